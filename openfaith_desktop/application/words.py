"""How the program's own words read for people: modes, phases, states, changes, what comes next. Once, for all faces.

Texts name the other system through `{system}` or an argument, never by its name, and never spell a command: those
are the command line's. Pure; asks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openfaith_desktop.cdm.model import EntityType, Field, Value
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync.modes import Rule
from openfaith_desktop.sync.reconcile.explain import Next


@dataclass(frozen=True, slots=True)
class ModeWords:
    """How a way of working together reads: its name, who is the main record, and what becomes of people's changes.

    `cases` are (what happened, what a sync then does). Texts name the other system as `{system}`.
    """

    title: str
    summary: str
    cases: tuple[tuple[str, str], ...]

    def of(self, system: str) -> ModeWords:
        """Return the words with the system's name in them."""
        cases = tuple((what.format(system=system), then.format(system=system)) for what, then in self.cases)
        return ModeWords(self.title.format(system=system), self.summary.format(system=system), cases)


_NEW_THERE, _NEW_HERE = "Somebody new in {system}", "Somebody new in OpenFaith"
_CHANGED_THERE, _CHANGED_HERE = "A change made in {system}", "A change made in OpenFaith"
_CHANGED_BOTH = "A change on both sides"
MODES: dict[str, ModeWords] = {
    "external": ModeWords(
        "Copy from {system}",
        "{system} stays the main record. Nothing is added there unless you choose it.",
        (
            (_NEW_THERE, "Added here"),
            (_NEW_HERE, "Stays here until you send them"),
            (_CHANGED_THERE, "Copied here"),
            (_CHANGED_HERE, "Sent, for people who are in both"),
            (_CHANGED_BOTH, "You decide"),
        ),
    ),
    "full": ModeWords(
        "Keep both the same",
        "Changes go both ways. New people are added on both sides.",
        (
            (_NEW_THERE, "Added here"),
            (_NEW_HERE, "Added there"),
            (_CHANGED_THERE, "Copied here"),
            (_CHANGED_HERE, "Sent"),
            (_CHANGED_BOTH, "You decide"),
        ),
    ),
    "openfaith": ModeWords(
        "OpenFaith is the main record",
        "{system} follows. What is only there stays there until you bring it in.",
        (
            (_NEW_THERE, "Stays there until you bring them in"),
            (_NEW_HERE, "Added there"),
            (_CHANGED_THERE, "You decide"),
            (_CHANGED_HERE, "Sent"),
            (_CHANGED_BOTH, "You decide"),
        ),
    ),
}
"""The ways of working together, the one that is recommended to start with first."""

LINK_STATES: dict[str, str] = {
    "active": "In step",
    "unlinked": "Not kept in step any more",
    "missing": "Deleted there",
    "gone": "Deleted there",
    "returned": "Back there",
    "merged": "Merged into another record there",
}

DECISIONS: dict[DecisionKind, str] = {
    DecisionKind.MATCH: "Same person?",
    DecisionKind.DELETED_HERE: "Deleted here",
    DecisionKind.DELETED_THERE: "Deleted there",
    DecisionKind.MERGED: "Merged there",
    DecisionKind.BRAKE: "Safety question",
}
"""What a decision about more than one field is called."""

RUNS: dict[RunKind, str] = {
    RunKind.SYNC: "Sync",
    RunKind.COMPARE: "Compared everything",
    RunKind.WEBHOOK: "Looked at what was reported",
    RunKind.PREVIEW: "Looked before a sync",
    RunKind.PUSH: "Sent what you chose",
    RunKind.PUSH_PREVIEW: "Looked before sending",
    RunKind.UNDO: "Took something back",
}
"""What kinds of runs are called."""

RUN_STATES: dict[str, str] = {
    "running": "Running",
    "done": "Done",
    "stopped": "Stopped",
    "failed": "Didn't come through",
}

BRAKE_ANSWERS: dict[str, tuple[str, str]] = {
    "again": ("Look again", "Reads {system}'s list once more. Good if it was being tidied just now."),
    "ours": ("It's a mistake, keep everything", "Everything stays as it is, and this isn't asked again."),
    "theirs": ("It's right, go on", "The next sync does it. You can undo it afterwards."),
}
"""What the answers to a safety question say, and what each does."""

RULES: dict[Rule, str] = {
    Rule.ASK: "Ask me",
    Rule.NEWEST: "The newest wins",
    Rule.OURS: "OpenFaith wins",
    Rule.THEIRS: "{system} wins",
}

NEXT: dict[Next, str] = {
    Next.NOTHING: "The two agree. The next sync leaves it as it is.",
    Next.SEND: "It was changed here. The next sync sends it to {system}.",
    Next.TAKE: "It was changed in {system}. The next sync brings it in.",
    Next.ASK: "It needs a decision from you. Until then both sides stay as they are.",
    Next.KEEP: "The two differ, and that is settled. It is looked at again when one of them changes.",
    Next.CANNOT_SEND: "It was changed here. {system} lets no app change it, so it stays here.",
    Next.NO_PLACE: "{system} has no place for it. It stays here.",
    Next.ADD: "This is only here. The next sync adds it to {system}.",
    Next.ONLY_HERE: "This is only here. It stays here until you send it.",
    Next.GONE: "This was deleted in {system}. Nothing is sent.",
    Next.APART: "The two aren't kept in step any more. Nothing is sent.",
}

_WHOLE: dict[str, str] = {
    "create": "{it} added",
    "delete": "{it} deleted",
    "revive": "{it} brought back",
    "update": "{it} changed",
    "empty": "{it} removed",
    "sent_create": "{it} added there",
    "sent_update": "{it} changed there",
    "sent_empty": "{it} removed there",
    "sent_delete": "{it} deleted there",
    "different": "Said to be somebody else than another",
    "not_different": "May be the same as another again",
    "same": "Made one with another",
    "not_same": "Two people again",
    "relinked": "{it}: its record there goes with another one here",
}


def value(what: Value) -> str:
    """Return a value as people read it."""
    if what is None:
        return ""
    if isinstance(what, bool):
        return "Yes" if what else "No"
    return str(what)


def change(operation: str, type_: EntityType, field: Field | None, old: Value, new: Value) -> str:
    """Return what a change did, such as “Phone number added” or “Birth date changed”."""
    if field is None:
        return _WHOLE.get(operation, "{it} changed").format(it=type_.label)
    name = field.label
    if type_.owner and name != type_.label:
        name = f"{type_.label}: {name.lower()}"
    verb = "create" if old is None else "empty" if new is None else "update"
    return _WHOLE[f"sent_{verb}" if operation == "sent" else verb].format(it=name)


def deed(kind: str, number: int) -> str:
    """Return what a person did in one go: an `edit` or an `answer` to so many."""
    if kind == "answer":
        return "A difference decided" if number == 1 else f"{number:,} differences decided"
    return f"{number:,} changes"


def why_same(likely: str, reasons: Sequence[str], against: Sequence[str]) -> str:
    """Return why two may be one, as one line: how likely, what speaks for it, what against it."""
    said = ", ".join([*reasons, *(f"but {one}" for one in against)])
    return f"{likely}: {said}" if likely else said
