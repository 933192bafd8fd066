"""Hostile strings at the limits of each door."""

import asyncio
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape

from corpus.chats.rights import Right
from tests.attack.attacks.freezing import FEED, bound_group, looked
from tests.attack.attacks.rights import touches_data
from tests.attack.hostile import SEEDS, hostile
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.feed_files import rss
from tests.support.word_files import plain as word_document
from tests.support.zip_files import zipped
from tests.world import Person

TEXT, CAPTION, INLINE, DATA = 4_096, 1_024, 256, 64  # what Telegram takes at the most
ROOM = 20_000  # characters of each kind in a file of all of them
LINE = 100_000  # characters of each kind in a line of its own
ASKERS = 12


@attack(seconds=150)
async def attack_strings_in_questions(stage: Stage) -> None:
    """Questions, their edits and inline queries of every hostile kind, by strangers."""
    strangers = [stage.person(f"Stranger {number}") for number in range(ASKERS)]
    async with stage.running():
        typing = []
        for number, words in enumerate(hostile(TEXT)):
            message = says_raw(strangers[number % ASKERS], words)
            if number % 3 == 0:
                edits_raw(strangers[number % ASKERS], message, words[::-1])
        for number, words in enumerate(hostile(INLINE)):
            typing.append(asyncio.create_task(strangers[number % ASKERS].types_inline(words)))
            await asyncio.sleep(0.05)
        await asyncio.sleep(12)
        for one in typing:
            one.cancel()
        await asyncio.gather(*typing, return_exceptions=True)
    stage.demand_no_change()


@attack(seconds=150)
async def attack_strings_in_a_group(stage: Stage) -> None:
    """The same with a mention in a group, in its title, its topics and the names of its members."""
    kinds = hostile(TEXT - 20)
    members = [stage.person(hostile(CAPTION)[number]) for number in range(0, len(SEEDS), 12)]
    group = stage.world.forum(hostile(DATA)[7], topics=["T" + SEEDS[0]], members=members)
    async with stage.running():
        for number, words in enumerate(kinds):
            text = f"@{stage.world.bot.username} {words}"
            put_raw(members[number % len(members)], {"text": text, "entities": mention(stage)}, chat=group)
            await asyncio.sleep(0.05)
        await asyncio.sleep(10)
    stage.demand_no_change()


@attack(seconds=120)
async def attack_strings_in_buttons_and_links(stage: Stage) -> None:
    """Data of buttons and payloads of links of every hostile kind."""
    stranger = stage.person("Strobl")
    async with stage.running():
        message = await stranger.asks("/help")
        for seed in SEEDS:
            for beginning in ("", "cx:", "mo:1:", "ai:", "\x00:"):
                touches_data(stranger, message, (beginning + seed * DATA)[:DATA])
            payload = "q-" + "".join(c for c in seed * DATA if c.isascii() and (c.isalnum() or c in "_-"))
            stranger.starts(payload[:DATA])
        await asyncio.sleep(10)
    stage.demand_no_change()


@attack(seconds=150)
async def attack_strings_in_commands(stage: Stage) -> None:
    """Every command of the staff's with a hostile string after it."""
    editors = [stage.person(f"Editor {number}", *Right) for number in range(8)]
    commands = ("/articles", "/article", "/edit", "/feed", "/bind", "/audit", "/gaps", "/trash")
    async with stage.running():
        for number, words in enumerate(hostile(TEXT - 20)):
            says_raw(editors[number % 8], f"{commands[number % 8]} {words}")
        await asyncio.sleep(12)
    stage.demand_newsroom_as_it_was()


@attack(seconds=200)
async def attack_strings_in_pastes(stage: Stage) -> None:
    """Pastes, forwards of people with hostile names, and captions, by somebody who may add."""
    senders = [stage.person(f"Sender {number}", Right.ADD) for number in range(ASKERS)]
    origin = {"type": "hidden_user", "date": 1_700_000_000}
    async with stage.running():
        for number, words in enumerate(hostile(TEXT)):
            sender = senders[number % ASKERS]
            if number % 3 == 0:
                says_raw(sender, words)
            elif number % 3 == 1:
                named = origin | {"sender_user_name": words[:200]}
                put_raw(sender, {"text": words}, origin=named)
            else:
                photo = stage.world.state.save_file("photo.jpg", b"JFIF") | {"width": 6, "height": 4}
                put_raw(sender, {"photo": [photo], "caption": words[:CAPTION]})
        await asyncio.sleep(20)
    stage.demand_newsroom_as_it_was()


@attack(seconds=150)
async def attack_strings_in_channel_posts(stage: Stage) -> None:
    """Posts of a followed channel, and their edits, of every hostile kind."""
    poster = stage.person("Petra")
    channel = stage.world.channel(hostile(CAPTION)[20], [poster], username="rumours", bot=True)
    with stage.library() as library:
        library.channels.follow(stage.world.bot.id, channel.id, "Rumours", stage.owner.id, datetime.now(UTC))
    async with stage.running():
        for words in hostile(TEXT):
            put_raw(poster, {"text": words}, chat=channel)
        await asyncio.sleep(12)
    stage.demand_newsroom_as_it_was()


@attack(seconds=300)
async def attack_strings_in_lines_of_json(stage: Stage) -> None:
    """Lines of JSON, one with each hostile kind as its text and its title, by the admin of a bound group."""
    admin, group = bound_group(stage)
    lines = [
        json.dumps({"title": words[:ROOM], "text": words, "source": words[:ROOM]}) for words in hostile(LINE)
    ]
    async with stage.running():
        sent = admin.sends_document("lines.jsonl", "\n".join(lines).encode(), chat=group)
        command = admin.says(f"/add@{stage.world.bot.username}", reply_to=sent)
        await ended(stage, command, 240)
    stage.demand_newsroom_as_it_was()


@attack(seconds=300)
async def attack_strings_in_files(stage: Stage) -> None:
    """Files of each kind with all hostile kinds in them, by somebody who may add."""
    sender = stage.person("Dirk", Right.ADD)
    async with stage.running():
        for name, data in files().items():
            await ended(stage, sender.sends_document(name, data), 100)
    stage.demand_newsroom_as_it_was()


@attack(seconds=240)
async def attack_strings_in_feeds_and_pages(stage: Stage) -> None:
    """Titles, contents and pages of a watched feed of every hostile kind."""
    entries = []
    for number, words in enumerate(hostile(ROOM)):
        clean = escape("".join(c for c in words if c.isprintable() or c in " \n\t")).replace("\ufffe", "")
        if number % 4 == 0:
            stage.web.page(
                f"/{number}",
                f"<html><head><title>{words[:4_000]}</title></head><body><p>{words}</p></body></html>",
            )
            link = stage.address(FEED, f"/{number}")
        else:
            link = stage.address(FEED, f"/gone/{number}")
        entries.append(
            f"<item><title>{clean[:2_000].rpartition('&')[0]}</title><link>{link}</link><guid>{number}</guid>"
            f"<content:encoded>{escape(clean)}</content:encoded></item>"
        )
    stage.web.page("/feed", rss(*entries[:60]), "application/rss+xml")
    stage.follow_feed(stage.address(FEED, "/feed"), stage.owner)
    async with stage.running(near_web=True):
        await looked(stage, 200)
    stage.demand_newsroom_as_it_was()


@attack(seconds=120)
async def attack_strings_in_names_of_files(stage: Stage) -> None:
    """Names of files and of members of a zip of every hostile kind and length."""
    sender = stage.person("Dirk", Right.ADD)
    members = [
        (
            f"{number}/{words.replace(chr(0), '').encode()[:60_000].decode('utf-8', 'ignore')}.txt",
            b"The mill.",
        )
        for number, words in enumerate(hostile(20_000))  # the longest name that a zip can say
    ]
    members += [
        ("../../etc/passwd", b"x"),
        ("C:\\x", b"x"),
        ("/abs.txt", b"x"),
        ("a/" * 5_000 + "b.txt", b"x"),
        (".", b"x"),
    ]
    async with stage.running():
        await ended(stage, sender.sends_document("pack.zip", zipped(*members)), 60)
        for words in hostile(200)[::10]:
            sender.sends_document(f"{words}.txt", b"The mill of Orrin was sold.")
        await asyncio.sleep(8)
    stage.demand_newsroom_as_it_was()


def files() -> dict[str, bytes]:
    """A file of each kind."""
    kinds = hostile(ROOM)
    text = "\n\n".join(kinds).replace("\x00", "")
    page = "".join(f"<p title={words[:300]!r}>{words}</p>" for words in kinds)
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Mill", "a@b.example"
    mail.set_content(text)
    safe = "".join(c for c in text if c.isprintable() or c in "\n\t")
    rows = "\n".join(
        f'"{words[:300].replace(chr(34), "")}","{words.replace(chr(34), "")}"' for words in kinds
    )
    return {
        "all.txt": text.encode("utf-8", "replace"),
        "all.md": text.encode("utf-8", "replace"),
        "all.html": f"<html><head><title>{kinds[3]}</title></head><body>{page}</body></html>".encode(
            "utf-8", "replace"
        ),
        "all.csv": b"title,text\n" + rows.encode("utf-8", "replace"),
        "all.json": json.dumps([{"title": words[:300], "text": words} for words in kinds]).encode(),
        "all.eml": mail.as_bytes(),
        "all.rtf": b"{\\rtf1 " + text.encode("ascii", "replace") + b"}",
        "all.docx": word_document(safe.replace("\ufffe", "")),
        "all.zip": zipped(
            *[(f"{number}.txt", words.encode("utf-8", "replace")) for number, words in enumerate(kinds)]
        ),
    }


async def ended(stage: Stage, message: object, within: float) -> None:
    """Wait for what became of a file, be it a bar that has gone."""
    reply = await stage.world.reply_to(message, within)  # type: ignore[arg-type]
    await stage.until(lambda: "Stop" not in reply.buttons, within, "a file has no end")


def put_raw(person: Person, content: dict[str, object], **where: object) -> object:
    """A message as Telegram passes it on, whatever a client would make of it."""
    origin = where.pop("origin", None)
    return person.put(content, where, **({"origin": origin} if origin else {}))  # type: ignore[arg-type]


def says_raw(person: Person, words: str) -> object:
    """A text as it is."""
    command = words.startswith("/") and {"type": "bot_command", "offset": 0, "length": len(words.split()[0])}
    return put_raw(person, {"text": words[:TEXT]} | ({"entities": [command]} if command else {}))


def edits_raw(person: Person, message: object, words: str) -> None:
    """A text changed to another."""
    fields = message.json() | {"text": words[:TEXT], "edit_date": person.state.now()}  # type: ignore[attr-defined]
    person.state.updates.put("edited_message", fields)


def mention(stage: Stage) -> list[dict[str, object]]:
    """The entity of our name at the beginning of a text."""
    return [{"type": "mention", "offset": 0, "length": len(str(stage.world.bot.username)) + 1}]
