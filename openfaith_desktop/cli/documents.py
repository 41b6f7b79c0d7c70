"""The shape of each command's document, by the command: what its schema in `docs/schemas` is made from.

A record's own document isn't here: its fields are those of its type, described in `docs/schemas/common.json`. Used
by `tools/schemas.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from openfaith_desktop.application.shapes import (
    connections,
    decisions,
    problems,
    runs,
    sending,
    undoing,
    upkeep,
    work,
)
from openfaith_desktop.application.shapes.parts import Common
from openfaith_desktop.cli import insight

DOCUMENTS: Mapping[str, Any] = {
    **insight.DOCUMENTS,
    "pause": upkeep.Paused,
    "resume": upkeep.Paused,
    "cancel": upkeep.Cancelled,
    "backup": upkeep.BackedUp,
    "restore": upkeep.Restored,
    "move-data": upkeep.Moved,
    "secrets": upkeep.SecretsKept,
    "doctor": upkeep.Examined,
    "delete": sending.Deleted,
    "push": sending.Pushed,
    "problems": problems.ProblemList,
    "retry": problems.Retried,
    "dismiss": problems.Dismissed,
    "decisions": decisions.DecisionList,
    "decide": decisions.Settled,
    "rules": decisions.Rules,
    "webhooks": work.WebhookState,
    "worker": work.Worked,
    "sync": runs.Synced,
    "full-compare": Annotated[runs.Synced, Common("sync.json")],
    "preview": runs.Previewed,
    "runs": runs.RunList,
    "undo": undoing.UndoSaid,
    "connect": connections.ConnectionDocument,
    "mode": connections.ConnectionDocument,
    "status": connections.Standing,
}
