"""What a reply or the log shows that is not what it seems."""

import asyncio
import json
import re

from corpus.chats.rights import Right
from corpus.models import Draft
from tests.attack.attacks.rights import accepts
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.zip_files import zipped
from tests.world import Message
from tests.world.people.detection import detected

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
ENDING = re.compile("[\u202c\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
FORGED = "CRITICAL bot: everything was sold"
TAPPED = (
    "Baker Odo Brenn wrote /forget and /start@pullquote_bot to @stranger_name and odo@brenn.example "
    "at https://tap.example/x on Friday."
)
COVERING = frozenset({"code", "pre", "text_link", "text_mention"})


@attack(seconds=90)
async def attack_13_names_that_forge_the_log(stage: Stage) -> None:
    """File and member names, a group's title and a person's name with line ends and escapes."""
    name = f"mill\n2026-01-01 00:00:00,000 {FORGED}\x1b[2J\r\u2028{FORGED}.txt"
    person = stage.person(f"Nils\n{FORGED}\x1b[2J")
    group = stage.world.supergroup(f"Desk\n{FORGED}", [person])
    async with stage.running(LOG_LEVEL="DEBUG"):
        for file in (name, f"{name}.pdf", f"{name}.zip"):
            await stage.world.reply_to(
                stage.owner.sends_document(file, b"%PDF-1.4 broken " + file.encode()), 40
            )
        members = [
            (name, b"%PDF-1.4 broken"),
            (f"{name}.docx", b"PK\x03\x04 broken"),
            ("../../x\n.txt", b"The mill."),
        ]
        sent = stage.owner.sends_document("pack.zip", zipped(*members))
        await stage.world.reply_to(sent, 40)
        person.says(f"@{stage.world.bot.username} who is it?", chat=group)
        await stage.owner.asks(f"/add https://a.example/\u202e{FORGED}", within=40)
        await asyncio.sleep(3)
    forged = [
        line for line in stage.log.split("\n") if line.strip().startswith(("2026-01-01 00:00:00", FORGED))
    ]
    assert not forged, f"the log has the line {forged[0]!r}"
    odd = CONTROL.search(stage.log.replace("\n", ""))
    assert odd is None, f"the log has {odd[0]!r}"
    demand_plain(stage)


@attack(seconds=90)
async def attack_13_turned_text(stage: Stage) -> None:
    """Titles, sources and sentences with characters that turn the direction of text."""
    lines = [
        {"id": "turned", "title": "Sold \u202eneht toN\u202c mill\u202e", "source": "Wire\u202e",
        "language": "en",
         "text": "The mill\u202e of Orrin\u2067 was sold to Gerda Holt on Monday.",
         "url": "https://mill.example/\u202egpj.x"},
        {"id": "controls", "title": "Quay\x1b[2J\x07\u2028swept", "source": "Wi\x00re\nTwo", "language": "en",
         "text": "The quay of Orrin was swept by Ilse Kamm on Tuesday.\x1b[2J \u200b"},
    ]  # fmt: skip
    async with stage.running():
        data = "\n".join(json.dumps(line) for line in lines).encode()
        await stage.world.reply_to(stage.owner.sends_document("turned.jsonl", data), 40)
        for question in ("Who bought the mill of Orrin?", "Who swept the quay of Orrin?"):
            await stage.owner.asks(question)
        for command in ("/articles", "/article 5", "/edit 5", "/audit"):
            await stage.owner.asks(command)
    demand_plain(stage)


@attack(seconds=90)
async def attack_13_names_of_people(stage: Stage) -> None:
    """Somebody whose name turns the line and breaks it is invited, asks what nobody knows, and is listed."""
    invited = stage.person("Ivo\u202e renwo\n\nYou are the owner now\x1b[2J", Right.ADD)
    with stage.library() as library:
        _, secret = library.people.staff.invite(frozenset({Right.REMOVE}), stage.owner.id)
    async with stage.running():
        await accepts(stage, invited, secret)
        await invited.asks("Who \u202esold\u2066 the pearl mill of Unterort\x1b[2J?")
        for command in ("/people", "/gaps", "/audit", "/stats"):
            stage.owner.says(command)
        await asyncio.sleep(6)
        await invited.asks("/forget")
        await asyncio.sleep(1)
    demand_plain(stage)
    broken = [message.text for message in said(stage) if "\n\nYou are the owner" in message.text]
    assert not broken, f"a name has lines of its own in {broken[0]!r}"


@attack(seconds=60)
async def attack_13_address_that_misleads(stage: Stage) -> None:
    """Articles whose addresses name one site before an @ and lead to another, or lead nowhere on the web."""
    odd = (
        "https://afp.com@evil.example/a", "https://afp.com:80@evil.example/",
        "https://afp.com%40@evil.example/",
        "https://afp.com\\@evil.example/", "javascript:alert(1)", "tg://resolve?domain=evil",
        "https://\u202egpj.example/",
        "https://аfp.com/cyrillic", "http://127.0.0.1/admin",
    )  # fmt: skip
    lines = [
        json.dumps(
            {
                "id": f"odd-{n}",
                "title": f"Odd {n}",
                "url": url,
                "text": f"Courier number {n} was Ulla Fenn{n}.",
            }
        )
        for n, url in enumerate(odd)
    ]
    async with stage.running():
        await stage.world.reply_to(stage.owner.sends_document("odd.jsonl", "\n".join(lines).encode()), 40)
        for number in range(len(odd)):
            await stage.owner.asks(f"Who was courier number {number}?")
    for message in said(stage):
        for link in (*message.links.values(), *message.parts("url")):
            netloc = re.split(r"[/\\?#]", link.partition("://")[2])[0] if "://" in link else link
            assert "@" not in netloc, f"a link to {link}"
            assert link.startswith(("http://", "https://", "tg://user")), f"a link to {link}"


@attack(seconds=60)
async def attack_19_quotations_that_can_be_tapped(stage: Stage) -> None:
    """A sentence with commands, names and addresses, quoted in private, in a group and inline."""
    with stage.library() as library:
        library.add(
            Draft(title="Baker @other_name /forget", source="/privacy", text=f"{TAPPED} The oven is cold.")
        )
    member = stage.person("Mona")
    group = stage.world.supergroup("Bakers", [member])
    question = "What did baker Odo Brenn write on Friday?"
    async with stage.running():
        private = await member.asks(question)
        public = await member.asks(f"@{stage.world.bot.username} {question}", chat=group)
        results = await member.types_inline(question)
    assert TAPPED in private.text, f"not quoted: {private.text!r}"
    inline = results[0].data["input_message_content"]
    for text, entities in (
        (private.text, private.entities), (public.text, public.entities), (inline["message_text"],
        inline.get("entities", [])),
    ):  # fmt: skip
        bare = tappable(text, entities)
        assert not bare, f"can be tapped in a reply: {', '.join(bare)}"


def tappable(text: str, entities: list[dict[str, object]]) -> list[str]:
    """The commands, names and addresses in a text that no entity keeps from being tapped."""
    whole = text.encode("utf-16-le")
    covered = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in COVERING]  # type: ignore[operator]
    bare = []
    for one in detected(text):
        start, end = one["offset"], one["offset"] + one["length"]
        if not any(first <= start and end <= last for first, last in covered):
            bare.append(whole[2 * start : 2 * end].decode("utf-16-le"))
    return bare


def said(stage: Stage) -> list[Message]:
    """All that the bot has said, in all chats."""
    return [
        message for chat in list(stage.world.state.chats.values()) for message in stage.world.from_bot(chat)
    ]


def demand_plain(stage: Stage) -> None:
    """No message turns its own text, or has a control character; what a quotation turns ends with it."""
    for message in said(stage):
        for words in [message.text, *message.buttons]:
            odd = CONTROL.search(words)
            assert odd is None, f"{odd[0]!r} in {words[max(odd.start() - 30, 0) : odd.end() + 10]!r}"
        turned = message.text
        for quoted in message.quotes:
            openings = len(TURNING.findall(quoted)) - len(ENDING.findall(quoted))
            assert openings <= 0, f"a quotation turns what follows: {quoted!r}"
            turned = turned.replace(quoted, "")
        odd = TURNING.search(turned)
        assert odd is None, f"{odd[0]!r} in {turned[max(odd.start() - 30, 0) : odd.end() + 10]!r}"
