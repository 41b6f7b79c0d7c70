"""Brakes: what a run never does without a person's word, because it looks like an accident.

Before anything is applied, all causes are counted (`counting`) and asked about in one question (`asking`), a
decision of the kind `brake` that names who it is about (`cause`). What was answered is read in `answered`; what
an answer does is in `decisions/settle_brakes`. Called by the engine between reading and applying, and by the
reading itself, which must know what it may believe. Source: the documentation page on what sync does, “Safety
brakes”.
"""

from openfaith_desktop.sync.brakes.answered import kept_here
from openfaith_desktop.sync.brakes.asking import ask, close_groundless
from openfaith_desktop.sync.brakes.cause import GO_ON, KEEP, Brake, Cause
from openfaith_desktop.sync.brakes.counting import causes, doubts_empty, may_trip, too_many_missing

__all__ = [
    "GO_ON",
    "KEEP",
    "Brake",
    "Cause",
    "ask",
    "causes",
    "close_groundless",
    "doubts_empty",
    "kept_here",
    "may_trip",
    "too_many_missing",
]
