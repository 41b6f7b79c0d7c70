"""A small church on loopback whose time stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from openfaith_planning_center.simulator import Church, Options, RunningSimulator, start_simulator
from tests.adapters.planning_center.simulator.builders import client

NOON = 1_750_000_000.0


@pytest.fixture
def church() -> Church:
    """The Bakers, three of them in one household, and Zoë on her own."""
    church = Church(lambda: NOON - 86_400)
    church.create("Campus", {"name": "Main Campus"})
    for first, born in (("Joan", "1980-01-02"), ("Martin", "1979-05-06"), ("Éva", None)):
        church.create(
            "Person", {"first_name": first, "last_name": "Baker", "birthdate": born, "status": "active"}
        )
    church.create("Person", {"first_name": "Zoë", "last_name": "Núñez", "status": "inactive", "child": False})
    joan, martin, eva, _ = church.ids["Person"]
    household = church.create("Household", {"name": "Baker", "primary_contact_id": joan})["id"]
    for person in (joan, martin, eva):
        church.join(household, person)
    church.create("Email", {"address": "Joan@example.org", "location": "Home"}, person_id=joan)
    church.create("PhoneNumber", {"number": "(217) 555-0101", "location": "Mobile"}, person_id=joan)
    church.create(
        "Address", {"city": "Springfield", "location": "Home", "country_code": "US"}, person_id=joan
    )
    tab = church.put("Tab", {"name": "Serving", "sequence": 1, "slug": "serving"})["id"]
    for name, kind in (("Size", "select"), ("Teams", "checkboxes")):
        church.put("FieldDefinition", {"name": name, "data_type": kind, "tab_id": tab, "deleted_at": None})
    church.put("Group", {"name": "Choir", "created_at": "2024-01-01T00:00:00Z"})
    church.recent.clear()
    return church


@pytest.fixture
def simulator(church: Church) -> Iterator[RunningSimulator]:
    options = Options(rate_limit=None, clock=lambda: NOON)
    with start_simulator(church, options) as running:
        yield running


@pytest.fixture
def http(simulator: RunningSimulator) -> Iterator[httpx.Client]:
    with client(simulator) as signed_in:
        yield signed_in
