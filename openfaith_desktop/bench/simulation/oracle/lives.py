"""What people did with one record, and a question as a person sees it. Values of `promise.py`, which keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from openfaith_desktop.bench.simulation.oracle.rows import Key

SERVER_SETS = {"primary", "blocked", "status", "country_code"}
"""What a side may set by itself: both sides must hold the same, whoever said it."""


@dataclass(slots=True)
class Life:
    """What people did with one record: added and deleted it on which side.

    `may_go`: a person let the sync delete it there. `most`: how many there may be of it on a side. `loose`: an answer or an undo decided about the whole record.
    `unsent`: the fields that were surely changed here, and not sent, when it went there. `into`: who it was merged
    into there. `twin`: it was added on both sides.
    """

    typed_here: bool = False
    typed_there: bool = False
    ended_here: bool = False
    ended_there: bool = False
    was_here: bool = False
    was_there: bool = False
    may_go: bool = False
    most: int = 1
    loose: bool = False
    twin: bool = False
    pushed: bool = False
    hidden: bool = False
    into: Key | None = None
    unsent: dict[str, Any] = field(default_factory=dict[str, Any])
    born: dict[str, Any] = field(default_factory=dict[str, Any])
    modes: set[str] = field(default_factory=set[str])
    """The modes in force since it was deleted there."""


@dataclass(frozen=True, slots=True)
class Question:
    """An open question as a person sees it; `keys` are the records it names."""

    kind: str
    field: str
    keys: frozenset[Key]
    shown: tuple[Any, Any]
