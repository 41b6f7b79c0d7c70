"""Where answers come back to."""

from __future__ import annotations

PORTS = (17431, 23917, 28643)


def redirect_uris(system: str) -> tuple[str, ...]:
    """Return the addresses to register at a system, one a port: it compares them letter for letter."""
    return tuple(f"http://127.0.0.1:{port}/{system}/signed-in" for port in PORTS)
