"""The other side of a story: what people do there, how requests get there, and how the judge reads it.

`There` is what a story needs of any system; `PlanningCenter` is the pretend Planning Center, spoken with through its
adapter and HTTP with its retries, without a network, so that thousands of stories can be played. Used by `world.py`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Generator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import httpx

from openfaith_desktop.adapter import http
from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.bench.simulation.oracle import mishaps, rows
from openfaith_planning_center.simulator import Options, control, generate_church
from openfaith_planning_center.simulator.app import create_app

if TYPE_CHECKING:
    from openfaith_desktop.bench.simulation.world import World

HOST = "simulated.invalid"
LAG = 3.0
"""How many seconds later than now an answer may show, in every fourth story."""
PEOPLE = 4
Row = dict[str, Any]


class There(Protocol):
    """Another side. Records are told by the pretend Planning Center's kinds (`Person`, `Email`, …), ids and columns."""

    @property
    def system(self) -> Adapter:
        """The adapter that speaks with it."""
        ...

    @property
    def key(self) -> str:
        """What a person types to sign in."""
        ...

    @property
    def base_url(self) -> str | None:
        """Where it is."""
        ...

    @property
    def shape(self) -> rows.Shape:
        """How the judge reads its rows."""
        ...

    @property
    def lags(self) -> bool:
        """Whether an answer may show what was."""
        ...

    @property
    def lacks(self) -> frozenset[str]:
        """The steps that can't be done with it."""
        ...

    @property
    def rows(self) -> Mapping[str, Mapping[Any, Row]]:
        """What is there, by kind and id."""
        ...

    def installed(self) -> contextlib.AbstractContextManager[None]:
        """Let requests get there within the block."""
        ...

    def writes(self) -> int:
        """Return how many requests there were that change something."""
        ...

    def update(self, kind: str, row: Row, values: Mapping[str, Any]) -> None:
        """Change columns of a record."""
        ...

    def create(self, kind: str, values: Mapping[str, Any], *, person_id: Any = None) -> Row:
        """Add a record."""
        ...

    def delete(self, kind: str, number: Any) -> None:
        """Delete a record."""
        ...

    def merge(self, keep: Any, remove: Any) -> None:
        """Make two people one."""
        ...

    def join(self, household: Any, person: Any) -> None:
        """Let somebody join a household."""
        ...

    def members(self, household: Any) -> dict[Any, Any]:
        """Return a household's memberships: their ids by person."""
        ...

    def hide(self, people: Collection[Any]) -> None:
        """Let only these not be shown to us from now on."""
        ...

    def has_room(self, kind: str, person: str) -> bool:
        """Return whether another contact of a kind can be given to the person with this mark."""
        ...


class PlanningCenter:
    """A pretend church in the pretend Planning Center."""

    key = "demo:demo"
    base_url: str | None = f"https://{HOST}"
    shape = rows.PLANNING_CENTER
    lacks: frozenset[str] = frozenset()

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self.church = generate_church(PEOPLE, seed, campuses=1, custom_fields=False)
        mark(self.church.rows)
        self._options = Options(
            rate_limit=None, replica_lag=LAG if seed % 4 == 0 else 0.0, clock=lambda: world.now
        )
        self.app = create_app(self.church, self._options)
        self.simulator = self.app.state.simulator
        self.system: Adapter = adapter("planning-center")

    @property
    def lags(self) -> bool:
        """Whether an answer may show what was."""
        return bool(self._options.replica_lag)

    @property
    def rows(self) -> Mapping[str, Mapping[Any, Row]]:
        """What is there, by kind and id."""
        return self.church.rows

    @contextlib.contextmanager
    def installed(self) -> Generator[None]:
        """Let requests get there within the block."""
        http.transports[HOST] = _Wire(self._world, self)
        yield
        http.transports.pop(HOST, None)

    def writes(self) -> int:
        """Return how many requests there were that change something."""
        return sum(method != "GET" for method, *_ in self.simulator.requests)

    def update(self, kind: str, row: Row, values: Mapping[str, Any]) -> None:
        """Change columns of a record."""
        self.church.update(kind, row, dict(values), self.simulator.options)

    def create(self, kind: str, values: Mapping[str, Any], *, person_id: Any = None) -> Row:
        """Add a record."""
        owner = {} if person_id is None else {"person_id": person_id}
        return self.church.create(kind, dict(values), self.simulator.options, **owner)

    def delete(self, kind: str, number: Any) -> None:
        """Delete a record."""
        self.church.delete(kind, number, self.simulator.options)

    def merge(self, keep: Any, remove: Any) -> None:
        """Make two people one."""
        self.church.merge(keep, remove)

    def join(self, household: Any, person: Any) -> None:
        """Let somebody join a household."""
        self.church.join(household, person, self.simulator.options)

    def members(self, household: Any) -> dict[Any, Any]:
        """Return a household's memberships: their ids by person."""
        return {row["person_id"]: row["id"] for row in self.church.memberships(household)}

    def hide(self, people: Collection[Any]) -> None:
        """Let only these not be shown to us from now on."""
        control.permissions(self.simulator, list(people))

    def has_room(self, kind: str, person: str) -> bool:
        """Return whether another contact of a kind can be given to the person with this mark: always."""
        return True


class _Wire(httpx.AsyncBaseTransport):
    """Carries requests to the pretend church, as well or badly as the world says."""

    def __init__(self, world: World, there: PlanningCenter) -> None:
        self._world = world
        self._inner = httpx.ASGITransport(there.app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        world = self._world
        fault = await world.departs(creates=request.method == "POST")
        if fault == "drop_before":
            raise httpx.ReadError("dropped on purpose")
        if fault in ("500", "429", "503"):
            headers = {"Retry-After": "0"} if fault == "429" else {}
            body = {
                "errors": [{"status": fault, "title": "broken on purpose", "detail": "broken on purpose"}]
            }
            return httpx.Response(int(fault), json=body, headers=headers, request=request)
        if request.method == "PATCH" and not world.disturbed:
            mishaps.leaves(world.promise, request.url.path, json.loads(await request.aread()))
        answer = await self._inner.handle_async_request(request)
        await answer.aread()
        lost = world.arrived(request.url.path, writes=request.method != "GET")
        if fault == "drop_after" or lost:
            raise httpx.ReadError("dropped on purpose")
        return answer


def mark(church: Mapping[str, Mapping[int, Row]]) -> None:
    """Give each record what tells it, and each value that may be shared one of its own."""
    people = church["Person"]
    for number, row in enumerate(people.values()):
        row["last_name"] = f"P{number}"
    for kind, letter in (("Email", "E"), ("PhoneNumber", "F"), ("Address", "A")):
        for number, row in enumerate(church[kind].values()):
            row["location"] = f"{letter}{number}"
            row |= {"address": f"e{number}@example.com"} if kind == "Email" else {}
            row |= {"number": f"(212) 555-{number:04d}"} if kind == "PhoneNumber" else {}
    for kind, letter in (("Household", "H"), ("Campus", "C")):
        for number, row in enumerate(church[kind].values()):
            row["name"] = f"{letter}{number} {row['name']}"
