"""`openfaith connect`: a browser that isn't ours, waiting, giving up; and signing in again under the same name."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from openfaith_desktop import cli
from openfaith_desktop.auth import loopback
from openfaith_desktop.cli import browser
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.auth.conftest import _no_waiting, ports
from tests.person import Person

__all__ = ["_no_waiting", "ports"]
Run = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def there(ports: tuple[int, ...]) -> Iterator[RunningSimulator]:
    uris = " ".join(loopback.redirect_uris("planning-center"))
    with start_simulator(generate_church(3, 7), Options(rate_limit=None, redirect_uris=uris)) as simulator:
        yield simulator


class Browser:
    """Stands in for the person's own: who sits before it, and what was opened."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.allow = True

    def show(self, url: str) -> None:
        self.opened.append(url)
        threading.Thread(target=self._walk, args=(url,)).start()

    def _walk(self, url: str) -> None:
        with Person() as person:
            httpx.get(person.sign_in(url, allow=self.allow), trust_env=False)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr(browser, "show", made.show)
    return made


@pytest.fixture
def openfaith(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; return its exit code, its document and what it said beside it."""
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    monkeypatch.setenv("OPENFAITH_DATA_DIR", str(tmp_path / "data"))

    def run(*words: str, stdin: str = "") -> tuple[int, dict[str, Any], str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = cli.main([*words, "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return run


def words(there: RunningSimulator, *more: str) -> list[str]:
    return ["connect", "planning-center", "--name", "hope", "--base-url", there.url, *more]


def test_a_browser_signs_in_and_the_address_is_said_too(
    openfaith: Run, there: RunningSimulator, person: Browser
) -> None:
    code, document, said = openfaith(*words(there, "--mode", "full"))
    assert (code, document["church"]) == (0, "Hope Chapel")
    assert person.opened[0] in said
    assert openfaith("sync", "hope")[0] == 0
    assert openfaith("doctor")[1]["ok"]


def test_no_is_told_with_what_to_type(openfaith: Run, there: RunningSimulator, person: Browser) -> None:
    person.allow = False
    code, document, _ = openfaith(*words(there, "--mode", "full"))
    assert (code, document["error"]["name"]) == (4, "SignInFailed")
    assert document["error"]["command"] == "openfaith connect planning-center --name hope"
    assert openfaith("status")[1]["connections"] == []


def test_the_same_name_signs_in_again_whichever_way(
    openfaith: Run, there: RunningSimulator, person: Browser
) -> None:
    openfaith(*words(there, "--mode", "full", "--token-stdin"), stdin="demo:demo")
    assert openfaith("sync", "hope")[0] == 0
    openfaith("add", "person", "first_name=Ann", "last_name=New")
    there.set_options(token_secret="new")
    code, document, _ = openfaith("sync", "hope")
    assert (code, document["error"]["command"]) == (4, "openfaith connect planning-center --name hope")
    code, document, _ = openfaith("connect", "planning-center", "--name", "hope")
    assert (code, document["mode"]) == (0, "full")
    there.end_sign_ins()
    assert openfaith("sync", "hope")[0] == 4
    again = ("connect", "planning-center", "--name", "hope", "--mode", "full", "--token-stdin")
    assert openfaith(*again, stdin="demo:new\n")[0] == 0
    code, document, _ = openfaith("sync", "hope")
    assert (code, document["counts"]["person"]["sent_new"]) == (0, 1)


def test_what_signing_in_again_doesnt_change_is_said(
    openfaith: Run, there: RunningSimulator, person: Browser
) -> None:
    openfaith(*words(there, "--mode", "full", "--token-stdin"), stdin="demo:demo")
    for more in (["--mode", "external"], ["--scope", "people"], ["--base-url", "http://127.0.0.1:9"]):
        code, document, _ = openfaith("connect", "planning-center", "--name", "hope", *more)
        assert (code, document["error"]["name"]) == (2, "UsageError"), more
    assert openfaith("connect", "planning-center", "--name", "new")[0] == 2
    assert person.opened == []


def test_another_church_is_refused(openfaith: Run, there: RunningSimulator, person: Browser) -> None:
    openfaith(*words(there, "--mode", "full"))
    there.church.organization["id"] += 1
    there.church.organization["name"] = "Grace Chapel"
    code, document, _ = openfaith(*words(there))
    assert code == 4
    assert "Grace Chapel" in document["error"]["title"]


def test_an_applications_secret_is_read_where_nobody_sees_it(
    openfaith: Run, there: RunningSimulator, person: Browser, tmp_path: Path
) -> None:
    there.set_options(client_id="own", client_secret="between-us")
    more = ["--mode", "full", "--client-id", "own", "--client-secret-stdin"]
    assert openfaith(*words(there, *more), stdin="between-us\n")[0] == 0
    assert openfaith(*words(there))[0] == 0  # again, by what is kept
    assert "own" in (tmp_path / "data" / "settings.toml").read_text()
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file() and file.name != "secrets.json":
            assert b"between-us" not in file.read_bytes(), file
    assert openfaith(*words(there, "--client-secret-stdin"), stdin="x")[0] == 2


def test_without_an_application_both_ways_are_said(openfaith: Run, there: RunningSimulator) -> None:
    code, document, _ = openfaith("connect", "planning-center", "--name", "hope", "--mode", "full")
    assert code == 4
    assert "--client-id" in document["error"]["what_to_do"]
    assert "--token-stdin" in document["error"]["what_to_do"]


def test_what_is_kept_until_closed_is_nothing_for_a_command(
    openfaith: Run, there: RunningSimulator, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "vault.json").write_text('{"kind": "session"}')
    code, document, _ = openfaith(*words(there, "--mode", "full", "--token-stdin"), stdin="demo:demo")
    assert code == 2
    assert "openfaith secrets passphrase" in document["error"]["what_to_do"]


# --- as programs of their own ---------------------------------------------------------------------

WALK = """
    import os, signal, sys, httpx
    from pathlib import Path
    from tests.person import Person
    Path(sys.argv[0]).with_suffix(".pid").write_text(str(os.getpid()))
    with Person() as person:
        print("a browser says something")
        httpx.get(person.sign_in(sys.argv[1]), trust_env=False)
    signal.pause()  # it stays open
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    }
    environment |= {"OPENFAITH_DATA_DIR": str(tmp_path / "data"), "OPENFAITH_KEYRING": "off"}
    environment["PYTHONPATH"] = os.pathsep.join([str(Path.cwd()), environment.get("PYTHONPATH", "")])
    begun: list[subprocess.Popen[str]] = []

    def start(*command: str, **more: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-m", "openfaith_desktop", *command, "--json"],
            env=environment | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(made)
        return made

    yield start
    for one in begun:
        one.kill()
        one.communicate()


def test_the_default_browser_is_opened(program: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    walk = tmp_path / "walk.py"
    walk.write_text(textwrap.dedent(WALK))
    with start_simulator(generate_church(3, 7), Options(rate_limit=None)) as simulator:
        started = program(*words(simulator, "--mode", "full"), BROWSER=f"{sys.executable} {walk} %s")
        out, said = started.communicate(timeout=60)
    os.kill(int(walk.with_suffix(".pid").read_text()), signal.SIGTERM)
    assert started.returncode == 0, said
    assert json.loads(out)["church"] == "Hope Chapel"
    assert "a browser says" not in said


def test_giving_up_ends_it_at_once_and_frees_the_port(program: Callable[..., subprocess.Popen[str]]) -> None:
    with start_simulator(generate_church(3, 7), Options(rate_limit=None)) as simulator:
        started = program(*words(simulator, "--mode", "full"))
        assert started.stderr
        said = ""
        while "Ctrl+C gives up" not in said and (line := started.stderr.readline()):
            said += line
        assert "Ctrl+C gives up" in said, said + started.communicate()[0]
        port = int(said.partition("-L ")[2].partition(":")[0])
        assert httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).status_code == 404
        started.send_signal(signal.SIGINT)
        out, _ = started.communicate(timeout=60)
    assert started.returncode == 130
    assert json.loads(out)["error"]["title"] == "You gave up signing in."
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
