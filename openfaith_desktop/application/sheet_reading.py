"""A CSV file as lines of cells under known columns, or what is wrong with it and in which line. Changes nothing.

Called by `importing`. What a cell means for a record is decided in `sync.importing`.
"""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from openfaith_desktop.application import saved_lists, sheets
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import InvalidValue, UsageError
from openfaith_desktop.sync.importing.lines import Line

LARGEST_FILE = 100 * 1024 * 1024
LONGEST_CELL = 100_000
SEPARATORS = (",", ";", "\t")
_AS_UTF_8 = "Save the list again as “CSV UTF-8”, then import that."


def read(file: Path, type_name: str | None) -> tuple[EntityType, list[Line], tuple[str, ...]]:
    """Return what a file's records are, its lines, and the headings of columns that aren't read.

    `type_name` None: what its ids say, else people. Raises `InvalidValue`, naming the line, or `UsageError` when the
    file can't be read.
    """
    rows = _rows(_text(file))
    nothing: tuple[int, list[str]] = (0, [])
    number, header = next(rows, nothing)
    if not header:
        raise InvalidValue(
            f"{file.name} is empty.", what_to_do="Choose a list with headings in its first line."
        )
    cells = list(_whole(rows, header, number))
    type_ = entity_type(type_name) if type_name else _type(header, cells)
    columns = _columns(type_, header, number)
    return (
        type_,
        [_line(at, row, columns) for at, row in cells],
        tuple(
            heading.strip()
            for place, heading in enumerate(header)
            if place not in columns and heading.strip()
        ),
    )


def wrong(line: int, title: str, what_to_do: str) -> InvalidValue:
    """Return the error for a line."""
    return InvalidValue(f"Line {line}: {title}", what_to_do=what_to_do)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UsageError(
                f"{file.name} is too large for a list.", what_to_do="Part it into several, then import each."
            )
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file.name} can't be read.", what_to_do="Check that it is there and that you may read it."
        ) from error
    # Excel's “Unicode text” is the one other form that says what it is.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise wrong(line, "a letter can't be read.", _AS_UTF_8) from error
    if (nul := text.find("\x00")) >= 0:
        line = text.count("\n", 0, nul) + 1
        raise wrong(line, "this is no text.", "Choose a CSV file. A spreadsheet can save a list as one.")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that isn't blank, with the number it begins at."""
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    # As is: the csv module reads line ends within quotes by itself.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise _too_long(number) from error
            raise wrong(
                number,
                "its quotation marks don't match.",
                "Correct that line, or save the list again from a spreadsheet.",
            ) from error
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise _too_long(number)
        if any(cell.strip() for cell in row):
            yield number, row


def _too_long(line: int) -> InvalidValue:
    return wrong(
        line, f"a cell is longer than {LONGEST_CELL:,} letters.", "Check its quotation marks, or shorten it."
    )


def _whole(
    rows: Iterator[tuple[int, list[str]]], header: Sequence[str], first: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines below the headings, each as long as they are."""
    for number, row in rows:
        if row == header:
            raise wrong(
                number,
                f"the headings of line {first} stand here again.",
                "Take this line out if the lists belong together.",
            )
        if any(cell.strip() for cell in row[len(header) :]):
            raise wrong(
                number,
                "it has more cells than there are headings.",
                "Put a cell that holds a comma in quotation marks.",
            )
        yield number, [*row[: len(header)], *[""] * (len(header) - len(row))]


def _type(header: Sequence[str], cells: Sequence[tuple[int, list[str]]]) -> EntityType:
    """Return what the ids in the file say it holds; people when they say nothing."""
    places = [i for i, heading in enumerate(header) if heading.strip().casefold() == sheets.ID.casefold()]
    for _, row in cells:
        for place in places:
            # What is no id is told with its line, once it is known what the others are.
            with contextlib.suppress(UsageError):
                if (found := ENTITY_TYPES.get(type_of(row[place].strip()))) is not None:
                    return found
    return PERSON


def _columns(type_: EntityType, header: Sequence[str], line: int) -> dict[int, str]:
    """Return which field or kind of contact stands in which place."""
    known = {sheets.ID.casefold(): sheets.ID}
    for one in sheets.contacts(type_):
        if one.field is not None:
            known |= {word.casefold(): one.type.name for word in (one.type.plural, one.type.label)}
    for field in type_.fields:
        known |= {field.label.casefold(): field.name, field.name.casefold(): field.name}
    columns: dict[int, str] = {}
    for place, heading in enumerate(header):
        name = known.get(saved_lists.meant(heading.strip()).casefold())
        if name is None:
            continue
        if name in columns.values():
            raise wrong(line, f"the heading “{heading.strip()}” is there twice.", "Take one of them out.")
        columns[place] = name
    if not set(columns.values()) - {sheets.ID}:
        labels = ", ".join(field.label for field in type_.fields[:4])
        raise wrong(line, "no heading is known.", f"Begin the list with headings, such as {labels}.")
    return columns


def _line(number: int, row: Sequence[str], columns: dict[int, str]) -> Line:
    cells = {name: saved_lists.meant(row[place]).strip() for place, name in columns.items()}
    one = cells.pop(sheets.ID, "")
    return Line(number, one, {name: cell for name, cell in cells.items() if cell})
