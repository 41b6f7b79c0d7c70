"""Each way to break an answer, seen by a real client over a real connection."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openfaith_planning_center.simulator import Church, RunningSimulator
from openfaith_planning_center.simulator.dropping import DROPPED

NEW = {"data": {"type": "Person", "attributes": {"first_name": "Ana", "last_name": "Díaz"}}}


def test_a_status_instead_of_an_answer(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    simulator.fault("status", match="POST /people/v2/people", status=503, headers={"Retry-After": "7"})
    answer = http.post("/people", json=NEW)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")
    assert len(church.ids["Person"]) == 4
    assert http.post("/people", json=NEW).status_code == 201


@pytest.mark.parametrize(
    ("status", "detail"),
    [
        (401, "This request could not be authenticated. Error Code Hint: (CAPUCHIN)"),
        (403, "You do not have access to this resource"),
        (404, "The resource you requested could not be found"),
        (429, "Rate limit exceeded: 118 of 100 requests per 20 seconds"),
    ],
)
def test_usual_words_for_a_status(
    simulator: RunningSimulator, http: httpx.Client, status: int, detail: str
) -> None:
    simulator.fault("status", status=status)
    answer = http.get("/me")
    assert answer.status_code == status
    assert answer.json()["errors"][0]["detail"] == detail
    assert "retry-after" not in answer.headers


def test_own_words_for_a_status(simulator: RunningSimulator, http: httpx.Client) -> None:
    errors = {"errors": [{"status": "422", "detail": "one"}, {"status": "422", "detail": "two"}]}
    simulator.fault("status", status=422, body=errors)
    assert http.get("/me").json() == errors


def test_a_status_after_the_work_is_done(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    simulator.fault("status_after", match="POST *", status=504)
    assert http.post("/people", json=NEW).status_code == 504
    assert len(church.ids["Person"]) == 5


@pytest.mark.parametrize(("kind", "people"), [("drop_before", 4), ("drop_after", 5)])
def test_a_connection_broken_before_or_after_the_work(
    church: Church, simulator: RunningSimulator, http: httpx.Client, kind: str, people: int
) -> None:
    simulator.fault(kind, match="POST *")
    with pytest.raises(httpx.TransportError):
        http.post("/people", json=NEW)
    assert len(church.ids["Person"]) == people
    assert simulator.writes == [("POST", "/people/v2/people", DROPPED)]
    assert http.get("/me").status_code == 200


def test_a_web_page_instead_of_an_answer(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.fault("html", status=502)
    answer = http.get("/people")
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("kind", ["truncate", "invalid_json"])
def test_bytes_that_are_no_json(simulator: RunningSimulator, http: httpx.Client, kind: str) -> None:
    simulator.fault(kind)
    answer = http.get("/people")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match=r".+"):
        answer.json()


def spoilt(
    simulator: RunningSimulator, http: httpx.Client, kind: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    sound = http.get("/people").json()
    simulator.fault(kind, match="GET /people/v2/people")
    bad = http.get("/people").json()
    assert http.get("/people").json() == sound
    return sound, bad


def test_data_of_the_wrong_type(simulator: RunningSimulator, http: httpx.Client) -> None:
    _, bad = spoilt(simulator, http, "wrong_type")
    assert isinstance(bad["data"], str)


def test_data_that_is_missing(simulator: RunningSimulator, http: httpx.Client) -> None:
    _, bad = spoilt(simulator, http, "missing_data")
    assert bad.keys() == {"links", "meta"}


def test_attributes_nobody_knows(simulator: RunningSimulator, http: httpx.Client) -> None:
    sound, bad = spoilt(simulator, http, "unknown_attributes")
    more = bad["data"][0]["attributes"].keys() - sound["data"][0]["attributes"].keys()
    assert more == {"brand_new", "another"}


def test_an_id_that_comes_twice(simulator: RunningSimulator, http: httpx.Client) -> None:
    sound, bad = spoilt(simulator, http, "repeat_id")
    assert bad["data"] == [*sound["data"], sound["data"][0]]


def test_a_total_that_lies(simulator: RunningSimulator, http: httpx.Client) -> None:
    sound, bad = spoilt(simulator, http, "lying_total")
    assert bad["meta"]["total_count"] == sound["meta"]["total_count"] + 7


def test_a_collection_that_shrinks_between_pages(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.fault("shrink", match="GET /people/v2/people", after=1)
    pages = [http.get("/people", params={"per_page": "2", "offset": str(o)}).json() for o in (0, 2)]
    seen = [int(row["id"]) - 100_000_000 for page in pages for row in page["data"]]
    assert seen == [1, 2, 4]
    assert pages[1]["meta"]["total_count"] == 3


def test_a_late_answer(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.fault("delay", delay=30)
    with pytest.raises(httpx.ReadTimeout):
        http.get("/me", timeout=0.05)
    assert http.get("/me").status_code == 200


def test_faults_wait_for_their_turn_and_end(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.fault("status", match="GET /people/v2/emails?*order=address*", after=1, times=2)
    ordered = [http.get("/emails", params={"order": "address"}).status_code for _ in range(4)]
    assert ordered == [200, 500, 500, 200]
    simulator.fault("status", match="GET /people/v2/people/*")
    assert http.get("/people").status_code == 200
    simulator.clear_faults()
    assert http.get("/people/100000001").status_code == 200


def test_there_are_no_other_faults(simulator: RunningSimulator) -> None:
    with pytest.raises(ValueError, match="no fault 'earthquake'"):
        simulator.fault("earthquake")
