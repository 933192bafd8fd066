"""What people choose for themselves, and the admins of a group for the group."""

import pytest

from corpus.chats.preferences import Preferences, Quietness
from corpus.library import Library
from corpus.models import Draft
from tests.support.conversation import CANCELLED, WHO, StartBot
from tests.world import Chat, Person, World

NOT_FOUND = "I found no answer in my articles."
PASTA = "How do I cook pasta?"
TWICE = [
    "The mayor cancelled the regatta of Larkness on Monday.",
    "The mayor cancelled the regatta of Larkness on Friday.",
]


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


@pytest.fixture
def desk(world: World, anna: Person, bert: Person) -> Chat:
    """A group of Anna's, in which Bert is a member."""
    return world.supergroup("Desk", [anna, bert])


@pytest.fixture
def newsroom(world: World, anna: Person, bert: Person) -> Chat:
    """A forum of Anna's."""
    return world.forum("Newsroom", ["Belmont", "Ferries"], [anna, bert])


async def test_a_person_chooses_the_language_and_keeps_it_after_a_restart(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        offered = await anna.asks("/language")
        before = offered.buttons
        notice = await anna.presses(offered, "Français")
        await world.quiet()
    async with start_bot():
        reply = await anna.asks(PASTA)
    assert (before, notice.text) == (["✓ Same as Telegram", "English", "Français"], "")
    assert offered.text.startswith("Vos réglages")
    assert reply.text.startswith("Je n’ai pas trouvé la réponse dans mes articles.")


async def test_a_language_after_the_command_is_taken_at_once(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anne = world.person("Anne", language_code="fr")
    async with start_bot():
        reply = await anne.asks("/language en")
    assert reply.buttons == ["Same as Telegram", "✓ English", "Français"]


@pytest.mark.parametrize(
    ("code", "chosen", "of_group", "language"),
    [
        ("fr", "en", "fr", "en"),
        ("fr", None, "en", "fr"),
        ("de", None, "fr", "fr"),
        ("de", None, None, "en"),
    ],
)
async def test_the_language_is_the_persons_else_the_chats_else_the_setting(
    world: World,
    news: Library,
    start_bot: StartBot,
    code: str,
    chosen: str | None,
    of_group: str | None,
    language: str,
) -> None:
    greta = world.person("Greta", language_code=code)
    desk = world.supergroup("Desk", [greta])
    news.people.choose(greta.id, lambda _: Preferences(language=chosen))
    news.people.choose(desk.id, lambda _: Preferences(language=of_group))
    async with start_bot(language="en"):
        reply = await greta.asks("/ask Zanzibar ?", chat=desk)  # a question of no language
    assert reply.text == {"en": NOT_FOUND, "fr": "Je n’ai pas trouvé la réponse dans mes articles."}[language]


async def test_a_person_chooses_how_many_sentences_a_reply_shows(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    for text in TWICE:
        library.add(Draft(text=text))
    question = "Who cancelled the regatta of Larkness?"
    async with start_bot():
        both = await anna.asks(question)
        settings = await anna.asks("/settings")
        await anna.presses(settings, "1 sentence")
        one = await anna.asks(question)
        await anna.presses(settings, "3 sentences")
        again = await anna.asks(question)
    assert [len(reply.quotes) for reply in (both, one, again)] == [2, 1, 2]
    assert "✓ 3 sentences" in settings.buttons


async def test_what_is_chosen_already_can_be_pressed_again(
    world: World, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings")
        notice = await anna.presses(settings, "✓ Same as Telegram")
        await world.quiet()
    assert (notice.text, world.calls("editMessageText")) == ("", [])


@pytest.mark.parametrize("data", ["s:9:0", "s:1:9", "s:4:1", "s:5:0"])
async def test_a_choice_that_is_not_offered_here_is_refused(
    world: World, library: Library, start_bot: StartBot, anna: Person, data: str
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings")
        settings.keyboard[0][0]["callback_data"] = data
        notice = await anna.presses(settings, settings.buttons[0])
    assert notice.text == "This button no longer works. Please ask again."
    assert library.people.preferences(anna.id) == Preferences()


async def test_admins_of_a_group_choose_for_all(
    world: World, library: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings@pullquote_bot", chat=desk)
        for label in ("Français", "1 sentence", "/ask alone", "Silent"):
            await anna.presses(settings, label)
        await world.quiet()
    assert library.people.preferences(desk.id) == Preferences(
        language="fr", sentences=1, mentions=False, quietness=Quietness.SILENT
    )
    assert [label for label in settings.buttons if "✓" in label] == [
        "✓ Français", "✓ 1 sentence", "✓ /ask alone", "✓ Silent",
    ]  # fmt: skip
    assert library.people.preferences(anna.id) == Preferences()


async def test_nobody_else_changes_a_groups_settings(
    world: World, library: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        refused = await bert.asks("/settings@pullquote_bot", chat=desk)
        settings = await anna.asks("/settings@pullquote_bot", chat=desk)
        notice = await bert.presses(settings, "Silent")
    words = "Only the admins of this group can change my settings here."
    assert (refused.text, notice.text, notice.alert) == (words, words, True)
    assert library.people.preferences(desk.id) == Preferences()


async def test_a_member_who_may_mean_another_bot_gets_no_refusal(
    world: World, start_bot: StartBot, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        bert.says("/settings", chat=desk)
        await world.quiet()
    assert world.from_bot(desk) == []


async def test_an_anonymous_admin_is_shown_the_settings(
    world: World, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings@pullquote_bot", chat=desk, anonymous=True)
    assert settings.text.startswith("The settings of this group")


async def test_where_mentions_are_not_wanted_only_the_command_is_answered(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    news.people.choose(desk.id, lambda _: Preferences(mentions=False))
    async with start_bot():
        reply = await anna.asks(f"/ask {WHO}", chat=desk)
        anna.says(f"@pullquote_bot {WHO}", chat=desk)
        anna.says(WHO, reply_to=reply)
        await world.quiet()
    assert world.from_bot(desk) == [reply]


async def test_a_topic_can_be_left_out(
    world: World, news: Library, start_bot: StartBot, anna: Person, newsroom: Chat
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings@pullquote_bot", chat=newsroom, topic="Ferries")
        await anna.presses(settings, "This topic: no")
        anna.says(f"/ask@pullquote_bot {WHO}", chat=newsroom, topic="Ferries")
        anna.says(f"@pullquote_bot {WHO}", chat=newsroom, topic="Ferries")
        elsewhere = [
            await anna.asks(f"/ask@pullquote_bot {WHO}", chat=newsroom, topic="Belmont"),
            await anna.asks(f"/ask@pullquote_bot {WHO}", chat=newsroom),
        ]
        await world.quiet()
    assert world.from_bot(newsroom) == [settings, *elsewhere]


async def test_the_bot_can_be_kept_to_one_topic(
    world: World, news: Library, start_bot: StartBot, anna: Person, newsroom: Chat
) -> None:
    async with start_bot():
        settings = await anna.asks("/settings@pullquote_bot", chat=newsroom, topic="Belmont")
        await anna.presses(settings, "This topic: yes")
        await anna.presses(settings, "Others: no")
        for topic in ({"topic": "Ferries"}, {}):
            anna.says(f"/ask@pullquote_bot {WHO}", chat=newsroom, **topic)
        reply = await anna.asks(f"@pullquote_bot {WHO}", chat=newsroom, topic="Belmont")
        await world.quiet()
    assert world.from_bot(newsroom) == [settings, reply]


@pytest.mark.parametrize(
    ("quietness", "soundless", "said", "reactions"),
    [
        (Quietness.NORMAL, [None, None], [[CANCELLED], []], []),
        (Quietness.SOUNDLESS, [True, True], [[CANCELLED], []], []),
        (Quietness.SILENT, [True], [[CANCELLED]], ["🤷"]),
    ],
)
async def test_a_group_chooses_how_quiet_the_bot_is(
    world: World,
    news: Library,
    start_bot: StartBot,
    anna: Person,
    desk: Chat,
    quietness: Quietness,
    soundless: list[bool | None],
    said: list[list[str]],
    reactions: list[str],
) -> None:
    news.people.choose(desk.id, lambda _: Preferences(quietness=quietness))
    async with start_bot():
        await anna.asks(f"/ask {WHO}", chat=desk)
        asked = anna.says(f"/ask {PASTA}", chat=desk)
        await world.quiet()
    sent = world.calls("sendMessage")
    assert [call.arguments.get("disable_notification") for call in sent] == soundless
    assert [reply.quotes for reply in world.from_bot(desk)] == said
    assert asked.reactions.get(world.bot.id, []) == reactions


async def test_a_chat_that_forbids_reactions_is_no_failure(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    news.people.choose(desk.id, lambda _: Preferences(quietness=Quietness.SILENT))
    world.fail_next("setMessageReaction", code=400, description="Bad Request: REACTION_INVALID")
    async with start_bot():
        anna.says(f"/ask {PASTA}", chat=desk)
        await world.quiet()
    assert world.from_bot(desk) == []


async def test_an_error_is_told_in_the_chosen_language(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    news.people.choose(anna.id, lambda _: Preferences(language="fr"))
    async with start_bot():
        reply = await anna.asks("?!")
    assert reply.text.startswith("Il n’y a aucun mot à chercher")
