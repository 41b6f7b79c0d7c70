"""The church accounts that are kept in step: connecting one, its mode, and how each of them stands.

Called by the window and the command line; returns documents, described in `docs/json.md`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop import paths
from openfaith_desktop.adapter.discovery import adapter, title_of
from openfaith_desktop.application import Application, documents, signing_in
from openfaith_desktop.application.shapes.connections import (
    ConnectionDocument,
    ConnectionStatus,
    Standing,
    TypeStanding,
    TypeStatus,
)
from openfaith_desktop.application.signing_in import Proof, SignedIn
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import connections as stored
from openfaith_desktop.store import lease, link_states, runs, standing, webhooks
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import modes, scope


def title(app: Application, name: str) -> str:
    """Return the name of a connection's system, for people. Raises `NotFound`."""
    return title_of(app.connection(name).adapter)


async def connect(
    app: Application,
    system: str,
    name: str,
    mode: str,
    proof: Proof,
    base_url: str | None = None,
    chosen: Sequence[str] = (),
) -> ConnectionDocument:
    """Check the sign-in, keep it, and add a connection that waits for its first sync.

    Raises `UsageError`, or what `signing_in.check` raises; then nothing is kept, here or there.
    """
    found = adapter(system)
    modes.permissions(mode)
    scope.in_scope(found, chosen)
    name = _usable_name(name)
    if any(c.name == name for c in app.store.read(stored.everyone)):
        raise UsageError(
            f"There is already a connection called “{name}”.",
            what_to_do="Choose another name.",
        )
    signed = await signing_in.check(app, system, proof, base_url)

    def add(c: Any) -> ConnectionInfo:
        info = stored.add(
            c,
            name=name,
            adapter=system,
            mode=mode,
            scope=chosen,
            base_url=signed.base_url,
            account=asdict(signed.account),
        )
        signing_in.note(c, info.id, signed)
        return info

    try:
        await asyncio.to_thread(signing_in.keep, app, name, signed)
        return documents.connection(await app.store.awrite(add, durable=True))
    except BaseException:
        if not isinstance(proof, SignedIn):  # else it is the caller's to try again with
            await signing_in.forget(signed)
        raise


def set_mode(app: Application, name: str, mode: str) -> ConnectionDocument:
    """Change how the two sides work together from the next sync on."""
    modes.permissions(mode)
    info = app.connection(name)
    app.store.write(stored.set_mode, info.id, mode)
    return documents.connection(app.connection(name))


def move(app: Application, name: str, base_url: str) -> None:
    """Give a connection's system another address: the pretend church has a new one at every start."""
    info = app.connection(name)
    app.store.write(stored.set_base_url, info.id, base_url)


def status(app: Application, name: str | None = None) -> Standing:
    """Return the state of one or all connections."""
    chosen = [app.connection(name)] if name else app.connections()
    return {"connections": [_status(app, info) for info in chosen]}


def reports_at_once(app: Application, name: str) -> bool:
    """Return whether a connection's system reports changes to this installation by itself."""
    info = app.connection(name)
    return bool(app.store.read(webhooks.subscriptions, info.id))


def _status(app: Application, info: ConnectionInfo) -> ConnectionStatus:
    rows = app.store.read(stored.status, info.id)
    decisions, problems = app.store.read(runs.attention, info.id)
    last = app.store.read(runs.latest, info.id, runs.RunKind.SYNC)
    newest = app.store.read(runs.latest, info.id)
    running = lease.is_held(app.store, paths.locks_dir(app.folder), info.id)
    waiting = newest.waiting if newest is not None else None
    if waiting is not None and waiting["until"] <= utc_now():
        waiting = None
    own = rows.pop("", None)
    types = {row.entity_type: documents.type_status(row) for row in rows.values()}
    numbers = app.store.read(lambda c: {name: _numbers(c, info, name) for name in types})
    return {
        **documents.connection(info),
        "state": own.state if own else stored.PENDING,
        "types": {name: _standing(one, *numbers[name]) for name, one in types.items()},
        "decisions": decisions,
        "problems": problems,
        "running": running,
        "waiting": waiting if running else None,
        "last_run": documents.run(last) if last is not None else None,
    }


def _numbers(db: Connection, info: ConnectionInfo, type_name: str) -> tuple[int, int]:
    """Return how many records of a type are kept in step, and how many are only there."""
    linked = link_states.linked_living(db, info.id, type_name)
    return linked, standing.count_only_there(db, info.id, type_name)


def _standing(status: TypeStatus, in_step: int, only_there: int) -> TypeStanding:
    return {**status, "in_step": in_step, "only_there": only_there}


def _usable_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise UsageError("That can't be a connection's name.", what_to_do="Choose a short one, such as hope.")
    return name
