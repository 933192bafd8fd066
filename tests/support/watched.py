"""What the tests of watched questions share: a question, articles that answer it, and waiting for news."""

from datetime import datetime, timedelta

from corpus.library import Library
from corpus.models import Draft
from handlers.chat.services import utc_now
from tests.world import Chat, Message, Person, World

QUESTION = "Who will fly the airship to Tormel?"
PILOT = "The airship to Tormel will be flown by Ida Brandt, a pilot of forty years."
SECOND = "Ida Brandt, who will fly the airship to Tormel, hired a second pilot, Tom Vane, on Monday."
FERRY = "The ferry to Tormel will be steered by Ida Brandt, a captain of forty years."
BAKERY = "The bakery of Belmont sold its last loaf on Sunday."

WATCH, STOP = "Tell me when an article answers", "Stop watching"
BEGUN = (
    "I’ll tell you here when a new article answers, at most once a day, for 90 days. "
    "/watching lists your questions and stops them."
)
NEWS = f"New answer to “{QUESTION}”"
NOT_YOURS = "You aren’t watching this question."
NOTHING = (
    "You aren’t watching any questions here. When I find no answer, press the button under my reply, "
    "and I’ll tell you when one comes."
)


class Clock:
    """The time, which a test can put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


def publish(library: Library, *texts: str) -> list[str]:
    """Add articles of one sentence each; their ids."""
    return [library.add(Draft(text=text)).article.id for text in texts]


async def watched(
    anna: Person, chat: Chat | None = None, question: str = QUESTION, topic: str = ""
) -> Message:
    """The reply that does not answer, after Anna pressed its button."""
    if chat is None:
        reply = await anna.asks(question)
    else:
        where = {"topic": topic} if topic else {}
        reply = await anna.asks(f"/ask {question}", chat=chat, **where)
    notice = await anna.presses(reply, WATCH)
    assert (notice.text, notice.alert) == (BEGUN, True)
    return reply


async def news_in(world: World, chat: Chat, number: int = 1) -> Message:
    """What the bot told of watched questions, once it told so much and nothing more."""

    def told() -> list[Message]:
        return [message for message in world.from_bot(chat) if message.text.startswith("News")]

    await world.until(lambda: len(told()) >= number)
    await world.quiet()
    assert len(told()) == number
    return told()[-1]


async def looked_at_all(world: World, library: Library, clock: Clock | None = None) -> None:
    """Wait until each watch has seen the last change, or rests after it was told something."""
    now = (clock or utc_now)()
    await world.until(lambda: not library.watches.due(world.bot.id, library.sequence(), now))
    await world.quiet()
