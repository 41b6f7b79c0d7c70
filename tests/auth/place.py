"""An application, the pretend church that people sign in to, and a person who does; time is the test's."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from openfaith_desktop.application import Application, connections, signing_in
from openfaith_desktop.application.signing_in import Begun
from openfaith_desktop.auth import loopback
from openfaith_desktop.auth.oauth import Grant
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.auth.conftest import Clock
from tests.person import Person

SYSTEM = "planning-center"


@dataclass
class Place:
    """An application, the pretend church it signs in to, and whose time it is there."""

    app: Application
    there: RunningSimulator
    clock: Clock

    async def begin(self) -> Begun:
        return await signing_in.begin(self.app, SYSTEM, base_url=self.there.url)

    async def grant(self, begun: Begun, *, allow: bool = True) -> Grant:
        """Sign in as a person does with their own browser."""
        with Person() as person:
            url = await asyncio.to_thread(person.sign_in, begun.attempt.url, allow=allow)
        async with httpx.AsyncClient(trust_env=False) as browser:
            answer, _ = await asyncio.gather(begun.answer(), browser.get(url))
        return answer

    async def proof(self) -> Grant:
        async with await self.begin() as begun:
            return await self.grant(begun)

    async def connect(self, name: str = "hope") -> dict[str, object]:
        proof = await self.proof()
        return await connections.connect(self.app, SYSTEM, name, "full", proof, self.there.url)

    def opens(self, access: str) -> bool:
        answer = httpx.get(f"{self.there.url}/people/v2/me", headers={"Authorization": f"Bearer {access}"})
        return answer.status_code == 200


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ports: tuple[int, ...]) -> Iterator[Place]:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    clock = Clock(1_800_000_000.0)
    uris = " ".join(loopback.redirect_uris(SYSTEM))
    options = Options(rate_limit=None, clock=clock, redirect_uris=uris)
    with (
        start_simulator(generate_church(5, 7), options) as there,
        Application(tmp_path / "data") as app,
    ):
        yield Place(app, there, clock)
