"""What people see of the bot before they write to it: menus, names, descriptions."""

import pytest

from handlers import offers
from tests.support.conversation import StartBot
from tests.world import World

SETTERS = ("setMyCommands", "setMyName", "setMyDescription", "setMyShortDescription")


async def test_each_kind_of_chat_has_its_menu(world: World, start_bot: StartBot) -> None:
    ada, anne = world.person("Ada"), world.person("Anne", language_code="fr")
    for person in (ada, anne):
        person.starts()
    desk = world.supergroup("Desk", [anne, ada])
    async with start_bot(admins=[ada], introduced=True):
        pass
    everybody = ["help", "watching", "articles", "language", "settings", "about", "privacy"]
    assert anne.menu() == everybody
    assert ada.menu() == [*offers().of_staff, *everybody]
    assert (anne.menu(desk), ada.menu(desk)) == (["ask", "watching", "settings"], ["ask", "watching"])


def seen(world: World, kind: str) -> list[str]:
    """What is shown to people whose app speaks English, French and German."""
    profile = world.state.profile
    return [profile.get((kind, code)) or profile[kind, ""] for code in ("en", "fr", "de")]


async def test_name_and_descriptions_are_there_in_each_language(world: World, start_bot: StartBot) -> None:
    world.state.profile["name", ""] = "Belmont News"
    async with start_bot(language="fr", introduced=True):
        pass
    english = (
        "Answers questions about the news with the articles’ own sentences, "
        "word for word, each with its source."
    )
    french = (
        "Répond aux questions sur l’actualité avec les phrases mêmes des articles, "
        "mot pour mot, source comprise."
    )
    assert seen(world, "short_description") == [english, french, french]
    assert seen(world, "name") == [
        "Belmont News · news, word for word",
        "Belmont News · l’actualité mot pour mot",
        "Belmont News",
    ]
    assert [words.split()[0] for words in seen(world, "description")] == ["Ask", "Posez", "Posez"]


async def test_what_is_already_so_is_not_set_again(world: World, start_bot: StartBot) -> None:
    async with start_bot(introduced=True):
        pass
    before = len(world.calls())
    async with start_bot(introduced=True):
        pass
    assert [call.method for call in world.calls()[before:] if call.method in SETTERS] == []


async def test_only_what_has_changed_is_set(world: World, start_bot: StartBot) -> None:
    async with start_bot(introduced=True):
        pass
    world.state.profile["description", "fr"] = "Un vieux texte"
    before = len(world.calls())
    async with start_bot(introduced=True):
        pass
    [call] = [call for call in world.calls()[before:] if call.method in SETTERS]
    assert (call.method, call.arguments["language_code"]) == ("setMyDescription", "fr")


@pytest.mark.parametrize("method", SETTERS)
async def test_the_bot_starts_although_its_profile_may_not_be_changed_again_today(
    world: World, start_bot: StartBot, method: str
) -> None:
    world.fail_next(method, code=429, retry_after=40_000)
    async with start_bot(introduced=True):
        reply = await world.person("Anna").asks("/about")
    assert reply.text.startswith("I am Pullquote")


async def test_menus_that_cannot_be_offered_do_not_keep_it_from_answering(
    world: World, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    world.fail_next("getMyCommands", code=500, times=5)
    async with start_bot(introduced=True):
        assert "word for word" in (await world.person("Anna").asks("/start")).text
    assert "the menus could not be offered" in caplog.text


async def test_a_name_that_would_be_too_long_stays_as_it_is(world: World, start_bot: StartBot) -> None:
    world.state.profile["name", ""] = "The Belmont and Larkness Courier’s own bot of news"
    async with start_bot(introduced=True):
        pass
    assert [call.method for call in world.calls("setMyName")] == []
