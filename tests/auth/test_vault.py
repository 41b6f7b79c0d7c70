"""Secrets: kept, read, forgotten, sealed and moved; the keyring here is one in memory."""

from __future__ import annotations

import contextlib
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import orjson
import pytest
from keyring.backends import fail

from openfaith_desktop.auth import choice, files
from openfaith_desktop.auth.files import FileVault, SealedVault
from openfaith_desktop.auth.vault import (
    KeyringVault,
    PassphraseNeeded,
    SessionVault,
    Vault,
    VaultError,
    VaultLocked,
    VaultMissing,
    VaultUnreachable,
)
from tests.auth.keyrings import Clear, Memory

LONG = "".join(f"{n:x}" for n in range(3_000))
PHRASE = "correct horse battery staple"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENFAITH_KEYRING", "OPENFAITH_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(files, "COST", 2**10)  # as safe as a test needs it


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def sealed(folder: Path, passphrase: str = PHRASE) -> SealedVault:
    made = SealedVault(folder)
    made.unlock(passphrase)
    return made


@pytest.fixture(params=["keyring", "passphrase", "session", "file"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, memory: Memory) -> Vault:
    return choice.prepared(tmp_path, request.param, lambda _new: PHRASE)


@pytest.mark.parametrize("secret", ["one", "", "ü" * 700, "💒" * 700, LONG, '{"openfaith_parts":["a",9]}'])
def test_a_secret_is_kept_replaced_and_forgotten(vault: Vault, secret: str) -> None:
    assert vault.get("hope") is None
    vault.put("hope", secret)
    vault.put("hope/webhook/7", "another")
    assert (vault.get("hope"), vault.get("hope/webhook/7")) == (secret, "another")
    vault.put("hope", LONG[5:])
    assert vault.get("hope") == LONG[5:]
    vault.put("hope", "two")
    assert (vault.get("hope"), vault.get("hope/webhook/7")) == ("two", "another")
    vault.delete("hope/webhook/7")
    assert (vault.get("hope"), vault.get("hope/webhook/7")) == ("two", None)


def test_forgetting_what_is_not_there_is_no_error(vault: Vault) -> None:
    vault.delete("hope")
    vault.put("hope", "one")
    vault.delete("faith")
    assert vault.get("hope") == "one"


# --- the keyring -----------------------------------------------------------------------------------


def test_nothing_of_a_long_secret_is_left_behind(tmp_path: Path, memory: Memory) -> None:
    vault = KeyringVault(tmp_path)
    for secret in (LONG, LONG[::-1], "short", LONG):
        vault.put("hope", secret)
    vault.delete("hope")
    assert memory.held == {}


def test_two_data_folders_share_nothing(tmp_path: Path, memory: Memory) -> None:
    KeyringVault(tmp_path / "a").put("hope", "one")
    assert KeyringVault(tmp_path / "b").get("hope") is None


@pytest.mark.parametrize("after", range(16))
def test_killed_while_putting_a_long_secret_the_old_or_the_new_one_is_whole(
    tmp_path: Path, memory: Memory, after: int
) -> None:
    vault, new = KeyringVault(tmp_path), LONG[::-1][:2_500]
    vault.put("hope", LONG[:2_000])
    memory.left = after
    try:
        vault.put("hope", new)
        finished = True
    except VaultError:
        finished = False
    memory.left = None
    assert vault.get("hope") in ((new,) if finished else (LONG[:2_000], new))
    vault.put("hope", "short")
    vault.put("hope", LONG)
    vault.delete("hope")
    assert memory.held == {}


def test_a_part_that_is_missing_is_said(tmp_path: Path, memory: Memory) -> None:
    vault = KeyringVault(tmp_path)
    vault.put("hope", LONG)
    del memory.held[next(key for key in memory.held if key[1].split(":")[1] == "a1")]
    with pytest.raises(VaultError, match="can't be read"):
        vault.get("hope")


def test_a_locked_keyring_is_said(tmp_path: Path, memory: Memory) -> None:
    vault = KeyringVault(tmp_path)
    vault.put("hope", "one")
    memory.locked = True
    for asked in (lambda: vault.get("hope"), lambda: vault.put("hope", "x"), lambda: vault.delete("hope")):
        with pytest.raises(VaultLocked, match="locked"):
            asked()
    # It is never taken for a missing one: secrets would go elsewhere.
    with pytest.raises(VaultLocked):
        choice.open_vault(tmp_path)
    assert choice.chosen(tmp_path) is None
    memory.locked = False
    assert choice.open_vault(tmp_path).get("hope") == "one"


def test_a_keyring_that_fails_says_so(tmp_path: Path, memory: Memory) -> None:
    memory.left = 0
    with pytest.raises(VaultError, match="can't be kept"):
        KeyringVault(tmp_path).put("hope", "one")
    with pytest.raises(VaultError) as caught:
        choice.open_vault(tmp_path)
    assert not isinstance(caught.value, VaultMissing)


@pytest.mark.parametrize("other", [fail.Keyring, Clear])
def test_without_a_keyring_somebody_must_choose(tmp_path: Path, memory: Memory, other: type) -> None:
    keyring.set_keyring(other())
    with pytest.raises(VaultMissing) as caught:
        choice.open_vault(tmp_path)
    assert "passphrase" in caught.value.what_to_do
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_out_of_reach_is_not_replaced_by_anything(tmp_path: Path, memory: Memory) -> None:
    choice.open_vault(tmp_path).put("hope", "one")
    assert choice.chosen(tmp_path) == "keyring"
    keyring.set_keyring(fail.Keyring())
    with pytest.raises(VaultUnreachable):
        choice.open_vault(tmp_path).get("hope")


def test_what_earlier_versions_kept_in_a_file_is_found(tmp_path: Path, memory: Memory) -> None:
    FileVault(tmp_path).put("hope", "one")
    keyring.set_keyring(fail.Keyring())
    assert choice.open_vault(tmp_path).get("hope") == "one"


# --- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["passphrase", "file"])
def test_the_file_is_for_this_user_only_also_after_forgetting(tmp_path: Path, kind: str) -> None:
    vault = choice.prepared(tmp_path, kind, lambda _new: PHRASE)
    vault.put("hope", "one")
    vault.put("faith", "two")
    vault.delete("hope")
    file = next(tmp_path.glob("secrets.[js]*"))
    assert b"one" not in file.read_bytes()
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_sealed_file_tells_nothing_and_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    vault = sealed(tmp_path)
    vault.put("hope", "the-secret")
    content = (tmp_path / "secrets.sealed").read_bytes()
    assert not any(word in content for word in (b"hope", b"the-secret", PHRASE.encode()))
    assert sealed(tmp_path).get("hope") == "the-secret"
    for wrong in ("", "correct horse", PHRASE + " ", PHRASE.upper()):
        with pytest.raises(PassphraseNeeded):
            sealed(tmp_path, wrong)
    with pytest.raises(PassphraseNeeded):
        SealedVault(tmp_path).get("hope")
    vault.put("hope", "the-secret")
    assert orjson.loads(content)["nonce"] != orjson.loads((tmp_path / "secrets.sealed").read_bytes())["nonce"]


def test_a_file_costs_a_thief_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    sealed(tmp_path)
    made = orjson.loads((tmp_path / "secrets.sealed").read_bytes())
    assert (made["n"], made["r"], made["p"]) == (65_536, 8, 2)  # as OWASP has it for scrypt


@pytest.mark.parametrize("name", ["n", "r", "p", "salt", "nonce", "data", "version"])
@pytest.mark.parametrize("value", [None, 0, 2**40, "", "AAAA", "?", [1]])
def test_a_sealed_file_that_somebody_changed_is_not_believed(
    tmp_path: Path, name: str, value: object
) -> None:
    vault = sealed(tmp_path)
    vault.put("hope", "one")
    path = tmp_path / "secrets.sealed"
    before = path.read_bytes()
    path.write_bytes(orjson.dumps({**orjson.loads(before), name: value}))
    with pytest.raises(VaultError):
        sealed(tmp_path)
    with pytest.raises(VaultError):
        vault.get("hope")
    path.write_bytes(before)
    assert sealed(tmp_path).get("hope") == "one"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    for name, ask in (("secrets.json", FileVault(tmp_path)), ("secrets.sealed", SealedVault(tmp_path))):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(VaultError) as caught:
            ask.unlock(PHRASE) if isinstance(ask, SealedVault) else ask.put("hope", "one")
        assert name in caught.value.title
        assert path.read_bytes() == content


def test_another_program_that_changes_the_passphrase_asks_for_the_new_one(tmp_path: Path) -> None:
    old = sealed(tmp_path)
    old.put("hope", "one")
    (tmp_path / "secrets.sealed").unlink()
    sealed(tmp_path, "another").put("hope", "two")
    with pytest.raises(PassphraseNeeded):
        old.put("hope", "three")
    assert not old.is_open
    assert sealed(tmp_path, "another").get("hope") == "two"


@pytest.mark.parametrize("kind", ["passphrase", "file"])
def test_two_programs_that_put_at_once_both_succeed(tmp_path: Path, kind: str) -> None:
    choice.prepared(tmp_path, kind, lambda _new: PHRASE)
    program = (
        "import sys; from pathlib import Path; from openfaith_desktop.auth import choice\n"
        f"vault = choice.prepared(Path(sys.argv[1]), {kind!r}, lambda new: {PHRASE!r})\n"
        "for n in range(15): vault.put(f'{sys.argv[2]}-{n}', 'x')"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), one]) for one in ("a", "b")]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    vault = choice.prepared(tmp_path, kind, lambda _new: PHRASE)
    assert all(vault.get(f"{one}-{n}") == "x" for one in ("a", "b") for n in range(15))


# --- choosing and moving ---------------------------------------------------------------------------


def test_a_server_names_the_file_with_its_passphrase(
    tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_keyring(fail.Keyring())
    folder = tmp_path / "data"
    folder.mkdir()
    phrase = tmp_path / "phrase"
    monkeypatch.setenv("OPENFAITH_PASSPHRASE_FILE", str(phrase))
    with pytest.raises(PassphraseNeeded, match="can't be read"):
        choice.open_vault(folder)
    phrase.write_text(f"{PHRASE}\r\nanything\n")
    choice.open_vault(folder).put("hope", "one")
    monkeypatch.delenv("OPENFAITH_PASSPHRASE_FILE")
    with pytest.raises(PassphraseNeeded):
        choice.open_vault(folder)
    asked: list[bool] = []
    assert choice.open_vault(folder, lambda new: asked.append(new) or PHRASE).get("hope") == "one"
    assert asked == [False]


def test_only_whoever_says_so_gets_a_file_in_the_clear(
    tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    assert choice.open_vault(tmp_path).kind == "file"
    # What was chosen on purpose goes before it.
    choice.remember(tmp_path, "session")
    assert choice.open_vault(tmp_path).kind == "session"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"kind": "elsewhere"}', b'{"kind": 7}'])
def test_an_unreadable_choice_is_none(tmp_path: Path, memory: Memory, content: bytes) -> None:
    (tmp_path / "vault.json").write_bytes(content)
    assert choice.chosen(tmp_path) is None
    assert choice.open_vault(tmp_path).kind == "keyring"
    assert choice.chosen(tmp_path) == "keyring"


@pytest.mark.parametrize("source", choice.KINDS)
@pytest.mark.parametrize("target", choice.KINDS)
def test_secrets_move_whole(tmp_path: Path, memory: Memory, source: str, target: str) -> None:
    old = choice.prepared(tmp_path, source, lambda _new: PHRASE)
    new = choice.prepared(tmp_path, target, lambda _new: PHRASE)
    if source == target:
        return
    old.put("hope", LONG)
    old.put("faith", "two")
    assert choice.move(tmp_path, old, new, ["hope", "love", "faith"]) == 2
    assert (new.get("hope"), new.get("love"), new.get("faith")) == (LONG, None, "two")
    assert (old.get("hope"), old.get("faith")) == (None, None)
    assert choice.chosen(tmp_path) == target


@pytest.mark.parametrize("after", range(30))
def test_killed_while_moving_the_chosen_vault_is_whole(tmp_path: Path, memory: Memory, after: int) -> None:
    ours, keys = FileVault(tmp_path), KeyringVault(tmp_path)
    choice.remember(tmp_path, "keyring")
    for name in ("hope", "faith"):
        keys.put(name, LONG)
    memory.left = after
    with contextlib.suppress(VaultError):
        choice.move(tmp_path, keys, ours, ["hope", "faith"])
    memory.left = None
    vault: Vault = ours if choice.chosen(tmp_path) == "file" else keys
    assert (vault.get("hope"), vault.get("faith")) == (LONG, LONG)


def test_a_target_that_forgets_moves_nothing(tmp_path: Path) -> None:
    class Forgetful(SessionVault):
        def put(self, name: str, secret: str) -> None:
            pass

    source = SessionVault()
    source.put("hope", "one")
    with pytest.raises(VaultError, match="couldn't be moved"):
        choice.move(tmp_path, source, Forgetful(), ["hope"])
    assert source.get("hope") == "one"
    assert choice.chosen(tmp_path) is None


def test_a_keyring_that_does_not_work_is_not_moved_to(tmp_path: Path, memory: Memory) -> None:
    keyring.set_keyring(fail.Keyring())
    with pytest.raises(VaultMissing):
        choice.prepared(tmp_path, "keyring")
