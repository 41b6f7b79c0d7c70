"""The simulated Planning Center as a Starlette application: the API, and the control endpoints beside it."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route

from openfaith_planning_center.simulator import control, pages
from openfaith_planning_center.simulator.answering import Simulator
from openfaith_planning_center.simulator.church import Church
from openfaith_planning_center.simulator.options import Options


def create_app(church: Church, options: Options | None = None) -> Starlette:
    """Return the application; `app.state.simulator` is its `Simulator`, and the church takes its clock.

    Dropping connections needs `dropping.droppable` around it and Uvicorn below it.
    """
    simulator = Simulator(church, options or Options())
    app = Starlette(
        routes=[
            *control.routes(simulator),
            *pages.routes(simulator),
            Route("/{path:path}", simulator.handle, methods=["GET", "POST", "PATCH", "PUT", "DELETE"]),
        ]
    )
    app.state.simulator = simulator
    return app
