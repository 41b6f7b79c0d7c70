"""Documents about connections: what one is, and how it stands."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypedDict

from openfaith_desktop.application.shapes.parts import (
    LEFT_TO,
    Common,
    ModeName,
    Number,
    Says,
    SystemTitle,
    Time,
)
from openfaith_desktop.application.shapes.runs import RunLine


class ConnectionDocument(TypedDict):
    """A connection without its sign-in. `system` is the adapter's name."""

    name: str
    system: str
    system_title: SystemTitle
    mode: ModeName
    scope: Annotated[list[str], Says("Listings in scope; empty: all.")]
    church: str | None
    person: Annotated[str | None, Says("Who signed in.")]
    paused: Annotated[bool, Says("Whether its jobs begin by themselves only after they are resumed.")]


class TypeStatus(TypedDict):
    """How one kind of record of a connection stands."""

    state: Literal["running", "active"]
    phase: Literal["stage", "match", "create", "populate", "push"] | None
    done: Number
    total: int | None
    message: str | None
    last_successful_poll_at: Time | None


class TypeStanding(TypeStatus):
    """How one kind of record of a connection stands, with numbers."""

    in_step: Annotated[int, Says("How many records are linked and kept in step.", minimum=0)]
    only_there: Annotated[int, Says("How many are only in the other system.", minimum=0)]


class Waiting(TypedDict):
    """That a run waits for the server."""

    until: Time
    reason: str


class ConnectionStatus(ConnectionDocument):
    """How a connection stands."""

    state: Literal["Pending Initial Sync", "Initial Sync Running", "Active - Incremental Sync Enabled"]
    types: Annotated[dict[str, TypeStanding], Says(propertyNames={LEFT_TO: "common.json#/$defs/entity_type"})]
    decisions: Number
    problems: Number
    last_run: Annotated[RunLine, Common("run")] | None
    running: Annotated[bool, Says("Whether a run works on it just now, wherever.")]
    waiting: Annotated[
        Waiting | None, Says("That the run waits for the server, until when and why; null: it doesn't.")
    ]


class Standing(TypedDict):
    """How all connections stand."""

    connections: list[ConnectionStatus]
