"""Names in the environment and in .env that look like settings and are none."""

import os
from collections.abc import Iterator
from difflib import get_close_matches

from pydantic_settings import DotEnvSettingsSource

from bot.settings import Settings

CLOSE = 0.8
"""Of difflib's ratio; LISTEN_FDS, which systemd sets, has .75 with LISTEN."""


def misspelt_settings() -> Iterator[str]:
    """A remark on each; of the environment, which all programs share, only on what is close to a setting."""
    names = {name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.upper() not in names and (near := _near(name, names)):
            yield f"{name} is no setting: did you mean {near}?"
    for name in sorted(map(str.upper, DotEnvSettingsSource(Settings).env_vars)):
        if name not in names:
            near = _near(name, names)
            yield f"{name} in .env is no setting" + (f": did you mean {near}?" if near else "")


def _near(name: str, names: set[str]) -> str | None:
    return next(iter(get_close_matches(name.upper(), names, 1, CLOSE)), None)
