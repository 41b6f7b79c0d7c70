"""What an adapter is: the contract between the sync engine and one church management system.

Words used here:

EXTERNAL RECORD   one record as the system gave it: type, external id, payload.
LISTING           one collection that can be read page by page. A page may carry records of several
                  entity types (people with their e-mails), so that no record is asked for twice.
CANONICAL         the same record as fields of the Canonical Data Model; its relations are *references*
                  (external ids), because only the engine knows which entity an external id is linked to.
DRAFT             canonical values on their way to the system.
CREDENTIALS       what shows the system who is asking; asked for at each request.

Ids need be unique within a type only: person 7 and campus 7 are two records.

SYSTEMS OF OTHER SHAPES. Some keep what is a record here on another record's row: a person's row has columns
for an e-mail address, two phone numbers and a postal address. Their adapter makes a record of each place:

- Its external id is the owner's and the place (`7/email`, `7/mobile`), so it is the same at each reading. Its
  `parent_external_id` is the owner's. Its payload holds its own columns and the owner's id and nothing else, so
  that another column's change is no news of it.
- An empty place is no record: pages lack it, `fetch` raises `RecordMissing`. `create` fills a place, `delete`
  empties it. `create` raises `RecordRefused` where every fitting place is full: it never overwrites one.
- A complete listing of the owners is a complete listing of their places.

Some replace whole rows on update, so that what isn't sent is lost. Their adapter reads the row, changes the
draft's fields in it, and writes it, within one call and as close together as can be; never from an earlier
reading, which would undo what others did since. Where the system refuses a stale write (a version, `If-Match`),
the three steps are done again. The engine sends one write after the other, so two places of one row never race.

An adapter is found through the entry point group `openfaith.adapters`; the entry is a function without
arguments that returns an `Adapter`. Errors it raises come from `openfaith_desktop.errors`. Source: the
specification's “ChMS Adapters”.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.cdm.normalise import DEFAULT_REGION
from openfaith_desktop.errors import SignInNeeded

Payload = Mapping[str, Any]
"""A record as the system gave it: JSON objects, arrays and scalars only."""


class ExternalRecord(NamedTuple):
    """One record of the system.

    `parent_external_id` is the external id of the record's owner (an e-mail's person). `updated_at` is
    the system's own time, ISO 8601 UTC, or None where it has none. `match` is the little that matching
    needs beyond the record's own fields; for a person: `emails` and `phones`, as they are written there.
    """

    entity_type: str
    external_id: str
    payload: Payload
    parent_external_id: str | None = None
    updated_at: str | None = None
    match: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing.

    `cursor` continues *after* this page (JSON text, opaque to the engine); None on the last page.
    `total` is how many main records the system says there are; `server_time` the answer's `Date`, ISO 8601
    UTC. `complete` is set on the last page: whether every record was read (the count agrees).
    """

    records: tuple[ExternalRecord, ...]
    cursor: str | None
    total: int | None
    server_time: str | None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A collection that can be read: its name, its main entity type and all types its pages carry.

    `by_default`: brought in unless a person leaves it out. What a church keeps apart (who gave what) isn't: it waits
    to be chosen, and until then nobody is asked to permit reading it.
    """

    name: str
    entity_type: str
    carries: tuple[str, ...]
    by_default: bool = True


class Canonical(NamedTuple):
    """A record in canonical form: field values, and relations as external ids by field name.

    `cleaned` names fields whose text held a NUL, which no database keeps, and is here without it.
    """

    values: dict[str, Value]
    references: dict[str, str | None]
    cleaned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written: only the given values and references are sent.

    `references` holds external ids by relation field. `embedded` holds the records that this system
    creates together with this one (a household's memberships); see `Capabilities.embeds`.
    """

    entity_type: str
    values: Mapping[str, Value]
    references: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    embedded: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCreated:
    """Records that a creation of unknown outcome may have made: what `create` would have returned.

    `sure`: they hold what was sent. Otherwise they only were made at that time, and somebody may have changed
    them since.
    """

    records: tuple[ExternalRecord, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TypeCapabilities:
    """What the system allows for one entity type. `writable` and `create_only` are field names.

    Where a type isn't `deletable`, no deletion there is ever offered.
    """

    creatable: bool = True
    deletable: bool = True
    writable: frozenset[str] = frozenset()
    create_only: frozenset[str] = frozenset()
    embeds: str | None = None
    """The entity type whose records must be created together with this one."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the system can do. `types` has one entry for every entity type the adapter handles.

    `visible_after_seconds`: how long after a write a look-up may still miss it (replica lag).
    """

    types: Mapping[str, TypeCapabilities]
    visible_after_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class BrowserSignIn:
    """How a person signs in with a browser: OAuth 2 with a code and PKCE.

    `authorize`, `token` and `revoke` are paths below the session's base address; `base_url` is the usual one.
    `hosts`: where the pages are that a person sees on the way; each stands for itself and everything below it.
    `scopes`: what to ask for, by the name of a listing. `registering`: the steps by which a church makes its own
    application there. `pretend_client_id`: what a simulator on this computer knows us as.
    """

    base_url: str
    authorize: str
    token: str
    revoke: str
    hosts: tuple[str, ...]
    scopes: Mapping[str, str]
    registering: tuple[str, ...]
    pretend_client_id: str = ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """How a person signs in, in words for people: with a token, and with a browser where `browser` is given."""

    token_steps: tuple[str, ...] = ()
    token_format: str = ""
    browser: BrowserSignIn | None = None


class Credentials(Protocol):
    """What shows a system who is asking. Asked at each request: a sign-in may be renewed in mid-run."""

    async def authorization(self) -> str:
        """Return the value of the Authorization header, good for now. Raises `SignInNeeded`."""
        ...

    async def refused(self, authorization: str, error: SignInNeeded) -> bool:
        """Hear that the system refused `authorization` (401), and why.

        Return whether another `authorization()` may be accepted, so that one more try is worth while.
        """
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, and to which church; `country_code` (ISO 3166) is how it writes phone numbers."""

    person_name: str
    organization_name: str
    organization_id: str
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class WebhookChange:
    """One change reported by a webhook: what happened to which record; `record` when it came along."""

    delivery_id: str
    action: str
    entity_type: str | None
    external_id: str | None
    occurred_at: str | None
    record: ExternalRecord | None = None


class Merger(NamedTuple):
    """Two records that the system made one: `removed` is gone, `kept` lives on. `merged_at`: ISO 8601 UTC."""

    entity_type: str
    kept: str
    removed: str
    merged_at: str | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One webhook subscription there. `secret` signs its deliveries; it belongs into the vault."""

    external_id: str
    event: str
    url: str
    active: bool
    secret: str = field(repr=False, default="")


async def no_check() -> None:
    """Let every request leave."""


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """What a session needs besides the credentials. `base_url` None means the system's own.

    `reserve` is the share of the system's request limit left to the church's other apps. `on_waiting`
    is called with (seconds, reason for people) before every wait longer than a second. Sessions with the same
    `whose_limit` (who is signed in) share that limit. `region` is the country
    (ISO 3166) in whose way phone numbers are compared. `before_request` is awaited right before each request
    leaves; what it raises keeps the request here.
    """

    base_url: str | None = None
    reserve: float = 0.2
    on_waiting: Callable[[float, str], None] = lambda seconds, reason: None
    whose_limit: str = ""
    region: str = DEFAULT_REGION
    before_request: Callable[[], Awaitable[None]] = no_check


class WebhookSession(Protocol):
    """An open, signed-in conversation about webhook subscriptions; an async context manager."""

    async def __aenter__(self) -> WebhookSession: ...

    async def __aexit__(self, *exc: object) -> None: ...

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Return this account's webhook subscriptions, other programs' too."""
        ...

    async def subscribe(self, event: str, url: str) -> Subscription:
        """Ask for an event's deliveries to be sent to `url`; return the subscription with its secret."""
        ...

    async def set_active(self, subscription_id: str, active: bool) -> Subscription:
        """Wake up a subscription that the system put to sleep after failures, or put it to sleep."""
        ...

    async def rotate_secret(self, subscription_id: str) -> Subscription:
        """Let the system make a new secret; the old one signs nothing any more."""
        ...

    async def unsubscribe(self, subscription_id: str) -> None:
        """End a subscription. Ending one that is gone already is no error."""
        ...


class Webhooks(Protocol):
    """How the system reports changes by itself. `WebhookChange.action` is one of created, updated,
    destroyed, merged.
    """

    @property
    def events(self) -> tuple[str, ...]:
        """The events to subscribe to, by the system's names."""
        ...

    def verify(self, body: bytes, headers: Mapping[str, str], secret: str) -> bool:
        """Return whether a delivery is authentic; constant-time."""
        ...

    def parse(self, body: bytes, headers: Mapping[str, str]) -> tuple[WebhookChange, ...]:
        """Return the changes in an authentic delivery. Raises `UnreadableAnswer` when malformed."""
        ...

    def session(self, credentials: Credentials, settings: SessionSettings) -> WebhookSession:
        """Return a session that shows `credentials`. Raises `InvalidValue` for an unsafe address."""
        ...


class Session(Protocol):
    """An open, signed-in conversation with the system; an async context manager."""

    async def __aenter__(self) -> Session: ...

    async def __aexit__(self, *exc: object) -> None: ...

    @property
    def requests(self) -> int:
        """How many requests this session has made."""
        ...

    @property
    def server_time(self) -> str | None:
        """The `Date` of the newest answer, ISO 8601 UTC; None before the first."""
        ...

    async def account(self) -> Account:
        """Return who is signed in."""
        ...

    def pages(self, listing: Listing, cursor: str | None = None) -> AsyncIterator[Page]:
        """Yield the pages of a listing, from the start or after `cursor`.

        Robust against records that vanish or appear while paging: none that exists throughout is
        missed; some may come twice.
        """
        ...

    def changed_since(self, listing: Listing, since: str) -> AsyncIterator[Page]:
        """Yield pages of the main records changed at or after `since` (ISO 8601 UTC).

        Only for the adapter's `polls()`.
        """
        ...

    async def mergers(self, since: str) -> tuple[Merger, ...]:
        """Return what was merged there at or after `since` (ISO 8601 UTC), oldest first.

        Empty for a system without mergers. Where this account may not see them, raises `ReadRefused`,
        `PermissionMissing` or `RecordMissing`: the sync goes on without.
        """
        ...

    async def fetch(self, entity_type: str, external_id: str, parent: str | None = None) -> ExternalRecord:
        """Return one record as it is now. Raises `RecordMissing`."""
        ...

    async def fetch_whole(
        self, entity_type: str, external_id: str, parent: str | None = None
    ) -> tuple[ExternalRecord, ...]:
        """Return one record followed by what belongs to it and came along in the same answer.

        Raises `RecordMissing`.
        """
        ...

    async def create(self, draft: Draft) -> tuple[ExternalRecord, ...]:
        """Create a record and return it as the system stored it, followed by its embedded ones.

        Raises `RecordRefused`, or `OutcomeUnknown` when the answer never came.
        """
        ...

    async def update(self, external_id: str, draft: Draft, parent: str | None = None) -> ExternalRecord:
        """Change only the draft's fields and return the record as the system stored it."""
        ...

    async def delete(self, entity_type: str, external_id: str, parent: str | None = None) -> None:
        """Delete a record. Deleting one that is gone already is no error."""
        ...

    async def find_created(self, draft: Draft, since: str) -> tuple[FoundCreated, ...]:
        """Return the records that a `create(draft)` sent at `since` may have made, best first.

        Looks at what the system itself lists, so it may still miss a write that is younger than
        `Capabilities.visible_after_seconds`. Raises `RecordMissing` when what it belongs to isn't shown: then
        nobody knows.
        """
        ...

    async def similar(self, draft: Draft, match: Mapping[str, Sequence[str]]) -> tuple[ExternalRecord, ...]:
        """Return, freshly read, what is there already that a `create(draft)` might double.

        `match` is what tells the record besides its own values (see `ExternalRecord`): a person's e-mails and
        phone numbers. Each record comes with what belongs to it. May return more than what is alike, and
        may miss what was written within the last seconds.
        """
        ...


class Adapter(Protocol):
    """One church management system. Pure description and transformation; a `Session` does the talking."""

    @property
    def name(self) -> str:
        """The adapter's name on the command line, e.g. `planning-center`."""
        ...

    @property
    def title(self) -> str:
        """The system's name for people, e.g. “Planning Center”."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What the system can do."""
        ...

    @property
    def sign_in(self) -> SignIn:
        """How a person signs in."""
        ...

    @property
    def webhooks(self) -> Webhooks | None:
        """How the system reports changes by itself, or None."""
        ...

    def dependencies(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for every entity type handled, the types that must be synced before it."""
        ...

    def listings(self) -> tuple[Listing, ...]:
        """Return the collections to read in a full sync, together carrying every entity type."""
        ...

    def polls(self) -> tuple[Listing, ...]:
        """Return the collections that `Session.changed_since` can read, in the order of dependencies.

        None, or not for every type, where the system can't tell: an ongoing sync then reads each listing in full
        that carries a type no poll carries. What polls can't show (deletions) is found once a day by reading all
        `listings()` in full.
        """
        ...

    def to_canonical(self, entity_type: str, payload: Payload) -> Canonical:
        """Return the fields this adapter maps. Never raises on odd values: they become None."""
        ...

    def record_url(self, entity_type: str, external_id: str) -> str | None:
        """Return where a person can look at the record in the system's own pages, or None."""
        ...

    def read_token(self, typed: str) -> Credentials:
        """Return what a personal access token proves, as a person typed it.

        Raises `InvalidValue`, saying which form it should have.
        """
        ...

    def session(self, credentials: Credentials, settings: SessionSettings) -> Session:
        """Return a session that shows `credentials`. Raises `InvalidValue` for an unsafe address."""
        ...
