"""Whatever the other side answers: a clear message, nothing lost or doubled, and the next run carries on."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from openfaith_desktop import errors
from openfaith_desktop.store import connections, links, outbox, problems, runs
from tests.sync.conftest import Both
from tests.sync.test_first_sync import TYPES

LIST = "GET /people/v2/people[?]*"
PEOPLE, EMAILS, ANYONE = "POST /people/v2/people", "POST */emails", "PATCH /people/v2/people/*"
HINTS = ("BABOON", "CAPUCHIN", "PELICAN", "TRASH_PANDA", "LEMMING", "FLAMINGO")
_SEVERAL = [
    {"detail": "can't be blank", "source": {"parameter": "first_name"}},
    {"detail": "is too odd", "source": {"pointer": "/data/attributes/gender"}},
    {"title": "Not today"},
]
external = pytest.mark.parametrize("mode", ["external"], indirect=True)
full = pytest.mark.parametrize("mode", ["full"], indirect=True)
two_pages = pytest.mark.parametrize("people", [120])
few = pytest.mark.parametrize("people", [3])
targets = pytest.mark.parametrize("match", [PEOPLE, EMAILS, ANYONE], ids=["person", "email", "edit"])


class Breaker:
    """Strikes requests: with a fault of the other side, or with a network's error and no answer."""

    def __init__(self, both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
        self._both, self._left = both, 0
        self._patch, self._real = monkeypatch, httpx.AsyncClient.send

    def strike(self, match: str, what: Any, times: int = 1, *, arrives: bool = False, **how: Any) -> None:
        """Let `times` requests fail; `arrives`: it was done there before the network failed."""
        if what == "revoke":
            detail = f"This request could not be authenticated. Error Code Hint: ({how['hint']})"
            what, how = "status", {"status": 401, "body": {"errors": [{"detail": detail}]}}
        if isinstance(what, str):
            self._both.there.fault(what, match=match, times=times, **how)
            return
        self._left = times

        async def send(client: httpx.AsyncClient, request: httpx.Request, **options: Any) -> httpx.Response:
            path = f"{request.method} {request.url.raw_path.decode()}"
            if not self._left or not fnmatch.fnmatchcase(path, match):
                return await self._real(client, request, **options)
            self._left -= 1
            if arrives:
                await (await self._real(client, request, **options)).aclose()
            raise what("", request=request)

        self._patch.setattr(httpx.AsyncClient, "send", send)

    def heal(self) -> None:
        self._both.there.clear_faults()
        self._left = 0


@pytest.fixture
def breaker(both: Both, monkeypatch: pytest.MonkeyPatch) -> Breaker:
    return Breaker(both, monkeypatch)


def _named(case: Any) -> str:
    what, how = case[:2]
    return "-".join(str(v) for v in (what if isinstance(what, str) else what.__name__, *how.values()))


def _assert_clear(*texts: str) -> None:
    for text in texts:
        assert text[0].isupper()
        assert text.endswith(".")
        assert not any(raw in text for raw in ("{", "http", "Error", "None", "demo"))


def _fails(both: Both, error: type[errors.OpenFaithError]) -> errors.OpenFaithError:
    """Run a sync that ends with exactly this error, which is also what the run's record says."""
    with pytest.raises(errors.OpenFaithError) as caught:
        both.sync()
    assert type(caught.value) is error
    _assert_clear(caught.value.title, caught.value.what_it_means, caught.value.what_to_do)
    run = both.store.read(runs.latest, 1)
    assert run is not None
    assert (run.state, run.error["title"]) == ("failed", caught.value.title)
    return caught.value


def _in_step(both: Both, gone: int = 0) -> str | None:
    """Everything there is here exactly once, but for `gone` people; return the watermark, if any."""
    for name, kind in TYPES.items():
        there = {str(row["id"]) for row in both.there.dump(kind)}
        if name != "household_membership":  # they have no ids of their own
            here = both.store.read(links.entity_ids, 1, name, there)
            assert (set(here), len(set(here.values()))) == (there, len(there))
        assert gone or both.count(name) == len(there)
    assert both.count_there("Person") <= both.count("person") <= both.count_there("Person") + gone
    return both.store.read(connections.status, 1)["person"].last_successful_poll_at


def _spoiled(both: Both, offset: int, spoil: Callable[[dict[str, Any]], object]) -> None:
    """Let a page of people be answered with the true document, spoiled."""
    path = f"/people/v2/people?include=emails,phone_numbers,addresses&per_page=100&offset={offset}"
    page = httpx.get(both.there.url + path, auth=("demo", "demo"), trust_env=False).json()
    spoil(page)
    both.there.fault("status", match=f"{LIST}offset={offset}", status=200, body=page, times=9)


# --- reading ------------------------------------------------------------------------------------


@external
@two_pages
@pytest.mark.parametrize("kind", ["repeat_id", "lying_total", "unknown_attributes", "shrink"])
@pytest.mark.parametrize("times", [1, 4])
def test_a_list_that_lies_or_shrinks_neither_loses_nor_doubles_anybody(
    both: Both, kind: str, times: int
) -> None:
    before = both.count_there("Person")
    both.there.fault(kind, match=f"{LIST}offset=[1-9]*" if kind == "shrink" else LIST, times=times)
    both.sync()
    gone = before - both.count_there("Person")
    assert (gone > 0) is (kind == "shrink")
    _in_step(both, gone)
    both.there.clear_faults()
    both.sync()
    assert _in_step(both, gone)


@external
@two_pages
def test_an_id_on_two_pages_in_anothers_place_leaves_the_other_to_the_next_run(both: Both) -> None:
    first = both.there.dump("Person")[3]
    _spoiled(both, 99, lambda page: page["data"][5].update(id=str(first["id"])))
    both.sync()
    assert both.count("person") == 119
    both.there.clear_faults()
    both.sync()
    assert _in_step(both)


@external
@two_pages
@pytest.mark.parametrize("total", [0, 119, 121, 10**9, -1, "many", None], ids=str)
def test_a_total_is_never_believed(both: Both, total: Any) -> None:
    for offset in (0, 99, 119):
        _spoiled(both, offset, lambda page: page["meta"].update(total_count=total))
    both.sync()
    assert _in_step(both) is None  # nobody is missing, but that can't be known
    both.there.clear_faults()
    both.there.set_options(total_cap=50)
    both.sync()
    assert _in_step(both) is None
    both.there.set_options(total_cap=None)
    both.sync()
    assert _in_step(both)


LATER = {"Retry-After": "3600"}
LASTING: list[tuple[Any, dict[str, Any], type[errors.OpenFaithError]]] = [
    *(("revoke", {"hint": hint}, errors.SignInNeeded) for hint in HINTS),
    ("status", {"status": 403}, errors.PermissionMissing),
    ("status", {"status": 404}, errors.RecordMissing),
    ("status", {"status": 400}, errors.ReadRefused),
    ("status", {"status": 429}, errors.ServerBusy),
    ("status", {"status": 429, "headers": LATER}, errors.ServerBusy),
    ("status", {"status": 500}, errors.ServerTrouble),
    ("html", {"status": 503, "headers": LATER}, errors.ServerTrouble),
    ("html", {"status": 404}, errors.UnreadableAnswer),
    ("status", {"status": 302, "headers": {"Location": "http://127.0.0.2/"}}, errors.UnreadableAnswer),
    ("drop_after", {}, errors.Unreachable),
    (httpx.ReadTimeout, {"arrives": True}, errors.Unreachable),
    (httpx.ConnectTimeout, {}, errors.Unreachable),
]


@external
@two_pages
@pytest.mark.parametrize(("what", "how", "error"), LASTING, ids=map(_named, LASTING))
def test_a_list_that_cannot_be_read_on_carries_on_where_it_was(
    both: Both, breaker: Breaker, what: Any, how: dict[str, Any], error: type[errors.OpenFaithError]
) -> None:
    breaker.strike(f"{LIST}offset=99", what, 99, **how)
    raised = _fails(both, error)
    assert raised.exit_code == (4 if error is errors.SignInNeeded else 1)
    assert getattr(raised, "hint", None) == how.get("hint")
    assert "This record" not in raised.title  # it is a list that was asked for
    assert "value" not in raised.what_to_do
    breaker.heal()
    if error in (errors.ServerBusy, errors.ServerTrouble, errors.Unreachable) and "headers" not in how:
        breaker.strike(f"{LIST}offset=99", what, 4, **how)  # what passes is not noticed
    asked = len(both.there.requests)
    both.sync()
    _in_step(both)
    begun = [r[1] for r in both.there.requests[asked:] if "people?" in r[1] and r[1].endswith("offset=0")]
    assert all("updated_at" in path for path in begun)  # what changed meanwhile, never the list anew


# --- writing ------------------------------------------------------------------------------------


def _work(both: Both) -> None:
    """Sync once, then leave an edit, two people and their e-mails to be sent."""
    ann = {"first_name": "Ann", "last_name": "Unusual", "birthdate": "1971-03-04"}
    both.person_there(**ann)
    known = both.add("person", **ann)
    both.sync()
    both.edit(known, nickname="Annie")
    for name in ("Quill", "Zora"):
        made = both.add("person", first_name=name, last_name="Testerman")
        both.add("email", person_id=made, address=f"{name}@example.com")


def _there(both: Both) -> list[str]:
    people, emails = both.there.dump("Person"), both.there.dump("Email")
    names = [p["first_name"] for p in people if p["last_name"] == "Testerman"]
    addresses = [e["address"] for e in emails if e["address"][:4] in ("Quil", "Zora")]
    return sorted([*names, *addresses, *(p["nickname"] for p in people if p.get("nickname") == "Annie")])


EVERYTHING = ["Annie", "Quill", "Quill@example.com", "Zora", "Zora@example.com"]


def _assert_sent_once(both: Both) -> None:
    """Everything is there exactly once, nothing waits, and another sync has nothing to do."""
    assert _there(both) == EVERYTHING
    assert both.store.read(lambda c: (outbox.everything(c, 1), problems.listed(c, 1))) == ([], [])
    before = both.changes(), both.writes()
    both.sync()
    assert (both.changes(), both.writes()) == before


@full
@few
@targets
@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (403, "Your account isn't allowed to do this in Planning Center."),
        (404, "This record isn't in Planning Center any more."),
        (422, "First name can't be blank; Gender is too odd; Not today"),
    ],
)
def test_what_is_refused_is_one_problem_and_stops_nobody_else(
    both: Both, match: str, status: int, cause: str
) -> None:
    _work(both)
    body = {"errors": _SEVERAL} if status == 422 else None
    for _ in range(2):  # refused again, it is still one problem
        both.there.fault("status", match=match, status=status, body=body)
        assert both.sync().problems == 1
        problem = both.store.read(problems.listed, 1)[0]
        assert (problem.cause, bool(problem.title)) == (cause, True)
        _assert_clear(problem.what_it_means, problem.what_to_do)
        # A person's e-mail waits for its person.
        assert len(_there(both)) == len(EVERYTHING) - (2 if match == PEOPLE else 1)
    assert both.sync().problems == 0
    _assert_sent_once(both)


BROKEN: list[tuple[Any, dict[str, Any], Any]] = [
    # What strikes, and what becomes of it when it lasts: an error, or None for a record given up for now.
    ("status", {"status": 401}, errors.SignInNeeded),
    ("status", {"status": 429}, errors.ServerBusy),
    ("status", {"status": 429, "headers": {"Retry-After": "0"}}, errors.ServerBusy),
    (httpx.ConnectTimeout, {}, errors.Unreachable),
    ("status", {"status": 503}, None),
    ("drop_before", {}, None),
    (httpx.WriteTimeout, {}, None),
    # These were done there all the same.
    ("status_after", {"status": 504}, None),
    ("drop_after", {}, None),
    ("truncate", {}, None),
    (httpx.ReadTimeout, {"arrives": True}, None),
]


@full
@few
@targets
@pytest.mark.parametrize("times", [1, 99])
@pytest.mark.parametrize(("what", "how", "error"), BROKEN, ids=map(_named, BROKEN))
def test_a_broken_write_is_done_once_at_the_latest_by_the_next_run(
    both: Both, breaker: Breaker, match: str, what: Any, how: dict[str, Any], error: Any, times: int
) -> None:
    _work(both)
    breaker.strike(match, what, times, **how)
    if error is errors.SignInNeeded or (error and times == 99):
        _fails(both, error)
    else:
        # A new record is looked for, and an edited one is read before it is sent once more.
        found = what in ("status_after", "drop_after", "truncate", httpx.ReadTimeout)
        assert (both.sync().problems > 0) is (times == 99 and not found)
        for problem in both.store.read(problems.listed, 1):
            _assert_clear(problem.cause, problem.what_it_means, problem.what_to_do)
    breaker.heal()
    assert both.sync().problems == 0
    _assert_sent_once(both)
