"""The database's tables, as SQLAlchemy Core.

One table an entity type, made from the CDM's fields, and the tables sync needs. The words are those of
`docs/architecture.md`. Layout changes go through a migration (`store/migrations`); a test compares the two.

Times are text, ISO 8601 UTC with milliseconds, so they sort as they are. JSON is text too, the same on
SQLite and PostgreSQL (whose own type refuses NUL, which hostile answers contain).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine, UserDefinedType

from openfaith_desktop.cdm.model import EntityType, FieldKind
from openfaith_desktop.cdm.types import ENTITY_TYPES

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class JSONText(UserDefinedType[Any]):
    """JSON kept as text; None is SQL NULL."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the column's type in SQL."""
        return "TEXT"

    def bind_processor(self, dialect: object) -> Callable[..., Any]:
        """Return the function from a value to JSON text."""
        return _to_json

    def result_processor(self, dialect: object, coltype: object) -> Callable[..., Any]:
        """Return the function from JSON text to a value."""
        return _from_json


def _to_json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def _from_json(value: str | None) -> Any:
    return None if value is None else orjson.loads(value)


_COLUMN_TYPES: dict[FieldKind, TypeEngine[Any]] = {
    FieldKind.BOOLEAN: Boolean(),
    # 64 bits; SQLite's integers are that long by themselves.
    FieldKind.INTEGER: BigInteger().with_variant(Integer(), "sqlite"),
    FieldKind.NUMBER: Float(),
}


def _entity_table(entity_type: EntityType) -> Table:
    columns: list[Column[Any]] = [
        Column("id", Text, primary_key=True),
        Column("org_id", Text, nullable=False),
        # Counts this entity's changes; a link that has seen this version has nothing to compare.
        Column("version", Integer, nullable=False),
        Column("tags", JSONText),
        Column("custom_fields", JSONText),
        Column("created_at", Text, nullable=False),
        Column("created_by", Text, nullable=False),
        Column("updated_at", Text, nullable=False),
        Column("updated_by", Text, nullable=False),
        Column("deleted_at", Text),
        Column("deleted_by", Text),
    ]
    for field in entity_type.fields:
        if field.kind is FieldKind.RELATION:
            columns.append(Column(field.name, Text, ForeignKey(f"{field.relation}.id"), index=True))
        else:
            columns.append(Column(field.name, _COLUMN_TYPES.get(field.kind, Text())))
    columns += [Column(key.name, Text) for key in entity_type.keys]
    living = text("deleted_at IS NULL")
    # Each holds all that finding and listing by it asks for, in the order of the lists.
    indexes = [
        Index(
            f"ix_{entity_type.name}_{key.name}",
            key.name,
            entity_type.owner or "id",
            sqlite_where=living,
            postgresql_where=living,
        )
        for key in entity_type.keys
        if key.indexed
    ]
    return Table(entity_type.name, metadata, *columns, *indexes)


ENTITY_TABLES: dict[str, Table] = {name: _entity_table(t) for name, t in ENTITY_TYPES.items()}

organization = Table(
    "organization",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text),
    # ISO 3166-1 alpha-2; NULL until a system tells it, see `store.region`.
    Column("region", Text),
    Column("created_at", Text, nullable=False),
)

connection = Table(
    "connection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("org_id", Text, ForeignKey("organization.id"), nullable=False),
    Column("name", Text, nullable=False, unique=True),
    Column("adapter", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("scope", JSONText),
    Column("base_url", Text),
    Column("settings", JSONText),
    Column("account", JSONText),
    Column("created_at", Text, nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("person_name", Text),
    Column("scopes", JSONText),
    Column("expires_at", Text),
    Column("created_at", Text, nullable=False),
    Column("last_used_at", Text),
)

external_link = Table(
    "external_link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("parent_external_id", Text),
    Column("entity_id", Text),
    # See the states in `store.links`.
    Column("state", Text, nullable=False),
    # The surviving record, where the system merged this one into another.
    Column("merged_into", Text),
    # The run that saw or made the record last: one that a complete listing lacks may be deleted there.
    Column("seen_run", Integer),
    # The system's record needs to be looked at: set when its payload differs from what was processed.
    Column("changed", Boolean, nullable=False),
    # The entity's version at the last agreement.
    Column("agreed_version", Integer),
    Column("external_updated_at", Text),
    Column("last_seen_at", Text, nullable=False),
    Column("last_processed_at", Text),
    Column("link_metadata", JSONText),
    # What both sides agreed on, in the system's form, and where OpenFaith's form differs, OpenFaith's.
    Column("base", JSONText),
    Column("base_ours", JSONText),
    # What an undo wants there again, {field: {"value", "run", "agreed"?}}; see `sync.reconcile.merge.SendBack`.
    Column("send_back", JSONText),
    Column("payload", JSONText),
    UniqueConstraint("connection_id", "entity_type", "external_id"),
    UniqueConstraint("connection_id", "entity_type", "entity_id"),
    # Few links are anything but active, and every sync asks for them.
    Index(
        "ix_external_link_not_active",
        "connection_id",
        "state",
        sqlite_where=text("state <> 'active'"),
        postgresql_where=text("state <> 'active'"),
    ),
    Index(
        "ix_external_link_merged",
        "connection_id",
        sqlite_where=text("merged_into IS NOT NULL"),
        postgresql_where=text("merged_into IS NOT NULL"),
    ),
)

lease = Table(
    "lease",
    metadata,
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), primary_key=True),
    # The computer and data folder that work on the connection, or did last.
    Column("holder", Text, nullable=False),
    # Counted up each time the lease is taken.
    Column("fence", Integer, nullable=False),
    # By the database's clock; NULL when it was given back, and on SQLite, where a locked file says it.
    Column("expires_at", Text),
)

sync_status = Table(
    "sync_status",
    metadata,
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), primary_key=True),
    # "" holds the connection's own state.
    Column("entity_type", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("phase", Text),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer),
    Column("message", Text),
    Column("last_successful_poll_at", Text),
    Column("updated_at", Text, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    # What is done of this run, so that a killed one carries on: steps finished, listing cursors.
    Column("progress", JSONText),
    Column("counts", JSONText),
    Column("requests", Integer, nullable=False, default=0),
    Column("error", JSONText),
    # While it waits for the server: {"until": …, "reason": …}; past its time it says nothing.
    Column("waiting", JSONText),
    # What a person should know of it: [{"title", "what_it_means", "what_to_do"}].
    Column("notices", JSONText),
    Index("ix_run_connection_id_id", "connection_id", "id"),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entity_type", Text, nullable=False),
    Column("entity_id", Text, nullable=False, index=True),
    # "create", "update", "delete", "revive" happened here; "sent", "sent_create", "sent_delete" there.
    Column("operation", Text, nullable=False),
    # NULL, as are old and new, for what happened to the whole record.
    Column("field", Text),
    Column("old", JSONText),
    Column("new", JSONText),
    # Of what was sent: what both sides had agreed on before, {"theirs", "ours"}; NULL: never on anything.
    Column("agreed", JSONText),
    Column("origin", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("run_id", Integer, index=True),
    # The decision whose answer this is.
    Column("decision_id", Integer, index=True),
    Column("connection_id", Integer),
    Column("at", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("operation", Text, nullable=False),
    # What was decided, see `store.outbox.PlannedWrite`.
    Column("values", JSONText, nullable=False),
    Column("ours", JSONText, nullable=False),
    Column("agreed", JSONText, nullable=False),
    Column("undoes", Boolean, nullable=False),
    Column("entity_version", Integer, nullable=False),
    # What went out, see `store.outbox.Departed`: set and committed before it leaves, never changed afterwards.
    Column("sent", JSONText),
    Column("intent_at", Text),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("run_id", Integer),
    Column("created_at", Text, nullable=False),
    Index(
        "uq_outbox_waiting",
        "connection_id",
        "entity_type",
        "entity_id",
        unique=True,
        sqlite_where=text("sent IS NULL"),
        postgresql_where=text("sent IS NULL"),
    ),
    Index(
        "uq_outbox_left",
        "connection_id",
        "entity_type",
        "entity_id",
        unique=True,
        sqlite_where=text("sent IS NOT NULL"),
        postgresql_where=text("sent IS NOT NULL"),
    ),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    # "" where the question is about the whole record or, for a match, the candidates.
    Column("field", Text, nullable=False),
    Column("entity_id", Text),
    Column("title", Text),
    Column("ours", JSONText),
    Column("theirs", JSONText),
    Column("agreed", JSONText),
    Column("state", Text, nullable=False),
    Column("answer", JSONText),
    Column("run_id", Integer),
    Column("created_at", Text, nullable=False),
    Column("settled_at", Text),
    Column("settled_by", Text),
    UniqueConstraint("connection_id", "kind", "entity_type", "external_id", "field"),
    Index(
        "ix_decision_open",
        "connection_id",
        "entity_type",
        "entity_id",
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)

problem = Table(
    "problem",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("entity_type", Text, nullable=False),
    Column("entity_id", Text),
    Column("external_id", Text),
    Column("title", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("what_it_means", Text, nullable=False),
    Column("what_to_do", Text, nullable=False),
    # "open", "solved", or "dismissed" by a person with a reason.
    Column("state", Text, nullable=False),
    Column("run_id", Integer),
    Column("created_at", Text, nullable=False),
    # The entity's version when the problem arose: a dismissed one comes up again when it is edited.
    Column("entity_version", Integer),
    Column("reason", Text),
    Column("settled_at", Text),
    Column("settled_by", Text),
    Index("ix_problem_connection_id_state", "connection_id", "state"),
    Index(
        "ix_problem_open",
        "connection_id",
        "entity_type",
        "entity_id",
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)

different = Table(
    "different",
    metadata,
    # Two entities that a person said are two, the lesser id first; see `store.different`.
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
)

webhook_subscription = Table(
    "webhook_subscription",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    # The system's id of the subscription. Its secret is in the vault, never here.
    Column("external_id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("connection_id", "external_id"),
)

webhook_delivery = Table(
    "webhook_delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("connection_id", Integer, ForeignKey("connection.id", ondelete="CASCADE"), nullable=False),
    Column("delivery_id", Text, nullable=False),
    # "created", "updated", "destroyed" or "merged": a reason to look, not a source to trust.
    Column("action", Text, nullable=False),
    Column("entity_type", Text),
    Column("external_id", Text),
    Column("occurred_at", Text),
    Column("received_at", Text, nullable=False),
    # "waiting" or "done".
    Column("state", Text, nullable=False),
    UniqueConstraint("connection_id", "delivery_id"),
    Index("ix_webhook_delivery_connection_id_state", "connection_id", "state"),
)
