"""What a list of records shows, whatever their type: columns, words, filters. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import exporting, lists
from openfaith_desktop.application.exporting import Exported
from openfaith_desktop.application.lists import Filter, RecordRow, Where
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.tableheader import TICK
from openfaith_desktop.ui.widgets.windowed import Column, Windowed


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("records", text, None, number)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a state is shown: its words (with `{}` for the system's name), its icon, its meaning."""

    words: str
    icon: str
    meaning: Meaning
    strong: bool = False


def looks(where: Where, system: str) -> Looks:
    """Return how a record's place is shown."""
    made = {
        Where.BOTH: Looks(tr("In both"), "check", Meaning.OK),
        Where.ONLY_HERE: Looks(tr("Only in OpenFaith"), "circle-half", Meaning.TEXT, True),
        Where.ONLY_THERE: Looks(tr("Only in {}").format(system), "cloud", Meaning.TEXT, True),
        Where.WAITING: Looks(tr("Needs a decision"), "arrows-left-right", Meaning.ACCENT, True),
        Where.PROBLEM: Looks(tr("Couldn't be copied"), "warning-circle", Meaning.PROBLEM, True),
        Where.CHANGED: Looks(tr("Changed here"), "pencil-simple", Meaning.INFO, True),
        Where.LOCAL: Looks(tr("In OpenFaith"), "house-simple", Meaning.QUIET),
    }
    return made[where]


@dataclass(frozen=True, slots=True)
class Wording:
    """How people speak of records of a type. `count` holds one and many, with `{}` for the number."""

    title: str
    one: str
    many: str
    everyone: str
    add: str
    group: str
    search: str
    empty_icon: str


def wording(type_name: str, number: int = -1) -> Wording:
    """Return the words for a type; `number`: of how many records, which chooses the plural form."""
    if type_name == "person":
        return Wording(
            *(tr("People"), tr("1 person"), tr("{} people", number), tr("Everyone"), tr("Add a person")),
            *(tr("Family"), tr("Search {} people"), "user"),
        )
    if type_name == "household":
        return Wording(
            *(
                tr("Households"),
                tr("1 household"),
                tr("{} households", number),
                tr("All"),
                tr("Add a household"),
            ),
            *(tr("Members"), tr("Search {} households"), "house-line"),
        )
    if type_name == "campus":
        return Wording(
            *(tr("Campuses"), tr("1 campus"), tr("{} campuses", number), tr("All"), tr("Add a campus")),
            *(tr("Town"), tr("Search {} campuses"), "buildings"),
        )
    title = next((localised_label(c.label) for c in lists.columns(type_name)[:1]), type_name)
    return Wording(
        *(title, tr("1 record"), tr("{} records", number), tr("All"), tr("Add")),
        *(tr("With"), tr("Search {} records"), "folder-simple"),
    )


def counted(type_name: str, number: int) -> str:
    """Return how many records of a type these are: 3,180 people."""
    said = wording(type_name, number)
    return words.count(number, said.one, said.many)


def filter_word(one: Filter, type_name: str, system: str) -> str:
    """Return a saved filter's name."""
    return {
        Filter.ALL: wording(type_name).everyone,
        Filter.NEEDS_ME: tr("Needs me"),
        Filter.ONLY_HERE: tr("Not in {}").format(system),
        Filter.ONLY_THERE: tr("Only in {}").format(system),
        Filter.CHANGED_HERE: tr("Changed here"),
        Filter.CHILDREN: tr("Children"),
    }[one]


class RecordsModel(Windowed[RecordRow]):
    """The windowed table of one type: tick, name, what it belongs with, where it is."""

    def __init__(self, door: Door, type_name: str, system: str, fetch: Any) -> None:
        told = wording(type_name)
        # A household's members take more room than its name.
        shares = (0.8, 1.5, 0.7) if type_name == "household" else (1.15, 0.8, 1.05)
        super().__init__(
            door,
            (
                Column(TICK, "", width=Size.TICK_COLUMN),
                Column("name", tr("Name"), share=shares[0], sortable=True),
                Column("group", told.group, share=shares[1], sortable=True),
                Column("where", tr("Where"), share=shares[2], sortable=True),
            ),
            fetch,
        )
        self.system = system

    def text(self, row: RecordRow, column: Column) -> str:
        """Return a cell's words."""
        if column.key == "name":
            return row.title or tr("Without a name")
        if column.key == "group":
            return (
                " · ".join(word for word in (row.group, tr("child") if row.is_child else "") if word) or "–"
            )
        if column.key == "where":
            return looks(row.where, self.system).words
        return ""

    def sentence(self, row: RecordRow, column: Column) -> str:
        """Return a cell as a screen reader says it."""
        if column.key == TICK:
            ticked = tr("chosen") if row.id in self.ticked else tr("not chosen")
            return f"{row.title}, {ticked}"
        if column.key == "name":
            return f"{row.title}, {looks(row.where, self.system).words}"
        return super().sentence(row, column)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows now."""

    search: str = ""
    filter: Filter = Filter.ALL
    sort: str = "name"
    descending: bool = False


def found(app: Any, type_name: str, connection: str | None, wanted: Wanted) -> list[str]:
    """Return the ids of a list, in order."""
    return lists.ids(
        app,
        type_name,
        wanted.search,
        wanted.filter,
        connection,
        wanted.sort,
        wanted.descending,
    )


def fetched(app: Any, type_name: str, connection: str | None, ids: Sequence[str]) -> Mapping[str, RecordRow]:
    """Return the rows of some ids."""
    return lists.rows(app, type_name, ids, connection)


def saved(app: Any, type_name: str, connection: str | None, wanted: Wanted, path: Path) -> Exported:
    """Write what a list shows to a file."""
    return exporting.export(
        app,
        type_name,
        path,
        wanted.search,
        wanted.filter,
        connection,
        wanted.sort,
        wanted.descending,
    )
