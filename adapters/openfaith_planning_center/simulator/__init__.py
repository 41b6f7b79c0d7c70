"""A faithful Planning Center on loopback, for the demo, the tests and the benchmarks.

It imports nothing of `openfaith_desktop`: it is the other side, and an independent judge. Its own judges
are the answers recorded from the real system.

    with start_simulator(generate_church(people=50, seed=7), Options(rate_limit=None)) as simulator:
        simulator.url                                  # http://127.0.0.1:…, the API is below /people/v2
        simulator.fault("drop_after", match="POST *")  # the next POST is carried out, and not answered
        simulator.edit("Person", 100000001, nickname="Bob")
        simulator.requests, simulator.writes           # (method, path with query, status)

`Church` holds the records, `generate_church` invents them, `Church.load_documents` takes recorded ones over.
`Options` has a switch for every habit of the real system. `serve` runs it in the foreground;
`python -m openfaith_planning_center.simulator --people 200` does so from the command line. Everything the
methods of `RunningSimulator` do can be done over HTTP below `/_simulator/` (see `control.py`). Webhook
subscriptions are below /webhooks/v2 (`subscriptions.py`); `deliveries.py` sends what they ask for, and
`wait_for_deliveries` waits until it is out. Signing in with a browser begins at /oauth/authorize
(`authorization.py`, `pages.py`).
"""

from __future__ import annotations

from openfaith_planning_center.simulator.app import create_app
from openfaith_planning_center.simulator.church import Church
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.people import generate_church
from openfaith_planning_center.simulator.server import RunningSimulator, serve, start_simulator

__all__ = [
    "Church",
    "Options",
    "RunningSimulator",
    "create_app",
    "generate_church",
    "serve",
    "start_simulator",
]
