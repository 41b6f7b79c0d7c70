"""Three-way merge of one record, field by field: pure functions from values to decisions.

B is what both sides last agreed on, O is OpenFaith's value now, T the ChMS's (“theirs”). The code reads
like the tables of the documentation page on what sync does. Nothing here touches a database or the network.

The agreement is kept in the ChMS's form (`base`). Where OpenFaith's own form differs and yet is settled
(the ChMS reformats it, cannot take it, or the mode leaves both as they are), `base_ours` keeps that form,
so that an unchanged value is recognised as unchanged on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from openfaith_desktop.cdm.model import EntityType, Field, Value, Values
from openfaith_desktop.cdm.normalise import DEFAULT_REGION, comparable, equal
from openfaith_desktop.sync.modes import Permissions, Rule, Side

SendBack = Mapping[str, Any]
"""What an undo wants in a field there again: `value`; `run`, the undo; and, where an answer was taken back,
`agreed`: the agreement from before the answer, {"base": {…}, "base_ours": {…}}, that shall hold once it is there.
"""


class FieldOutcome(StrEnum):
    """What becomes of one field."""

    NOTHING = "nothing"
    AGREE = "agree"
    TAKE = "take"
    PUSH = "push"
    KEEP = "keep"
    SEND_BACK = "send_back"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A difference that a person must settle."""

    field: str
    ours: Value
    theirs: Value
    agreed: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a record.

    `take`: new values for OpenFaith; `push`: values to send, by field; `base` and `base_ours`: the new
    agreement (fields still to be pushed or decided keep their old one); `ask`: what a person must settle;
    `send_back`: what an undo still wants there, whose values are in `push` too.
    """

    take: dict[str, Value] = field(default_factory=dict[str, Value])
    push: dict[str, Value] = field(default_factory=dict[str, Value])
    base: dict[str, Value] = field(default_factory=dict[str, Value])
    base_ours: dict[str, Value] = field(default_factory=dict[str, Value])
    ask: tuple[FieldConflict, ...] = ()
    send_back: dict[str, SendBack] = field(default_factory=dict[str, SendBack])


@dataclass(frozen=True, slots=True)
class Times:
    """When a record was last changed there, and each field here; ISO 8601 UTC.

    `written`: the sensitive fields that a person has written here; only those of them may be sent.
    """

    theirs: str | None = None
    ours: Mapping[str, str] = field(default_factory=dict[str, str])
    written: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """What decides differences: the mode's permissions, rules by field, and what may be written there.

    `region` is the church's, in which both sides' phone numbers are read.
    """

    permissions: Permissions
    writable: frozenset[str] = frozenset()
    rules: Mapping[str, Rule] = field(default_factory=dict[str, Rule])
    region: str = DEFAULT_REGION


def _may_send(f: Field, policy: Policy, times: Times) -> bool:
    return f.name in policy.writable and (not f.sensitive or f.name in times.written)


def first_outcome(
    f: Field,
    ours: Value,
    theirs: Value,
    policy: Policy,
    times: Times | None = None,
) -> FieldOutcome:
    """Decide a field that the two sides never agreed on. An empty value never erases a full one."""
    permitted, region = policy.permissions, policy.region
    if equal(f.kind, ours, theirs, region):
        return FieldOutcome.AGREE
    if comparable(f.kind, ours, region) is None:
        return FieldOutcome.TAKE
    pushable = _may_send(f, policy, times or Times())
    if comparable(f.kind, theirs, region) is None:
        return FieldOutcome.PUSH if permitted.push_kept and pushable else FieldOutcome.KEEP
    if permitted.first_winner is Side.THEIRS:
        return FieldOutcome.TAKE
    return FieldOutcome.PUSH if pushable else FieldOutcome.KEEP


def ongoing_outcome(
    f: Field, ours_changed: bool, theirs_changed: bool, same: bool, policy: Policy, times: Times
) -> FieldOutcome:
    """Decide a field that the two sides agreed on before, from who changed it since."""
    pushable = _may_send(f, policy, times)
    if same and (ours_changed or theirs_changed):
        return FieldOutcome.AGREE
    if ours_changed and theirs_changed:
        return _ruled(policy.rules.get(f.name, policy.permissions.conflict), f.name, pushable, times)
    if theirs_changed:
        # A field's rule answers only what would be asked: nobody here has touched the value.
        rule = policy.permissions.incoming
        rule = policy.rules.get(f.name, rule) if rule is Rule.ASK else rule
        return _ruled(rule, f.name, pushable, times)
    if ours_changed:
        return FieldOutcome.PUSH if pushable else FieldOutcome.NOTHING
    return FieldOutcome.NOTHING


def _ruled(rule: Rule, name: str, pushable: bool, times: Times) -> FieldOutcome:
    if rule is Rule.NEWEST:
        ours, theirs = times.ours.get(name), times.theirs
        if not ours or not theirs or ours == theirs:
            rule = Rule.ASK
        else:
            # Both are ISO 8601 UTC; theirs has whole seconds, so compare those.
            rule = Rule.OURS if ours[:19] > theirs[:19] else Rule.THEIRS
            rule = Rule.ASK if ours[:19] == theirs[:19] else rule
    if rule is Rule.THEIRS:
        return FieldOutcome.TAKE
    if rule is Rule.OURS:
        return FieldOutcome.PUSH if pushable else FieldOutcome.KEEP
    return FieldOutcome.ASK


def merge(
    type_: EntityType,
    base: Values | None,
    base_ours: Values | None,
    ours: Mapping[str, Any],
    theirs: Values,
    policy: Policy,
    times: Times | None = None,
    send_back: Mapping[str, SendBack] | None = None,
) -> Merged:
    """Decide every field that `theirs` has (fields the adapter doesn't map take no part).

    `send_back` is what an undo wants there again: sent unless either side has a newer value.
    """
    times = times or Times()
    wanted = send_back or {}
    old = dict(base or {})
    old_ours = dict(base_ours or {})
    take: dict[str, Value] = {}
    push: dict[str, Value] = {}
    ask: list[FieldConflict] = []
    owed: dict[str, SendBack] = {}
    new = dict(old)
    new_ours = dict(old_ours)
    region = policy.region
    for name, t in theirs.items():
        f = type_.by_name[name]
        o = ours.get(name)
        back = wanted.get(name)
        if back and back.get("agreed") and equal(f.kind, t, back["value"], region):
            # It is there again: what held before the answer that was taken back holds now.
            for values, kept in (
                (old, "base"),
                (old_ours, "base_ours"),
                (new, "base"),
                (new_ours, "base_ours"),
            ):
                values.pop(name, None)
                values.update(back["agreed"].get(kept, {}))
            back = None
        agreed = name in old
        if agreed:
            b = old[name]
            b_ours = old_ours.get(name, b)
            theirs_changed = not equal(f.kind, t, b, region)
            ours_changed = not (equal(f.kind, o, b_ours, region) or equal(f.kind, o, b, region))
            outcome = ongoing_outcome(
                f, ours_changed, theirs_changed, equal(f.kind, o, t, region), policy, times
            )
            if (
                back
                and outcome is FieldOutcome.NOTHING
                and name in policy.writable
                and not ours_changed
                and not equal(f.kind, t, back["value"], region)
            ):
                outcome = FieldOutcome.SEND_BACK
        elif back and equal(f.kind, t, back["value"], region):
            outcome = FieldOutcome.KEEP
        else:
            outcome = first_outcome(f, o, t, policy, times)
        match outcome:
            case FieldOutcome.AGREE:
                new[name] = t
                new_ours.pop(name, None)
            case FieldOutcome.TAKE:
                take[name] = t
                new[name] = t
                new_ours.pop(name, None)
            case FieldOutcome.KEEP:
                new[name] = t
                new_ours[name] = o
            case FieldOutcome.PUSH:
                push[name] = o
            case FieldOutcome.SEND_BACK:
                push[name] = wanted[name]["value"]
                owed[name] = wanted[name]
            case FieldOutcome.ASK:
                ask.append(FieldConflict(name, o, t, old.get(name)))
            case FieldOutcome.NOTHING:
                if agreed and equal(f.kind, o, old[name], region):
                    # What was settled as different is the same again: another edit must count as one.
                    new_ours.pop(name, None)
    return Merged(take, push, new, new_ours, tuple(ask), owed)


def changed_here(
    type_: EntityType,
    base: Values | None,
    base_ours: Values | None,
    ours: Mapping[str, Any],
    region: str,
) -> tuple[str, ...]:
    """Return the fields that OpenFaith changed since both sides last agreed; without an agreement, none."""
    agreed = base or {}
    settled = base_ours or {}
    changed: list[str] = []
    for name, b in agreed.items():
        kind = type_.by_name[name].kind
        o = ours.get(name)
        if not (equal(kind, o, settled.get(name, b), region) or equal(kind, o, b, region)):
            changed.append(name)
    return tuple(changed)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The agreement after a write: `base` and `base_ours` as in `Merged`.

    `take`: what the system added to a record that was created, to be taken here. `dropped`: fields whose
    value was sent and came back empty. `news`: whether the system holds anything else that is to be merged.
    """

    base: dict[str, Value]
    base_ours: dict[str, Value]
    take: dict[str, Value] = field(default_factory=dict[str, Value])
    dropped: tuple[str, ...] = ()
    news: bool = False


def after_update(
    type_: EntityType,
    base: Values | None,
    base_ours: Values | None,
    sent: Values,
    ours: Values,
    answered: Values,
    region: str,
    *,
    certain: bool = True,
) -> Acknowledged:
    """Return the agreement after `sent` was written, while OpenFaith held `ours`, and `answered` is there.

    `certain`: `answered` is what the system made of the write, so its form is the base and isn't sent again.
    Otherwise somebody may have changed the record since, and what differs from what was sent is news.
    """
    new, new_ours = dict(base or {}), dict(base_ours or {})
    dropped: list[str] = []
    for name, value in sent.items():
        if name not in answered:
            continue
        f, got = type_.by_name[name], answered[name]
        new_ours.pop(name, None)
        if not certain and not equal(f.kind, value, got, region) and not _cut_short(value, got):
            new[name] = value
            continue
        new[name] = got
        mine = ours.get(name, value)
        if not equal(f.kind, mine, got, region):
            new_ours[name] = mine
        if comparable(f.kind, got, region) is None and comparable(f.kind, value, region) is not None:
            dropped.append(name)
    news = any(
        not equal(type_.by_name[name].kind, new[name], value, region)
        for name, value in answered.items()
        if name in new
    ) or any(name not in new for name in answered)
    return Acknowledged(new, new_ours, {}, tuple(dropped), news)


def after_create(
    type_: EntityType, sent: Values, ours: Values, answered: Values, region: str, *, certain: bool = True
) -> Acknowledged:
    """Return the agreement after a record was created from `ours`, of which `sent` went out.

    It settles every field: what the system added (primary flags, defaults) is taken, what it can't hold stays
    ours. `certain` as in `after_update`.
    """
    done = after_update(type_, None, None, sent, ours, answered, region, certain=certain)
    new, new_ours, take = done.base, done.base_ours, dict[str, Value]()
    for name, got in answered.items():
        kind, mine = type_.by_name[name].kind, ours.get(name)
        if name not in sent:
            new[name] = got
        elif not equal(kind, new[name], got, region):
            continue
        form = comparable(kind, mine, region)
        if equal(kind, mine, got, region):
            continue
        if form is None or form is False:
            # Nothing was said, or no to a flag that the system insists on.
            take[name] = got
            new_ours.pop(name, None)
        elif name not in sent:
            new_ours[name] = mine
    news = any(
        not equal(type_.by_name[name].kind, new[name], value, region) for name, value in answered.items()
    )
    return Acknowledged(new, new_ours, take, done.dropped, news)


def arrived(type_: EntityType, sent: Values, before: Values, there: Values, region: str) -> bool:
    """Return whether an update of unknown outcome has arrived, judged by what is there now.

    A write arrives whole or not at all: one field that holds what was sent, and didn't before, proves it.
    """
    return any(
        name in there
        and equal(type_.by_name[name].kind, there[name], value, region)
        and not equal(type_.by_name[name].kind, before.get(name), value, region)
        for name, value in sent.items()
    )


LONGEST_UNCUT = 50
"""Texts longer than this are cut by some systems."""


def _cut_short(value: Value, got: Value) -> bool:
    """Return whether `got` is what a system left of a long text."""
    return (
        isinstance(value, str)
        and isinstance(got, str)
        and len(got) >= LONGEST_UNCUT
        and value.startswith(got)
    )
