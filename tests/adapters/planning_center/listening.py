"""A place on loopback that webhooks are sent to: keeps what comes, and answers as it is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson

from openfaith_desktop.adapter.contract import WebhookChange
from openfaith_planning_center.adapter import create_adapter

WEBHOOKS = create_adapter().webhooks


@dataclass
class Listener:
    """`url` is where to send to; `status` what is answered; `came` are the bodies with their headers."""

    url: str
    status: int = 200
    came: list[tuple[bytes, dict[str, str]]] = field(default_factory=list)

    def changes(self) -> list[WebhookChange]:
        return [change for body, headers in self.came for change in WEBHOOKS.parse(body, headers)]

    def names(self) -> list[str]:
        return [headers["X-PCO-Webhooks-Name"].removeprefix("people.v2.events.") for _, headers in self.came]

    def attempts(self) -> list[int]:
        return [orjson.loads(body)["data"][0]["attributes"]["attempt"] for body, _ in self.came]


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            listener.came.append((body, dict(self.headers.items())))
            self.send_response(listener.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        listener = Listener(f"http://127.0.0.1:{server.server_port}/here")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield listener
        server.shutdown()
        thread.join()
