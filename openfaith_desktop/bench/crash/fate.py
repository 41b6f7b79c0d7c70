"""One program that dies: runs a command in this process, counting commits and requests, until it is killed at one.

Each commit has a boundary before it and one after; each request one before it leaves and one after its answer came,
before anything of it is stored. The death is a SIGKILL, by which nothing is tidied up. Runs in processes of its own,
begun by `playing.py`; imports all a command needs, since those processes are forked from one that has it loaded.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

import httpx
from sqlalchemy.engine.default import DefaultDialect

from openfaith_desktop.application import Application, connections, decisions, syncing, undo
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.sync.engine import StopFlag
from openfaith_planning_center import session

importlib.import_module("openfaith_planning_center.adapter")  # loaded once for all

Command = tuple[str, ...]
"""The name of one of `COMMANDS`, and what it is given."""
NAME = "hope"
PRETEND_TOKEN = "demo:demo"  # noqa: S105  the simulator's own
PAGE = 3
PASSED = "boundaries.txt"
"""The file that says which boundaries were passed, one a line; the last one of a killed program is its end."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process at once by any signal


class Fate:
    """Counts boundaries; the process dies at number `dies_at` (0: never)."""

    def __init__(self, dies_at: int, passed: TextIO) -> None:
        self._count, self._dies_at, self._passed = 0, dies_at, passed
        self._lock = threading.Lock()

    def boundary(self, name: str) -> None:
        """Pass one, or don't."""
        with self._lock:
            self._count += 1
            self._passed.write(f"{name}\n")
            if self._count == self._dies_at:
                self._passed.flush()
                os.kill(os.getpid(), KILL)

    def rule(self) -> None:
        """Count every commit and request of this process from now on."""
        commit, send = DefaultDialect.do_commit, httpx.AsyncClient.send

        def committed(dialect: DefaultDialect, db: Any) -> None:
            self.boundary("before a commit")
            commit(dialect, db)
            self.boundary("after a commit")

        async def sent(client: httpx.AsyncClient, request: httpx.Request, **how: Any) -> httpx.Response:
            asked = f"{request.method} {request.url.path}"
            self.boundary(f"before {asked}")
            answer = await send(client, request, **how)
            await answer.aread()
            self.boundary(f"after {asked}")
            return answer

        DefaultDialect.do_commit = committed  # type: ignore[assignment]
        httpx.AsyncClient.send = sent  # type: ignore[assignment]


def live(folder: Path, command: Command, dies_at: int, breaks: str) -> None:
    """Run a command on a data folder and exit with its code, unless killed. `breaks` names what breaks the engine first."""
    os.environ |= {"OPENFAITH_KEYRING": "off", "OPENFAITH_DATA_DIR": str(folder)}
    with (
        (folder / "said.txt").open("a", encoding="utf-8") as said,
        (folder / PASSED).open("w", encoding="utf-8") as passed,
    ):
        session.PAGE = PAGE
        if breaks:
            module, _, name = breaks.partition(":")
            broken: Callable[[], None] = vars(importlib.import_module(module))[name]
            broken()
        Fate(dies_at, passed).rule()
        said.write(f"$ {' '.join(command)}\n")
        said.flush()
        code = 0
        try:
            with Application(folder) as app:
                COMMANDS[command[0]](app, *command[1:])
        except OpenFaithError as error:
            said.write(f"{type(error).__name__}: {error.title}\n")
            code = 1
        except BaseException:
            said.write(traceback.format_exc())
            code = 2
    os._exit(code)


def _connect(app: Application, mode: str, base_url: str) -> None:
    asyncio.run(connections.connect(app, "planning-center", NAME, mode, PRETEND_TOKEN, base_url))


def _push(app: Application, *ids: str) -> None:
    asyncio.run(syncing.push(app, NAME, ids, StopFlag()))


def _decide(app: Application, number: str, answer: str) -> None:
    decisions.decide(app, [int(number)], answer)


def _running(run: syncing.Run) -> Callable[[Application], None]:
    async def work(app: Application) -> None:
        await run(app, NAME, StopFlag())

    return lambda app: asyncio.run(work(app))


COMMANDS: Mapping[str, Callable[..., object]] = {
    "connect": _connect,
    "sync": _running(syncing.sync),
    "compare": _running(syncing.compare),
    "webhook": _running(syncing.notified),
    "push": _push,
    "undo": undo.take_back,
    "decide": _decide,
}
