"""Whether what came as JSON is an object or a list: for what nobody has checked yet. Used by the whole simulator."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_object(found: object) -> TypeGuard[dict[str, Any]]:
    """Return whether it is a JSON object."""
    return isinstance(found, dict)


def is_list(found: object) -> TypeGuard[list[Any]]:
    """Return whether it is a JSON array."""
    return isinstance(found, list)
