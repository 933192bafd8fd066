"""The commands that a client offers a person who types "/"."""

import json
from collections.abc import Iterator

from telegram.constants import BotCommandScopeType as Scope

from ..state import Chat
from .account import Account


class Menu(Account):
    """A person who looks at the menu."""

    def menu(self, chat: Chat | None = None) -> list[str]:
        """The commands shown in a chat, by default the private one: the narrowest scope that has any."""
        chat = chat or self.private
        for scope in self._scopes(chat):
            for language in (self.user.language_code or "", ""):
                if commands := self.state.commands.get((json.dumps(scope, sort_keys=True), language)):
                    return [command["command"] for command in commands]
        return []

    def _scopes(self, chat: Chat) -> Iterator[dict[str, object]]:
        here: dict[str, object] = {"chat_id": chat.id}
        if chat.person is not None:
            yield {"type": Scope.CHAT} | here
            yield {"type": Scope.ALL_PRIVATE_CHATS}
        else:
            admin = chat.member(self.user).admin
            yield {"type": Scope.CHAT_MEMBER, "user_id": self.id} | here
            if admin:
                yield {"type": Scope.CHAT_ADMINISTRATORS} | here
            yield {"type": Scope.CHAT} | here
            if admin:
                yield {"type": Scope.ALL_CHAT_ADMINISTRATORS}
            yield {"type": Scope.ALL_GROUP_CHATS}
        yield {"type": Scope.DEFAULT}
