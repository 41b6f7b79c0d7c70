"""Signing in with a browser at the simulator: as strict as the real one, and as generous."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from openfaith_planning_center.simulator import Church, Options, RunningSimulator, start_simulator
from openfaith_planning_center.simulator.authorization import challenge_of
from tests.adapters.planning_center.simulator.conftest import NOON
from tests.person import Person

HOME = Options().redirect_uris.split()[0]
VERIFIER = "v" * 50


@pytest.fixture
def person() -> Iterator[Person]:
    with Person() as made:
        yield made


def asking(simulator: RunningSimulator, **changed: str | None) -> str:
    asked = {
        "client_id": "openfaith-desktop",
        "redirect_uri": HOME,
        "response_type": "code",
        "scope": "people",
        "state": "of-this-attempt",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
    }
    asked |= changed  # type: ignore[arg-type]
    return f"{simulator.url}/oauth/authorize?{urlencode({k: v for k, v in asked.items() if v is not None})}"


def fields(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def call(simulator: RunningSimulator, where: str = "token", **form: str) -> tuple[int, dict[str, Any]]:
    answer = httpx.post(f"{simulator.url}/oauth/{where}", data={"client_id": "openfaith-desktop", **form})
    return answer.status_code, answer.json()


def exchange(simulator: RunningSimulator, code: str, **changed: str) -> tuple[int, dict[str, Any]]:
    form = {"code": code, "redirect_uri": HOME, "code_verifier": VERIFIER}
    return call(simulator, grant_type="authorization_code", **(form | changed))


def refresh(simulator: RunningSimulator, token: str) -> tuple[int, dict[str, Any]]:
    return call(simulator, grant_type="refresh_token", refresh_token=token)


def signed_in(simulator: RunningSimulator, person: Person) -> dict[str, Any]:
    status, pair = exchange(simulator, fields(person.sign_in(asking(simulator)))["code"])
    assert status == 200
    return pair


def hint(simulator: RunningSimulator, access: str, path: str = "/people/v2/me") -> str:
    answer = httpx.get(f"{simulator.url}{path}", headers={"Authorization": f"Bearer {access}"})
    return "" if answer.status_code == 200 else answer.json()["errors"][0]["detail"].rpartition("(")[2][:-1]


def test_a_person_walks_through_three_pages_and_comes_back(
    simulator: RunningSimulator, person: Person
) -> None:
    back = person.sign_in(asking(simulator))
    assert person.pages == ["Log in to Planning Center", "Choose your church", "Let OpenFaith in?"]
    assert back.startswith(f"{HOME}?")
    assert fields(back).keys() == {"code", "state"}
    assert fields(back)["state"] == "of-this-attempt"
    # The browser knows them now.
    person.sign_in(asking(simulator))
    assert person.pages[3:] == ["Choose your church", "Let OpenFaith in?"]


def test_the_code_becomes_a_pair_that_opens_what_was_asked_for(
    simulator: RunningSimulator, person: Person
) -> None:
    pair = signed_in(simulator, person)
    assert pair | {"access_token": "", "refresh_token": ""} == {
        "access_token": "",
        "token_type": "Bearer",
        "expires_in": 7200,
        "refresh_token": "",
        "scope": "people",
        "created_at": NOON,
    }
    assert hint(simulator, pair["access_token"]) == ""
    assert hint(simulator, pair["access_token"], "/groups/v2/groups") == "PELICAN"
    simulator.clock(7201)
    assert hint(simulator, pair["access_token"]) == "BABOON"
    assert hint(simulator, "never-given") == "CAPUCHIN"


def test_a_wrong_password_stays_on_the_page(simulator: RunningSimulator) -> None:
    with Person(password="guessed") as person, pytest.raises(AssertionError, match="Log in"):
        person.sign_in(asking(simulator))


@pytest.mark.parametrize(
    "changed",
    [
        {"client_id": "somebody-else"},
        {"client_id": None},
        {"redirect_uri": HOME + "/"},
        {"redirect_uri": HOME + "?x=1"},
        {"redirect_uri": HOME.replace("17431", "17432")},
        {"redirect_uri": HOME.replace("127.0.0.1", "localhost")},
        {"redirect_uri": HOME.replace("http:", "https:")},
        {"redirect_uri": HOME.upper()},
        {"redirect_uri": "https://evil.test/"},
        {"redirect_uri": HOME.replace("http://", "http://x@")},
        {"redirect_uri": None},
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(
    simulator: RunningSimulator, changed: dict[str, str | None]
) -> None:
    answer = httpx.get(asking(simulator, **changed))
    assert (answer.status_code, answer.headers.get("location")) == (400, None)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "people everything"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_a_wrong_request_is_sent_back(
    simulator: RunningSimulator, changed: dict[str, str | None], error: str
) -> None:
    back = httpx.get(asking(simulator, **changed)).headers["location"]
    assert back.startswith(HOME)
    assert fields(back) == {"error": error, "state": "of-this-attempt"}


def test_saying_no_is_an_answer(simulator: RunningSimulator, person: Person) -> None:
    back = person.sign_in(asking(simulator), allow=False)
    assert fields(back) == {"error": "access_denied", "state": "of-this-attempt"}


@pytest.mark.parametrize(
    "changed",
    [
        {"code_verifier": "w" * 50},
        {"code_verifier": ""},
        {"redirect_uri": HOME.replace("17431", "23917")},
        {"code": "guessed"},
    ],
)
@pytest.mark.parametrize("status", [400, 401])
def test_a_code_is_good_only_for_whoever_asked(
    simulator: RunningSimulator, person: Person, changed: dict[str, str], status: int
) -> None:
    simulator.set_options(invalid_grant_status=status)
    code = fields(person.sign_in(asking(simulator)))["code"]
    got, document = exchange(simulator, **{"code": code, **changed})
    assert (got, document["error"]) == (status, "invalid_grant")


def test_a_code_works_once_and_ends_what_came_of_it(simulator: RunningSimulator, person: Person) -> None:
    code = fields(person.sign_in(asking(simulator)))["code"]
    _, pair = exchange(simulator, code)
    _, renewed = refresh(simulator, pair["refresh_token"])
    assert exchange(simulator, code)[1]["error"] == "invalid_grant"
    assert hint(simulator, renewed["access_token"]) == "CAPUCHIN"
    assert refresh(simulator, renewed["refresh_token"])[0] == 400


def test_a_code_waits_ten_minutes(simulator: RunningSimulator, person: Person) -> None:
    code = fields(person.sign_in(asking(simulator)))["code"]
    simulator.clock(601)
    assert exchange(simulator, code)[1]["error"] == "invalid_grant"


@pytest.mark.parametrize("ends", [False, True])
def test_a_refresh_token_works_once(simulator: RunningSimulator, person: Person, ends: bool) -> None:
    simulator.set_options(refresh_ends_access=ends)
    first = signed_in(simulator, person)
    status, second = refresh(simulator, first["refresh_token"])
    assert status == 200
    assert hint(simulator, second["access_token"]) == ""
    assert hint(simulator, first["access_token"]) == ("CAPUCHIN" if ends else "")
    assert refresh(simulator, first["refresh_token"])[1]["error"] == "invalid_grant"
    assert refresh(simulator, second["refresh_token"])[0] == 200
    assert simulator.sign_ins == {"authorization_code": 1, "refresh_token": 3, "invalid_grant": 1}


def test_a_refresh_token_may_be_made_to_last(simulator: RunningSimulator, person: Person) -> None:
    simulator.set_options(rotate_refresh=False)
    first = signed_in(simulator, person)
    for _ in range(2):
        _, again = refresh(simulator, first["refresh_token"])
        assert again["refresh_token"] == first["refresh_token"]
        assert hint(simulator, again["access_token"]) == ""
    simulator.clock(91 * 86_400)
    assert refresh(simulator, first["refresh_token"])[1]["error"] == "invalid_grant"


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
def test_what_is_given_back_opens_nothing(simulator: RunningSimulator, person: Person, which: str) -> None:
    pair = signed_in(simulator, person)
    assert call(simulator, "revoke", token=pair[which]) == (200, {})
    assert hint(simulator, pair["access_token"]) == "CAPUCHIN"
    assert refresh(simulator, pair["refresh_token"])[1]["error"] == "invalid_grant"
    assert call(simulator, "revoke", token="never-given") == (200, {})
    assert call(simulator, "revoke", token=pair[which], client_id="other")[0] == 403


def test_an_application_with_a_secret_must_say_it(simulator: RunningSimulator, person: Person) -> None:
    simulator.set_options(client_secret="between us")
    code = fields(person.sign_in(asking(simulator)))["code"]
    for said in ({}, {"client_secret": "guessed"}, {"client_id": "other"}):
        assert exchange(simulator, code, **said)[1] == {"error": "invalid_client"}
    assert exchange(simulator, code, client_secret="between us")[0] == 200


def test_errors_can_be_switched_on(simulator: RunningSimulator, person: Person) -> None:
    simulator.set_options(authorize_error="temporarily_unavailable", token_error="invalid_client")
    back = httpx.get(asking(simulator)).headers["location"]
    assert fields(back)["error"] == "temporarily_unavailable"
    assert call(simulator, grant_type="refresh_token")[1]["error"] == "invalid_client"
    assert call(simulator, grant_type="password")[0] == 400
    simulator.set_options(authorize_error="", token_error="")
    assert call(simulator, grant_type="password")[1]["error"] == "unsupported_grant_type"
    simulator.fault("status", match="POST /oauth/token", status=503)
    assert call(simulator, grant_type="refresh_token")[0] == 503
    simulator.set_options(sign_in_page="https://sso.hope.example/")
    assert person.sign_in(asking(simulator)) == "https://sso.hope.example/"


def test_a_dropped_answer_has_used_the_refresh_token(simulator: RunningSimulator, person: Person) -> None:
    pair = signed_in(simulator, person)
    simulator.fault("drop_after", match="POST /oauth/token")
    with pytest.raises(httpx.RemoteProtocolError):
        refresh(simulator, pair["refresh_token"])
    assert refresh(simulator, pair["refresh_token"])[1]["error"] == "invalid_grant"


def test_everything_given_can_be_taken_back_there(simulator: RunningSimulator, person: Person) -> None:
    pair = signed_in(simulator, person)
    simulator.end_sign_ins()
    assert hint(simulator, pair["access_token"]) == "CAPUCHIN"
    assert simulator.state()["sign_ins"] == {"authorization_code": 1}


def test_a_page_is_good_for_one_answer(church: Church) -> None:
    with start_simulator(church, Options(rate_limit=None, clock=lambda: NOON)) as there:
        assert httpx.get(f"{there.url}/login/consent?ticket=guessed").status_code == 400
        assert httpx.get(f"{there.url}/login/church?ticket=x").headers["location"] == "/login/new?ticket=x"
