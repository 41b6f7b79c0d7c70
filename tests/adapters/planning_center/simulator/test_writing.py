"""What POST, PATCH and DELETE do and refuse, and which times they move."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openfaith_planning_center.simulator import Church, RunningSimulator

JOAN, MARTIN, EVA, ZOE = (100_000_001, 100_000_002, 100_000_003, 100_000_004)
HOUSEHOLD = 10_000_001
YESTERDAY, NOW = "2025-06-14T15:06:40Z", "2025-06-15T15:06:40Z"


def body(kind: str, **attributes: Any) -> dict[str, Any]:
    return {"data": {"type": kind, "attributes": attributes}}


def related(kind: str, **relations: Any) -> dict[str, Any]:
    def one(number: int) -> dict[str, str]:
        return {"type": "Person", "id": str(number)}

    relationships = {
        name: {"data": [one(i) for i in value] if isinstance(value, list) else one(value)}
        for name, value in relations.items()
    }
    return {"data": {"type": kind, "attributes": {}, "relationships": relationships}}


def errors(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(error["source"]["parameter"], error["detail"]) for error in answer.json()["errors"]]


def test_a_person_is_made_changed_and_deleted(church: Church, http: httpx.Client) -> None:
    made = http.post(
        "/people", json=body("Person", first_name="Ana", last_name="Díaz", primary_campus_id="8001")
    )
    assert made.status_code == 201
    person = made.json()["data"]
    assert person["attributes"]["name"] == "Ana Díaz"
    assert person["attributes"]["status"] == "active"
    assert person["relationships"]["primary_campus"]["data"] == {"type": "PrimaryCampus", "id": "8001"}
    changed = http.patch(f"/people/{person['id']}", json=body("Person", nickname="Anita"))
    assert changed.status_code == 200
    attributes = changed.json()["data"]["attributes"]
    assert (attributes["nickname"], attributes["first_name"], attributes["updated_at"]) == (
        "Anita",
        "Ana",
        NOW,
    )
    gone = http.delete(f"/people/{person['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert http.get(f"/people/{person['id']}").status_code == 404


def test_deleting_a_person_takes_what_is_theirs(church: Church, http: httpx.Client) -> None:
    http.delete(f"/people/{JOAN}")
    assert [len(church.rows[kind]) for kind in ("Email", "PhoneNumber", "Address")] == [0, 0, 0]
    assert church.rows["Household"][HOUSEHOLD]["updated_at"] == YESTERDAY
    members = http.get(f"/households/{HOUSEHOLD}").json()["data"]
    assert [row["id"] for row in members["relationships"]["people"]["data"]] == [str(MARTIN), str(EVA)]
    assert members["attributes"]["member_count"] == 2


@pytest.mark.parametrize(
    ("path", "sent"),
    [("/people", {}), ("/people", {"data": []}), (f"/people/{JOAN}/emails", {"date": {}})],
)
def test_a_body_without_data_is_no_body(http: httpx.Client, path: str, sent: dict[str, Any]) -> None:
    answer = http.post(path, json=sent)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "invalid_resource_payload"


def test_several_errors_come_together(http: httpx.Client) -> None:
    answer = http.patch(f"/people/{JOAN}", json=body("Person", name="X", emails="x", grade=40))
    assert errors(answer) == [
        ("name", "name cannot be assigned"),
        ("emails", "emails cannot be assigned"),
        ("grade", "must be between -1 and 12"),
    ]


@pytest.mark.parametrize(
    ("path", "sent", "expected"),
    [
        (f"/people/{JOAN}/emails", body("Email", location="Home"), ("address", "can't be blank")),
        (f"/people/{JOAN}/emails", body("Email", address="nonsense"), ("address", "is invalid")),
        (f"/people/{JOAN}/phone_numbers", body("PhoneNumber", number="1"), ("location", "can't be blank")),
        (f"/people/{JOAN}/addresses", body("Address", city="X"), ("location", "can't be blank")),
        ("/campuses", body("Campus", city="X"), ("name", "can't be blank")),
        (
            "/people",
            body("Person", primary_campus_id="77"),
            (
                "primary_campus_id",
                "Error setting primary_campus_id. The underlying resource couldn't be found.",
            ),
        ),
        (
            f"/households/{HOUSEHOLD}/household_memberships",
            related("HouseholdMembership", person=77),
            ("person_id", "Error setting person_id. The underlying resource couldn't be found."),
        ),
    ],
)
def test_what_is_missing_is_named(
    http: httpx.Client, path: str, sent: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert errors(http.post(path, json=sent)) == [expected]


def test_a_household_needs_people_and_a_primary_contact(http: httpx.Client) -> None:
    assert errors(http.post("/households", json=body("Household", name="X"))) == [
        ("people", "can't be blank"),
        ("primary_contact", "can't be blank"),
    ]
    made = http.post("/households", json=related("Household", people=[ZOE], primary_contact=JOAN))
    assert made.status_code == 201
    attributes = made.json()["data"]["attributes"]
    assert (attributes["member_count"], attributes["primary_contact_name"]) == (2, "Joan Baker")


def test_joining_and_leaving_a_household_moves_no_time(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    path = f"/households/{HOUSEHOLD}/household_memberships"
    joined = http.post(path, json=related("HouseholdMembership", person=ZOE))
    assert joined.status_code == 201
    assert church.rows["Household"][HOUSEHOLD]["updated_at"] == YESTERDAY
    assert church.rows["Person"][ZOE]["updated_at"] == YESTERDAY
    assert http.delete(f"{path}/{joined.json()['data']['id']}").status_code == 204
    assert church.rows["Person"][ZOE]["updated_at"] == YESTERDAY
    simulator.set_options(silent_membership=False)
    assert http.post(path, json=related("HouseholdMembership", person=ZOE)).status_code == 201
    assert church.rows["Person"][ZOE]["updated_at"] == NOW


@pytest.mark.parametrize(
    ("name", "value"), [("birthdate", "not-a-date"), ("grade", "eight"), ("birthdate", "2023-02-30")]
)
def test_nonsense_becomes_null_without_a_word(
    simulator: RunningSimulator, http: httpx.Client, name: str, value: str
) -> None:
    answer = http.patch(f"/people/{JOAN}", json=body("Person", **{name: value}))
    assert answer.status_code == 200
    assert answer.json()["data"]["attributes"][name] is None
    simulator.set_options(silent_nulls=False)
    assert errors(http.patch(f"/people/{JOAN}", json=body("Person", **{name: value})))[0][0] == name


def test_a_new_primary_demotes_the_other_without_moving_its_time(church: Church, http: httpx.Client) -> None:
    old = church.ids["Email"][0]
    http.post(
        f"/people/{JOAN}/emails", json=body("Email", address="new@example.org", location="Work", primary=True)
    )
    assert church.rows["Email"][old]["primary"] is False
    assert church.rows["Email"][old]["updated_at"] == YESTERDAY
    assert church.rows["Person"][JOAN]["updated_at"] == NOW


@pytest.mark.parametrize(
    ("option", "primary", "moved"), [("silent_demotion", False, NOW), ("primary_demotion", True, YESTERDAY)]
)
def test_demotion_without_the_habits(
    church: Church, simulator: RunningSimulator, http: httpx.Client, option: str, primary: bool, moved: str
) -> None:
    simulator.set_options(**{option: False})
    http.post(
        f"/people/{JOAN}/emails", json=body("Email", address="new@example.org", location="Work", primary=True)
    )
    old = church.rows["Email"][church.ids["Email"][0]]
    assert (old["primary"], old["updated_at"]) == (primary, moved)


@pytest.mark.parametrize(
    ("path", "moved"),
    [("emails/10000001", NOW), ("phone_numbers/100000001", NOW), ("addresses/100000001", YESTERDAY)],
)
def test_which_contacts_move_their_person(church: Church, http: httpx.Client, path: str, moved: str) -> None:
    answer = http.patch(f"/{path}", json={"data": {"attributes": {"location": "Other"}}})
    assert answer.json()["data"]["attributes"]["updated_at"] == NOW
    assert church.rows["Person"][JOAN]["updated_at"] == moved


def test_persons_need_not_move_with_their_contacts(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    simulator.set_options(contact_moves_person=False)
    assert http.delete("/emails/10000001").status_code == 204
    assert church.rows["Person"][JOAN]["updated_at"] == YESTERDAY


def test_a_phone_number_is_worked_out_again(simulator: RunningSimulator, http: httpx.Client) -> None:
    answer = http.patch("/phone_numbers/100000001", json=body("PhoneNumber", number="+44 20 7946 0123"))
    attributes = answer.json()["data"]["attributes"]
    assert (attributes["e164"], attributes["country_code"]) == ("+442079460123", "GB")
    assert attributes["national"] == "020 7946 0123"
    nothing = http.patch("/phone_numbers/100000001", json=body("PhoneNumber", number="none")).json()["data"]
    assert nothing["attributes"]["e164"] is None
    simulator.set_options(phone_location_required=False)
    made = http.post(f"/people/{ZOE}/phone_numbers", json=body("PhoneNumber", number="2175550102"))
    assert made.status_code == 201
    assert made.json()["data"]["attributes"]["primary"] is True


def test_one_value_for_a_custom_field_unless_boxes_are_ticked(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    path = f"/people/{JOAN}/field_data"
    size = body("FieldDatum", field_definition_id="100001", value="M")
    made = http.post(path, json=size)
    assert made.status_code == 201
    assert made.json()["data"]["relationships"]["customizable"]["data"] == {"type": "Person", "id": str(JOAN)}
    detail = "An existing field datum already exists for this record and field definition."
    assert errors(http.post(path, json=size)) == [("field_definition", detail)]
    for team in ("Choir", "Kitchen"):
        ticked = http.post(path, json=body("FieldDatum", field_definition_id="100002", value=team))
        assert ticked.status_code == 201
    simulator.set_options(field_datum_once=False)
    assert http.post(path, json=size).status_code == 201


@pytest.mark.parametrize(
    "path", ["/emails", "/phone_numbers", "/addresses", "/household_memberships", "/field_data"]
)
def test_what_belongs_below_a_parent_is_refused_at_the_top(
    simulator: RunningSimulator, http: httpx.Client, path: str
) -> None:
    answer = http.post(path, json=body("Any"))
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["detail"] == "You do not have access to this resource"
    simulator.set_options(top_level_create_403=False)
    assert http.post(path, json=body("Any")).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/giving/v2/donations"),
        ("POST", "/groups/v2/groups"),
        ("POST", "/people/v2/person_mergers"),
        ("DELETE", "/groups/v2/groups/100000001"),
        ("PATCH", "/people/v2/tabs/100000001"),
    ],
)
def test_read_only_things_refuse_to_be_written(
    simulator: RunningSimulator, http: httpx.Client, method: str, path: str
) -> None:
    assert http.request(method, simulator.url + path, json=body("Any")).status_code == 403


def test_put_answers_a_web_page(simulator: RunningSimulator, http: httpx.Client) -> None:
    answer = http.put(f"/people/{JOAN}", json=body("Person", nickname="X"))
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    simulator.set_options(put_html=False)
    assert http.put(f"/people/{JOAN}", json=body("Person")).json()["errors"][0]["status"] == "404"


def test_a_merge_moves_what_belongs_to_the_loser(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    simulator.merge(MARTIN, JOAN)
    assert http.get(f"/people/{JOAN}").status_code == 404
    assert [row["id"] for row in http.get(f"/people/{MARTIN}/emails").json()["data"]] == ["10000001"]
    household = http.get(f"/households/{HOUSEHOLD}").json()["data"]
    assert household["attributes"]["primary_contact_id"] == str(MARTIN)
    assert [row["id"] for row in household["relationships"]["people"]["data"]] == [str(MARTIN), str(EVA)]
    simulator.merge(EVA, MARTIN)
    mergers = http.get("/person_mergers", params={"where[created_at][gte]": NOW}).json()["data"]
    ends = [(m["attributes"]["person_to_remove_id"], m["attributes"]["person_to_keep_id"]) for m in mergers]
    assert ends == [(JOAN, MARTIN), (MARTIN, EVA)]
    with pytest.raises(KeyError):
        simulator.merge(EVA, JOAN)


def test_social_profiles_belong_to_a_person(http: httpx.Client) -> None:
    made = http.post(
        f"/people/{JOAN}/social_profiles",
        json=body("SocialProfile", site="Mastodon", url="https://example.social/@joan"),
    )
    assert made.status_code == 201
    profile = made.json()["data"]
    assert profile["attributes"]["verified"] is False
    assert "relationships" not in profile
    listed = http.get("/social_profiles?where[site]=Mastodon&order=-updated_at&include=person").json()
    assert [row["id"] for row in listed["data"]] == [profile["id"]]
    assert [row["id"] for row in listed["included"]] == [str(JOAN)]
    whole = http.get(f"/people/{JOAN}?include=social_profiles").json()
    assert [row["type"] for row in whole["included"]] == ["SocialProfile"]
    assert http.get(f"/people/{JOAN}/social_profiles").json()["meta"]["total_count"] == 1
    changed = http.patch(f"/social_profiles/{profile['id']}", json=body("SocialProfile", verified=True))
    assert changed.json()["data"]["attributes"]["verified"] is True
    http.delete(f"/people/{JOAN}")
    assert http.get(f"/social_profiles/{profile['id']}").status_code == 404
