"""One who asks, presses, sends or connects so much that nobody else should get a turn."""

import asyncio
import socket
from contextlib import suppress

from corpus.chats.rights import Right
from tests.attack.attacks.freezing import RECEIPT_SECONDS
from tests.attack.newsroom import KNOWN
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.world import Person
from tests.world.people.pressing import Query

HALF_OPEN = 1_100
DRIPS = 8
PRESSES = 400


@attack(seconds=90)
async def attack_07_dripping_server(stage: Stage) -> None:
    """Links to a server that sends a byte now and then, by eight people at once."""
    stage.web.page("/drip", "drip")
    stage.web.dripping = True
    senders = [stage.person(f"Sender {number}", Right.ADD) for number in range(DRIPS)]
    async with stage.running(near_web=True):
        for sender in senders:
            sender.says(stage.address("drip.example", "/drip"))
        await asyncio.sleep(20)
        stage.web.dripping = False
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_07_presses_of_one(stage: Stage) -> None:
    """Four hundred presses of More and Why by one stranger."""
    stranger = stage.person("Strobl")
    async with stage.running():
        reply = await stranger.asks(KNOWN[0].question)
        for number in range(PRESSES):
            label = ("Why", "Context", "More")[number % 3]
            stranger_touches(stranger, reply, label)
        await asyncio.sleep(15)
    stage.demand_no_change()


@attack(seconds=120)
async def attack_09_half_open_posts(stage: Stage) -> None:
    """Connections to the port whose posts never end, more than the bot has descriptors."""
    async with stage.running(webhook=True):
        held = []
        beginning = b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n{"
        try:
            for _ in range(HALF_OPEN):
                with suppress(OSError):
                    connection = socket.create_connection(("127.0.0.1", stage.port), timeout=1)
                    connection.sendall(beginning)
                    held.append(connection)
            await asyncio.sleep(8)
            asking = stage.world.person("Quirin").asks(KNOWN[1].question, within=15)
            assert KNOWN[1].answer in (await asking).text
        finally:
            for connection in held:
                connection.close()
    stage.demand_no_change()


@attack(seconds=90)
async def attack_09_odd_requests(stage: Stage) -> None:
    """Requests to the port that are too large, too deep, no JSON, no update, or without the secret."""
    bodies = [
        b"", b"{}", b"[]", b"null", b"1" * 5_000, b"[" * 100_000, b'{"update_id":' + b"9" * 4_500 + b"}",
        b'{"update_id": 1, "message": 7}', b'{"update_id": "x"}', b"\xff" * 1_000, b"{" * 900_000,
        b'{"update_id": 5, "message": {"message_id": 1}}',
    ]  # fmt: skip
    async with stage.running(webhook=True):
        for body in bodies:
            for secret in ("", "wrong", stage.secret):
                head = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
                await posted(stage.port, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        for raw in (
            b"\x00" * 100_000,
            b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000,
            b"GET /%00 HTTP/9\r\n\r\n",
        ):
            await posted(stage.port, raw)
        await asyncio.sleep(2)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_flood_of_questions(stage: Stage) -> None:
    """Three hundred questions of one stranger in a moment, and as many inline."""
    stranger = stage.person("Strobl")
    async with stage.running():
        for number in range(300):
            stranger.says(f"{number} {KNOWN[number % len(KNOWN)].question}")
        await asyncio.sleep(10)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_flood_of_inline_queries(stage: Stage) -> None:
    """Three hundred inline queries of one stranger in a moment."""
    stranger = stage.person("Strobl")
    async with stage.running():
        typing = [
            asyncio.create_task(stranger.types_inline(f"{number} {KNOWN[0].question}"))
            for number in range(300)
        ]
        await asyncio.sleep(10)
        for one in typing:
            one.cancel()
        await asyncio.gather(*typing, return_exceptions=True)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_flood_in_a_group(stage: Stage) -> None:
    """Two hundred questions in one group by its members, and edits of each."""
    members = [stage.person(f"Member {number}") for number in range(5)]
    group = stage.world.supergroup("Noise", members)
    async with stage.running():
        for number in range(200):
            member = members[number % 5]
            said = member.says(f"@{stage.world.bot.username} {number} {KNOWN[0].question}", chat=group)
            member.edits(said, f"@{stage.world.bot.username} {number} {KNOWN[1].question}")
        await asyncio.sleep(10)
    stage.demand_no_change()


@attack(seconds=120)
async def attack_flood_across_groups(stage: Stage) -> None:
    """Eight hundred questions of one stranger, twenty in each of forty groups."""
    stranger = stage.person("Strobl")
    groups = [stage.world.supergroup(f"Group {number}", [stranger]) for number in range(40)]
    async with stage.running():
        for number in range(20):
            for group in groups:
                question = KNOWN[number % len(KNOWN)].question
                stranger.says(f"@{stage.world.bot.username} {number} {question}", chat=group)
            await asyncio.sleep(0.1)
        await asyncio.sleep(8)
    stage.demand_no_change()


@attack(seconds=120)
async def attack_flood_of_files(stage: Stage) -> None:
    """A hundred files of somebody who may add, while another sends one."""
    sender, other = stage.person("Dirk", Right.ADD), stage.person("Ottilie", Right.ADD)
    async with stage.running():
        for number in range(100):
            sender.sends_document(f"{number}.txt", f"File {number}\n\nThe mill {number} was sold.".encode())
        await asyncio.sleep(1)
        sent = other.sends_document("other.txt", b"Other\n\nThe quay of Orrin was swept on Monday.")
        await stage.world.reply_to(sent, RECEIPT_SECONDS)
    stage.demand_newsroom_as_it_was()


@attack(seconds=90)
async def attack_flood_of_starts(stage: Stage) -> None:
    """Two hundred commands and deep links of one stranger, known and unknown."""
    stranger = stage.person("Strobl")
    commands = (
        "/help",
        "/start a-1",
        "/privacy",
        "/about",
        "/nothing",
        "/watching",
        "/settings",
        "/start cx-1-1-0-9",
    )
    async with stage.running():
        for number in range(200):
            stranger.says(commands[number % len(commands)])
        await asyncio.sleep(10)
    stage.demand_no_change()


def stranger_touches(stranger: Person, reply: object, label: str) -> Query | None:
    """Press the button whose label begins so, if there is one, without waiting."""
    found = [one for one in reply.buttons if one.startswith(label)]  # type: ignore[attr-defined]
    return stranger.touches(reply, found[0]) if found else None  # type: ignore[arg-type]


async def posted(port: int, raw: bytes) -> bytes:
    """Send bytes to the port, and what comes back within a second."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(raw)
        answer = await asyncio.wait_for(reader.read(1_000), 1)
        writer.close()
    except (OSError, TimeoutError):
        return b""
    return answer
