"""The question behind a reply, asked again when a button under the reply needs its answer."""

from telegram import Message

from corpus.answers.following import narrowed
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.language.detection import language_told
from corpus.models import Answer, Where
from handlers.answers.message_questions import question_in
from handlers.chat.deep_links import AskQuestion, target
from handlers.chat.recent_questions import checksum
from handlers.chat.services import Context

CITED = 15  # sentences: as many as are read closely, in pages of three


async def asked_again(question: int, reply: Message, context: Context) -> Answer | None:
    """The answer as it is now to the question of a checksum, or None when nobody remembers the question.

    After a restart it is read from the message that our reply replies to, and must be that very question.
    """
    recent = context.services.recent.question(reply.chat_id, question)
    words = recent.text if recent else _question(reply.reply_to_message)
    within = narrowed(context.where, recent.within) if recent and recent.within else context.where
    answer = await _ask(words, within, context) if words else None
    context.asked_in = language_told(words or "")
    if answer and recent:
        again = answer.question.model_copy(update={"follows": recent.follows, "within": recent.within})
        answer = answer.model_copy(update={"question": again})
    if answer is None or checksum(answer.question) != question:
        return None
    context.services.recent.remember(reply.chat_id, answer.question)
    return answer


async def _ask(words: str, where: Where | None, context: Context) -> Answer | None:
    try:
        found = await context.services.answering.ask(words, where=where, cited=CITED)
    except (EmptyQuestion, QuestionTooLong):
        return None
    return found.answer


def _question(message: Message | None) -> str | None:
    """What a message asked, be it by a link that opened the bot."""
    if message is None:
        return None
    command, _, rest = (message.text or "").partition(" ")
    opened = target(rest.strip()) if command == "/start" else None
    return opened.question if isinstance(opened, AskQuestion) else question_in(message)
