"""The tests' Bot API server delivers updates as Telegram does."""

import asyncio
import json
import socket
from datetime import timedelta
from typing import Any

import httpx
import pytest
import telegram
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, MessageHandler, filters

from tests.world import World


def echo(world: World) -> Application[Any, Any, Any, Any, Any, Any]:
    """A bot that repeats what it is told."""

    async def repeat(update: telegram.Update, _: object) -> None:
        message = update.effective_message
        assert message is not None
        await message.reply_text(f"You said: {message.text}", do_quote=True)

    builder = Application.builder().token(world.token)
    application = builder.base_url(f"{world.url}/bot").base_file_url(f"{world.url}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, repeat))
    return application


async def told(bot: telegram.Bot) -> list[str | None]:
    """The texts that the bot is told of now; it takes them off the queue."""
    updates = await bot.get_updates(allowed_updates=[])
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [update.effective_message and update.effective_message.text for update in updates]


async def test_a_polling_bot_replies_to_a_person(world: World) -> None:
    anna = world.person("Anna")
    async with world.running(echo(world)):
        question = anna.says("Hello")
        reply = await world.reply_to(question)
        assert (reply.text, reply.reply_to) == ("You said: Hello", question)


async def test_quiet_waits_for_a_slow_bot_to_come_to_rest(world: World) -> None:
    anna = world.person("Anna")
    world.delay_next("sendMessage", 0.4)
    async with world.running(echo(world)):
        for number in range(3):
            anna.says(f"Question {number}")
        await world.quiet()
        assert [message.text for message in world.from_bot(anna.private)] == [
            "You said: Question 0",
            "You said: Question 1",
            "You said: Question 2",
        ]


async def test_quiet_fails_when_the_bot_takes_nothing(world: World) -> None:
    world.person("Anna").says("Hello")
    with pytest.raises(AssertionError, match="1 updates wait for it"):
        await world.quiet(within=0.05)


async def test_a_missing_reply_fails_with_the_conversation(world: World) -> None:
    anna = world.person("Anna")
    with pytest.raises(AssertionError, match="did not reply") as failure:
        await anna.asks("Is anybody there?", within=0.05)
    assert "Is anybody there?" in str(failure.value)


async def test_a_wrong_token_is_refused(world: World) -> None:
    with pytest.raises(InvalidToken):
        async with telegram.Bot("700000001:wrong", base_url=f"{world.url}/bot"):
            pass


async def test_updates_come_again_until_their_offset_is_confirmed(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    for text in ("one", "two", "three"):
        anna.says(text)
    [first, *_] = await bot.get_updates(limit=1)
    again = await bot.get_updates()
    assert [update.update_id for update in again] == [first.update_id + step for step in range(3)]
    [last] = await bot.get_updates(offset=-1)
    assert last.message.text == "three"
    assert await bot.get_updates(offset=last.update_id + 1) == ()


async def test_a_long_poll_ends_when_something_is_said(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await world.listening()
    anna.says("Now")
    [update] = await poll
    assert update.message.text == "Now"


async def test_a_second_poller_ends_the_first_by_a_conflict(world: World, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await world.listening()
    async with telegram.Bot(world.token, base_url=f"{world.url}/bot") as second:
        assert await second.get_updates() == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await poll


async def test_a_bot_that_hung_up_does_not_conflict_with_the_next(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await world.listening()
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    anna.says("Are you back?")
    assert await told(bot) == ["Are you back?"]


async def test_kinds_of_update_that_were_not_asked_for_are_not_sent(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    question = anna.says("First")
    anna.reacts(question, "👍")
    assert await told(bot) == ["First"]
    await bot.get_updates(allowed_updates=["message_reaction"])
    anna.says("Second")
    anna.reacts(question, "👎")
    [update] = await bot.get_updates()
    assert update.message_reaction.new_reaction == (telegram.ReactionTypeEmoji("👎"),)


async def test_privacy_mode_shows_a_group_bot_what_is_meant_for_it(world: World, bot: telegram.Bot) -> None:
    anna, rival = world.person("Anna"), world.person("Rival", is_bot=True)
    desk = world.group("Desk", members=[anna, rival])
    anna.says("Lunch?", chat=desk)
    anna.says("@pullquote_bot who cancelled it?", chat=desk)
    anna.says("@another_bot who cancelled it?", chat=desk)
    anna.says("/ask@pullquote_bot when?", chat=desk)
    anna.says("/ask@another_bot when?", chat=desk)
    anna.says("/ask who?", chat=desk)
    assert await told(bot) == ["@pullquote_bot who cancelled it?", "/ask@pullquote_bot when?", "/ask who?"]

    sent = await bot.send_message(desk.id, "The minister.")
    reply = anna.says("Since when?", reply_to=desk.messages[sent.message_id])
    anna.says("Never mind", reply_to=reply)
    rival.says("I know better", chat=desk)
    anna.says("/ask where?", chat=desk)
    assert await told(bot) == ["Since when?"]


async def test_mentions_can_be_withheld_too(bot: telegram.Bot, world: World) -> None:
    world.state.sees_mentions = False
    anna = world.person("Anna")
    anna.says("@pullquote_bot who?", chat=world.group("Desk", members=[anna]))
    assert await told(bot) == []


async def test_without_privacy_mode_or_as_an_admin_the_bot_reads_everything(
    world: World, bot: telegram.Bot
) -> None:
    anna = world.person("Anna")
    desk = world.supergroup("Desk", members=[anna])
    anna.promotes_bot(desk)
    anna.says("Lunch?", chat=desk)
    world.state.reads_everything = True
    anna.says("Coffee?", chat=world.group("Kitchen", members=[anna]))
    assert await told(bot) == [None, "Lunch?", "Coffee?"]


async def test_a_webhook_gets_the_updates_with_its_secret(world: World) -> None:
    anna = world.person("Anna")
    application = echo(world)
    port = free_port()
    async with application:
        await application.start()
        await application.updater.start_webhook(
            "127.0.0.1", port, "/hook", webhook_url=f"http://127.0.0.1:{port}/hook", secret_token="s3cret"
        )
        assert (await anna.asks("Hello")).text == "You said: Hello"
        with pytest.raises(Conflict, match="webhook is active"):
            await application.bot.get_updates()
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.post(f"http://127.0.0.1:{port}/hook", json={"update_id": 1})
        assert answer.status_code == 403
        await application.updater.stop()
        await application.stop()


async def test_a_webhook_that_fails_is_tried_again(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    await bot.set_webhook(f"http://127.0.0.1:{free_port()}/nobody")
    anna.says("Hello")
    await world.until(lambda: world.state.updates.webhook.last_error)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, "Wrong response" in info.last_error_message) == (1, True)
    await bot.delete_webhook()
    assert await told(bot) == ["Hello"]


async def test_planted_failures_happen_once(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    anna.starts()
    world.fail_next("sendMessage", code=429, retry_after=3)
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(anna.id, "Too soon")
    assert flood.value.retry_after == timedelta(seconds=3)
    world.fail_next("sendMessage", code=502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(anna.id, "Too early")
    world.drop_next("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "Heard, but not confirmed")
    await bot.send_message(anna.id, "Fine")
    assert [message.text for message in world.from_bot(anna.private)] == ["Heard, but not confirmed", "Fine"]


async def test_a_person_can_block_the_bot_and_take_it_back(world: World, bot: telegram.Bot) -> None:
    anna = world.person("Anna")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(anna.id, "We have not met")
    anna.starts()
    anna.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Hello?")
    anna.unblocks_bot()
    await bot.send_message(anna.id, "Welcome back")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_plain_http_clients_are_served_in_every_encoding(world: World) -> None:
    anna = world.person("Anna")
    anna.starts()
    url, wanted = f"{world.url}/bot{world.token}/sendMessage", {"chat_id": anna.id, "text": "12"}
    async with httpx.AsyncClient() as client:
        answers = [
            await client.post(url, json=wanted),
            await client.post(url, data=wanted),
            await client.get(url, params=wanted),
            await client.post(url, data=wanted, files={"ignored": ("a.txt", b"a")}),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 400]
    assert [json.loads(answer.text)["result"]["text"] for answer in answers[:3]] == ["12"] * 3
    world.expect_violation("sendMessage has no parameter ignored")


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
