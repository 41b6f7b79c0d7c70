"""The simulator as a program of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from openfaith_planning_center.simulator import generate_church, start_simulator

MODULE = "openfaith_planning_center.simulator"


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", MODULE, *arguments], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def served() -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = start("--people", "12", "--seed", "3", "--no-rate-limit", "--prerendered")
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.fullmatch(
        r"Planning Center simulator: (http://127\.0\.0\.1:\d+) \(token demo:demo, 12 people\)\n", line
    )
    assert found, line
    yield process, found[1]
    if process.poll() is None:
        process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(
    served: tuple[subprocess.Popen[str], str], number: signal.Signals
) -> None:
    process, url = served
    with httpx.Client(auth=("demo", "demo")) as http:
        answer = http.get(f"{url}/people/v2/people")
        assert answer.json()["meta"]["total_count"] == 12
        assert "x-pco-api-request-rate-limit" not in answer.headers
        assert http.get(f"{url}/_simulator/state").json()["rendered"] == 1
        process.send_signal(number)
        assert process.wait(timeout=20) == 0


def test_a_taken_port_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            start_simulator(generate_church(1), port=taken.getsockname()[1])


def test_after_stopping_nobody_answers() -> None:
    simulator = start_simulator(generate_church(1))
    assert httpx.get(f"{simulator.url}/_simulator/state").status_code == 200
    simulator.stop()
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{simulator.url}/_simulator/state")


def test_it_knows_nothing_of_the_program() -> None:
    code = f"import sys, {MODULE}; sys.exit(any(m.startswith('openfaith_desktop') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
