"""A list as a file: what is filtered is what is written, no spreadsheet executes it, and it is there whole or not at all."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from openfaith_desktop.application import Application, exporting, lists, saved_lists
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.errors import DiskFull, UsageError
from tests.sync.conftest import Both


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_what_a_list_shows_is_what_its_file_holds(church: Both, app: Application, tmp_path: Path) -> None:
    person = church.add("person", first_name="Zoë", last_name="Aardvark", medical_notes="Nuts")
    church.add("email", person_id=person, address="zoe@mail.example")
    church.add("email", person_id=person, address="z@mail.example")
    file = tmp_path / "people.csv"
    done = exporting.export(app, "people", file, filter=Filter.ONLY_HERE)
    assert (done.type, done.records) == ("person", 1)
    (row,) = _read(file)
    assert (row["Id"], row["First name"], row["Last name"]) == (person, "Zoë", "Aardvark")
    assert sorted(row["E-mails"].split("; ")) == ["z@mail.example", "zoe@mail.example"]
    assert "Medical notes" not in row
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    exporting.export(app, "person", file, sort="last_name", descending=True)
    assert [row["Id"] for row in _read(file)] == lists.ids(app, "person", sort="last_name", descending=True)


def test_a_record_is_named_and_by_its_id_where_two_share_a_name(
    church: Both, app: Application, tmp_path: Path
) -> None:
    alone = church.add("person", first_name="Zoë", last_name="Aardvark")
    twins = [church.add("person", first_name="Sam", last_name="Twin") for _ in range(2)]
    for one in (alone, twins[0]):
        church.add("email", person_id=one, address=f"{one[-5:]}@mail.example")
    exporting.export(app, "email", tmp_path / "emails.csv")
    named = [row["Person"] for row in _read(tmp_path / "emails.csv")]
    assert "Zoë Aardvark" in named
    assert twins[0] in named
    assert "Sam Twin" not in named


@pytest.mark.parametrize("mode", ["openfaith"])
def test_who_is_only_there_is_written_with_the_number_of_their_link(
    church: Both, app: Application, tmp_path: Path, mode: str
) -> None:
    wanted = lists.ids(app, "person", filter=Filter.ONLY_THERE)
    assert wanted
    exporting.export(app, "person", tmp_path / "there.csv", filter=Filter.ONLY_THERE)
    rows = _read(tmp_path / "there.csv")
    assert [row["Id"] for row in rows] == wanted
    assert all(row["Last name"] for row in rows)


@pytest.mark.parametrize(
    "value", ["=1+2", "+1 202 555 0101", "-3", "@x", "'=1", "''=1", "'plain", "", "\t=", "\r=1"]
)
def test_no_cell_is_a_formula_and_each_is_read_back_as_it_was(value: str) -> None:
    written = saved_lists.plain(value)
    # OWASP's list in its own words, not ours: what the code forgot, this would forget too.
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert saved_lists.meant(written) == value


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "people.csv"
    saved_lists.save(file, ["Name"], [["Ann"]])
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull) as caught:
        saved_lists.save(file, ["Name"], [["Bob"]] * 10)
    assert "people.csv" in caught.value.title
    assert "sync" not in caught.value.what_to_do
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["people.csv"]


def test_an_interrupted_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["Ann"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        saved_lists.save(tmp_path / "people.csv", ["Name"], rows())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["people.xlsx", "people", "nowhere/people.csv"])
def test_a_place_that_cannot_be_written_is_said(app: Application, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        exporting.export(app, "person", tmp_path / name)
    assert "people" in caught.value.title
    assert not (tmp_path / name).exists()
