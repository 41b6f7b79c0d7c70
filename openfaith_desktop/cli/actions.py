"""What a person can do about an error, spelled as a command: the one place where errors turn into command lines.

Called by the command line's own modules. The window makes buttons of the same actions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.adapter.discovery import adapters
from openfaith_desktop.errors import ActionKind

COMMANDS: dict[ActionKind, str] = {
    ActionKind.HELP: "openfaith --help",
    ActionKind.EXAMINE: "openfaith doctor",
    ActionKind.SIGN_IN: "openfaith connect SYSTEM --name {}",
    ActionKind.CONNECT: "openfaith connect SYSTEM --name NAME --mode external",
    ActionKind.SYNC: "openfaith sync {}",
    ActionKind.COMPARE: "openfaith full-compare {}",
    ActionKind.SEE_RUNS: "openfaith runs {}",
    ActionKind.SEE_DECISIONS: "openfaith decisions",
    ActionKind.ANSWER: "openfaith decisions",
    ActionKind.SEE_PROBLEMS: "openfaith problems",
    ActionKind.SEE_RECORDS: "openfaith records {}",
    ActionKind.ALLOW_DELETIONS: "openfaith rules {} deletions=allow",
    ActionKind.RENEW_WEBHOOKS: "openfaith webhooks {} --rotate",
    ActionKind.RESTORE: "openfaith restore FILE",
    ActionKind.CHOOSE_FOLDER: "openfaith --data-dir DIR …",
}
"""The command of each action; `{}` is its first id, or what the person had named; SYSTEM the only one there is."""
PLACES: dict[ActionKind, str] = {ActionKind.SEE_RECORDS: "TYPE"}
"""What stands there when neither is known; otherwise NAME."""


def spelled(action: Mapping[str, Any] | None, named: str | None = None) -> str | None:
    """Return the command that does an action, as documents hold it; `named` is the connection a command was for."""
    if action is None:
        return None
    kind = ActionKind(action["kind"])
    if kind in PLACES:
        named = None
    ids = action["ids"]
    command = COMMANDS[kind].format(ids[0] if ids else named or PLACES.get(kind, "NAME"))
    systems = tuple(adapters())
    return command.replace("SYSTEM", systems[0]) if len(systems) == 1 else command
