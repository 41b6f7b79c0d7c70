"""What the tests against the simulator share: a session, and reading a listing to its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

from openfaith_desktop.adapter.contract import ExternalRecord, Listing, Page, SessionSettings
from openfaith_planning_center.adapter import create_adapter
from openfaith_planning_center.session import PlanningCenterSession
from openfaith_planning_center.simulator import RunningSimulator
from openfaith_planning_center.subscriptions import PlanningCenterWebhookSession

ADAPTER = create_adapter()
CAMPUSES, PEOPLE, HOUSEHOLDS = ADAPTER.listings()


@asynccontextmanager
async def talk(
    simulator: RunningSimulator, secret: str = "demo:demo", **settings: Any
) -> AsyncIterator[PlanningCenterSession]:
    """Open a session with a simulator."""
    credentials = ADAPTER.read_token(secret)
    async with ADAPTER.session(credentials, SessionSettings(base_url=simulator.url, **settings)) as session:
        yield session


@asynccontextmanager
async def talk_of_webhooks(simulator: RunningSimulator) -> AsyncIterator[PlanningCenterWebhookSession]:
    """Open a session about the subscriptions of a simulator."""
    settings = SessionSettings(base_url=simulator.url)
    async with ADAPTER.webhooks.session(ADAPTER.read_token("demo:demo"), settings) as session:
        yield session


async def pages(
    session: PlanningCenterSession, listing: Listing, cursor: str | None = None, *, most: int = 10**6
) -> list[Page]:
    """Return a listing's pages, at most so many."""
    found: list[Page] = []
    async with aclosing(session.pages(listing, cursor)) as reading:  # type: ignore[type-var]
        async for page in reading:
            found.append(page)
            if len(found) == most:
                break
    return found


def records(found: list[Page], entity_type: str) -> dict[str, ExternalRecord]:
    """Return the records of one type by external id."""
    return {r.external_id: r for page in found for r in page.records if r.entity_type == entity_type}


def ids(simulator: RunningSimulator, kind: str) -> set[str]:
    """Return the ids there are in the simulated church."""
    return {str(row["id"]) for row in simulator.dump(kind)}
