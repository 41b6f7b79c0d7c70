"""Lists that a person keeps as a file: CSV that every spreadsheet opens, and that none of them executes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from openfaith_desktop.errors import UsageError

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a list as CSV in UTF-8, with the mark that Excel knows it by. Raises `UsageError` when it can't be."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(header)
            for row in rows:
                table.writerow([_plain(cell) for cell in row])
    except OSError as error:
        raise UsageError(
            f"{path.name} can't be saved there.", what_to_do="Choose another folder, or make room."
        ) from error


def _plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula. Source: OWASP, “CSV injection”."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell
