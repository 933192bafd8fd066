"""Characters that a program before this one garbled by reading UTF-8 as something else: "Ã©" for "é"."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig


def repair(text: str) -> str:
    """The text with such characters put right, and nothing else changed."""
    if text.isascii():
        return text
    from ftfy import fix_text  # here, since it takes a while to import

    return fix_text(text, _only_encoding())


@cache
def _only_encoding() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
