"""What a system's sign-in server knows OpenFaith as: the id of the application that a church has registered there.

An id is no secret. Where it is looked for, first to last: what a person has just given, `[client_ids]` in
`settings.toml`, the environment, and `clients.toml` beside this file, for whoever hands out OpenFaith with an application
of their own. A pretend church on this computer knows us by itself. An application's *secret*, which only a confidential
one has, is never looked for here: it is given at sign-in, and kept in the vault with what came of it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from openfaith_desktop.adapter.addresses import LOOPBACK, split
from openfaith_desktop.adapter.contract import BrowserSignIn
from openfaith_desktop.errors import InvalidValue

LONGEST = 200


def variable(system: str) -> str:
    """Return the name of the environment variable that may hold a system's client id."""
    return f"OPENFAITH_{system.upper().replace('-', '_')}_CLIENT_ID"


def checked(client_id: str) -> str:
    """Return a client id as it is used. Raises `InvalidValue` for what can't be one."""
    found = client_id.strip()
    if not found or len(found) > LONGEST or not (found.isascii() and found.isprintable()) or " " in found:
        raise InvalidValue(
            "That isn't a Client ID.",
            what_to_do="Copy it from the application's page: letters and digits, without spaces.",
        )
    return found


def known(
    system: str, sign_in: BrowserSignIn, base_url: str | None, settings: Mapping[str, str]
) -> str | None:
    """Return the client id to use at a system, None when nobody has registered OpenFaith there yet.

    `settings`: the ids by system, as the church has set them. Raises `InvalidValue` for one that can't be.
    """
    if sign_in.pretend_client_id and base_url is not None:
        parts = split(base_url)
        if parts is not None and parts.hostname in LOOPBACK:
            return sign_in.pretend_client_id
    found = settings.get(system) or os.environ.get(variable(system)) or _packaged().get(system)
    return checked(found) if found else None


def _packaged() -> dict[str, str]:
    try:
        found = tomllib.loads(files("openfaith_desktop.auth").joinpath("clients.toml").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    ids: dict[str, str] = found.get("client_ids", {})
    return {str(name): str(client_id) for name, client_id in ids.items()}
