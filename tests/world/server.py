"""The HTTP side: a tornado server in a thread of its own, so that a bot anywhere can reach it."""

import asyncio
import json
import threading
import traceback
from typing import Any

import tornado.httpserver
import tornado.netutil
import tornado.web

from .checks.arguments import decode
from .delivery import deliver
from .errors import ApiError, Violation
from .faults import Faults
from .methods import METHODS
from .methods.delivery import remember_allowed
from .methods.files import Upload
from .state import State
from .state.state import Call

_BODY_MOST = 100 << 20
_PATIENCE = 60.0


class Server:
    """Serves the state on a free port of this machine from the moment it is made until ``close``."""

    def __init__(self, state: State, faults: Faults) -> None:
        self._state = state
        self._faults = faults
        [self._socket] = tornado.netutil.bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="world")
        self._thread.start()
        self._ready.wait(_PATIENCE)

    def close(self) -> None:
        """Stop serving and wait for the thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(_PATIENCE)

    async def _serve(self) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        served = {"state": self._state, "faults": self._faults}
        application = tornado.web.Application(
            [(r"/bot([^/]+)/(\w+)", Endpoint, served), (r"/file/bot([^/]+)/(.+)", Download, served)],
            log_function=lambda handler: None,
        )
        server = tornado.httpserver.HTTPServer(application, max_body_size=_BODY_MOST)
        server.add_socket(self._socket)
        delivery = asyncio.create_task(deliver(self._state))
        self._ready.set()
        await self._stopped.wait()
        delivery.cancel()
        server.stop()
        await server.close_all_connections()
        await asyncio.gather(delivery, return_exceptions=True)


class Handler(tornado.web.RequestHandler):
    """What a call and a download share: the token is checked first."""

    gone = False  # the caller hung up

    def initialize(self, state: State, faults: Faults) -> None:
        """Tornado's way of handing over what a handler needs."""
        self.state = state
        self.faults = faults

    def on_connection_close(self) -> None:
        """Tornado's word that nobody waits for the answer any more."""
        self.gone = True

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """A call that the world cannot even read fails the test like any other that no correct bot makes."""
        words = "".join(traceback.format_exception(kind, value, trace))
        broken = Call(
            self.request.path.rsplit("/", 1)[-1], {}, Violation(500, f"Internal Server Error\n{words}")
        )
        self.state.violations.append(broken)

    def authorised(self, token: str) -> bool:
        """Answer 401 to a token that is not the bot's."""
        if token != self.state.token:
            self.fail(ApiError(401, "Unauthorized"))
        return token == self.state.token

    def answer(self, status: int, body: dict[str, Any]) -> None:
        """Finish with a JSON body, unless the caller hung up."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        if not self.gone:
            self.finish(json.dumps(body))

    def fail(self, error: ApiError) -> None:
        """Finish with Telegram's error."""
        self.answer(error.code, error.json())


class Download(Handler):
    """The files of ``getFile``."""

    def get(self, token: str, path: str) -> None:
        """Give the bytes."""
        if not self.authorised(token):
            return
        found = [data for stored, data in self.state.files.values() if stored == path]
        if not found:
            self.fail(ApiError(404, "Not Found"))
            return
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(found[0])


class Endpoint(Handler):
    """The methods of the API."""

    _work: asyncio.Task[None] | None = None

    async def get(self, token: str, method: str) -> None:
        """Like POST: the API makes no difference."""
        await self.post(token, method)

    async def post(self, token: str, method: str) -> None:
        """Carry out one call."""
        if not self.authorised(token):
            return
        self._work = asyncio.create_task(self._call(method))
        await asyncio.gather(self._work, return_exceptions=True)
        if not self._work.cancelled():
            self._work.result()

    def on_connection_close(self) -> None:
        """A bot that hangs up polls no more, and its next poll is no conflict."""
        super().on_connection_close()
        if self._work is not None:
            self._work.cancel()

    async def _call(self, method: str) -> None:
        fault = self.faults.take(method)
        call = Call(method, self._raw())
        self.state.begin(call)
        try:
            if fault.delay:
                await asyncio.sleep(fault.delay)
            if fault.held is not None:
                await self.state.pulse.until(fault.held.is_set, None)
            if fault.error is not None:
                raise fault.error
            result = await self._result(method, call)
        except ApiError as error:
            self.state.refuse(call, error)
            self.fail(error)
        else:
            if fault.drop:
                self.detach().close()
            else:
                self.answer(200, {"ok": True, "result": result})
        finally:
            self.state.end(call)

    async def _result(self, method: str, call: Call) -> Any:
        call.arguments = decode(method, call.arguments)
        if method == "getUpdates":
            return await self._updates(call.arguments)
        if method not in METHODS:
            raise Violation(404, f"Not Found: the world has no {method}")
        with self.state.lock:
            return METHODS[method](self.state, call.arguments)

    async def _updates(self, arguments: dict[str, Any]) -> list[dict[str, Any]]:
        remember_allowed(self.state, arguments)
        limit = min(max(arguments.get("limit", 100), 1), 100)
        return await self.state.updates.poll(arguments.get("offset", 0), limit, arguments.get("timeout", 0))

    def _raw(self) -> dict[str, Any]:
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            return dict(json.loads(self.request.body or b"{}"))
        raw: dict[str, Any] = {name: self.get_argument(name, strip=False) for name in self.request.arguments}
        uploads = {
            name: Upload(sent[0]["filename"], sent[0]["body"], sent[0]["content_type"])
            for name, sent in self.request.files.items()
        }
        attached = {name: uploads.pop(value[9:]) for name, value in raw.items() if value[9:] in uploads}
        return raw | attached | uploads
