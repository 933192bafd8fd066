"""A message of the bot's as it looks in the terminal."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.console import shown

STYLES = {
    "bold": "bold",
    "italic": "italic",
    "code": "cyan",
    "pre": "cyan",
    "blockquote": "green",
    "expandable_blockquote": "green",
}


def print_bubble(message: dict[str, Any]) -> None:
    """Print the text with its entities as styles, and its buttons with the numbers that press them."""
    console = Console(highlight=False)
    console.print(Padding(styled(message), (0, 2)))
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    if buttons:
        names = "  ".join(f"[{number}] {shown(button['text'])}" for number, button in enumerate(buttons, 1))
        console.print(Padding(Text(names, "dim"), (0, 2)))


def styled(message: dict[str, Any]) -> Text:
    """The text with its entities, whose offsets count UTF-16 units, as Rich styles."""
    content = shown(message["text"])
    units = content.encode("utf-16-le")
    text = Text(content)
    for entity in message["entities"]:
        start = len(units[: 2 * entity["offset"]].decode("utf-16-le"))
        end = start + len(units[2 * entity["offset"] :][: 2 * entity["length"]].decode("utf-16-le"))
        style = (
            f"link {shown(entity['url'])}" if entity["type"] == "text_link" else STYLES.get(entity["type"])
        )
        if style:
            text.stylize(style, start, end)
    return text
