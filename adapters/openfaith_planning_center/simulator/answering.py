"""Answering a request as Planning Center does: sign-in, versions, rate limit, faults, the log.

What is read and written is `reading.py`'s and `writing.py`'s; `app.py` makes an application of it.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import threading
import uuid
from collections.abc import Callable
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.requests import Request
from starlette.responses import Response

from openfaith_planning_center.simulator import reading, subscriptions, writing
from openfaith_planning_center.simulator.authorization import Authorization
from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.deliveries import Deliveries
from openfaith_planning_center.simulator.dropping import Dropped
from openfaith_planning_center.simulator.faults import Fault, Faults, spoil, spoil_bytes
from openfaith_planning_center.simulator.limits import RateLimit
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.query import UnsupportedError, number
from openfaith_planning_center.simulator.render import Renderer
from openfaith_planning_center.simulator.resources import RESOURCES

JSON = "application/vnd.api+json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"
HTML = (
    b"<!DOCTYPE html><html><head><title>Error</title></head><body><h1>We'll be right back</h1></body></html>"
)
PRODUCTS = ("people", "groups", "giving")


class Simulator:
    """One simulated Planning Center: church, options, faults and the log of requests.

    `lock` is held while a request is answered; control methods called from other threads hold it too.
    """

    def __init__(self, church: Church, options: Options) -> None:
        self.church = church
        self.options = options
        self.faults = Faults()
        self.limit = RateLimit()
        self.requests: list[tuple[str, str, int]] = []
        self.hidden: set[int] | str = set()
        self.selections: dict[Any, list[int]] = {}
        self.rendered: dict[Any, bytes] = {}
        self.keep_rendered = False
        self.lock = threading.RLock()
        self.ahead = 0.0
        church.clock = self.now
        self.authorization = Authorization(lambda: self.options, self.now)
        self.deliveries = Deliveries(church, lambda: self.options, self.now)
        self._cached_version = -1

    def now(self) -> float:
        """Return the simulator's time: the options' clock and what the control endpoint added."""
        return self.options.clock() + self.ahead

    def is_hidden(self, kind: str, row: Row) -> bool:
        """Return whether the token's user may not see a record, because of whose it is."""
        if not self.hidden:
            return False
        person = row["id"] if kind == "Person" else row.get("person_id") or row.get("customizable_id")
        return person is not None and (self.hidden == "all" or person in self.hidden)

    # --- a request's way through ----------------------------------------------------------------

    async def handle(self, request: Request) -> Response:
        """Answer one request to the API."""
        path, target = request.url.path, _target(request)
        body = await request.body()
        if self.options.latency_ms:
            await asyncio.sleep(self.options.latency_ms / 1000)
        with self.lock:
            fault = self.faults.take(request.method, path, target)
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.delay)
        with self.lock:
            response = self._struck(fault, request) if fault is not None else None
            response = response or self._respond(request, body, fault)
            self.requests.append((request.method, target, response.status_code))
        return response

    def answer_page(self, request: Request, work: Callable[[], Response]) -> Response:
        """Answer one request of signing in, with the faults that are meant for it."""
        path, target = request.url.path, _target(request)
        with self.lock:
            fault = self.faults.take(request.method, path, target)
            response = self._struck(fault, request) if fault is not None else None
            response = response or work()
            if fault is not None and fault.kind == "drop_after":
                response = Dropped()
            elif fault is not None and fault.kind == "status_after":
                response = self._response(
                    request, fault.status, orjson.dumps(fault.document()), fault.headers
                )
            self.requests.append((request.method, target, response.status_code))
        return response

    def _struck(self, fault: Fault, request: Request) -> Response | None:
        """Return the answer of a fault that happens before anything is done."""
        if fault.kind == "drop_before":
            return Dropped()
        if fault.kind == "html":
            return self._response(request, fault.status, HTML, {"content-type": HTML_TYPE} | fault.headers)
        if fault.kind == "status":
            return self._response(request, fault.status, orjson.dumps(fault.document()), fault.headers)
        if fault.kind == "shrink":
            parts = request.url.path.strip("/").split("/")
            resource = RESOURCES.get((parts[0], parts[-1]))
            if resource is not None and (ids := self.church.ids[resource.kind]):
                self.church.delete(resource.kind, ids[0])
        return None

    def _respond(self, request: Request, body: bytes, fault: Fault | None) -> Response:
        try:
            status, document, headers = self._answer(request, body, fault)
        except writing.RefusedError as error:
            status, document, headers = error.status, {"errors": error.errors}, {}
        except UnsupportedError as error:
            refusal = writing.RefusedError(
                400, {"title": "Bad Request", "detail": f"{error} is not supported"}
            )
            status, document, headers = refusal.status, {"errors": refusal.errors}, {}
        if isinstance(document, bytes):
            content = document
        else:
            content = b"" if document is None else orjson.dumps(document)
        if fault is not None:
            content = spoil_bytes(fault.kind, content)
            if fault.kind == "drop_after":
                return Dropped()
            if fault.kind == "status_after":
                status, content = fault.status, orjson.dumps(fault.document())
                headers = headers | fault.headers
        return self._response(request, status, content, headers)

    def _response(self, request: Request, status: int, content: bytes, headers: dict[str, str]) -> Response:
        options = self.options
        offset = number(request.query_params.get("offset"), 0)
        standing = {
            "content-type": JSON,
            "date": formatdate(self.now(), usegmt=True),
            "etag": f'W/"{uuid.uuid4().hex}"',
            "cache-control": "max-age=0, private, must-revalidate",
            "x-request-id": str(uuid.uuid4()),
            "x-runtime": "0.010000",
            "x-pco-api-auth-method": "HTTPBasic",
            "x-pco-api-processed-as-version": self._version(request),
            "x-pco-api-processor": "PCOAPIProcessor",
            **self.limit.headers(options, offset),
        }
        response = Response(content, status)
        if status == 204:
            del standing["content-type"]
        for name, value in (standing | {k.lower(): v for k, v in headers.items()}).items():
            response.headers[name] = value
        return response

    def _version(self, request: Request) -> str:
        """Return the newest version not younger than the one asked for."""
        asked = request.headers.get("x-pco-api-version") or self.options.default_version
        known = (self.options.default_version, "2025-03-20", self.options.oldest_version)
        if request.url.path.startswith("/webhooks/"):
            known = (subscriptions.NEWEST_VERSION, self.options.oldest_version)
        return next((version for version in sorted(known, reverse=True) if version <= asked), known[-1])

    # --- what is asked for ----------------------------------------------------------------------

    def _answer(self, request: Request, body: bytes, fault: Fault | None) -> tuple[int, Any, dict[str, str]]:
        options, method = self.options, request.method
        offset = number(request.query_params.get("offset"), 0)
        wait = self.limit.take(options, self.now(), offset)
        if wait is not None:
            return 429, self.limit.refusal(options, offset), {"retry-after": str(wait)}
        hint = self._refused_as(request)
        if hint:
            return 401, _unauthorized(hint), {}
        if method == "PUT" and options.put_html:
            return 404, HTML, {"content-type": HTML_TYPE}
        if (request.headers.get("x-pco-api-version") or options.default_version) < options.oldest_version:
            raise writing.RefusedError(
                400, {"title": "Bad Request", "detail": "This API version is not supported"}
            )
        path = request.url.path
        product, _, rest = path.lstrip("/").partition("/v2")
        if product == "webhooks":
            status, document = subscriptions.answer(
                self.deliveries,
                options,
                method,
                [part for part in rest.split("/") if part],
                dict(parse_qsl(request.url.query, keep_blank_values=True)),
                _payload(body),
                self._version(request),
                f"{request.url.scheme}://{request.url.netloc}",
            )
            return status, spoil(fault.kind, document) if fault is not None else document, {}
        if product not in PRODUCTS or (rest and not rest.startswith("/")):
            raise writing.not_found()
        parts = [part for part in rest.split("/") if part]
        renderer = Renderer(
            self.church, options, f"{request.url.scheme}://{request.url.netloc}", self._version(request)
        )
        self._forget_stale()
        if method == "GET":
            return 200, self._get(request, renderer, product, parts, fault), {}
        status, document = self._write(method, renderer, product, parts, body)
        return status, spoil(fault.kind, document) if fault is not None else document, {}

    def _forget_stale(self) -> None:
        # Under replica lag a selection also ages with time, so `select` keeps none then.
        if self._cached_version != self.church.version or len(self.selections) > 64:
            self.rendered.clear()
            self.selections.clear()
            self._cached_version = self.church.version

    def _get(
        self, request: Request, renderer: Renderer, product: str, parts: list[str], fault: Fault | None
    ) -> Any:
        path, query = request.url.path, request.url.query
        pairs = parse_qsl(query, keep_blank_values=True)
        if fault is not None:
            return spoil(fault.kind, reading.read(self, renderer, product, path, parts, dict(pairs)))
        if not self.keep_rendered or self.options.replica_lag:
            return reading.read(self, renderer, product, path, parts, dict(pairs))
        key = (renderer.base, path, tuple(sorted(pairs)), renderer.version)
        if key not in self.rendered:
            document = reading.read(self, renderer, product, path, parts, dict(pairs))
            self.rendered[key] = orjson.dumps(document)
        return self.rendered[key]

    def prerender(self, base: str, paths: list[str], version: str | None) -> int:
        """Render answers to GET beforehand and keep them until a write; return how many are kept.

        `paths` are paths with queries. Raises ValueError for one that has no answer.
        """
        headers = [(b"x-pco-api-version", version.encode())] if version else []
        self.keep_rendered = True
        for target in paths:
            path, _, query = target.partition("?")
            scheme, _, host = base.partition("://")
            scope: dict[str, Any] = {"type": "http", "method": "GET", "scheme": scheme, "path": path}
            scope |= {"root_path": "", "query_string": query.encode(), "server": None}
            request = Request(scope | {"headers": [(b"host", host.encode()), *headers]})
            renderer = Renderer(self.church, self.options, base, self._version(request))
            product, _, rest = path.lstrip("/").partition("/v2")
            with self.lock:
                self._forget_stale()
                try:
                    self._get(request, renderer, product, [p for p in rest.split("/") if p], None)
                except (writing.RefusedError, UnsupportedError) as error:
                    raise ValueError(f"{target} has no answer to keep") from error
        return len(self.rendered)

    def _write(
        self, method: str, renderer: Renderer, product: str, parts: list[str], body: bytes
    ) -> tuple[int, Any]:
        church, options = self.church, self.options
        if method == "POST":
            resource, row = writing.create(church, options, product, parts, _payload(body))
            return 201, reading.single(self, renderer, resource, row, {})
        resource, row = reading.find(self, product, parts)
        if method == "DELETE":
            writing.delete(church, options, resource, row)
            return 204, None
        if method == "PATCH":
            row = writing.update(church, options, resource, row, _payload(body))
            return 200, reading.single(self, renderer, resource, row, {})
        raise writing.not_found()

    def _refused_as(self, request: Request) -> str:
        """Return the hint word of a request that is not signed in, or ""."""
        options = self.options
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        if kind == "Bearer":
            product = request.url.path.lstrip("/").partition("/")[0]
            return options.revoked or self.authorization.hint(value, product) or options.access
        try:
            given = base64.b64decode(value).decode() if kind == "Basic" else ""
        except (binascii.Error, UnicodeDecodeError):
            given = ""
        if given != f"{options.token_id}:{options.token_secret}":
            return "CAPUCHIN"
        return options.revoked or options.access


def _target(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _payload(body: bytes) -> Any:
    try:
        return orjson.loads(body) if body else None
    except orjson.JSONDecodeError:
        return None


def _unauthorized(hint: str) -> dict[str, Any]:
    detail = f"This request could not be authenticated. Error Code Hint: ({hint})"
    return {"errors": [{"code": "unauthorized", "title": "Unauthorized", "status": "401", "detail": detail}]}
