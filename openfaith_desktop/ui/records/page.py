"""A list of records of one type: search, saved filters, ticks, and the card of the one that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from openfaith_desktop.application import lists, only_there, undo
from openfaith_desktop.application.lists import Filter, FilterCount
from openfaith_desktop.application.only_there import BroughtIn
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records.card import CardView
from openfaith_desktop.ui.records.delegate import RecordDelegate
from openfaith_desktop.ui.records.files import ListFiles
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.records.model import (
    RecordsModel,
    Wanted,
    counted,
    fetched,
    filter_word,
    found,
    wording,
)
from openfaith_desktop.ui.records.picker import Picker
from openfaith_desktop.ui.records.there import ThereView
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.bulk import BulkBar
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Chips, Choice
from openfaith_desktop.ui.widgets.empty import Empty, Loading
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.filterline import FilterLine
from openfaith_desktop.ui.widgets.surface import box
from openfaith_desktop.ui.widgets.table import Table, TableCard


class RecordsPage(Screen):
    """One page for one entity type; `key` is also its line in the navigation."""

    topics = frozenset({Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS, Topic.RUNS})

    def __init__(self, face: Face, key: str, type_name: str) -> None:
        self.words = wording(type_name)
        super().__init__(face, key, self.words.title, wide=True)
        self.type_name = type_name
        self.wanted = Wanted()
        self._counts: dict[Filter, int] = {}
        self._counts_due = True
        app, connection = face.app, face.connection
        self.model = RecordsModel(
            face.door, type_name, face.system, lambda ids: fetched(app, type_name, connection, ids)
        )
        self.model.ticks_changed.connect(self._ticked)
        self.model.arrived.connect(self._read_counts)
        self._build()
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    # --- the parts ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.add = Button(self.words.add, f"{self.key}Add", icon="plus")
        self.acts.addWidget(self.add)
        self.files = ListFiles(self, self.face, self.key, self.type_name, lambda: self.wanted)
        self.acts.addWidget(self.files.button)
        if self.type_name == "person":
            twice = QAction(icons.icon("users"), self.tr("Who is here twice?"), self)
            twice.setObjectName(f"{self.key}Twice")
            twice.triggered.connect(lambda: self.face.go("duplicates", came_from=self.key))
            self.files.menu.addAction(twice)
        self.chips = Chips(f"{self.key}Filters", self.tr("Filters"))
        self.chips.chosen.connect(lambda key: self._want(filter=Filter(key)))
        self.search = SearchField(f"{self.key}Search", self.tr("Search"), "")
        self.search.searched.connect(lambda text: self._want(search=text))
        self.body.addWidget(FilterLine(self.chips, self.search))
        self.table = Table(f"{self.key}Table", self.words.title, self.model, Size.ROW_PEOPLE)
        self.table.setItemDelegate(RecordDelegate(self.table, self.model))
        self.start_at = self.table
        self.table.show_order(self.wanted.sort, self.wanted.descending)
        self.table.sort_asked.connect(lambda key, down: self._want(sort=key, descending=down))
        self.stack = QStackedWidget()
        self.card = TableCard(self.table)
        self.loading = Loading(f"{self.key}Loading")
        self.empty = Empty(f"{self.key}Empty", self.words.empty_icon, "", "")
        self.empty.acted.connect(self._from_empty)
        for part in (self.loading, self.card, self.empty):
            self.stack.addWidget(part)
        self.bulk = BulkBar(f"{self.key}Bulk")
        self.bulk.cleared.connect(lambda: self.model.tick(list(self.model.ticked), False))
        self.send = Button("", f"{self.key}Send", ButtonKind.PRIMARY, "paper-plane-tilt", in_card=True)
        self.send.clicked.connect(self._send)
        self.bulk.answers.addWidget(self.send)
        self.bring = Button("", f"{self.key}Bring", ButtonKind.PRIMARY, "download-simple", in_card=True)
        self.bring.clicked.connect(lambda: self.bring_in(sorted(self.model.ticked)))
        self.bulk.answers.addWidget(self.bring)
        left = QVBoxLayout()
        left.setSpacing(theme.M)
        left.addWidget(self.stack, 1)
        left.addWidget(self.bulk)
        self.list = box(left, f"{self.key}List")
        self.view = CardView(self.face, f"{self.key}Card")
        self.view.closed.connect(self.close_card)
        self.view.opened.connect(self.open_card)
        self.view.hide()
        self.there = ThereView(self.face, f"{self.key}There", self.type_name)
        self.there.closed.connect(self.close_card)
        self.there.bring_asked.connect(lambda one: self.bring_in([one]))
        self.there.same_asked.connect(self._ask_who)
        self.there.hide()
        self.columns = QHBoxLayout()
        self.columns.setSpacing(theme.L)
        self.columns.addWidget(self.list, 1)
        self.columns.addWidget(self.view)
        self.columns.addWidget(self.there)
        self.body.addLayout(self.columns, 1)
        self.table.opened.connect(self.open_card)
        self.table.entered_row.connect(self._follow)
        self.add.clicked.connect(self._add)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close_card)

    # --- the card ----------------------------------------------------------------------------------

    def open_card(self, record: str) -> None:
        """Show a record beside the list, or instead of it where there is no room."""
        if record.startswith(lists.LINK):
            self._open_there(record)
            return
        if type_of(record) != self.type_name:
            self._elsewhere(record)
            return
        self.there.hide()
        self.view.show_record(record)
        self.view.show()
        self._share_out()
        if self.table.current_id() != record:
            self.table.choose(record)

    def _open_there(self, record: str) -> None:
        self.view.hide()
        self.there.show_record(record)
        self.there.show()
        self._share_out()

    def _elsewhere(self, record: str) -> None:
        place = {"person": "people", "household": "households", "campus": "campuses"}.get(type_of(record))
        if place is not None:
            self.face.go(place, record=record)

    def close_card(self) -> None:
        """Show the list alone."""
        self.view.record = self.there.record = None
        self.view.hide()
        self.there.hide()
        self.list.show()
        self.table.setFocus()

    def _follow(self, record: str | None) -> None:
        showing = self.view.isVisible() or self.there.isVisible()
        if showing and record is not None and record not in (self.view.record, self.there.record):
            self.open_card(record)

    def _share_out(self) -> None:
        narrow = self.width() < theme.grown(Size.NARROW_RECORDS)
        for card in (self.view, self.there):
            card.setMinimumWidth(0 if narrow else theme.grown(Size.CARD_SIDE))
            card.setMaximumWidth(theme.NO_LIMIT if narrow else theme.grown(Size.CARD_SIDE))
        showing = self.view.isVisible() or self.there.isVisible()
        self.list.setVisible(not (narrow and showing))

    def _add(self) -> None:
        form = RecordForm(self.window(), self.face, self.type_name, self.words.add)
        form.saved.connect(self.open_card)
        self.face.show(form)

    # --- what is shown -----------------------------------------------------------------------------

    def arrive(self, **what: Any) -> None:
        """`filter`: show only these; `record`: show this one's card."""
        if "record" in what:
            self.open_card(what["record"])
        if "filter" in what:
            self.search.clear()
            self._want(filter=Filter(what["filter"]), search="")

    def _want(self, **changed: Any) -> None:
        before = self.wanted
        self.wanted = Wanted(
            **{
                "search": before.search,
                "filter": before.filter,
                "sort": before.sort,
                "descending": before.descending,
            }
            | changed
        )
        if self.wanted != before:
            self._show_counts()
            self._read_ids()

    def reload(self) -> None:
        """Read the list, then the filters' numbers."""
        self._counts_due = True
        self._read_ids()
        if self.view.isVisible():
            self.view.reload()

    def _read_counts(self) -> None:
        # Counting takes as long as listing; the rows in sight go first.
        if self._counts_due:
            self._counts_due = False
            app, type_name, connection = self.face.app, self.type_name, self.face.connection
            self.face.door.read(
                self, lambda: lists.filters(app, type_name, connection), self._take_counts, key="filters"
            )

    def _read_ids(self) -> None:
        app, type_name, connection, wanted = self.face.app, self.type_name, self.face.connection, self.wanted
        self.face.door.read(
            self, lambda: found(app, type_name, connection, wanted), self._take_ids, key="ids"
        )

    def _take_ids(self, ids: list[str]) -> None:
        current = self.table.current_id()
        self.model.put(ids)
        if current is not None:
            self.table.choose(current)
        gone = (
            self.model.ticked - set(ids)
            if self.wanted.filter is Filter.ALL and not self.wanted.search
            else None
        )
        if gone:
            self.model.tick(list(gone), False)
        if ids:
            self.stack.setCurrentWidget(self.card)
        else:
            self._tell_empty()
            self.stack.setCurrentWidget(self.empty)
        if not ids or not self.table.isVisible():
            self._read_counts()
        self._say_state()

    def _take_counts(self, counts: tuple[FilterCount, ...]) -> None:
        self._counts = {one.name: one.count for one in counts}
        self._show_counts()
        total = self._counts.get(Filter.ALL, 0)
        all_of_them = self.words.search.format(words.number(total))
        self.search.hint(*([all_of_them] if total > 1 else []), self.tr("Search"))
        self._say_state()

    def _show_counts(self) -> None:
        shown = [
            Choice(one.value, filter_word(one, self.type_name, self.face.system), self._number(one))
            for one in Filter
            if one in (Filter.ALL, self.wanted.filter) or self._counts.get(one)
        ]
        self.chips.show_choices(shown if len(shown) > 1 else (), self.wanted.filter.value)

    def _number(self, one: Filter) -> int | None:
        return None if one is Filter.ALL else self._counts.get(one)

    def _say_state(self) -> None:
        total = self._counts.get(Filter.ALL)
        shown = len(self.model.ids)
        every = self.wanted.filter is Filter.ALL and not self.wanted.search
        if self.wanted.filter is Filter.ONLY_THERE:
            total = None  # they are none of those here
        if every or total is None:
            text = counted(self.type_name, shown)
        else:
            text = self.tr("{} of {}").format(words.number(shown), counted(self.type_name, total))
        order = {"name": self.tr("sorted by name"), "group": "", "where": self.tr("sorted by where they are")}
        self.state.say(" · ".join(one for one in (text, order.get(self.wanted.sort, "")) if one))

    def _tell_empty(self) -> None:
        if self.wanted.search:
            self.empty.tell(
                self.tr("Nothing found"),
                self.tr("No name, e-mail or phone number has “{}” in it.").format(self.wanted.search),
                self.tr("Clear the search"),
            )
        elif self.wanted.filter is not Filter.ALL:
            self.empty.tell(
                self.tr("Nobody here"),
                self.tr("Nothing fits “{}” at the moment.").format(
                    filter_word(self.wanted.filter, self.type_name, self.face.system)
                ),
                self.tr("Show all"),
            )
        else:
            self.empty.tell(
                self.tr("No records yet"),
                self.tr("They come with the first sync, or you add them yourself."),
                self.tr("Go to the overview"),
            )

    def _from_empty(self) -> None:
        if self.wanted.search:
            self.search.clear()
            self._want(search="")
        elif self.wanted.filter is not Filter.ALL:
            self._want(filter=Filter.ALL)
        else:
            self.face.go("overview")

    # --- ticks -------------------------------------------------------------------------------------

    def _send(self) -> None:
        """Look what sending the ticked records would do."""
        chosen = [one for one in self.model.ids if one in self.model.ticked]
        chosen += sorted(self.model.ticked - set(chosen))
        chosen = [one for one in chosen if not one.startswith(lists.LINK)]
        if chosen:
            self.face.go("push", records=chosen, back=self.key, type=self.type_name)

    def _ticked(self) -> None:
        count = len(self.model.ticked)
        self.bulk.put(count)
        many = counted(self.type_name, count)
        self.send.say(self.tr("Add {} to {}").format(many, self.face.system))
        self.bring.say(self.tr("Bring in {}").format(many))
        only_there = any(one.startswith(lists.LINK) for one in self.model.ticked)
        self.bring.setVisible(only_there)
        self.send.setVisible(not only_there and self.face.connection is not None)

    # --- who is only there -------------------------------------------------------------------------

    CHANGES = (Topic.RECORDS, Topic.DECISIONS)

    def bring_in(self, links: list[str]) -> None:
        """Bring in who is only there."""
        app = self.face.app
        links = [one for one in links if one.startswith(lists.LINK)]
        if links:
            self.face.door.act(self, lambda: only_there.bring_in(app, links), self.CHANGES, self._brought)

    def _brought(self, done: BroughtIn) -> None:
        self.model.tick(list(self.model.ticked), False)
        self.close_card()
        parts: list[str] = []
        if done.ids:
            many = counted(self.type_name, len(done.ids))
            parts.append(self.tr("{} brought in").format(many))
        if done.asked:
            parts.append(
                words.count(
                    len(done.asked),
                    self.tr("1 needs a decision first"),
                    self.tr("{} need a decision first", None, len(done.asked)),
                )
            )
        self.face.toast(", ".join(parts), (lambda: self._take_back(done.ids)) if done.ids else None)

    def _take_back(self, what: Sequence[str]) -> None:
        app = self.face.app

        def work() -> None:
            for one in what:
                undo.take_back(app, one)

        self.face.door.act(
            self, work, (*self.CHANGES, Topic.RUNS), lambda _: self.face.toast(self.tr("Taken back"))
        )

    def _ask_who(self, link: str, name: str) -> None:
        picker = Picker(
            self.window(),
            self.face,
            self.type_name,
            self.tr("Who is {} in OpenFaith?").format(name or self.tr("this record")),
            self.tr("The two become one. You can undo this until {}.").format(words.undo_until()),
            name,
        )
        picker.picked.connect(lambda one: self._same(link, one))
        self.face.show(picker)

    def _same(self, link: str, record: str) -> None:
        app = self.face.app

        def done(what: str) -> None:
            self.open_card(record)
            self.face.toast(
                self.tr("Linked. The next sync brings the two in step."), lambda: self._take_back([what])
            )

        self.face.door.act(self, lambda: only_there.same_as(app, link, record), self.CHANGES, done)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for the card, or let it be a page of its own."""
        super().resizeEvent(event)
        self._share_out()
