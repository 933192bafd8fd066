"""Buttons under a message."""

from typing import Any

import telegram
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from ..errors import violation
from .arguments import fields_of, known_fields

_LOOKS = {"text", "style", "icon_custom_emoji_id"}
_STYLES = {None, "danger", "success", "primary"}
_COPIED_MOST = 256


def checked_keyboard(markup: Any) -> dict[str, Any] | None:
    """The keyboard, if its buttons are whole, few and their data short enough; None when it is empty."""
    if markup is None:
        return None
    if isinstance(markup, dict) and "force_reply" in markup:
        _check_force_reply(markup)
        return None  # it opens the writer's own field, and puts no button under the message
    if isinstance(markup, dict) and "keyboard" in markup:
        return _checked_suggestions(markup)
    known_fields(markup, telegram.InlineKeyboardMarkup, "reply_markup")
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise violation('field "inline_keyboard" must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    widest = max((len(row) for row in rows), default=0)
    total = InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
    if len(buttons) > total or widest > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW:
        raise violation(f"reply markup is too long: {len(buttons)} buttons, {widest} in a row")
    for button in buttons:
        _check_button(button)
    return {"inline_keyboard": rows} if buttons else None


def _checked_suggestions(markup: Any) -> dict[str, Any]:
    """A keyboard in the place of the writer's own, if each button is a text to be sent."""
    known_fields(markup, telegram.ReplyKeyboardMarkup, "reply_markup")
    buttons = [button for row in markup["keyboard"] for button in row]
    if not buttons or not all(isinstance(button.get("text"), str) and button["text"] for button in buttons):
        raise violation("can't parse reply keyboard markup JSON object")
    return dict(markup)


def _check_force_reply(markup: Any) -> None:
    hint = markup.get("input_field_placeholder")
    limit = telegram.constants.ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER
    known = {"force_reply", "input_field_placeholder", "selective"} >= markup.keys()
    if not known or markup["force_reply"] is not True or (hint is not None and not 1 <= len(hint) <= limit):
        raise violation("can't parse reply keyboard markup JSON object")


def _check_button(button: Any) -> None:
    known_fields(button, telegram.InlineKeyboardButton, "InlineKeyboardButton")
    label = button.get("text")
    if not isinstance(label, str) or not label.strip():
        raise violation(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    actions = (fields_of(telegram.InlineKeyboardButton) - _LOOKS) & button.keys()
    if len(actions) != 1:
        raise violation(f"can't parse inline keyboard button: {label!r} has {len(actions)} actions")
    if button.get("style") not in _STYLES:
        raise violation(f"can't parse inline keyboard button: unknown style {button['style']!r}")
    if "callback_data" in actions:
        _check_data(button["callback_data"])
    if "copy_text" in actions and not 1 <= len(button["copy_text"].get("text", "")) <= _COPIED_MOST:
        raise violation("BUTTON_COPY_TEXT_INVALID")
    if "url" in actions and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise violation(f"inline keyboard button URL '{button['url']}' is invalid")


def _check_data(data: Any) -> None:
    low, high = InlineKeyboardButtonLimit.MIN_CALLBACK_DATA, InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    if not isinstance(data, str) or not low <= len(data.encode()) <= high:
        raise violation("BUTTON_DATA_INVALID")
