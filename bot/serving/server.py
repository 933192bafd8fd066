"""The port that the bot opens: /healthz, /metrics and, in webhook mode, the path that Telegram posts to."""

import hmac
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cachetools import TTLCache, cached
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from telegram import Update
from telegram.ext import Application
from tornado.http1connection import HTTP1Connection
from tornado.web import Application as WebApplication
from tornado.web import RequestHandler, stream_request_body

from bot.serving.guarded_server import BODY_BYTES, GuardedServer
from bot.serving.health import Checkup
from bot.serving.readable_updates import NO_UPDATE, readable
from bot.settings import Settings
from corpus.errors import SettingError

MAXIMUM_UPDATE_BYTES = 1_000_000
BACKLOG = 1024  # connections that the system keeps until they are taken: a burst of them is no lost update
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name, no secret


@dataclass(frozen=True)
class Port:
    """What the request handlers need of the bot."""

    application: Application[Any, Any, Any, Any, Any, Any]
    checkup: Checkup
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
        problems = await self.port.checkup.problems()
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_status(503 if problems else 200)
        self.finish("\n".join(problems or ["ok"]) + "\n")


class Metrics(Page):
    """/metrics in Prometheus's text format."""

    async def get(self) -> None:
        """Answer Prometheus."""
        await self.port.checkup.problems()
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(_latest())


@cached(TTLCache(1, 1.0))  # whoever asks in a row keeps nobody waiting
def _latest() -> bytes:
    return generate_latest()


@stream_request_body
class Webhook(Page):
    """The path that Telegram posts updates to."""

    def prepare(self) -> None:
        """Read what is long only with the secret."""
        self._body = bytearray()
        given = self.request.headers.get(SECRET_HEADER, "")
        self._is_telegram = hmac.compare_digest(given.encode(), self.port.secret.encode())
        if not self._is_telegram:
            # A short body is read: who is cut off while sending one may not see the answer.
            length = self.request.headers.get("Content-Length", "")
            if not (length.isdecimal() and int(length) <= BODY_BYTES):
                self.send_error(403)
        elif isinstance(connection := self.request.connection, HTTP1Connection):
            connection.set_max_body_size(MAXIMUM_UPDATE_BYTES)

    def data_received(self, chunk: bytes) -> None:
        """Take a part of what is posted."""
        self._body += chunk

    async def post(self) -> None:
        """Queue one update; 403 without the secret, 400 when it is none."""
        if not self._is_telegram:
            self.send_error(403)
            return
        try:
            update = Update.de_json(readable(json.loads(self._body)), self.port.application.bot)
        except NO_UPDATE:
            self.send_error(400)
            return
        await self.port.application.update_queue.put(update)


def open_ports(settings: Settings, port: Port) -> list[GuardedServer]:
    """Listen where LISTEN and METRICS_LISTEN say; raises SettingError when a port is taken."""
    given: dict[str, Any] = {"port": port}
    metrics: list[Any] = [("/metrics", Metrics, given)]
    routes: list[Any] = [("/healthz", Health, given)]
    if settings.webhook_url:
        # Tornado takes a path for a pattern.
        routes.append((re.escape(urlsplit(settings.webhook_url).path or "/"), Webhook, given))
    if settings.metrics_listen is None:
        routes += metrics
    opened: list[GuardedServer] = []
    try:
        if settings.listen:
            opened.append(_listening("LISTEN", settings.listen, routes))
        if settings.metrics_listen:
            opened.append(_listening("METRICS_LISTEN", settings.metrics_listen, metrics))
    except SettingError:
        for server in opened:
            server.stop()
        raise
    return opened


def _listening(name: str, address: str, routes: list[Any]) -> GuardedServer:
    server = GuardedServer(WebApplication(routes))
    host, _, number = address.rpartition(":")
    try:
        server.listen(int(number), address=host, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        raise SettingError(name, address, f"a free host:port ({error})") from error
    return server
