"""What both sides must hold in the end, and what does not hold: from raw rows, with nothing of what is judged.

A scene promises row by row what changes; everything else must be as it was. Rows are told by their marks, as in the
simulation's judge (`simulation/oracle/rows.py`), and compared as multisets: nothing lost, nothing twice.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openfaith_desktop.bench.simulation.oracle import rows
from openfaith_desktop.bench.simulation.oracle.rows import Church, Key, Side

BOTH = ("here", "there")
Question = tuple[str, str, str]
"""What a question is: its kind, the mark of its record, and its field or ""."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How one record ends: these fields are changed, or it is new; `values` None: it is gone."""

    kind: str
    mark: str
    values: Mapping[str, Any] | None
    sides: Sequence[str] = BOTH


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides at one moment, as values by key."""

    here: Side
    there: Side
    kept: Counter[str] = field(default_factory=Counter[str])
    """The changes that a person made, as the history tells them, by text."""


def look(database: Path, church: Church) -> Sides:
    """Read both sides."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        here = rows.here(db)
        kept = Counter(
            f"{_mark(here, row)} {row['operation']} {row['field']}: {row['old']} → {row['new']}"
            for row in db.execute("SELECT * FROM change WHERE operation NOT LIKE 'sent%'")
        )
    return Sides(here, rows.there(church, {}), kept)


def _mark(side: Side, row: sqlite3.Row) -> str:
    kind, mark = side.keys.get((row["entity_type"], row["entity_id"]), (row["entity_type"], "?"))
    return f"{kind} {mark}"


def broken(
    before: Sides, ends: Sequence[Ends], asked: Sequence[Question], database: Path, church: Church
) -> list[str]:
    """Return in words what is not as promised: empty when all is well."""
    now = look(database, church)
    found: list[str] = []
    for name, was, is_ in (("here", before.here, now.here), ("there", before.there, now.there)):
        wanted = _wanted(was, [one for one in ends if name in one.sides])
        held = Counter(_text(key, raw.values) for key, found_ in is_.rows.items() for raw in found_)
        found += [f"lost {name}: {text}" for text in (wanted - held).elements()]
        found += [f"too much {name}: {text}" for text in (held - wanted).elements()]
    return [*found, *_left_over(now, asked, database)]


def _wanted(was: Side, ends: Sequence[Ends]) -> Counter[str]:
    held: dict[Key, dict[str, Any]] = {key: dict(raw.values) for key, (raw,) in was.rows.items()}
    for one in ends:
        key = (one.kind, one.mark)
        if one.values is None:
            held.pop(key, None)
        else:
            held[key] = {**(held.get(key) or _blank(one.kind)), **one.values}
    return Counter(_text(key, values) for key, values in held.items())


def _blank(kind: str) -> dict[str, Any]:
    values = {name: read(None) for name, (_, read) in rows.FIELDS[kind].items()}
    values |= dict.fromkeys(rows.POINTS_TO.get(kind, ()), None)
    return values | ({"status": "active"} if kind == "person" else {})


def _text(key: Key, values: Mapping[str, Any]) -> str:
    shown = ", ".join(
        f"{name}={value}" for name, value in sorted(values.items()) if value not in (None, False)
    )
    return f"{key[0]} {key[1]} ({shown})"


def _left_over(now: Sides, asked: Sequence[Question], database: Path) -> list[str]:
    """Judge what must not be left when everything is quiet, and what a person is asked."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        open_ = Counter(
            _question(now, row) for row in db.execute("SELECT * FROM decision WHERE state = 'open'")
        )
        left = {
            "waits to be sent": "SELECT operation || ' ' || entity_id FROM outbox",
            "is a problem": "SELECT title || ': ' || cause FROM problem WHERE state = 'open'",
            "is a delivery nobody looked at": "SELECT action || ' ' || entity_type FROM webhook_delivery WHERE state = 'waiting'",
        }
        found = [f"{row[0]} {what}" for what, query in left.items() for row in db.execute(query)]
    wanted = Counter(asked)
    found += [f"not asked: {one}" for one in (wanted - open_).elements()]
    return found + [f"asked without a cause, or twice: {one}" for one in (open_ - wanted).elements()]


def _question(now: Sides, row: sqlite3.Row) -> Question:
    type_ = row["entity_type"]
    key = now.here.keys.get((type_, str(row["entity_id"]))) or now.there.keys.get((type_, row["external_id"]))
    return (row["kind"], key[1] if key else row["title"] or "", row["field"])
