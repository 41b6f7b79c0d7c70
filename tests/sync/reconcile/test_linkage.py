"""Who is whom where nothing is spelled the same: what is forgiven, what never is, and that all of it is even-handed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.cdm.model import Values
from openfaith_desktop.store import decisions
from openfaith_desktop.sync.reconcile.matching.blocks import keys, sounds
from openfaith_desktop.sync.reconcile.matching.levels import Level, Levels, levels, somebody_else
from openfaith_desktop.sync.reconcile.matching.people import families
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict, choose, compare
from openfaith_desktop.sync.reconcile.matching.traits import Person, place
from openfaith_desktop.sync.reconcile.matching.weights import FIELDS, USUAL, Model, Names, learned
from tests.sync.conftest import Both

TODAY = date(2026, 11, 25)
ELM = {"street_line_1": "12 Elm Street", "city": "Springfield", "state": "IL", "zip": "62701"}
OAK = {"street_line_1": "7 Oak Avenue", "city": "Portland", "state": "OR", "zip": "97201"}
E, P = frozenset({"a@example.com"}), frozenset({"+12025550101"})


def _person(
    first: str,
    last: str,
    born: str = "",
    where: Values | None = ELM,
    emails: frozenset[str] = frozenset(),
    **more: str | bool,
) -> Person:
    values = {"first_name": first, "last_name": last, "birthdate": born, **more}
    return Person("x", values, emails, addresses=(where,) if where else ())


def _verdict(ours: Person, theirs: Person) -> str:
    there, back = compare(ours, theirs, TODAY), compare(theirs, ours, TODAY)
    assert (there.confidence, there.weight) == (back.confidence, back.weight)
    assert keys(ours) & keys(theirs) or there.confidence is Confidence.NONE, "never compared"
    assert not somebody_else(ours, theirs) or there.confidence is Confidence.NONE, "never weighed"
    return there.confidence


BORN = "1971-03-04"
STREET = {**ELM, "street_line_1": "12 Elm St."}


@pytest.mark.parametrize(
    "theirs",
    [
        _person("Jonathan", "Lowthorne", BORN),
        _person("Jonathna", "Lowthorn", BORN),
        _person("Jon", "Lowthorn", BORN, OAK),
        _person("Lowthorn", "Jonathan", BORN),
        _person("Jonathan", "Lowthorn", "1971-04-03", STREET),
        _person("Jonathan", "Lowthorn", "1981-03-04", STREET),
        _person("Jonathan", "Lowthorn", "1971-03-05", STREET),
        _person("Jonathan", "Lowthorn", "", STREET),
        _person("Jonathan", "Lowthorn-Smith", BORN, STREET),
    ],
    ids=lambda p: f"{p.values['first_name']} {p.values['last_name']} {p.values['birthdate']}",
)
def test_slips_and_other_forms_are_forgiven(theirs: Person) -> None:
    assert _verdict(_person("Jonathan", "Lowthorn", BORN), theirs) == "confident"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # Who married: another last name, the same birth date and address.
        (_person("Ruth", "Kim", BORN), _person("Ruth", "Ortega", BORN), "confident"),
        (_person("Ruth", "Kim", BORN, None), _person("Ruth", "Ortega", BORN, None), "doubtful"),
        # Twins, and brothers and sisters.
        (_person("Emma", "Kim", "2015-05-05"), _person("Emily", "Kim", "2015-05-05"), "doubtful"),
        (_person("Anna", "Kim", "2015-05-05"), _person("Hannah", "Kim", "2015-05-05"), "doubtful"),
        (_person("Mia", "Kim", "2015-05-05"), _person("Mila", "Kim", "2015-05-05"), "doubtful"),
        (_person("Emma", "Kim", "2015-05-05"), _person("Emmy", "Kim", "2015-05-05"), "doubtful"),
        (_person("Jayden", "Kim", "2015-05-05"), _person("Kayden", "Kim", "2015-05-05"), "doubtful"),
        (_person("Emma", "Kim", "2015-05-05"), _person("Noah", "Kim", "2012-01-09"), "none"),
        (_person("Emma", "Kim"), _person("Noah", "Kim"), "none"),
        # Husband and wife, who share everything but themselves.
        (_person("Paul", "Kim", BORN, emails=E), _person("Mary", "Kim", "1973-06-01", emails=E), "none"),
        # Another first name, but an e-mail and almost the birth date of one person: perhaps a wrong entry.
        (_person("Paul", "Kim", BORN, emails=E), _person("Jay", "Kim", "1971-04-03", emails=E), "doubtful"),
        # Father and son of one name.
        (_person("Paul", "Kim", BORN), _person("Paul", "Kim", "2001-08-20"), "doubtful"),
        (_person("Paul", "Kim", BORN), _person("Paul", "Kim", "2015-05-05"), "doubtful"),
        (_person("Paul", "Kim"), _person("Paul", "Kim", child=True), "doubtful"),
        (_person("Paul", "Kim", middle_name="Jay"), _person("Paul", "Kim", middle_name="Roy"), "doubtful"),
        # Namesakes elsewhere.
        (_person("Paul", "Kim", BORN), _person("Paul", "Kim", "1950-08-20", OAK), "none"),
        (_person("Paul", "Kim"), _person("Paul", "Kim", "", OAK), "doubtful"),
        (_person("Paul", "Kim"), _person("Rachel", "Stone", "", OAK), "none"),
    ],
)
def test_families_are_never_taken_for_one_person(ours: Person, theirs: Person, expected: str) -> None:
    assert _verdict(ours, theirs) == expected


def test_two_of_one_family_weigh_less_than_one_person_who_moved() -> None:
    lowthorn = _person("Alexander", "Lowthorn", "1984-02-13", emails=E)
    moved = compare(lowthorn, _person("Alexander", "Lowthorn", "1984-02-13", OAK), TODAY)
    for other in (
        _person("Alejandro", "Lowthorn", "1972-11-24", emails=E),
        _person("Alexander", "Lowthorn", "2012-04-09", emails=E),
        _person("Alejandro", "Lowthorn", "", emails=E),
    ):
        assert compare(lowthorn, other, TODAY).weight < moved.weight


def test_twins_who_are_on_both_sides_are_linked_each_to_themselves_and_nobody_is_asked() -> None:
    names = ("Anna", "Hannah")
    here = [Person(n.lower(), _person(n, "Kim", "2015-05-05").values, addresses=(ELM,)) for n in names]
    there = [Person(n.upper(), one.values, addresses=(STREET,)) for n, one in zip(names, here, strict=True)]
    pairs = [Pair(t.id, o.id, compare(o, t, TODAY)) for o in here for t in there]
    matching = choose(pairs)
    assert matching.links == {"ANNA": "anna", "HANNAH": "hannah"}
    assert matching.questions == {}


def test_of_two_sure_ones_only_one_that_stands_out_from_both_sides_is_linked() -> None:
    def pair(external: str, entity: str, weight: float) -> Pair:
        return Pair(external, entity, Verdict(Confidence.CONFIDENT, weight=weight))

    assert choose([pair("1", "a", 40), pair("1", "b", 20), pair("2", "b", 35)]).links == {"1": "a", "2": "b"}
    assert choose([pair("1", "a", 30), pair("1", "b", 28)]).links == {}
    assert choose([pair("1", "a", 30), pair("2", "a", 29)]).links == {}


def test_a_sure_one_that_a_doubtful_one_outweighs_is_asked_about() -> None:
    # A son who is written down like his father, whose own name is misspelled there.
    son = Pair("son", "father", Verdict(Confidence.CONFIDENT, weight=33))
    misspelled = Pair("father", "father", Verdict(Confidence.DOUBTFUL, weight=35))
    matching = choose([son, misspelled])
    assert matching.links == {}
    assert matching.questions == {"son": (son,), "father": (misspelled,)}


def test_who_is_linked_is_nobody_elses_rival_any_more() -> None:
    def pair(external: str, entity: str, weight: float) -> Pair:
        return Pair(external, entity, Verdict(Confidence.CONFIDENT, weight=weight))

    chain = [
        pair("1", "a", 50),
        pair("1", "b", 30),
        pair("2", "b", 31),
        pair("2", "c", 28),
        pair("3", "c", 29),
    ]
    assert choose(chain).links == {"1": "a"}
    assert choose(chain[:3]).links == {"1": "a", "2": "b"}


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    crowd = [_person("Paul", "Smith" if n % 10 else "Lowthorn") for n in range(1000)]
    model = Model(names=Names.of([*crowd, _person("Paul", "Featherby")]))

    def weight(last: str) -> float:
        return compare(_person("Paul", last, BORN), _person("Paul", last, BORN), TODAY, model).weight

    assert weight("Smith") < weight("Lowthorn") < weight("Featherby")


RIGHT = Levels._make(Level.SAME if name != "swapped" else False for name in Levels._fields)
STRANGER = Levels._make(Level.DIFFERENT if name != "swapped" else False for name in Levels._fields)


def test_what_a_church_never_writes_down_rightly_weighs_less_once_that_is_learned() -> None:
    wrong = RIGHT._replace(zip=Level.DIFFERENT)
    seen = [[(wrong, 0.0)]] * 4_000 + [[(RIGHT, 0.0)]] * 1_000 + [[(STRANGER, 0.0)]] * 5_000
    model = learned(Model(), seen, [STRANGER] * 9_000, 10_000)
    assert model.bits("zip", Level.DIFFERENT) > Model().bits("zip", Level.DIFFERENT)
    assert learned(Model(), seen, [STRANGER] * 9_000, 10_000) == model
    for name in FIELDS:
        for column in (0, 1):
            assert sum(one[column] for one in USUAL[name].values()) == pytest.approx(1, abs=0.01)
            assert sum(one[column] for one in model.tables[name].values()) == pytest.approx(1, abs=0.01)


def test_a_house_full_of_relatives_does_not_teach_that_first_names_mean_little() -> None:
    relative = RIGHT._replace(first=Level.DIFFERENT, born=Level.DIFFERENT, email=Level.UNKNOWN)
    itself = RIGHT._replace(email=Level.UNKNOWN)
    seen = [[(itself, 12.0), *[(relative, 9.0)] * 4]] * 4_000
    model = learned(Model(), seen, [STRANGER] * 9_000, 10_000)
    for name in ("first", "born"):
        assert model.bits(name, Level.DIFFERENT) <= Model().bits(name, Level.DIFFERENT) + 0.1


def test_who_is_of_one_house_is_told_with_what_agrees_and_what_does_not() -> None:
    verdict = compare(_person("Emma", "Kim"), _person("Noah", "Kim"), TODAY)
    assert (verdict.confidence, verdict.faint) == ("none", True)
    assert verdict.reasons == ("same last name", "same address")
    assert verdict.against == ("different first names",)
    assert not compare(_person("Emma", "Kim"), _person("Noah", "Lowthorn", BORN, OAK), TODAY).faint


def test_what_is_faint_is_asked_about_only_where_nobody_else_is_left_for_either() -> None:
    def pair(external: str, entity: str, confidence: Confidence = Confidence.NONE, weight: float = 9) -> Pair:
        faint = confidence is Confidence.NONE
        return Pair(external, entity, Verdict(confidence, weight=weight, faint=faint))

    faint = pair("1", "a")
    assert choose([faint]).questions == {"1": (faint,)}
    for other in (
        pair("1", "b", Confidence.CONFIDENT),
        pair("2", "a", Confidence.CONFIDENT),
        pair("1", "b", Confidence.DOUBTFUL),
        pair("2", "a", Confidence.DOUBTFUL),
    ):
        matching = choose([faint, other])
        assert faint not in [one for those in matching.questions.values() for one in those]
    assert choose([faint], different={("1", "a")}).questions == {}
    likelier = pair("1", "b", weight=10)
    assert choose([faint, likelier, pair("2", "b")]).questions == {"1": (likelier,)}


def test_a_list_of_one_of_each_house_knows_no_families() -> None:
    def at(first: str, house: int) -> Person:
        return _person(first, "Kim", where={**ELM, "street_line_1": f"{house} Elm Street"})

    alone = [at("Emma", house) for house in range(1_000)]
    assert not families(alone)
    assert families([*alone, *(at("Noah", house) for house in range(100))])
    assert not families([*alone, *(at("Emmy", house) for house in range(100))]), "one of them, misspelled"
    assert families(alone[:10]), "too few to tell"


def test_addresses_are_read_however_they_are_written() -> None:
    assert place(ELM) == place({**ELM, "street_line_1": "12, ELM st"})
    assert place({"street_line_1": "Apt 4, 12b North Main Road"}).number == "4"


@pytest.mark.parametrize(("one", "other"), [("smith", "smyth"), ("robert", "rupert")])
def test_what_sounds_alike_is_compared(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


words = st.text("abcdeé -'1", max_size=9)
someone = st.builds(
    _person,
    words,
    words,
    st.sampled_from(["", BORN, "1971-04-03", "1971", "someday", "9999-99-99"]),
    st.sampled_from([None, ELM, OAK, STREET, {}]),
    st.sampled_from([frozenset[str](), E]),
    middle_name=words,
    gender=st.sampled_from(["", "Male", "female"]),
    child=st.booleans(),
)


@given(someone, someone)
def test_both_sides_are_treated_alike_and_nothing_they_hold_is_too_odd(ours: Person, theirs: Person) -> None:
    there, back = compare(ours, theirs, TODAY), compare(theirs, ours, TODAY)
    assert (there.confidence, there.weight, there.reasons) == (back.confidence, back.weight, back.reasons)
    assert levels(ours, theirs) == levels(theirs, ours)
    if levels(ours, theirs).first is Level.DIFFERENT:
        assert there.confidence != "confident"
    if somebody_else(ours, theirs):
        assert there.confidence == "none", "they aren't compared, so nobody would be asked"


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_who_is_misspelled_on_one_side_is_not_doubled(both: Both) -> None:
    there = both.person_there(first_name="Jonathan", last_name="Lowthorn", birthdate=BORN)
    both.there.create(
        "Address",
        {"street_line_1": "12 Elm Street", "city": "Springfield", "zip": "62701"},
        person_id=there["id"],
    )
    here = both.add("person", first_name="Jonathna", last_name="Lowthorne", birthdate=BORN)
    both.add("address", person_id=here, street_line_1="12 Elm St", city="Springfield", zip="62701")
    people = both.count_there("Person")
    both.sync()
    assert both.entity_of("person", there["id"]) == here
    assert both.count_there("Person") == people == both.count("person")


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_the_only_two_left_of_one_house_are_asked_about_and_not_doubled(both: Both) -> None:
    there = both.person_there(first_name="Ngoc", last_name="Lowthorn")
    where = {"street_line_1": "12 Elm Street", "city": "Springfield", "zip": "62701"}
    both.there.create("Address", where, person_id=there["id"])
    here = both.add("person", first_name="Ruby", last_name="Lowthorn")
    both.add("address", person_id=here, **where)
    people = both.count_there("Person")
    both.sync()
    (asked,) = both.store.read(decisions.listed, 1)
    assert asked.external_id == str(there["id"])
    (candidate,) = asked.ours
    assert (candidate["entity_id"], candidate["reasons"]) == (here, ["same last name", "same address"])
    assert both.count_there("Person") == people
