"""The review table's page: filters by what it is about, a search, answers one by one or many at once, one undo.

Nothing here waits for a sync: an answer changes OpenFaith, the next sync carries it on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from openfaith_desktop.application import decisions, offers, review, undo
from openfaith_desktop.application.offers import RuleOffer
from openfaith_desktop.application.review import DecisionGroup, DecisionKind
from openfaith_desktop.application.shapes.decisions import Settled
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.decisions.brake import BrakeView
from openfaith_desktop.ui.decisions.model import (
    LOOK,
    OURS,
    PAGES,
    SKIP,
    THEIRS,
    DecisionsModel,
    brake_done,
    choices,
    done_word,
)
from openfaith_desktop.ui.decisions.pair import PairView
from openfaith_desktop.ui.decisions.table import DecisionsTable
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import Meaning
from openfaith_desktop.ui.widgets.bulk import BulkBar
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.chips import Chips
from openfaith_desktop.ui.widgets.chips import Choice as Chip
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.empty import Empty, Loading
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.filterline import FilterLine
from openfaith_desktop.ui.widgets.keys import Keys
from openfaith_desktop.ui.widgets.table import TableCard
from openfaith_desktop.ui.widgets.text import Kind, Text

ALL = "all"
CHANGES = (Topic.DECISIONS, Topic.RECORDS)


class DecisionsPage(Screen):
    """Differences that need a person."""

    topics = frozenset({Topic.DECISIONS, Topic.RUNS, Topic.BRAKES})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "decisions", "", wide=True)
        self.title.say(self.tr("Decisions"))
        self.group, self.found = ALL, ""
        self._groups: tuple[DecisionGroup, ...] = ()
        self._answered: list[list[int]] = []
        self.model = DecisionsModel(face.door, face.app, face.system)
        self.model.ticks_changed.connect(self._ticked)
        self._build()

    def _build(self) -> None:
        self.undo = Button(self.tr("Undo"), "decisionsUndo", icon="arrow-counter-clockwise")
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self.take_back)
        self.twice = Button(self.tr("Who is here twice?"), "decisionsTwice", icon="users")
        self.twice.clicked.connect(lambda: self.face.go("duplicates", came_from="decisions"))
        self.acts.addWidget(self.twice)
        self.acts.addWidget(self.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.take_back)
        self.chips = Chips("decisionsGroups", self.tr("What it is about"))
        self.chips.chosen.connect(lambda key: self._want(group=key))
        self.search = SearchField("decisionsSearch", self.tr("Find a person"), self.tr("Find a person"))
        self.search.searched.connect(lambda text: self._want(found=text))
        self.body.addWidget(FilterLine(self.chips, self.search))
        self.table = DecisionsTable("decisionsTable", self.model)
        self.table.answered.connect(self.answer)
        self.start_at = self.table
        self.loading = Loading("decisionsLoading")
        self.empty = Empty("decisionsEmpty", "check", "", "", meaning=Meaning.OK)
        self.empty.acted.connect(lambda: self._want(group=ALL, found=""))
        self.pair = PairView(self.face)
        self.brake = BrakeView(self.face)
        for view in (self.pair, self.brake):
            view.answered.connect(self._answer_page)
            view.closed.connect(self.back)
        self.stack = QStackedWidget()
        self.card = TableCard(self.table)
        for part in (self.loading, self.card, self.empty, self.pair, self.brake):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.bulk = BulkBar("decisionsBulk")
        self.bulk.cleared.connect(lambda: self.model.tick(list(self.model.ticked), False))
        for answer, text, name in (
            (OURS, self.tr("Keep OpenFaith's"), "decisionsManyOurs"),
            (THEIRS, self.tr("Use {}'s").format(self.face.system), "decisionsManyTheirs"),
            (SKIP, self.tr("Keep both"), "decisionsManyBoth"),
        ):
            button = Button(text, name, in_card=True)
            button.clicked.connect(lambda _=False, a=answer, t=text: self._ask_many(a, t))
            self.bulk.answers.addWidget(button)
        self.body.addWidget(self.bulk)
        foot = QHBoxLayout()
        left, right = ("→", "←") if self.isRightToLeft() else ("←", "→")
        self.keys = Keys(
            "decisionsKeys",
            (
                (left, "OpenFaith"),
                (right, self.face.system),
                (self.tr("Space"), self.tr("Both")),
                (self.tr("Enter"), self.tr("Next")),
                (self.tr("Ctrl Z"), self.tr("Undo")),
            ),
        )
        self.said = Text("", Kind.SMALL, name="decisionsSaid")
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.said)
        self.body.addLayout(foot)

    # --- what is shown -----------------------------------------------------------------------------

    def arrive(self, **what: Any) -> None:
        """`group`: show only these; `decision`: open the page of this one."""
        if "group" in what:
            self._want(group=what["group"], found="")
        if "decision" in what:
            self.look(what["decision"])

    def _want(self, **changed: str) -> None:
        self.group = changed.get("group", self.group)
        self.found = changed.get("found", self.found)
        if changed.get("found") == "":
            self.search.clear()
        self._show_groups()
        self._read_ids()

    def reload(self) -> None:
        """Read what is open, and the rule that could be offered."""
        app, name = self.face.app, self.face.connection
        self.face.door.read(self, lambda: review.groups(app, name), self._take_groups, key="groups")
        self._read_ids()
        self.face.door.read(self, lambda: offers.offers(app, name), self._offer, key="offers")

    def _read_ids(self) -> None:
        app, name, group, found = self.face.app, self.face.connection, self.group, self.found
        wanted = None if group == ALL else group
        self.face.door.read(self, lambda: review.ids(app, name, wanted, found), self._take_ids, key="ids")

    def _take_groups(self, groups: tuple[DecisionGroup, ...]) -> None:
        self._groups = groups
        if self.group != ALL and self.group not in {one.key for one in groups}:
            self._want(group=ALL)
        self._show_groups()

    def _show_groups(self) -> None:
        total = sum(one.count for one in self._groups)
        chips = [Chip(ALL, self.tr("All"), total)]
        chips += [Chip(one.key, localised_label(one.label), one.count) for one in self._groups]
        self.chips.show_choices(chips, self.group)
        self.chips.setVisible(total > 0)
        sentence = words.count(
            total,
            self.tr("1 difference needs your decision. Until then both sides stay as they are."),
            self.tr(
                "{} differences need your decision. Until then both sides stay as they are.", None, total
            ),
        )
        self.state.say(sentence if total else self.tr("Nothing needs your decision."))

    def _take_ids(self, ids: list[int]) -> None:
        row = self.table.currentIndex().row()
        current = self.table.current_id()
        self.model.put(ids)
        self.model.tick(list(self.model.ticked - set(ids)), False)
        open_page = self.stack.currentWidget() in (self.pair, self.brake)
        if not ids:
            self._tell_empty()
        elif not (open_page and self._page_still_open(ids)):
            self.stack.setCurrentWidget(self.card)
            if not (current is not None and self.table.choose(current)):
                # The next question takes the place of the answered one.
                self.table.selectRow(max(0, min(row, len(ids) - 1)))
        self._show_parts()

    def _page_still_open(self, ids: Sequence[int]) -> bool:
        return getattr(self.stack.currentWidget(), "decision", None) in ids

    def _show_parts(self) -> None:
        listed = self.stack.currentWidget() in (self.card, self.loading, self.empty)
        for part in (
            self.title,
            self.state,
            self.twice,
            self.undo,
            self.chips,
            self.search,
            self.keys,
            self.said,
        ):
            part.setVisible(listed and (part is not self.chips or bool(self._groups)))
        # A question that has a page of its own has its own title, too.
        self.head.setContentsMargins(0, 0, 0, theme.L if listed else 0)
        something = bool(self._groups or self.found or self.model.ids)
        self.search.setVisible(listed and something)
        self.keys.setVisible(listed and bool(self.model.ids))
        self.bulk.setVisible(listed and bool(self.model.ticked))

    def _tell_empty(self) -> None:
        if self._groups or self.found:
            self.empty.tell(
                self.tr("Nothing found"), self.tr("Nobody of that name is waiting here."), self.tr("Show all")
            )
        else:
            self.empty.tell(
                self.tr("Nothing needs your decision"),
                self.tr("When both sides change the same thing differently, it is asked here."),
            )
        self.stack.setCurrentWidget(self.empty)

    # --- answering ---------------------------------------------------------------------------------

    def answer(self, number: int, side: str) -> None:
        """Answer one decision by a side's button; some kinds open a page of their own."""
        row = self.model.row(self.model.number_of(number))
        if row is None:
            return
        if row.kind in PAGES:
            self.look(number)
            return
        answer = SKIP if side == SKIP else choices(row)[side == THEIRS].answer
        if answer == LOOK:
            return
        self.decide([number], answer, row.person or row.title)

    def _answer_page(self, number: int, answer: str, who: str) -> None:
        """Settle a question on its own page; the next pair takes the place of an answered one."""
        if self.stack.currentWidget() is self.brake:
            said = brake_done(answer)
            self.decide([number], answer, who, lambda: (self.back(), self.face.toast(said)))
            return
        following = self.pair.after(number)

        def go_on() -> None:
            self.face.toast(self.said.text(), self.take_back)
            if following is None:
                self.back()
                return
            self.pair.decision = following  # what is read meanwhile keeps the page open
            self.look(following)

        self.decide([number], answer, who, go_on)

    def decide(
        self, numbers: list[int], answer: str, who: str, then: Callable[[], object] | None = None
    ) -> None:
        """Settle decisions with one answer, and say it with its undo."""
        app, system = self.face.app, self.face.system

        def done(document: Settled) -> None:
            settled = [one["id"] for one in document["settled"]]
            self._answered.append(settled)
            self.undo.setEnabled(True)
            self.said.say(f"{who}: {done_word(answer, system)}")
            self.model.tick(settled, False)
            if then is not None:
                then()

        self.face.door.act(self, lambda: decisions.decide(app, numbers, answer), CHANGES, done)

    def take_back(self) -> None:
        """Take the last answer back, all of it."""
        if not self._answered:
            return
        numbers, app = self._answered.pop(), self.face.app
        self.undo.setEnabled(bool(self._answered))

        def work() -> int:
            for number in numbers:
                undo.take_back(app, f"{undo.DECISION}{number}")
            return len(numbers)

        def done(count: int) -> None:
            self.said.say(
                words.count(count, self.tr("Taken back"), self.tr("{} answers taken back", None, count))
            )

        self.face.door.act(self, work, CHANGES, done)

    def _ask_many(self, answer: str, text: str) -> None:
        app, ticked = self.face.app, sorted(self.model.ticked)

        def ask(rows: dict[int, review.DecisionRow]) -> None:
            mine = [row for row in rows.values() if row.kind == DecisionKind.FIELD]
            if not mine:
                self.said.say(self.tr("These have to be looked at one by one."))
                return
            labels = {localised_label(row.label) for row in mine}
            what = labels.pop().lower() if len(labels) == 1 else self.tr("answer")
            names = sorted({row.person or row.title for row in mine})
            title = words.count(
                len(mine),
                self.tr("{}: this difference?").replace("{}", text),
                self.tr("{}: these {} differences?", None, len(mine)).replace("{}", text, 1),
            )
            dialog = Confirm(
                self.window(),
                "decisionsConfirm",
                title,
                self.tr("One {} for each. You can undo this until {}.").format(what, words.undo_until()),
                text,
                names=names,
            )
            many = self.tr("{} people").format(words.number(len(names)))
            who = names[0] if len(names) == 1 else many
            dialog.confirmed.connect(lambda: self.decide([row.id for row in mine], answer, who))
            self.face.show(dialog)

        self.face.door.read(self, lambda: review.rows(app, ticked), ask, key="many")

    def _ticked(self) -> None:
        until = self.tr("One question, then one undo until {}").format(words.undo_until())
        self.bulk.put(len(self.model.ticked), until)
        self._show_parts()

    def _offer(self, found: Sequence[RuleOffer]) -> None:
        if not found:
            self.banner.hide()
            return
        offer, app = found[0], self.face.app
        side = "OpenFaith" if offer.rule == OURS else offer.system
        title = self.tr("Always use {} for {}?").format(side, localised_label(offer.label.lower()))

        def take() -> None:
            typed = {offer.field: offer.rule.value}
            self.face.door.act(
                self,
                lambda: decisions.rules(app, offer.connection, typed),
                (Topic.DECISIONS, Topic.SETTINGS),
                lambda _: self.said.say(self.tr("It answers with the next sync.")),
            )

        sentence = self.tr("You chose it the last three times. It would answer {} open ones.").format(
            words.number(offer.open)
        )
        self.banner.tell(Meaning.ACCENT, title, sentence, self.tr("Always use it"), take)

    # --- pages of their own ------------------------------------------------------------------------

    def look(self, number: int) -> None:
        """Open a decision's own page."""
        app = self.face.app

        def show(rows: dict[int, review.DecisionRow]) -> None:
            row = rows.get(number)
            if row is None:
                return
            view = self.brake if row.kind == DecisionKind.BRAKE else self.pair
            view.show_decision(number)
            self.stack.setCurrentWidget(view)
            self._show_parts()

        self.face.door.read(self, lambda: review.rows(app, [number]), show, key="look")

    def back(self) -> None:
        """Show the list again."""
        self.stack.setCurrentWidget(self.card if self.model.ids else self.empty)
        self._show_parts()
        self.table.setFocus()
