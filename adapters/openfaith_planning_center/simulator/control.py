"""The control endpoints under `/_simulator/`: to edit, merge, delete, revoke and break, as others would.

Each verb is a function of the simulator, called by the endpoint and by the method of the same name of
`RunningSimulator`. They ask for no sign-in: the simulator listens on loopback only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openfaith_planning_center.simulator.answering import Simulator
from openfaith_planning_center.simulator.church import Row
from openfaith_planning_center.simulator.faults import Fault


def state(simulator: Simulator) -> dict[str, Any]:
    """Return counts by type, the number of requests seen, and how the rate limit stands."""
    return {
        "counts": {kind: len(rows) for kind, rows in simulator.church.rows.items()},
        "requests": len(simulator.requests),
        "rate_limit": simulator.limit.state(),
        "rendered": len(simulator.rendered),
        "faults": len(simulator.faults.queue),
        "subscriptions": len(simulator.deliveries.subscriptions),
        "sign_ins": dict(simulator.authorization.calls),
        "time": simulator.church.now(),
    }


def dump(simulator: Simulator, kind: str = "Person") -> list[Row]:
    """Return all records of a type as they are kept, by id."""
    rows = simulator.church.rows[kind]
    return [rows[i] for i in simulator.church.ids[kind]]


def edit(simulator: Simulator, kind: str, number: int, attributes: dict[str, Any]) -> Row:
    """Change a record as another user would. Raises KeyError when it is not there."""
    row = simulator.church.rows[kind][number]
    return simulator.church.update(kind, row, attributes, simulator.options)


def create(simulator: Simulator, kind: str, attributes: dict[str, Any], relations: dict[str, Any]) -> Row:
    """Make a record as another user would; relations as the row keeps them, such as `person_id`."""
    if kind == "HouseholdMembership":
        return simulator.church.join(relations["household_id"], relations["person_id"], simulator.options)
    return simulator.church.create(kind, attributes, simulator.options, **relations)


def delete(simulator: Simulator, kind: str, number: int) -> bool:
    """Delete a record as another user would; return whether it was there."""
    return simulator.church.delete(kind, number, simulator.options)


def merge(simulator: Simulator, keep: int, remove: int) -> Row:
    """Merge two people as another user would; return the merger. Raises KeyError when one is not there."""
    return simulator.church.merge(keep, remove)


def set_options(simulator: Simulator, values: dict[str, Any]) -> dict[str, Any]:
    """Exchange options while running. Raises ValueError for a wrong name or value."""
    simulator.options = simulator.options.changed(**values)
    simulator.selections.clear()
    simulator.rendered.clear()
    simulator.deliveries.look_again()
    return {}


def permissions(simulator: Simulator, hidden_person_ids: Any = (), mode: str = "404") -> dict[str, Any]:
    """Hide people ("all" or a list of ids), or take the whole product away with mode "TRASH_PANDA"."""
    if mode not in ("404", "TRASH_PANDA"):
        raise ValueError(f"no mode {mode!r}")
    simulator.options = simulator.options.changed(access="TRASH_PANDA" if mode == "TRASH_PANDA" else "")
    simulator.hidden = "all" if hidden_person_ids == "all" else {int(i) for i in hidden_person_ids}
    simulator.rendered.clear()
    return {}


def end_sign_ins(simulator: Simulator) -> dict[str, Any]:
    """Take back what was given to applications, as the person can on their own page there."""
    simulator.authorization.end_all()
    return {}


def restore(simulator: Simulator) -> dict[str, Any]:
    """Make the token good again and show everybody."""
    simulator.options = simulator.options.changed(revoked="", access="")
    simulator.hidden = set()
    simulator.rendered.clear()
    return {}


def add_fault(simulator: Simulator, kind: str, **settings: Any) -> Fault:
    """Add a fault; see `faults.py`."""
    return simulator.faults.add(kind, **settings)


def advance(simulator: Simulator, seconds: float) -> dict[str, Any]:
    """Move the simulator's clock forward."""
    simulator.ahead += seconds
    simulator.rendered.clear()
    simulator.deliveries.look_again()
    return {"time": simulator.church.now()}


def routes(simulator: Simulator) -> list[Route]:
    """Return the control routes of one simulator."""
    verbs: dict[str, Callable[[dict[str, Any]], Any]] = {
        "edit": lambda b: edit(simulator, b["type"], int(b["id"]), b["attributes"]),
        "create": lambda b: create(simulator, b["type"], b.get("attributes", {}), b.get("relations", {})),
        "merge": lambda b: merge(simulator, int(b["keep"]), int(b["remove"])),
        "delete": lambda b: {"deleted": delete(simulator, b["type"], int(b["id"]))},
        "revoke": lambda b: set_options(simulator, {"revoked": b.get("hint", "CAPUCHIN")}),
        "end_sign_ins": lambda b: end_sign_ins(simulator),
        "restore": lambda b: restore(simulator),
        "permissions": lambda b: permissions(simulator, **b),
        "fault": lambda b: add_fault(simulator, **b) and {},
        "clear_faults": lambda b: simulator.faults.queue.clear() or {},
        "options": lambda b: set_options(simulator, b),
        "clock": lambda b: advance(simulator, float(b["advance"])),
    }

    def posting(work: Callable[[dict[str, Any]], Any]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            body = await request.body()
            try:
                with simulator.lock:
                    return _json(work(orjson.loads(body) if body else {}))
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                return _json({"error": f"{type(error).__name__}: {error}"}, 400)

        return endpoint

    async def get_state(request: Request) -> Response:
        return _json(state(simulator))

    async def get_requests(request: Request) -> Response:
        return _json(simulator.requests[int(request.query_params.get("since", 0)) :])

    async def get_deliveries(request: Request) -> Response:
        """Answer when nothing is due any more; 504 after half a minute."""
        try:
            sent = await asyncio.to_thread(simulator.deliveries.wait)
        except TimeoutError:
            return _json({"error": "deliveries are still under way"}, 504)
        return _json([asdict(one) for one in sent])

    async def get_dump(request: Request) -> Response:
        kind = request.query_params.get("type", "Person")
        if kind not in simulator.church.rows:
            return _json({"error": f"no type {kind}"}, 400)
        return _json(dump(simulator, kind))

    async def prerender(request: Request) -> Response:
        paths: list[str] = orjson.loads(await request.body())["paths"]
        base = f"{request.url.scheme}://{request.url.netloc}"
        version = request.headers.get("x-pco-api-version")
        try:
            return _json({"rendered": simulator.prerender(base, paths, version)})
        except ValueError as error:
            return _json({"error": str(error)}, 400)

    return [
        Route("/_simulator/state", get_state),
        Route("/_simulator/requests", get_requests),
        Route("/_simulator/deliveries", get_deliveries),
        Route("/_simulator/dump", get_dump),
        Route("/_simulator/prerender", prerender, methods=["POST"]),
        *(Route(f"/_simulator/{name}", posting(work), methods=["POST"]) for name, work in verbs.items()),
    ]


def _json(value: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(value, default=str), status, media_type="application/json")
