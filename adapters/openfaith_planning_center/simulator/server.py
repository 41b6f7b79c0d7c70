"""Running the simulator: in a thread for tests and the demo, or in the foreground of its own process."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from types import TracebackType
from typing import Any, Self

import uvicorn

from openfaith_planning_center.simulator import control
from openfaith_planning_center.simulator.answering import Simulator
from openfaith_planning_center.simulator.app import create_app
from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.deliveries import Sent
from openfaith_planning_center.simulator.dropping import droppable
from openfaith_planning_center.simulator.faults import Fault
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.people import generate_church

HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """A server that stops at once, since nobody misses a pretend church's last words.

    Uvicorn's own looks ten times a second whether it shall stop, and then waits for its connections.
    """

    _stopping: asyncio.Event
    _loop: asyncio.AbstractEventLoop

    async def main_loop(self) -> None:
        """Serve until `end` is called."""
        if not self.should_exit:
            await self._stopping.wait()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close everything."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()

    def end(self) -> None:
        """Stop serving, from any thread."""
        self.should_exit = self.force_exit = True
        if self.started and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopping.set)


def _config(app: Any) -> uvicorn.Config:
    return uvicorn.Config(
        droppable(app),
        log_level="critical",
        lifespan="off",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
    )


def _listening(port: int) -> socket.socket:
    # With the protocol named, asyncio turns off the delay of small packets: 40 ms an answer otherwise.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


class RunningSimulator:
    """A simulator that answers on loopback until `stop`; also a context manager.

    `url` is its address, `church` its records, `requests` the log of (method, path with query, status). The
    other methods do what the control endpoints of the same names do.
    """

    def __init__(self, church: Church, options: Options | None = None, port: int = 0) -> None:
        app = create_app(church, options)
        self.simulator: Simulator = app.state.simulator
        self.church = church
        self._socket = _listening(port)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self._server = _Server(_config(app))
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
        self._server.end()
        self._thread.join(timeout=10)
        self._socket.close()
        self.simulator.deliveries.stop()

    @property
    def options(self) -> Options:
        """The present options; `set_options` exchanges them."""
        return self.simulator.options

    @property
    def requests(self) -> list[tuple[str, str, int]]:
        """Every request so far: method, path with query, status (599: connection dropped)."""
        return self.simulator.requests

    @property
    def writes(self) -> list[tuple[str, str, int]]:
        """The requests that would change something."""
        return [r for r in self.requests if r[0] != "GET"]

    def state(self) -> dict[str, Any]:
        """Return counts by type, requests seen, and how the rate limit stands."""
        with self.simulator.lock:
            return control.state(self.simulator)

    def dump(self, kind: str = "Person") -> list[Row]:
        """Return all records of a type, by id."""
        with self.simulator.lock:
            return control.dump(self.simulator, kind)

    def fault(self, kind: str, **settings: Any) -> Fault:
        """Add a fault; see `faults.py`."""
        with self.simulator.lock:
            return control.add_fault(self.simulator, kind, **settings)

    def clear_faults(self) -> None:
        """Forget the faults that wait."""
        with self.simulator.lock:
            self.simulator.faults.queue.clear()

    def edit(self, kind: str, number: int, /, **attributes: Any) -> Row:
        """Change a record as another user would. Raises KeyError when it is not there."""
        with self.simulator.lock:
            return control.edit(self.simulator, kind, number, attributes)

    def create(self, kind: str, attributes: dict[str, Any], **relations: Any) -> Row:
        """Make a record as another user would; relations such as `person_id`."""
        with self.simulator.lock:
            return control.create(self.simulator, kind, attributes, relations)

    def delete(self, kind: str, number: int) -> bool:
        """Delete a record as another user would; return whether it was there."""
        with self.simulator.lock:
            return control.delete(self.simulator, kind, number)

    def merge(self, keep: int, remove: int) -> Row:
        """Merge two people as another user would; return the merger."""
        with self.simulator.lock:
            return control.merge(self.simulator, keep, remove)

    def wait_for_deliveries(self) -> list[Sent]:
        """Wait until no webhook delivery is due, and return all that went out. Raises TimeoutError."""
        return self.simulator.deliveries.wait()

    def revoke(self, hint: str = "CAPUCHIN") -> None:
        """Withdraw the token."""
        self.set_options(revoked=hint)

    def end_sign_ins(self) -> None:
        """Take back what was given to applications."""
        with self.simulator.lock:
            control.end_sign_ins(self.simulator)

    @property
    def sign_ins(self) -> dict[str, int]:
        """How often the token endpoint was asked, by kind of grant, and refused, by error."""
        with self.simulator.lock:
            return dict(self.simulator.authorization.calls)

    def restore(self) -> None:
        """Make the token good again and show everybody."""
        with self.simulator.lock:
            control.restore(self.simulator)

    def permissions(self, hidden_person_ids: Any = (), mode: str = "404") -> None:
        """Hide people ("all" or ids), or take the whole product away with mode "TRASH_PANDA"."""
        with self.simulator.lock:
            control.permissions(self.simulator, hidden_person_ids, mode)

    def set_options(self, **values: Any) -> None:
        """Exchange options while running."""
        with self.simulator.lock:
            control.set_options(self.simulator, values)

    def clock(self, advance: float) -> None:
        """Move the simulator's clock forward by so many seconds."""
        with self.simulator.lock:
            control.advance(self.simulator, advance)

    def prerender(self, paths: list[str], version: str | None = None) -> int:
        """Render answers beforehand; return how many are kept."""
        return self.simulator.prerender(self.url, paths, version)


def start_simulator(church: Church, options: Options | None = None, port: int = 0) -> RunningSimulator:
    """Return a simulator answering on loopback. Raises OSError when the port is taken."""
    return RunningSimulator(church, options, port)


def _stopping(*_: object) -> None:
    pass


def serve(
    people: int,
    port: int = 0,
    seed: int = 7,
    latency_ms: float = 0.0,
    *,
    rate_limit: bool = True,
    prerendered: bool = False,
) -> None:
    """Run a simulator in the foreground until SIGINT or SIGTERM; prints its address in one line.

    Raises OSError when the port is taken.
    """
    options = Options(rate_limit=100 if rate_limit else None, latency_ms=latency_ms)
    with _listening(port) as listening:
        app = create_app(generate_church(people, seed), options)
        app.state.simulator.keep_rendered = prerendered
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        # Uvicorn stops at either signal and then raises it again for whoever had it before: to stop is all.
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, _stopping)
        print(f"Planning Center simulator: {address} (token demo:demo, {people} people)", flush=True)  # noqa: T201
        uvicorn.Server(_config(app)).run(sockets=[listening])
