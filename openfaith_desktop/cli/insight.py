"""Commands that explain and foretell, and choices that are more than one answer: parsing, calling, and their texts.

`why`, `what-if`, `changes`, `activity`, `bring-in`, `same-as`, `duplicates`, `disconnect`, `export`, `import`. Their
documents are the application's own shapes; the schemas are made from them (`tools/schemas.py`). Called by `commands`
and `text`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import UnionType
from typing import Any

from openfaith_desktop.application import (
    Application,
    activity,
    disconnecting,
    duplicates,
    exporting,
    history,
    importing,
    only_there,
    what_if,
    why,
    words,
)
from openfaith_desktop.application.activity import Activity
from openfaith_desktop.application.disconnecting import Disconnection
from openfaith_desktop.application.duplicates import Answered, Duplicates
from openfaith_desktop.application.exporting import Exported
from openfaith_desktop.application.history import ChangeWindow
from openfaith_desktop.application.importing import Imported
from openfaith_desktop.application.only_there import BroughtIn
from openfaith_desktop.application.what_if import Change
from openfaith_desktop.application.why import Why
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import OpenFaithError, UsageError
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.webhooks import subscriptions

MODE = "mode"
"""What a changed mode is typed as, beside rules by field."""


@dataclass(frozen=True, slots=True)
class Whys:
    """Why each field of a record is as it is."""

    fields: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Activities:
    """What was done, newest first."""

    activity: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Same:
    """That a record there is one here, and what takes that back."""

    entity_id: str
    undo: str


DOCUMENTS: Mapping[str, type | UnionType] = {
    "why": Whys,
    "what-if": Change,
    "changes": ChangeWindow,
    "activity": Activities,
    "bring-in": BroughtIn,
    "same-as": Same,
    "duplicates": Duplicates | Answered,
    "disconnect": Disconnection,
    "export": Exported,
    "import": Imported,
}
"""The shape of each command's document."""

Interruptible = Callable[[Callable[[StopFlag], Awaitable[Any]]], Any]


def run(app: Application, a: argparse.Namespace, interruptible: Interruptible) -> dict[str, Any]:
    """Carry out one of these commands and return its document."""
    return asdict(_run(app, a, interruptible))


def _run(app: Application, a: argparse.Namespace, interruptible: Interruptible) -> Any:
    match a.command:
        case "why":
            field = (why.why(app, a.id, a.field, a.connection),) if a.field else None
            return Whys(field or why.whys(app, a.id, a.connection))
        case "what-if":
            return interruptible(lambda stop: _what_if(app, a.name, a.changes, stop))
        case "changes":
            return history.changes(app, a.run, a.offset, a.limit)
        case "activity":
            return Activities(activity.activity(app, a.before, a.limit))
        case "export":
            wishes = (a.search, a.filter, a.connection, a.sort, a.descending)
            return exporting.export(app, a.type, a.file, *wishes)
        case "import":
            work = importing.preview if a.preview else importing.bring
            return work(app, a.file, a.type)
        case "bring-in":
            return only_there.bring_in(app, a.ids)
        case "same-as":
            return Same(a.id, only_there.same_as(app, a.link, a.id))
        case "duplicates":
            if a.same:
                return duplicates.say_same(app, *a.same)
            if a.different:
                return duplicates.say_two(app, *a.different)
            return duplicates.listed(app, a.limit)
        case _:
            return _disconnect(app, a.name, a.yes)


async def _what_if(app: Application, name: str, typed: Sequence[str], stop: StopFlag) -> Change:
    parts = [word.partition("=") for word in typed]
    wanted = {name: value for name, _, value in parts}
    if not all(equals for _, equals, _ in parts) or (MODE in wanted and len(wanted) > 1):
        raise UsageError(
            "That is no change to try.", what_to_do="Write mode=full, or field=rule as often as you like."
        )
    if MODE in wanted:
        return await what_if.mode(app, name, wanted[MODE], stop)
    return await what_if.rules(app, name, wanted, stop)


def _disconnect(app: Application, name: str, sure: bool) -> Disconnection:
    would = disconnecting.preview(app, name)
    if not sure:
        return would
    if would.webhooks:
        # Those that can't be ended now, the other system ends by itself once nobody answers.
        with contextlib.suppress(OpenFaithError):
            asyncio.run(subscriptions.end(app, name))
    return disconnecting.disconnect(app, name)


# --- how they read --------------------------------------------------------------------------------------


def text(command: str, document: Mapping[str, Any]) -> str:
    """Return a document as text for people."""
    match command:
        case "why":
            return "\n".join(line for one in document["fields"] for line in _why(one))
        case "what-if":
            return "\n".join(_what_if_lines(document))
        case "changes":
            lines = [_change(one) for one in document["rows"]]
            return "\n".join([*lines, f"{document['total']:,} in all."])
        case "activity":
            return "\n".join(_activity(one) for one in document["activity"]) or "Nothing was done yet."
        case "bring-in":
            lines = [f"{len(document['ids']):,} brought in."]
            if document["asked"]:
                names = ", ".join(document["asked"])
                lines.append(f"Answer first whether they are somebody here (openfaith decisions): {names}.")
            return "\n".join(lines)
        case "export":
            type_ = ENTITY_TYPES[document["type"]]
            kind = (type_.label if document["records"] == 1 else type_.plural).lower()
            return f"{document['records']:,} {kind} written to {document['file']}."
        case "import":
            return "\n".join(_imported(document))
        case "same-as":
            return f"Said to be the same. Take it back: openfaith undo {document['undo']}"
        case "duplicates":
            return "\n".join(_answered(document) if "answer" in document else _duplicates(document))
        case _:
            return "\n".join(_ended(document))


def _imported(document: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for key, said, names in (
        ("new", "new", document["new_names"]),
        ("changed", "changed", document["changed_names"]),
        ("same", "the same as here", ()),
    ):
        number = document[key]
        who = ", ".join(names) + (", …" if len(names) < number else "")
        lines.append(f"{number:,} {said}" + (f": {who}" if names else ""))
    for one in document["waits"]:
        whom = (
            f"line {one['same_as_line']}" if one["same_as_line"] else f"{one['title']} ({one['entity_id']})"
        )
        lines.append(
            f"Line {one['line']}, {one['name']}: left out, perhaps {whom}: {', '.join(one['reasons'])}."
        )
    if document["waits"]:
        lines.append(
            "Say who they are in the column Id: the id of the same one, or “new”. Then import it again."
        )
    if document["not_read"]:
        lines.append(f"Not read, for OpenFaith has no such field: {', '.join(document['not_read'])}.")
    if not document["done"]:
        return [*lines, "Nothing has changed yet."]
    return [*lines, *([f"Take it back: openfaith undo {document['undo']}"] if document["undo"] else [])]


def _why(one: Mapping[str, Any]) -> list[str]:
    by = f" (by {one['here_by']}, {one['here_at'][:10]})" if one["here_by"] else ""
    lines = [f"{one['label']}: {one['here'] or '(empty)'}{by}"]
    if one["there_known"]:
        lines.append(f"  In {one['system']}: {one['there'] or '(empty)'}")
    if one["agreed"]:
        lines.append(f"  Both had: {one['both_had'] or '(empty)'}")
    lines.append(f"  {one['sentence']}")
    return lines


def _what_if_lines(document: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for key, when in (("now", "As it is"), ("then", "After the change")):
        totals = document[key]["counts"]
        lines.append(f"{when}, a sync would do this:")
        for name, numbers in totals.items():
            said = ", ".join(f"{number:,} {_COUNTED[kind]}" for kind, number in numbers.items() if number)
            lines.append(f"  {ENTITY_TYPES[name].plural}: {said or 'nothing'}")
        if not totals:
            lines.append("  nothing")
    return [*lines, "Nothing has changed yet."]


_COUNTED = {
    "added": "added here",
    "linked": "linked",
    "updated": "updated here",
    "removed": "deleted here",
    "merged": "merged here",
    "sent_new": "added there",
    "sent_updates": "updated there",
    "sent_removals": "deleted there",
    "skipped": "only there, left",
    "asked": "to decide",
    "failed": "couldn't be copied",
}


def _change(one: Mapping[str, Any]) -> str:
    values = f": {one['old'] or '(empty)'} → {one['new'] or '(empty)'}" if one["field"] else ""
    return f"{one['at'][:16]}  {one['person']}  {one['sentence']}{values}"


def _activity(one: Mapping[str, Any]) -> str:
    more = one["records"] - len(one["names"])
    who = ", ".join(one["names"]) + (f" and {more:,} more" if more > 0 else "")
    undo = f"  (openfaith undo {one['undo']})" if one["undo"] else ""
    return f"{one['at'][:16]}  {one['by']}: {one['sentence']}. {who}{undo}"


def _duplicates(document: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for pair in document["pairs"]:
        one, other = (
            f"{who['title']} {who['id']}" + (f" (in {', '.join(who['systems'])})" if who["systems"] else "")
            for who in pair["people"]
        )
        why_same = words.why_same(pair["likely"], pair["reasons"], pair["against"])
        lines += [f"{one} and {other}", f"  {why_same}", f"  {pair['what_to_do']}"]
    if not lines:
        return ["Nobody seems to be here twice."]
    say = "Say it: openfaith duplicates --same ID ID, or --different ID ID"
    return [*lines, say, f"{document['total']:,} in all."]


def _answered(document: Mapping[str, Any]) -> list[str]:
    one, other = (f"{who['title']} {who['id']}" for who in document["people"])
    said = f"{one} and {other} are two. They aren't listed again."
    if document["answer"] == "same":
        said = f"They are one: {one} stays, with all that was {other}'s."
    return [said, f"Take it back: openfaith undo {document['undo']}"]


def _ended(document: Mapping[str, Any]) -> list[str]:
    stay = ", ".join(f"{n:,} {ENTITY_TYPES[name].plural.lower()}" for name, n in document["stay"].items())
    lines = [f"Stay here: {stay or 'no records'}."]
    closed = (
        (document["unsent"], "records with edits aren't sent any more"),
        (document["decisions"], "questions are closed"),
        (document["problems"], "problems are closed"),
        (document["runs"], "runs can't be undone any more"),
    )
    lines += [f"{number:,} {what}." for number, what in closed if number]
    name = document["connection"]
    if not document["done"]:
        return [*lines, f"Nothing has changed yet. End it: openfaith disconnect {name} --yes"]
    if document["backup"]:
        lines.append(f"The database as it was is kept: {document['backup']}")
    if document["signed_out"] is False:
        lines.append(f"{document['system']} couldn't be told. End OpenFaith's permission there by hand.")
    return [*lines, f"{name} is not connected to {document['system']} any more."]
