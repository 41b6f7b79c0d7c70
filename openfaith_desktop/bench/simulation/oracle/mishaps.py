"""What goes wrong or is sent, in the judge: half-done work, requests in vain or too late, people who are hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from openfaith_desktop.bench.simulation.oracle import rows
from openfaith_desktop.bench.simulation.oracle.rows import Key, Side

if TYPE_CHECKING:
    from openfaith_desktop.bench.simulation.oracle.promise import Promise


COLLECTIONS = {
    "person": "people",
    "email": "emails",
    "phone_number": "phone_numbers",
    "address": "addresses",
    "household": "households",
}
FORBIDDEN = {"site_administrator", "accounting_administrator", "people_permissions"}


def stands(promise: Promise, key: Key, wanted: dict[str, Any]) -> None:
    """What people just saved at once stands here, each of it."""
    raw = promise.here().one(key)
    for name, value in wanted.items():
        if raw is None or raw.values.get(name, value) != value:
            promise.half_done.append(f"{key[0]} {key[1]}, {name}: {value!r} was saved here and overwritten")


def died(promise: Promise, what: str, before: tuple[Side, Side]) -> None:
    """A program died before it had done what a person wanted: nothing of it may be there."""
    for side, old, new in zip(("here", "there"), before, promise.look(), strict=True):
        changed = {key for key in old.rows.keys() | new.rows.keys() if _told(old, key) != _told(new, key)}
        promise.half_done += [
            f"{key[0]} {key[1]} is another one {side}, though {what} was cut short" for key in sorted(changed)
        ]


def leaves(promise: Promise, path: str, body: Any) -> None:
    """Look at a change that is about to be sent: only what differs from what is there may be in it."""
    *_, collection, number = path.strip("/").split("/")
    kind = next((k for k, name in COLLECTIONS.items() if name == collection), None)
    row = promise.church().get(rows.THERE[kind], {}).get(int(number)) if kind else None
    if kind is None or row is None:
        return
    for name, value in body["data"].get("attributes", {}).items():
        if name in FORBIDDEN:
            promise.sent_in_vain.append(f"{name} of {kind} {number} was sent, which is never written")
        elif name in promise.shape.fields[kind]:
            read = promise.shape.fields[kind][name][1]
            if read(value) == read(row.get(name)):
                promise.sent_in_vain.append(
                    f"{name} of {kind} {number} was sent as {value!r}, which is there"
                )


def arrived_late(promise: Promise, before: Side) -> None:
    """A creation arrived after another run had taken over, which nobody can call back: what that one had sent
    as well is there twice. `before`: the other side before it arrived.
    """
    for key, found in promise.there().rows.items():
        if len(found) > max(1, len(before.rows.get(key, ()))):
            for one in promise.with_parts({key}):
                promise.lives[one].most = 2


def hide(promise: Promise, people: Iterable[Key]) -> None:
    """Somebody there is hidden from us from now on: to us it looks like deleted, and comes back when shown."""
    for key in people:
        unknown = (promise.lives[key].twin and promise.is_unknown(key)) or promise.answer_lost(key)
        for one in promise.with_parts({key}):
            promise.lives[one].hidden = True
            if unknown:  # who was added here can't be found there meanwhile, and is added there too
                promise.lives[one].most = 2


def _told(side: Side, key: Key) -> list[tuple[str, Any]]:
    return [(raw.id, dict(raw.values)) for raw in side.rows.get(key, ())]
