"""The token manager: one renewal at a time, kept before it is used, ahead of the end; and what when it can't."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from openfaith_desktop.adapter import http
from openfaith_desktop.adapter.contract import SessionSettings
from openfaith_desktop.auth import exchange, tokens
from openfaith_desktop.auth.files import FileVault
from openfaith_desktop.auth.oauth import Attempt, Client, Pair, Provider
from openfaith_desktop.auth.tokens import AHEAD, TokenManager
from openfaith_desktop.auth.vault import SessionVault, VaultLocked
from openfaith_desktop.errors import AdapterError, SignInFailed, SignInNeeded, Unreachable
from openfaith_planning_center.simulator import Church, Options, RunningSimulator
from openfaith_planning_center.simulator.app import create_app
from tests.auth.conftest import NOON, SYSTEM, Clock, known_at
from tests.person import Person

OURS = Client("openfaith-desktop")
LIFE = 7_200.0


class Vault(SessionVault):
    """Remembers what was put, and can be locked."""

    locked = False

    def __init__(self) -> None:
        super().__init__()
        self.puts = 0

    def put(self, name: str, secret: str) -> None:
        if self.locked:
            raise VaultLocked
        self.puts += 1
        super().put(name, secret)

    def get(self, name: str) -> str | None:
        if self.locked:
            raise VaultLocked
        return super().get(name)


@dataclass
class SignedIn:
    """A sign-in at the simulator, in a vault, with managers as separate programs would have them."""

    there: RunningSimulator
    clock: Clock
    folder: Path
    first: Pair
    vault: Any = field(default_factory=Vault)
    renewed: list[Pair] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vault.put("hope", tokens.dump(self.first, OURS))

    def manager(self) -> TokenManager:
        def at(client: Client) -> Provider:
            return known_at(self.there.url, client)

        lock = self.folder / "sign-in.lock"
        return TokenManager("hope", self.vault, lock, at, renewed=self.renewed.append, clock=self.clock)

    @property
    def kept(self) -> Pair:
        return tokens.load(self.vault.get("hope"))[0]

    @property
    def renewals(self) -> int:
        return self.there.sign_ins.get("refresh_token", 0)


async def signed_in_at(there: RunningSimulator, clock: Clock, person: Person, folder: Path) -> SignedIn:
    attempt = Attempt(known_at(there.url), ["people"], Options().redirect_uris.split()[0])
    pair = await exchange.exchange(attempt.receive(person.sign_in(attempt.url)), clock=clock)
    return SignedIn(there, clock, folder, pair)


@pytest.fixture
async def church(
    there: RunningSimulator, clock: Clock, person: Person, tmp_path: Path
) -> AsyncIterator[SignedIn]:
    return await signed_in_at(there, clock, person, tmp_path)


async def ask(church: SignedIn, manager: TokenManager, times: int = 1) -> None:
    settings = SessionSettings(church.there.url)
    async with SYSTEM.session(manager, settings) as session:
        for _ in range(times):
            await session.account()


# --- renewing in time -----------------------------------------------------------------------------


async def test_it_is_renewed_ahead_of_its_end_and_not_before(church: SignedIn) -> None:
    manager = church.manager()
    church.clock.now += LIFE - AHEAD - 1
    assert await manager.authorization() == f"Bearer {church.first.access}"
    church.clock.now += 1
    second = await manager.authorization()
    assert church.renewals == 1
    assert second == f"Bearer {church.kept.access}" != f"Bearer {church.first.access}"
    assert [pair.access for pair in church.renewed] == [church.kept.access]
    await ask(church, manager)


async def test_ten_requests_at_its_end_make_one_call(church: SignedIn) -> None:
    church.there.set_options(latency_ms=50.0)
    manager = church.manager()
    church.clock.now += LIFE
    said = await asyncio.gather(*(manager.authorization() for _ in range(10)))
    assert (church.renewals, set(said)) == (1, {f"Bearer {church.kept.access}"})


async def test_ten_managers_make_one_call(church: SignedIn) -> None:
    """As in ten programs, each with a memory of its own."""
    church.clock.now += LIFE
    said = await asyncio.gather(*(church.manager().authorization() for _ in range(10)))
    assert (church.renewals, set(said)) == (1, {f"Bearer {church.kept.access}"})


def test_threads_with_loops_of_their_own_make_one_call(
    there: RunningSimulator, clock: Clock, person: Person, tmp_path: Path
) -> None:
    church = asyncio.run(signed_in_at(there, clock, person, tmp_path))
    there.set_options(latency_ms=50.0)
    manager, said = church.manager(), set[str]()
    clock.now += LIFE
    threads = [
        threading.Thread(target=lambda: said.add(asyncio.run(manager.authorization()))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (church.renewals, said) == (1, {f"Bearer {church.kept.access}"})


PROGRAM = """
import asyncio, sys
from pathlib import Path
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.auth.files import FileVault
from openfaith_desktop.auth.oauth import provider
from openfaith_desktop.auth.tokens import TokenManager
folder, url, now = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
system = adapter("planning-center")
manager = TokenManager("hope", FileVault(folder), folder / "sign-in.lock",
    lambda client: provider(system.title, system.sign_in.browser, url, client), clock=lambda: now)
async def main():
    said = await asyncio.gather(*(manager.authorization() for _ in range(5)))
    assert len(set(said)) == 1
    print(said[0])
sys.stdin.readline()
asyncio.run(main())
"""


async def test_two_programs_make_one_call(church: SignedIn) -> None:
    church.there.set_options(latency_ms=200.0)
    church.vault = FileVault(church.folder)
    church.vault.put("hope", tokens.dump(church.first, OURS))
    church.clock.now += LIFE
    command = [sys.executable, "-c", PROGRAM, str(church.folder), church.there.url, str(church.clock.now)]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: ASYNC220
        for _ in range(2)
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [(await asyncio.to_thread(program.communicate))[0].strip() for program in programs]
    assert (church.renewals, set(said)) == (1, {f"Bearer {church.kept.access}"})


# --- whatever happens in between ------------------------------------------------------------------


async def test_a_new_pair_is_kept_before_it_is_used(church: SignedIn) -> None:
    manager = church.manager()
    church.clock.now += LIFE
    keep, order = church.vault.put, []

    def put(name: str, secret: str) -> None:
        order.append(len(church.there.requests))
        keep(name, secret)

    church.vault.put = put
    await ask(church, manager)
    paths = [path for _, path, _ in church.there.requests]
    assert (len(order), paths[order[0] - 1], paths[order[0]]) == (1, "/oauth/token", "/people/v2/me")


async def test_a_pair_that_cannot_be_kept_is_neither_used_nor_lost(church: SignedIn) -> None:
    manager = church.manager()
    church.clock.now += LIFE
    keep = church.vault.put

    def locked(name: str, secret: str) -> None:
        raise VaultLocked

    church.vault.put = locked
    for _ in range(2):
        with pytest.raises(VaultLocked):
            await manager.authorization()
    assert church.kept == church.first
    church.vault.put = keep
    assert await manager.authorization() == f"Bearer {church.kept.access}"
    assert church.renewals == 1
    await ask(church, church.manager())


async def test_stopping_in_the_middle_loses_nothing(church: SignedIn) -> None:
    church.there.set_options(latency_ms=150.0)
    manager = church.manager()
    church.clock.now += LIFE
    asking = asyncio.create_task(manager.authorization())
    while not any(t.name == "openfaith-renewal" for t in threading.enumerate()):  # noqa: ASYNC110  a thread's start
        await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert await manager.authorization() == f"Bearer {church.kept.access}"
    assert (church.renewals, church.kept.access == church.first.access) == (1, False)


def test_a_loop_that_ends_in_the_middle_loses_nothing(
    there: RunningSimulator, clock: Clock, person: Person, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    church = asyncio.run(signed_in_at(there, clock, person, tmp_path))
    there.set_options(latency_ms=150.0)
    manager = church.manager()
    clock.now += LIFE

    async def leave() -> None:
        asking = asyncio.create_task(manager.authorization())
        await asyncio.sleep(0)
        del asking

    asyncio.run(leave())
    assert asyncio.run(manager.authorization()) == f"Bearer {church.kept.access}"
    assert (church.renewals, church.kept == church.first) == (1, False)
    assert capfd.readouterr().err == ""


async def test_a_person_who_signs_in_anew_is_followed_at_once(church: SignedIn, person: Person) -> None:
    manager = church.manager()
    await manager.authorization()
    other = await signed_in_at(church.there, church.clock, person, church.folder)
    church.vault.put("hope", tokens.dump(other.first, OURS))
    manager.forget()
    assert await manager.authorization() == f"Bearer {other.first.access}"


# --- refused --------------------------------------------------------------------------------------


async def test_what_ended_early_is_renewed_and_asked_again(church: SignedIn) -> None:
    """This computer's clock may be wrong."""
    manager = church.manager()
    await ask(church, manager)
    church.there.clock(LIFE + 1)
    await ask(church, manager)
    assert church.renewals == 1
    statuses = [status for _, path, status in church.there.requests if path.startswith("/people")]
    assert statuses == [200, 200, 401, 200, 200]


async def test_what_another_program_renewed_is_found_in_the_vault(church: SignedIn) -> None:
    church.there.set_options(refresh_ends_access=True)
    manager, other = church.manager(), church.manager()
    await ask(church, manager)
    church.clock.now += LIFE - AHEAD
    await other.authorization()
    church.clock.now -= LIFE - AHEAD  # ours still believes that it has time
    await ask(church, manager)
    assert church.renewals == 1


@pytest.mark.parametrize("word", ["PELICAN", "TRASH_PANDA", "LEMMING", "FLAMINGO"])
async def test_what_no_renewal_cures_is_said_at_once(church: SignedIn, word: str) -> None:
    church.there.revoke(word)
    with pytest.raises(SignInNeeded) as caught:
        await ask(church, church.manager())
    assert (caught.value.hint, caught.value.signed_out) == (word, word != "TRASH_PANDA")
    assert (church.renewals, len(church.there.requests[-1:])) == (0, 1)


async def test_what_is_refused_again_after_a_renewal_needs_a_person(church: SignedIn) -> None:
    church.there.revoke("CAPUCHIN")
    with pytest.raises(SignInNeeded) as caught:
        await ask(church, church.manager())
    assert (caught.value.hint, church.renewals) == ("CAPUCHIN", 1)


@pytest.mark.parametrize("status", [400, 401])
async def test_what_was_taken_back_there_needs_a_person(church: SignedIn, status: int) -> None:
    church.there.set_options(invalid_grant_status=status)
    church.there.end_sign_ins()
    with pytest.raises(SignInNeeded, match="sign-in to Planning Center has ended") as caught:
        await ask(church, church.manager())
    assert caught.value.signed_out


async def test_after_ninety_days_unused_a_person_signs_in_again(church: SignedIn) -> None:
    church.clock.now += 91 * 86_400
    with pytest.raises(SignInNeeded):
        await church.manager().authorization()


@pytest.mark.parametrize("content", ["", "{}", "[1]", "id:secret", '{"access": 1}'])
async def test_what_is_no_sign_in_is_none(church: SignedIn, content: str) -> None:
    church.vault.put("hope", content)
    with pytest.raises(SignInNeeded):
        await church.manager().authorization()
    church.vault.delete("hope")
    with pytest.raises(SignInNeeded):
        await church.manager().authorization()


# --- when it can't be renewed for now -------------------------------------------------------------


async def test_trouble_there_ahead_of_the_end_disturbs_nobody(church: SignedIn) -> None:
    manager = church.manager()
    church.clock.now += LIFE - AHEAD
    church.there.fault("status", match="POST /oauth/token", status=503, times=99)
    await ask(church, manager, times=5)
    assert (
        len([1 for _, path, _ in church.there.requests if path == "/oauth/token"]) == 2
    )  # one, and signing in
    church.clock.now += tokens.RETRY_AFTER
    await ask(church, manager)
    church.there.clear_faults()
    church.clock.now += tokens.RETRY_AFTER
    await ask(church, manager)
    assert church.renewals == 1


@pytest.mark.parametrize("fault", ["status", "html", "drop_before", "truncate"])
async def test_trouble_at_the_end_is_no_reason_to_sign_in_again(church: SignedIn, fault: str) -> None:
    manager = church.manager()
    church.clock.now += LIFE
    church.there.fault(fault, match="POST /oauth/token", status=503, times=99)
    if fault != "truncate":
        with pytest.raises(Unreachable, match="can't renew the sign-in"):
            await manager.authorization()
        assert church.kept == church.first
    church.there.clear_faults()
    await ask(church, manager)


async def test_an_answer_lost_on_the_way_needs_a_person_at_worst(church: SignedIn) -> None:
    manager = church.manager()
    church.clock.now += LIFE
    church.there.fault("drop_after", match="POST /oauth/token")
    with pytest.raises(Unreachable):
        await manager.authorization()
    with pytest.raises(SignInNeeded):
        await manager.authorization()


async def test_a_reason_we_do_not_know_throws_nothing_away(church: SignedIn) -> None:
    church.clock.now += LIFE
    church.there.set_options(token_error="out_of_tokens")
    with pytest.raises(SignInFailed):
        await church.manager().authorization()
    church.there.set_options(token_error="")
    await ask(church, church.manager())


async def test_a_system_without_refresh_tokens_is_used_to_the_end(church: SignedIn) -> None:
    church.vault.put("hope", tokens.dump(Pair(church.first.access, "", NOON + LIFE, ()), OURS))
    manager = church.manager()
    church.clock.now += LIFE - 1
    assert await manager.authorization() == f"Bearer {church.first.access}"
    church.clock.now += 1
    with pytest.raises(SignInNeeded):
        await manager.authorization()
    assert church.renewals == 0


async def test_giving_it_back_forgets_it_in_any_case(church: SignedIn) -> None:
    await church.manager().revoke()
    assert church.vault.get("hope") is None
    with pytest.raises(SignInNeeded):
        await church.manager().authorization()
    church.vault.put("hope", tokens.dump(church.first, OURS))
    with pytest.raises(SignInNeeded):
        await ask(church, church.manager())
    church.there.fault("drop_before", match="POST /oauth/revoke", times=99)
    church.vault.put("hope", tokens.dump(church.first, OURS))
    with pytest.raises(AdapterError):
        await church.manager().revoke()
    assert church.vault.get("hope") is None


# --- for a long time ------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", [False, True])
async def test_ten_thousand_requests_in_a_week_see_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ends: bool
) -> None:
    """None fails, and there are as few renewals as there can be."""
    requests, pause = 10_000, 60.0
    clock = Clock()
    options = Options(rate_limit=None, clock=clock, refresh_ends_access=ends)
    app = create_app(Church(clock), options)
    simulator, url = app.state.simulator, "https://planning-center.test"
    monkeypatch.setitem(http.transports, "planning-center.test", httpx.ASGITransport(app))
    asked = simulator.authorization.read(
        {
            "client_id": OURS.client_id,
            "redirect_uri": options.redirect_uris.split()[0],
            "response_type": "code",
            "scope": "people",
            "code_challenge": "none",
            "code_challenge_method": "S256",
        }
    )
    simulator.set_options = None
    made = simulator.authorization._made(OURS.client_id, asked.scopes)
    vault = Vault()
    vault.put("hope", tokens.dump(Pair(made.access, made.refresh, made.access_until, asked.scopes), OURS))
    manager = TokenManager("hope", vault, tmp_path / "lock", lambda c: known_at(url, c), clock=clock)
    async with http.HttpClient(http.HttpOptions("Planning Center", url, manager)) as client:
        for _ in range(requests):
            await client.request("GET", "/people/v2")
            clock.now += pause
    statuses = [status for _, path, status in simulator.requests if path == "/people/v2"]
    assert (len(statuses), set(statuses)) == (requests, {200})
    # Each lasts until the last request that is more than AHEAD before its end.
    each = int((LIFE - AHEAD - 1) // pause) + 1
    assert simulator.authorization.calls == {"refresh_token": (requests - 1) // each}
    assert vault.puts == 1 + (requests - 1) // each
