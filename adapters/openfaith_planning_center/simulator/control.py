"""The control endpoints under `/_simulator/`: to edit, merge, delete, revoke and break, as others would."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from openfaith_planning_center.simulator.app import Simulator


def routes(simulator: Simulator) -> list[Route]:
    """Return the control routes of one simulator."""
    verbs: dict[str, Callable[[dict[str, Any]], Any]] = {
        "edit": lambda b: edit(simulator, b["type"], int(b["id"]), b["attributes"]),
        "create": lambda b: simulator.church.create(b["type"], b["attributes"], **b.get("relations", {})),
        "merge": lambda b: simulator.church.merge(int(b["keep"]), int(b["remove"])),
        "delete": lambda b: {"deleted": simulator.church.delete(b["type"], int(b["id"]))},
        "revoke": lambda b: set_options(simulator, {"revoked": b.get("hint", "CAPUCHIN")}),
        "restore": lambda b: set_options(simulator, {"revoked": "", "access": ""}),
        "permissions": lambda b: permissions(simulator, b),
        "fault": lambda b: simulator.faults.add(b.pop("kind"), **b) and {},
        "clear_faults": lambda b: simulator.faults.queue.clear() or {},
        "options": lambda b: set_options(simulator, b),
    }

    def posting(work: Callable[[dict[str, Any]], Any]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            body = await request.body()
            try:
                return _json(work(orjson.loads(body) if body else {}))
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                return _json({"error": f"{type(error).__name__}: {error}"}, 400)

        return endpoint

    async def state(request: Request) -> Response:
        counts = {kind: len(rows) for kind, rows in simulator.church.rows.items()}
        return _json({"counts": counts, "requests": len(simulator.requests)})

    async def requests(request: Request) -> Response:
        since = int(request.query_params.get("since", 0))
        return _json(simulator.requests[since:])

    async def dump(request: Request) -> Response:
        return _json(list(simulator.church.rows[request.query_params.get("type", "Person")].values()))

    return [
        Route("/_simulator/state", state),
        Route("/_simulator/requests", requests),
        Route("/_simulator/dump", dump),
        *(Route(f"/_simulator/{name}", posting(work), methods=["POST"]) for name, work in verbs.items()),
    ]


def edit(simulator: Simulator, kind: str, number: int, attributes: dict[str, Any]) -> Any:
    """Change a record as another user would."""
    row = simulator.church.get(kind, number)
    if row is None:
        raise KeyError(f"{kind} {number}")
    return simulator.church.update(kind, row, attributes)


def set_options(simulator: Simulator, values: dict[str, Any]) -> Any:
    """Switch options while running."""
    for name, value in values.items():
        if not hasattr(simulator.options, name):
            raise KeyError(name)
        setattr(simulator.options, name, value)
    return {}


def permissions(simulator: Simulator, body: dict[str, Any]) -> Any:
    """Hide people from the token's user, or take the whole product away."""
    if body.get("mode") == "TRASH_PANDA":
        simulator.options.access = "TRASH_PANDA"
    else:
        hidden = body.get("hidden_person_ids", [])
        simulator.hidden = "all" if hidden == "all" else {int(i) for i in hidden}
    return {}


def _json(value: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(value, default=str), status, media_type="application/json")
