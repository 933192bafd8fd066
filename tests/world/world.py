"""The world: a server, its people and chats, and the bot that runs in it."""

import contextlib
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Self

from telegram.constants import UpdateType

from .faults import Fault, Faults, planted_error
from .people import Person
from .places import Places
from .server import Server
from .state import Chat, Message, State, User
from .watching import AnyApplication, Watching

TOKEN = "700000001:AAE-a-token-of-the-tests-world-01234"


class World(Places, Watching):
    """A Bot API server with people around one bot; use it as a context manager.

    ``reads_everything`` switches the bot's privacy mode off; ``mentions`` says whether privacy mode
    lets plain mentions through, on which reports differ; ``inline_feedback`` tells the bot which
    inline result was chosen.
    """

    def __init__(
        self,
        *,
        username: str = "pullquote_bot",
        reads_everything: bool = False,
        mentions: bool = True,
        inline_feedback: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = TOKEN
        self.bot = User(700000001, "Pullquote", username=username, is_bot=True)
        self.state = State(self.bot, self.token, clock)
        self.state.reads_everything = reads_everything
        self.state.sees_mentions = mentions
        self.state.inline_feedback = inline_feedback
        self.applications = []
        self._faults = Faults()
        self._server = Server(self.state, self._faults)
        self.url = self._server.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the server."""
        self._server.close()

    def person(self, name: str, *, language_code: str | None = "en", **more: Any) -> Person:
        """A new person, or a bot of someone else's with ``is_bot=True``."""
        user = User(1000 + next(self.state.serial), name, language_code=language_code, **more)
        self.state.users[user.id] = user
        self.state.chats[user.id] = Chat(user.id, "private", name, user.username, person=user)
        return Person(self, user)

    @property
    def environment(self) -> dict[str, str]:
        """The settings with which a bot in another process finds the world."""
        return {"TELEGRAM_TOKEN": self.token, "TELEGRAM_API_URL": self.url}

    @contextlib.asynccontextmanager
    async def running(
        self, application: AnyApplication, allowed_updates: Sequence[str] = tuple(UpdateType)
    ) -> AsyncIterator[AnyApplication]:
        """Let an application poll this world in the current event loop, as ``run_polling`` would."""
        updater = application.updater
        assert updater is not None
        async with application:
            if application.post_init is not None:
                await application.post_init(application)
            await application.start()
            await updater.start_polling(allowed_updates=allowed_updates)
            self.applications.append(application)
            try:
                yield application
            finally:
                self.applications.remove(application)
                await updater.stop()
                await application.stop()
                if application.post_stop is not None:
                    await application.post_stop(application)
        if application.post_shutdown is not None:
            await application.post_shutdown(application)

    def fail_next(
        self,
        method: str,
        *,
        code: int,
        description: str | None = None,
        retry_after: int | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls of a method, such as by 429 with ``retry_after`` seconds."""
        self._faults.plant(Fault(method, times, error=planted_error(code, description, retry_after)))

    def drop_next(self, method: str, *, times: int = 1) -> None:
        """Carry the next calls out, but close the connection instead of answering."""
        self._faults.plant(Fault(method, times, drop=True))

    def content(self, message: Message) -> bytes:
        """The bytes of the document or photo of a message."""
        file = message.document or message.content["photo"]
        identifier = (file[-1] if isinstance(file, list) else file)["file_id"]
        return self.state.files[identifier][1]

    def forget_files(self) -> None:
        """Let every link of ``getFile`` expire: downloads answer 404."""
        self.state.files.clear()

    def delay_next(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Carry the next calls out late."""
        self._faults.plant(Fault(method, times, delay=seconds))

    def hold_next(self, method: str) -> Callable[[], None]:
        """Carry the next call of a method out only once the function that is returned was called."""
        held = threading.Event()
        self._faults.plant(Fault(method, held=held))

        def let_go() -> None:
            held.set()
            self.state.pulse.beat()

        return let_go
