"""What a run did, or would do, in numbers by kind of record. Pure; shared by whoever tells of runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.people import PERSON


@dataclass(frozen=True, slots=True)
class Totals:
    """How many records: added, linked, updated, removed or merged here; added, updated or removed there.

    `skipped`: only there, kept out by the mode; `asked`: need a decision; `failed`: couldn't be copied.
    """

    added: int = 0
    linked: int = 0
    updated: int = 0
    removed: int = 0
    merged: int = 0
    sent_new: int = 0
    sent_updates: int = 0
    sent_removals: int = 0
    skipped: int = 0
    asked: int = 0
    failed: int = 0


_NAMES = frozenset(one.name for one in fields(Totals))


def by_type(counts: Mapping[str, Mapping[str, int]]) -> dict[str, Totals]:
    """Return a run's counts by entity type; types of which there is nothing to tell are left out."""
    return {
        name: Totals(**{kind: number for kind, number in numbers.items() if kind in _NAMES})
        for name, numbers in counts.items()
        if any(numbers.values())
    }


def by_themselves(counts: Mapping[str, Totals]) -> Totals:
    """Return the sum over the types that stand by themselves: people, not their phone numbers.

    A number of somebody who was known already counts as an update of theirs. What came, or went, together with
    new people is told by them.
    """
    whole = added_up(one for name, one in counts.items() if not ENTITY_TYPES[name].owner)
    parts = added_up(one for name, one in counts.items() if ENTITY_TYPES[name].owner)
    updated = parts.updated + (0 if whole.added else parts.added) + (0 if whole.removed else parts.removed)
    sent = parts.sent_updates + (0 if whole.sent_new else parts.sent_new) + parts.sent_removals
    return replace(whole, updated=whole.updated + updated, sent_updates=whole.sent_updates + sent)


def of_people(counts: Mapping[str, Totals]) -> Totals:
    """Return what becomes of people: new contacts of somebody known count as an update of theirs."""
    mine = {name: one for name, one in counts.items() if name == PERSON.name or _is_theirs(name)}
    return by_themselves(mine)


def contacts_added(counts: Mapping[str, Totals]) -> int:
    """Return how many e-mails, phone numbers and addresses are added here."""
    return sum(one.added for name, one in counts.items() if _is_theirs(name))


def _is_theirs(name: str) -> bool:
    owner = ENTITY_TYPES[name].owner
    return owner is not None and ENTITY_TYPES[name].by_name[owner].relation == PERSON.name


def added_up(parts: Iterable[Totals]) -> Totals:
    """Return the sum of several."""
    return Totals(*map(sum, zip(*(astuple(one) for one in (Totals(), *parts)), strict=True)))
