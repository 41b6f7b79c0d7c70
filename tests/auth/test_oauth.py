"""One attempt to sign in: what is asked for, and which answers are good. No network."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from openfaith_desktop.auth import loopback
from openfaith_desktop.auth.oauth import Attempt, Client, Grant, Pair, failure
from openfaith_desktop.errors import InvalidValue, SignInFailed
from openfaith_planning_center.simulator import Options
from tests.auth.conftest import HOME, Clock, known_at

BASE = "https://api.planningcenteronline.com"
CODES = ("access_denied", "invalid_grant", "invalid_scope", "invalid_client", "server_error")


def begin(**how: object) -> Attempt:
    return Attempt(known_at(BASE), ["people", "groups"], HOME, **how)  # type: ignore[arg-type]


def asked(attempt: Attempt) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(attempt.url).query).items()}


def answer(attempt: Attempt, where: str = HOME, **fields: str) -> str:
    return f"{where}?{urlencode({'state': asked(attempt)['state'], **fields})}"


def reason(attempt: Attempt, url: str) -> str:
    with pytest.raises(SignInFailed) as caught:
        attempt.receive(url)
    return caught.value.reason


def test_the_request_holds_what_it_must_and_no_secret() -> None:
    attempt = Attempt(known_at(BASE, Client("ours", "between us")), ["people"], HOME)
    fields = asked(attempt)
    assert attempt.url.startswith(f"{BASE}/oauth/authorize?")
    assert fields | {"state": "", "code_challenge": ""} == {
        "client_id": "ours",
        "redirect_uri": HOME,
        "response_type": "code",
        "scope": "people",
        "state": "",
        "code_challenge": "",
        "code_challenge_method": "S256",
    }
    grant = attempt.receive(answer(attempt, code="c"))
    digest = hashlib.sha256(grant.verifier.encode()).digest()
    assert fields["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert 43 <= len(grant.verifier) <= 128  # RFC 7636
    assert len(fields["state"]) >= 43
    assert grant.verifier not in attempt.url


def test_no_two_attempts_share_anything() -> None:
    first, second = asked(begin()), asked(begin())
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]


def test_the_right_answer_is_a_grant() -> None:
    attempt = begin()
    grant = attempt.receive(answer(attempt, code="the-code"))
    assert (grant.code, grant.redirect_uri, grant.provider) == ("the-code", HOME, attempt.provider)


def test_the_state_is_compared_before_anything_is_believed() -> None:
    attempt = begin()
    for state in ("", "guessed", asked(begin())["state"], asked(attempt)["state"][:-1]):
        for fields in ({"code": "injected"}, {"error": "access_denied"}):
            assert reason(attempt, answer(attempt, **fields) + f"&x=1&state={state}") == "unreadable"
            assert reason(attempt, f"{HOME}?{urlencode({**fields, 'state': state})}") == "wrong_state"
    # None of it kept the right one out.
    assert attempt.receive(answer(attempt, code="right")).code == "right"


@pytest.mark.parametrize(
    "where",
    [
        HOME + "/",
        HOME + "x",
        HOME.replace("17431", "17432"),
        HOME.replace("http:", "https:"),
        HOME.replace("127.0.0.1", "localhost"),
        HOME.replace("127.0.0.1", "127.0.0.1.evil.test"),
        HOME.replace("http://", "http://127.0.0.1:17431@evil.test/"),
        HOME.replace("http://", "http://api.planningcenteronline.com@"),
        HOME.replace("planning-center", "other-system"),
        HOME.upper(),
        " " + HOME,
        "https://evil.test/",
        "",
    ],
)
def test_only_our_own_address_ends_an_attempt(where: str) -> None:
    attempt = begin()
    assert reason(attempt, answer(attempt, where, code="c")) == "elsewhere"
    assert attempt.receive(answer(attempt, code="c"))


@pytest.mark.parametrize("twice", ["code=a&code=b", "code=a&state=x", "code=a&error=x&error=y"])
def test_nothing_is_said_twice(twice: str) -> None:
    attempt = begin()
    assert reason(attempt, f"{answer(attempt)}&{twice}") == "unreadable"


def test_an_answer_without_a_code_is_none() -> None:
    for fields in ({}, {"code": ""}, {"code": "c" * 9_000}):
        attempt = begin()
        assert reason(attempt, answer(attempt, **fields)) == "unreadable"


def test_an_attempt_is_answered_once() -> None:
    attempt = begin()
    attempt.receive(answer(attempt, code="first"))
    assert reason(attempt, answer(attempt, code="first")) == "used"
    assert reason(attempt, answer(attempt, code="second")) == "used"
    refused = begin()
    assert reason(refused, answer(refused, error="access_denied")) == "access_denied"
    assert reason(refused, answer(refused, code="c")) == "used"
    left = begin()
    left.give_up()
    assert reason(left, answer(left, code="c")) == "used"


def test_an_attempt_takes_ten_minutes_at_most() -> None:
    clock = Clock()
    attempt, late = begin(clock=clock), begin(clock=clock)
    clock.now += 599
    assert attempt.seconds_left == 1
    assert attempt.receive(answer(attempt, code="c"))
    clock.now += 1
    assert late.seconds_left == 0
    assert reason(late, answer(late, code="c")) == "expired"
    assert reason(late, answer(late, code="c")) == "used"


def test_another_system_cannot_answer_for_the_one_we_asked() -> None:
    attempt = begin()
    assert reason(attempt, answer(attempt, code="c", iss="https://evil.test")) == "wrong_issuer"
    named = begin()
    assert named.receive(answer(named, code="c", iss=f"{BASE}/")).code == "c"


@pytest.mark.parametrize("code", CODES)
def test_each_error_has_its_own_words(code: str) -> None:
    attempt = begin()
    with pytest.raises(SignInFailed) as caught:
        attempt.receive(answer(attempt, error=code, error_description="<b>Joan</b>"))
    error = caught.value
    assert (error.reason, error.system, error.exit_code) == (code, "Planning Center", 4)
    texts = [error.title, error.what_it_means, error.what_to_do]
    assert not any("<b>" in text or code in text or "{" in text for text in texts)


def test_no_two_reasons_say_the_same() -> None:
    reasons = [*CODES, "elsewhere", "unreadable", "wrong_state", "used", "expired", "wrong_issuer", "no_port"]
    titles = [
        failure(one, "Planning Center").title for one in [*reasons, "no_client", "interrupted", "other"]
    ]
    assert len(set(titles)) == len(titles)
    assert failure("Joan was here", "Planning Center").reason == "other"


@pytest.mark.parametrize(
    "base",
    [
        "http://api.planningcenteronline.com",
        "https://api.planningcenteronline.com@evil.test",
        "https://api.planningcenteronline.com\\@evil.test",
        "https://joan:secret@evil.test",
        "ftp://api.planningcenteronline.com",
        "https://",
        "https://api.planningcenteronline.com?x=1",
        "https://api.plannıngcenteronline.com",
        "http://127.0.0.1.evil.test",
        "http://localhost.evil.test",
    ],
)
def test_nobody_signs_in_at_an_unsafe_address(base: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        known_at(base)
    assert "secret" not in str(caught.value.as_dict())


def test_nothing_secret_shows_in_a_log() -> None:
    attempt = begin()
    state = asked(attempt)["state"]
    url = answer(attempt, code="the-code")
    grant = attempt.receive(url)
    pair = Pair("the-access", "the-refresh", 1.0, ("people",))
    shown = f"{attempt!r} {grant!r} {pair!r} {Client('id', 'the-secret')!r} {Grant!r}"
    hidden = ("the-code", grant.verifier, state, "the-access", "the-refresh", "the-secret")
    assert not any(one in shown for one in hidden)


def test_the_pretend_church_has_our_addresses_registered() -> None:
    assert tuple(Options().redirect_uris.split()) == loopback.redirect_uris("planning-center")
