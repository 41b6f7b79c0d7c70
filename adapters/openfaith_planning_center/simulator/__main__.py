"""`python -m openfaith_planning_center.simulator`: the simulator in the foreground."""

from __future__ import annotations

import argparse

from openfaith_planning_center.simulator import serve


def main() -> None:
    """Parse the command line and serve."""
    parser = argparse.ArgumentParser(prog="openfaith_planning_center.simulator")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--latency", type=float, default=0.0, help="milliseconds")
    parser.add_argument("--no-rate-limit", action="store_true")
    parser.add_argument("--prerendered", action="store_true", help="answer repeated requests from memory")
    a = parser.parse_args()
    serve(a.people, a.port, a.seed, a.latency, rate_limit=not a.no_rate_limit, prerendered=a.prerendered)


if __name__ == "__main__":
    main()
