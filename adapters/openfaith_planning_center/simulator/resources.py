"""Planning Center's resources as data: attributes, what may be assigned, ordered and queried by.

Source: Planning Center API documentation, People (2025-03-20), Groups and Giving; the answers recorded from
the real system (2026-06-04). No behaviour here: `query.py`, `render.py` and `writing.py` read these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openfaith_planning_center.simulator.options import NEWEST_VERSION


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: its type, path, attributes in answers, and what writes and queries may name.

    `assignable` is for both creating and changing; `top` says whether it can be made without a parent.
    `since` names attributes that only newer versions of the API have. `hidden` come only when asked for
    by `fields`.
    """

    kind: str
    path: str
    attributes: tuple[str, ...]
    assignable: tuple[str, ...] = ()
    order_by: tuple[str, ...] = ()
    query_by: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    top: bool = True
    hidden: tuple[str, ...] = ()
    since: Mapping[str, str] = field(default_factory=dict[str, str])
    product: str = "people"
    listed: bool = True


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
    hidden=_words("directory_shared_info mfa_configured stripe_customer_identifier"),
)
EMAIL = Resource(
    "Email",
    "emails",
    _words("address blocked created_at location primary updated_at"),
    _words("address location primary"),
    _words("address location primary created_at updated_at"),
    _words("address location primary created_at updated_at blocked"),
    required=("address",),
    top=False,
)
PHONE = Resource(
    "PhoneNumber",
    "phone_numbers",
    _words("carrier country_code created_at e164 international location national number primary updated_at"),
    _words("number carrier location primary"),
    _words("number carrier location primary created_at updated_at"),
    _words("number carrier location primary created_at updated_at"),
    required=("number", "location"),
    top=False,
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
    top=False,
)
SOCIAL_PROFILE = Resource(
    "SocialProfile",
    "social_profiles",
    _words("created_at site updated_at url verified"),
    _words("site url verified"),
    _words("created_at site updated_at url verified"),
    _words("created_at site updated_at url verified"),
    ("person",),
    top=False,
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
    _words("household_role pending person_name"),
    _words("person_id pending"),
    _words("person_name pending"),
    _words("person_name pending"),
    _words("household person"),
    top=False,
    since={"household_role": NEWEST_VERSION},
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
    assignable=_words("value field_definition_id"),
    order_by=_words("value file file_size file_content_type file_name created_at updated_at"),
    query_by=_words(
        "value file file_size file_content_type file_name created_at updated_at field_definition_id"
    ),
    include=_words("field_definition field_option tab"),
    top=False,
    since={"created_at": NEWEST_VERSION, "updated_at": NEWEST_VERSION},
)
OPTION = Resource(
    "FieldOption",
    "field_options",
    _words("sequence value"),
    order_by=_words("value sequence"),
    query_by=_words("value sequence"),
    listed=False,
)
TAB = Resource(
    "Tab",
    "tabs",
    _words("name sequence slug"),
    order_by=_words("name sequence slug"),
    query_by=_words("name sequence slug"),
    include=_words("field_definitions field_options"),
)


def _word_list(kind: str, path: str) -> Resource:
    return Resource(kind, path, ("value",), (), ("value",), ("value",))


WORD_LISTS = (
    _word_list("MaritalStatus", "marital_statuses"),
    _word_list("NamePrefix", "name_prefixes"),
    _word_list("NameSuffix", "name_suffixes"),
    _word_list("InactiveReason", "inactive_reasons"),
)
GROUP = Resource(
    "Group",
    "groups",
    _words(
        "archived_at can_create_conversation chat_enabled contact_email created_at description events_visibility "
        "header_image leaders_can_search_people_database location_type_preference members_are_confidential "
        "memberships_count name public_church_center_web_url schedule tag_ids virtual_location_url widget_status"
    ),
    order_by=("name",),
    query_by=_words("archive_status name"),
    include=_words("enrollment group_type location"),
    product="groups",
)
GROUP_MEMBERSHIP = Resource(
    "Membership",
    "memberships",
    _words("joined_at role"),
    order_by=_words("first_name joined_at last_name role"),
    query_by=("role",),
    include=("person",),
    product="groups",
    listed=False,
)
FUND = Resource(
    "Fund",
    "funds",
    _words("color created_at default deletable description ledger_code name updated_at visibility"),
    product="giving",
)
DONATION = Resource(
    "Donation",
    "donations",
    _words(
        "amount_cents amount_currency completed_at created_at fee_cents fee_covered fee_currency payment_brand "
        "payment_check_dated_at payment_check_number payment_last4 payment_method payment_method_sub payment_status "
        "received_at refundable refunded updated_at"
    ),
    order_by=_words("created_at updated_at completed_at received_at"),
    query_by=_words("created_at updated_at completed_at received_at"),
    product="giving",
)

ALL = (
    *(PERSON, EMAIL, PHONE, ADDRESS, SOCIAL_PROFILE, HOUSEHOLD, MEMBERSHIP, CAMPUS, MERGER),
    *(DEFINITION, OPTION, DATUM, TAB),
    *(*WORD_LISTS, GROUP, GROUP_MEMBERSHIP, FUND, DONATION),
)
RESOURCES: dict[tuple[str, str], Resource] = {(r.product, r.path): r for r in ALL}
"""By product and path."""
BY_KIND: dict[str, Resource] = {r.kind: r for r in ALL}
PERSON_LINKS = _words(
    "addresses apps background_checks connected_people emails field_data household_memberships households "
    "message_groups messages notes organization person_apps phone_numbers platform_notifications social_profiles "
    "workflow_assignee_workflow_summaries workflow_cards workflow_shares"
)
TO_ONE: Mapping[str, tuple[str, str]] = {
    "inactive_reason": ("InactiveReason", "inactive_reasons"),
    "marital_status": ("MaritalStatus", "marital_statuses"),
    "name_prefix": ("NamePrefix", "name_prefixes"),
    "name_suffix": ("NameSuffix", "name_suffixes"),
    "primary_campus": ("PrimaryCampus", "campuses"),
    "school": ("SchoolOption", "school_options"),
}
"""A person's relations to one record: type and path."""
DATES = frozenset(_words("birthdate anniversary"))
NUMBERS = frozenset(_words("grade graduation_year remote_id"))
FLAGS = frozenset(
    _words(
        "accounting_administrator can_create_forms can_email_lists child site_administrator primary blocked pending "
        "church_center_enabled geolocation_set_manually deletable default refunded refundable fee_covered "
        "can_create_conversation chat_enabled leaders_can_search_people_database members_are_confidential"
    )
)
TIMES = frozenset(
    _words("created_at updated_at inactivated_at birthdate anniversary joined_at received_at completed_at")
)
"""Attributes that `where[…][gte]` and its like compare."""
