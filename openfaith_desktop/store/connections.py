"""Connections, what is known of their sign-ins, and their SyncStatus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Insert, Row, delete, insert, select, update

from openfaith_desktop.cdm.ids import new_id
from openfaith_desktop.cdm.normalise import DEFAULT_REGION
from openfaith_desktop.errors import Action, ActionKind, NotFound, UsageError
from openfaith_desktop.store import region
from openfaith_desktop.store.bulk import upsert, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import connection as table
from openfaith_desktop.store.tables import organization, sync_status, token

PENDING = "Pending Initial Sync"
RUNNING = "Initial Sync Running"
ACTIVE = "Active - Incremental Sync Enabled"

TOKEN, BROWSER = "personal_access_token", "browser"
"""The two ways of signing in."""


@dataclass(frozen=True, slots=True)
class ConnectionInfo:
    """One connection: a church account at one ChMS, with its mode and scope (listing names; empty: all)."""

    id: int
    org_id: str
    name: str
    adapter: str
    mode: str
    scope: tuple[str, ...]
    base_url: str | None
    account: dict[str, Any]
    settings: dict[str, Any]
    region: str = DEFAULT_REGION
    """The country in whose way the church writes phone numbers."""

    @property
    def signed_in(self) -> str:
        """Who is signed in, as one word for all connections of the same person; empty if that isn't known."""
        church, person = self.account.get("organization_id"), self.account.get("person_name")
        return f"{church}|{person}" if church and person else ""


def _info(row: Row[Any]) -> ConnectionInfo:
    return ConnectionInfo(
        row.id,
        row.org_id,
        row.name,
        row.adapter,
        row.mode,
        tuple(row.scope or ()),
        row.base_url,
        row.account or {},
        row.settings or {},
        row.region or DEFAULT_REGION,
    )


_CONNECTIONS = select(table, organization.c.region).join(organization, organization.c.id == table.c.org_id)


def org_id(db: Connection) -> str:
    """Return the id of the organization this database belongs to, made at the first call."""
    known = db.scalar(select(organization.c.id).limit(1))
    if known:
        return known
    made = new_id("org")
    db.execute(insert(organization), {"id": made, "created_at": utc_now()})
    return made


def add(
    db: Connection,
    *,
    name: str,
    adapter: str,
    mode: str,
    scope: Sequence[str],
    base_url: str | None,
    account: dict[str, Any],
) -> ConnectionInfo:
    """Add a connection, waiting for its first sync. Raises `UsageError` when the name is taken."""
    if db.scalar(select(table.c.id).where(table.c.name == name)) is not None:
        raise UsageError(f"There is already a connection called “{name}”.", what_to_do="Choose another name.")
    now = utc_now()
    connection_id = db.execute(
        insert(table).returning(table.c.id),
        {
            "org_id": org_id(db),
            "name": name,
            "adapter": adapter,
            "mode": mode,
            "scope": list(scope),
            "base_url": base_url,
            "account": account,
            "created_at": now,
        },
    ).scalar_one()
    region.learn(db)
    set_state(db, connection_id, PENDING)
    return by_name(db, name)


def by_name(db: Connection, name: str) -> ConnectionInfo:
    """Return the connection called `name`. Raises `NotFound`."""
    row = db.execute(_CONNECTIONS.where(table.c.name == name)).one_or_none()
    if row is None:
        names = ", ".join(db.scalars(select(table.c.name).order_by(table.c.name)).all())
        raise NotFound(
            f"There is no connection called “{name}”.",
            what_to_do=f"Choose one of: {names}." if names else "Connect a church account first.",
            action=None if names else Action(ActionKind.CONNECT),
        )
    return _info(row)


def by_id(db: Connection, connection_id: int) -> ConnectionInfo:
    """Return the connection with this number. Raises `NotFound`."""
    row = db.execute(_CONNECTIONS.where(table.c.id == connection_id)).one_or_none()
    if row is None:
        raise NotFound("That connection isn't there any more.")
    return _info(row)


def everyone(db: Connection) -> list[ConnectionInfo]:
    """Return all connections in order of name."""
    return [_info(row) for row in db.execute(_CONNECTIONS.order_by(table.c.name))]


def remove(db: Connection, connection_id: int) -> None:
    """Take a connection away with all that hangs on it; its changes must be detached before (`history.detach`)."""
    db.execute(delete(table).where(table.c.id == connection_id))


def set_mode(db: Connection, connection_id: int, mode: str) -> None:
    """Change how the two sides work together from the next run on."""
    db.execute(update(table).where(table.c.id == connection_id).values(mode=mode))


def set_scope(db: Connection, connection_id: int, scope: Sequence[str]) -> None:
    """Change which listings are read from the next run on; none means all."""
    db.execute(update(table).where(table.c.id == connection_id).values(scope=list(scope)))


def set_base_url(db: Connection, connection_id: int, base_url: str) -> None:
    """Change where the system is reached."""
    db.execute(update(table).where(table.c.id == connection_id).values(base_url=base_url))


def update_settings(db: Connection, connection_id: int, **changed: Any) -> dict[str, Any]:
    """Change some of a connection's settings, leaving what others wrote meanwhile; return them all.

    `rules` by field, `deletions`, `compared_at`, `paused` and so on; None removes one.
    """
    # On a server, another worker may write between our reading and our writing.
    known: dict[str, Any] = (
        db.scalar(select(table.c.settings).where(table.c.id == connection_id).with_for_update()) or {}
    )
    settings = {name: value for name, value in {**known, **changed}.items() if value is not None}
    db.execute(update(table).where(table.c.id == connection_id).values(settings=settings))
    return settings


def set_account(db: Connection, connection_id: int, account: dict[str, Any]) -> None:
    """Keep who is signed in and to which church, and learn the church's region from it."""
    db.execute(update(table).where(table.c.id == connection_id).values(account=account))
    region.learn(db)


def set_token(
    db: Connection,
    connection_id: int,
    kind: str,
    person_name: str,
    scopes: Sequence[str],
    expires_at: str | None = None,
) -> None:
    """Keep what is known of a sign-in. `kind`: `TOKEN` or `BROWSER`. The secret itself is in the vault, never here."""
    db.execute(delete(token).where(token.c.connection_id == connection_id))
    db.execute(
        insert(token),
        {
            "connection_id": connection_id,
            "kind": kind,
            "person_name": person_name,
            "scopes": list(scopes),
            "expires_at": expires_at,
            "created_at": utc_now(),
        },
    )


def sign_in_kind(db: Connection, connection_id: int) -> str:
    """Return which way a connection signed in: `TOKEN` or `BROWSER`."""
    found = db.scalar(select(token.c.kind).where(token.c.connection_id == connection_id))
    return BROWSER if found == BROWSER else TOKEN


def signed_in_at(db: Connection, connection_id: int) -> str | None:
    """Return when a person signed in last, None where nothing is known of it."""
    return db.scalar(select(token.c.created_at).where(token.c.connection_id == connection_id))


def set_expiry(db: Connection, connection_id: int, expires_at: str) -> None:
    """Keep how long a sign-in holds now that it was renewed."""
    db.execute(update(token).where(token.c.connection_id == connection_id).values(expires_at=expires_at))


# --- SyncStatus ------------------------------------------------------------------------------------


def set_state(db: Connection, connection_id: int, state: str) -> None:
    """Set the connection's own state (`PENDING`, `RUNNING`, `ACTIVE`)."""
    _put(db, connection_id, "", {"state": state})


def set_progress(
    db: Connection,
    connection_id: int,
    entity_type: str,
    phase: str,
    done: int,
    total: int | None,
    message: str,
) -> None:
    """Set where a run stands with one entity type."""
    _put(
        db,
        connection_id,
        entity_type,
        {"state": "running", "phase": phase, "done": done, "total": total, "message": message},
    )


def finish_type(
    db: Connection, connection_id: int, entity_type: str, count: int, polled_at: str | None
) -> None:
    """Mark one entity type as in step; `polled_at` is the new watermark, None leaves the old one."""
    values: dict[str, Any] = {
        "state": "active",
        "phase": None,
        "done": count,
        "total": count,
        "message": None,
    }
    if polled_at:
        values["last_successful_poll_at"] = polled_at
    _put(db, connection_id, entity_type, values)


@lru_cache
def _put_statement(dialect: str, names: tuple[str, ...]) -> Insert:
    statement = upsert(dialect, sync_status)
    return statement.on_conflict_do_update(
        index_elements=[sync_status.c.connection_id, sync_status.c.entity_type],
        set_={name: statement.excluded[name] for name in names},
    )


def _put(db: Connection, connection_id: int, entity_type: str, values: dict[str, Any]) -> None:
    values = {**values, "updated_at": utc_now()}
    statement = _put_statement(db.dialect.name, tuple(values))
    key = {"connection_id": connection_id, "entity_type": entity_type}
    write_many(db, statement, [{"done": 0, **values, **key}])


def status(db: Connection, connection_id: int) -> dict[str, Row[Any]]:
    """Return SyncStatus rows by entity type; "" is the connection's own."""
    rows = db.execute(select(sync_status).where(sync_status.c.connection_id == connection_id))
    return {row.entity_type: row for row in rows}
