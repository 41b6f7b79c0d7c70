"""Engines that are broken on purpose, each by one function, and the seed whose story shows it.

`test_mutants.py` plays those seeds. When the stories have changed, `python -m tests.sync.simulation.mutants` looks for new ones.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from openfaith_desktop.bench.simulation import story, world
from openfaith_desktop.bench.simulation.steps import choose
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.store import changes, clock, connections, decisions, entities, links, outbox
from openfaith_desktop.sync import editing, engine, rehearsal
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.pull import incremental, listing, reading, refetch
from openfaith_desktop.sync.push import draft, lookup, precondition
from openfaith_desktop.sync.reconcile import deletions, duplicates, merge, plan_creates, update
from openfaith_desktop.sync.reconcile.matching import people, scoring
from openfaith_desktop.sync.reconcile.matching import phase as matching
from openfaith_desktop.sync.reconcile.merge import FieldOutcome
from openfaith_desktop.sync.undo import changes as undo_changes
from openfaith_planning_center import session

SEEDS = 50
"""Within so many seeds each must be found out."""
Patch = pytest.MonkeyPatch


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken engine: what is wrong with it, how it is broken, and the seed that shows it."""

    what: str
    breaking: Callable[[Patch], None]
    shown_by: str = ""
    """Steps that show it best, in words of the simulation: their stories are looked at first."""


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _both_changed(becomes: FieldOutcome) -> Callable[[Patch], None]:
    def breaking(patch: Patch) -> None:
        real = merge.ongoing_outcome

        def decided(f: Any, ours: bool, theirs: bool, same: bool, *rest: Any) -> FieldOutcome:
            return becomes if ours and theirs and not same else real(f, ours, theirs, same, *rest)

        patch.setattr(merge, "ongoing_outcome", decided)

    return breaking


def _only(ours_changed: bool, theirs_changed: bool, becomes: FieldOutcome) -> Callable[[Patch], None]:
    def breaking(patch: Patch) -> None:
        real = merge.ongoing_outcome

        def decided(f: Any, ours: bool, theirs: bool, same: bool, *rest: Any) -> FieldOutcome:
            alike = (ours, theirs) == (ours_changed, theirs_changed)
            return becomes if alike and not same else real(f, ours, theirs, same, *rest)

        patch.setattr(merge, "ongoing_outcome", decided)

    return breaking


def _batches(patch: Patch, name: Phase, wrap: Callable[[Any], Any]) -> None:
    broken = tuple((phase, wrap(batch) if phase is name else batch) for phase, batch in rehearsal.BATCHES)
    for module in (rehearsal, engine):
        patch.setattr(module, "BATCHES", broken)


def _creates_nothing_here(patch: Patch) -> None:
    _batches(patch, Phase.CREATE, lambda _: lambda *_: (None, 0))


def _creates_nothing_there(patch: Patch) -> None:
    patch.setattr(plan_creates, "plan_creates", lambda *_, **__: 0)


def _drops(*names: str) -> Callable[[Patch], None]:
    """Records of these types there are never seen."""

    def breaking(patch: Patch) -> None:
        real = listing.store_records

        def some(db: Connection, ctx: Any, records: Any) -> None:
            real(db, ctx, tuple(one for one in records if one.entity_type not in names))

        for module in (listing, incremental, refetch):
            patch.setattr(module, "store_records", some)

    return breaking


def _never_merges(*names: str) -> Callable[[Patch], None]:
    def breaking(patch: Patch) -> None:
        def wrap(batch: Any) -> Any:
            return lambda db, ctx, type_, *rest: (
                (None, 0) if type_.name in names else batch(db, ctx, type_, *rest)
            )

        _batches(patch, Phase.POPULATE, wrap)

    return breaking


def _deletes_unsent_edits(patch: Patch) -> None:
    patch.setattr(deletions, "changed_here", lambda *_: ())
    patch.setattr(deletions, "_changed_among", lambda *_: [])


def _never_looks_up(patch: Patch) -> None:
    async def back(ctx: Any, type_: Any, row: Any) -> bool:
        await ctx.write(outbox.come_back, row)
        return True

    patch.setattr(lookup, "_creation", back)


def _never_reads_again(patch: Patch) -> None:
    async def there(*_: Any) -> bool:
        return True

    patch.setattr(precondition, "refetch", there)


def _deletes_what_changed_there(patch: Patch) -> None:
    patch.setattr(precondition, "_changed_there", lambda *_: [])


def _forgets_the_outbox(patch: Patch) -> None:
    patch.setattr(outbox, "enqueue", _nothing)


def _believes_old_answers(patch: Patch) -> None:
    patch.setattr(links, "_has_news", lambda table: links.link.c.changed)


def _merged(patch: Patch, spoil: Callable[[merge.Merged], merge.Merged]) -> None:
    real = update.merge
    patch.setattr(update, "merge", lambda *given: spoil(real(*given)))


def _never_clears_there(patch: Patch) -> None:
    _merged(patch, lambda m: replace(m, push={n: v for n, v in m.push.items() if v is not None}))


def _never_clears_here(patch: Patch) -> None:
    _merged(patch, lambda m: replace(m, take={n: v for n, v in m.take.items() if v is not None}))


def _agrees_too_early(patch: Patch) -> None:
    _merged(patch, lambda m: replace(m, base={**m.base, **m.push}))


def _agrees_on_disputes(patch: Patch) -> None:
    _merged(patch, lambda m: replace(m, base={**m.base, **{one.field: one.theirs for one in m.ask}}))


def _sends_everything(patch: Patch) -> None:
    real = draft.update

    def whole(db: Connection, ctx: Any, type_: Any, row: Any, entity: Any, link: Any) -> Any:
        what = real(db, ctx, type_, row, entity, link)
        if what is None:
            return None
        more = {name: entity[name] for name in ("nickname", "membership", "gender") if name in entity}
        return replace(what, values={**more, **what.values})

    patch.setattr(precondition.draft, "update", whole)


def _follows_no_mergers(patch: Patch) -> None:
    patch.setattr(rehearsal, "apply_mergers", _nothing)


def _revives_deleted(patch: Patch) -> None:
    def revive(db: Connection, ctx: Any, type_: Any, rows: Any) -> None:
        if rows:
            changes.revive(db, type_, [row.entity_id for row in rows], ctx.origin)

    patch.setattr(update, "_deleted_here", revive)


def _permits(patch: Patch, **values: Any) -> None:
    real = engine.modes.permissions
    from openfaith_desktop.sync import run

    for module in (engine.modes, update, run.modes):
        patch.setattr(module, "permissions", lambda mode: replace(real(mode), **values))


def _creates_in_external_mode(patch: Patch) -> None:
    _permits(patch, create_there=True)


def _takes_unasked(patch: Patch) -> None:
    _permits(patch, incoming=merge.Rule.THEIRS)


def _every_phone_alike(patch: Patch) -> None:
    real = merge.equal

    def alike(kind: FieldKind, *rest: Any) -> bool:
        return kind is FieldKind.PHONE or real(kind, *rest)

    patch.setattr(merge, "equal", alike)


def never_links(patch: Patch) -> None:
    def unlinked(*_: Any) -> int:
        return 0

    for module in (engine, rehearsal, matching):
        patch.setattr(module, "match_type", unlinked)


def _links_anybody(patch: Patch) -> None:
    real = people.compare
    sure = scoring.Confidence.CONFIDENT
    patch.setattr(people, "compare", lambda *given: replace(real(*given), confidence=sure))
    patch.setattr(people, "keys", lambda _: {("all",)})


def _first_empty_erases(patch: Patch) -> None:
    patch.setattr(merge, "first_outcome", lambda *_: FieldOutcome.TAKE)


def _deletes_by_itself(patch: Patch) -> None:
    def gone(db: Connection, ctx: Any, type_: Any, rows: Any) -> None:
        wanted = [
            outbox.PlannedWrite(type_.name, row.entity_id, outbox.Operation.DELETE, row.agreed_version or 1)
            for row in rows
        ]
        outbox.enqueue(db, ctx.connection.id, ctx.run_id, wanted)

    patch.setattr(update, "_deleted_here", gone)


def _skips_the_last(patch: Patch) -> None:
    """The last record of every page is lost."""
    real = listing.store_records

    def some(db: Connection, ctx: Any, records: Any) -> None:
        real(db, ctx, records[:-1])

    patch.setattr(listing, "store_records", some)


def _keeps_the_deleted(patch: Patch) -> None:
    patch.setattr(deletions, "_remove", _nothing)


def keeps_who_left(patch: Patch) -> None:
    real = deletions._remove

    def remove(db: Connection, ctx: Any, type_: Any, row: Any) -> None:
        if type_.name != "household_membership":
            real(db, ctx, type_, row)

    patch.setattr(deletions, "_remove", remove)


def loses_memberships_in_mergers(patch: Patch) -> None:
    """What a merged person was given here only is deleted, not given to the survivor."""

    def none_goes_on(
        db: Connection, connection_id: int, type_: Any, relation: str, rows: Any, winner: str, by: Any
    ) -> list[Any]:
        changes.delete(db, type_, [row["id"] for row in rows], by)
        return []

    patch.setattr(duplicates, "_associated_anew", none_goes_on)


def loses_who_stands_for_a_survivor(patch: Patch) -> None:
    """Who was merged there into somebody deleted here is deleted, too."""
    real = duplicates._apply

    def apply(db: Connection, ctx: Any, type_: Any, removed: Any, kept: Any) -> None:
        alone = not entities.living(db, type_.name, [kept.entity_id or ""])
        real(db, ctx, type_, removed, kept)
        if alone and removed.entity_id:
            changes.delete(db, type_, [removed.entity_id], ctx.origin)

    patch.setattr(duplicates, "_apply", apply)


def _commit(db: Connection) -> None:
    """What was done so far is done, whatever becomes of the rest."""
    driver: Any = db.connection.driver_connection
    driver.execute("COMMIT")
    driver.execute("BEGIN IMMEDIATE")


def _undoes_step_by_step(patch: Patch) -> None:
    real = undo_changes._set_back

    def set_back(db: Connection, *rest: Any) -> Any:
        found = real(db, *rest)
        _commit(db)
        return found

    patch.setattr(undo_changes, "_set_back", set_back)


def _answers_step_by_step(patch: Patch) -> None:
    for name in ("settle", "settle_many"):
        real = getattr(decisions, name)

        def settled(db: Connection, *rest: Any, real: Any = real) -> Any:
            _commit(db)
            return real(db, *rest)

        patch.setattr(decisions, name, settled)


def _reads_one_page(patch: Patch) -> None:
    real = session.slices

    async def first(*given: Any) -> Any:
        async for piece in real(*given):
            yield replace(piece, cursor=None, complete=True)
            return

    patch.setattr(session, "slices", first)


def _believes_its_own_clock(patch: Patch) -> None:
    """The watermark is this computer's time, not the system's."""
    real = connections.finish_type

    def finish(db: Connection, connection_id: int, name: str, number: int, at: str | None) -> None:
        real(db, connection_id, name, number, at and clock.utc_now())

    patch.setattr(connections, "finish_type", finish)


def _polls_nothing(*names: str) -> Callable[[Patch], None]:
    """What changed there of these types is never asked for: only a comparison finds it."""

    def breaking(patch: Patch) -> None:
        real = reading.read_changed

        async def read(ctx: Any, listing: Any, *rest: Any) -> Any:
            done = await real(ctx, listing, *rest)
            if listing.entity_type in names:
                await ctx.write(lambda c: c.execute(links.link.update().values(changed=False)))
            return done

        patch.setattr(reading, "read_changed", read)

    return breaking


def _edits(patch: Patch, spoil: Callable[[dict[str, str], Any], tuple[dict[str, str], Any]]) -> None:
    real = editing.edit

    def edit(store: Any, entity_id: str, typed: dict[str, str], author: str, seen: Any = None) -> Any:
        typed, seen = spoil(typed, seen)
        return real(store, entity_id, typed, author, seen)

    patch.setattr(editing, "edit", edit)


def _asks_nobody_who_was_first(patch: Patch) -> None:
    _edits(patch, lambda typed, seen: (typed, None))


def _saves_the_whole_form(patch: Patch) -> None:
    def whole(typed: dict[str, str], seen: Any) -> tuple[dict[str, str], Any]:
        shown = (
            {name: str(seen[name] or "") for name in ("nickname", "membership", "middle_name")}
            if seen
            else {}
        )
        return {**shown, **typed}, None

    _edits(patch, whole)


def _works_on_one_batch(name: Phase) -> Callable[[Patch], None]:
    def breaking(patch: Patch) -> None:
        def wrap(batch: Any) -> Any:
            return lambda db, ctx, type_, after, *rest: (
                batch(db, ctx, type_, after, *rest) if not after else (None, 0)
            )

        _batches(patch, name, wrap)

    return breaking


def _sends_old_values(patch: Patch) -> None:
    """What was planned first is sent, whatever was typed since."""
    patch.setattr(precondition, "update_batch", lambda *_: (None, 0))
    patch.setattr(precondition, "refetch", _seen)


async def _seen(*_: Any) -> bool:
    return True


KNOWN: dict[str, int] = {
    "records there are never created here": 0,
    "records here are never created there": 43,
    "every phone number there is dropped": 3,
    "conflicts are settled silently": 22,
    "ours always wins": 22,
    "theirs always wins": 22,
    "deleted there with unsent edits is deleted here unasked": 14,
    "a creation of unknown outcome is sent again without a look": 1,
    "nothing is read again before it is sent": 22,
    "the outbox is forgotten": 38,
    "what was edited here is no news": 38,
    "a value cleared here stays there": 27,
    "a value cleared there stays here": 5,
    "agreed on before it was sent": 18,
    "a dispute is held to be agreed on": 22,
    "mergers are not followed": 11,
    "what was deleted here comes back": 30,
    "external mode creates there": 5,
    "nobody is ever the same": 20,
    "a first sync lets nothing erase something": 7,
    "what is deleted here is deleted there unasked": 2,
    "every phone number is alike": 24,
    "fields that nobody changed are sent along": 38,
    "anybody is the same": 7,
    "e-mails there are dropped": 3,
    "our edits are asked about": 38,
    "our edits are put back": 38,
    "their edits are overlooked": 5,
    "their edits are put back": 5,
    "what is deleted there stays here": 9,
    "the last record of each page is lost": 0,
    "openfaith mode takes what comes in unasked": 4,
    "deleted there although somebody changed it there": 30,
    "phones, addresses and households are never merged": 2,
    "household members there are dropped": 3,
    "an undo is done step by step": 4,
    "who saves last wins": 8,
    "the whole form is saved": 27,
    "the watermark is this computer's time": 9,
    "what changed there is only found by comparing": 5,
    "only the first page of a list is read": 0,
    "only the first batch is added here": 15,
    "only the first batch is merged": 0,
    "an answer is kept step by step": 8,
    "who left a household there stays in it here": 17,
}
"""The seed that showed each when it was looked for last."""
MUTANTS: dict[str, Mutant] = {
    one.what: one
    for one in (
        # The eleven that the simulation before this one let pass.
        Mutant("records there are never created here", _creates_nothing_here),
        Mutant("records here are never created there", _creates_nothing_there, "add here"),
        Mutant("every phone number there is dropped", _drops("phone_number")),
        Mutant(
            "conflicts are settled silently", _both_changed(FieldOutcome.NOTHING), "edit on both sides,race"
        ),
        Mutant("ours always wins", _both_changed(FieldOutcome.PUSH), "edit on both sides,race"),
        Mutant("theirs always wins", _both_changed(FieldOutcome.TAKE), "edit on both sides,race"),
        Mutant("deleted there with unsent edits is deleted here unasked", _deletes_unsent_edits, "part ways"),
        Mutant("a creation of unknown outcome is sent again without a look", _never_looks_up, "cut off"),
        Mutant("nothing is read again before it is sent", _never_reads_again, "race"),
        Mutant(
            "deleted there although somebody changed it there",
            _deletes_what_changed_there,
            "part ways,delete here",
        ),
        Mutant(
            "phones, addresses and households are never merged",
            _never_merges("phone_number", "address", "household", "household_membership"),
        ),
        # Others.
        Mutant("the outbox is forgotten", _forgets_the_outbox, "edit here"),
        Mutant("what was edited here is no news", _believes_old_answers, "edit here"),
        Mutant("a value cleared here stays there", _never_clears_there, "edit here"),
        Mutant("a value cleared there stays here", _never_clears_here, "edit there"),
        Mutant("agreed on before it was sent", _agrees_too_early, "edit here,cut off,crash"),
        Mutant("a dispute is held to be agreed on", _agrees_on_disputes, "edit on both sides,race"),
        Mutant("fields that nobody changed are sent along", _sends_everything, "edit here"),
        Mutant("mergers are not followed", _follows_no_mergers, "merge there"),
        Mutant("what was deleted here comes back", _revives_deleted, "delete here"),
        Mutant("external mode creates there", _creates_in_external_mode, "add here"),
        Mutant("openfaith mode takes what comes in unasked", _takes_unasked, "edit there"),
        Mutant("every phone number is alike", _every_phone_alike, "edit a contact"),
        Mutant("nobody is ever the same", never_links, "add on both sides"),
        Mutant("anybody is the same", _links_anybody, "add here,add on both sides"),
        Mutant(
            "a first sync lets nothing erase something", _first_empty_erases, "add on both sides,add here"
        ),
        Mutant("what is deleted here is deleted there unasked", _deletes_by_itself, "delete here,deletions"),
        Mutant("the last record of each page is lost", _skips_the_last),
        Mutant("what is deleted there stays here", _keeps_the_deleted, "delete there"),
        Mutant("their edits are put back", _only(False, True, FieldOutcome.PUSH), "edit there"),
        Mutant("their edits are overlooked", _only(False, True, FieldOutcome.NOTHING), "edit there"),
        Mutant("our edits are put back", _only(True, False, FieldOutcome.TAKE), "edit here"),
        Mutant("our edits are asked about", _only(True, False, FieldOutcome.ASK), "edit here"),
        Mutant("e-mails there are dropped", _drops("email")),
        Mutant("who left a household there stays in it here", keeps_who_left, "household there"),
        Mutant("only the first page of a list is read", _reads_one_page),
        Mutant("only the first batch is added here", _works_on_one_batch(Phase.CREATE)),
        Mutant("only the first batch is merged", _works_on_one_batch(Phase.POPULATE)),
        Mutant("the watermark is this computer's time", _believes_its_own_clock, "clock,edit there"),
        Mutant(
            "what changed there is only found by comparing", _polls_nothing("person", "address"), "edit there"
        ),
        Mutant("who saves last wins", _asks_nobody_who_was_first, "edit here"),
        Mutant("the whole form is saved", _saves_the_whole_form, "edit here"),
        Mutant("an undo is done step by step", _undoes_step_by_step, "undo,edit here"),
        Mutant("an answer is kept step by step", _answers_step_by_step, "decide,edit on both sides,race"),
        Mutant("household members there are dropped", _drops("household_membership")),
    )
}


def likely(mutant: Mutant) -> list[int]:
    """Return all seeds, those first whose stories have most of the steps that show a mutant."""
    wanted = mutant.shown_by.split(",")

    def fits(seed: int) -> int:
        return -sum(step.what in wanted for step in choose(seed, story.STEPS))

    return sorted(range(SEEDS), key=fits)


def found_out(mutant: Mutant, seed: int, template: Path) -> tuple[str, ...]:
    """Return what a seed finds wrong with a broken engine, in words."""
    with pytest.MonkeyPatch.context() as patch:
        mutant.breaking(patch)
        return story.tell(seed, template).broken


def main() -> None:
    """Look for the first seed that shows each, or each that is named."""
    logging.disable(logging.CRITICAL)
    wanted = sys.argv[1:] or list(MUTANTS)
    with world.template() as template:
        for name in wanted:
            mutant = MUTANTS[name]
            seed = next((s for s in likely(mutant) if found_out(mutant, s, template)), None)
            words = found_out(mutant, seed, template)[0] if seed is not None else "NOT FOUND OUT"
            print(f"{name}\n    seed {seed}: {words}", flush=True)


if __name__ == "__main__":
    main()
