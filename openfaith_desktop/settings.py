"""What a church may set: `settings.toml` in the data folder, made by hand; everything has a default.

reserve = 0.2         # share of the other system's request limit left free for the church's other apps
webhook_port = 8765   # where the worker takes webhooks, on this computer only; none when left out

[client_ids]          # by which a system knows OpenFaith, once the church has registered it there
planning-center = "…"
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from openfaith_desktop import paths
from openfaith_desktop.errors import UsageError


class Settings(BaseModel):
    """The settings of one data folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reserve: float = Field(default=0.2, ge=0.0, le=0.9)
    webhook_port: int | None = Field(default=None, ge=1, le=65_535)
    client_ids: dict[str, str] = Field(default_factory=dict)


def load(folder: Path) -> Settings:
    """Return the settings of a data folder; the defaults when it has no file.

    Raises `UsageError` naming what can't be understood.
    """
    path = paths.settings_path(folder)
    try:
        return Settings(**tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise _unusable(path, wrong) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unusable(path, str(error)) from error


def put_client_id(folder: Path, system: str, client_id: str) -> None:
    """Keep the id by which a system knows OpenFaith, leaving all else in the file as it is.

    Raises `UsageError` when the file can't be understood or written.
    """
    path = paths.settings_path(folder)
    load(folder)
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        line = f"{json.dumps(system)} = {json.dumps(client_id)}"
        head = re.search(r"^[ \t]*\[[ \t]*client_ids[ \t]*\][^\n]*$", text, re.MULTILINE)
        if head is None:
            changed = f"{text.rstrip()}\n\n[client_ids]\n{line}\n".lstrip()
        else:
            before, rest = text[: head.end()], text[head.end() :]
            # An older line of the same system goes; the next table's lines are not ours.
            end = re.search(r"^[ \t]*\[", rest, re.MULTILINE)
            ours, others = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
            old = rf"^[ \t]*[\"']?{re.escape(system)}[\"']?[ \t]*=[^\n]*\n?"
            changed = f"{before}\n{line}{re.sub(old, '', ours, flags=re.MULTILINE)}{others}"
        if tomllib.loads(changed).get("client_ids", {}).get(system) != client_id:
            raise _unusable(path, "it is written in a way that isn't known here")
        partial = path.with_suffix(".partial")
        partial.write_text(changed, "utf-8")
        os.replace(partial, path)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, why: str) -> UsageError:
    return UsageError(
        f"The settings can't be understood: {why}.",
        what_to_do=f"Correct {path}, or delete it: everything in it has a default.",
    )
