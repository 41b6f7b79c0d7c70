"""Lists that a person keeps as a file: CSV that every spreadsheet opens, and that none of them executes.

A file is there whole or not at all: it is written beside its place and then put there, so that one that was there
before stays until then. Called by `exporting` and the window's pages.
"""

from __future__ import annotations

import contextlib
import csv
import errno
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openfaith_desktop.errors import DiskFull, UsageError

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet takes for a formula. Source: OWASP, “CSV injection”."""
_MARK = "'"


def save(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a list as CSV in UTF-8, with the mark that Excel knows it by, and return how many rows it has.

    Raises `DiskFull`, or `UsageError` when it can't be there for another reason; then nothing has changed there.
    """
    draft: Path | None = None
    number = 0
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8-sig", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            # All in quotes: where a semicolon parts cells, one within a cell would begin another.
            table = csv.writer(file, quoting=csv.QUOTE_ALL)
            table.writerow([plain(cell) for cell in header])
            for row in rows:
                table.writerow([plain(cell) for cell in row])
                number += 1
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(
                f"There is no room to save {path.name}.",
                what_it_means="The list was not saved. Nothing else was changed.",
                what_to_do="Free some room, or choose another folder.",
            ) from error
        raise UsageError(
            f"{path.name} can't be saved there.", what_to_do="Choose another folder or another name."
        ) from error
    finally:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
    return number


def plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `meant` is the way back."""
    return f"{_MARK}{cell}" if cell.lstrip(_MARK)[:1] in FORMULA and cell else cell


def meant(cell: str) -> str:
    """Return what a cell of such a list means: without the mark that `plain` set before it."""
    return cell[1:] if cell[:1] == _MARK and cell.lstrip(_MARK)[:1] in FORMULA else cell
