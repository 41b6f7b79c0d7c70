"""What a run did, or a preview says it would do, by entity type.

`COUNTS` names the numbers: added (created here), linked (found here), updated (changed here), skipped
(only in the ChMS, kept out by the mode), asked (needs a person), removed (deleted here, because it was
there), merged (two made one here), sent_new, sent_updates and sent_removals (written there), failed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from openfaith_desktop.store.runs import RunKind

COUNTS = (
    "added",
    "linked",
    "updated",
    "skipped",
    "asked",
    "removed",
    "merged",
    "sent_new",
    "sent_updates",
    "sent_removals",
    "failed",
)


class Tally:
    """Counts what happens to records, and for a preview keeps their names."""

    def __init__(self, *, keep_names: bool = False) -> None:
        self.counts: dict[str, dict[str, int]] = {}
        self.names: dict[str, dict[str, list[str]]] = {}
        self._keep_names = keep_names

    def add(self, entity_type: str, kind: str, name: str = "") -> None:
        """Count one record of a type."""
        self.extend(entity_type, kind, 1, [name] if self._keep_names else ())

    def extend(
        self, entity_type: str, kind: str, number: int, names: list[str] | tuple[str, ...] = ()
    ) -> None:
        """Count many records of a type."""
        counts = self.counts.setdefault(entity_type, dict.fromkeys(COUNTS, 0))
        counts[kind] += number
        if self._keep_names and names:
            self.names.setdefault(entity_type, {}).setdefault(kind, []).extend(names)

    def copy(self) -> Tally:
        """Return another tally that stands where this one does."""
        other = Tally(keep_names=self._keep_names)
        other.put_back(self)
        return other

    def put_back(self, other: Tally) -> None:
        """Stand where `other` does."""
        self.counts = {name: dict(numbers) for name, numbers in other.counts.items()}
        self.names = {
            name: {kind: list(names) for kind, names in kinds.items()} for name, kinds in other.names.items()
        }

    @property
    def keeps_names(self) -> bool:
        """Whether names are wanted; computing them costs time."""
        return self._keep_names


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of a run that did its work nevertheless; words as those of an error."""

    title: str
    what_it_means: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended. `decisions` and `problems` wait for a person; `system` is the other side's name."""

    run_id: int
    connection: str
    kind: RunKind
    mode: str
    state: str
    counts: dict[str, dict[str, int]]
    requests: int
    decisions: int
    problems: int
    names: dict[str, dict[str, list[str]]] = field(default_factory=dict[str, "dict[str, list[str]]"])
    notices: tuple[Notice, ...] = ()
    system: str = ""


class PushOutcome(StrEnum):
    """What became of one record a person chose to send."""

    CREATED = "created"
    LINKED = "linked"
    """It was there already."""
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    ASKED = "asked"
    """A person must say first whether it is somebody there."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PushedRecord:
    """What became of one record a person chose to send, and why where it wasn't sent."""

    entity_id: str
    title: str
    outcome: PushOutcome
    external_id: str | None = None
    reason: str | None = None
