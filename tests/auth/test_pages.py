"""Which pages may be seen while signing in."""

from __future__ import annotations

import pytest

from openfaith_desktop.auth.pages import Pages, Verdict

REAL = Pages("https://api.planningcenteronline.com", ("planningcenteronline.com", "planningcenter.com"))
PRETEND = Pages("http://127.0.0.1:8123", ("planningcenteronline.com",))


@pytest.mark.parametrize(
    "address",
    [
        "https://api.planningcenteronline.com/oauth/authorize?x=1",
        "https://login.planningcenteronline.com/login/new",
        "https://planningcenter.com/",
        "https://LOGIN.planningcenter.com:443/",
        "https://login.planningcenter.com/?next=https://a@evil.test\\|",
    ],
)
def test_the_systems_own_pages_are_shown(address: str) -> None:
    assert REAL.judge(address) is Verdict.FINE


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("http://login.planningcenteronline.com/", Verdict.UNENCRYPTED),
        ("http://login.planningcenteronline.com:443/", Verdict.UNENCRYPTED),
        ("https://login.planningcenteronline.com:8443/", Verdict.ELSEWHERE),
        ("https://evil.test/login.planningcenteronline.com", Verdict.ELSEWHERE),
        ("https://evilplanningcenteronline.com/", Verdict.ELSEWHERE),
        ("https://planningcenteronline.com.evil.test/", Verdict.ELSEWHERE),
        ("https://planningcenteronline.com./", Verdict.ELSEWHERE),
        ("http://127.0.0.1:17431/planning-center/signed-in?code=x", Verdict.ELSEWHERE),
        ("http://localhost/", Verdict.ELSEWHERE),
        ("https://api.planningcenteronline.com@evil.test/", Verdict.ODD),
        ("https://joan:secret@login.planningcenteronline.com/", Verdict.ODD),
        ("https://login.planningcenteronline.com\\@evil.test/", Verdict.ODD),
        ("https://login.plannıngcenteronline.com/", Verdict.ODD),
        ("file:///etc/passwd", Verdict.ODD),
        ("data:text/html,<b>hello</b>", Verdict.ODD),
        ("javascript:alert(1)", Verdict.ODD),
        ("blob:https://login.planningcenteronline.com/1", Verdict.ODD),
        ("chrome://crash", Verdict.ODD),
        ("view-source:https://login.planningcenteronline.com/", Verdict.ODD),
        ("mailto:joan@hope.example", Verdict.ODD),
        ("about:blank", Verdict.ODD),
        ("", Verdict.ODD),
    ],
)
def test_nothing_else_is(address: str, verdict: Verdict) -> None:
    assert REAL.judge(address) is verdict


def test_a_pretend_church_has_one_address_and_no_other() -> None:
    assert PRETEND.pretend
    assert PRETEND.judge("http://127.0.0.1:8123/login/new?ticket=1") is Verdict.FINE
    for address in (
        "http://127.0.0.1:8124/",
        "http://localhost:8123/",
        "https://127.0.0.1:8123/",
        "https://login.planningcenteronline.com/",
        "http://127.0.0.1/",
    ):
        assert PRETEND.judge(address) is Verdict.ELSEWHERE
    assert not REAL.pretend


def test_parts_of_a_page_come_encrypted_from_wherever_they_are() -> None:
    assert REAL.may_fetch("https://cdn.example/logo.svg")
    assert not REAL.may_fetch("http://cdn.example/logo.svg")
    assert not REAL.may_fetch("http://login.planningcenteronline.com/logo.svg")
    assert not REAL.may_fetch("http://127.0.0.1:17431/planning-center/signed-in?code=x")
    assert not REAL.may_fetch("file:///etc/passwd")
    assert PRETEND.may_fetch("http://127.0.0.1:8123/logo.svg")
    assert not PRETEND.may_fetch("https://cdn.example/logo.svg")
    assert not PRETEND.may_fetch("http://127.0.0.1:9/")


def test_the_name_that_counts_is_told_apart_and_no_secret_shown() -> None:
    shown = REAL.told_apart("https://login.planningcenteronline.com/login/new?state=secret#x")
    assert shown == ("login.", "planningcenteronline.com", "/login/new")
    assert REAL.told_apart("https://api.planningcenter.com.evil.test/") == (
        "",
        "api.planningcenter.com.evil.test",
        "",
    )
    assert PRETEND.told_apart("http://127.0.0.1:8123/login?x=1") == ("", "127.0.0.1:8123", "/login")
    assert REAL.told_apart("data:x") == ("", "", "")
