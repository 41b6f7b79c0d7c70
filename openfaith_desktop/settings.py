"""What a church may set: `settings.toml` in the data folder, made by hand; everything has a default.

reserve = 0.2         # share of the other system's request limit left free for the church's other apps
webhook_port = 8765   # where the worker takes webhooks, on this computer only; none when left out
"""

from __future__ import annotations

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


def _unusable(path: Path, why: str) -> UsageError:
    return UsageError(
        f"The settings can't be understood: {why}.",
        what_to_do=f"Correct {path}, or delete it: everything in it has a default.",
    )
