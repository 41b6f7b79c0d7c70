"""Normalisation: one form for equal values, and nothing typed that could not be kept."""

from __future__ import annotations

import math

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.cdm import normalise
from openfaith_desktop.cdm.ids import new_id, type_of
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.errors import InvalidValue, UsageError

text = st.text(max_size=60)
regions = st.sampled_from(["US", "CA", "DE", "GB", "FR", "AU"])
kinds = st.sampled_from(list(FieldKind))
digits = st.text("0123456789", min_size=10, max_size=10)
nanp = st.tuples(
    digits,
    st.sampled_from(
        ["{}{}{}", "({}) {}-{}", "{}-{}-{}", "{}.{}.{}", " {} {} {} ", "+1 {} {} {}", "1-{}-{}-{}"]
    ),
).map(lambda pair: pair[1].format(pair[0][:3], pair[0][3:6], pair[0][6:]))


def _by_library(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return number.strip()
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@given(nanp)
def test_the_short_way_to_a_phone_number_finds_what_the_library_finds(number: str) -> None:
    assert normalise.e164(number, "US") == _by_library(number)


@given(kinds, text, regions)
def test_the_comparable_form_is_final_and_never_empty(kind: FieldKind, value: str, region: str) -> None:
    once = normalise.comparable(kind, value, region)
    assert once != ""
    assert normalise.comparable(kind, once, region) == once


@given(kinds, text, regions)
def test_a_value_equals_itself_however_it_is_surrounded(kind: FieldKind, value: str, region: str) -> None:
    assert normalise.equal(kind, value, value, region)
    if kind in (FieldKind.TEXT, FieldKind.EMAIL):
        assert normalise.equal(kind, value, f" {value}\n", region)


@pytest.mark.parametrize(
    ("region", "written", "form"),
    [
        ("DE", "030 / 123 45 67", "+49301234567"),
        ("GB", "020 7946 0123", "+442079460123"),
        ("FR", "01 23 45 67 89", "+33123456789"),
        ("AU", "(02) 5550 1234", "+61255501234"),
        ("US", "+49 30 1234567", "+49301234567"),
        ("XX", "030 1234567", "030 1234567"),
    ],
)
def test_a_number_is_read_in_the_churchs_country(region: str, written: str, form: str) -> None:
    assert normalise.e164(written, region) == form
    assert normalise.equal(FieldKind.PHONE, written, form, region)


@given(kinds, st.one_of(text, st.integers().map(str), st.floats().map(str), st.datetimes().map(str)))
def test_what_is_typed_is_kept_or_refused_with_an_example(kind: FieldKind, typed: str) -> None:
    example = "none needed"
    value = None
    try:
        value = normalise.parse(kind, typed, "Field")
    except InvalidValue as error:
        example = error.what_to_do
    assert example
    if isinstance(value, int | float):
        assert math.isfinite(value)
        assert abs(value) <= normalise.LARGEST_INTEGER or isinstance(value, float)
    elif value is not None:
        assert value
        assert "\x00" not in value
        assert normalise.parse(kind, value, "Field") == value


@given(text)
def test_folded_text_is_folded_for_good(value: str) -> None:
    once = normalise.fold(value)
    assert normalise.fold(once) == once


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zoë", "Zoe\u0308"),
        ("O'Neill", "o’neill"),
        ("  de  la Cruz ", "De la Cruz"),
        ("Ægir-Jón", "ægir jon"),
    ],
)
def test_names_are_found_however_they_are_written(a: str, b: str) -> None:
    assert normalise.fold(a) == normalise.fold(b)


def test_an_address_keeps_its_case_before_the_at_only() -> None:
    assert normalise.equal(FieldKind.EMAIL, "Joan@Example.ORG", "Joan@example.org", "US")
    assert not normalise.equal(FieldKind.EMAIL, "Joan@example.org", "joan@example.org", "US")


@given(st.sampled_from(list(ENTITY_TYPES)))
def test_ids_say_their_type_and_sort_by_time(name: str) -> None:
    first, second = new_id(name), new_id(name)
    assert first < second
    assert type_of(first) == name


@given(text)
def test_what_is_no_id_is_refused(value: str) -> None:
    with pytest.raises(UsageError):
        type_of(value)


@pytest.mark.parametrize(
    "name", ["e-mails", "Emails", "email", "household members", "PEOPLE", "phone_number"]
)
def test_types_have_the_names_people_use(name: str) -> None:
    assert entity_type(name).name in ENTITY_TYPES
