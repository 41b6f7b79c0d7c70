"""Brakes: what a run never does without a person's word, because it looks like an accident.

A brake asks once, as a decision of the kind `brake`; the answer holds for the records it was given for.
Everything is checked before anything is applied. Source: the documentation page on what sync does, “Brakes”.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import absent, decisions, entities, links, runs
from openfaith_desktop.sync.context import RunContext

FEW_REMOVALS, REMOVED_SHARE = 5, 0.01
MOST_CHANGES, CHANGED_SHARE = 200, 0.10
UNSEEN_CREATES = 500
REMOVE, CHANGE, CREATE, EMPTY = "remove", "change", "create", "empty"


def removals(
    connection: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]
) -> BrakeStopped | None:
    """Return why these records, which their list lacks, may not be removed here yet; None: they may.

    More than 5 and more than 1 % of a type need a person's word.
    """
    if len(external_ids) <= FEW_REMOVALS:
        return None
    total = absent.linked_living(connection, ctx.connection.id, type_.name)
    unsettled = set(external_ids) - _allowed(connection, ctx, type_, REMOVE, EMPTY)
    if len(unsettled) <= FEW_REMOVALS or len(unsettled) <= REMOVED_SHARE * total:
        return None
    number = len(external_ids)
    return _ask(
        connection,
        ctx,
        type_,
        REMOVE,
        external_ids,
        f"{number} of {total} {type_.plural.lower()} seem to be deleted in {ctx.adapter.title}.",
        "So many at once may be a mistake, or permissions that were taken away. Nothing was changed here.",
        f"Look in {ctx.adapter.title} whether they are really gone.",
    )


def empty(connection: Connection, ctx: RunContext, type_: EntityType) -> BrakeStopped | None:
    """Return why a list that came back empty, and was not before, is not believed; None: a person said so."""
    known = links.active_external_ids(connection, ctx.connection.id, type_.name)
    if not set(known) - _allowed(connection, ctx, type_, EMPTY):
        return None
    return _ask(
        connection,
        ctx,
        type_,
        EMPTY,
        known,
        f"{ctx.adapter.title} suddenly shows no {type_.plural.lower()} at all.",
        f"There were {len(known)} before. OpenFaith changed nothing, in case this is a mistake.",
        "Check there that your account may still see them.",
    )


def changes(
    connection: Connection, ctx: RunContext, type_: EntityType, entity_ids: Collection[str]
) -> BrakeStopped | None:
    """Return why these entities, which a run would change on either side, may not be changed yet.

    More than 200 and more than 10 % of a type need a person's word.
    """
    total = absent.linked_living(connection, ctx.connection.id, type_.name)
    unsettled = set(entity_ids) - _allowed(connection, ctx, type_, CHANGE)
    if not many_changes(len(unsettled), total):
        return None
    return _ask(
        connection,
        ctx,
        type_,
        CHANGE,
        entity_ids,
        f"This sync would change {len(entity_ids)} of {total} {type_.plural.lower()}.",
        "So many at once may be a mistake on one of the two sides. Nothing was changed yet.",
        f"Look at what would change: `openfaith preview {ctx.connection.name}`.",
    )


def many_changes(number: int, total: int) -> bool:
    """Return whether so many changed records need a person's word."""
    return number > MOST_CHANGES and number > CHANGED_SHARE * total


def creates(connection: Connection, ctx: RunContext, type_: EntityType) -> BrakeStopped | None:
    """Return why a run may not create its many records there yet.

    More than 500 need a preview that showed them, of this connection and mode, or a person's word.
    """
    if not (ctx.permissions.create_there and ctx.adapter.capabilities.types[type_.name].creatable):
        return None
    number = entities.count_unlinked(connection, ctx.connection.id, type_.name)
    if number <= UNSEEN_CREATES:
        return None
    preview = runs.latest(connection, ctx.connection.id, "preview")
    shown: dict[str, dict[str, int]] = {}
    if preview is not None and preview.mode == ctx.connection.mode and preview.state == "done":
        shown = preview.counts or {}
    seen = shown.get(type_.name, {}).get("sent_new", 0)
    settled = _settled(connection, ctx, type_, CREATE)
    allowed = settled["number"] if settled else 0
    if number <= max(seen, allowed):
        return None
    return _ask(
        connection,
        ctx,
        type_,
        CREATE,
        (),
        f"This sync would add up to {number:,} {type_.plural.lower()} to {ctx.adapter.title}.",
        "So many were in no preview yet. Nothing was changed on either side.",
        f"Look first: `openfaith preview {ctx.connection.name}`. If that is what you want, sync again.",
        number,
    )


# --- asking, and what was answered --------------------------------------------------------------------


def _settled(connection: Connection, ctx: RunContext, type_: EntityType, cause: str) -> dict[str, Any] | None:
    """Return what a person let happen: the number and ids of the question; None: nothing."""
    for row in decisions.listed(
        connection, ctx.connection.id, kind="brake", entity_type=type_.name, state="settled"
    ):
        answer: dict[str, Any] = row.answer or {}
        if row.field == cause and answer.get("choice") == "theirs":
            return row.theirs
    return None


def _allowed(connection: Connection, ctx: RunContext, type_: EntityType, *causes: str) -> set[str]:
    found: set[str] = set()
    for cause in causes:
        settled = _settled(connection, ctx, type_, cause)
        found.update(settled["ids"] if settled else ())
    return found


def close_all(connection: Connection, ctx: RunContext) -> None:
    """Close the questions of brakes: a run that came to its end had no cause for any."""
    still_open = decisions.listed(connection, ctx.connection.id, kind="brake")
    decisions.close(connection, [row.id for row in still_open])


def _ask(
    connection: Connection,
    ctx: RunContext,
    type_: EntityType,
    cause: str,
    ids: Collection[str],
    title: str,
    what_it_means: str,
    what_to_do: str,
    number: int | None = None,
) -> BrakeStopped:
    question = {
        "kind": "brake",
        "entity_type": type_.name,
        "external_id": "",
        "field": cause,
        "entity_id": None,
        "title": title,
        "ours": None,
        "theirs": {"number": len(ids) if number is None else number, "ids": sorted(ids)},
        "agreed": None,
    }
    decisions.ask(connection, ctx.connection.id, ctx.run_id, [question])
    asked = next(
        row.id
        for row in decisions.listed(connection, ctx.connection.id, kind="brake", entity_type=type_.name)
        if row.field == cause
    )
    return BrakeStopped(
        title,
        what_it_means=what_it_means,
        what_to_do=f"{what_to_do} If it is right, answer `openfaith decide {asked} theirs`, then sync again.",
    )
