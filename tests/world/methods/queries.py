"""Answers to button presses, to inline queries and to mentions where the bot is a guest."""

from typing import Any

from telegram.constants import CallbackQueryLimit

from ..checks.arguments import required
from ..checks.inline import checked_results
from ..checks.keyboard import checked_keyboard
from ..checks.text import checked_text
from ..errors import violation
from ..state import Message, State
from ..state.state import Query


def answer_callback_query(state: State, arguments: dict[str, Any]) -> bool:
    """Stop the spinner on a button, with a notice or without."""
    if len(arguments.get("text") or "") > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise violation("MESSAGE_TOO_LONG")
    return _answer(state, required(arguments, "callback_query_id"), arguments)


def answer_inline_query(state: State, arguments: dict[str, Any]) -> bool:
    """Show results above the field where a person types."""
    checked_results(required(arguments, "results"), arguments)
    return _answer(state, required(arguments, "inline_query_id"), arguments)


def answer_guest_query(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """Send the one message of a guest into the chat where the bot was mentioned."""
    result = required(arguments, "result")
    checked_results([result], arguments)
    identifier = required(arguments, "guest_query_id")
    _answer(state, identifier, arguments)
    summons = state.queries[identifier].message
    assert summons is not None
    sent = result["input_message_content"]
    text, found = checked_text(sent["message_text"], sent.get("entities"))
    chat = summons.chat
    inline_id = f"inline-message-{next(state.serial)}"
    message = Message(
        chat=chat,
        id=chat.next_id(),
        date=state.now(),
        sender=state.bot,
        content={"text": text} | ({"entities": found} if found else {}),
        reply_to=summons,
        thread=summons.thread,
        in_topic=summons.in_topic,
        markup=checked_keyboard(result.get("reply_markup")),
        inline_id=inline_id,
    )
    state.inline_messages[inline_id] = state.keep(message)
    return {"inline_message_id": inline_id}


def _answer(state: State, identifier: str, arguments: dict[str, Any]) -> bool:
    query: Query | None = state.queries.get(identifier)
    if query is None or query.answer is not None:
        raise violation("query is too old and response timeout expired or query ID is invalid")
    query.answer = arguments
    state.pulse.beat()
    return True


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
}
