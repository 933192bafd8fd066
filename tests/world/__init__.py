"""A small Bot API server that a bot reaches over real HTTP, with people around it.

The fixture ``world`` gives a test a fresh one::

    async def test_a_member_asks_in_a_topic(world: World) -> None:
        anna = world.person("Anna", language_code="fr")
        desk = world.forum("Desk", topics=["Moscow", "Economy"], members=[anna])
        async with world.running(application):           # or a subprocess with world.environment
            reply = await anna.asks("@pullquote_bot who cancelled it?", chat=desk, topic="Moscow")
            assert reply.quotes == ["The meeting was cancelled by the minister."]
            assert reply.topic == "Moscow"
            assert reply.buttons == ["Context", "Why this"]
            notice = await anna.presses(reply, "Context")  # the same ``reply`` now shows the edited text
            anna.says("Lunch?", chat=desk)
            await world.quiet()                            # nothing more to come: the bot stayed silent
            assert len(world.from_bot(desk)) == 1

The application's builder takes ``.token(world.token).base_url(f"{world.url}/bot")`` and
``.base_file_url(f"{world.url}/file/bot")``; settings take ``TELEGRAM_API_URL=world.url``.

People act at once (``says``, ``pastes``, ``sends_document``, ``edits``, ``forwards``, ``adds_bot``,
``blocks_bot``); what needs the bot's answer is awaited (``asks``, ``presses``, ``types_inline``). Messages
are live: after an edit the same object says so. ``anna.menu(desk)`` lists the commands that she is offered.

A call that no correct bot makes is refused as Telegram does and fails the test at its end, unless the test
calls ``world.expect_violation("too long")``. ``world.fail_next``, ``drop_next``, ``delay_next``
and ``hold_next`` plant failures; ``print(world.transcript(desk))`` shows a chat.
"""

from .people import Person
from .state import Chat, Message
from .world import World

__all__ = ["Chat", "Message", "Person", "World"]
