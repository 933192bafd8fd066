"""The port: nobody takes its connections, and what is no update is refused before it is read."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.app import build
from bot.serving import guarded_server
from bot.serving.health import Checkup, Pulse
from bot.serving.server import MAXIMUM_UPDATE_BYTES, SECRET_HEADER, Port, open_ports
from bot.settings import Settings
from corpus.library import Library
from tests.world import World

SECRET = "a-secret-of-the-webhook"
POST = "POST /hook HTTP/1.1\r\nHost: x\r\n"
Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


class Opened:
    """A bot's ports, and the updates that were taken."""

    def __init__(self, port: int, updates: "asyncio.Queue[Any]") -> None:
        self.port = port
        self.updates = updates
        self.address = f"http://127.0.0.1:{port}"

    async def says(self, words: str) -> tuple[Reader, Writer]:
        """Open a connection and write to it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(words.encode())
        await writer.drain()
        return reader, writer

    async def post(self, content: bytes | str, secret: str = SECRET) -> int:
        """Post an update; the status."""
        async with httpx.AsyncClient(timeout=60) as client:
            answer = await client.post(
                f"{self.address}/hook", content=content, headers={SECRET_HEADER: secret}
            )
        return answer.status_code


@asynccontextmanager
async def opened(world: World, library: Library, free_port: int, **more: Any) -> AsyncIterator[Opened]:
    address = f"127.0.0.1:{free_port}"
    settings = Settings(
        _env_file=None,
        telegram_token=world.token,
        telegram_api_url=world.url,
        listen=address,
        webhook_url=f"http://{address}/hook",
        webhook_secret=SECRET,
        **more,
    )
    pulse = Pulse(watched=False)
    application = build(settings, library, pulse=pulse)
    servers = open_ports(settings, Port(application, Checkup(library, pulse), SECRET))
    try:
        yield Opened(free_port, application.update_queue)
    finally:
        for server in servers:
            server.stop()
            await server.close_all_connections()


async def test_half_open_posts_without_end_leave_the_port_answering(
    world: World, library: Library, free_port: int
) -> None:
    most = guarded_server.most_connections()
    head = f"{POST}{SECRET_HEADER}: {SECRET}\r\nContent-Length: 900000\r\n\r\n{{"
    async with opened(world, library, free_port) as port:
        half_open = [await port.says(head) for _ in range(most + 50)]
        assert await port.post(json.dumps({"update_id": 1})) == 200
        async with httpx.AsyncClient(timeout=60) as client:
            assert (await client.get(f"{port.address}/healthz")).text == "ok\n"
        # The first ones were closed for the last ones.
        assert await half_open[0][0].read() == b""
        for _, writer in half_open:
            writer.close()


async def test_a_connection_that_is_used_outlives_those_that_are_not(
    world: World, library: Library, free_port: int
) -> None:
    most = guarded_server.most_connections()
    async with opened(world, library, free_port) as port, httpx.AsyncClient(timeout=60) as client:
        await client.get(f"{port.address}/healthz")
        idle = []
        for number in range(most + 50):
            idle.append(await port.says("POST /hook HTTP/1.1\r\n"))
            if number % 50 == 0:
                answer = await client.get(f"{port.address}/healthz")
                assert answer.status_code == 200
        network = answer.extensions["network_stream"].get_extra_info("client_addr")
        again = await client.get(f"{port.address}/healthz")
        assert again.extensions["network_stream"].get_extra_info("client_addr") == network
        for _, writer in idle:
            writer.close()


async def test_a_body_that_does_not_come_ends_its_connection(
    world: World, library: Library, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_server, "BODY_SECONDS", 0.2)
    monkeypatch.setattr(guarded_server, "IDLE_SECONDS", 0.2)
    head = f"{POST}{SECRET_HEADER}: {SECRET}\r\nContent-Length: 900000\r\n\r\n{{"
    async with opened(world, library, free_port) as port:
        for words in (head, POST, ""):
            reader, writer = await port.says(words)
            assert await asyncio.wait_for(reader.read(), 60) == b""
            writer.close()


@pytest.mark.parametrize("secret", ["", "wrong", "é" * 20, SECRET.upper()])
async def test_without_the_secret_nothing_of_a_post_is_read(
    world: World, library: Library, free_port: int, secret: str
) -> None:
    head = f"{POST}{SECRET_HEADER}: {secret}\r\nContent-Length: 900000\r\n\r\n"
    async with opened(world, library, free_port) as port:
        reader, writer = await port.says(head)  # and nothing of the body
        assert b"403" in await asyncio.wait_for(reader.readline(), 60)
        await asyncio.wait_for(reader.read(), 60)  # it is closed
        writer.close()
        assert port.updates.empty()


HEADS = {
    "an unknown path": ("POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n", b"400"),
    "too much is announced": (
        f"{POST}{SECRET_HEADER}: {SECRET}\r\nContent-Length: {MAXIMUM_UPDATE_BYTES + 1}\r\n\r\n",
        b"400",
    ),
    "more than a number is announced": (
        f"{POST}{SECRET_HEADER}: {SECRET}\r\nContent-Length: {'9' * 400}\r\n\r\n",
        b"400",
    ),
    "chunks without end": (
        f"{POST}{SECRET_HEADER}: {SECRET}\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
        b"400",
    ),
    "another method": (f"BREW /hook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n\r\n", b"405"),
    "headers without end": ("GET /healthz HTTP/1.1\r\n" + "X: y\r\n" * 10_000, b""),
    "no HTTP": ("hello\r\n\r\n", b"400"),
}


@pytest.mark.parametrize("name", HEADS)
async def test_what_is_no_request_of_telegrams_is_refused_and_the_port_goes_on(
    world: World, library: Library, free_port: int, name: str
) -> None:
    words, status = HEADS[name]
    async with opened(world, library, free_port) as port:
        try:
            reader, writer = await port.says(words)
            assert status in await asyncio.wait_for(reader.readline(), 60)
            writer.close()
        except ConnectionError:  # it did not even listen to the end
            assert status == b""
        assert await port.post(json.dumps({"update_id": 1})) == 200
        assert port.updates.qsize() == 1


BAD = {
    "no JSON": b"no update",
    "no object": b"[1]",
    "a number": b"7",
    "nothing": b"",
    "too deep": b"[" * 300_000,
    "a huge number": b'{"update_id": ' + b"9" * 9_000 + b"}",
    "no number": b'{"update_id": {}, "message": "x"}',
    "half a character": b'{"update_id": 1, "message": "\\ud8',
    "no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("name", BAD)
async def test_what_is_no_update_is_refused_and_the_next_one_taken(
    world: World, library: Library, free_port: int, name: str
) -> None:
    async with opened(world, library, free_port) as port:
        assert await port.post(BAD[name]) == 400
        assert await port.post(json.dumps({"update_id": 1})) == 200
        assert port.updates.qsize() == 1


async def test_requests_one_behind_the_other_and_of_the_first_version_are_answered(
    world: World, library: Library, free_port: int
) -> None:
    async with opened(world, library, free_port) as port:
        reader, writer = await port.says("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        for _ in range(20):
            assert b"200" in await asyncio.wait_for(reader.readline(), 60)
            await asyncio.wait_for(reader.readuntil(b"ok\n"), 60)
        writer.close()
        reader, writer = await port.says("GET /healthz HTTP/1.0\r\n\r\n")
        assert (await asyncio.wait_for(reader.read(), 60)).endswith(b"ok\n")
        writer.close()


class CountingLibrary(Library):
    """Counts how often it is asked how many articles there are."""

    counted = 0

    def count(self, *arguments: Any) -> int:
        """The number of articles."""
        self.counted += 1
        return super().count(*arguments)


async def test_many_who_ask_for_its_health_are_one_question_to_the_store(
    world: World, free_port: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with CountingLibrary.open(tmp_path_factory.mktemp("counting")) as library:
        async with opened(world, library, free_port) as port, httpx.AsyncClient(timeout=60) as client:
            asked = [client.get(f"{port.address}/healthz") for _ in range(50)]
            assert {answer.text for answer in await asyncio.gather(*asked)} == {"ok\n"}
        assert library.counted < 25


async def test_metrics_move_to_an_address_of_their_own(
    world: World, library: Library, free_port: int
) -> None:
    beside = f"127.0.0.1:{free_port + 1 if free_port < 65_000 else free_port - 1}"
    async with (
        opened(world, library, free_port, metrics_listen=beside) as port,
        httpx.AsyncClient(timeout=60) as client,
    ):
        assert (await client.get(f"{port.address}/metrics")).status_code == 404
        assert "pullquote_articles" in (await client.get(f"http://{beside}/metrics")).text
        assert (await client.get(f"http://{beside}/healthz")).status_code == 404
        assert (await client.get(f"{port.address}/healthz")).text == "ok\n"


async def test_an_update_that_cannot_be_read_is_passed_over_and_not_sent_again(
    world: World, library: Library, free_port: int
) -> None:
    beyond_time = '{"update_id": 1, "message": {"message_id": 1, "date": 9e300, "chat": {}}}'
    async with opened(world, library, free_port) as port:
        assert await port.post(beyond_time) == 200
        assert port.updates.get_nowait().message is None
