"""What a run reads from the system, and which watermarks it may move afterwards.

Everything: the first time, for a full comparison, and when the last one is more than a day old. Otherwise
what changed since the watermarks, or only what webhook deliveries named; a listing with types that no poll of
the system covers is then read in full each time. Source: the specification, phase 3.1 and part II A.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Listing
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import connections, links, webhooks
from openfaith_desktop.store.clock import age, utc_now
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.events import Phase, PhaseFinished, PhaseStarted
from openfaith_desktop.sync.pull.incremental import before, read_changed
from openfaith_desktop.sync.pull.listing import read_listing
from openfaith_desktop.sync.pull.merged import forget_vain_mergers, read_mergers
from openfaith_desktop.sync.pull.missing import check_missing, check_returned, find_missing
from openfaith_desktop.sync.pull.notified import read_notified
from openfaith_desktop.sync.pull.progress import ListingRead, ReadProgress
from openfaith_desktop.sync.results import Notice

COMPARE_EVERY = timedelta(hours=24)


async def read(ctx: RunContext, kind: RunKind, progress: ReadProgress) -> ReadProgress:
    """Read from the system what a run of this kind needs, into the links; nothing is applied yet.

    Carries on after `progress`; returns how far the run has come.
    """
    await check_missing(ctx)
    marks = await ctx.store.aread(_watermarks, ctx)
    if read_since := [at for one in ctx.listings if (at := marks.get(one.entity_type))]:
        await read_mergers(ctx, before(min(read_since)))
    if kind is RunKind.WEBHOOK and not ctx.initial:
        progress = replace(progress, deliveries=tuple(await read_notified(ctx)))
    else:
        polls, in_full = _split(ctx)
        begun = {name for name, mine in progress.listings.items() if mine != ListingRead()}
        if _reads_all(ctx, kind, progress) or any(poll.entity_type not in marks for poll in polls):
            progress = replace(progress, everything=True, polls={})
            polls, in_full = (), ctx.listings
        for listing in in_full:
            progress = await _read_in_full(ctx, listing, progress)
        since = {poll.entity_type: marks[poll.entity_type] for poll in polls}
        since |= _begun_at(ctx, begun, progress)
        for listing in _polls(ctx):
            if listing.entity_type in since:
                ctx.publish(PhaseStarted(ctx.connection.name, Phase.STAGE, listing.entity_type))
                polled = await read_changed(ctx, listing, since[listing.entity_type])
                progress = replace(progress, polls={**progress.polls, listing.name: polled.server_time})
                ctx.publish(PhaseFinished(ctx.connection.name, Phase.STAGE, listing.entity_type, polled.done))
    ctx.read_at = {**_recent(marks), **_read_now(ctx, progress)}
    await check_returned(ctx)
    return progress


def _split(ctx: RunContext) -> tuple[tuple[Listing, ...], tuple[Listing, ...]]:
    """Return what an ongoing run asks for changes of, and what it must read in full: all that no poll covers."""
    polls = _polls(ctx)
    covered = {name for poll in polls for name in poll.carries}
    in_full = tuple(listing for listing in ctx.listings if not covered.issuperset(listing.carries))
    read = {name for listing in in_full for name in listing.carries}
    return tuple(poll for poll in polls if not read.issuperset(poll.carries)), in_full


def _begun_at(ctx: RunContext, begun: Collection[str], progress: ReadProgress) -> dict[str, str]:
    """Return by type when the lists were begun that this run only carried on: what changed since is asked for, too.

    So a sync brings whatever was edited before it, however often an earlier one was cut short.
    """
    found: dict[str, str] = {}
    for listing in ctx.listings:
        mine = progress.listing(listing)
        if mine.server_time and listing.name in begun and mine.complete:
            found |= dict.fromkeys(listing.carries, mine.server_time)
    return found


async def _read_in_full(ctx: RunContext, listing: Listing, progress: ReadProgress) -> ReadProgress:
    """Read one listing to its end, and find out what became of the records it lacks."""
    ctx.publish(PhaseStarted(ctx.connection.name, Phase.STAGE, listing.entity_type))
    progress = await read_listing(ctx, listing, progress)
    mine = progress.listing(listing)
    if mine.complete:
        await find_missing(ctx, listing)
        for name in listing.carries:
            await forget_vain_mergers(ctx, ENTITY_TYPES[name])
    ctx.publish(PhaseFinished(ctx.connection.name, Phase.STAGE, listing.entity_type, mine.done))
    _notice_incomplete(ctx, listing, mine)
    return progress


async def note_reading(ctx: RunContext) -> None:
    """Note when each type was last read, for a run that reads nothing by itself."""
    ctx.read_at = _recent(await ctx.store.aread(_watermarks, ctx))


def _recent(marks: Mapping[str, str]) -> dict[str, str]:
    """Return the watermarks since which little can have changed, so that a poll from them is short."""
    return {name: at for name, at in marks.items() if age(at) < COMPARE_EVERY}


def _read_now(ctx: RunContext, progress: ReadProgress) -> dict[str, str]:
    """Return when this run read each type: the system's time at the beginning."""
    found: dict[str, str | None] = {}
    for listing in ctx.listings:
        found |= dict.fromkeys(listing.carries, progress.listing(listing).server_time)
    for listing in _polls(ctx):
        if listing.name in progress.polls:
            found[listing.entity_type] = progress.polls[listing.name]
    return {name: at for name, at in found.items() if at}


def _notice_incomplete(ctx: RunContext, listing: Listing, mine: ListingRead) -> None:
    """Say that a list can't have been whole: deletions aren't believed then, and it is read again each time."""
    if mine.complete or not mine.finished:
        return
    system, what = ctx.adapter.title, ENTITY_TYPES[listing.entity_type].plural.lower()
    done, total = mine.done, mine.total
    counted = total is not None and total != done
    why = f"It said {total:,} and held {done:,}." if counted else "It changed meanwhile."
    ctx.notices.append(
        Notice(
            f"{system}'s list of {what} wasn't whole.",
            f"{why} All that was read is here. What was deleted there can't be seen this time.",
            f"The next sync reads the list again. If this comes back every day, tell {system}'s support.",
        )
    )


def _polls(ctx: RunContext) -> tuple[Listing, ...]:
    wanted = {type_.name for type_ in ctx.types}
    return tuple(listing for listing in ctx.adapter.polls() if listing.entity_type in wanted)


def _watermarks(db: Connection, ctx: RunContext) -> dict[str, str]:
    status = connections.status(db, ctx.connection.id)
    return {name: row.last_successful_poll_at for name, row in status.items() if row.last_successful_poll_at}


def _reads_all(ctx: RunContext, kind: RunKind, progress: ReadProgress) -> bool:
    """Return whether everything is read; a run that began so carries on so."""
    if ctx.initial or kind is RunKind.COMPARE or progress.everything:
        return True
    compared_at = ctx.connection.settings.get("compared_at")
    return not compared_at or age(compared_at) > COMPARE_EVERY


def finish_reading(db: Connection, ctx: RunContext, progress: ReadProgress) -> None:
    """Move the watermarks over what this run has read to its end and stored, and close its deliveries."""
    moved: dict[str, str | None] = {type_.name: None for type_ in ctx.types}
    for listing in ctx.listings:
        mine = progress.listing(listing)
        if mine.complete:
            moved |= dict.fromkeys(listing.carries, mine.server_time)
    for listing in _polls(ctx):
        if listing.name in progress.polls:
            moved[listing.entity_type] = progress.polls[listing.name]
    for name, polled_at in moved.items():
        number = links.count(db, ctx.connection.id, name)
        connections.finish_type(db, ctx.connection.id, name, number, polled_at)
    if progress.listings and all(progress.listing(one).complete for one in ctx.listings):
        compared_at = None if ctx.read_all_next else utc_now()
        connections.update_settings(db, ctx.connection.id, compared_at=compared_at)
    webhooks.done(db, progress.deliveries)
