"""The control endpoints, over HTTP as another process uses them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openfaith_planning_center.simulator import RunningSimulator

JOAN, MARTIN, ZOE = 100_000_001, 100_000_002, 100_000_004


def tell(simulator: RunningSimulator, verb: str, **body: Any) -> Any:
    answer = httpx.post(f"{simulator.url}/_simulator/{verb}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ask(simulator: RunningSimulator, what: str) -> Any:
    return httpx.get(f"{simulator.url}/_simulator/{what}").json()


def test_edit_create_merge_delete_as_another_user(simulator: RunningSimulator, http: httpx.Client) -> None:
    edited = tell(simulator, "edit", type="Person", id=str(JOAN), attributes={"nickname": "Jo"})
    assert (edited["nickname"], edited["updated_at"]) == ("Jo", "2025-06-15T15:06:40Z")
    email = tell(
        simulator,
        "create",
        type="Email",
        attributes={"address": "z@example.org"},
        relations={"person_id": ZOE},
    )
    assert http.get(f"/emails/{email['id']}").json()["data"]["attributes"]["primary"] is True
    tell(
        simulator,
        "create",
        type="HouseholdMembership",
        relations={"household_id": 10_000_001, "person_id": ZOE},
    )
    assert http.get("/households/10000001").json()["data"]["attributes"]["member_count"] == 4
    merger = tell(simulator, "merge", keep=JOAN, remove=ZOE)
    assert merger["person_to_remove_id"] == ZOE
    assert tell(simulator, "delete", type="Person", id=MARTIN) == {"deleted": True}
    assert tell(simulator, "delete", type="Person", id=MARTIN) == {"deleted": False}
    assert http.get("/people").json()["meta"]["total_count"] == 2


def test_the_token_and_its_rights(simulator: RunningSimulator, http: httpx.Client) -> None:
    tell(simulator, "revoke", hint="BABOON")
    assert "BABOON" in http.get("/me").text
    tell(simulator, "restore")
    tell(simulator, "permissions", hidden_person_ids=[JOAN], mode="404")
    assert http.get(f"/people/{JOAN}").status_code == 404
    tell(simulator, "permissions", mode="TRASH_PANDA")
    assert "TRASH_PANDA" in http.get("/me").text
    tell(simulator, "restore")
    assert http.get(f"/people/{JOAN}").status_code == 200


def test_faults_options_and_the_clock(simulator: RunningSimulator, http: httpx.Client) -> None:
    tell(simulator, "fault", kind="status", match="GET /people/v2/me", status=503, times=5)
    assert http.get("/me").status_code == 503
    assert ask(simulator, "state")["faults"] == 1
    tell(simulator, "clear_faults")
    assert http.get("/me").status_code == 200
    tell(simulator, "options", rate_limit=50, latency_ms=1)
    assert http.get("/me").headers["x-pco-api-request-rate-limit"] == "50"
    assert tell(simulator, "clock", advance=3600) == {"time": "2025-06-15T16:06:40Z"}
    assert http.get("/me").headers["date"] == "Sun, 15 Jun 2025 16:06:40 GMT"


def test_what_happened_can_be_read(simulator: RunningSimulator, http: httpx.Client) -> None:
    http.get("/people", params={"per_page": "1"})
    http.delete(f"/people/{ZOE}")
    state = ask(simulator, "state")
    assert (state["counts"]["Person"], state["requests"]) == (3, 2)
    assert ask(simulator, "requests") == [
        ["GET", "/people/v2/people?per_page=1", 200],
        ["DELETE", f"/people/v2/people/{ZOE}", 204],
    ]
    assert ask(simulator, "requests?since=1") == [["DELETE", f"/people/v2/people/{ZOE}", 204]]
    assert simulator.writes == [("DELETE", f"/people/v2/people/{ZOE}", 204)]
    assert [row["name"] for row in ask(simulator, "dump?type=Household")] == ["Baker"]
    assert simulator.dump("Household")[0]["id"] == 10_000_001


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("edit", {"type": "Person", "id": 7, "attributes": {}}),
        ("edit", {"type": "Shoe", "id": 7, "attributes": {}}),
        ("edit", {}),
        ("merge", {"keep": JOAN, "remove": JOAN}),
        ("fault", {"kind": "earthquake"}),
        ("fault", {"kind": "status", "colour": "red"}),
        ("options", {"gravity": 9}),
        ("options", {"rate_limit": "many"}),
        ("options", {"clock": 1}),
        ("permissions", {"mode": "maybe"}),
        ("clock", {"advance": "soon"}),
        ("prerender", {"paths": ["/people/v2/shoes"]}),
    ],
)
def test_what_makes_no_sense_is_refused(simulator: RunningSimulator, verb: str, body: dict[str, Any]) -> None:
    answer = httpx.post(f"{simulator.url}/_simulator/{verb}", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert httpx.get(f"{simulator.url}/_simulator/dump?type=Shoe").status_code == 400


def test_rendered_answers_are_kept_until_a_write(simulator: RunningSimulator, http: httpx.Client) -> None:
    path = "/people/v2/people?per_page=2&include=emails,phone_numbers"
    fresh = httpx.get(simulator.url + path, auth=("demo", "demo")).json()
    assert tell(simulator, "prerender", paths=[path, "/people/v2/households"]) == {"rendered": 2}
    kept = http.get("/people", params={"include": "emails,phone_numbers", "per_page": "2"})
    assert kept.json() == fresh
    assert ask(simulator, "state")["rendered"] == 2
    http.get("/campuses")
    assert ask(simulator, "state")["rendered"] == 3
    tell(simulator, "edit", type="Person", id=JOAN, attributes={"nickname": "Jo"})
    again = http.get("/people", params={"include": "emails,phone_numbers", "per_page": "2"}).json()
    assert again["data"][0]["attributes"]["nickname"] == "Jo"
    assert ask(simulator, "state")["rendered"] == 1
    simulator.fault("lying_total")
    assert http.get("/campuses").json()["meta"]["total_count"] == 8


def test_a_replica_lags_behind(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.set_options(replica_lag=30.0)
    sent = {"data": {"attributes": {"first_name": "Ana", "last_name": "Díaz"}}}
    made = http.post("/people", json=sent).json()["data"]["id"]
    http.patch(f"/people/{JOAN}", json={"data": {"attributes": {"first_name": "Johanna"}}})
    late = http.post(
        f"/people/{JOAN}/emails", json={"data": {"attributes": {"address": "j@example.org"}}}
    ).json()

    def seen() -> tuple[Any, ...]:
        page = http.get("/people", params={"include": "emails"}).json()
        found = http.get("/people", params={"where[search_name]": "Díaz"}).json()["meta"]["total_count"]
        joan = page["data"][0]
        named = {row["id"] for row in joan["relationships"]["emails"]["data"]}
        included = {row["id"] for row in page["included"]}
        status = http.get(f"/people/{made}").status_code
        name = joan["attributes"]["first_name"]
        return status, found, page["meta"]["total_count"], name, late["data"]["id"] in named - included

    assert seen() == (404, 0, 4, "Joan", True)
    simulator.clock(advance=31)
    assert seen() == (200, 1, 5, "Johanna", False)
