"""The recorded answers judge the simulator: each request again, the whole document compared."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest

from openfaith_planning_center.simulator import Options, start_simulator
from tests.adapters.planning_center.simulator.builders import (
    OTHER_PRODUCTS,
    body_of,
    church_of,
    client,
    is_bare,
    request_of,
    with_base,
)
from tests.recorded import recorded, recorded_names, recordings_present

NAMES = [name for name in recorded_names() if name not in OTHER_PRODUCTS]
NEW = [name for name in NAMES if not is_bare(recorded(name))]
OLD = [name for name in NAMES if is_bare(recorded(name))]
HEADERS = (
    *("x-pco-api-auth-method", "x-pco-api-processed-as-version", "x-pco-api-processor", "x-request-id"),
    *("x-pco-api-request-rate-limit", "x-pco-api-request-rate-period", "x-pco-api-request-rate-count"),
    *("x-runtime", "etag", "cache-control", "date"),
)


def test_recordings_are_announced(record_property: Callable[[str, object], None]) -> None:
    record_property("recordings", len(NAMES))
    if not recordings_present():
        warnings.warn(
            "No recorded answers here: the simulator is not compared with the real system.", stacklevel=1
        )
        assert NAMES == []
    else:
        assert len(NEW) >= 46
        assert set(recorded_names()) >= OTHER_PRODUCTS


@pytest.mark.parametrize("name", NEW)
def test_answers_as_recorded(name: str) -> None:
    recording = recorded(name)
    body = body_of(recording)
    path, params = request_of(recording)
    with start_simulator(church_of(body, path)) as simulator, client(simulator) as http:
        answer = http.get(path, params=params)
        assert answer.status_code == recording["response"]["status"]
        assert answer.json() == with_base(body, simulator.url)
        assert answer.headers["content-type"] == "application/vnd.api+json; charset=utf-8"
        assert not [header for header in HEADERS if header not in answer.headers]


@pytest.mark.parametrize("name", OLD)
def test_answers_as_recorded_under_the_documented_version(name: str) -> None:
    recording = recorded(name)
    path, params = request_of(recording)
    options = Options(default_version="2025-03-20")
    with start_simulator(church_of(recording, path), options) as simulator, client(simulator) as http:
        answer = http.get(path, params=params).json()
        assert answer.keys() == recording.keys()
        expected = with_base(body_of(recording), simulator.url)
        # Whoever recorded these cut the page to one row and took the link to the next one out.
        answer["links"].pop("next", None)
        answer["meta"].pop("next", None)
        assert answer == expected
