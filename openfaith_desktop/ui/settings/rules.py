"""What settles a field that both sides changed: a rule for each kind, shown with what it would do before it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import decisions, what_if
from openfaith_desktop.application.decisions import BY_MODE
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.settings.whatif import WhatIf
from openfaith_desktop.ui.widgets.fields import Combo

CHANGES = (Topic.SETTINGS, Topic.DECISIONS)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one line of “When both sides changed” sets: the fields, by one name."""

    key: str
    title: str
    icon: str
    fields: tuple[str, ...]


def rule_lines() -> tuple[RuleLine, ...]:
    """Return the lines, the most disputed first."""
    return (
        RuleLine("phones", _tr("Phone numbers"), "phone", ("number",)),
        RuleLine("emails", _tr("E-mail"), "envelope-simple", ("address",)),
        RuleLine(
            "addresses",
            _tr("Addresses"),
            "map-pin",
            ("street_line_1", "street_line_2", "city", "state", "zip"),
        ),
        RuleLine(
            "names",
            _tr("Names"),
            "user",
            ("first_name", "last_name", "middle_name", "nickname", "given_name"),
        ),
        RuleLine("birthdates", _tr("Birth dates"), "cake", ("birthdate", "anniversary")),
    )


class RuleLines(Lines):
    """A line for each kind of field."""

    def __init__(self, face: Face) -> None:
        super().__init__("settingsRules", _tr("When both sides changed"))
        self.face = face
        self.rules: dict[str, Combo] = {}
        choices: list[tuple[object, str]] = [
            (BY_MODE, _tr("Ask me")),
            ("ours", _tr("Keep OpenFaith's")),
            ("theirs", _tr("Use {}'s").format(face.system)),
            ("newest", _tr("The newest")),
        ]
        for one in rule_lines():
            combo = Combo(f"settingsRule_{one.key}", one.title, choices)
            combo.chosen.connect(lambda rule, o=one: self._ask_rule(o, str(rule)))
            self.rules[one.key] = combo
            self.add(one.icon, one.title, "", combo)

    def reload(self) -> None:
        """Read the rules."""
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(self, lambda: decisions.rules(app, name, {}), self._show, key="rules")

    def _show(self, found: Mapping[str, Any]) -> None:
        for one in rule_lines():
            set_to = {found["rules"].get(name, BY_MODE) for name in one.fields}
            rule = set_to.pop() if len(set_to) == 1 else BY_MODE
            self.rules[one.key].choose(BY_MODE if rule == "ask" else rule)

    def _ask_rule(self, one: RuleLine, rule: str) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        typed = dict.fromkeys(one.fields, rule)
        title = _tr("{}: change what happens when both sides changed?").format(one.title)
        dialog = WhatIf(self.face, title, lambda stop: what_if.rules(app, name, typed, stop))
        dialog.rejected.connect(self.reload)
        dialog.confirmed.connect(
            lambda: self.face.door.act(
                self, lambda: decisions.rules(app, name, typed), CHANGES, lambda _: self.reload()
            )
        )
        self.face.show(dialog)
