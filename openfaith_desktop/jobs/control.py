"""What a person wants of a connection's jobs: pause, resume, cancel. Kept with the connection, for every process.

A cancel is a number that only grows: a job notes it at its beginning and ends when it has changed, so an old
cancel never hits a later job. Called by the command line and the window; returns documents of `docs/json.md`.
"""

from __future__ import annotations

from sqlalchemy import Connection

from openfaith_desktop.application import Application
from openfaith_desktop.application.shapes.upkeep import Cancelled, Paused
from openfaith_desktop.store import connections, runs
from openfaith_desktop.store.connections import ConnectionInfo

PAUSED, CANCELLED = "paused", "cancelled"


def pause(app: Application, name: str) -> Paused:
    """Let no job of this connection begin by itself; a person's own sync still runs."""
    return _set_paused(app, name, paused=True)


def resume(app: Application, name: str) -> Paused:
    """Let its jobs begin by themselves again."""
    return _set_paused(app, name, paused=False)


def _set_paused(app: Application, name: str, *, paused: bool) -> Paused:
    info = app.connection(name)
    app.store.write(lambda c: connections.update_settings(c, info.id, **{PAUSED: paused}))
    return {"connection": name, "paused": paused}


def cancel(app: Application, name: str) -> Cancelled:
    """Ask the connection's running job to stop at the next record, in whichever process it runs."""
    info = app.connection(name)

    def work(db: Connection) -> bool:
        # Counted from what is there now: two who cancel at once both count.
        known = connections.by_name(db, name)
        connections.update_settings(db, info.id, **{CANCELLED: cancels(known) + 1})
        last = runs.latest(db, info.id)
        return last is not None and last.state == "running"

    return {"connection": name, "running": app.store.write(work)}


def is_paused(info: ConnectionInfo) -> bool:
    """Return whether a connection's jobs are paused."""
    return bool(info.settings.get(PAUSED))


def cancels(info: ConnectionInfo) -> int:
    """Return how often a connection's jobs were cancelled."""
    return int(info.settings.get(CANCELLED, 0))
