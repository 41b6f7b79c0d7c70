"""Run a command with a throw-away PostgreSQL server: `python tools/with_postgresql.py COMMAND…`.

The server listens on loopback only, as a user of its own (PostgreSQL refuses to run as root), in a folder
that is deleted afterwards; it is stopped by its process id, whatever becomes of the command. The command
finds its address in OPENFAITH_TEST_SERVER. Without PostgreSQL nothing is run, and that is said.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
SETTINGS = {
    "listen_addresses": HOST,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs: Debian keeps them out of the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _as_own_user() -> dict[str, Any]:
    """Return what lets a program run as the database's own user: it refuses to run as root."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if root else {}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server and yield its address; stop it by its process id."""
    folder = Path(tempfile.mkdtemp(prefix="openfaith-postgresql-"))
    try:
        if _as_own_user():
            shutil.chown(folder, "postgres")
        data, port = folder / "data", _free_port()
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **_as_own_user()}
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "openfaith", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*initdb, "--no-sync", "--locale=C.UTF-8"], **quiet)
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        start = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        start += ["-o", f"-p {port} -k {folder} {options}", "start"]
        subprocess.run(start, **quiet)
        pid = int((data / "postmaster.pid").read_text().splitlines()[0])
        try:
            yield f"postgresql+psycopg://openfaith@{HOST}:{port}/postgres"
        finally:
            os.kill(pid, signal.SIGINT)
            stop = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "fast", "stop"]
            subprocess.run(stop, **{**quiet, "check": False}, stderr=subprocess.DEVNULL)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command and return its exit code; 0 when there is no PostgreSQL."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL isn't installed: the tests on it are left out.")
        print("On Debian and Ubuntu: sudo apt-get install -y postgresql")
        return 0
    with server(programs) as url:
        return subprocess.run(
            command, env={**os.environ, "OPENFAITH_TEST_SERVER": url}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
