"""Ending a connection: what would go with it, by number, and doing it. Every record stays here.

Called by the window and the command line. Webhooks are ended by whoever calls this, before, since that needs the
other system (`webhooks.subscriptions.end`). A copy of the database is made first, so that nothing is lost for good.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from openfaith_desktop import paths
from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, signing_in
from openfaith_desktop.auth import names
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import (
    backup,
    connections,
    failures,
    history,
    lease,
    link_states,
    lists,
    runs,
    webhooks,
)
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.lists import Filter, Wanted


@dataclass(frozen=True, slots=True)
class Disconnection:
    """What ends with a connection.

    `stay`: records that are linked now and stay here, by type; `unsent`: records with edits that are not sent any
    more; `decisions` and `problems` that are closed; `runs` that can't be undone any more; `webhooks` that lead here;
    `signed_out`: whether the system was told that the sign-in has ended, None where it is nobody's but its owner's
    (a token) or nothing was ended yet; `backup`: the copy that was made before, None where there is none (yet).
    """

    connection: str
    system: str
    stay: dict[str, int]
    unsent: int
    decisions: int
    problems: int
    runs: int
    webhooks: int
    done: bool
    signed_out: bool | None
    backup: str | None


def preview(app: Application, name: str) -> Disconnection:
    """Return what would end with a connection. Raises `NotFound`."""
    info = app.connection(name)
    return app.store.read(_ending, info)


def disconnect(app: Application, name: str) -> Disconnection:
    """End a connection: its links, questions, runs and sign-in go, its records stay; return what went.

    Raises `NotFound`, or `AlreadyRunning` while a run of it goes on.
    """
    info = app.connection(name)
    held = lease.take(app.store, paths.locks_dir(app.folder), info.id)
    try:
        kept = _copy(app)
        with_browser = app.store.read(connections.sign_in_kind, info.id) == connections.BROWSER
        secrets = [names.token(name), names.pair(name)]
        subscriptions = app.store.read(webhooks.subscriptions, info.id)
        secrets += [names.webhook(name, row.external_id) for row in subscriptions]

        def work(c: Connection) -> Disconnection:
            ended = _ending(c, info, done=True, kept=kept)
            history.detach(c, info.id)
            connections.remove(c, info.id)
            return ended

        ended = app.store.write(work)
    finally:
        held.release()
    # Last, so that a connection that is still there can still sign in.
    signed_out = signing_in.end(app, info) if with_browser else None
    for secret in secrets:
        app.vault.delete(secret)
    return replace(ended, signed_out=signed_out)


def _copy(app: Application) -> str | None:
    if not app.store.on_file:
        return None
    target = paths.backups_dir(app.folder) / backup.automatic_name("before-disconnecting")
    with failures.translated():
        return str(backup.create(app.store.engine, target))


def _ending(
    c: Connection, info: ConnectionInfo, *, done: bool = False, kept: str | None = None
) -> Disconnection:
    decisions, problems = runs.attention(c, info.id)
    today = datetime.now(UTC).date()
    return Disconnection(
        info.name,
        title_of(info.adapter),
        {n: number for n in ENTITY_TYPES if (number := link_states.linked_living(c, info.id, n))},
        sum(
            lists.count(c, Wanted(type_, filter=Filter.CHANGED_HERE, connections=(info.id,)), today)
            for type_ in ENTITY_TYPES.values()
            if not type_.owner
        ),
        decisions,
        problems,
        len(history.runs_with_changes(c, runs.ids(c, info.id))),
        len(webhooks.subscriptions(c, info.id)),
        done,
        None,
        kept,
    )
