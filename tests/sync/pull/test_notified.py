"""What webhook deliveries named is read afresh: order, repetition and age of deliveries don't matter."""

from __future__ import annotations

import random

import pytest

from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import webhooks
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _deleted, _doubled, _pair, _there


@pytest.fixture
def people() -> int:
    return 6


def _deliver(both: Both, action: str, entity_type: str, external_id: object, delivery_id: str = "") -> bool:
    return both.store.write(
        lambda c: webhooks.keep_delivery(
            c,
            1,
            delivery_id=delivery_id or f"{action}-{entity_type}-{external_id}",
            action=action,
            entity_type=entity_type,
            external_id=str(external_id),
            occurred_at=None,
        )
    )


def test_a_named_record_is_read_and_nothing_else(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.there.edit("Person", there, membership="Guest")
    _deliver(both, "updated", "person", there)
    before = len(both.there.requests)
    both.look()
    paths = [path.partition("?")[0] for _, path, *_ in both.there.requests[before:]]
    assert paths == ["/people/v2/person_mergers", f"/people/v2/people/{there}"]
    assert both.here(here)["membership"] == ("Member" if both.mode == "openfaith" else "Guest")
    assert both.store.read(webhooks.waiting, 1) == []


def test_a_new_record_comes_with_its_contacts(both: Both) -> None:
    both.sync()
    new = both.there.create("Person", {"first_name": "Ottilie", "last_name": "Newcomer"})["id"]
    mail = both.there.create("Email", {"address": "o@example.com"}, person_id=new)["id"]
    # The e-mail's delivery comes first, and both come twice.
    for number in range(2):
        _deliver(both, "created", "email", mail, f"mail-{number}")
        _deliver(both, "created", "person", new, f"person-{number}")
    both.look()
    assert (both.entity_of("person", new) is None) is (both.mode == "openfaith")
    assert (both.entity_of("email", mail) is None) is (both.mode == "openfaith")


def test_deliveries_in_any_order_end_the_same(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    for number, value in enumerate(("One", "Two", "Three")):
        both.there.edit("Person", there, membership=value)
        _deliver(both, "updated", "person", there, f"d{number}")
    both.look()
    expected = both.here(here)["membership"]
    changes = both.changes()
    replayed = [f"replayed-{n}" for n in range(10)]
    random.Random(7).shuffle(replayed)
    for delivery_id in replayed:
        _deliver(both, "created", "person", there, delivery_id)
    both.look()
    assert both.changes() == changes
    assert expected == ("Member" if both.mode == "openfaith" else "Three")


def test_a_delivery_that_says_destroyed_is_believed_only_when_the_record_is_gone(both: Both) -> None:
    here, there = _pair(both)
    _deliver(both, "destroyed", "person", there, "a lie")
    both.look()
    assert not _deleted(both, here)
    both.there.delete("Person", there)
    _deliver(both, "destroyed", "person", there)
    both.look()
    assert _deleted(both, here) is (both.mode != "openfaith")
    assert len(_asked(both, "deleted_there")) == (both.mode == "openfaith")


def test_a_delivery_of_a_record_that_nobody_knows_is_no_error(both: Both) -> None:
    both.sync()
    before = both.changes()
    _deliver(both, "destroyed", "person", 987654)
    _deliver(both, "updated", "email", "no/such?id")
    _deliver(both, "created", "workflow", 5)
    both.look()
    assert both.changes() == before
    assert both.store.read(webhooks.waiting, 1) == []


def test_a_merger_by_delivery(both: Both) -> None:
    keep, kept = _pair(both)
    gone, number = _doubled(both, "Ottilie")
    both.sync()
    both.there.merge(kept, number)
    _deliver(both, "merged", "person", number)
    both.look()
    assert _deleted(both, gone) is (both.mode != "openfaith")
    assert _there(both, kept)["id"] == kept
    if both.mode != "openfaith":
        assert both.entity_of("person", number) == keep


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_many_deletions_at_once_need_a_persons_word(both: Both) -> None:
    doubles = [_doubled(both, name) for name in ("Abe", "Bob", "Cyd", "Dot", "Eli", "Fay")]
    both.sync()
    for _, number in doubles:
        both.there.delete("Person", number)
        _deliver(both, "destroyed", "person", number)
    before = both.changes()
    with pytest.raises(BrakeStopped):
        both.look()
    assert both.changes() == before
    assert len(both.store.read(webhooks.waiting, 1)) == 6
