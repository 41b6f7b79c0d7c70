"""What an HTTP answer means: its JSON body, or the typed error that tells a person what happened.

Pure functions over status, headers and bytes; no sockets (those are in `http.py`, the only caller) and
nothing about one system: its hint words for refused sign-ins are handed in as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar, cast

import orjson

from openfaith_desktop.errors import (
    AdapterError,
    PermissionMissing,
    ReadRefused,
    RecordMissing,
    RecordRefused,
    ServerBusy,
    ServerTrouble,
    SignInNeeded,
    UnreadableAnswer,
)

E = TypeVar("E", bound=AdapterError)


@dataclass(frozen=True, slots=True)
class Hint:
    """What a hint word in a refused sign-in means, in the three texts every error has.

    `renewable` and `signed_out` are the error's; see `SignInNeeded`.
    """

    title: str
    what_it_means: str
    what_to_do: str
    renewable: bool = False
    signed_out: bool = True


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """One readable answer: status, JSON body (None when empty), and the server's own time.

    `server_time` is the `Date` header as ISO 8601 UTC with `Z`, or None when it was absent or unreadable.
    """

    status: int
    body: Any
    server_time: str | None


def read_answer(
    system: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    hints: Mapping[str, Hint],
    *,
    reading: bool = False,
) -> HttpAnswer:
    """Return the answer, or raise the error it stands for; `reading`: nothing was to be changed there.

    Raises `SignInNeeded` (401), `PermissionMissing` (403), `RecordMissing` (404), `RecordRefused` or when
    reading `ReadRefused` (other 4xx), `ServerBusy` (429), `ServerTrouble` (5xx) and `UnreadableAnswer` (anything that is not the JSON a
    2xx or 4xx promises: a gateway's HTML 404 must never pass for a deleted record).
    """
    if status >= 500:
        raise named(ServerTrouble(f"{system} has a problem of its own (error {status})."), system)
    if status == 429:
        raise named(
            ServerBusy(f"{system} asked OpenFaith to slow down.", retry_after=retry_after(headers)), system
        )
    if status == 401:
        raise named(_sign_in_needed(system, body, hints), system)
    if status >= 400:
        raise named(_client_error(system, status, _parsed(system, headers, body), reading=reading), system)
    if not 200 <= status < 300:
        raise named(
            UnreadableAnswer(
                f"{system} sent OpenFaith to another address.",
                what_it_means="Your sign-in was not handed on. Often a guest network's sign-in page does this.",
            ),
            system,
        )
    parsed = _parsed(system, headers, body) if body.strip() else None
    return HttpAnswer(status, parsed, server_time(headers))


def read_form_answer(system: str, status: int, headers: Mapping[str, str], body: bytes) -> HttpAnswer:
    """Return the answer to a form: a refusal (4xx) is one too, if its body is JSON.

    Raises `ServerTrouble` (5xx), `ServerBusy` (429) and `UnreadableAnswer` (a redirect, or anything but JSON).
    """
    if 400 <= status < 500 and status != 429:
        return HttpAnswer(status, _parsed(system, headers, body), server_time(headers))
    return read_answer(system, status, headers, body, {})


def named(error: E, system: str) -> E:
    """Return the error with the system's name for people on it."""
    error.system = system
    return error


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds asked for by `Retry-After` (a number or an HTTP date), or None. Source: RFC 9110."""
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        moment = _http_date(text)
        if moment is None:
            return None
        seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if seconds == seconds else None  # NaN differs from itself


def server_time(headers: Mapping[str, str]) -> str | None:
    """Return the `Date` header as ISO 8601 UTC (`2026-11-23T18:45:41Z`), or None."""
    moment = _http_date(headers.get("date", ""))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _parsed(system: str, headers: Mapping[str, str], body: bytes) -> Any:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if body.lstrip()[:1] == b"<" or kind == "text/html":
        raise named(
            UnreadableAnswer(
                f"A web page came back instead of {system}'s data.",
                what_it_means="A network gateway or a maintenance page answered instead. Nothing was lost.",
            ),
            system,
        )
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise named(
            UnreadableAnswer(
                f"An answer from {system} was cut off or garbled.",
                what_it_means="It ended too early or isn't the kind of data it should be. Nothing was lost.",
                what_to_do="Sync again. If it happens again, try another internet connection.",
            ),
            system,
        ) from error


def _errors(parsed: Any) -> list[dict[str, Any]]:
    """Return the JSON:API error objects of a body; [] when there are none."""
    if not isinstance(parsed, dict):
        return []
    errors = cast("dict[str, Any]", parsed).get("errors")
    found = cast("list[Any]", errors) if isinstance(errors, list) else []
    return [cast("dict[str, Any]", e) for e in found if isinstance(e, dict)]


def _words(error: Mapping[str, Any]) -> str:
    """Return one error object's reason for people."""
    for name in ("detail", "title", "code"):
        if isinstance(text := error.get(name), str) and text.strip():
            return text.strip()
    return "no reason given"


def _parameter(error: Mapping[str, Any]) -> str:
    """Return the attribute an error object blames: `source.parameter` or the end of `source.pointer`."""
    source = error.get("source")
    if not isinstance(source, dict):
        return ""
    source = cast("dict[str, Any]", source)
    if isinstance(name := source.get("parameter"), str):
        return name
    pointer = source.get("pointer")
    return pointer.rpartition("/")[2] if isinstance(pointer, str) else ""


def _sign_in_needed(system: str, body: bytes, hints: Mapping[str, Hint]) -> SignInNeeded:
    text = body[:20_000].decode("utf-8", "replace")
    for word, hint in hints.items():
        if word in text:
            return SignInNeeded(
                hint.title,
                hint=word,
                renewable=hint.renewable,
                signed_out=hint.signed_out,
                what_it_means=hint.what_it_means,
                what_to_do=hint.what_to_do,
            )
    return SignInNeeded(
        f"{system} doesn't accept OpenFaith's sign-in.",
        what_it_means="The sign-in was mistyped, has been deleted or is no longer valid. Nothing was lost.",
    )


def _client_error(system: str, status: int, parsed: Any, *, reading: bool) -> AdapterError:
    if status == 403:
        return PermissionMissing(f"Your account isn't allowed to do this in {system}.")
    if status in (404, 410):
        return RecordMissing(f"This record isn't in {system} any more.")
    errors = _errors(parsed)
    details = tuple((_parameter(e), _words(e)) for e in errors)
    reasons = "; ".join(f"{field}: {why}" if field else why for field, why in details).rstrip(".")
    said = f"It said: {reasons or f'error {status}, without a reason'}."
    if reading:
        return ReadRefused(f"{system} refused to show something.", what_it_means=f"{said} Nothing was lost.")
    return RecordRefused(
        f"{system} refused this record.",
        details=details,
        what_it_means=f"{said} Nothing was changed there.",
    )
