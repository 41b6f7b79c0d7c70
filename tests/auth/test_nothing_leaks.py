"""After a full sign-in and a week of renewals nothing secret is anywhere but in the vault."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from openfaith_desktop import application, logs
from openfaith_desktop.application import connections, secrets, signing_in, syncing
from openfaith_desktop.auth.tokens import TokenManager
from openfaith_desktop.cli import failures
from openfaith_desktop.errors import OpenFaithError, SignInFailed, SignInNeeded
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.shell import crash
from tests.auth.place import SYSTEM, Place, place
from tests.jobs.conftest import open_queue

__all__ = ["place"]
HOURS = 7 * 24
STEP = 7_100.0
"""Seconds: within the last two minutes of each access token."""

VAULT = "secrets.json"


@pytest.fixture
def verifiers(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent to prove whose a code is."""
    seen: list[str] = []
    server = place.there.simulator.authorization
    usual = server.token

    def token(form: Any) -> Any:
        seen.extend([form["code_verifier"]] if "code_verifier" in form else [])
        return usual(form)

    monkeypatch.setattr(server, "token", token)
    return seen


def wordings(secret: str) -> set[bytes]:
    """Return a secret as a program might write it down."""
    plain = secret.encode()
    return {
        plain,
        base64.b64encode(plain),
        quote(secret).encode(),
        json.dumps(secret)[1:-1].encode(),
        plain.hex().encode(),
    }


def found(where: dict[str, bytes], hidden: set[str]) -> list[str]:
    """Return where a secret is."""
    needles = {word for secret in hidden for word in wordings(secret)}
    return [name for name, content in where.items() if any(one in content for one in needles)]


async def test_a_week_leaves_nothing_behind(
    place: Place,
    verifiers: list[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    app, there = place.app, place.there
    place.clock.now = time.time()
    monkeypatch.setattr(application, "TokenManager", partial(TokenManager, clock=place.clock))
    caplog.set_level(logging.DEBUG)
    logging.getLogger("openfaith_desktop").setLevel(logging.DEBUG)
    hidden = {"demo:demo-token-of-old", "between-us"}
    there.set_options(client_secret="between-us")

    # A week: signed in, refused once, signed in again, with errors on the way.
    begun = await signing_in.begin(
        app, SYSTEM, base_url=there.url, client=signing_in.Client("openfaith-desktop", "between-us")
    )
    async with begun:
        with pytest.raises(SignInFailed):
            await place.grant(begun, allow=False)
    async with await signing_in.begin(
        app, SYSTEM, base_url=there.url, client=signing_in.Client("openfaith-desktop", "between-us")
    ) as begun:
        grant = await place.grant(begun)
    await connections.connect(app, SYSTEM, "hope", "full", grant, there.url)
    await syncing.sync(app, "hope", StopFlag())
    for number in range(int(HOURS * 3_600 // STEP)):
        place.clock.now += STEP
        await app.credentials(app.connection("hope")).authorization()
        if number % 20 == 0:
            await syncing.sync(app, "hope", StopFlag())
    renewals = there.sign_ins["refresh_token"]
    assert renewals == int(HOURS * 3_600 // STEP)
    place.clock.now += STEP
    there.fault("drop_before", match="POST /oauth/token", times=3)
    place.clock.now += STEP
    with pytest.raises(OpenFaithError):
        await app.credentials(app.connection("hope")).authorization()
    there.end_sign_ins()
    with pytest.raises(SignInNeeded) as caught:
        await syncing.sync(app, "hope", StopFlag())
    failures.note(caught.value, app.folder)
    with pytest.raises(SignInFailed) as again:
        await signing_in.sign_in_again(app, "hope", grant)  # its code is used up
    failures.note(again.value, app.folder)
    async with await signing_in.begin_again(app, "hope") as begun:
        await signing_in.sign_in_again(app, "hope", await place.grant(begun))
    # The jobs' own file, with a run that fails and one that works.
    await asyncio.to_thread(_work_as_jobs, place)

    server = there.simulator.authorization
    # What nobody foresaw, with a token in its words: it is noted, and a report of it is offered.
    unforeseen = RuntimeError(f"it broke at {server.tokens[-1].refresh}")
    logs.failure(unforeseen, app.folder)
    hidden |= {*server.codes, *verifiers, grant.code, grant.verifier}
    for one in server.tokens:
        hidden |= {one.access, one.refresh}
    assert len(hidden) > 2 * renewals
    said = capfd.readouterr()
    where = {
        str(path.relative_to(app.folder)): path.read_bytes()
        for path in app.folder.rglob("*")
        if path.is_file() and path.name != VAULT
    }
    assert {"openfaith.sqlite", "jobs.sqlite", "logs/openfaith.log"} <= set(where)
    where["standard output"] = said.out.encode()
    where["standard error"] = said.err.encode()
    logged = [record for record in caplog.records if not _of_the_browser(record)]
    where["what was logged"] = "\n".join(record.getMessage() for record in logged).encode()
    assert any(record.name.startswith("httpcore") for record in logged)
    where["shown errors"] = json.dumps([caught.value.as_dict(), again.value.as_dict()]).encode()
    where["documents"] = json.dumps([connections.status(app), secrets.where(app)], default=str).encode()
    where["crash report"] = crash.report(unforeseen, app.folder).encode()
    assert b"RuntimeError" in where["crash report"]
    where["process arguments"] = b"\n".join(_arguments())
    assert found(where, hidden) == []
    # The search itself finds what there is.
    assert found({VAULT: (app.folder / VAULT).read_bytes()}, hidden) == [VAULT]
    assert "renewed" in caplog.text


def _work_as_jobs(place: Place) -> None:
    with open_queue(place.app) as open_:
        open_.jobs.make_next("sync", 1, None)
        assert open_.next().outcome["state"] == "done"
        place.there.set_options(revoked="PELICAN")
        open_.jobs.make_next("sync", 1, open_.jobs.newest("sync", 1))
        assert open_.next().outcome["state"] == "given_up"
        place.there.set_options(revoked="")


def _of_the_browser(record: logging.LogRecord) -> bool:
    """Return whether the person's browser noted it, which in this test is in the same program."""
    pages = ("/oauth/authorize", "/login/", "/signed-in")
    return record.name.startswith(("httpx", "httpcore")) and any(
        page in record.getMessage() for page in pages
    )


def _arguments() -> Iterator[bytes]:
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield one.read_bytes()
        except OSError:
            continue  # it has ended


def test_a_log_line_that_quotes_one_is_cleaned(place: Place) -> None:
    log = logging.getLogger("openfaith_desktop.auth")
    for text in (
        "Authorization: Bearer abc123secret",
        "refresh_token=abc123secret",
        "code_verifier: abc123secret",
    ):
        log.warning(text)
    try:
        raise ValueError("abc123secret")
    except ValueError:
        log.exception("it failed", exc_info=sys.exc_info())
    logs.stop()
    assert "abc123secret" not in (place.app.folder / "logs" / "openfaith.log").read_text()
