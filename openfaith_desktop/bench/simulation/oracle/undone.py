"""What a run that was taken back must have left, after one more sync: both sides as before it, or named in the answer.

Source: the documentation page on what sync does, “Undo”.
"""

from __future__ import annotations

from collections.abc import Collection

from openfaith_desktop.bench.simulation.oracle.lives import SERVER_SETS
from openfaith_desktop.bench.simulation.oracle.rows import Key, Side

Both = tuple[Side, Side]
"""OpenFaith's side and the other one, at one moment."""


def not_taken_back(start: Both, before: Both, after: Both, end: Both, named: Collection[Key]) -> list[str]:
    """Return what is not as it was before a run, and isn't `named`.

    `start`: before people edited, `before`: before the run, `after`: when it had run, `end`: now, taken back. What the
    run had sent is taken back here too, so there what people had before they edited holds again.
    """
    found: list[str] = []
    keys = {key for one in (before, end) for side in one for key in side.rows} - set(named)
    for key in sorted(keys):
        sent = _differing(before[1], after[1], key)
        for number, side in enumerate(("here", "there")):
            old, now = before[number].one(key), end[number].one(key)
            if old is None and after[number].one(key) is None:
                continue  # the run hadn't brought it: what is there since came with a later one
            if (now is None) != (old is None):
                found.append(
                    f"{key[0]} {key[1]} is {'not' if now is None else 'still'} there {side}, taken back"
                )
            if old is None or now is None:
                continue
            edited = start[0].one(key) if side == "here" else None
            for name, value in old.values.items():
                wanted = edited.values[name] if edited is not None and name in sent else value
                if now.values[name] != wanted and name not in SERVER_SETS:
                    found.append(
                        f"{key[0]} {key[1]}, {name}: {now.values[name]!r} {side} when the run was taken back, "
                        f"not {wanted!r}"
                    )
    return found


def _differing(one: Side, other: Side, key: Key) -> set[str]:
    """Return the fields of a record that differ between two moments of one side."""
    old, new = one.one(key), other.one(key)
    if old is None or new is None:
        return set()
    return {name for name, value in old.values.items() if new.values[name] != value}
