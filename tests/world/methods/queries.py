"""Answers to button presses and to inline queries."""

from typing import Any

from telegram.constants import CallbackQueryLimit

from ..checks.arguments import required
from ..checks.inline import checked_results
from ..errors import violation
from ..state import State
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


def _answer(state: State, identifier: str, arguments: dict[str, Any]) -> bool:
    query: Query | None = state.queries.get(identifier)
    if query is None or query.answer is not None:
        raise violation("query is too old and response timeout expired or query ID is invalid")
    query.answer = arguments
    state.pulse.beat()
    return True


METHODS = {"answerCallbackQuery": answer_callback_query, "answerInlineQuery": answer_inline_query}
