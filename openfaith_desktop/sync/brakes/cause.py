"""What a brake asks about: one thing a run would do too much of, to records of one type.

The words of brakes are here, and nothing that reads a database. Used by all of this package, and by whoever
answers or shows a brake's question.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store.questions import BrakeCause

GO_ON, KEEP = "theirs", "ours"
"""The answers that are remembered: let it happen, or keep everything as it is."""


class Brake(StrEnum):
    """What looks like an accident."""

    EMPTY = "empty"
    REMOVE = "remove"
    CHANGE = "change"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing a run would do too much of, to records of one type.

    `ids` are external ids for `EMPTY` and `REMOVE`, else entity ids; `total` is how many linked records the
    type has; `names` are the first of the records'.
    """

    brake: Brake
    type: EntityType
    ids: tuple[str, ...]
    total: int
    names: tuple[str, ...]

    def document(self) -> BrakeCause:
        """Return the cause as a decision keeps it."""
        return {
            "brake": self.brake.value,
            "type": self.type.name,
            "number": len(self.ids),
            "total": self.total,
            "ids": list(self.ids),
            "names": list(self.names),
        }

    def words(self, system: str) -> str:
        """Return what would happen, as people read it."""
        many, total = _counted(len(self.ids), self.type), f"{self.total:,}"
        match self.brake:
            case Brake.EMPTY:
                return f"{system} suddenly shows no {self.type.plural.lower()}, of {total} before"
            case Brake.REMOVE:
                return f"{many} of {total} are no longer in {system}"
            case Brake.CHANGE:
                return f"this sync would change {many} of {total}"
            case Brake.CREATE:
                return f"this sync would add {many} to {system}, unseen in a preview"


def _counted(number: int, type_: EntityType) -> str:
    return f"{number:,} {(type_.label if number == 1 else type_.plural).lower()}"
