"""Three-way merge of one record, field by field: pure functions from values to decisions.

B is what both sides last agreed on, O is OpenFaith's value now, T the ChMS's (“theirs”). The code reads
like the tables of the documentation page on what sync does. Nothing here touches a database or the network.

The agreement is kept in the ChMS's form (`base`). Where OpenFaith's own form differs and yet is settled
(the ChMS reformats it, cannot take it, or the mode leaves both as they are), `base_ours` keeps that form,
so that an unchanged value is recognised as unchanged on both sides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from openfaith_desktop.cdm.model import EntityType, Field, Value, Values
from openfaith_desktop.cdm.normalise import comparable, equal
from openfaith_desktop.sync.modes import Permissions, Rule, Side


class Outcome(StrEnum):
    """What becomes of one field."""

    NOTHING = "nothing"
    AGREE = "agree"
    TAKE = "take"
    PUSH = "push"
    KEEP = "keep"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A difference that a person must settle."""

    field: str
    ours: Value
    theirs: Value
    agreed: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a record.

    `take`: new values for OpenFaith; `push`: names of fields to send; `base` and `base_ours`: the new
    agreement (fields still to be pushed or decided keep their old one); `ask`: what a person must settle.
    """

    take: dict[str, Value] = field(default_factory=dict[str, Value])
    push: tuple[str, ...] = ()
    base: dict[str, Value] = field(default_factory=dict[str, Value])
    base_ours: dict[str, Value] = field(default_factory=dict[str, Value])
    ask: tuple[Dispute, ...] = ()


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
    """What decides differences: the mode's permissions, rules by field, and what may be written there."""

    permissions: Permissions
    writable: frozenset[str] = frozenset()
    rules: Mapping[str, Rule] = field(default_factory=dict[str, Rule])


def _may_send(f: Field, policy: Policy, times: Times) -> bool:
    return f.name in policy.writable and (not f.sensitive or f.name in times.written)


def first_outcome(
    f: Field,
    ours: Value,
    theirs: Value,
    policy: Policy,
    region: str | None,
    times: Times | None = None,
) -> Outcome:
    """Decide a field that the two sides never agreed on. An empty value never erases a full one."""
    permitted = policy.permissions
    if equal(f.kind, ours, theirs, region):
        return Outcome.AGREE
    if comparable(f.kind, ours, region) is None:
        return Outcome.TAKE
    pushable = _may_send(f, policy, times or Times())
    if comparable(f.kind, theirs, region) is None:
        return Outcome.PUSH if permitted.push_kept and pushable else Outcome.KEEP
    if permitted.first_winner is Side.THEIRS:
        return Outcome.TAKE
    return Outcome.PUSH if pushable else Outcome.KEEP


def ongoing_outcome(
    f: Field, ours_changed: bool, theirs_changed: bool, same: bool, policy: Policy, times: Times
) -> Outcome:
    """Decide a field that the two sides agreed on before, from who changed it since."""
    pushable = _may_send(f, policy, times)
    if same and (ours_changed or theirs_changed):
        return Outcome.AGREE
    if ours_changed and theirs_changed:
        return _ruled(policy.rules.get(f.name, policy.permissions.conflict), f.name, pushable, times)
    if theirs_changed:
        # A field's rule answers only what would be asked: nobody here has touched the value.
        rule = policy.permissions.incoming
        rule = policy.rules.get(f.name, rule) if rule is Rule.ASK else rule
        return _ruled(rule, f.name, pushable, times)
    if ours_changed:
        return Outcome.PUSH if pushable else Outcome.NOTHING
    return Outcome.NOTHING


def _ruled(rule: Rule, name: str, pushable: bool, times: Times) -> Outcome:
    if rule is Rule.NEWEST:
        ours, theirs = times.ours.get(name), times.theirs
        if not ours or not theirs or ours == theirs:
            rule = Rule.ASK
        else:
            # Both are ISO 8601 UTC; theirs has whole seconds, so compare those.
            rule = Rule.OURS if ours[:19] > theirs[:19] else Rule.THEIRS
            rule = Rule.ASK if ours[:19] == theirs[:19] else rule
    if rule is Rule.THEIRS:
        return Outcome.TAKE
    if rule is Rule.OURS:
        return Outcome.PUSH if pushable else Outcome.KEEP
    return Outcome.ASK


def merge(
    type_: EntityType,
    base: Values | None,
    base_ours: Values | None,
    ours: Mapping[str, Any],
    theirs: Values,
    policy: Policy,
    times: Times | None = None,
) -> Merged:
    """Decide every field that `theirs` has (fields the adapter doesn't map take no part)."""
    times = times or Times()
    old = base or {}
    old_ours = base_ours or {}
    take: dict[str, Value] = {}
    push: list[str] = []
    ask: list[Dispute] = []
    new = dict(old)
    new_ours = dict(old_ours)
    region_value = theirs.get("country_code")
    region = str(region_value) if region_value else None
    for name, t in theirs.items():
        f = type_.by_name[name]
        o = ours.get(name)
        agreed = name in old
        if agreed:
            b = old[name]
            b_ours = old_ours.get(name, b)
            theirs_changed = not equal(f.kind, t, b, region)
            ours_changed = not (equal(f.kind, o, b_ours, region) or equal(f.kind, o, b, region))
            outcome = ongoing_outcome(
                f, ours_changed, theirs_changed, equal(f.kind, o, t, region), policy, times
            )
        else:
            outcome = first_outcome(f, o, t, policy, region, times)
        match outcome:
            case Outcome.AGREE:
                new[name] = t
                new_ours.pop(name, None)
            case Outcome.TAKE:
                take[name] = t
                new[name] = t
                new_ours.pop(name, None)
            case Outcome.KEEP:
                new[name] = t
                new_ours[name] = o
            case Outcome.PUSH:
                push.append(name)
            case Outcome.ASK:
                ask.append(Dispute(name, o, t, old.get(name)))
            case Outcome.NOTHING:
                pass
    return Merged(take, tuple(push), new, new_ours, tuple(ask))


def changed_here(
    type_: EntityType, base: Values | None, base_ours: Values | None, ours: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return the fields that OpenFaith changed since both sides last agreed; without an agreement, none."""
    agreed = base or {}
    settled = base_ours or {}
    region_value = ours.get("country_code")
    region = str(region_value) if region_value else None
    changed: list[str] = []
    for name, b in agreed.items():
        kind = type_.by_name[name].kind
        o = ours.get(name)
        if not (equal(kind, o, settled.get(name, b), region) or equal(kind, o, b, region)):
            changed.append(name)
    return tuple(changed)


def after_push(
    type_: EntityType,
    base: Values | None,
    base_ours: Values | None,
    sent: Values,
    answered: Values,
    *,
    created: bool = False,
) -> tuple[dict[str, Value], dict[str, Value], tuple[str, ...]]:
    """Return (base, base_ours, fields not kept) after `sent` was written and `answered` came back.

    What the ChMS made of a value becomes the base, so it is not sent again; a value it silently dropped
    is named among the fields not kept. For a creation, `answered` sets the base of every field.
    """
    new = dict(base or {})
    new_ours = dict(base_ours or {})
    dropped: list[str] = []
    names: Collection[str] = answered if created else [n for n in sent if n in answered]
    region_value = answered.get("country_code") or sent.get("country_code")
    region = str(region_value) if region_value else None
    for name in names:
        kind = type_.by_name[name].kind
        got = answered[name]
        new[name] = got
        new_ours.pop(name, None)
        if name not in sent:
            continue
        ours = sent[name]
        if not equal(kind, ours, got, region):
            new_ours[name] = ours
            if comparable(kind, got, region) is None:
                dropped.append(name)
    return new, new_ours, tuple(dropped)
