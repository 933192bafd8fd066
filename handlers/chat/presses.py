"""The row of the table of handlers for presses of buttons: which kinds, and by whom."""

from collections.abc import Callable, Coroutine
from types import UnionType
from typing import Any, get_args

from telegram import Update
from telegram.ext import BaseHandler

from handlers.chat.callback_data import unpack
from handlers.chat.roles import May
from handlers.chat.services import Context


class Presses(BaseHandler[Update, Context, None]):
    """Takes presses of buttons of certain kinds, by those who may.

    ``kinds`` is one kind of button or the union of several.
    """

    def __init__(
        self,
        callback: Callable[[Update, Context], Coroutine[Any, Any, None]],
        kinds: type | UnionType,
        may: May | None = None,
    ) -> None:
        super().__init__(callback)
        self._kinds = frozenset(get_args(kinds) or [kinds])
        self._may = may

    def check_update(self, update: object) -> bool:
        """Whether it is such a press."""
        if not isinstance(update, Update) or update.callback_query is None:
            return False
        kind = type(unpack(update.callback_query.data))
        return kind in self._kinds and (self._may is None or self._may.filter(update))
