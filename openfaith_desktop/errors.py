"""The errors OpenFaith raises, one hierarchy, each able to speak to a person.

What lives here: the classes, their exit codes (see `docs/json.md`) and what they tell a person.
What doesn't: the places where causes become known; those raise the fitting class. Any package may
import this module; it imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypedDict, Unpack


class ActionKind(StrEnum):
    """What a person can do next; each face has its own words for it: a command, or a button."""

    HELP = "help"
    EXAMINE = "examine"
    """Let OpenFaith look at everything a sync needs."""
    SIGN_IN = "sign_in"
    """Ids: the connection's name."""
    CONNECT = "connect"
    SYNC = "sync"
    """Ids: the connection's name."""
    COMPARE = "compare"
    """Read everything there. Ids: the connection's name."""
    SEE_RUNS = "see_runs"
    SEE_DECISIONS = "see_decisions"
    ANSWER = "answer"
    """Ids: the decision's number."""
    SEE_PROBLEMS = "see_problems"
    SEE_RECORDS = "see_records"
    """Ids: the entity type."""
    ALLOW_DELETIONS = "allow_deletions"
    """Ids: the connection's name."""
    RENEW_WEBHOOKS = "renew_webhooks"
    """Ids: the connection's name."""
    RESTORE = "restore"
    CHOOSE_FOLDER = "choose_folder"
    """Work on another data folder."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do about an error, and what it is about; ids that aren't known are left out."""

    kind: ActionKind
    ids: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the action as documents hold it."""
        return {"kind": self.kind.value, "ids": list(self.ids)}


class Texts(TypedDict, total=False):
    """The words that an instance may sharpen."""

    what_it_means: str | None
    what_to_do: str | None


class OpenFaithError(Exception):
    """Base of all our errors: what happened (`title`), what it means and what to do, for a person.

    Class attributes give the usual words; an instance may sharpen them. Texts spell no command and name no button:
    `action` is what a face makes one of; words of its own take a general one (help, examine) away.
    `exit_code` is the command line's answer. `str(error)` is the title alone, so that logs never hold more.
    """

    title: str = "Something went wrong."
    what_it_means: str = "OpenFaith stopped before changing anything further. Nothing was lost."
    what_to_do: str = "Try again. If it happens again, let OpenFaith check itself, and send us what it says."
    action: Action | None = Action(ActionKind.EXAMINE)
    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        title: str | None = None,
        *,
        what_it_means: str | None = None,
        what_to_do: str | None = None,
        action: Action | None = None,
    ) -> None:
        self.title = title or type(self).title
        self.what_it_means = what_it_means or type(self).what_it_means
        self.what_to_do = what_to_do or type(self).what_to_do
        usual = type(self).action
        general = usual is None or usual.kind in (ActionKind.HELP, ActionKind.EXAMINE)
        self.action = action or (None if what_to_do and general else usual)
        super().__init__(self.title)

    def as_dict(self) -> dict[str, object]:
        """Return the error as the JSON document's `error` member: name, the three texts and the action."""
        return {
            "name": type(self).__name__,
            "title": self.title,
            "what_it_means": self.what_it_means,
            "what_to_do": self.what_to_do,
            "action": self.action.as_dict() if self.action else None,
        }


class UsageError(OpenFaithError):
    """Raised when a command, an option or a value a person gave cannot be understood. Exit code 2."""

    title = "That can't be understood."
    what_it_means = "Nothing was changed."
    what_to_do = "Look at what can be asked for, and how."
    action = Action(ActionKind.HELP)
    exit_code = 2


class NotFound(UsageError):
    """Raised when a connection, record or run a person named does not exist."""

    title = "There is nothing with that name."


class InvalidValue(UsageError):
    """Raised when a value does not fit its field, e.g. a birth date that is no date. `field` is its name."""

    title = "That value doesn't fit."
    field: str | None = None


class ChangedMeanwhile(OpenFaithError):
    """Raised when a person changes a value that isn't any more what they saw. `field` is its name."""

    title = "Somebody else changed this meanwhile."
    what_it_means = "Your change was not saved, so that nothing of theirs is lost."
    what_to_do = "Look at what is there now, then change it again."
    action = None
    field: str | None = None


class StillTwo(OpenFaithError):
    """Raised when two people can't be made one here, because of what is there or on its way."""

    title = "These two can't be made one here yet."
    what_it_means = "Both are as they were, here and there."
    what_to_do = "Sync first, then say again that they are the same person."
    action = Action(ActionKind.SYNC)


class Stopped(OpenFaithError):
    """Raised at the next record after a person asked a run to stop. Exit code 130."""

    title = "Stopped, as you asked."
    what_it_means = "Everything done so far is kept."
    what_to_do = "Sync again to carry on where it stopped."
    action = Action(ActionKind.SYNC)
    exit_code = 130


class AlreadyRunning(OpenFaithError):
    """Raised when a second run of one connection is started while the first still works."""

    title = "This connection is already syncing."
    what_it_means = "Two runs at once could copy a person twice, so the second one did not start."
    what_to_do = "Wait until the first has finished, or stop it."
    action = None


class LostLease(OpenFaithError):
    """Raised when a run finds that another one has taken its place: see `store.lease`."""

    title = "Another run has taken over."
    what_it_means = (
        "The database took this one for dead, so it stopped before its next step. Nothing was lost."
    )
    what_to_do = "Nothing; the other one carries on. If it doesn't, sync again."
    action = Action(ActionKind.SYNC)


class BrakeStopped(OpenFaithError):
    """Raised when a safety brake stops a run before it applies anything; `decision` asks about it. Exit code 5."""

    title = "OpenFaith stopped to be safe."
    what_it_means = "So many at once may be a mistake. Nothing was changed on either side."
    what_to_do = "Look whom it is about. Then answer: go on, keep everything, or look again."
    action = Action(ActionKind.SEE_DECISIONS)
    exit_code = 5

    def __init__(
        self,
        title: str | None = None,
        *,
        what_it_means: str | None = None,
        what_to_do: str | None = None,
        decision: int | None = None,
    ) -> None:
        action = Action(ActionKind.ANSWER, (str(decision),)) if decision is not None else None
        super().__init__(title, what_it_means=what_it_means, what_to_do=what_to_do, action=action)
        self.decision = decision


# --- the database -------------------------------------------------------------------------------


class StoreError(OpenFaithError):
    """Base of what can be wrong with the database or its folder."""

    title = "The database can't be used."


class DatabaseLocked(StoreError):
    """Raised when another program holds the database for longer than we wait (10 s)."""

    title = "Another program is using the database."
    what_it_means = "OpenFaith waited, but the other program did not let go. Nothing was changed."
    what_to_do = "Close other OpenFaith windows and commands, then try again."
    action = None


class LostRace(StoreError):
    """Raised when what was about to be written had been changed by somebody else since it was read.

    The store does the whole transaction again; only when it loses every time does anybody see this.
    """

    title = "Somebody else is changing the same records."
    what_it_means = "OpenFaith tried several times and was overtaken each time. Nothing was changed."
    what_to_do = "Try again in a moment."
    action = None


class DatabaseReadOnly(StoreError):
    """Raised when the database or its folder can't be written."""

    title = "The database can't be written."
    what_it_means = "The file or its folder is protected against changes. Nothing was changed."
    what_to_do = "Give your user permission to write in the data folder, or choose another folder."
    action = Action(ActionKind.CHOOSE_FOLDER)


class DatabaseNewer(StoreError):
    """Raised when a newer OpenFaith has already changed the database's layout. Exit code 6."""

    title = "This database was made by a newer OpenFaith."
    what_it_means = "This version would not understand it all, so it left it alone."
    what_to_do = "Install the newest OpenFaith and open the database with that."
    action = None
    exit_code = 6


class DatabaseDamaged(StoreError):
    """Raised when the file is truncated, overwritten or no database at all."""

    title = "The database file is damaged."
    what_it_means = "It was cut off or overwritten. OpenFaith has not touched it."
    what_to_do = "Restore the newest backup. Backups are in the data folder."
    action = Action(ActionKind.RESTORE)


class DiskFull(StoreError):
    """Raised when there is no room left to write. What was written before is kept."""

    title = "The disk is full."
    what_it_means = "The last step was not saved; everything before it was. Nothing was lost."
    what_to_do = "Free some room, then do it again. A sync carries on where it stopped."
    action = Action(ActionKind.SYNC)


# --- the church management system ---------------------------------------------------------------


class AdapterError(OpenFaithError):
    """Base of what can go wrong with a church management system. `system` is its name for people."""

    title = "The church management system could not be used."
    system: str = ""


class AdapterBroken(AdapterError):
    """Raised when an adapter breaks its contract: wrong about itself, another record than asked, an unknown error."""

    title = "An adapter made a mistake."
    what_it_means = "It is the part of OpenFaith that speaks with another system. Nothing was lost."
    what_to_do = "Look for a newer version of it. If there is none, tell who made it what is said here."
    action = None


class SignInNeeded(AdapterError):
    """Raised when the system refuses our sign-in (401), or there is none. Exit code 4.

    `hint` is the system's own word for it. `renewable`: a renewed sign-in may be accepted. `signed_out`: only a
    person can help, by signing in again; otherwise it may pass by itself.
    """

    title = "You need to sign in again."
    what_it_means = "The system no longer accepts OpenFaith's sign-in. Nothing was lost."
    what_to_do = "Sign in again; the sync carries on where it stopped."
    action = Action(ActionKind.SIGN_IN)
    exit_code = 4

    def __init__(
        self,
        title: str | None = None,
        *,
        hint: str = "",
        renewable: bool = True,
        signed_out: bool = True,
        **texts: Unpack[Texts],
    ) -> None:
        super().__init__(title, **texts)
        self.hint = hint
        self.renewable = renewable
        self.signed_out = signed_out


class SignInFailed(AdapterError):
    """Raised when signing in came to nothing. `reason` is one word for it, such as `access_denied`. Exit code 4."""

    title = "Signing in didn't work."
    what_it_means = "Nothing was changed."
    what_to_do = "Sign in again."
    action = Action(ActionKind.SIGN_IN)
    exit_code = 4

    def __init__(self, title: str | None = None, *, reason: str = "", **texts: Unpack[Texts]) -> None:
        super().__init__(title, **texts)
        self.reason = reason


class PermissionMissing(AdapterError):
    """Raised when the signed-in person may not do or see this (403)."""

    title = "Your account isn't allowed to do this."
    what_it_means = "The person you signed in as has too few rights there. Nothing was changed."
    what_to_do = "Ask an administrator there for more rights, or sign in as somebody who has them."
    action = None


class RecordMissing(AdapterError):
    """Raised when the system does not know a record (404): deleted, merged, or hidden from us."""

    title = "This record isn't there any more."
    what_it_means = "It was deleted, merged into another, or hidden from the person you signed in as."
    what_to_do = "Look it up there. The next sync shows what became of it."
    action = Action(ActionKind.SYNC)


class RecordRefused(AdapterError):
    """Raised when the system refuses a record's values (400, 409, 422). `details`: (field, reason) pairs."""

    title = "The system refused this record."
    what_it_means = "One of its values doesn't fit the system's rules. Nothing was changed there."
    what_to_do = "Correct the value and sync again."
    action = Action(ActionKind.SYNC)

    def __init__(
        self, title: str | None = None, *, details: tuple[tuple[str, str], ...] = (), **texts: Unpack[Texts]
    ) -> None:
        super().__init__(title, **texts)
        self.details = details


class ReadRefused(AdapterError):
    """Raised when the system refuses to show something because of how it is asked for (400, 409, 422)."""

    title = "The system refused to show something."
    what_it_means = "It didn't like how it was asked. Nothing was lost, and nothing was changed."
    what_to_do = "Sync again. If it happens again, look for a newer OpenFaith; the system may have changed."
    action = Action(ActionKind.SYNC)


class ServerBusy(AdapterError):
    """Raised when the system asks to slow down (429). `retry_after`: seconds, or None if it didn't say."""

    title = "The system asked OpenFaith to slow down."
    what_it_means = "Apps may only ask so often. This is normal, but it did not end in time."
    what_to_do = "Sync again in a minute: it carries on where it stopped."
    action = Action(ActionKind.SYNC)

    def __init__(
        self, title: str | None = None, *, retry_after: float | None = None, **texts: Unpack[Texts]
    ) -> None:
        super().__init__(title, **texts)
        self.retry_after = retry_after


class ServerTrouble(AdapterError):
    """Raised when the system itself has trouble (5xx) after all retries."""

    title = "The system has a problem of its own."
    what_it_means = "It answered with an error that isn't about your data. Nothing was lost."
    what_to_do = "Sync again later: it carries on where it stopped."
    action = Action(ActionKind.SYNC)


class UnreadableAnswer(AdapterError):
    """Raised when an answer is not what its documentation promises: HTML, cut off, wrong type, no `data`."""

    title = "The system sent an answer that can't be read."
    what_it_means = "Often a network gateway or a maintenance page answered instead. Nothing was lost."
    what_to_do = "Sync again later. If you're on a guest network, sign in to it first."
    action = Action(ActionKind.SYNC)


class Unreachable(AdapterError):
    """Raised when the system can't be reached and nothing of the request arrived."""

    title = "The system can't be reached."
    what_it_means = "There is no connection to it at the moment. Nothing was lost."
    what_to_do = "Check the internet connection and sync again: it carries on where it stopped."
    action = Action(ActionKind.SYNC)


class CertificateRefused(Unreachable):
    """Raised when a server can't prove who it is. Nothing was sent to it."""

    title = "The connection isn't safe."
    what_it_means = "The server couldn't prove that it is who it should be. Nothing was sent to it."
    what_to_do = (
        "Check this computer's date, and try another internet connection. Guest networks often do this."
    )
    action = None


class OutcomeUnknown(AdapterError):
    """Raised when a write was sent but its answer never came: it may or may not have been done."""

    title = "The connection broke while sending."
    what_it_means = (
        "OpenFaith doesn't know yet whether the change arrived. It will look before it tries again."
    )
    what_to_do = "Sync again: it looks first, so nothing is created twice."
    action = Action(ActionKind.SYNC)
