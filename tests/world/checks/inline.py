"""Results of an inline query."""

import re
from typing import Any

import telegram
from telegram.constants import InlineQueryLimit, InlineQueryResultLimit

from ..errors import violation
from .arguments import known_fields
from .keyboard import checked_keyboard
from .text import checked_text

_OFFSET_MOST = 64


def checked_results(results: Any, arguments: dict[str, Any]) -> None:
    """Refuse results that Telegram would not show."""
    if not isinstance(results, list) or len(results) > InlineQueryLimit.RESULTS:
        raise violation("RESULTS_TOO_MUCH")
    if len(str(arguments.get("next_offset") or "").encode()) > _OFFSET_MOST:
        raise violation("NEXT_OFFSET_INVALID")
    if button := arguments.get("button"):
        known_fields(button, telegram.InlineQueryResultsButton, "button")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "-")):
            raise violation("START_PARAM_INVALID")
    for result in results:
        _check_result(result)
    identifiers = [result["id"] for result in results]
    if len(set(identifiers)) < len(identifiers):
        raise violation("RESULT_ID_DUPLICATE")


def _check_result(result: Any) -> None:
    if not isinstance(result, dict) or result.get("type") != "article":
        raise violation("can't parse inline query result: the world shows articles only")
    told = {name: value for name, value in result.items() if name != "type"}
    known_fields(told, telegram.InlineQueryResultArticle, "InlineQueryResult")
    low, high = InlineQueryResultLimit.MIN_ID_LENGTH, InlineQueryResultLimit.MAX_ID_LENGTH
    if not isinstance(result.get("id"), str) or not low <= len(result["id"].encode()) <= high:
        raise violation("RESULT_ID_INVALID")
    if not result.get("title"):
        raise violation("can't parse inline query result: article without a title")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise violation("can't parse inline query result: input_message_content is required")
    known_fields(content, telegram.InputTextMessageContent, "input_message_content")
    if content.get("parse_mode"):
        raise violation("parse_mode is not used here: send entities")
    checked_text(content.get("message_text"), content.get("entities"))
    checked_keyboard(result.get("reply_markup"))
