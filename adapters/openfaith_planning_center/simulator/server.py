"""Running the simulator: in a thread for tests and the demo, or in the foreground."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Any, Self

import uvicorn

from openfaith_planning_center.simulator import control
from openfaith_planning_center.simulator.app import Simulator, create_app, droppable
from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.faults import Fault
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.people import generate_church

HOST = "127.0.0.1"


def _server(app: Any) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            droppable(app),
            log_level="critical",
            lifespan="off",
            access_log=False,
            server_header=False,
            date_header=False,
        )
    )


class RunningSimulator:
    """A simulator that answers on loopback until `stop`; also a context manager.

    `url` is its address, `church` its records, `requests` the log of (method, path, status).
    """

    def __init__(self, church: Church, options: Options | None = None, port: int = 0) -> None:
        app = create_app(church, options)
        self.simulator: Simulator = app.state.simulator
        self.church = church
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((HOST, port))
        self._socket.listen(128)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self._server = _server(app)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True, name="simulator"
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop answering."""
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(timeout=10)
        self._socket.close()

    @property
    def options(self) -> Options:
        """The options, which may be changed while it runs."""
        return self.simulator.options

    @property
    def requests(self) -> list[tuple[str, str, int]]:
        """Every request so far: method, path with query, status (599: dropped)."""
        return self.simulator.requests

    @property
    def writes(self) -> list[tuple[str, str, int]]:
        """The requests that would change something."""
        return [r for r in self.requests if r[0] != "GET"]

    def fault(self, kind: str, **settings: Any) -> Fault:
        """Add a fault; see `faults.py`."""
        return self.simulator.faults.add(kind, **settings)

    def edit(self, kind: str, number: int, **attributes: Any) -> Row:
        """Change a record as another user would."""
        return control.edit(self.simulator, kind, number, attributes)

    def permissions(self, **body: Any) -> None:
        """Hide people, or take the product away."""
        control.permissions(self.simulator, body)


def start_simulator(church: Church, options: Options | None = None, port: int = 0) -> RunningSimulator:
    """Return a simulator answering on loopback."""
    return RunningSimulator(church, options, port)


def serve(
    people: int,
    port: int = 0,
    seed: int = 7,
    latency_ms: float = 0.0,
    *,
    rate_limit: bool = True,
    prerendered: bool = False,
) -> None:
    """Run a simulator in the foreground until interrupted; prints its address in one line."""
    options = Options(rate_limit=100 if rate_limit else None, latency_ms=latency_ms)
    church = generate_church(people, seed)
    app = create_app(church, options)
    app.state.simulator.keep_rendered = prerendered
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        print(f"Planning Center simulator: {address} (token demo:demo, {people} people)", flush=True)  # noqa: T201
        _server(app).run(sockets=[listening])
