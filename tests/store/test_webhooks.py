"""What is kept of webhooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from openfaith_desktop.store import connections, webhooks
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import webhook_delivery

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.open(tmp_path / "openfaith.sqlite", tmp_path / "backups")
    for name in ("hope", "faith"):
        made.write(
            lambda c, name=name: connections.add(
                c, name=name, adapter="planning-center", mode="full", scope=[], base_url=None, account={}
            )
        )
    yield made
    made.close()


def keep(store: Store, delivery_id: str, connection_id: int = 1, external_id: str | None = "41") -> bool:
    return store.write(
        lambda c: webhooks.keep_delivery(
            c,
            connection_id,
            delivery_id=delivery_id,
            action="updated",
            entity_type="person",
            external_id=external_id,
            occurred_at=None,
        )
    )


def waiting(store: Store, connection_id: int = 1, limit: int = 1_000) -> list[str]:
    rows = store.read(webhooks.waiting, connection_id, limit)
    return [row.delivery_id for row in rows]


def finish(store: Store, connection_id: int = 1) -> None:
    rows = store.read(webhooks.waiting, connection_id)
    store.write(lambda c: webhooks.done(c, [row.id for row in rows]))


def test_a_delivery_is_new_once_in_each_connection(store: Store) -> None:
    assert [keep(store, "a"), keep(store, "b"), keep(store, "a", external_id="other")] == [True, True, False]
    assert keep(store, "a", 2)
    assert (waiting(store), waiting(store, 2)) == (["a", "b"], ["a"])
    assert waiting(store, limit=1) == ["a"]
    (first, _) = store.read(webhooks.waiting, 1)
    assert first.external_id == "41"


def test_what_is_done_stays_known(store: Store) -> None:
    keep(store, "a")
    finish(store)
    assert store.read(webhooks.waiting_count, 1) == 0
    assert not keep(store, "a")
    assert waiting(store) == []
    assert store.read(webhooks.last_received, 1) is not None
    assert store.read(webhooks.last_received, 2) is None


def test_nothing_done_is_no_error(store: Store) -> None:
    keep(store, "a")
    store.write(webhooks.done, [])
    assert waiting(store) == ["a"]


def test_what_was_done_long_ago_is_forgotten_and_what_waits_is_not(store: Store) -> None:
    with time_machine.travel(NOW - timedelta(days=31), tick=False):
        keep(store, "old and done")
        finish(store)
        keep(store, "old")
    with time_machine.travel(NOW, tick=False):
        keep(store, "new and done", 2)
        finish(store, 2)
    kept = store.read(lambda c: c.execute(select(webhook_delivery.c.delivery_id)).scalars().all())
    assert list(kept) == ["old", "new and done"]


def test_a_connection_takes_what_is_its_own_along(store: Store) -> None:
    keep(store, "a")
    store.write(webhooks.keep_subscription, 1, "7", "person.created", "https://x.example")
    store.write(lambda c: c.exec_driver_sql("DELETE FROM connection WHERE id = 1"))
    assert store.read(lambda c: c.scalar(select(func.count()).select_from(webhook_delivery))) == 0
    assert store.read(webhooks.subscriptions, 1) == []


def test_a_subscription_kept_again_is_a_new_one(store: Store) -> None:
    for day in (0, 1):
        with time_machine.travel(NOW + timedelta(days=day), tick=False):
            store.write(webhooks.keep_subscription, 1, "7", "b.created", "https://x.example")
    store.write(webhooks.keep_subscription, 1, "8", "a.created", "https://x.example")
    rows = store.read(webhooks.subscriptions, 1)
    assert [(row.external_id, row.event) for row in rows] == [("8", "a.created"), ("7", "b.created")]
    assert rows[1].created_at == "2026-11-25T12:00:00.000Z"
    store.write(webhooks.drop_subscription, 1, "7")
    assert len(store.read(webhooks.subscriptions, 1)) == 1
