"""Rules that a person's own answers suggest: after three equal ones to the same field, a rule is offered.

Called by the window after an answer. Taking an offer up is `decisions.rules`; one that was declined comes again only
after as many equal answers more.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import connections, decisions
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync.modes import Rule

ENOUGH = 3
"""After so many equal answers a rule is offered."""
DECLINED = "declined_offers"


@dataclass(frozen=True, slots=True)
class RuleOffer:
    """A rule that would have answered the last few questions as a person did; `open`: those it answers now.

    `label` is what the field is called among its kind: “Phone numbers”, “Birth date”.
    """

    connection: str
    system: str
    type: str
    field: str
    label: str
    rule: Rule
    times: int
    open: int


def offers(app: Application, connection: str | None = None) -> tuple[RuleOffer, ...]:
    """Return the rules to offer, the one that answers most first."""
    infos = [app.connection(connection)] if connection else app.connections()
    found = [one for info in infos for one in app.store.read(_of, info)]
    return tuple(sorted(found, key=lambda one: -one.open))


def decline(app: Application, offer: RuleOffer) -> None:
    """Don't offer this rule again before as many equal answers more."""
    info = app.connection(offer.connection)

    def work(c: Connection) -> None:
        newest = decisions.last_answers(c, info.id, offer.type, offer.field, 1)
        known = connections.by_name(c, info.name).settings.get(DECLINED, {})
        now = {**known, f"{offer.type}.{offer.field}": newest[0].settled_at if newest else ""}
        connections.update_settings(c, info.id, **{DECLINED: now})

    app.store.write(work)


def _of(c: Connection, info: ConnectionInfo) -> list[RuleOffer]:
    rules: dict[str, str] = info.settings.get("rules", {})
    declined: dict[str, str] = info.settings.get(DECLINED, {})
    found: list[RuleOffer] = []
    for type_name, field, waiting in decisions.open_by_field(c, info.id):
        type_ = ENTITY_TYPES[type_name]
        last = decisions.last_answers(c, info.id, type_name, field, ENOUGH)
        since = declined.get(f"{type_name}.{field}", "")
        choices = {row.answer.get("choice") for row in last if row.settled_at > since}
        equal = len(last) == ENOUGH and all(row.settled_at > since for row in last) and len(choices) == 1
        choice = choices.pop() if equal else None
        if choice in (Rule.OURS, Rule.THEIRS) and rules.get(field) != choice:
            label = type_.plural if type_.owner else type_.by_name[field].label
            title = title_of(info.adapter)
            found.append(RuleOffer(info.name, title, type_name, field, label, Rule(choice), ENOUGH, waiting))
    return found
