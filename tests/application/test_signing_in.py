"""Signing in with a browser or a token, the first time and again; what is kept, and what is given back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from openfaith_desktop.application import Application, connections, disconnecting, signing_in, syncing
from openfaith_desktop.application.signing_in import SignedIn
from openfaith_desktop.application.systems import systems
from openfaith_desktop.auth import choice, names, oauth, tokens
from openfaith_desktop.auth.oauth import Client
from openfaith_desktop.auth.vault import SessionVault, VaultMissing
from openfaith_desktop.errors import InvalidValue, SignInFailed, SignInNeeded, UsageError
from openfaith_desktop.settings import load
from openfaith_desktop.store.tables import token
from openfaith_desktop.sync import editing
from openfaith_desktop.sync.engine import StopFlag
from openfaith_planning_center import entities
from openfaith_planning_center.adapter import PlanningCenterAdapter
from openfaith_planning_center.simulator import Options, generate_church, start_simulator
from tests.auth.conftest import _no_waiting, ports
from tests.auth.place import SYSTEM, Place, place
from tests.person import Person

__all__ = ["_no_waiting", "place", "ports"]


def row(app: Application) -> tuple[object, ...]:
    return tuple(app.store.read(lambda c: c.execute(token.select()).one())[1:5])


async def test_a_church_is_connected_with_a_browser_and_syncs(place: Place) -> None:
    document = await place.connect()
    assert document["church"] == "Hope Chapel"
    result = await syncing.sync(place.app, "hope", StopFlag())
    assert result.counts["person"]["added"] == 5
    kind, who, scopes, expires_at = row(place.app)
    assert (kind, scopes) == ("browser", ["people"])
    assert who
    assert expires_at
    assert place.app.vault.get(names.token("hope")) is None


async def test_one_keeper_of_a_sign_in_in_a_program(place: Place) -> None:
    await place.connect()
    info = place.app.connection("hope")
    assert place.app.credentials(info) is place.app.credentials(info)


async def test_a_renewed_sign_in_is_written_down(place: Place) -> None:
    await place.connect()
    before = row(place.app)[3]
    place.there.set_options(access_lifetime=90.0)
    info = place.app.connection("hope")
    kept = tokens.load(place.app.vault.get(names.pair("hope")) or "")
    place.app.vault.put(names.pair("hope"), tokens.dump(replace(kept[0], expires_at=0), kept[1]))
    await place.app.credentials(info).authorization()
    place.app.store.write(lambda c: None)  # behind what was written
    assert row(place.app)[3] != before


async def test_nobody_is_kept_whom_the_person_refused(place: Place) -> None:
    async with await place.begin() as begun:
        with pytest.raises(SignInFailed) as caught:
            await place.grant(begun, allow=False)
    assert caught.value.reason == "access_denied"


async def test_the_windows_browser_gives_its_answer_itself(place: Place) -> None:
    async with await place.begin() as begun:
        assert begun.pages.pretend
        with Person() as person:
            url = await asyncio.to_thread(person.sign_in, begun.attempt.url)
        grant = begun.attempt.receive(url)
    await connections.connect(place.app, SYSTEM, "hope", "full", grant, place.there.url)


async def test_a_sign_in_can_be_looked_at_before_it_is_kept(place: Place) -> None:
    """The steps of connecting ask in between what to bring in, and how."""
    signed = await signing_in.check(place.app, SYSTEM, await place.proof(), place.there.url)
    assert signed.account.organization_name == "Hope Chapel"
    assert place.app.vault.get(names.pair("hope")) is None
    assert signed.pair
    assert signed.pair.access not in repr(signed)
    place.clock.now += 3 * 3_600  # a person takes their time
    await connections.connect(place.app, SYSTEM, "hope", "full", signed, place.there.url)
    assert place.app.connection("hope")


async def test_what_isnt_kept_after_all_is_given_back(place: Place) -> None:
    signed = await signing_in.check(place.app, SYSTEM, await place.proof(), place.there.url)
    assert signed.pair
    assert place.opens(signed.pair.access)
    await signing_in.forget(signed)
    assert not place.opens(signed.pair.access)


# --- what goes wrong ------------------------------------------------------------------------------


async def test_a_taken_name_is_said_before_the_code_is_used(place: Place) -> None:
    await place.connect()
    proof = await place.proof()
    with pytest.raises(UsageError):
        await connections.connect(place.app, SYSTEM, "hope", "full", proof, place.there.url)
    await connections.connect(place.app, SYSTEM, "faith", "full", proof, place.there.url)


async def test_without_a_place_for_it_the_code_isnt_used(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise VaultMissing

    proof = await place.proof()
    with monkeypatch.context() as patch:
        patch.setattr(choice, "open_vault", none)
        with pytest.raises(VaultMissing):
            await connections.connect(place.app, SYSTEM, "hope", "full", proof, place.there.url)
    await connections.connect(place.app, SYSTEM, "hope", "full", proof, place.there.url)


async def test_what_cant_be_kept_is_given_back(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(SessionVault):
        def put(self, name: str, secret: str) -> None:
            raise VaultMissing

    place.app.vault = Full()
    proof = await place.proof()
    with pytest.raises(VaultMissing):
        await connections.connect(place.app, SYSTEM, "hope", "full", proof, place.there.url)
    assert place.app.connections() == []
    (made,) = place.there.simulator.authorization.tokens
    assert made.access_ended


async def test_a_grant_of_one_system_is_never_sent_to_another(place: Place) -> None:
    """The mix-up attack: what one sign-in server gave ends in nobody else's hands."""
    proof = await place.proof()
    with start_simulator(generate_church(3, 8), Options(rate_limit=None)) as evil:
        with pytest.raises(SignInFailed) as caught:
            await connections.connect(place.app, SYSTEM, "hope", "full", proof, evil.url)
        assert caught.value.reason == "wrong_issuer"
        elsewhere = replace(proof.provider, token_url=f"{evil.url}/oauth/token")
        with pytest.raises(SignInFailed):
            await signing_in.check(place.app, SYSTEM, replace(proof, provider=elsewhere), place.there.url)
        signed = await signing_in.check(place.app, SYSTEM, proof, place.there.url)
        with pytest.raises(SignInFailed):
            await connections.connect(place.app, SYSTEM, "hope", "full", signed, evil.url)
        assert evil.requests == []


# --- again ----------------------------------------------------------------------------------------


async def test_signing_in_again_loses_nothing(place: Place) -> None:
    await place.connect()
    await syncing.sync(place.app, "hope", StopFlag())
    person = editing.create(place.app.store, "person", {"first_name": "Ann", "last_name": "New"}, "you")
    place.there.end_sign_ins()
    with pytest.raises(SignInNeeded):
        await syncing.sync(place.app, "hope", StopFlag())
    async with await signing_in.begin_again(place.app, "hope") as begun:
        await signing_in.sign_in_again(place.app, "hope", await place.grant(begun))
    result = await syncing.sync(place.app, "hope", StopFlag())
    assert result.counts["person"]["sent_new"] == 1
    assert result.counts["person"].get("added", 0) == 0
    assert person


async def test_the_way_of_signing_in_can_change(place: Place) -> None:
    await connections.connect(place.app, SYSTEM, "hope", "full", "demo:demo", place.there.url)
    await signing_in.sign_in_again(place.app, "hope", await place.proof())
    assert place.app.vault.get(names.token("hope")) is None
    assert row(place.app)[0] == "browser"
    place.there.set_options(token_secret="other")
    await syncing.sync(place.app, "hope", StopFlag())
    place.there.set_options(token_secret="demo")
    await signing_in.sign_in_again(place.app, "hope", "demo:demo")
    assert place.app.vault.get(names.pair("hope")) is None
    assert row(place.app) == ("personal_access_token", row(place.app)[1], [], None)
    place.there.end_sign_ins()
    await syncing.sync(place.app, "hope", StopFlag())


async def test_another_churchs_account_is_refused_and_given_back(place: Place) -> None:
    await place.connect()
    kept = place.app.vault.get(names.pair("hope"))
    place.there.church.organization["id"] += 1
    place.there.church.organization["name"] = "Grace Chapel"
    for proof in (await place.proof(), "demo:demo"):
        with pytest.raises(SignInFailed) as caught:
            await signing_in.sign_in_again(place.app, "hope", proof)
        assert caught.value.reason == "other_church"
        assert "Grace Chapel" in caught.value.title
    assert place.app.vault.get(names.pair("hope")) == kept
    assert place.app.vault.get(names.token("hope")) is None
    assert place.app.connection("hope").account["organization_name"] == "Hope Chapel"
    assert [one.access_ended for one in place.there.simulator.authorization.tokens] == [False, True]


async def test_who_is_refused_again_keeps_what_there_was(place: Place) -> None:
    await place.connect()
    kept = place.app.vault.get(names.pair("hope"))
    with pytest.raises(InvalidValue):
        await signing_in.sign_in_again(place.app, "hope", "no token")
    with pytest.raises(SignInNeeded):
        await signing_in.sign_in_again(place.app, "hope", "demo:wrong")
    assert place.app.vault.get(names.pair("hope")) == kept


# --- the end --------------------------------------------------------------------------------------


async def test_disconnecting_gives_the_sign_in_back(place: Place) -> None:
    await place.connect()
    (made,) = place.there.simulator.authorization.tokens
    ended = await asyncio.to_thread(disconnecting.disconnect, place.app, "hope")
    assert ended.signed_out is True
    assert made.access_ended
    assert made.refresh_used
    assert place.app.vault.get(names.pair("hope")) is None


async def test_disconnecting_ends_even_if_nobody_hears_it(place: Place) -> None:
    await place.connect()
    place.there.fault("drop_before", match="POST /oauth/revoke", times=99)
    ended = disconnecting.disconnect(place.app, "hope")  # also where a loop runs
    assert ended.signed_out is False
    assert place.app.connections() == []
    assert place.app.vault.get(names.pair("hope")) is None


async def test_a_token_is_its_owners_to_end(place: Place) -> None:
    await connections.connect(place.app, SYSTEM, "hope", "full", "demo:demo", place.there.url)
    assert disconnecting.preview(place.app, "hope").signed_out is None
    assert disconnecting.disconnect(place.app, "hope").signed_out is None


# --- the application registered there -------------------------------------------------------------


def test_what_a_church_registers_is_said() -> None:
    (system,) = [one for one in systems() if one.name == SYSTEM]
    assert system.has_browser_sign_in
    assert len(system.registering) == len(system.return_addresses) == 3
    assert set(system.return_addresses) == set(Options().redirect_uris.split())


async def test_without_an_application_it_is_said_at_once(place: Place) -> None:
    with pytest.raises(SignInFailed) as caught:
        await signing_in.begin(place.app, SYSTEM)
    assert caught.value.reason == "no_client"


async def test_the_first_place_that_knows_it_counts(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert signing_in.registered(place.app, SYSTEM) is None
    monkeypatch.setenv("OPENFAITH_PLANNING_CENTER_CLIENT_ID", "from-outside")
    assert signing_in.registered(place.app, SYSTEM) == "from-outside"
    signing_in.register(place.app, SYSTEM, " from-us ")
    assert signing_in.registered(place.app, SYSTEM) == "from-us"
    async with await signing_in.begin(place.app, SYSTEM) as begun:
        assert begun.attempt.url.startswith(
            "https://api.planningcenteronline.com/oauth/authorize?client_id=from-us&"
        )
        assert not begun.pages.pretend
    async with await signing_in.begin(place.app, SYSTEM, client=Client("given", "secret")) as begun:
        assert "client_id=given&" in begun.attempt.url
        assert "secret" not in begun.attempt.url
    assert signing_in.registered(place.app, SYSTEM, place.there.url) == "openfaith-desktop"


async def test_again_means_as_the_same_application(place: Place) -> None:
    place.there.set_options(client_id="own", client_secret="between us")
    begun = await signing_in.begin(
        place.app, SYSTEM, base_url=place.there.url, client=Client("own", "between us")
    )
    async with begun:
        grant = await place.grant(begun)
    await connections.connect(place.app, SYSTEM, "hope", "full", grant, place.there.url)
    async with await signing_in.begin_again(place.app, "hope") as again:
        assert again.attempt.provider.client == Client("own", "between us")
        await signing_in.sign_in_again(place.app, "hope", await place.grant(again))


@pytest.mark.parametrize("wrong", ["", "two words", "x" * 300, "é", "a\nb"])
def test_what_cant_be_a_client_id_is_refused(place: Place, wrong: str) -> None:
    with pytest.raises(InvalidValue):
        signing_in.register(place.app, SYSTEM, wrong)
    assert load(place.app.folder).client_ids == {}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "reserve = 0.3\n",
        "reserve = 0.3 # ours\n[client_ids]\n",
        'reserve = 0.3\n[client_ids] # by hand\nother = "x"\nplanning-center = "old"\n',
        "[client_ids]\n'planning-center' = \"old\"\n",
    ],
)
def test_the_settings_keep_what_a_person_wrote(place: Place, before: str) -> None:
    path = place.app.folder / "settings.toml"
    path.write_text(before)
    for client_id in ("one", "two"):
        signing_in.register(place.app, SYSTEM, client_id)
        assert load(place.app.folder).client_ids[SYSTEM] == client_id
    for line in before.splitlines():
        if "old" not in line:
            assert line in path.read_text()
    assert path.read_text().count("planning-center") == 1


def test_settings_nobody_understands_stay_as_they_are(place: Place) -> None:
    path = place.app.folder / "settings.toml"
    for odd in ("reserve = [", 'client_ids = { planning-center = "old" }\n'):
        path.write_text(odd)
        with pytest.raises(UsageError):
            signing_in.register(place.app, SYSTEM, "new")
        assert path.read_text() == odd


def test_shapes_hide_what_they_hold() -> None:
    for kind in (SignedIn, oauth.Grant, oauth.Pair):
        shown = {name for name, one in kind.__dataclass_fields__.items() if one.repr}
        assert shown.isdisjoint({"secret", "pair", "client", "code", "verifier", "access", "refresh"})


async def test_only_what_is_brought_is_asked_for(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = entities.SIGN_IN.browser
    assert browser is not None
    scopes = {**browser.scopes, "campuses": "giving"}
    sign_in = replace(entities.SIGN_IN, browser=replace(browser, scopes=scopes))
    monkeypatch.setattr(PlanningCenterAdapter, "sign_in", sign_in)
    apart = replace(entities.CAMPUSES, by_default=False)
    monkeypatch.setattr(entities, "LISTINGS", (apart, entities.PEOPLE_LISTING, entities.HOUSEHOLDS))
    for chosen, asked in (((), "people"), (("people", "campuses"), "giving people")):
        async with await signing_in.begin(
            place.app, SYSTEM, base_url=place.there.url, chosen=chosen
        ) as begun:
            query = parse_qs(urlsplit(begun.attempt.url).query)
            assert query["scope"] == [asked]
