"""Who may ask and how often: sign-in, withdrawn tokens, hidden people, the rate limit."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import httpx
import pytest

from openfaith_planning_center.simulator import Church, Options, RunningSimulator, start_simulator
from tests.adapters.planning_center.simulator.builders import client
from tests.adapters.planning_center.simulator.conftest import NOON

JOAN, MARTIN = 100_000_001, 100_000_002


def hint(answer: httpx.Response) -> str:
    assert answer.status_code == 401
    error = answer.json()["errors"][0]
    assert (error["code"], error["status"], error["title"]) == ("unauthorized", "401", "Unauthorized")
    return error["detail"].rpartition("Error Code Hint: ")[2]


@pytest.mark.parametrize("auth", [None, ("demo", "wrong"), ("other", "demo")])
def test_only_the_right_token_is_let_in(simulator: RunningSimulator, auth: tuple[str, str] | None) -> None:
    assert hint(httpx.get(f"{simulator.url}/people/v2/me", auth=auth)) == "(CAPUCHIN)"


@pytest.mark.parametrize("header", ["Bearer abc", "Basic ???", "Basic /w=="])
def test_other_sign_ins_are_refused(simulator: RunningSimulator, header: str) -> None:
    assert hint(httpx.get(f"{simulator.url}/people/v2/me", headers={"Authorization": header})) == "(CAPUCHIN)"


@pytest.mark.parametrize("word", ["BABOON", "CAPUCHIN", "PELICAN", "LEMMING", "FLAMINGO"])
def test_a_withdrawn_token_says_why(simulator: RunningSimulator, http: httpx.Client, word: str) -> None:
    simulator.revoke(word)
    assert hint(http.get("/people")) == f"({word})"
    simulator.restore()
    assert http.get("/people").status_code == 200


def test_losing_the_product_is_a_401_too(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.permissions(mode="TRASH_PANDA")
    assert hint(http.get("/people")) == "(TRASH_PANDA)"
    simulator.restore()
    assert http.get("/people").status_code == 200


def test_people_one_may_not_see_look_deleted(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.permissions([JOAN])
    assert http.get(f"/people/{JOAN}").status_code == 404
    page = http.get("/people", params={"order": "last_name"}).json()
    assert (page["meta"]["total_count"], page["data"][0]["id"]) == (3, str(MARTIN))
    assert http.get("/emails").json()["data"] == []
    simulator.permissions("all")
    assert http.get("/people").json()["meta"]["total_count"] == 0
    assert http.get("/households").json()["meta"]["total_count"] == 1


def test_every_answer_tells_the_rate_and_the_time(church: Church) -> None:
    with start_simulator(church, Options(clock=lambda: NOON)) as simulator, client(simulator) as http:
        for count, path in enumerate(("/people", "/people/7", "/me"), 1):
            headers = http.get(path).headers
            rate = [headers[f"x-pco-api-request-rate-{name}"] for name in ("limit", "period", "count")]
            assert rate == ["100", "20", str(count)]
            assert parsedate_to_datetime(headers["date"]).timestamp() == NOON
        assert httpx.get(f"{simulator.url}/people/v2").headers["x-pco-api-request-rate-count"] == "4"


@pytest.mark.parametrize("sliding", [False, True])
def test_too_many_requests_are_refused_until_the_period_is_over(church: Church, sliding: bool) -> None:
    options = Options(rate_limit=3, clock=lambda: NOON, sliding_window=sliding)
    with start_simulator(church, options) as simulator, client(simulator) as http:
        assert http.get("/me").status_code == 200
        simulator.clock(advance=8)
        assert [http.get("/me").status_code for _ in range(2)] == [200, 200]
        refused = http.get("/me")
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == "12"
        detail = "Rate limit exceeded: 4 of 3 requests per 20 seconds"
        assert refused.json() == {"errors": [{"code": "429", "detail": detail}]}
        simulator.clock(advance=12)
        # A sliding period has only the oldest request behind it, a fixed one all of them.
        statuses = [http.get("/me").status_code for _ in range(3)]
        assert statuses == ([200, 429, 429] if sliding else [200, 200, 200])
        simulator.clock(advance=20)
        assert http.get("/me").status_code == 200
        assert simulator.state()["rate_limit"]["refused"] == (3 if sliding else 1)


def test_far_off_pages_cost_more(church: Church) -> None:
    with start_simulator(church, Options(clock=lambda: NOON)) as simulator, client(simulator) as http:

        def limit(offset: int) -> str:
            answer = http.get("/people", params={"offset": str(offset)})
            return answer.headers["x-pco-api-request-rate-limit"]

        assert [limit(30_000), limit(30_001)] == ["100", "75"]
        simulator.set_options(deep_offset_limit=None)
        assert limit(30_001) == "100"


def test_without_a_limit_nothing_is_said_of_it(http: httpx.Client) -> None:
    assert "x-pco-api-request-rate-limit" not in http.get("/me").headers
