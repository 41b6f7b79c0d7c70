"""A list from a file: looked at first, all or nothing, nobody twice, undone as one, and mistakes told by their line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from openfaith_desktop.application import Application, exporting, importing, lists, records, undo
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue, UsageError
from openfaith_desktop.sync.importing.lines import NEW
from tests.sync.conftest import Both


def _list(folder: Path, text: str | bytes) -> Path:
    file = folder / "list.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def _named(app: Application, name: str) -> list[str]:
    return lists.ids(app, "person", search=name)


def test_looking_changes_nothing_and_doing_is_one_edit_that_is_undone_as_one(
    church: Both, app: Application, tmp_path: Path
) -> None:
    known = church.add("person", first_name="Zed", last_name="Aardvark", membership="Visitor")
    church.add("email", person_id=known, address="zed@mail.example")
    before = lists.ids(app, "person")
    file = _list(
        tmp_path,
        "First name,Last name,Membership,E-mails,Phone numbers,Shoe size\n"
        "Zed,Aardvark,Member,ZED@mail.example; z@mail.example,,44\n"
        "Naomi,Quillfeather,Member,naomi@mail.example,+1 202 555 0101; 202-555-0102,\n"
        "Noah,Quillfeather,,noah@mail.example,,\n",
    )
    looked = importing.preview(app, file)
    assert looked.waits == ()
    assert (looked.new, looked.changed, looked.same, looked.done) == (2, 1, 0, False)
    assert looked.new_names == ("Naomi Quillfeather", "Noah Quillfeather")
    assert looked.changed_names == ("Zed Aardvark",)
    assert looked.not_read == ("Shoe size",)
    assert lists.ids(app, "person") == before
    done = importing.bring(app, file, seen=looked.mark)
    assert (done.new, done.changed, done.done) == (2, 1, True)
    shown = records.show(app, known)
    assert shown["membership"] == "Member"
    assert sorted(e["address"] for e in shown["belonging"]["email"]) == ["z@mail.example", "zed@mail.example"]
    (naomi,) = _named(app, "Naomi Quillfeather")
    assert len(records.show(app, naomi)["belonging"]["phone_number"]) == 2
    again = importing.preview(app, file)
    assert (again.new, again.changed, again.same, again.waits) == (0, 0, 3, ())
    assert done.undo is not None
    taken = undo.take_back(app, done.undo)
    assert taken["left"] == []
    assert lists.ids(app, "person") == before
    shown = records.show(app, known)
    assert shown["membership"] == "Visitor"
    assert [e["address"] for e in shown["belonging"]["email"]] == ["zed@mail.example"]


def test_what_was_changed_since_an_import_stays_when_it_is_undone(
    church: Both, app: Application, tmp_path: Path
) -> None:
    file = _list(tmp_path, "First name,Last name\nNaomi,Quillfeather\nNoah,Quillfeather\n")
    done = importing.bring(app, file)
    (naomi,) = _named(app, "Naomi Quillfeather")
    records.edit(app, naomi, {"nickname": "Nomi"})
    assert done.undo is not None
    taken = undo.take_back(app, done.undo)
    assert [one["entity_id"] for one in taken["left"]] == [naomi]
    assert _named(app, "Quillfeather") == [naomi]


def test_undoing_one_of_an_import_leaves_the_others(church: Both, app: Application, tmp_path: Path) -> None:
    importing.bring(app, _list(tmp_path, "First name,Last name\nNaomi,Quillfeather\nNoah,Quillfeather\n"))
    (naomi,) = _named(app, "Naomi Quillfeather")
    undo.take_back(app, naomi)
    assert len(_named(app, "Quillfeather")) == 1


def test_an_exported_list_comes_back_as_the_same(church: Both, app: Application, tmp_path: Path) -> None:
    church.add("person", first_name="=Zed", last_name="'+Aardvark", nickname="-")
    for type_name in ("person", "email", "phone_number", "address", "household", "campus"):
        exporting.export(app, type_name, tmp_path / "all.csv")
        looked = importing.preview(app, tmp_path / "all.csv")
        assert (looked.type, looked.new, looked.changed, looked.waits) == (type_name, 0, 0, ()), type_name
        assert looked.same == len(lists.ids(app, type_name))


def test_a_namesake_waits_until_a_person_says_who_it_is(
    church: Both, app: Application, tmp_path: Path
) -> None:
    known = church.add("person", first_name="Zed", last_name="Aardvark")
    text = "Id,First name,Last name,Gender\n{},Zed,Aardvark,M\n"
    done = importing.bring(app, _list(tmp_path, text.format("")))
    (waits,) = done.waits
    assert (waits.line, waits.entity_id, waits.reasons) == (2, known, ("same name",))
    assert (done.new, done.changed, done.undo) == (0, 0, None)
    assert importing.bring(app, _list(tmp_path, text.format(known))).changed == 1
    assert importing.bring(app, _list(tmp_path, text.format(NEW))).new == 1
    assert len(_named(app, "Zed Aardvark")) == 2


def test_a_child_is_never_taken_for_the_parent_who_shares_everything(
    church: Both, app: Application, tmp_path: Path
) -> None:
    parent = church.add("person", first_name="Zed", last_name="Aardvark", child="no")
    church.add("email", person_id=parent, address="family@mail.example")
    done = importing.bring(
        app, _list(tmp_path, "First name,Last name,Child,E-mails\nZed,Aardvark,yes,family@mail.example\n")
    )
    assert [one.entity_id for one in done.waits] == [parent]
    assert (done.new, done.changed) == (0, 0)


def test_a_line_that_repeats_another_waits(church: Both, app: Application, tmp_path: Path) -> None:
    done = importing.bring(
        app, _list(tmp_path, "First name,Last name\nNaomi,Quillfeather\nNaomi,Quillfeather\n")
    )
    assert done.new == 1
    assert [(one.line, one.same_as_line) for one in done.waits] == [(3, 2)]


def test_what_belongs_to_somebody_is_found_by_name_and_not_made_twice(
    church: Both, app: Application, tmp_path: Path
) -> None:
    church.add("person", first_name="Zed", last_name="Aardvark")
    file = _list(tmp_path, "Person,E-mail address,Type\nZed Aardvark,zed@mail.example,Home\n")
    assert importing.bring(app, file, "email").new == 1
    assert importing.bring(app, file, "email").same == 1
    church.add("person", first_name="Zed", last_name="Aardvark")
    with pytest.raises(InvalidValue, match=r"Line 2: There are 2 called"):
        importing.bring(app, file, "email")


def test_an_empty_cell_erases_nothing(church: Both, app: Application, tmp_path: Path) -> None:
    one = church.add("person", first_name="Zed", last_name="Aardvark", gender="M")
    done = importing.bring(app, _list(tmp_path, f"Id,First name,Gender\n{one},,\n"))
    assert (done.same, done.changed) == (1, 0)


def test_what_changed_since_the_look_is_looked_at_again(
    church: Both, app: Application, tmp_path: Path
) -> None:
    file = _list(tmp_path, "First name,Last name\nNaomi,Quillfeather\n")
    looked = importing.preview(app, file)
    church.add("person", first_name="Naomi", last_name="Quillfeather")
    with pytest.raises(ChangedMeanwhile):
        importing.bring(app, file, seen=looked.mark)
    assert len(_named(app, "Quillfeather")) == 1


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "wrong encoding": ("First name\nAnn\nZoë\n".encode("latin-1"), "Line 3: a letter"),
    "nul": ("First name\nAnn\nB\x00b\n", "Line 3: this is no text"),
    "open quotes": ('First name,Last name\nAnn,Lee\n"Bob,Lee\nCid,Lee\n', "Line 3: its quotation marks"),
    "stray quotes": ('First name,Last name\n"Ann" x,Lee\n', "Line 2: its quotation marks"),
    "10 MB in one cell": (f"First name\nAnn\n{'x' * 10_000_000}\n", "Line 3: a cell is longer"),
    "header twice": (
        "First name,Last name\nAnn,Lee\nFirst name,Last name\nBob,Lee\n",
        "Line 3: the headings",
    ),
    "column twice": ("First name,first_name\nAnn,Ann\n", "Line 1: the heading “first_name”"),
    "no heading": ("Ann,Lee\nBob,Lee\n", "Line 1: no heading is known"),
    "more cells": ("First name,Last name\nAnn,Lee, Jr.\n", "Line 2: it has more cells"),
    "a value": (
        "First name,Birth date\nAnn,1980-02-29\nBob,31.12.1980\n",
        "Line 3: “31.12.1980” doesn't fit",
    ),
    "an id": ("Id,First name\nperson_x,Ann\n", "Line 2: “person_x” is no person"),
    "who is only there": ("Id,First name\nlink_12,Ann\n", "Line 2: “link_12” is no person"),
    "after a line end in a cell": (
        'First name,Child\n"A\nB",no\nBob,perhaps\n',
        "Line 4: “perhaps” doesn't fit",
    ),
    "empty": ("", "list.csv is empty"),
    "blank": ("\n \n,,\n", "list.csv is empty"),
    "utf-16 cut off": (b"\xff\xfeF\x00i", "Line 1: a letter"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_list_with_a_mistake_says_where_and_nothing_is_brought_in(
    app: Application, tmp_path: Path, case: str
) -> None:
    text, said = HOSTILE[case]
    file = _list(tmp_path, text)
    for work in (importing.preview, importing.bring):
        with pytest.raises(InvalidValue) as caught:
            work(app, file)
        assert caught.value.title.startswith(said)
        assert caught.value.what_to_do
        assert len(caught.value.title) < 200
    assert lists.ids(app, "person") == []


def test_the_lines_of_further_mistakes_are_named(app: Application, tmp_path: Path) -> None:
    file = _list(tmp_path, "First name,Child\nAnn,x\nBob,yes\nCid,y z\nDan,?\n")
    with pytest.raises(InvalidValue) as caught:
        importing.bring(app, file)
    assert caught.value.title.startswith("Line 2:")
    assert caught.value.what_it_means == "Nothing was imported. Lines with other mistakes: 4, 5."


def test_a_file_that_is_not_there_or_no_csv(app: Application, tmp_path: Path) -> None:
    for name in ("nowhere.csv", "people.xlsx", "."):
        with pytest.raises(UsageError):
            importing.preview(app, tmp_path / name)


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_as_spreadsheets_save_them(
    app: Application, tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["First name", "Last name"], ["Zoë", "Aardvark, Jr."]]
    with (tmp_path / "list.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    assert importing.bring(app, tmp_path / "list.csv").new_names == ("Zoë Aardvark, Jr.",)


def test_what_is_imported_is_synced_as_any_edit(church: Both, app: Application, tmp_path: Path) -> None:
    before = church.count_there("Person")
    importing.bring(
        app, _list(tmp_path, "First name,Last name,E-mails\nNaomi,Quillfeather,naomi@mail.example\n")
    )
    church.sync()
    assert church.count_there("Person") == before + 1
    church.sync()
    assert church.count_there("Person") == before + 1
