"""The port that the bot opens: /healthz, /metrics and, in webhook mode, the path that Telegram posts to."""

import asyncio
import hmac
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from telegram import Update
from telegram.ext import Application
from tornado.httpserver import HTTPServer
from tornado.web import Application as WebApplication
from tornado.web import RequestHandler

from bot.serving.health import Pulse, failing
from bot.settings import Settings
from corpus.errors import SettingError
from corpus.library import Library

MAXIMUM_UPDATE_BYTES = 1_000_000
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name, no secret


@dataclass(frozen=True)
class Port:
    """What the request handlers need of the bot."""

    application: Application[Any, Any, Any, Any, Any, Any]
    library: Library
    pulse: Pulse
    secret: str


class Page(RequestHandler):
    """A page that knows the bot."""

    def initialize(self, port: Port) -> None:
        """Tornado's constructor."""
        self.port = port


class Health(Page):
    """/healthz: 200 and "ok", or 503 and what is wrong."""

    async def get(self) -> None:
        """Answer a supervisor."""
        problems = await asyncio.to_thread(failing, self.port.library, self.port.pulse)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_status(503 if problems else 200)
        self.finish("\n".join(problems or ["ok"]) + "\n")


class Metrics(Page):
    """/metrics in Prometheus's text format."""

    async def get(self) -> None:
        """Answer Prometheus."""
        await asyncio.to_thread(failing, self.port.library, self.port.pulse)
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest())


class Webhook(Page):
    """The path that Telegram posts updates to."""

    async def post(self) -> None:
        """Queue one update; 403 without the secret, 400 when it is no update."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.port.secret.encode()):
            self.send_error(403)
            return
        try:
            update = Update.de_json(json.loads(self.request.body), self.port.application.bot)
        except (ValueError, TypeError, KeyError):
            self.send_error(400)
            return
        await self.port.application.update_queue.put(update)


def open_port(settings: Settings, port: Port) -> HTTPServer | None:
    """Listen where LISTEN says, or nowhere when it is empty; raises SettingError when the port is taken."""
    if settings.listen is None:
        return None
    given: dict[str, Any] = {"port": port}
    routes: list[Any] = [("/healthz", Health, given), ("/metrics", Metrics, given)]
    if settings.webhook_url:
        # Tornado takes a path for a pattern.
        routes.append((re.escape(urlsplit(settings.webhook_url).path or "/"), Webhook, given))
    server = HTTPServer(WebApplication(routes), max_body_size=MAXIMUM_UPDATE_BYTES)
    host, _, number = settings.listen.rpartition(":")
    try:
        server.listen(int(number), address=host)
    except (OSError, OverflowError) as error:
        raise SettingError("LISTEN", settings.listen, f"a free host:port ({error})") from error
    return server
