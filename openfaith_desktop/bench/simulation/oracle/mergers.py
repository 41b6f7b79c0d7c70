"""Mergers there, in the judge: what was of the one goes on as the other's, whoever of the two is here.

Called when people merge two there, and by `promise.py` when somebody is deleted here. Source: the documentation page
on what sync does, “Records”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openfaith_desktop.bench.simulation.oracle.rows import Key

if TYPE_CHECKING:
    from openfaith_desktop.bench.simulation.oracle.promise import Promise


def merged(promise: Promise, removed: Key, kept: Key) -> None:
    """Two people were merged there."""
    promise.lives[removed].into = kept
    if promise.lives[kept].ended_here:
        stand_for(promise, removed, kept)
    if (promise.lives[removed].twin and promise.is_unknown(removed)) or promise.answer_lost(removed):
        # Nobody here can know that what was added here is that somebody: both stay.
        for one in promise.with_parts({removed}):
            promise.lives[one].most = 2
    for name in promise.lives[kept].born:
        if (removed, name) in promise.tales:
            goes_on(promise, removed, kept, name)
    for one in promise.with_parts({removed}):
        if one[0] == "household_membership":
            # Where the one was, the survivor is, whoever of the two had left it here.
            household = one[1].rpartition("/")[0]
            promise.loosen({(one[0], f"{household}/{kept[1]}")})
        elif one != removed and not promise.lives[one].typed_there:
            # What isn't there yet moves along here, when the two become one here.
            tale = promise.tale(one, "person_id", removed[1])
            tale.ever.add(kept[1])
            tale.loose = True


def stand_for(promise: Promise, removed: Key, kept: Key) -> None:
    """Who is here still stands for the two from now on: as the survivor where that is taken over, and with all
    that was its own. What was the survivor's, and was deleted here with it, may stand or not.
    """
    stands = removed in promise.here().rows
    mine = promise.with_parts({removed})
    kept_in_step = {one for one in mine if one[0] != "household_membership"} if stands else set[Key]()
    promise.loosen(promise.with_parts({kept}) - kept_in_step, with_parts=False)
    if not stands:
        return
    promise.stands_for[kept] = removed
    for name in promise.lives[removed].born:
        goes_on(promise, removed, kept, name)
        tale = promise.tale(removed, name)
        tale.loose = True
        tale.ever |= promise.tale(kept, name).ever
    for one in kept_in_step - {removed}:
        tale = promise.tale(one, "person_id", removed[1])
        tale.loose = True
        tale.ever |= {removed[1], kept[1]}


def goes_on(promise: Promise, removed: Key, kept: Key, name: str) -> None:
    """What was changed here of a merged one goes to the survivor where that has none."""
    theirs, tale = promise.tale(removed, name), promise.tale(kept, name)
    tale.loose = True
    tale.ever |= (
        theirs.ever | theirs.agreed | tale.agreed | {theirs.mine, theirs.theirs, tale.mine, tale.theirs}
    )
    if (into := promise.lives[kept].into) is not None and into != removed:
        goes_on(promise, kept, into, name)
