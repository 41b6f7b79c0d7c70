"""What the command line does about a failure nobody foresaw: a note of where in the log, a plain message.

Called by `commands` only.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from openfaith_desktop import logs, paths
from openfaith_desktop.errors import OpenFaithError


def note(error: BaseException, folder: Path | None) -> Path | None:
    """Note where `error` happened in the log and return its file; None when it can't be written.

    `folder` is the data folder, None the usual one.
    """
    with contextlib.suppress(OSError):
        return logs.failure(error, paths.data_dir(folder))
    return None


def unexpected(error: BaseException, kept: Path | None) -> OpenFaithError:
    """Return what a person is told about `error`, noted in the file `kept`."""
    where = f" Send us the file {kept} (it holds no people's data)." if kept else ""
    return OpenFaithError(
        f"Something unexpected happened ({type(error).__name__}).",
        what_to_do=f"Try again. If it happens again, have everything examined.{where}",
    )
