"""The vault on a real Secret Service: gnome-keyring in a session of its own, as on a Linux desktop.

`./check` installs it on Debian and Ubuntu. Elsewhere this can't be had, and the keyring in memory stands for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="gnome-keyring and dbus-run-session are not installed",
)
UNLOCK = "printf login-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
HEAD = """
import contextlib, sys, secretstorage
from pathlib import Path
from openfaith_desktop.auth import choice
from openfaith_desktop.auth.vault import KeyringVault, VaultError, VaultLocked, VaultMissing
folder = Path(sys.argv[1])
@contextlib.contextmanager
def collection():
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        yield secretstorage.get_default_collection(bus)
"""
Session = Callable[..., str]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Run Python in a session with a bus of its own, after the shell's `first`; return what it printed."""
    home = tmp_path / "home"
    for name in ("data", "run", "folder"):
        (home / name).mkdir(parents=True, mode=0o700)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("OPENFAITH", "DBUS"))
    }
    environment |= {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"):
        environment.pop(name, None)

    def run(program: str, first: str = UNLOCK) -> str:
        script = home / "program.py"
        script.write_text(HEAD + program)
        command = f'{first}\nexec "{sys.executable}" "{script}" "{home / "folder"}"'
        done = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_secrets_are_kept_over_a_new_login(session: Session) -> None:
    long = "x" * 5_000
    assert (
        session(f"vault = choice.open_vault(folder); vault.put('hope', {long!r}); print(vault.kind)")
        == "keyring"
    )
    read = "vault = choice.open_vault(folder); print(vault.get('hope')); print(vault.get('faith'))"
    assert session(read).split() == [long, "None"]
    left = "with collection() as c: print([i.get_label() for i in c.get_all_items()])"
    assert session(f"choice.open_vault(folder).delete('hope')\n{left}") == "[]"


def test_nothing_is_written_in_the_clear(session: Session, tmp_path: Path) -> None:
    session("choice.open_vault(folder).put('hope', 'a-very-secret-word')")
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".py"]
    assert any(path.suffix == ".keyring" for path in files)
    assert not any(b"a-very-secret-word" in path.read_bytes() for path in files)


def test_a_locked_keyring_nobody_unlocks_is_said(session: Session) -> None:
    told = session("""
vault = choice.open_vault(folder)
vault.put("hope", "one")
with collection() as c: c.lock()
for call in (lambda: vault.get("hope"), lambda: vault.put("hope", "two"), lambda: vault.delete("hope")):
    try:
        call()
    except VaultLocked as error:
        print(error.title)
with collection() as c: assert c.is_locked()
""")
    assert told.splitlines() == ["Your computer's keyring is locked."] * 3
    assert session("print(choice.open_vault(folder).get('hope'))") == "one"


def test_where_no_keyring_was_ever_made_somebody_must_choose(session: Session) -> None:
    told = session(
        "try: choice.open_vault(folder)\nexcept VaultMissing as error: print(error.title)\n"
        "print(choice.chosen(folder), list(folder.iterdir()))",
        first="",
    )
    assert told == "No keyring works on this computer.\nNone []"


def test_secrets_move_out_of_it_and_in_again(session: Session) -> None:
    told = session("""
keys = choice.open_vault(folder)
keys.put("hope", "one")
sealed = choice.prepared(folder, "passphrase", lambda new: "correct horse")
print(choice.move(folder, keys, sealed, ["hope"]), keys.get("hope"), sealed.get("hope"))
back = choice.prepared(folder, "keyring")
print(choice.move(folder, sealed, back, ["hope"]), sealed.get("hope"), back.get("hope"), choice.chosen(folder))
""")
    assert told.splitlines() == ["1 None one", "1 None one keyring"]
