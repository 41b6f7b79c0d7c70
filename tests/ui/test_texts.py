"""The texts of the layers below the window: all in the catalogue, each known again, and said in another language."""

from __future__ import annotations

import ast
import asyncio
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from openfaith_desktop.application import records, syncing, words
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.cdm.types.people import PERSON
from openfaith_desktop.errors import DiskFull, InvalidValue, OpenFaithError, UsageError
from openfaith_desktop.store import links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui import texts
from openfaith_desktop.ui import words as shared
from openfaith_desktop.ui.decisions.model import OURS
from openfaith_desktop.ui.decisions.page import DecisionsPage
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.texts import language
from openfaith_desktop.ui.texts.templates import TEMPLATES
from tests.ui.another_language import TwiceAsLong, english_in, left_in_english, never_translated
from tests.ui.conftest import World, child

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "translations.py"))


def test_the_catalogue_holds_every_text_of_the_program() -> None:
    for file, text in TOOL["files"]():
        assert file.read_text("utf-8") == text, f"{file.name} is old; run: python tools/translations.py"


def test_a_text_that_is_new_below_the_window_comes_into_the_catalogue() -> None:
    found = set(
        TOOL["_of_tree"](
            TOOL["ast"].parse(
                'log.info("Nothing for people here")\n'
                'error = UsageError(f"{row.name} has no {field.label.lower()}.", what_to_do="Give it one, please.")\n'
                'said = f"{count:,} people were moved"\n'
                'raise ValueError("only for developers")\n'
                'Person = Annotated[str, Says("What a schema says of it.")]\n'
            )
        )
    )
    assert found == {"{name} has no {label}.", "Give it one, please.", "{number} people were moved"}


def test_the_catalogue_is_one_that_qt_reads_with_plural_forms() -> None:
    root = ElementTree.fromstring((ROOT / "resources" / "translations" / "openfaith.ts").read_text("utf-8"))
    found = {
        (context.findtext("name"), message.findtext("source")): message.get("numerus") == "yes"
        for context in root
        for message in context.findall("message")
    }
    assert found["texts", "{number} differences decided"]
    assert not found["texts", "A difference decided"]
    assert found["words", "{} minutes ago"]
    assert ("HistoryPage", "History") in found
    assert len(found) > 1_500


def test_the_window_hands_each_number_to_the_translation_of_its_text() -> None:
    """Languages have more than two forms: the text for many is chosen by how many they are."""
    without: list[str] = []
    for file in sorted((ROOT / "openfaith_desktop" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and len(node.args) == 3 and TOOL["_called"](node) == "count"):
                continue
            calls = [one for one in ast.walk(node.args[2]) if isinstance(one, ast.Call)]
            told = [one for one in calls if TOOL["_called"](one) in ("tr", "_tr")]
            without += [f"{file.name}:{one.lineno}" for one in told if len(one.args) < 2]
    assert without == []


@pytest.mark.parametrize("value", ["Zoë O'Neil-Ünal", "12 Oak St, Springfield", "added"])
def test_each_text_is_known_again_whatever_stands_in_it(value: str) -> None:
    def filled(template: str) -> str:
        return re.sub(
            r"\{(\w+)\}", lambda m: "1,240" if m[1].rstrip("0123456789") == "number" else value, template
        )

    def shape(template: str) -> str:
        return re.sub(r"\{\w+\}", "{}", template)

    for template in TEMPLATES:
        found = texts.recognised(filled(template))
        assert found is not None, template
        assert shape(found.template) == shape(template)


@pytest.mark.parametrize(
    ("locale", "with_year", "without"),
    [
        ("C", "2 June 1968", "2 June"),
        ("en_US", "June 2, 1968", "June 2"),
        ("de_DE", "2. Juni 1968", "2. Juni"),
        ("es_ES", "2 de junio de 1968", "2 de junio"),
        ("ja_JP", "1968年6月2日", "6月2日"),
        ("hu_HU", "1968. június 2.", "június 2."),
    ],
)
def test_a_day_is_written_in_the_order_of_its_language(locale: str, with_year: str, without: str) -> None:
    there = QLocale(locale)
    shown = [there.toString(QDate(1968, 6, 2), shared.day_form(there, year=year)) for year in (True, False)]
    assert shown == [with_year, without]


def test_every_language_has_a_form_for_days() -> None:
    for there in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        whole, short = (shared.day_form(there, year=year) for year in (True, False))
        for form in (whole, short):
            plain = re.sub("'[^']*'", "", form)
            assert "M" in plain, there.name()
            assert "d" in plain.replace("dddd", ""), there.name()
            assert "ddd" not in plain, there.name()
        assert "y" in whole, there.name()
        assert "y" not in re.sub("'[^']*'", "", short), there.name()


# --- in another language --------------------------------------------------------------------------


class German(QTranslator):
    """A few texts in a language with other plural forms, as its translator wrote them."""

    def translate(self, context, text, disambiguation=None, n=-1) -> str:
        plural = {
            "{number} differences decided": (
                "{number} Unterschied entschieden",
                "{number} Unterschiede entschieden",
            )
        }
        if text in plural:
            return plural[text][0 if n % 10 == 1 else 1]
        return {
            "{many} of {total} are no longer in {system}": "{many} von {total} fehlen in {system}",
            "this sync would change {many} of {total}": "Dieser Abgleich änderte {many} von {total}",
            "People": "Menschen",
            "same name": "gleicher Name",
            "The disk is full.": "Die Festplatte ist voll.",
            "{it} changed": "{it} geändert",
            "Birth date": "Geburtsdatum",
            "“{text}” doesn't fit {label}.": "„{text}“ passt nicht zu {label}.",
            "Nothing was changed.": "Nichts wurde geändert.",
            "Choose another name.": "{oops} Wähle.",
        }.get(text, "")


@pytest.fixture
def german(qapp: object) -> Iterator[None]:
    translator, before = German(), QLocale()
    QCoreApplication.installTranslator(translator)
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("english", "german_text"),
    [
        ("The disk is full.", "Die Festplatte ist voll."),
        (words.change("update", PERSON, PERSON.by_name["birthdate"], "a", "b"), "Geburtsdatum geändert"),
        (words.deed("answer", 1_240), "1.240 Unterschiede entschieden"),
        (words.deed("answer", 21), "21 Unterschied entschieden"),
        ("“Moved away.” doesn't fit birth date.", "„Moved away.“ passt nicht zu Geburtsdatum."),
        (
            "“x” doesn't fit birth date. Nothing was changed.",
            "„x“ passt nicht zu Geburtsdatum. Nichts wurde geändert.",
        ),
        ("Joan Baker", "Joan Baker"),
        (
            "1,008 people of 1,240 are no longer in Hope; this sync would change 9 people of 12.",
            "1.008 Menschen von 1.240 fehlen in Hope; Dieser Abgleich änderte 9 Menschen von 12.",
        ),
        ("Same name", "Gleicher Name"),
        ("Said by their server. Nothing was changed.", "Said by their server. Nichts wurde geändert."),
        ("Choose another name.", "Choose another name."),
        ("", ""),
    ],
)
def test_a_text_is_said_with_its_values_its_plural_and_its_numbers(
    german: None, english: str, german_text: str
) -> None:
    assert texts.localised(english) == german_text


def test_without_a_translation_every_text_stays_as_it_is(qapp: object) -> None:
    for template in TEMPLATES:
        assert texts.localised(template) == template
    assert texts.localised("1,240 differences decided") == "1,240 differences decided"
    for label in (
        "Birth date",
        "birth date",
        "E-mail: location",
        "Mobile phone number, nickname",
        "Shoe size",
    ):
        assert texts.localised_label(label) == label


def test_an_error_is_said_and_stays_the_error_it_was(german: None) -> None:
    error = texts.localised_error(DiskFull())
    assert (error.title, str(error)) == ("Die Festplatte ist voll.", "The disk is full.")
    assert DiskFull.title == "The disk is full."


def _released(source: Path, made: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert tool is not None
    done = subprocess.run([tool, str(source), "-qm", str(made)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert made.exists()


def test_a_translation_beside_the_program_is_taken_when_the_system_speaks_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    source = tmp_path / "openfaith_de.ts"
    source.write_text(
        """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de_DE"><context>
        <name>texts</name>
        <message><source>The disk is full.</source><translation>Die Festplatte ist voll.</translation></message>
        <message numerus="yes"><source>{number} differences decided</source><translation>
        <numerusform>{number} Unterschied</numerusform><numerusform>{number} Unterschiede</numerusform>
        </translation></message></context></TS>""",
        "utf-8",
    )
    _released(source, tmp_path / "openfaith_de.qm")
    before = QLocale()
    german = QLocale("de_DE")
    assert language.install(qapp, QLocale("fi_FI"), [tmp_path]) == []
    assert language.install(qapp, QLocale("en_US"), [tmp_path]) == []
    installed = language.install(qapp, german, [tmp_path])
    QLocale.setDefault(german)
    try:
        assert texts.localised("The disk is full.") == "Die Festplatte ist voll."
        assert texts.localised("1,001 differences decided") == "1.001 Unterschiede"
        assert texts.localised("1 differences decided") == "1 Unterschied"
    finally:
        QLocale.setDefault(before)
        for one in installed:
            QCoreApplication.removeTranslator(one)


def test_qt_reads_the_whole_catalogue(tmp_path: Path) -> None:
    _released(ROOT / "resources" / "translations" / "openfaith.ts", tmp_path / "openfaith.qm")


def _every(kind: type[OpenFaithError]) -> Iterator[type[OpenFaithError]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from _every(inner)


def test_every_error_can_be_said_in_another_language() -> None:
    for kind in _every(OpenFaithError):
        error = kind()
        for text in (error.title, error.what_it_means, error.what_to_do):
            assert text in TEMPLATES, text


@pytest.fixture
def long_words(qapp: object) -> Iterator[None]:
    longer = TwiceAsLong()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


async def _settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.02)
        await window.door.finished()


def _english(window: QWidget, key: str) -> list[str]:
    return left_in_english(window, key) + never_translated(window, key)


def test_nothing_of_the_layers_below_is_left_in_english(world: World, long_words: None) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        window.resize(1280, 800)
        # A problem, a possible match, a difference, and something in the history.
        records.add(app, "person", {"first_name": "Quill", "last_name": "Testerman", "grade": "40"})
        world.there.create("Person", {"first_name": "Ottilie", "last_name": "Testerman"})
        records.add(app, "person", {"first_name": "Ottilie", "last_name": "Testerman", "nickname": "Zed"})
        await syncing.sync(app, "hope", StopFlag())
        there = sorted(app.store.read(lambda c: links.active_external_ids(c, 1, "person")))[0]
        here = app.store.read(lambda c: links.entity_ids(c, 1, "person", {there}))[there]
        world.there.edit("Person", int(there), nickname="There")
        records.edit(app, here, {"nickname": "Here"})
        await syncing.sync(app, "hope", StopFlag())
        found: list[str] = []
        for key in ("decisions", "problems", "history", "activity", "overview"):
            window.go(key)
            await _settled(window)
            found += _english(window, key)
        window.go("history")
        await _settled(window)
        child(window, QPushButton, "historyUndo").click()
        await _settled(window)
        found += _english(window, "what an undo would do")
        window.go("people", record=here)
        await _settled(window)
        page = child(window, RecordsPage, "page_people")
        found += _english(page, "a card")
        window.door.failed.emit(texts.localised_error(InvalidValue("That value doesn't fit.")))
        await _settled(window)
        found += _english(window, "an error")
        assert not found, "\n".join(dict.fromkeys(found))

    world.story(story, mode="full")


def test_nothing_is_left_in_english_where_something_is_asked_or_chosen(
    world: World, long_words: None
) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        window.resize(1280, 800)
        world.there.create("Person", {"first_name": "Ottilie", "last_name": "Testerman", "gender": "F"})
        records.add(app, "person", {"first_name": "Ottilie", "last_name": "Testerman", "nickname": "Zed"})
        quill = records.add(app, "person", {"first_name": "Quill", "last_name": "Unusual"})["id"]
        await syncing.sync(app, "hope", StopFlag())
        found: list[str] = []
        window.go("decisions")
        await _settled(window)
        page = child(window, DecisionsPage, "page_decisions")
        page.answer(page.model.ids[0], OURS)
        await _settled(window)
        assert page.stack.currentWidget() is page.pair
        found += _english(window, "a possible match")
        window.go("push", records=[quill], back="people", type="person")
        await _settled(window)
        await window.runner.over()
        await _settled(window)
        found += _english(window, "what would be sent")
        window.go("connect", connection="hope")
        await _settled(window)
        await window.runner.over()
        await _settled(window)
        found += _english(window, "how the two work together")
        window.go("people", filter=Filter.ONLY_THERE)
        await _settled(window)
        found += _english(window, "who is only there")
        people = app.store.read(lambda c: links.active_external_ids(c, 1, "person"))
        for one in sorted(people)[:8]:
            world.there.delete("Person", int(one))
        window.runner.carry_out(syncing.compare)
        await window.runner.over()
        await _settled(window)
        assert page.stack.currentWidget() is page.brake
        found += _english(window, "a safety question")
        assert not found, "\n".join(dict.fromkeys(found))

    world.story(story)


def test_what_is_left_in_english_is_found(long_words: None) -> None:
    assert english_in("Phone number added") == "Phone number added"
    assert english_in("[Undo: [Phone number added xx] xx]") == ""
    assert english_in("Joan Baker · Birth date") == "Birth date"
    assert english_in("Joan Baker") == ""
    assert UsageError().title == english_in(f"[Saved xx] {UsageError().title}")


def test_words_that_no_catalogue_knows_are_found_too(loop: object) -> None:
    around = QWidget()
    QLabel("[Nothing xx] because of what was said", around)
    around.show()
    assert len(never_translated(around, "here")) == 1
    for child_of in around.findChildren(QLabel):
        child_of.setText("Joan Baker, joan.baker@one.example, /tmp/some-folder/file, [Nothing is xx]")
    assert never_translated(around, "here") == []
    around.close()
