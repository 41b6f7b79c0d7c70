"""Planning Center's resources as data: attributes, what may be assigned, ordered and queried by.

Source: Planning Center API documentation, People; the answers recorded from the real system.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: its type, path, attributes in answers, and what writes and queries may name."""

    kind: str
    path: str
    attributes: tuple[str, ...]
    assignable: tuple[str, ...] = ()
    order_by: tuple[str, ...] = ()
    query_by: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PERSON = Resource(
    "Person",
    "people",
    _words(
        "accounting_administrator anniversary avatar birthdate can_create_forms can_email_lists child created_at "
        "demographic_avatar_url directory_status first_name gender given_name grade graduation_year inactivated_at "
        "last_name login_identifier medical_notes membership middle_name name nickname passed_background_check "
        "people_permissions remote_id resource_permission_flags school_type site_administrator status updated_at"
    ),
    _words(
        "accounting_administrator anniversary birthdate child given_name grade graduation_year middle_name nickname "
        "people_permissions site_administrator gender inactivated_at medical_notes membership avatar first_name "
        "last_name gender_id primary_campus_id remote_id status"
    ),
    _words(
        "accounting_administrator anniversary birthdate child given_name grade graduation_year middle_name nickname "
        "people_permissions site_administrator gender inactivated_at created_at updated_at first_name last_name "
        "remote_id membership status"
    ),
    _words(
        "accounting_administrator anniversary birthdate child given_name grade graduation_year middle_name nickname "
        "people_permissions site_administrator gender inactivated_at medical_notes membership created_at updated_at "
        "search_name search_name_or_email search_name_or_email_or_phone_number search_phone_number "
        "search_phone_number_e164 mfa_configured first_name last_name id primary_campus_id remote_id status"
    ),
    _words(
        "addresses emails field_data households inactive_reason marital_status name_prefix name_suffix organization "
        "person_apps phone_numbers platform_notifications primary_campus school social_profiles"
    ),
    _words("created_since admins organization_admins"),
)
EMAIL = Resource(
    "Email",
    "emails",
    _words("address blocked created_at location primary updated_at"),
    _words("address location primary"),
    _words("address location primary created_at updated_at"),
    _words("address location primary created_at updated_at blocked"),
    required=("address",),
)
PHONE = Resource(
    "PhoneNumber",
    "phone_numbers",
    _words("carrier country_code created_at e164 international location national number primary updated_at"),
    _words("number carrier location primary"),
    _words("number carrier location primary created_at updated_at"),
    _words("number carrier location primary created_at updated_at"),
    required=("number", "location"),
)
ADDRESS = Resource(
    "Address",
    "addresses",
    _words(
        "city country_code country_name created_at location primary state street_line_1 street_line_2 updated_at zip"
    ),
    _words("city state zip country_code location primary street_line_1 street_line_2"),
    _words("city state zip country_code location primary created_at updated_at street_line_1 street_line_2"),
    _words("city state zip country_code location primary street_line_1 street_line_2"),
    required=("location",),
)
HOUSEHOLD = Resource(
    "Household",
    "households",
    _words("avatar created_at member_count name primary_contact_id primary_contact_name updated_at"),
    _words("name member_count avatar primary_contact_id"),
    _words("name member_count primary_contact_name created_at updated_at"),
    _words("name member_count primary_contact_name created_at updated_at"),
    ("people",),
)
MEMBERSHIP = Resource(
    "HouseholdMembership",
    "household_memberships",
    _words("pending person_name"),
    _words("person_id pending"),
    _words("person_name pending"),
    _words("person_name pending"),
    _words("household person"),
)
CAMPUS = Resource(
    "Campus",
    "campuses",
    _words(
        "avatar_url church_center_enabled city contact_email_address country created_at date_format description "
        "geolocation_set_manually latitude longitude name phone_number state street time_zone twenty_four_hour_time "
        "updated_at website zip"
    ),
    _words(
        "latitude longitude description street city state zip country phone_number website twenty_four_hour_time "
        "date_format church_center_enabled contact_email_address time_zone geolocation_set_manually name"
    ),
    _words("name created_at updated_at"),
    _words("created_at updated_at id"),
    _words("lists service_times"),
    required=("name",),
)
MERGER = Resource(
    "PersonMerger",
    "person_mergers",
    _words("created_at person_to_keep_id person_to_remove_id"),
    order_by=("created_at",),
    query_by=_words("created_at person_to_keep_id person_to_remove_id"),
)
DEFINITION = Resource(
    "FieldDefinition",
    "field_definitions",
    _words("config data_type deleted_at name sequence slug tab_id"),
    order_by=_words("data_type name sequence slug config deleted_at tab_id"),
    query_by=_words("data_type name sequence slug config deleted_at tab_id"),
    include=_words("field_options tab"),
    filters=("include_deleted",),
)
DATUM = Resource(
    "FieldDatum",
    "field_data",
    _words("created_at file file_content_type file_name file_size updated_at value"),
    order_by=_words("value file file_size file_content_type file_name created_at updated_at"),
    query_by=_words(
        "value file file_size file_content_type file_name created_at updated_at field_definition_id"
    ),
    include=_words("field_definition field_option tab"),
)

RESOURCES: dict[str, Resource] = {
    r.path: r
    for r in (PERSON, EMAIL, PHONE, ADDRESS, HOUSEHOLD, MEMBERSHIP, CAMPUS, MERGER, DEFINITION, DATUM)
}
BY_KIND: dict[str, Resource] = {r.kind: r for r in RESOURCES.values()}
PERSON_LINKS = _words(
    "addresses apps background_checks connected_people emails field_data household_memberships households "
    "message_groups messages notes organization person_apps phone_numbers platform_notifications social_profiles "
    "workflow_cards workflow_shares"
)
UNSET_LINKS = _words("inactive_reason marital_status name_prefix name_suffix primary_campus school")
DATES = frozenset(_words("birthdate anniversary"))
NUMBERS = frozenset(_words("grade graduation_year remote_id"))
EXACT_TIMES = frozenset(_words("created_at updated_at inactivated_at birthdate anniversary"))
"""Attributes that `where[…][gte]` and its like compare."""
