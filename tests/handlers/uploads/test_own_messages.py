"""What the bot itself wrote is never an article, however it comes back; what it cites can be opened."""

import pytest

from corpus.library import Library
from corpus.models import Draft
from corpus.readers import read
from corpus.store.replacing import EVERYTHING
from tests.support.conversation import BRIDGE, CANCELLED, VISIT, WHEN, WHO, StartBot, press
from tests.support.watched import Clock
from tests.world import Chat, Message, Person, World

POST = """Ferry stopped

The ferry to Larkness was taken out of service on Monday after a crack was found in its hull."""
OWN = "That is one of my own messages, so I do not add it as an article."
OWN_FRENCH = "C’est un de mes propres messages\u00a0: je ne l’ajoute pas comme article."
CITES = "Here is the article itself:"
NOTHING_KNOWN = "Who painted the lighthouse of Orrin?"


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def desk(world: World, library: Library, ada: Person) -> Chat:
    """A group that is bound to a collection, which has one article."""
    group = world.supergroup("Desk", [ada])
    library.people.bind(group.id, "desk")
    bound = read("visite.txt", VISIT.encode()).model_copy(update={"collection": "desk"})
    library.add(bound, scope=EVERYTHING)
    return group


def opened(message: Message) -> list[str]:
    """The buttons that open an article."""
    return [label for label in message.buttons if label.startswith(("Open ", "Ouvrir "))]


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_forwarded_answer_is_no_article_and_the_article_it_cites_can_be_opened(
    world: World, news: Library, start_bot: StartBot, language: str
) -> None:
    ada = world.person("Ada", language_code=language)
    async with start_bot([ada]):
        answer = await ada.asks(WHO)
        told = await world.reply_to(ada.forwards(answer))
        [label] = opened(told)
        await press(ada, told, label)
        page = world.from_bot(ada.private)[-1]
        again = await ada.asks(WHO)
    assert told.text.startswith(OWN if language == "en" else OWN_FRENCH)
    assert told.text.endswith(CITES if language == "en" else "Voici l’article lui-même\u00a0:")
    assert "Pas de ministre à Belmont" in label
    assert "BELMONT, 9 juin 2025" in page.text
    assert news.count() == 2
    assert again.quotes == answer.quotes
    assert "Emulated" not in again.text


async def test_nor_are_a_refusal_a_receipt_a_list_and_a_question_of_the_bots(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        ours = [await ada.asks(words) for words in (NOTHING_KNOWN, "/help", "/articles", f"/add {POST}")]
        await press(ada, ours[-1], "Ask it")
        ours.append(world.from_bot(ada.private)[-1])
        before = news.count()
        for message in ours:
            told = await world.reply_to(ada.forwards(message))
            assert told.text.startswith(OWN), message.text
    assert news.count() == before


async def test_nor_what_was_sent_by_way_of_the_bot_in_whoevers_name_it_is_forwarded(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    cal, ben = world.person("Cal"), world.person("Ben")
    friends = world.group("Friends", [cal, ben, ada], bot=False)
    channel = world.channel("Larkness Live", [cal], username="larkness")
    async with start_bot([ada]):
        [result, *_] = await cal.types_inline(WHO)
        posted = [cal.chooses(result, chat=friends), cal.chooses(result, chat=channel)]
        posted.append(await cal.summons(f"@{world.bot.username} {WHO}", chat=friends))
        bare = cal.chooses(result, chat=friends)
        bare.via_bot = None  # an app that tells it no more: the button to the paragraph does
        for message in (*posted, bare):
            told = await world.reply_to(ada.forwards(message))
            assert told.text.startswith(OWN)
            assert opened(told) == ["Open “Pas de ministre à Belmont”"]
    assert news.count() == 2


async def test_what_another_bot_brought_is_its_senders(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    post = cal.says(POST, chat=world.group("Friends", [cal], bot=False))
    post.via_bot = cal.user
    async with start_bot([ada]):
        told = await world.reply_to(ada.forwards(post))
    assert told.text.startswith("Added: Ferry stopped\nCal")


async def test_a_reader_who_forwards_an_answer_is_asked_for_a_question(
    world: World, news: Library, start_bot: StartBot
) -> None:
    reader = world.person("Rita")
    async with start_bot([]):
        told = await world.reply_to(reader.forwards(await reader.asks(WHO)))
    assert told.text.startswith("That is one of my own messages. Ask me a question in your own words.")
    assert opened(told) == ["Open “Pas de ministre à Belmont”"]
    assert (address_of(told)).startswith(f"https://t.me/{world.bot.username}?start=a-")


def address_of(message: Message) -> str:
    """Where the first button leads."""
    return str(message.keyboard[0][0]["url"])


async def test_add_in_reply_to_the_bot_adds_nothing_in_a_bound_group_nor_in_private(
    world: World, library: Library, start_bot: StartBot, ada: Person, desk: Chat
) -> None:
    async with start_bot([ada]):
        refusal = await ada.asks(f"/ask {NOTHING_KNOWN}", chat=desk)
        answer = await ada.asks(f"/ask {WHO}", chat=desk)
        inline = ada.chooses((await ada.types_inline(WHO))[0], chat=desk)
        told = [await ada.asks("/add", chat=desk, reply_to=one) for one in (refusal, answer, inline)]
        private = await ada.asks("/add", reply_to=await ada.asks(WHO))
    assert [one.text.startswith(OWN) for one in (*told, private)] == [True] * 4
    assert [opened(one) for one in told[1:]] == [["Open “Pas de ministre à Belmont”"]] * 2
    assert library.count() == 1


async def test_a_bound_group_is_not_led_to_what_is_in_another_collection(
    world: World, library: Library, start_bot: StartBot, ada: Person, desk: Chat
) -> None:
    secret = "The tunnel under the lighthouse of Orrin was flooded on Sunday night, the keeper said."
    library.add(Draft(title="Tunnel", text=secret, collection="vault", language="en"), scope=EVERYTHING)
    async with start_bot([ada]):
        answer = await ada.asks("When was the tunnel under the lighthouse flooded?")
        told = await ada.asks("/add", chat=desk, reply_to=ada.forwards(answer, chat=desk))
    assert told.text == OWN
    assert not told.buttons


async def test_of_a_batch_the_rest_is_taken(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    post = cal.says(POST, chat=world.channel("Larkness Live", [cal], username="larkness"))
    async with start_bot([ada]):
        answer = await ada.asks(WHO)
        ours, theirs, question = ada.forwards(answer), ada.forwards(post), ada.says(WHEN)
        replies = [await world.reply_to(one) for one in (ours, theirs, question)]
    assert replies[0].text.startswith(OWN)
    assert replies[1].text.startswith("Added: Ferry stopped\nLarkness Live")
    assert replies[2].quotes[0] == BRIDGE
    assert news.count() == 3


async def test_a_followed_channel_leaves_them_out_and_their_edits(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    channel = world.channel("Larkness Live", [ada], username="larkness", bot=True)
    channel.members[world.bot.id].status = "administrator"
    async with start_bot([ada]):
        news.channels.follow(world.bot.id, channel.id, "Larkness Live", ada.id, Clock()())
        ada.forwards(await ada.asks(WHO), chat=channel)
        ada.chooses((await ada.types_inline(WHO))[0], chat=channel)
        ada.says(POST, chat=channel)
        await world.until(lambda: news.count() == 3)
        await world.quiet()
    assert {article.source for article in news.articles(9)} == {
        "Agence Exemple",
        "Sample Wire",
        "Larkness Live",
    }


async def test_an_answer_that_is_pasted_back_is_known_by_what_it_quotes(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        answer = await ada.asks(WHO)
        told = await ada.asks(f"/add {answer.text}")
        own_words = (
            f"The visit is off\n\nOur agency has this: {CANCELLED} Nobody at the town hall would comment."
        )
        article = await ada.asks(f"/add {own_words}")
        press_review = await ada.asks(f"/add {answer.text}\n\n{POST}\n\n{POST[::-1]}")
    assert told.text == f"{OWN} {CITES}"
    assert opened(told) == ["Open “Pas de ministre à Belmont”"]
    assert article.text.startswith("Added: The visit is off")
    assert press_review.text.startswith("Added: ")


async def test_the_file_of_an_article_that_the_bot_sent_is_a_file(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        export = await ada.asks("/export")
        told = await world.reply_to(ada.forwards(export))
        await world.until(lambda: "Reading" not in told.text)
    assert "lready here" in told.text
    assert library.count() == 1
