"""A message of the bot's as it looks in the terminal."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.commands.console import shown

STYLES = {"bold": "bold", "italic": "italic", "code": "cyan", "pre": "cyan"}
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
QUOTE_BAR = "▌ "
MARGIN = 2


def print_bubble(message: dict[str, Any], offered: Sequence[str] = ()) -> None:
    """Print the text with its entities as styles, and its buttons with the numbers that press them.

    ``offered`` are words that a button sends, each on a line.
    """
    console = Console(highlight=False)
    for line in lines(message, console):
        console.print(Padding(line, (0, MARGIN)))
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    if buttons:
        names = "  ".join(f"[{number}] {shown(button['text'])}" for number, button in enumerate(buttons, 1))
        console.print(Padding(Text(names, "dim"), (0, MARGIN)))
    for number, words in enumerate(offered, 1):
        console.print(Padding(Text(f"[{number}] {shown(words)}", "dim"), (0, MARGIN)))


def lines(message: dict[str, Any], console: Console) -> list[Text]:
    """The text's lines as they fit the terminal, those of a quotation behind a bar."""
    text, quoted = styled(message)
    width = console.width - 2 * MARGIN - len(QUOTE_BAR)
    wrapped, start = [], 0
    for paragraph in text.split("\n", allow_blank=True):
        bar = QUOTE_BAR if any(first <= start < end for first, end in quoted) else ""
        wrapped += [Text(bar, "green") + line for line in paragraph.wrap(console, width) or [Text()]]
        start += len(paragraph) + 1
    return wrapped


def styled(message: dict[str, Any]) -> tuple[Text, list[tuple[int, int]]]:
    """The text with its entities, whose offsets count UTF-16 units, as styles; and where it quotes."""
    content = shown(message["text"])
    units = content.encode("utf-16-le")
    text, quoted = Text(content), []
    for entity in message["entities"]:
        start = len(units[: 2 * entity["offset"]].decode("utf-16-le"))
        end = start + len(units[2 * entity["offset"] :][: 2 * entity["length"]].decode("utf-16-le"))
        if entity["type"] in QUOTES:
            quoted.append((start, end))
        elif entity["type"] == "text_link":
            text.stylize(f"link {shown(entity['url'])}", start, end)
        elif entity["type"] in STYLES:
            text.stylize(STYLES[entity["type"]], start, end)
    return text, quoted
