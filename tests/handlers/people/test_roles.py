"""Who may do what: every command and every button, played by every role."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from telegram import Update
from telegram.ext import CommandHandler

from corpus.chats.rights import Right
from corpus.library import Library
from corpus.models import Draft
from handlers import offers
from handlers.answers import private_questions
from handlers.chat import registration
from handlers.chat.callback_codec import Press, pack
from handlers.chat.presses import Presses
from handlers.chat.roles import IN_GROUPS, Role
from handlers.chat.services import BotApplication
from handlers.roles_page import page, pressed, sent
from handlers.texts.catalogue import text
from handlers.uploads import uploads
from tests.support.conversation import StartBot
from tests.support.paths import ROOT
from tests.support.staff import hire
from tests.world import Chat, Message, Person, World
from tests.world.people.detection import detected

REFUSALS = {text(key, "en") for key in ("admins-only", "group-admins-only", "upload-refused")}
# The rows of the table that refuse.
REFUSED_BY = (registration.admins_only, uploads.refused, private_questions.unknown_command)
COMMANDS = {command.name: command.who for command in offers().commands}
BUTTONS, MESSAGES = pressed(), sent()
FORWARDED = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Cal"}
PASTED = "The regatta of Larkness was cancelled by the mayor.\n" * 12


class Player(NamedTuple):
    """Somebody of a role, in a chat where nobody else plays: Telegram takes few messages of each."""

    role: Role
    person: Person
    chat: Chat


class Cast:
    """Makes players; the owners have to be known before the bot starts."""

    def __init__(self, world: World, library: Library) -> None:
        self._world = world
        self._library = library
        self.owners = [world.person("Ada") for _ in range(len(COMMANDS) + len(BUTTONS))]
        self._free = iter(self.owners)

    def player(self, role: Role) -> Player:
        """Somebody new."""
        if role is Role.OWNER:
            owner = next(self._free)
            return Player(role, owner, owner.private)
        person = self._world.person("Bea")
        if role in IN_GROUPS:
            admin = self._world.person("Gus")
            people = [person, admin] if role is Role.GROUP_ADMIN else [admin, person]
            group = self._world.supergroup("Sailors", people)
            self._library.people.bind(group.id, "Sailing")
            return Player(role, person, group)
        if role is not Role.STRANGER:
            hire(self._library, person, self.owners[0], Right(role))
        return Player(role, person, person.private)

    def players(self) -> Iterator[Player]:
        """One of each role."""
        return (self.player(role) for role in Role)


@pytest.fixture
def cast(world: World, library: Library) -> Cast:
    """The players, and an article of their groups' collection."""
    library.add(Draft(text="The mayor cancelled the regatta of Larkness.", collection="Sailing"))
    return Cast(world, library)


async def test_every_command_is_registered_for_whom_the_table_says(
    world: World, start_bot: StartBot, cast: Cast
) -> None:
    async with start_bot(cast.owners) as bot:
        assert _commands(bot) == set(COMMANDS)
        players = [player for player in cast.players() if player.role not in IN_GROUPS]
        for name, allowed in COMMANDS.items():
            taken = {player.role for player in players if await _takes(bot, _message(f"/{name}", player))}
            assert (name, taken) == (name, allowed - IN_GROUPS)


async def test_every_button_is_registered_for_whom_the_table_says(
    world: World, start_bot: StartBot, cast: Cast
) -> None:
    async with start_bot(cast.owners) as bot:
        players = [player for player in cast.players() if player.role not in IN_GROUPS]
        for kind, allowed in BUTTONS.items():
            taken = {player.role for player in players if await _may_press(bot, kind, player)}
            assert (kind, taken) == (kind, allowed - IN_GROUPS)


async def test_in_a_bound_group_commands_and_buttons_are_for_whom_the_table_says(
    world: World, start_bot: StartBot, cast: Cast
) -> None:
    await _play(world, start_bot, cast, sorted(IN_GROUPS))


@pytest.mark.slow
async def test_every_role_is_answered_or_refused_as_the_table_says(
    world: World, start_bot: StartBot, cast: Cast
) -> None:
    await _play(world, start_bot, cast, list(Role))


@pytest.mark.parametrize("kind", sorted(MESSAGES))
async def test_what_is_sent_is_taken_from_whom_the_table_says(
    world: World, start_bot: StartBot, cast: Cast, kind: str
) -> None:
    async with start_bot(cast.owners) as bot:
        players = list(cast.players())
        # Of whoever may not send it, a text is a question, and none that says so.
        refused_by = REFUSED_BY if kind == "question" else (*REFUSED_BY, private_questions.question)
        taken = {player.role for player in players if await _takes(bot, _sent(kind, player), refused_by)}
    assert taken == MESSAGES[kind]


def test_the_page_of_roles_is_that_of_the_table() -> None:
    assert (ROOT / "docs" / "roles.md").read_text(encoding="utf-8") == page()


async def _play(world: World, start_bot: StartBot, cast: Cast, roles: Sequence[Role]) -> None:
    """Let everybody try everything, and compare what they were told with the table."""
    async with start_bot(cast.owners):
        commands = {(name, role): cast.player(role) for name in COMMANDS for role in roles}
        for (name, _), player in commands.items():
            player.person.says(f"/{name}@pullquote_bot", chat=player.chat)
        await world.quiet()
        # One after the other: what is not answered within a second is a press without a notice.
        notices = {
            (kind, role): await _presses(kind, cast.player(role), world) for kind in BUTTONS for role in roles
        }
        await world.quiet()
    for name, allowed in COMMANDS.items():
        answered = {role for role in roles if _answered(world, commands[name, role])}
        assert (name, answered) == (name, allowed & set(roles))
    for kind, allowed in BUTTONS.items():
        answered = {role for role in roles if notices[kind, role] not in REFUSALS}
        assert (kind, answered) == (kind, allowed & set(roles))


async def _presses(kind: type[Press], player: Player, world: World) -> str:
    """What somebody is told who presses such a button."""
    keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": _data(kind)}]]}
    player.person.user.started = True
    message = Message(player.chat, player.chat.next_id(), world.state.now(), world.bot, {"text": "…"})
    message.markup = keyboard
    world.state.keep(message)
    return (await player.person.presses(message, "Press")).text


def _answered(world: World, player: Player) -> bool:
    replies = world.from_bot(player.chat)
    return bool(replies) and replies[0].text not in REFUSALS


def _commands(bot: BotApplication) -> set[str]:
    registered = [handler for handlers in bot.handlers.values() for handler in handlers]
    return {
        command
        for handler in registered
        if isinstance(handler, CommandHandler)
        for command in handler.commands
    }


async def _takes(
    bot: BotApplication, fields: dict[str, Any], refused_by: Sequence[object] = REFUSED_BY
) -> bool:
    """Whether the row of the table that takes an update is another than a refusal."""
    update = Update.de_json({"update_id": 1, **fields}, bot.bot)
    context = bot.context_types.context.from_update(update, bot)
    await context.refresh_data()
    row = next((row for row in bot.handlers[0] if row.check_update(update) not in (None, False)), None)
    return row is not None and row.callback not in refused_by


async def _may_press(bot: BotApplication, kind: type[Press], player: Player) -> bool:
    """Whether the row that takes presses does what a button says, by the player's own rights."""
    query = {"id": "1", "from": player.person.user.json(), "chat_instance": "1", "data": _data(kind)}
    fields = {"callback_query": query | {"message": _message("…", player)["message"]}}
    update = Update.de_json({"update_id": 1, **fields}, bot.bot)
    await bot.context_types.context.from_update(update, bot).refresh_data()
    row = next(row for row in bot.handlers[0] if row.check_update(update) not in (None, False))
    assert isinstance(row, Presses)
    return row.may(_made(kind), player.person.id)


def _sent(kind: str, player: Player) -> dict[str, Any]:
    document = {"file_id": "1", "file_unique_id": "1", "file_name": "regatta.txt"}
    mention = "@pullquote_bot " if player.role in IN_GROUPS else ""
    return {
        "question": lambda: _message(f"{mention}Who cancelled the regatta?", player),
        "document": lambda: _message("", player, document=document),
        "link": lambda: _message("https://news.example/regatta", player),
        "pasted": lambda: _message(PASTED, player),
        "short": lambda: _message(PASTED.split("\n", 1)[0] + " It rained, he said on Monday.", player),
        "post": lambda: _message("The regatta of Larkness was cancelled.", player, forward_origin=FORWARDED),
    }[kind]()


def _message(words: str, player: Player, **content: Any) -> dict[str, Any]:
    message = {"message_id": 1, "date": 1_800_000_000, "chat": player.chat.json()}
    if words:
        content |= {"text": words, "entities": detected(words)}
    return {"message": message | {"from": player.person.user.json()} | content}


def _data(kind: type[Press]) -> str:
    return pack(_made(kind))


def _made(kind: type[Press]) -> Press:
    return kind(*[1] * len(kind.__match_args__))
