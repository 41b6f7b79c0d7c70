"""The browser inside the window: a true sign-in in it, and everything it refuses."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytest_httpserver import HTTPServer

from openfaith_desktop.auth.exchange import exchange
from openfaith_desktop.auth.oauth import Client, Grant, Provider
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.errors import SignInFailed
from openfaith_desktop.ui.signin import browser as browsing
from openfaith_planning_center.simulator import RunningSimulator
from tests.certificate import self_signed_context
from tests.ui.signin.conftest import PASSWORD, Listener, Show


def reason(told: list) -> str:
    (kind, error) = told[0]
    assert kind == "failed"
    assert isinstance(error, SignInFailed)
    return error.reason


# --- the true flow -------------------------------------------------------------------------------


def test_a_person_signs_in_and_the_code_goes_to_nobody_else(
    show: Show, there: RunningSimulator, listener: Listener
) -> None:
    seen = show(there.url)
    seen.sign_in()
    ((kind, grant),) = seen.told
    assert kind == "answered"
    assert isinstance(grant, Grant)
    assert seen.browser.engine is None, "the page outlived the sign-in"
    pair = asyncio.run(exchange(grant))
    assert pair.scopes == ("people",)
    assert listener.heard == []
    pages = [path.partition("?")[0] for method, path, _ in there.requests if method == "POST"]
    assert pages == ["/login/new", "/login/church", "/login/consent", "/oauth/token"]


def test_the_address_is_shown_with_its_safety_in_words(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    host = there.url.removeprefix("http://")
    assert seen.browser.address.text() == f"{host}/login/new On this computer"
    assert "On this computer" in seen.browser.address.accessibleName()
    real = browsing.SignInBrowser(
        seen.browser.attempt, Pages("https://api.planningcenteronline.com", ("planningcenteronline.com",))
    )
    seen.bot.addWidget(real)
    real._show_address("https://login.planningcenteronline.com/login/new?state=s")
    assert real.address.text() == "login.planningcenteronline.com/login/new Encrypted"


def test_whoever_says_no_is_not_let_in(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.sign_in(last="deny")
    assert reason(seen.told) == "access_denied"
    assert there.sign_ins == {}


def test_going_back_within_the_pages(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    assert not seen.browser.back.isEnabled()
    seen.browser.engine.load(f"{there.url}/login/new?ticket=x")
    seen.wait(seen.browser.back.isEnabled)
    seen.browser.back.click()
    seen.wait(seen.browser.forward.isEnabled)


# --- answers -------------------------------------------------------------------------------------


def test_a_strange_answer_is_ignored_and_the_right_one_still_counts(
    show: Show, there: RunningSimulator, listener: Listener
) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    seen.run(f"location.href = '{listener.redirect_uri}?code=injected&state=guessed'")
    seen.wait(seen.notice)
    assert "another sign-in" in seen.notice()
    assert seen.told == []
    seen.sign_in()
    assert seen.told[0][0] == "answered"


def test_a_second_answer_counts_for_nothing(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    engine = seen.browser.engine
    caught: list[str] = []
    engine.answered.connect(caught.append)
    seen.sign_in()
    seen.browser._answer(caught[0])
    assert [kind for kind, _ in seen.told] == ["answered"]


def test_neither_a_frame_nor_a_script_can_ask_at_the_answers_address(
    show: Show, server, listener: Listener
) -> None:
    answer = f"{listener.redirect_uri}?code=x&state=y"
    seen = show(
        server(
            f"<iframe id='frame' src='{answer}'></iframe><img src='{answer}'><p id='there'>Hello</p>"
            f"<script>fetch('{answer}', {{mode: 'no-cors'}}).catch(() => document.title = 'refused')</script>"
        )
    )
    seen.shows("there")
    seen.wait(lambda: seen.run("document.title") == "refused")
    assert listener.heard == []
    assert seen.told == []
    assert not any("code=x" in one for one in seen.history)


def test_an_attempt_ends_after_its_time(show: Show, there: RunningSimulator) -> None:
    times = iter([0.0, 599.95])
    seen = show(there.url, clock=lambda: next(times, 601.0))
    seen.wait(lambda: seen.told)
    assert reason(seen.told) == "expired"
    assert seen.browser.engine is None


def test_leaving_ends_it(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    page, profile = seen.browser.engine.page, seen.browser.engine.profile
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, text: said.append(text))
    try:
        seen.browser.give_up()
    finally:
        qInstallMessageHandler(before)
    assert not shiboken6.isValid(page)
    assert not shiboken6.isValid(profile)
    assert not [one for one in said if "profile" in one.lower()]
    with pytest.raises(SignInFailed):
        seen.browser.attempt.receive(f"{seen.browser.attempt.redirect_uri}?code=x&state=y")
    assert seen.told == []


@pytest.mark.parametrize("how", ["hidden", "deleted"])
def test_nothing_stays_behind_when_the_window_goes(show: Show, there: RunningSimulator, how: str) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    page, profile = seen.browser.engine.page, seen.browser.engine.profile
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, text: said.append(text))
    try:
        if how == "hidden":
            seen.browser.hide()
            seen.wait(lambda: seen.browser.engine is None)
        else:
            shiboken6.delete(seen.browser)
    finally:
        qInstallMessageHandler(before)
    assert not shiboken6.isValid(page)
    assert not shiboken6.isValid(profile)
    assert not [one for one in said if "profile" in one.lower()]


def test_a_window_that_qt_makes_anew_for_the_page_goes_on(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    seen.browser.hide()
    seen.browser.show()
    seen.bot.wait(50)
    assert seen.browser.engine is not None
    seen.sign_in()
    assert seen.told[0][0] == "answered"


# --- what is refused -----------------------------------------------------------------------------


def hostile(address: str) -> Provider:
    return Provider("Planning Center", "https://planning.test", address, "", "", Client("openfaith-desktop"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://login.planning.test/oauth/authorize", "isn't encrypted"),
        ("https://evil.test/oauth/authorize", "evil.test isn't a page of Planning Center"),
        ("https://planning.test@evil.test/authorize", "something that isn't a page"),
        ("https://planning.test.evil.test/authorize", "isn't a page of Planning Center"),
        ("file:///etc/hostname", "something that isn't a page"),
        ("data:text/html,<b>hello</b>", "something that isn't a page"),
        ("chrome://version", "something that isn't a page"),
    ],
)
def test_no_other_page_is_opened(show: Show, address: str, says: str) -> None:
    seen = show(provider=hostile(address), pages=Pages("https://planning.test", ("planning.test",)))
    seen.wait(seen.pane)
    assert says in seen.pane()
    assert seen.history == []
    seen.browser.pane.go_on.click()
    assert seen.told[0][0] == "elsewhere"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://localhost:1/", "localhost isn't a page of Planning Center"),
        ("data:text/html,hello", ""),
        ("mailto:joan@hope.example", ""),
        ("view-source:http://127.0.0.1/", ""),
        ("file:///etc/hostname", ""),
    ],
)
def test_a_page_leads_nowhere_else(show: Show, server, address: str, says: str) -> None:
    url = server(f"<a id='away' href='{address}'>Away</a>")
    seen = show(url)
    seen.press("away")
    if says:  # the engine itself refuses the others, without a word
        seen.wait(seen.notice)
        assert says in seen.notice()
        assert seen.browser.notice.action.text() == "Use my own browser instead"
    assert seen.run("location.pathname") == "/oauth/authorize"
    assert all(one.startswith(url) for one in seen.history)


def test_a_churchs_own_sign_in_service_is_for_the_persons_own_browser(
    show: Show, there: RunningSimulator
) -> None:
    there.set_options(sign_in_page="http://localhost:1/sso")
    seen = show(there.url)
    seen.wait(seen.pane)
    assert "localhost isn't a page of Planning Center" in seen.pane()
    seen.browser.pane.go_on.click()
    assert seen.told == [("elsewhere", "elsewhere")]


def test_no_window_pops_up(show: Show, server, httpserver: HTTPServer) -> None:
    url = server("<a id='more' href='/more' target='_blank'>More</a>")
    seen = show(url)
    before = set(QApplication.topLevelWidgets())
    seen.press("more")
    seen.wait(seen.notice)
    assert "another window" in seen.notice()
    assert set(QApplication.topLevelWidgets()) == before
    assert [request.path for request, _ in httpserver.log if request.path == "/more"] == []


def test_nothing_is_downloaded(
    show: Show, server, httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/file").respond_with_data(
        b"x" * 1000, headers={"Content-Disposition": "attachment; filename=list.csv"}
    )
    seen = show(server("<a id='file' href='/file'>The list</a>"))
    seen.browser.engine.profile.setDownloadPath(str(tmp_path))
    seen.press("file")
    seen.wait(seen.notice)
    assert "save a file" in seen.notice()
    assert list(tmp_path.iterdir()) == []


def test_no_permission_is_given(show: Show, server) -> None:
    seen = show(
        server(
            "<p id='there'>Hello</p><script>navigator.geolocation.getCurrentPosition("
            "() => document.title = 'found', (e) => document.title = 'refused ' + e.code)</script>"
        )
    )
    seen.wait(lambda: seen.run("document.title") == "refused 1")
    seen.wait(seen.notice)
    assert "more than signing in needs" in seen.notice()


def test_no_protocol_is_taken_over(show: Show, server) -> None:
    seen = show(server("<p id='there'>Hello</p>"))
    seen.shows("there")
    seen.run("navigator.registerProtocolHandler('web+church', location.origin + '/?x=%s')")
    seen.wait(seen.notice)
    assert "more than signing in needs" in seen.notice()


def test_a_page_sees_no_file_and_shows_no_dialog(show: Show, server) -> None:
    seen = show(server("<input type='file' id='file' style='font-size: 40px'>"))
    seen.press("file")
    seen.wait(seen.notice)
    assert "see a file" in seen.notice()
    seen.run("alert('Hello'); document.title = confirm('Really?') + ' ' + prompt('Who?')")
    assert seen.run("document.title") == "true null"


@pytest.fixture
def self_signed(tmp_path: Path) -> ssl.SSLContext:
    return self_signed_context(tmp_path)


def test_a_server_that_cannot_prove_who_it_is_sees_nothing(show: Show, self_signed: ssl.SSLContext) -> None:
    with HTTPServer(ssl_context=self_signed) as server:
        server.expect_request("/oauth/authorize").respond_with_data("Hello")
        seen = show(server.url_for("").rstrip("/"))
        seen.wait(seen.pane)
        assert "The connection to localhost isn't safe" in seen.pane()
        assert server.log == []
        assert seen.browser.pane.go_on.text() == "Try again"
        assert not seen.browser.pane.other.isVisible()


# --- when it can't go on -------------------------------------------------------------------------


def test_a_crashed_page_can_be_begun_again(show: Show, there: RunningSimulator) -> None:
    seen = show(there.url)
    seen.shows("log-in")
    os.kill(seen.browser.engine.page.renderProcessPid(), signal.SIGKILL)
    seen.wait(seen.pane)
    assert seen.pane() == "The page stopped working."
    assert seen.browser.pane.go_on.text() == "Use my own browser instead"
    seen.browser.pane.other.click()
    seen.sign_in()
    assert seen.told[0][0] == "answered"


def test_a_page_that_stays_empty_is_said_and_taken_back(show: Show, there: RunningSimulator) -> None:
    there.set_options(sign_in_page="blank")
    seen = show(there.url, patience_ms=300)
    seen.wait(seen.notice)
    assert seen.notice() == "The page stays empty."
    seen.browser.notice.action.click()
    assert seen.told == [("elsewhere", "blank")]
    there.set_options(sign_in_page="")
    seen.browser.again.click()
    seen.shows("log-in")
    seen.wait(lambda: not seen.notice())


def test_a_server_that_is_not_there_is_said(show: Show, listener: Listener) -> None:
    seen = show("http://127.0.0.1:9")
    seen.wait(seen.pane)
    assert seen.pane() == "Planning Center's page can't be opened."
    assert seen.browser.pane.other.text() == "Try again"


def test_a_computer_without_the_engine_offers_the_persons_own_browser(
    show: Show, there: RunningSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openfaith_desktop.ui.signin.engine", None)
    monkeypatch.delattr("openfaith_desktop.ui.signin.engine", raising=False)
    seen = show(there.url)
    assert "can't show web pages" in seen.pane()
    seen.browser.pane.go_on.click()
    assert seen.told == [("elsewhere", "missing")]


def test_an_engine_that_would_end_the_program_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    assert browsing._engine() is None or os.name != "posix"


# --- what is left of it --------------------------------------------------------------------------

ONE_SIGN_IN = """
import logging, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from openfaith_desktop import logs
from openfaith_desktop.auth.oauth import Attempt
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.ui.shell.start import qt_application
from openfaith_desktop.ui.signin.browser import SignInBrowser
from pathlib import Path
from tests.ui.signin.conftest import LOG_IN, SYSTEM, known_at

url, redirect, folder = sys.argv[1:]
logs.start(Path(folder))
qt = qt_application()
attempt = Attempt(known_at(url), ["people"], redirect)
browser = SignInBrowser(attempt, Pages(url, SYSTEM.sign_in.browser.hosts))
steps = iter([LOG_IN, "document.getElementById('church-1').click()", "document.getElementById('allow').click()"])
browser.show()
browser.start()
browser.engine.loaded.connect(lambda: browser.engine.page.runJavaScript(next(steps)))
browser.answered.connect(lambda grant: (Path(folder, "verifier").write_text(grant.verifier[::-1]), qt.quit()))
browser.failed.connect(lambda error: qt.exit(1))
sys.exit(qt.exec())
"""


def test_neither_code_nor_password_is_found_in_any_file_afterwards(
    there: RunningSimulator, listener: Listener, tmp_path: Path
) -> None:
    places = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR")
    folders = {name: tmp_path / name for name in places}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    environment = {**os.environ, **{name: str(folder) for name, folder in folders.items()}}
    done = subprocess.run(
        [sys.executable, "-c", ONE_SIGN_IN, there.url, listener.redirect_uri, str(tmp_path)],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    (code,) = there.simulator.authorization.codes
    verifier = (tmp_path / "verifier").read_text()[::-1]
    asked = next(path for _, path, _ in there.requests if path.startswith("/oauth/authorize"))
    state = asked.partition("state=")[2].partition("&")[0]
    secrets = [one.encode() for one in (code, verifier, state, PASSWORD)]
    written = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    written |= {Path("stdout"): done.stdout, Path("stderr"): done.stderr}
    for file, content in written.items():
        for secret in secrets:
            assert secret not in content, file.name
            assert secret.decode().encode("utf-16-le") not in content, file.name
    kept = [file for file in written if "OffTheRecord" in str(file)]
    assert kept == []


def test_nothing_of_it_is_said_in_the_log(
    show: Show, there: RunningSimulator, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, text: said.append(text))
    try:
        seen = show(there.url)
        seen.sign_in()
    finally:
        qInstallMessageHandler(before)
    (code,) = there.simulator.authorization.codes
    whole = "\n".join([caplog.text, *said, *capfd.readouterr()])
    assert code not in whole
    assert PASSWORD not in whole


def test_the_window_starts_without_the_engine() -> None:
    script = (
        "import sys; import openfaith_desktop.ui.shell.start, openfaith_desktop.ui.signin.browser;"
        "sys.exit(any('WebEngine' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0
