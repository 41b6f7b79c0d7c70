"""Documents about records that were chosen: deleted here, or sent."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import EntityId
from openfaith_desktop.sync.results import PushOutcome


class Deleted(TypedDict):
    """A record that was deleted here."""

    id: EntityId
    deleted: Literal[True]
    title: str


class PushedLine(TypedDict):
    """What became of one record that was to be sent."""

    entity_id: EntityId
    title: str
    outcome: PushOutcome
    external_id: str | None
    reason: str | None


class Pushed(TypedDict):
    """What became of chosen records."""

    connection: str
    records: list[PushedLine]
