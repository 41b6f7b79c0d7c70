"""The simulated Planning Center as a Starlette application: routing, sign-in, rate limit, faults."""

from __future__ import annotations

import asyncio
import base64
import binascii
import uuid
from email.utils import formatdate
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from openfaith_planning_center.simulator import control
from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.faults import Fault, Faults, spoil
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.query import fieldsets, includes, link, paging, select
from openfaith_planning_center.simulator.render import Renderer
from openfaith_planning_center.simulator.resources import RESOURCES, Resource
from openfaith_planning_center.simulator.writing import Refused, create, not_found, update

JSON = "application/vnd.api+json; charset=utf-8"
PRODUCT = "/people/v2"
HTML = (
    b"<!DOCTYPE html><html><head><title>Error</title></head><body><h1>We'll be right back</h1></body></html>"
)


class Simulator:
    """One simulated Planning Center: church, options, faults and the log of requests."""

    def __init__(self, church: Church, options: Options) -> None:
        self.church = church
        self.options = options
        self.faults = Faults()
        self.requests: list[tuple[str, str, int]] = []
        self.hidden: set[int] | str = set()
        self.prerendered: dict[str, bytes] = {}
        self.keep_rendered = False
        self._window = (0.0, 0)
        self._rendered_version = -1

    # --- a request's way through ----------------------------------------------------------------

    async def handle(self, request: Request) -> Response:
        """Answer one request to the API."""
        path = request.url.path
        target = path + (f"?{request.url.query}" if request.url.query else "")
        body = await request.body()
        if self.options.latency_ms:
            await asyncio.sleep(self.options.latency_ms / 1000)
        fault = self.faults.take(request.method, path)
        if fault is not None:
            struck = await self._strike_before(fault, request)
            if struck is not None:
                return self._log(request, target, struck)
        status, document, extra = self._answer(request, body, fault)
        content = (
            document
            if isinstance(document, bytes)
            else orjson.dumps(document)
            if document is not None
            else b""
        )
        if fault is not None:
            if fault.kind == "truncate":
                content = content[: max(1, len(content) // 2)]
            elif fault.kind == "invalid_json":
                content = b'{"data": [}' + content
            elif fault.kind == "drop_after":
                return self._log(request, target, _drop(request))
        html = status == 404 and content == HTML
        response = Response(content, status, media_type="text/html" if html else None)
        response.headers["content-type"] = "text/html; charset=utf-8" if html else JSON
        for name, value in {**self._headers(request), **extra}.items():
            response.headers[name] = value
        return self._log(request, target, response)

    def _log(self, request: Request, target: str, response: Response) -> Response:
        self.requests.append((request.method, target, response.status_code))
        return response

    async def _strike_before(self, fault: Fault, request: Request) -> Response | None:
        if fault.kind == "delay":
            await asyncio.sleep(fault.delay)
        elif fault.kind == "drop_before":
            return _drop(request)
        elif fault.kind == "html":
            return Response(HTML, fault.status, media_type="text/html")
        elif fault.kind == "status":
            body = fault.body or {
                "errors": [{"status": str(fault.status), "title": "Error", "detail": "Broken on purpose."}]
            }
            if fault.status == 401 and not fault.body:
                body = _unauthorized("CAPUCHIN")
            headers = {**self._headers(request), **fault.headers}
            return Response(orjson.dumps(body), fault.status, headers, JSON)
        elif fault.kind == "shrink":
            ids = self.church.ids["Person"]
            self.church.delete("Person", ids[0])
        return None

    def _headers(self, request: Request) -> dict[str, str]:
        options = self.options
        headers = {
            "date": formatdate(options.clock(), usegmt=True),
            "x-request-id": str(uuid.uuid4()),
            "x-runtime": "0.01",
            "cache-control": "max-age=0, private, must-revalidate",
            "x-pco-api-auth-method": "HTTPBasic",
            "x-pco-api-processed-as-version": request.headers.get("x-pco-api-version")
            or options.default_version,
            "x-pco-api-processor": "PCOAPIProcessor",
        }
        if options.rate_limit is not None:
            headers["x-pco-api-request-rate-limit"] = str(self._limit(request))
            headers["x-pco-api-request-rate-period"] = f"{options.rate_period:g}"
            headers["x-pco-api-request-rate-count"] = str(self._window[1])
        return headers

    def _limit(self, request: Request) -> int:
        deep = int(request.query_params.get("offset") or 0) > 30_000
        return (
            min(self.options.rate_limit or 0, self.options.deep_offset_limit)
            if deep
            else self.options.rate_limit or 0
        )

    def _over_limit(self, request: Request) -> tuple[int, Any, dict[str, str]] | None:
        options = self.options
        if options.rate_limit is None:
            return None
        now = options.clock()
        start, count = self._window
        if now - start >= options.rate_period:
            start, count = now, 0
        self._window = (start, count + 1)
        limit = self._limit(request)
        if count + 1 <= limit:
            return None
        wait = max(1, round(start + options.rate_period - now + 0.5))
        detail = f"Rate limit exceeded: {count + 1} of {limit} requests per {options.rate_period:g} seconds"
        return 429, {"errors": [{"code": "429", "detail": detail}]}, {"retry-after": str(wait)}

    def _signed_in(self, request: Request) -> Any:
        options = self.options
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        try:
            given = base64.b64decode(value).decode() if kind == "Basic" else ""
        except (binascii.Error, UnicodeDecodeError):
            given = ""
        if options.revoked:
            return _unauthorized(options.revoked)
        if given != f"{options.token_id}:{options.token_secret}":
            return _unauthorized("CAPUCHIN")
        return _unauthorized("TRASH_PANDA") if options.access == "TRASH_PANDA" else None

    def _answer(self, request: Request, body: bytes, fault: Fault | None) -> tuple[int, Any, dict[str, str]]:
        over = self._over_limit(request)
        if over is not None:
            return over
        refused = self._signed_in(request)
        if refused is not None:
            return 401, refused, {}
        if request.method == "PUT" and self.options.put_html:
            return 404, HTML, {}
        version = request.headers.get("x-pco-api-version")
        if version and version < self.options.oldest_version:
            return (
                400,
                {"errors": [{"status": "400", "title": "Bad Request", "detail": "Unknown version"}]},
                {},
            )
        try:
            status, document = self._route(request, body)
        except Refused as error:
            return error.status, {"errors": error.errors}, {}
        return status, spoil(fault.kind, document) if fault is not None else document, {}

    # --- what is asked for ----------------------------------------------------------------------

    def _route(self, request: Request, body: bytes) -> tuple[int, Any]:
        path = request.url.path
        if path.startswith("/giving/v2/donations") and request.method == "POST":
            raise Refused(403, {"title": "Forbidden", "detail": "You do not have access to this resource"})
        if not path.startswith(PRODUCT):
            raise not_found()
        parts = [part for part in path[len(PRODUCT) :].split("/") if part]
        base = f"{request.url.scheme}://{request.url.netloc}"
        renderer = Renderer(self.church, self.options, base)
        if request.method == "GET":
            return 200, self._read(request, parts, renderer)
        try:
            payload = orjson.loads(body) if body else None
        except orjson.JSONDecodeError:
            payload = None
        if request.method == "POST":
            resource, row = create(self.church, self.options, parts, payload)
            row["_written"] = self.church.clock()
            return 201, self._single(resource, row, renderer, {})
        resource, row = self._find(parts)
        if request.method == "DELETE":
            self.church.delete(resource.kind, row["id"])
            return 204, None
        if request.method == "PATCH":
            return 200, self._single(
                resource, update(self.church, self.options, resource, row, payload), renderer, {}
            )
        raise not_found()

    def _find(self, parts: list[str]) -> tuple[Resource, Row]:
        """Return the record a path names: `/emails/7`, or `/households/3/household_memberships/9`."""
        if len(parts) not in (2, 4) or not parts[-1].isdigit() or parts[-2] not in RESOURCES:
            raise not_found()
        resource = RESOURCES[parts[-2]]
        row = self.church.get(resource.kind, int(parts[-1]))
        nested_only = resource.kind == "HouseholdMembership" and self.options.membership_top_level_404
        if row is None or (nested_only and len(parts) == 2) or self._is_hidden(resource.kind, row):
            raise not_found()
        return resource, row

    def _is_hidden(self, kind: str, row: Row) -> bool:
        person = row["id"] if kind == "Person" else row.get("person_id")
        return person is not None and (self.hidden == "all" or person in self.hidden)

    def _read(self, request: Request, parts: list[str], renderer: Renderer) -> Any:
        params = dict(parse_qsl(request.url.query, keep_blank_values=True))
        if not parts:
            return self._organization(renderer)
        if parts == ["me"]:
            return {
                "data": {
                    "type": "Person",
                    "id": "1",
                    "attributes": dict(self.church.user),
                    "relationships": {},
                    "links": {},
                },
                "meta": self._parent(),
            }
        if len(parts) == 1:
            resource = RESOURCES.get(parts[0])
            if resource is None or (
                resource.kind == "HouseholdMembership" and self.options.membership_top_level_404
            ):
                raise not_found()
            return self._collection(request, resource, params, renderer, None, None)
        if len(parts) == 3 and parts[1].isdigit():
            return self._nested(request, parts, params, renderer)
        resource, row = self._find(parts)
        return self._single(resource, row, renderer, params)

    def _nested(self, request: Request, parts: list[str], params: dict[str, str], renderer: Renderer) -> Any:
        parent, row = self._find(parts[:2])
        resource = RESOURCES.get(parts[2])
        if resource is None:
            raise not_found()
        number = row["id"]
        if parent.kind == "Person" and resource.kind in ("Email", "PhoneNumber", "Address"):
            rows = list(self.church.contacts.get(number, {}).get(resource.kind, ()))
        elif parent.kind == "Person" and resource.kind == "Household":
            rows = list(self.church.households_of.get(number, ()))
        elif parent.kind == "Household" and resource.kind == "HouseholdMembership":
            rows = list(self.church.members.get(number, ()))
        elif parent.kind == "Household" and resource.kind == "Person":
            rows = [m["person_id"] for m in self.church.memberships(number)]
        else:
            raise not_found()
        return self._collection(request, resource, params, renderer, rows, (parent.kind, number))

    def _parent(self, parent: tuple[str, int] | None = None) -> dict[str, Any]:
        kind, number = parent or ("Organization", self.church.organization["id"])
        return {"parent": {"id": str(number), "type": kind}}

    def _organization(self, renderer: Renderer) -> Any:
        row = dict(self.church.organization)
        number = str(row.pop("id"))
        return {
            "data": {
                "type": "Organization",
                "id": number,
                "attributes": row,
                "relationships": {},
                "links": {"self": f"{renderer.base}{PRODUCT}"},
            },
            "included": [],
            "meta": {},
        }

    def _single(self, resource: Resource, row: Row, renderer: Renderer, params: dict[str, str]) -> Any:
        include, fields = includes(params, resource), fieldsets(params)
        document: dict[str, Any] = {
            "data": renderer.resource(resource.kind, row, fields, include, single=True)
        }
        if include:
            document["included"] = renderer.included(resource.kind, [row], include, fields)
        can = {"can_include": list(resource.include)} if resource.include else {}
        document["meta"] = can | self._parent()
        return document

    def _collection(
        self,
        request: Request,
        resource: Resource,
        params: dict[str, str],
        renderer: Renderer,
        rows: list[int] | None,
        parent: tuple[str, int] | None,
    ) -> Any:
        key = str(request.url)
        if self.keep_rendered:
            if self._rendered_version != self.church.version:
                self.prerendered.clear()
                self._rendered_version = self.church.version
            if key in self.prerendered:
                return self.prerendered[key]
        ids = select(self.church, resource, params, self.options, renderer, rows)
        if self.hidden:
            ids = [i for i in ids if not self._is_hidden(resource.kind, self.church.rows[resource.kind][i])]
        size, offset, asked = paging(params, self.options)
        shown = [self.church.rows[resource.kind][i] for i in ids[offset : offset + size]]
        address = f"{renderer.base}{request.url.path}"
        links = {"self": link(address, params)}
        meta: dict[str, Any] = {"total_count": len(ids), "count": len(shown)}
        if self.options.total_cap is not None:
            meta["total_count"] = min(len(ids), self.options.total_cap)
        if offset + size < len(ids):
            links["next"] = link(address, params, per_page=asked, offset=offset + size)
            meta["next"] = {"offset": offset + size}
        if offset > 0:
            before = max(0, offset - size)
            links["prev"] = link(address, params, per_page=asked, offset=before)
            meta["prev"] = {"offset": before}
        for name in ("order_by", "query_by", "include", "filters"):
            known = getattr(resource, name)
            if known:
                meta["can_filter" if name == "filters" else f"can_{name}"] = list(known)
        include, fields = includes(params, resource), fieldsets(params)
        document: dict[str, Any] = {
            "links": links,
            "data": [renderer.resource(resource.kind, row, fields, include) for row in shown],
        }
        if "include" in params:
            document["included"] = renderer.included(resource.kind, shown, include, fields)
        document["meta"] = meta | self._parent(parent)
        if self.keep_rendered:
            self.prerendered[key] = orjson.dumps(document)
        return document


def _unauthorized(hint: str) -> Any:
    detail = f"This request could not be authenticated. Error Code Hint: ({hint})"
    return {"errors": [{"code": "unauthorized", "title": "Unauthorized", "status": "401", "detail": detail}]}


class _Dropped(Response):
    """Closes the connection without an answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        scope["simulator.abort"]()


def _drop(request: Request) -> Response:
    return _Dropped(status_code=599)


def droppable(app: ASGIApp) -> ASGIApp:
    """Return `app` with a way to break the connection, taken from the server's own `send`."""

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["simulator.abort"] = cast(Any, send).__self__.transport.abort
        await app(scope, receive, send)

    return outer


def create_app(church: Church, options: Options | None = None) -> Starlette:
    """Return the application; `app.state.simulator` is its `Simulator`."""
    simulator = Simulator(church, options or Options())
    app = Starlette(
        routes=[
            *control.routes(simulator),
            Route("/{path:path}", simulator.handle, methods=["GET", "POST", "PATCH", "PUT", "DELETE"]),
        ]
    )
    app.state.simulator = simulator
    return app
