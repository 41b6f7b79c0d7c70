"""Every JSON document of the command line is what its schema in `docs/schemas` says, failures included."""

from __future__ import annotations

import io
import json
import re
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from openfaith_desktop import cli
from openfaith_desktop.application import documents
from openfaith_desktop.auth import choice, vault
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.cdm.types.campuses import CAMPUS
from openfaith_desktop.cli import commands
from openfaith_desktop.cli.parser import parser
from openfaith_desktop.store.connections import ACTIVE, PENDING, RUNNING
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.store.tables import ENTITY_TABLES
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.modes import MODES
from openfaith_desktop.sync.results import COUNTS
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.schemas import DOCS, REGISTRY, SCHEMAS, assert_fits

SILENT = {"demo"}
"""Commands that open a window and print nothing."""

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def there() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(20, 7), Options(rate_limit=None)) as simulator:
        yield simulator


@pytest.fixture
def openfaith(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    monkeypatch.setenv("OPENFAITH_DATA_DIR", str(tmp_path / "data"))

    def run(command: str, *words: str, stdin: str = "", schema: str = "") -> tuple[int, dict[str, Any]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = cli.main([command, *words, "--json"])
        document = json.loads(capsys.readouterr().out)
        assert_fits(schema or command, document)
        return code, document

    return run


def _connect(openfaith: Run, there: RunningSimulator, mode: str, token: str = "demo:demo", **how: str) -> int:
    words = ["planning-center", "--name", "hope", "--mode", mode, "--base-url", there.url, "--token-stdin"]
    return openfaith("connect", *words, stdin=token, **how)[0]


def test_every_command_has_a_schema_and_every_schema_a_place_in_the_documentation() -> None:
    commands = next(a.choices for a in parser()._actions if a.dest == "command")
    assert isinstance(commands, dict)
    assert set(SCHEMAS) == set(commands) - SILENT | {"common", "error"}
    text = (DOCS / "json.md").read_text("utf-8")
    assert all(f"(schemas/{name}.json)" in text for name in SCHEMAS)
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_every_command_is_run_and_its_document_held_against_its_schema() -> None:
    run = set(re.findall(r'openfaith\(\s*"([a-z-]+)"', Path(__file__).read_text("utf-8")))
    # A worker runs until it is stopped: each test of jobs holds its document against its schema.
    assert run | {"worker"} >= set(SCHEMAS) - {"common", "error"}


def test_the_schemas_of_typed_documents_are_made_from_them() -> None:
    made = runpy.run_path(str(DOCS.parent / "tools" / "schemas.py"))["schemas"]()
    # What is still written by hand: records, whose fields are their type's, and what is no document of the application.
    records = {"add", "edit", "show", "records"}
    assert set(SCHEMAS) - set(made) == records | {"simulate", "bench", "common", "error"}
    for name, text in made.items():
        written = (DOCS / "schemas" / f"{name}.json").read_text("utf-8")
        assert written == text, "run: python tools/schemas.py"


def test_the_documents_that_explain_and_choose(
    openfaith: Run, there: RunningSimulator, tmp_path: Path
) -> None:
    assert _connect(openfaith, there, "openfaith") == 0
    ann = openfaith("add", "person", "first_name=Ann", "last_name=Lee")[1]["id"]
    foretold = openfaith("what-if", "hope", "mode=full")[1]
    assert foretold["then"]["counts"]["person"]["added"] == 20
    openfaith("sync", "hope")
    only_there = openfaith("records", "person", "--filter", "only-there")[1]["only_there"]
    (field,) = openfaith("why", ann, "first_name")[1]["fields"]
    assert (field["here"], field["there"], field["next"]) == ("Ann", "Ann", "nothing")
    assert len(openfaith("why", ann)[1]["fields"]) > 10
    file = tmp_path / "people.csv"
    assert openfaith("export", "people", str(file), "--search", "ann lee")[1]["records"] == 1
    assert ann in file.read_text("utf-8-sig")
    file.write_text("First name,Last name\nZed,Aardvark\nAnn,Lee\n")
    assert openfaith("import", str(file), "--preview")[0] == 0
    code, imported = openfaith("import", str(file))
    assert (code, imported["new"], len(imported["waits"])) == (3, 1, 1)
    assert openfaith("undo", imported["undo"])[1]["records"] == 1
    file.write_text("First name\nB\x00b\n")
    assert openfaith("import", str(file), schema="error")[1]["error"]["title"].startswith("Line 2")
    (brought,) = openfaith("bring-in", only_there[0]["id"])[1]["ids"]
    taken_by = openfaith("same-as", only_there[1]["id"], openfaith("add", "person", "last_name=X")[1]["id"])
    openfaith("undo", taken_by[1]["undo"])
    openfaith("add", "person", "first_name=Ann", "last_name=Lee")
    twice = openfaith("duplicates", "--limit", "1")[1]
    assert (twice["pairs"][0]["likely"], twice["total"]) == ("probably", 1)
    pair = [who["id"] for who in twice["pairs"][0]["people"]]
    said = openfaith("duplicates", "--different", *pair)[1]
    assert (said["answer"], [who["id"] for who in said["people"]]) == ("different", pair)
    openfaith("undo", said["undo"])
    same = openfaith("duplicates", "--same", *pair)[1]
    assert openfaith("show", same["people"][1]["id"], schema="error")[0] == 2
    assert openfaith("undo", same["undo"])[1]["records"] > 0
    assert openfaith("duplicates", "--same", pair[0], schema="error")[0] == 2
    assert openfaith("duplicates", "--different", pair[0], pair[0], schema="error")[0] == 2
    assert openfaith("activity", "--limit", "3")[1]["activity"][0]["by"] == "you"
    (change,) = openfaith("changes", "2", "--limit", "1")[1]["rows"]
    assert change["person"]
    assert openfaith("what-if", "hope", "membership=ours")[1]["now"]["mode"] == "openfaith"
    assert openfaith("what-if", "hope", "membership", schema="error")[0] == 2
    would = openfaith("disconnect", "hope")[1]
    assert not would["done"]
    assert openfaith("disconnect", "hope", "--yes")[1]["stay"] == would["stay"]
    assert openfaith("status")[1]["connections"] == []
    assert openfaith("show", brought)[1]["links"] == []


def test_the_schemas_know_the_words_of_the_program() -> None:
    common = SCHEMAS["common"]["$defs"]
    of_every_record = set(documents.record(CAMPUS, dict.fromkeys(ENTITY_TABLES["campus"].c.keys(), "")))
    of_every_record -= set(CAMPUS.by_name)
    assert set(common["entity_type"]["enum"]) == set(ENTITY_TYPES)
    for name, type_ in ENTITY_TYPES.items():
        assert set(common[f"{name}_fields"]["properties"]) == of_every_record | set(type_.by_name)
    assert set(common["mode"]["enum"]) == set(MODES)
    assert common["counts"]["additionalProperties"]["required"] == list(COUNTS)
    assert common["names"]["additionalProperties"]["propertyNames"]["enum"] == list(COUNTS)
    assert common["run"]["properties"]["kind"]["enum"] == list(RunKind)
    standing = SCHEMAS["status"]["$defs"]
    assert standing["ConnectionStatus"]["properties"]["state"]["enum"] == [PENDING, RUNNING, ACTIVE]
    phases, nothing = standing["TypeStanding"]["properties"]["phase"]["anyOf"]
    assert (set(phases["enum"]), nothing) == (set(Phase) - {Phase.FINALIZE}, {"type": "null"})


def test_the_examples_in_the_documentation_fit() -> None:
    text = (DOCS / "json.md").read_text("utf-8")
    examples = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    assert examples
    for example in examples:
        assert_fits("error" if "error" in example else example["kind"], example)


@pytest.mark.parametrize("mode", ["full", "external"])
def test_the_documents_of_a_whole_story(
    openfaith: Run, there: RunningSimulator, mode: str, tmp_path: Path
) -> None:
    assert _connect(openfaith, there, mode) == 0
    person = openfaith("add", "person", "first_name=Ann", "last_name=Lee", "gender=F")[1]["id"]
    openfaith("add", "email", f"person_id={person}", "address=ann@example.com", "primary=yes")
    twin = next(p for p in there.dump("Person") if p["birthdate"])
    namesake = {k: twin[k] or "x" for k in ("first_name", "last_name")}
    openfaith("add", "person", *(f"{k}={v}" for k, v in namesake.items()))  # same name only: a question
    openfaith("status")
    assert openfaith("preview", "hope")[1]["names"]
    code, done = openfaith("sync", "hope")
    assert (code, done["decisions"]) == (3, 1)
    _decide(openfaith, there, person)
    assert openfaith("status", "hope")[1]["connections"][0]["last_run"]["state"] == "done"
    for type_name in (
        "people",
        "emails",
        "phone_number",
        "address",
        "household",
        "household_membership",
        "campus",
    ):
        assert openfaith("records", type_name)[1]["records"], type_name
    openfaith("edit", person, "birthdate=1980-02-29", "primary_campus_id=")
    there.fault("status", match="P* /people/v2/people*", status=422)
    outcomes = openfaith("push", "hope", person)[1]["records"]
    code, document = openfaith("problems", "hope")
    assert (code, document["causes"][0]["number"]) == (3, 1)
    there.fault("status", match="P* /people/v2/people*", status=422)
    assert openfaith("retry", str(document["problems"][0]["id"]))[0] == 3
    (again,) = openfaith("problems")[1]["problems"]
    assert openfaith("dismiss", str(again["id"]), "--reason", "a test")[0] == 0
    assert openfaith("problems")[0] == 0
    openfaith("edit", person, "nickname=Annie")
    outcomes += openfaith("push", "hope", person)[1]["records"]
    assert {"failed"} < {one["outcome"] for one in outcomes}
    assert openfaith("full-compare", "hope")[1]["kind"] == "compare"
    assert openfaith("undo", person)[1]["fields"] == 1
    assert openfaith("show", person)[1]["links"]
    assert openfaith("pause", "hope")[1]["paused"]
    assert not openfaith("resume", "hope")[1]["paused"]
    assert not openfaith("cancel", "hope")[1]["running"]
    openfaith("mode", "hope", "openfaith")
    assert openfaith("delete", person)[1]["deleted"]
    openfaith("doctor")
    openfaith("backup", str(tmp_path / "b.sqlite"))
    assert openfaith("restore", str(tmp_path / "b.sqlite"))[1]["kept"]
    assert openfaith("move-data", str(tmp_path / "data"), str(tmp_path / "elsewhere"))[1]["rows"] > 40
    there.fault("html", match="GET *", times=99)
    assert openfaith("sync", "hope", schema="error")[0] == 1
    runs = openfaith("runs", "hope")[1]["runs"]
    assert {run["state"] for run in runs} == {"done", "failed"}


def _decide(openfaith: Run, there: RunningSimulator, person: str) -> None:
    """Answer the possible match, and a difference in a field."""
    assert openfaith("rules", "hope", "membership=ask")[1]["rules"] == {"membership": "ask"}
    code, document = openfaith("decisions", "hope")
    assert code == 3
    (match,) = document["decisions"]
    assert openfaith("decide", str(match["id"]), "both")[0] == 0
    people = openfaith("records", "person")[1]["records"]
    linked = next(p for p in people if p["id"] != person and openfaith("show", p["id"])[1]["links"])
    link = openfaith("show", linked["id"])[1]["links"]
    there.edit("Person", int(link[0]["external_id"]), membership="Visitor")
    openfaith("edit", linked["id"], "membership=Regular")
    openfaith("sync", "hope")
    (field,) = openfaith("decisions")[1]["decisions"]
    assert (field["ours"], field["theirs"]) == ("Regular", "Visitor")
    assert openfaith("decide", f"{field['id']}", "theirs")[1]["settled"][0]["title"]
    assert openfaith("decisions")[0] == 0


def test_sign_ins_move_to_where_they_are_wanted(
    openfaith: Run, there: RunningSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _connect(openfaith, there, "external")
    openfaith("webhooks", "hope", "--url", "https://hope.example.org")
    assert openfaith("secrets")[1] == {
        "kind": "file",
        "where": str(tmp_path / "data/secrets.json"),
        "moved": 0,
    }
    code, refused = openfaith("secrets", "passphrase", schema="error")  # nobody to ask
    assert (code, refused["error"]["name"]) == (1, "PassphraseNeeded")
    assert "OPENFAITH_PASSPHRASE_FILE" in refused["error"]["what_to_do"]
    (tmp_path / "phrase").write_text("correct horse battery staple")
    monkeypatch.setenv("OPENFAITH_PASSPHRASE_FILE", str(tmp_path / "phrase"))
    assert openfaith("secrets", "passphrase")[1]["moved"] == 17
    assert (tmp_path / "data/secrets.json").read_bytes() == b"{}"
    assert openfaith("sync", "hope")[0] == 0
    monkeypatch.delenv("OPENFAITH_PASSPHRASE_FILE")
    assert openfaith("sync", "hope", schema="error")[1]["error"]["name"] == "PassphraseNeeded"
    checks = openfaith("doctor")[1]["checks"]
    assert {c["check"] for c in checks if not c["ok"]} == {"Sign-ins", "Sign-in of hope"}
    monkeypatch.setattr(choice, "chosen", lambda _folder: None)
    monkeypatch.delenv("OPENFAITH_KEYRING")
    (tmp_path / "data/secrets.json").unlink()
    monkeypatch.setattr(vault, "probe", _no_keyring)
    assert "openfaith secrets passphrase" in openfaith("secrets", schema="error")[1]["error"]["what_to_do"]


def _no_keyring(_folder: Path) -> None:
    raise vault.VaultMissing


def test_webhooks_from_beginning_to_end(openfaith: Run, there: RunningSimulator) -> None:
    _connect(openfaith, there, "full")
    assert openfaith("webhooks", "hope")[1]["subscriptions"] == []
    code, document = openfaith("webhooks", "hope", "--url", "https://hope.example.org")
    assert (code, document["changed"]["created"], document["missing"]) == (0, 16, [])
    assert openfaith("webhooks", "hope", "--rotate")[1]["changed"]["rotated"] == 16
    assert openfaith("webhooks", "hope", "--off")[1]["changed"]["removed"] == 16
    for wrong in (["--url", "http://hope.example.org"], ["--rotate"], ["--off", "--rotate"]):
        assert openfaith("webhooks", "hope", *wrong, schema="error")[0] == 2
    there.set_options(webhook_admin=False)
    code, refused = openfaith("webhooks", "hope", schema="error")
    assert (code, refused["error"]["name"]) == (1, "PermissionMissing")


def test_strange_values_and_a_record_deleted_here(openfaith: Run, there: RunningSimulator) -> None:
    _connect(openfaith, there, "full")
    openfaith("sync", "hope")
    strange = (
        {"status": None},
        {"status": "pending"},
        {"birthdate": "no date"},
        {"birthdate": None},
        {"child": None},
        {"inactivated_at": "2020-01-01"},
    )
    for row, values in zip(there.dump("Person"), strange, strict=False):
        there.edit("Person", int(row["id"]), **values)
    openfaith("sync", "hope")
    for record in openfaith("records", "person")[1]["records"]:
        openfaith("show", record["id"])
    openfaith("delete", record["id"])
    assert openfaith("sync", "hope")[0] == 3
    (question,) = openfaith("decisions", "hope")[1]["decisions"]
    assert question["kind"] == "deleted_here"
    assert openfaith("decide", str(question["id"]), "skip")[0] == 0


def test_a_safety_brake_from_beginning_to_end(openfaith: Run, there: RunningSimulator) -> None:
    _connect(openfaith, there, "full")
    openfaith("sync", "hope")
    gone = [int(row["id"]) for row in there.dump("Person")[:6]]
    there.permissions(gone)
    code, stopped = openfaith("full-compare", "hope", schema="error")
    assert (code, stopped["error"]["name"]) == (5, "BrakeStopped")
    (question,) = openfaith("decisions", "hope")[1]["decisions"]
    assert f"decide {question['id']} ours" in stopped["error"]["what_to_do"]
    assert [(one["brake"], one["type"], one["number"]) for one in question["about"]] == [
        ("remove", "person", 6)
    ]
    assert all(one in stopped["error"]["what_it_means"] for one in question["about"][0]["names"][:5])
    assert question["answers"] == ["theirs", "ours", "again"]
    assert openfaith("decide", str(question["id"]), "skip", schema="error")[0] == 2
    assert openfaith("decide", str(question["id"]), "ours")[0] == 0
    assert openfaith("full-compare", "hope")[0] == 0


def test_failures_are_documents_too(openfaith: Run, there: RunningSimulator, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert openfaith("no-such-command", schema="error")[0] == 2
    assert openfaith("sync", "nobody", schema="error")[0] == 2
    assert openfaith("doctor", "--data-dir", str(tmp_path / "file"))[0] == 1
    assert openfaith("show", "nonsense", schema="error")[0] == 2
    assert openfaith("records", "angels", schema="error")[0] == 2
    assert _connect(openfaith, there, "full", "demo:wrong", schema="error") == 4
    assert openfaith("backup", str(tmp_path / "file" / "b.sqlite"), schema="error")[0] == 2
    assert openfaith("export", "person", str(tmp_path / "people.xlsx"), schema="error")[0] == 2


def test_a_schema_refuses_what_it_does_not_know() -> None:
    for document in ({}, {"error": {"name": "X"}}, {"connections": [{"name": "x", "brand_new": 1}]}):
        for name in set(SCHEMAS) - {"common"}:
            assert list(Draft202012Validator(SCHEMAS[name], registry=REGISTRY).iter_errors(document)), name


def test_the_simulator_and_the_measurements(openfaith: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_until_asked_to_stop", lambda: None)
    assert openfaith("simulate", "planning-center", "--people", "10", "--no-rate-limit")[1]["people"] == 10
    assert openfaith("bench", "sync", "--people", "30", "--seeds", "2")[1]["ratio"] > 0
    assert openfaith("bench", "stall", "--people", "30", "--seeds", "1")[1]["syncing"]["ticks"] > 0
