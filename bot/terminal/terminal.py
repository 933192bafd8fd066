"""``pullquote chat``: the same bot, through the same handlers, with the terminal in Telegram's place."""

import itertools
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from anyio.from_thread import start_blocking_portal
from pydantic import SecretStr
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.app import build
from bot.commands.console import as_text, language_of_terminal, print_remark
from bot.commands.named_files import file_bytes
from bot.corpora import open_library
from bot.settings import Settings
from bot.terminal.bubble import print_bubble
from corpus.errors import SourceError
from corpus.readers import MAXIMUM_BYTES
from handlers.chat.services import BotApplication
from handlers.texts.error_messages import message as error_message

PERSON = 1
PROMPT = "> "
WELCOME = (
    "Ask a question; /help says more. A number presses a button, /send FILE sends a file, an empty line ends."
)
SEND = "/send "
LONGEST_NUMBER = 3  # digits of a button's; Python reads no number of thousands of digits


class TerminalRequest(BaseRequest):
    """Answers the calls that a conversation makes as the Bot API would, and prints what it would show."""

    def __init__(self, show: Callable[[dict[str, Any], list[str]], None]) -> None:
        self._show = show
        self._numbers = itertools.count(1)
        self._messages: dict[int, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        # A button's message and data, or the words that it sends.
        self.buttons: list[tuple[dict[str, Any], str] | str] = []

    @property
    def read_timeout(self) -> float | None:
        """None: nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *arguments: Any,
        **options: Any,
    ) -> tuple[int, bytes]:
        """Answer one call, or give the bytes of a file."""
        name = url.rpartition("/")[2]
        if method == "GET" and name in self.files:
            return 200, self.files[name]
        result = self._answer(name, request_data.parameters if request_data else {})
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, name: str, parameters: dict[str, Any]) -> Any:
        match name:
            case "getMe":
                return {"id": 2, "is_bot": True, "first_name": "Pullquote", "username": "pullquote_bot"}
            case "sendMessage":
                return self._sent(parameters, next(self._numbers))
            case "editMessageText":
                return self._sent(parameters, parameters["message_id"])
            case "editMessageReplyMarkup":
                message = self._messages[parameters["message_id"]]
                return self._sent(
                    message | {"reply_markup": parameters.get("reply_markup")}, message["message_id"]
                )
            case "getFile":
                identity = parameters["file_id"]
                return {
                    "file_id": identity,
                    "file_unique_id": identity,
                    "file_path": identity,
                    "file_size": len(self.files[identity]),
                }
            case _ if name.startswith("get"):
                return []
            case _:
                return True

    def _sent(self, parameters: dict[str, Any], number: int) -> dict[str, Any]:
        message = incoming(number) | {
            "from": {"id": 2, "is_bot": True, "first_name": "Pullquote"},
            "text": parameters["text"],
            "entities": parameters.get("entities") or [],
        }
        markup = parameters.get("reply_markup") or {}
        if rows := markup.get("inline_keyboard"):
            message["reply_markup"] = markup
            self.buttons = [
                (message, button["callback_data"])
                for row in rows
                for button in row
                if "callback_data" in button
            ]
        offered = [button["text"] for row in markup.get("keyboard", []) for button in row]
        if offered:
            self.buttons = list(offered)
        self._messages[number] = message
        self._show(message, offered)
        return message

    def number(self) -> int:
        """A number for a message of the person's."""
        return next(self._numbers)


def incoming(number: int) -> dict[str, Any]:
    """The common part of a message in the one chat that there is."""
    person = {"id": PERSON, "is_bot": False, "first_name": "You", "language_code": language_of_terminal()}
    chat = {"id": PERSON, "type": "private", "first_name": "You"}
    return {"message_id": number, "date": int(time.time()), "chat": chat, "from": person}


def update_of(line: str, request: TerminalRequest) -> dict[str, Any]:
    """What Telegram would deliver for a line typed: a button pressed, a file or a text.

    Raises SourceError for a file that cannot be sent.
    """
    if line.isdecimal() and len(line) <= LONGEST_NUMBER and 1 <= int(line) <= len(request.buttons):
        button = request.buttons[int(line) - 1]
        if isinstance(button, str):
            return {"message": incoming(request.number()) | {"text": button, "entities": []}}
        message, data = button
        return {
            "callback_query": incoming(0)
            | {"id": line, "chat_instance": "1", "message": message, "data": data}
        }
    message = incoming(request.number())
    if line.startswith(SEND):
        # Path's own method raises for somebody who has no home here.
        file = os.path.expanduser(line.removeprefix(SEND).strip())  # noqa: PTH111
        content = file_bytes(file, MAXIMUM_BYTES)
        identity = str(len(request.files))
        request.files[identity] = content
        document = {"file_id": identity, "file_unique_id": identity, "file_name": Path(file).name}
        return {"message": message | {"document": document | {"file_size": len(content)}}}
    entities = []
    if line.startswith("/"):
        entities = [{"type": "bot_command", "offset": 0, "length": len(line.split()[0])}]
    return {"message": message | {"text": line, "entities": entities}}


def run_chat(settings: Settings) -> None:
    """Talk until an empty line, the end of the input or Ctrl-C."""
    request = TerminalRequest(print_bubble)
    as_admin = settings.model_copy(
        update={"telegram_token": SecretStr("2:terminal"), "admin_ids": frozenset({PERSON})}
    )
    with (
        open_library(settings) as library,
        # The bot in a thread of its own: a thread that waits for a person could not be ended by Ctrl-C.
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(started(build(as_admin, library, request=request))) as application,
        suppress(KeyboardInterrupt, EOFError),
    ):
        library.embed_in_background()
        sys.stderr.write(WELCOME + "\n")
        for number in itertools.count(1):
            line = as_text(input(PROMPT)).strip()
            if not line:
                break
            try:
                payload = update_of(line, request)
            except SourceError as error:
                print_remark(error_message(error, language_of_terminal()))
                continue
            portal.call(
                application.process_update, Update.de_json({"update_id": number} | payload, application.bot)
            )


@asynccontextmanager
async def started(application: BotApplication) -> AsyncIterator[BotApplication]:
    """The application at work; at the end it finishes what it still does, such as adding a long paste."""
    async with application:
        if application.post_init:
            await application.post_init(application)
        await application.start()
        yield application
        await application.stop()
        if application.post_stop:
            await application.post_stop(application)
