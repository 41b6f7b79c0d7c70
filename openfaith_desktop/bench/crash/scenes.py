"""The scenes in which a program is killed: what people did before, which commands run, and how it must end.

Each scene is one kind of ongoing run: polling, a full comparison, chosen records, an undo, answers, deliveries. What it
promises is written down by hand, row by row, and judged by `judge.py`. Called by `playing.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from openfaith_desktop.bench.crash.fate import Command
from openfaith_desktop.bench.crash.judge import Ends, Question
from openfaith_desktop.store import decisions, webhooks
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync import editing
from openfaith_planning_center.simulator import RunningSimulator
from openfaith_planning_center.simulator.church import Church

PEOPLE = 8
SYNC: Command = ("sync",)


NEWCOMER = "Newcomer"
"""The first name of whoever is added there: unlike the others', or it would be asked whether one of them is meant."""


@dataclass(slots=True)
class Stage:
    """Both sides before the curtain rises: what people do in a scene is done through this.

    `ids` holds OpenFaith's ids by mark, `run` runs a command to its end.
    """

    store: Store
    there: RunningSimulator
    run: Callable[[Command], int]
    ids: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, type_name: str, mark: str, **typed: str) -> None:
        """Add a record here; relations are named by mark."""
        named = {name: self.ids[value] if name.endswith("_id") else value for name, value in typed.items()}
        self.ids[mark] = editing.create(self.store, type_name, named, "you")

    def edit(self, mark: str, **typed: str) -> None:
        """Edit a record here."""
        editing.edit(self.store, self.ids[mark], typed, "you")

    def number(self, kind: str, mark: str) -> int:
        """Return the id there of a record that a mark tells: a last name, a location or the first word of a name."""
        name = {"Person": "last_name", "Household": "name"}.get(kind, "location")
        return next(row["id"] for row in self.there.dump(kind) if str(row[name]).split(" ")[0] == mark)

    def edit_there(self, kind: str, mark: str, **attributes: object) -> None:
        """Edit a record there."""
        self.there.edit(kind, self.number(kind, mark), **attributes)

    def person_there(self, mark: str, address: str) -> None:
        """Add a person with an e-mail there."""
        first = {"first_name": NEWCOMER, "last_name": mark, "status": "active", "child": False}
        number = self.there.create("Person", first)["id"]
        email = {"address": address, "location": f"E{mark}", "primary": True}
        self.there.create("Email", email, person_id=number)

    def deliver(self, action: str, entity_type: str, number: int) -> None:
        """Let a webhook delivery come."""
        self.store.write(
            lambda c: webhooks.keep_delivery(
                c,
                1,
                delivery_id=f"{action}-{entity_type}-{number}",
                action=action,
                entity_type=entity_type,
                external_id=str(number),
                occurred_at=None,
            )
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. `before` is done and synced first; `typed` is done after what was is noted; `commands` may die."""

    mode: str
    typed: Callable[[Stage], None]
    commands: Callable[[Stage], Sequence[Command]]
    ends: Sequence[Ends]
    asked: Sequence[Question] = ()
    before: Callable[[Stage], None] | None = None


def church() -> Church:
    """Return the church there before anything happens."""
    made = Church()
    people: list[int] = []
    for n in range(PEOPLE):
        person = {
            "first_name": f"First{n}",
            "last_name": f"P{n}",
            "nickname": f"Nick{n}",
            "membership": "Member",
        }
        people.append(made.create("Person", {**person, "status": "active", "child": False})["id"])
    for n in range(6):
        email = {"address": f"e{n}@example.com", "location": f"E{n}", "primary": True}
        made.create("Email", email, person_id=people[n])
    for n in range(3):
        phone = {"number": f"(212) 555-010{n}", "location": f"F{n}", "primary": True}
        made.create("PhoneNumber", phone, person_id=people[n])
    for n in range(2):
        home = made.create("Household", {"name": f"H{n} Home"}, primary_contact_id=people[2 * n])["id"]
        made.join(home, people[2 * n])
        made.join(home, people[2 * n + 1])
    return made


def _came(mark: str, address: str, sides: Sequence[str] = ("here", "there")) -> tuple[Ends, ...]:
    email = {"address": address, "location": f"E{mark}", "primary": True, "person_id": mark}
    return (
        Ends("person", mark, {"first_name": NEWCOMER, "last_name": mark}, sides),
        Ends("email", f"E{mark}", email, sides),
    )


def _person_here(stage: Stage) -> None:
    """Somebody new with an e-mail and a phone number."""
    stage.add("person", "P10", first_name="First10", last_name="P10")
    stage.add("email", "E10", person_id="P10", address="e10@example.com", location="E10")
    stage.add("phone_number", "F10", person_id="P10", number="(212) 555-0110", location="F10")


def _family_here(stage: Stage) -> None:
    """Somebody new with a household of her own."""
    _person_here(stage)
    stage.add("household", "H10", name="H10 Home", primary_contact_id="P10")
    stage.add("household_membership", "M10", household_id="H10", person_id="P10")


PERSON = (
    Ends("person", "P10", {"first_name": "First10", "last_name": "P10"}),
    Ends(
        "email", "E10", {"address": "e10@example.com", "location": "E10", "primary": True, "person_id": "P10"}
    ),
    Ends(
        "phone_number",
        "F10",
        {"number": "(212) 555-0110", "location": "F10", "primary": True, "person_id": "P10"},
    ),
)
HOME = (
    Ends("household", "H10", {"name": "H10 Home", "primary_contact_id": "P10"}),
    Ends("household_membership", "H10/P10", {"household_id": "H10", "person_id": "P10"}),
)


# --- polling ------------------------------------------------------------------------------------------


def _poll(stage: Stage) -> None:
    stage.edit("P0", nickname="Here0")
    stage.edit("E1", address="here1@example.com")
    stage.edit("P3", middle_name="Here3")
    stage.edit("P4", nickname="Here4")
    _family_here(stage)
    stage.edit_there("Person", "P2", nickname="There2")
    stage.edit_there("Person", "P3", birthdate="1970-01-02")
    stage.edit_there("Person", "P4", nickname="There4")
    stage.edit_there("PhoneNumber", "F2", number="(212) 555-0199")
    stage.person_there("P20", "e20@example.com")


POLL = Scene(
    "full",
    _poll,
    lambda stage: [SYNC],
    [
        Ends("person", "P0", {"nickname": "Here0"}),
        Ends("email", "E1", {"address": "here1@example.com"}),
        Ends("person", "P2", {"nickname": "There2"}),
        Ends("phone_number", "F2", {"number": "(212) 555-0199"}),
        Ends("person", "P3", {"middle_name": "Here3", "birthdate": "1970-01-02"}),
        Ends("person", "P4", {"nickname": "Here4"}, ["here"]),
        Ends("person", "P4", {"nickname": "There4"}, ["there"]),
        *PERSON,
        *HOME,
        *_came("P20", "e20@example.com"),
    ],
    [("field", "P4", "nickname")],
)


# --- a full comparison --------------------------------------------------------------------------------


def _compare(stage: Stage) -> None:
    stage.edit("P1", nickname="Here1")
    stage.edit("F2", number="(212) 555-0188")
    stage.edit("P5", nickname="Here5")
    stage.add("email", "E11", person_id="P1", address="e11@example.com", location="E11")
    for mark in ("P5", "P6"):
        stage.there.delete("Person", stage.number("Person", mark))
    stage.there.merge(stage.number("Person", "P0"), stage.number("Person", "P7"))
    stage.there.delete("PhoneNumber", stage.number("PhoneNumber", "F1"))
    stage.there.create(
        "HouseholdMembership",
        {},
        household_id=stage.number("Household", "H0"),
        person_id=stage.number("Person", "P2"),
    )


COMPARE = Scene(
    "full",
    _compare,
    lambda stage: [("compare",)],
    [
        Ends("person", "P1", {"nickname": "Here1"}),
        Ends("phone_number", "F2", {"number": "(212) 555-0188"}),
        Ends("phone_number", "F1", None),
        Ends("person", "P5", {"nickname": "Here5"}, ["here"]),
        Ends("person", "P5", None, ["there"]),
        Ends("email", "E5", None, ["there"]),
        Ends("person", "P6", None),
        Ends("person", "P7", None),
        Ends(
            "email",
            "E11",
            {"address": "e11@example.com", "location": "E11", "primary": False, "person_id": "P1"},
        ),
        Ends("household_membership", "H0/P2", {"household_id": "H0", "person_id": "P2"}),
    ],
    [("deleted_there", "P5", "")],
)


# --- sending chosen records ---------------------------------------------------------------------------


def _push(stage: Stage) -> None:
    _person_here(stage)
    stage.add("person", "P11", first_name="First11", last_name="P11")
    stage.edit("P0", nickname="Here0")
    stage.edit("P1", nickname="Here1")


PUSH = Scene(
    "external",
    _push,
    lambda stage: [("push", stage.ids["P10"], stage.ids["P0"]), SYNC],
    [
        *PERSON,
        Ends("person", "P11", {"first_name": "First11", "last_name": "P11"}, ["here"]),
        Ends("person", "P0", {"nickname": "Here0"}),
        Ends("person", "P1", {"nickname": "Here1"}),
    ],
)


# --- undo ---------------------------------------------------------------------------------------------


def _undo_before(stage: Stage) -> None:
    stage.edit("P0", nickname="Here0")
    stage.edit("E1", address="here1@example.com")
    stage.edit_there("Person", "P2", nickname="There2")
    stage.edit_there("PhoneNumber", "F2", number="(212) 555-0199")
    stage.person_there("P20", "e20@example.com")
    stage.run(SYNC)


def _undo(stage: Stage) -> None:
    stage.edit("P0", middle_name="Later0")


UNDO = Scene(
    "full",
    _undo,
    lambda stage: [("undo", "2"), SYNC],
    [
        Ends("person", "P0", {"nickname": "Nick0", "middle_name": "Later0"}),
        Ends("email", "E1", {"address": "e1@example.com"}),
        Ends("person", "P2", {"nickname": "Nick2"}, ["here"]),
        Ends("phone_number", "F2", {"number": "(212) 555-0102"}, ["here"]),
        Ends("person", "P20", None, ["here"]),
        Ends("email", "EP20", None, ["here"]),
    ],
    before=_undo_before,
)


# --- answers ------------------------------------------------------------------------------------------


def _answers_before(stage: Stage) -> None:
    for n in (0, 1, 2):
        stage.edit(f"P{n}", nickname=f"Here{n}")
        stage.edit_there("Person", f"P{n}", nickname=f"There{n}")
    stage.edit("P5", nickname="Here5")
    stage.there.delete("Person", stage.number("Person", "P5"))
    stage.run(("compare",))


ANSWERS = Scene(
    "full",
    lambda stage: stage.edit("P3", nickname="Here3"),
    lambda stage: [
        ("decide", _decision(stage, "P0"), "ours"),
        ("decide", _decision(stage, "P1"), "theirs"),
        ("decide", _decision(stage, "P2"), "value=Between2"),
        ("decide", _decision(stage, "P5"), "ours"),
        SYNC,
    ],
    [
        Ends("person", "P0", {"nickname": "Here0"}),
        Ends("person", "P1", {"nickname": "There1"}),
        Ends("person", "P2", {"nickname": "Between2"}),
        Ends("person", "P3", {"nickname": "Here3"}),
        Ends(
            "person",
            "P5",
            {"first_name": "First5", "last_name": "P5", "nickname": "Here5", "membership": "Member"},
        ),
        Ends(
            "email", "E5", {"address": "e5@example.com", "location": "E5", "primary": True, "person_id": "P5"}
        ),
    ],
    before=_answers_before,
)


def _decision(stage: Stage, mark: str) -> str:
    found = stage.store.read(decisions.listed, 1)
    return str(next(row.id for row in found if row.entity_id == stage.ids[mark]))


# --- what deliveries named ----------------------------------------------------------------------------


def _webhook(stage: Stage) -> None:
    stage.edit("P1", nickname="Here1")
    _family_here(stage)
    stage.edit_there("Person", "P0", nickname="There0")
    stage.deliver("updated", "person", stage.number("Person", "P0"))
    six = stage.number("Person", "P6")
    stage.there.delete("Person", six)
    stage.deliver("destroyed", "person", six)
    stage.person_there("P20", "e20@example.com")
    stage.deliver("created", "person", stage.number("Person", "P20"))
    stage.deliver("created", "email", stage.number("Email", "EP20"))


WEBHOOK = Scene(
    "full",
    _webhook,
    lambda stage: [("webhook",)],
    [
        Ends("person", "P0", {"nickname": "There0"}),
        Ends("person", "P1", {"nickname": "Here1"}),
        Ends("person", "P6", None),
        *PERSON,
        *HOME,
        *_came("P20", "e20@example.com"),
    ],
)

SCENES = {
    "poll": POLL,
    "compare": COMPARE,
    "push": PUSH,
    "undo": UNDO,
    "answers": ANSWERS,
    "webhook": WEBHOOK,
}
