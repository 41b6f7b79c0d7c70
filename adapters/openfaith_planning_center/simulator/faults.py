"""Breaking things on purpose: a queue of faults, each for requests that match a pattern."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass, field
from typing import Any

KINDS = frozenset(
    "status html truncate delay drop_before drop_after wrong_type missing_data unknown_attributes repeat_id "
    "lying_total shrink invalid_json".split()
)


@dataclass(slots=True)
class Fault:
    """One fault: for `times` requests that match `METHOD path*`, after letting `after` of them pass."""

    kind: str
    match: str = "*"
    after: int = 0
    times: int = 1
    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    delay: float = 0.0


class Faults:
    """The faults that wait to happen."""

    def __init__(self) -> None:
        self.queue: list[Fault] = []

    def add(self, kind: str, **settings: Any) -> Fault:
        """Add a fault. Raises ValueError for a kind there isn't."""
        if kind not in KINDS:
            raise ValueError(f"no fault {kind!r}; there are {', '.join(sorted(KINDS))}")
        fault = Fault(kind, **settings)
        self.queue.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that strikes this request, if any."""
        for fault in self.queue:
            if fault.times > 0 and fnmatch.fnmatchcase(f"{method} {path}", fault.match):
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                return fault
        return None


def spoil(kind: str, document: Any) -> Any:
    """Return a document with the fault of `kind` in it."""
    if not isinstance(document, dict) or "data" not in document:
        return document
    rows = document["data"]
    if kind == "wrong_type":
        return {**document, "data": "nothing of the kind"}
    if kind == "missing_data":
        return {k: v for k, v in document.items() if k != "data"}
    if kind == "unknown_attributes":
        for row in rows if isinstance(rows, list) else [rows]:
            row["attributes"] |= {"brand_new": {"nested": [1, 2]}, "another": "x"}
    elif kind == "repeat_id" and isinstance(rows, list) and rows:
        document["data"] = [*rows, rows[0]]
    elif kind == "lying_total":
        document["meta"]["total_count"] = document["meta"].get("total_count", 0) + 7
    return document
