"""A faithful Planning Center on loopback, for the demo, the tests and the benchmarks.

It imports nothing of `openfaith_desktop`: it is the other side, and an independent judge. Its own judges
are the answers recorded from the real system.

    with start_simulator(generate_church(people=50, seed=7)) as simulator:
        simulator.url            # http://127.0.0.1:…, the API is below /people/v2
        simulator.fault("drop_after", match="POST *")
"""

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
