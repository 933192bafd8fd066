"""What admins do in their own chat, and what everybody else is refused."""

import json

import pytest

from corpus.library import Library
from tests.support.conversation import BRIDGE, CANCELLED, FERRY, VISIT, WHEN, WHO, StartBot
from tests.world import Person, World

REFUSED_UPLOAD = "Only my admins can give me articles. You can ask me a question about the ones I have."
REFUSED_COMMAND = "Only admins with that right can do this."


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


def ids(library: Library) -> list[str]:
    """The ids of the articles that answer."""
    return [article.id for article in library.articles(100)]


async def test_a_whole_evening(world: World, library: Library, start_bot: StartBot, ada: Person) -> None:
    member, stranger = world.person("Marc", language_code="fr"), world.person("Sam")
    forum = world.forum("Belmont", ["Travaux"], [member, stranger])
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        assert receipt.text.splitlines()[:2] == [
            "Added: Pas de ministre à Belmont",
            "Agence Exemple · French · 9 June 2025 · 5 sentences",
        ]
        for asked in (f"@pullquote_bot {WHO}", f"/ask@pullquote_bot {WHO}"):
            reply = await member.asks(asked, chat=forum, topic="Travaux")
            assert (reply.quotes, reply.topic) == ([CANCELLED], "Travaux")

        refusal = await world.reply_to(stranger.sends_document("mine.txt", FERRY.encode()))
        assert refusal.text == REFUSED_UPLOAD
        assert library.count() == 1

        notice = await ada.presses(receipt, "Undo")
        undone = await world.reply_to(receipt)
        await world.quiet()
        assert (notice.text, undone.text.splitlines()[0]) == ("", "Removed: Pas de ministre à Belmont")
        assert receipt.buttons == ["Edit", "Ask it", "Open"]

        reply = await member.asks(f"@pullquote_bot {WHO}", chat=forum, topic="Travaux")
        assert reply.text == "I have no articles yet, so I can’t answer."


async def test_an_undo_can_be_undone(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        await ada.presses(receipt, "Undo")
        undone = await world.reply_to(receipt)
        await ada.presses(undone, "Undo")
        back = await world.reply_to(undone)
        answer = await ada.asks(WHO)
    assert back.text.splitlines()[0] == "Back again: Pas de ministre à Belmont"
    assert answer.quotes == [CANCELLED]


async def test_undo_works_after_a_restart_and_only_once(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
    library.undo(library.changes()[-1].sequence)
    async with start_bot(admins=[ada]):
        notice = await ada.presses(receipt, "Undo")
    assert notice.text == (
        "This change can no longer be undone: it already was, or the article has changed since."
    )
    assert library.count() == 0


async def test_nobody_else_presses_an_admins_button(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
    async with start_bot(admins=[]):  # Ada has ceased to be one
        notice = await ada.presses(receipt, "Undo")
    assert (notice.text, library.count()) == (REFUSED_COMMAND, 1)


async def test_a_pasted_article_is_added(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await ada.asks(VISIT)
        again = await ada.asks(VISIT)
    assert receipt.text.splitlines()[0] == "Added: Pas de ministre à Belmont"
    assert again.text.splitlines()[0] == "Already here, unchanged: Pas de ministre à Belmont"
    assert (receipt.buttons, again.buttons) == (
        ["Undo", "Edit", "Ask it", "Open"],
        ["Edit", "Ask it", "Open"],
    )


async def test_a_paste_that_the_app_cut_into_messages_is_one_article(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    paragraph = "Le chantier est prêt, selon la mairie. Les pierres viennent de la carrière voisine."
    text = "\n\n".join([VISIT.strip(), *[paragraph] * 100, "Fin."])
    async with start_bot(admins=[ada]):
        pieces = ada.pastes(text)
        receipt = await world.reply_to(pieces[0])
        question = await ada.asks(WHO)
        await world.quiet()
    assert len(pieces) == 3
    assert (receipt.reply_to, len(world.from_bot(ada.private))) == (pieces[0], 2)
    assert [library.article(id).text for id in ids(library)] == [text]
    assert question.quotes == [CANCELLED]


async def test_a_sentence_that_the_app_cut_is_whole_again(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    text = "Une phrase sans fin " + "et encore et encore " * 300 + "finit ici."
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.pastes(text)[0])
    assert [library.article(id).text for id in ids(library)] == [text]


async def test_add_takes_a_short_text(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        receipt = await ada.asks(f"/add {BRIDGE}")
        answer = await ada.asks(WHEN)
    assert receipt.text.startswith("Added:")
    assert answer.quotes == [BRIDGE]


async def test_add_in_reply_takes_that_message(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[]):
        text, file = ada.says(BRIDGE), ada.sends_document("visite.txt", VISIT.encode())
        await world.quiet()
    async with start_bot(admins=[ada]):
        receipts = [await ada.asks("/add", reply_to=message) for message in (text, file)]
    assert [receipt.text.split()[0] for receipt in receipts] == ["Added:", "Added:"]
    assert library.count() == 2


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/add", "Write or paste the article after /add, or reply /add to a message that holds it."),
        ("/articles", "There are no articles. Send me a file or paste a text to add one."),
        ("Who?", "There are no articles yet. Send me one: a file, or its text pasted here."),
    ],
)
async def test_admins_are_told_what_is_missing(
    world: World, start_bot: StartBot, ada: Person, said: str, answer: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await ada.asks(said)
    assert reply.text == answer


async def test_a_file_is_refused_before_its_download_when_it_is_too_large(
    world: World, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        reply = await world.reply_to(ada.sends_document("big.pdf", b"%PDF-", size=30_000_000))
    assert reply.text == "big.pdf: 30 MB, and at most 20 MB are read. Send the text only, or a smaller file."
    assert world.calls("getFile") == []


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty.txt: there is no text in it."),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.txt: this is not text"),
        ("table.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "table.xls:"),
        ("broken.docx", b"PK\x03\x04 no archive", "broken.docx: it cannot be opened as DOCX"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    world: World, library: Library, start_bot: StartBot, ada: Person, name: str, data: bytes, reason: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await world.reply_to(ada.sends_document(name, data))
    assert reply.text.startswith(reason)
    assert library.count() == 0


async def test_a_file_that_telegram_does_not_deliver_is_asked_for_again(
    world: World, start_bot: StartBot, ada: Person
) -> None:
    world.fail_next("getFile", code=400, description="Bad Request: wrong file_id")
    async with start_bot(admins=[ada]):
        reply = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
    assert reply.text.startswith("visite.txt: it could not be fetched")


async def test_each_file_of_an_album_gets_its_receipt(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        album = ada.sends_album({"visite.txt": VISIT.encode(), "ferry.txt": FERRY.encode()})
        receipts = [await world.reply_to(message) for message in album]
    assert [receipt.reply_to for receipt in receipts] == album
    assert library.count() == 2


@pytest.mark.parametrize("said", [f"/add {BRIDGE}", "/edit visite", "/remove visite", "/trash"])
async def test_a_strangers_command_is_refused(
    world: World, news: Library, start_bot: StartBot, ada: Person, said: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await world.person("Sam").asks(said)
    assert (reply.text, news.count()) == (REFUSED_COMMAND, 2)


async def test_a_strangers_long_text_is_only_a_question(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await world.person("Sam").asks(VISIT)
    assert library.count() == 0


async def test_without_admins_everybody_is_a_stranger(
    world: World, library: Library, start_bot: StartBot
) -> None:
    async with start_bot():
        reply = await world.reply_to(world.person("Sam").sends_document("visite.txt", VISIT.encode()))
    assert (reply.text, library.count()) == (REFUSED_UPLOAD, 0)


async def test_menus_offer_what_each_chat_can_do_and_are_set_once(
    world: World, start_bot: StartBot, ada: Person
) -> None:
    ada.starts()
    async with start_bot(admins=[ada], introduced=True):
        await world.quiet()
    menus = {
        (json.loads(scope)["type"], language): [command["command"] for command in menu]
        for (scope, language), menu in world.state.commands.items()
    }
    calls = len(world.calls("setMyCommands"))
    async with start_bot(admins=[ada], introduced=True):
        await world.quiet()
    for_each_language = {
        "all_private_chats": ["help", "watching", "articles", "language", "settings", "about", "privacy"],
        "all_group_chats": ["ask", "watching"],
        "all_chat_administrators": ["ask", "watching", "settings"],
        "chat": [
            *("add", "edit", "remove", "trash"),
            *("channels", "feed", "feeds", "gaps", "stats", "audit", "export", "backup"),
            *("invite", "people", "bind"),
            *("help", "watching", "articles", "language", "settings", "about", "privacy"),
        ],
    }
    assert menus == {
        (scope, language): commands
        for scope, commands in for_each_language.items()
        for language in ("", "en", "fr")
    }
    assert len(world.calls("setMyCommands")) == calls == 12


async def test_menus_wait_for_an_admin_who_has_not_written_yet(
    world: World, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada], introduced=True):
        await world.quiet()
    scopes = {json.loads(scope)["type"] for scope, _ in world.state.commands}
    assert scopes == {"all_private_chats", "all_group_chats", "all_chat_administrators"}


@pytest.mark.parametrize("first", ["/start", "hello", "/articles"])
async def test_an_admin_has_their_menu_from_their_first_message_on(
    world: World, start_bot: StartBot, ada: Person, first: str
) -> None:
    async with start_bot(admins=[ada], introduced=True):
        await world.quiet()
        await world.reply_to(ada.says(first))
        await world.quiet()
        assert ada.menu()[:2] == ["add", "edit"]
        assert "backup" in ada.menu()
        before = len(world.calls("getMyCommands"))
        await world.reply_to(ada.says(first))
        await world.quiet()
    assert len(world.calls("getMyCommands")) == before
