"""Every method that the world knows: its API name and the function that carries it out."""

from collections.abc import Callable
from typing import Any

from ..state import State
from . import chats, delivery, files, messages, profile, queries

Method = Callable[[State, dict[str, Any]], Any]

METHODS: dict[str, Method] = {
    **messages.METHODS,
    **queries.METHODS,
    **files.METHODS,
    **chats.METHODS,
    **profile.METHODS,
    **delivery.METHODS,
}
