"""What the command line does about a failure nobody foresaw: a private note of where, a plain message.

The note holds the kind of failure and the places in the program, never messages or values: those may hold
people's data. Called by `cli.py` only.
"""

from __future__ import annotations

import contextlib
import os
import traceback
from pathlib import Path

from openfaith_desktop import paths
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.store.clock import utc_now

LARGEST = 1_000_000


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        lines.append(type(error).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines


def note(error: BaseException, folder: Path | None) -> Path | None:
    """Append where `error` happened to `logs/failures.log` in the data folder and return that file.

    `folder` None: the usual one. None when it can't be written. The file starts afresh when it has grown over a megabyte.
    """
    with contextlib.suppress(OSError, OpenFaithError):
        logs = paths.data_dir(folder) / "logs"
        logs.mkdir(exist_ok=True, mode=0o700)
        path = logs / "failures.log"
        grown = path.exists() and path.stat().st_size > LARGEST
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if grown else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join([utc_now(), *_chain(error)]) + "\n\n")
        return path
    return None


def unexpected(error: BaseException, kept: Path | None) -> OpenFaithError:
    """Return what a person is told about `error`, noted in the file `kept`."""
    where = f" Send us the file {kept} (it holds no people's data)." if kept else ""
    return OpenFaithError(
        f"Something unexpected happened ({type(error).__name__}).",
        what_to_do=f"Try again. If it happens again, run `openfaith doctor`.{where}",
    )
