"""What waits for a person's decision, answering it, and the rules that answer in advance.

Called by the window and the command line; returns documents, described in `docs/json.md`. What an answer does
is `sync.decisions`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import adapter, record_url, title_of
from openfaith_desktop.application import Application
from openfaith_desktop.application.shapes.decisions import (
    DecisionLine,
    DecisionList,
    Rules,
    Settled,
    SettledLine,
)
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import Action, ActionKind, NotFound, UsageError
from openfaith_desktop.store import connections, decisions, entities, links
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.questions import DecisionKind, Question
from openfaith_desktop.sync import brakes, modes
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision
from openfaith_desktop.sync.decisions.settle import settle
from openfaith_desktop.sync.decisions.settle_brakes import LOOK_AGAIN
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.sync.scope import Deletion, deletion

BY_MODE = "mode"
"""In place of a rule: what the connection's mode says."""
DELETIONS = "deletions"
"""Beside the fields: whether OpenFaith may delete there what a person says to delete there."""
ALLOW, NEVER = "allow", "never"


def listed(app: Application, name: str | None = None) -> DecisionList:
    """Return the open decisions of one or all connections, oldest first."""
    infos = [app.connection(name)] if name else app.connections()
    return {"decisions": [one for info in infos for one in app.store.read(_of, info)]}


def _of(db: Connection, info: ConnectionInfo) -> list[DecisionLine]:
    rows = decisions.listed(db, info.id)
    edits = entities.last_edits(db, [row.entity_id for row in rows if row.entity_id])
    found: list[DecisionLine] = []
    for type_name in {row.entity_type for row in rows}:
        mine = [row for row in rows if row.entity_type == type_name]
        theirs = links.by_external_ids(db, info.id, type_name, {row.external_id for row in mine})
        found += [_document(info, row, edits, theirs.get(row.external_id)) for row in mine]
    return sorted(found, key=lambda document: document["id"])


def _document(
    info: ConnectionInfo,
    row: Question,
    edits: Mapping[tuple[str, str], tuple[str, str]],
    link: Row[Any] | None,
) -> DecisionLine:
    type_ = ENTITY_TYPES[row.entity_type]
    by, at = edits.get((row.about, row.field), (None, None))
    is_field = row.kind is DecisionKind.FIELD
    ours, theirs = row.sides
    return {
        "id": row.id,
        "connection": info.name,
        "system": title_of(info.adapter),
        "kind": row.kind,
        "type": row.entity_type,
        "title": row.title,
        "entity_id": row.entity_id,
        "external_id": row.external_id,
        "url": record_url(info.adapter, row.entity_type, row.external_id) if row.external_id else None,
        "field": row.field if is_field else None,
        "label": type_.by_name[row.field].label if is_field else None,
        "ours": row.ours if is_field else None,
        "ours_by": by,
        "ours_at": at,
        "theirs": row.theirs if is_field else None,
        "theirs_at": link.external_updated_at if link is not None else None,
        "agreed": row.agreed,
        "candidates": [{"likely": "", **one} for one in row.candidates],
        "changed": ours.get("changed") or theirs.get("changed") or [],
        "survivor": {"entity_id": theirs.get("entity_id", ""), "title": theirs.get("title", "")}
        if row.kind == DecisionKind.MERGED
        else None,
        "number": theirs.get("number"),
        "about": [
            {
                "brake": cause["brake"],
                "type": cause["type"],
                "number": cause["number"],
                "total": cause["total"],
                "names": cause["names"],
            }
            for cause in theirs.get("causes", ())
        ],
        "answers": _answers(info, row),
        "asked_at": row.created_at,
    }


def _answers(info: ConnectionInfo, row: Question) -> list[str]:
    """Return the words that this question can be answered with; `value=…` stands for a typed value."""
    match row.kind:
        case DecisionKind.FIELD:
            return ["ours", "theirs", "value=…", "skip"]
        case DecisionKind.MATCH:
            return [*(f"value={candidate['entity_id']}" for candidate in row.candidates), "both"]
        case DecisionKind.DELETED_HERE:
            allowed = deletion(adapter(info.adapter), info, row.entity_type) is Deletion.ALLOWED
            return ["theirs", "skip", "ours"] if allowed else ["theirs", "skip"]
        case DecisionKind.BRAKE:
            return [brakes.GO_ON, brakes.KEEP, LOOK_AGAIN]
        case _:
            return ["theirs", "ours", "skip"]


def numbers(word: str) -> list[int]:
    """Return the decisions named by `3`, `3,5` or `3-9`. Raises `UsageError` for anything else."""
    found: list[int] = []
    for part in word.split(","):
        first, dash, last = part.strip().partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not dash)):
            raise UsageError(
                f"“{word}” names no decision.",
                what_to_do="Give its number, as in 3, or several, as in 3,5 or 3-9.",
                action=Action(ActionKind.SEE_DECISIONS),
            )
        found += range(int(first), min(int(last or first), int(first) + 100_000) + 1)
    return list(dict.fromkeys(found))


def decide(app: Application, ids: Sequence[int], word: str, author: str = "you") -> Settled:
    """Settle decisions with one answer, all or none; numbers between the first and the last that are not
    open are passed over when several are asked for.

    Raises `UsageError` when the answer doesn't fit or a side has changed since, `NotFound` when none is open.
    """
    answer = Answer.read(word)
    infos = {info.id: info for info in app.connections()}

    def work(db: Connection) -> list[SettledLine]:
        known = {row.id: row for row in decisions.get_many(db, ids)}
        rows = [row for one in ids if (row := known.get(one)) is not None and row.state == "open"]
        if not rows:
            raise NotFound(
                "No such decision is open.",
                what_to_do="Look at what needs your decision.",
                action=Action(ActionKind.SEE_DECISIONS),
            )
        asked = [
            OpenDecision(
                row,
                ENTITY_TYPES[row.entity_type],
                adapter(infos[row.connection_id].adapter),
                infos[row.connection_id],
                author,
            )
            for row in rows
        ]
        settle(db, asked, answer)
        return [
            {
                "id": row.id,
                "kind": row.kind,
                "title": row.title,
                "field": row.field if row.kind == DecisionKind.FIELD else None,
                "answer": word,
            }
            for row in rows
        ]

    settled = app.store.write(work)
    return {"settled": settled, "undo": f"decision-{_ranges([one['id'] for one in settled])}"}


def _ranges(ids: Sequence[int]) -> str:
    """Return numbers as a person would write them: `3,5-9`."""
    parts: list[list[int]] = []
    for one in sorted(ids):
        if parts and parts[-1][-1] == one - 1:
            parts[-1].append(one)
        else:
            parts.append([one])
    return ",".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)


def rules(app: Application, name: str, typed: Mapping[str, str]) -> Rules:
    """Return a connection's rules by field, after changing those typed. Raises `UsageError`.

    `deletions` (allow or never) is typed among them.
    """
    info = app.connection(name)
    typed = dict(typed)
    deletions = typed.pop(DELETIONS, None)
    if deletions not in (ALLOW, NEVER, None):
        raise UsageError(f"“{deletions}” is no rule for deletions.", what_to_do="Choose allow or never.")
    chosen = chosen_rules(info, typed)
    if typed or deletions:
        chosen = app.store.write(_set_rules, info.id, typed, deletions)
    permitted = modes.permissions(info.mode)
    return {
        "connection": name,
        "system": title_of(info.adapter),
        "rules": chosen,
        "deletions": app.connection(name).settings.get(DELETIONS, NEVER),
        "otherwise": {
            "both_changed": permitted.conflict,
            "only_theirs_changed": permitted.incoming,
        },
    }


def chosen_rules(info: ConnectionInfo, typed: Mapping[str, str]) -> dict[str, str]:
    """Return a connection's rules by field, as they are after changing those typed. Raises `UsageError`.

    A field is named alone, for every type that has it, or as `type.field`, which goes before.
    """
    known = {field for type_ in ENTITY_TYPES.values() for field in type_.by_name}
    of_one_type = {f"{type_.name}.{field}" for type_ in ENTITY_TYPES.values() for field in type_.by_name}
    words = [rule.value for rule in Rule]
    for field, word in typed.items():
        if field not in known | of_one_type:
            raise UsageError(
                f"No record has a field “{field}”.", what_to_do=f"Choose one of: {', '.join(sorted(known))}."
            )
        if word not in (*words, BY_MODE):
            raise UsageError(
                f"“{word}” is no rule.",
                what_to_do=f"Choose {', '.join(words)}, or {BY_MODE} for what the mode says.",
            )
    chosen = {**info.settings.get("rules", {}), **typed}
    return {field: word for field, word in sorted(chosen.items()) if word != BY_MODE}


def _set_rules(
    db: Connection, connection_id: int, typed: Mapping[str, str], deletions: str | None
) -> dict[str, str]:
    # Read anew: somebody else may have set another field's rule meanwhile.
    chosen = chosen_rules(connections.by_id(db, connection_id), typed)
    changed = {"rules": chosen, **({DELETIONS: deletions} if deletions else {})}
    connections.update_settings(db, connection_id, **changed)
    # The questions that a new rule answers are asked of the rule with the next sync.
    for row in decisions.listed(db, connection_id, kind=DecisionKind.FIELD):
        if row.field in typed or f"{row.entity_type}.{row.field}" in typed:
            links.mark_dirty(db, connection_id, row.entity_type, [row.external_id])
    return chosen
