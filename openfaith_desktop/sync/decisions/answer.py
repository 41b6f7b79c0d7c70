"""A decision, what is needed to settle it, and the words a person may answer with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import Action, UsageError
from openfaith_desktop.store import decisions
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.questions import Question
from openfaith_desktop.sync import editing

CHOICES = ("ours", "theirs", "both", "skip", "again")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person chose: one of `CHOICES`, or `value` with what they typed."""

    choice: str
    typed: str = ""

    @classmethod
    def read(cls, word: str) -> Answer:
        """Return the answer a word means. Raises `UsageError` for one that is none."""
        name, equals, typed = word.partition("=")
        if equals and name == "value":
            return cls("value", typed)
        if word in CHOICES:
            return cls(word)
        raise UsageError(
            f"“{word}” is no answer.", what_to_do="Answer ours, theirs, both, skip, again or value=…."
        )


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A decision with what is needed to settle it; a source of `canonical.resolve`."""

    question: Question
    type: EntityType
    adapter: Adapter
    connection: ConnectionInfo
    author: str

    def origin(self, db: Connection) -> Origin:
        """Return where the changes that an answer makes come from."""
        return editing.person_origin(db, self.author, self.question.id)


def close(db: Connection, one: OpenDecision, document: dict[str, Any]) -> None:
    """Keep what a person answered."""
    decisions.settle(db, one.question.id, document, one.author)


def unfit(one: OpenDecision, what_to_do: str, action: Action | None = None) -> UsageError:
    """Return the error for an answer that doesn't fit the question."""
    title = f"That is no answer to decision {one.question.id}."
    return UsageError(title, what_to_do=what_to_do, action=action)


def stale(one: OpenDecision) -> UsageError:
    """Return the error for a question whose cause is not what it was."""
    return UsageError(
        f"What decision {one.question.id} is about has changed since it was asked.",
        what_to_do="Sync again, then look at it anew.",
    )
