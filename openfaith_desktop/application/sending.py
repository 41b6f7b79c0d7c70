"""Sending chosen records: looking first exactly what would go, to whom, at what cost; then sending.

Called by the window and the command line. What is shown is planned by the steps that send (`sync.push.foresee`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, syncing
from openfaith_desktop.application.card import shown
from openfaith_desktop.cdm.model import Field, FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.push.foresee import Fate, Foreseen, ForeseenWrite
from openfaith_desktop.sync.results import PushedRecord

__all__ = ["Fate", "PushPreview", "SentField", "ToSend", "push", "push_preview"]

REQUESTS = {Operation.CREATE: 1, Operation.UPDATE: 2, Operation.DELETE: 2}
"""A change reads the record once more before it is made; see `sync.push.precondition`."""


@dataclass(frozen=True, slots=True)
class SentField:
    """One value that goes there, or stays here. `text` is it for people; `reason`: why it stays, else ""."""

    label: str
    kind: FieldKind
    value: Value
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToSend:
    """What would become of one chosen record. `there`: the name of the record it is, or may be, with its address."""

    id: str
    type: str
    title: str
    fate: Fate
    there: str
    url: str | None
    sent: tuple[SentField, ...]
    stays: tuple[SentField, ...]


@dataclass(frozen=True, slots=True)
class PushPreview:
    """What sending would do. `requests`: what it costs of the system's limit, about; `records` in the order chosen."""

    connection: str
    system: str
    requests: int
    records: tuple[ToSend, ...]

    def count(self, *fates: Fate) -> int:
        """Return how many records have one of these fates."""
        return sum(one.fate in fates for one in self.records)


async def push_preview(app: Application, name: str, ids: Sequence[str], stop: StopFlag) -> PushPreview:
    """Return exactly what sending these records would do, after looking there. Changes nothing, here or there.

    Raises `NotFound` for an unknown record, `AlreadyRunning` while a sync goes on, or what the system answers.
    """
    engine = await syncing.prepared(app, name)
    foreseen = await engine.foresee_push(ids, stop)
    return await app.store.aread(_preview, app, name, foreseen)


async def push(app: Application, name: str, ids: Sequence[str], stop: StopFlag) -> tuple[PushedRecord, ...]:
    """Send these records, and what belongs to them, whatever the mode; return what became of each."""
    engine = await syncing.prepared(app, name)
    return tuple(await engine.push(ids, stop))


def _preview(c: Connection, app: Application, name: str, foreseen: Sequence[Foreseen]) -> PushPreview:
    system = adapter(app.connection(name).adapter)
    made: list[ToSend] = []
    requests = 0
    for one in foreseen:
        requests += sum(REQUESTS[write.operation] for write in one.writes)
        url = system.record_url(one.entity_type, one.external_id) if one.external_id else None
        sent = tuple(field for write in one.writes for field in _sent(c, one, write))
        stays = _stays(c, one, system.title)
        made.append(ToSend(one.entity_id, one.entity_type, one.title, one.fate, one.there, url, sent, stays))
    return PushPreview(name, system.title, requests, tuple(made))


def _sent(c: Connection, one: Foreseen, write: ForeseenWrite) -> list[SentField]:
    type_ = ENTITY_TYPES[write.entity_type]
    if write.entity_id == one.entity_id:
        return [_field(c, type_.by_name[name], value) for name, value in write.values.items()]
    entity = entities.get(c, type_.name, write.entity_id) or {}
    if write.operation is Operation.CREATE:
        title = type_.title(entity)
        return [SentField(str(entity.get("location") or type_.label), FieldKind.TEXT, title, title)]
    changed = [_field(c, type_.by_name[name], value) for name, value in write.values.items()]
    return [replace(field, label=f"{type_.label}: {field.label.lower()}") for field in changed]


def _field(c: Connection, field: Field, value: Value, reason: str = "") -> SentField:
    return SentField(field.label, field.kind, value, shown(c, field, value), reason)


def _stays(c: Connection, one: Foreseen, system: str) -> tuple[SentField, ...]:
    type_ = ENTITY_TYPES[one.entity_type]
    entity = entities.get(c, type_.name, one.entity_id) or {}
    return tuple(
        _field(
            c,
            field,
            entity.get(field.name),
            f"Only what you write here yourself is sent to {system}."
            if field.sensitive
            else f"{system} takes no changes of it.",
        )
        for name in one.stays
        for field in [type_.by_name[name]]
    )
