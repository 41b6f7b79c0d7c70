"""How Python's garbage collector treats this program; called once, by whoever starts it.

A sync makes and drops hundreds of thousands of small objects that hold no circles, while the libraries'
own objects stay until the end. By its defaults the collector looks through all of them again and again: a
sixth of a first sync's time, in pauses of up to a tenth of a second that the window would feel.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 50
"""Objects made before the young ones are looked through, and how many such looks before the older ones are."""


def apply() -> None:
    """Leave what is loaded by now out of all collections, and make them rarer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
