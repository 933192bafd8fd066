"""Where the bot may write in the tests' world: chats, topics, groups that move."""

import pytest
import telegram
from telegram import ReplyParameters
from telegram.error import BadRequest, ChatMigrated

from tests.world import Chat, Person, World


async def test_only_own_messages_can_be_edited_or_deleted(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.group("Desk", members=[anna])
    hers = anna.says("/ask who?", chat=desk)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("mine now", desk.id, hers.id)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(desk.id, hers.id)
    world.expect_violation("can't be edited")
    world.expect_violation("can't be deleted")
    anna.promotes_bot(desk)
    await bot.delete_message(desk.id, hers.id)
    assert world.messages(desk) == []


async def test_messages_older_than_two_days_cannot_be_deleted(bot: telegram.Bot, world: World) -> None:
    now = world.state.clock()
    anna = world.person("Anna")
    anna.starts()
    sent = await bot.send_message(anna.id, "hello")
    world.state.clock = lambda: now + 49 * 3600
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(anna.id, sent.message_id)


async def test_a_reply_stays_in_its_topic_and_closed_topics_are_refused(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.forum("Desk", topics=["Moscow", "Economy"], members=[anna])
    question = anna.says("/ask who?", chat=desk, topic="Moscow")
    await bot.send_message(desk.id, "in the topic", reply_parameters=ReplyParameters(question.id))
    await bot.send_message(desk.id, "beside it", message_thread_id=desk.topics["Economy"].thread)
    await bot.send_message(desk.id, "in General")
    assert [(m.text, m.topic) for m in world.from_bot(desk)] == [
        ("in the topic", "Moscow"),
        ("beside it", "Economy"),
        ("in General", None),
    ]
    anna.closes_topic(desk, "Moscow")
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(desk.id, "too late", message_thread_id=question.thread)
    anna.deletes_topic(desk, "Moscow")
    with pytest.raises(BadRequest, match="thread not found"):
        await bot.send_message(desk.id, "far too late", message_thread_id=question.thread)


async def test_replies_in_a_plain_supergroup_are_a_thread(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.supergroup("Desk", members=[anna])
    first = anna.says("/ask who?", chat=desk)
    second = anna.says("Anyone?", reply_to=first)
    assert (first.thread, second.thread, second.topic) == (None, first.id, None)
    await bot.send_message(desk.id, "The minister", message_thread_id=second.thread)
    with pytest.raises(BadRequest, match="thread not found"):
        await bot.send_message(desk.id, "The minister", message_thread_id=second.id)
    world.expect_violation("thread not found")


async def test_a_bot_that_was_thrown_out_or_silenced_cannot_write(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.group("Desk", members=[anna])
    anna.silences_bot(desk)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.send_message(desk.id, "hello")
    anna.removes_bot(desk)
    with pytest.raises(telegram.error.Forbidden, match="bot was kicked"):
        await bot.send_message(desk.id, "hello")
    anna.adds_bot(desk)
    await bot.send_message(desk.id, "hello")


async def test_a_group_that_became_a_supergroup_says_where_it_went(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk: Chat = world.group("Desk", members=[anna])
    new = anna.upgrades(desk)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(desk.id, "hello")
    assert moved.value.new_chat_id == new.id
    told = [update.message for update in await bot.get_updates() if update.message.chat_id != anna.id]
    assert [m.migrate_to_chat_id or m.migrate_from_chat_id for m in told] == [new.id, desk.id]
