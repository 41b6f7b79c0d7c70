"""What another mode or another rule would do is said before it holds, and then comes true."""

from __future__ import annotations

import asyncio

import pytest

from openfaith_desktop.application import Application, connections, decisions, what_if
from openfaith_desktop.errors import UsageError
from openfaith_desktop.sync import modes
from openfaith_desktop.sync.engine import StopFlag
from tests.sync.conftest import Both


@pytest.mark.parametrize("people", [10])
def test_every_mode_is_tried_after_reading_once(both: Both, app: Application) -> None:
    both.add("person", first_name="Only", last_name="Here")
    both.there.requests.clear()
    found = asyncio.run(what_if.every_mode(app, "hope", StopFlag()))
    read = len(both.there.requests)
    both.there.requests.clear()
    both.preview()
    assert read <= len(both.there.requests) + 1
    assert set(found) == set(modes.MODES)
    assert found["full"].counts["person"].added == 10
    assert found["openfaith"].counts["person"].added == 0
    assert found["openfaith"].counts["person"].skipped == 10
    assert (found["full"].people.sent_new, found["external"].people.sent_new) == (1, 0)
    assert found["full"].names["person"]["sent_new"] == ("Only Here",)
    assert both.count("person") == 1
    assert both.writes() == []


@pytest.mark.parametrize("people", [10])
@pytest.mark.parametrize("chosen", ["full", "openfaith", "external"])
def test_what_a_mode_would_do_is_what_it_does(both: Both, app: Application, chosen: str) -> None:
    both.add("person", first_name="Only", last_name="Here")
    change = asyncio.run(what_if.mode(app, "hope", chosen, StopFlag()))
    assert app.connection("hope").mode == "full"
    connections.set_mode(app, "hope", chosen)
    done = both.sync().counts["person"]
    then = change.then.counts["person"]
    assert (then.added, then.sent_new, then.skipped) == (done["added"], done["sent_new"], done["skipped"])


@pytest.mark.parametrize("people", [3])
def test_what_a_rule_would_answer_is_said_before_it_holds(both: Both, app: Application) -> None:
    there = both.person_there(first_name="Ann", last_name="Unusual", membership="Member")
    both.sync()
    here = both.entity_of("person", there["id"])
    assert here is not None
    both.edit(here, membership="Regular")
    both.there.edit("Person", there["id"], membership="Visitor")
    assert both.sync().decisions == 1
    change = asyncio.run(what_if.rules(app, "hope", {"membership": "theirs"}, StopFlag()))
    assert change.now.names["person"].get("updated", ()) == ()
    assert change.then.names["person"]["updated"] == ("Ann Unusual",)
    assert both.here(here)["membership"] == "Regular"
    assert len(decisions.listed(app)["decisions"]) == 1
    decisions.rules(app, "hope", {"membership": "theirs"})
    both.sync()
    assert both.here(here)["membership"] == "Visitor"


@pytest.mark.parametrize("people", [3])
def test_a_mode_or_rule_that_is_none_is_refused_before_anything_is_read(both: Both, app: Application) -> None:
    for asked in (
        what_if.mode(app, "hope", "upside-down", StopFlag()),
        what_if.rules(app, "hope", {"shoe_size": "ours"}, StopFlag()),
        what_if.rules(app, "hope", {"membership": "dice"}, StopFlag()),
    ):
        with pytest.raises(UsageError):
            asyncio.run(asked)
    assert both.there.requests == []
