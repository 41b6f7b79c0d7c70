"""One window a data folder: a second start hands its arguments to the first and ends.

The lock says who is first; the local socket carries the arguments. Both are this user's alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 3_000
LARGEST = 64 * 1024
"""Bytes of arguments taken from a second start."""


def _name(folder: Path) -> str:
    return "openfaith-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


class Single(QObject):
    """`first` tells whether this start is the first; then `called` tells the arguments of every later one."""

    called = Signal(list)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = _name(folder)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(0)
        self._server = QLocalServer(self)
        if self.first:
            QLocalServer.removeServer(self._name)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._take)
            self._server.listen(self._name)

    def call(self, arguments: Sequence[str]) -> bool:
        """Hand arguments to the first window; return whether it took them."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(json.dumps(list(arguments)).encode() + b"\n")
        taken = socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)
        socket.disconnectFromServer()
        return taken

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LARGEST:
                socket.abort()
            return
        line = bytes(socket.readLine(LARGEST).data())
        try:
            arguments = json.loads(line)
        except ValueError:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(arguments, list):
            self.called.emit([str(one) for one in arguments])

    def close(self) -> None:
        """Let another start be the first."""
        self._server.close()
        if self.first:
            self._lock.unlock()
