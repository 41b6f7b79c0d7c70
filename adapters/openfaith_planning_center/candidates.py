"""Finding what a create may have made when its answer never came.

Lists what could be it and compares with what was sent. What doesn't agree with it but was made in the minute
after it left is named too, as not sure: somebody may have changed it since. Planning Center's search index is half a minute to
a minute and a half behind, so lists by creation time are used instead. Used by `session.py` only.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from openfaith_desktop.adapter.contract import Draft, ExternalRecord, FoundCreated
from openfaith_desktop.adapter.jsonapi import Collection, attributes, related, related_many
from openfaith_desktop.cdm.normalise import equal, fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_planning_center import records
from openfaith_planning_center.entities import PEOPLE
from openfaith_planning_center.mapping import CONTACTS, HOUSEHOLD, TABLES, to_canonical

Listed = Callable[[str], AsyncGenerator[Collection, None]]
Candidates = tuple[FoundCreated, ...]
OVERLAP = timedelta(minutes=2)
LONGEST_REQUEST = timedelta(minutes=1)
"""A record made later than this after a request left wasn't made by it."""
MOST_PAGES = 10
_NAMES = ("first_name", "last_name", "given_name", "nickname", "name")


async def find(listed: Listed, draft: Draft, since: str, region: str) -> Candidates:
    """Return the records a create sent at `since` may have made, best first; `region`: as phones are read.

    Raises `RecordMissing` when its owner isn't shown: deleted, or hidden with what was made under it.
    """
    table = TABLES[draft.entity_type]
    if draft.entity_type == "person":
        return await _people(listed, draft, since, region)
    if table in CONTACTS:
        return await _contacts(listed, draft, since, region)
    if draft.entity_type == "household":
        return await _households(listed, draft, since, region)
    if draft.entity_type == "household_membership":
        return await _memberships(listed, draft)
    return await _newest(listed, draft, since, region)


async def membership_id(listed: Listed, path: str, person_id: str) -> str | None:
    """Return the own id of a person's membership in the nested list at `path`, or None."""
    async for page in listed(path):
        for row in page.rows:
            if related(row, "person") == person_id:
                return row["id"]
    return None


async def _people(listed: Listed, draft: Draft, since: str, region: str) -> Candidates:
    path = (
        f"{PEOPLE}/people?include=emails,phone_numbers,addresses&order=-created_at"
        f"&where[created_at][gte]={quote(_earliest(since))}"
    )
    found = _Found(draft, since, region)
    async for page in _recent(listed, path):
        for row in page.rows:
            found.look_at(row, records.people([row], page.included)[0][:1])
    return found.best()


async def _newest(listed: Listed, draft: Draft, since: str, region: str) -> Candidates:
    table = TABLES[draft.entity_type]
    found = _Found(draft, since, region)
    async for page in _recent(listed, f"{PEOPLE}/{table.path}?order=-created_at"):
        for row in page.rows:
            found.look_at(row, [records.plain(table, row)])
    return found.best()


async def _contacts(listed: Listed, draft: Draft, since: str, region: str) -> Candidates:
    """A person's contact of the same value is the one wanted, whenever it was made."""
    table, key = TABLES[draft.entity_type], ENTITY_TYPES[draft.entity_type].keys[0].compute
    person_id = draft.references.get("person_id") or ""
    wanted = key(draft.values, region)
    found = _Found(draft, since, region)
    async for page in listed(f"{PEOPLE}/people/{quote(person_id, safe='')}/{table.path}"):
        for row in page.rows:
            made = [records.contact(table, row, person_id)]
            if wanted is not None and key(to_canonical(table.entity_type, row).values, region) == wanted:
                found.add(_agreement(draft, row, region) or 0, made)
            else:
                found.maybe(row, made)
    return found.best()


async def _households(listed: Listed, draft: Draft, since: str, region: str) -> Candidates:
    contact = draft.references.get("primary_contact_id") or ""
    members = {m.references.get("person_id") for m in draft.embedded} | {contact}
    found = _Found(draft, since, region)
    async for page in listed(f"{PEOPLE}/people/{quote(contact, safe='')}/households"):
        for row in page.rows:
            made = records.household(HOUSEHOLD, row)
            if _agreement(draft, row, region) is not None and _since(row, _earliest(since)):
                found.add(len(members & set(related_many(row, "people"))), made)
            else:
                found.maybe(row, made)
    return found.best()


async def _memberships(listed: Listed, draft: Draft) -> Candidates:
    household_id = draft.references.get("household_id") or ""
    person_id = draft.references.get("person_id") or ""
    under = f"{PEOPLE}/households/{quote(household_id, safe='')}/household_memberships"
    if await membership_id(listed, under, person_id) is None:
        return ()
    return (FoundCreated((records.membership(household_id, person_id),)),)


async def _recent(listed: Listed, path: str) -> AsyncGenerator[Collection, None]:
    """Yield the first pages of a newest-first collection: nobody makes more records while one is sent."""
    count = 0
    async for page in listed(path):
        yield page
        count += 1
        if count >= MOST_PAGES:
            return


def _agreement(draft: Draft, row: dict[str, Any], region: str) -> int | None:
    """Return how many of the sent values a record has, or None when it can't be the one.

    Names must agree. A value that is empty there is no contradiction: Planning Center drops dates it
    can't read without a word.
    """
    kinds = ENTITY_TYPES[draft.entity_type].by_name
    there = to_canonical(draft.entity_type, row)
    score = 0
    for name, value in draft.values.items():
        if name not in there.values or value is None or value == "":
            continue
        stored = there.values[name]
        if name in _NAMES:
            # A name of signs only (🎈) folds to nothing, and would agree with any other such name.
            if fold(stored) != fold(value) or not (
                fold(value) or equal(kinds[name].kind, stored, value, region)
            ):
                return None
            score += 1
        elif equal(kinds[name].kind, stored, value, region):
            score += 1
        elif stored is not None and name in TABLES[draft.entity_type].writable and name not in _DEFAULTED:
            return None
    return score


# Planning Center may change these by itself when a record is made: the first contact becomes primary.
_DEFAULTED = ("primary", "location", "status", "child", "graduation_year", "grade", "inactivated_at")


def _since(row: dict[str, Any], earliest: str) -> bool:
    made = attributes(row).get("created_at")
    return not isinstance(made, str) or made >= earliest


def _sent_at(since: str) -> datetime:
    try:
        sent = datetime.fromisoformat(since)
    except ValueError:
        sent = datetime.now(UTC) - timedelta(days=1)
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _earliest(since: str) -> str:
    """Return the time from which to look: clocks differ, and times there have whole seconds only."""
    return _text(_sent_at(since) - OVERLAP)


class _Found:
    """Collects candidates, best first: those that agree with what was sent, then those of the right time."""

    def __init__(self, draft: Draft, since: str, region: str) -> None:
        self._draft, self._region = draft, region
        sent = _sent_at(since)
        self._earliest = _earliest(since)
        self._window = _text(sent - timedelta(seconds=2)), _text(sent + LONGEST_REQUEST)
        self._sure: list[tuple[int, FoundCreated]] = []
        self._maybe: list[FoundCreated] = []

    def look_at(self, row: dict[str, Any], made: Sequence[ExternalRecord]) -> None:
        """Judge one record by its values and the time it was made."""
        score = _agreement(self._draft, row, self._region)
        if score is not None and _since(row, self._earliest):
            self.add(score, made)
        else:
            self.maybe(row, made)

    def add(self, score: int, made: Sequence[ExternalRecord]) -> None:
        """Take a record that agrees with what was sent."""
        self._sure.append((score, FoundCreated(tuple(made))))

    def maybe(self, row: dict[str, Any], made: Sequence[ExternalRecord]) -> None:
        """Take a record that doesn't agree, if it was made while the request was on its way."""
        at = attributes(row).get("created_at")
        first, last = self._window
        if isinstance(at, str) and first <= at <= last:
            self._maybe.append(FoundCreated(tuple(made), sure=False))

    def best(self) -> Candidates:
        """Return the candidates."""
        return (*(one for _, one in sorted(self._sure, key=lambda f: -f[0])), *self._maybe)
