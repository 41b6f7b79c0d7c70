"""The three modes as one table of what is permitted. Phases read it; nothing else asks for the mode.

Source: the specification, “User Configuration Options”, and the tables of the documentation page on what
sync does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import UsageError


class Side(StrEnum):
    """Whose value wins."""

    OURS = "ours"
    THEIRS = "theirs"


class Rule(StrEnum):
    """How a difference is settled: by a person, by time, or by side."""

    ASK = "ask"
    NEWEST = "newest"
    OURS = "ours"
    THEIRS = "theirs"


class DeletedHere(StrEnum):
    """What happens there when a linked record was deleted here."""

    ASK = "ask"
    UNLINK = "unlink"


class DeletedThere(StrEnum):
    """What happens here when a linked record that nobody changed here was deleted there."""

    DELETE = "delete"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Permissions:
    """What a mode permits.

    `create_here`/`create_there`: records only one side has are created on the other.
    `first_winner`: whose value stands where a first sync finds two.
    `push_kept`: a first sync sends values the other side lacks.
    `incoming`: what becomes of a value that only they changed since the last agreement; where it is ask, a
    field's own rule answers.
    `conflict`: what becomes of a value that both changed differently, unless a field's own rule says.
    `deleted_here`: what becomes there of a record deleted here.
    `deleted_there`: what becomes here of a record deleted there.
    `follow_mergers`: two records merged there are merged here; else a person is asked.
    `revive`: a record that comes back there comes back here; else only its link does.
    """

    create_here: bool
    create_there: bool
    first_winner: Side
    push_kept: bool
    incoming: Rule
    deleted_here: DeletedHere
    deleted_there: DeletedThere
    follow_mergers: bool
    revive: bool
    conflict: Rule = Rule.ASK


MODES: dict[str, Permissions] = {
    "full": Permissions(
        create_here=True,
        create_there=True,
        first_winner=Side.THEIRS,
        push_kept=True,
        incoming=Rule.THEIRS,
        deleted_here=DeletedHere.ASK,
        deleted_there=DeletedThere.DELETE,
        follow_mergers=True,
        revive=True,
    ),
    "openfaith": Permissions(
        create_here=False,
        create_there=True,
        first_winner=Side.OURS,
        push_kept=True,
        incoming=Rule.ASK,
        deleted_here=DeletedHere.ASK,
        deleted_there=DeletedThere.ASK,
        follow_mergers=False,
        revive=False,
    ),
    "external": Permissions(
        create_here=True,
        create_there=False,
        first_winner=Side.THEIRS,
        push_kept=False,
        incoming=Rule.THEIRS,
        deleted_here=DeletedHere.UNLINK,
        deleted_there=DeletedThere.DELETE,
        follow_mergers=True,
        revive=True,
    ),
}


def permissions(mode: str) -> Permissions:
    """Return what `mode` permits. Raises `UsageError` for a word that is no mode."""
    if mode not in MODES:
        raise UsageError(
            f"“{mode}” is no way for the two sides to work together.",
            what_to_do="Choose one of: full, openfaith, external.",
        )
    return MODES[mode]


def rules_for(chosen: Mapping[str, str], type_: EntityType) -> dict[str, Rule]:
    """Return a connection's rules for one type's fields: that of `type.field`, else that of `field` for every type."""
    words = {name: chosen.get(f"{type_.name}.{name}", chosen.get(name)) for name in type_.by_name}
    return {name: Rule(word) for name, word in words.items() if word}
