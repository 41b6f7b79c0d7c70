"""The HTTP client of one of Planning Center's products: its address, its version, its limits and its words.

Made for each session; how HTTP behaves is the shared client's.
"""

from __future__ import annotations

from openfaith_desktop.adapter.addresses import checked
from openfaith_desktop.adapter.contract import Credentials, SessionSettings
from openfaith_desktop.adapter.http import HttpClient, HttpOptions
from openfaith_planning_center import entities


def client(product: str, credentials: Credentials, settings: SessionSettings) -> HttpClient:
    """Return a client that asks a product in its pinned version. Raises `InvalidValue` for an unsafe address."""
    return HttpClient(
        HttpOptions(
            entities.TITLE,
            checked(settings.base_url or entities.BASE_URL, entities.BASE_URL),
            credentials,
            headers={entities.VERSION_HEADER: entities.VERSIONS[product]},
            rate_headers=entities.RATE_HEADERS,
            hints=entities.HINTS,
            reserve=settings.reserve,
            on_waiting=settings.on_waiting,
            whose_limit=settings.whose_limit,
            before_request=settings.before_request,
        )
    )
