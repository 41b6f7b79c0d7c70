"""The webhooks product: which events there are, and the subscriptions to them.

Subscriptions have lived at `/webhook_subscriptions` since version 2022-10-20; before, at `/subscriptions`. The
wrong one for a version is not there. Sending is `deliveries.py`'s.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from openfaith_planning_center.simulator.deliveries import EVENTS, Deliveries, Subscription
from openfaith_planning_center.simulator.json_shapes import is_object
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.query import Params, link, paging
from openfaith_planning_center.simulator.writing import RefusedError, forbidden, not_found

NEWEST_VERSION = "2022-10-20"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def answer(
    deliveries: Deliveries,
    options: Options,
    method: str,
    parts: list[str],
    params: Params,
    body: Any,
    version: str,
    base: str,
) -> tuple[int, Any]:
    """Return status and document for a request to `parts`, the path after `/webhooks/v2`.

    Raises `RefusedError`.
    """
    if not options.webhook_admin:
        raise forbidden()
    kind, path = "WebhookSubscription", "webhook_subscriptions"
    if version < NEWEST_VERSION:
        kind, path = "Subscription", "subscriptions"
    here = f"{base}/webhooks/v2"
    if (method, parts) == ("GET", ["available_events"]):
        return 200, _listed([_event(name) for name in EVENTS], f"{here}/available_events", params, options)
    if not parts or parts[0] != path:
        raise not_found()
    if len(parts) == 1:
        if method == "GET":
            rows = [
                _resource(one, kind, f"{here}/{path}", options.webhook_secrets_listed)
                for one in deliveries.subscriptions.values()
            ]
            return 200, _listed(rows, f"{here}/{path}", params, options)
        if method == "POST":
            return 201, {
                "data": _resource(_create(deliveries, body, base), kind, f"{here}/{path}"),
                "meta": {},
            }
        raise not_found()
    found = deliveries.subscriptions.get(int(parts[1])) if parts[1].isdecimal() else None
    if found is None:
        raise not_found()
    match method, parts[2:]:
        case "GET", []:
            pass
        case "PATCH", []:
            deliveries.set_active(found, _changed(body))
        case "DELETE", []:
            deliveries.unsubscribe(found)
            return 204, None
        case "POST", ["rotate_secret"]:
            deliveries.rotate(found)
        case _:
            raise not_found()
    return 200, {"data": _resource(found, kind, f"{here}/{path}"), "meta": {}}


def _attributes(body: Any, assignable: tuple[str, ...]) -> dict[str, Any]:
    data = body.get("data") if is_object(body) else None
    if not is_object(data):
        detail = "The payload given does not contain a 'data' key."
        raise RefusedError(
            400, {"title": "Bad Request", "code": "invalid_resource_payload", "detail": detail}
        )
    given: dict[str, Any] = data.get("attributes") or {}
    for name in given:
        if name not in assignable:
            raise _invalid(name, f"{name} cannot be assigned", "Forbidden Attribute")
    return given


def _create(deliveries: Deliveries, body: Any, base: str) -> Subscription:
    given = _attributes(body, ("name", "url", "active"))
    name, url = given.get("name"), str(given.get("url") or "")
    if name not in EVENTS:
        raise _invalid("base", f'Event "{name}" is not available for subscription')
    address = urlsplit(url)
    # The real one takes public https addresses only; the pretend one lives on this computer.
    if not address.hostname or (address.scheme != "https" and address.hostname not in LOOPBACK):
        raise _invalid("url", "must be a valid https URL")
    return deliveries.subscribe(str(name), url, given.get("active") is True, base)


def _changed(body: Any) -> bool:
    active = _attributes(body, ("active",)).get("active")
    if not isinstance(active, bool):
        raise _invalid("active", "can't be blank")
    return active


def _invalid(parameter: str, detail: str, title: str = "Validation Error") -> RefusedError:
    return RefusedError(422, {"title": title, "detail": detail, "source": {"parameter": parameter}})


def _resource(one: Subscription, kind: str, here: str, secret: bool = True) -> dict[str, Any]:
    attributes: dict[str, Any] = {
        "active": one.active,
        "application_id": None,
        "authenticity_secret": one.secret,
        "created_at": one.created_at,
        "name": one.name,
        "updated_at": one.updated_at,
        "url": one.url,
    }
    if not secret:
        del attributes["authenticity_secret"]
    links = {"self": f"{here}/{one.number}"}
    return {"type": kind, "id": str(one.number), "attributes": attributes, "links": links}


def _event(name: str) -> dict[str, Any]:
    app, version, _, resource, action = name.split(".")
    attributes = {"action": action, "app": app, "name": name, "resource": resource}
    return {
        "type": "AvailableEvent",
        "id": name,
        "attributes": attributes | {"type": "event", "version": version},
        "links": {},
    }


def _listed(rows: list[dict[str, Any]], here: str, params: Params, options: Options) -> dict[str, Any]:
    size, offset = paging(params, options)
    shown = rows[offset : offset + size]
    links = {"self": link(here, params)}
    meta: dict[str, Any] = {"total_count": len(rows), "count": len(shown)}
    if offset + size < len(rows):
        links["next"] = link(here, params, offset + size)
        meta["next"] = {"offset": offset + size}
    return {"links": links, "data": shown, "meta": meta}
