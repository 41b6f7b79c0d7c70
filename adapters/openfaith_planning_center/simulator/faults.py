"""Breaking things on purpose: a queue of faults, each for requests that match a pattern."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass, field
from typing import Any

from openfaith_planning_center.simulator.json_shapes import is_list, is_object

KINDS = frozenset(
    (
        *("status", "status_after", "html", "truncate", "invalid_json", "delay", "drop_before", "drop_after"),
        *("wrong_type", "missing_data", "unknown_attributes", "repeat_id", "lying_total", "shrink"),
    )
)
TEXTS = {
    401: ("Unauthorized", "This request could not be authenticated. Error Code Hint: (CAPUCHIN)"),
    403: ("Forbidden", "You do not have access to this resource"),
    404: ("Not Found", "The resource you requested could not be found"),
    500: (
        "Internal Server Error",
        "An internal server error occurred on our end and we've been notified. "
        "Please contact support if the issue persists.",
    ),
}


@dataclass(slots=True)
class Fault:
    """One fault: for `times` requests that match `METHOD path`, after letting `after` of them pass.

    `match` is a shell pattern for the path alone or the path with its query; `status`, `headers` and `body`
    say how to answer, `delay` how many seconds to wait. Kinds:
    `status` answers so instead of doing anything, `status_after` after doing it; `html` answers a page;
    `drop_before` and `drop_after` close the connection without an answer, before or after doing what was
    asked; `delay` is late; `truncate` and `invalid_json` spoil the bytes; `wrong_type`, `missing_data`,
    `unknown_attributes`, `repeat_id` and `lying_total` spoil the document; `shrink` deletes the collection's
    first record before the answer is made.
    """

    kind: str
    match: str = "*"
    after: int = 0
    times: int = 1
    status: int = 500
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: Any = None
    delay: float = 0.0

    def document(self) -> Any:
        """Return the body of the answer that the fault gives."""
        if self.body is not None:
            return self.body
        if self.status == 429:
            detail = "Rate limit exceeded: 118 of 100 requests per 20 seconds"
            return {"errors": [{"code": "429", "detail": detail}]}
        title, detail = TEXTS.get(self.status, ("Error", "Broken on purpose."))
        error = {"status": str(self.status), "title": title, "detail": detail}
        return {"errors": [error | ({"code": "unauthorized"} if self.status == 401 else {})]}


class Faults:
    """The faults that wait to happen."""

    def __init__(self) -> None:
        self.queue: list[Fault] = []

    def add(self, kind: str, **settings: Any) -> Fault:
        """Add a fault. Raises ValueError for a kind there isn't, TypeError for a setting there isn't."""
        if kind not in KINDS:
            raise ValueError(f"no fault {kind!r}; there are {', '.join(sorted(KINDS))}")
        fault = Fault(kind, **settings)
        self.queue.append(fault)
        return fault

    def take(self, method: str, path: str, target: str) -> Fault | None:
        """Return the fault that strikes this request, if any; `target` is the path with its query."""
        for fault in self.queue:
            matches = any(fnmatch.fnmatchcase(f"{method} {text}", fault.match) for text in (path, target))
            if not matches or fault.times <= 0:
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times == 0:
                self.queue.remove(fault)
            return fault
        return None


def spoil(kind: str, document: Any) -> Any:
    """Return a document with the fault of `kind` in it."""
    if not is_object(document) or "data" not in document:
        return document
    rows: Any = document["data"]
    if kind == "wrong_type":
        return {**document, "data": "nothing of the kind"}
    if kind == "missing_data":
        return {k: v for k, v in document.items() if k != "data"}
    if kind == "unknown_attributes":
        for row in rows if is_list(rows) else [rows]:
            row["attributes"] |= {"brand_new": {"nested": [1, 2]}, "another": "x"}
    elif kind == "repeat_id" and is_list(rows) and rows:
        document["data"] = [*rows, rows[0]]
    elif kind == "lying_total" and "meta" in document:
        document["meta"]["total_count"] = document["meta"].get("total_count", 0) + 7
    return document


def spoil_bytes(kind: str, content: bytes) -> bytes:
    """Return an answer's bytes with the fault of `kind` in them."""
    if kind == "truncate":
        return content[: max(1, len(content) // 2)]
    return b'{"data": [}' + content if kind == "invalid_json" else content
