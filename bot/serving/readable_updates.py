"""Updates that the library cannot read: one of them must not keep the bot from all that come after it.

A server of an earlier or later version sends kinds and fields that the library does not expect. It reads all
updates of a poll together and, where it fails at one, asks for the very same again, without an end.
"""

import logging
from typing import Any

from telegram import Update

log = logging.getLogger(__name__)

NO_UPDATE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, RecursionError)
"""What the library raises over what is no update to it."""


def readable(update: Any) -> Any:
    """An update as it came, or its number alone where the library cannot read the rest: nobody takes that."""
    try:
        Update.de_json(update, None)
    except NO_UPDATE as error:
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            raise
        # Not the library's own words, which may be those of somebody's message.
        log.warning("an update cannot be read, and is passed over (%s)", type(error).__name__)
        return {"update_id": update["update_id"]}
    return update
