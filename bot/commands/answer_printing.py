"""An answer as text for the terminal."""

import textwrap
from collections.abc import Sequence
from shutil import get_terminal_size

from bot.commands.console import language_of_terminal, print_result
from corpus.models import Answer, Citation, Printing, Via
from corpus.soundness import shown_address
from handlers.texts.catalogue import refusal, text
from handlers.texts.nowhere import nowhere
from handlers.texts.quoting import Asides
from handlers.texts.reference import reference

QUOTE_BAR = "▌ "


def print_answer(answer: Answer, *, articles: int, matches: bool = True) -> None:
    """Print the sentences with their sources, or that there are none and the nearest one, marked as such."""
    print_result("\n".join(answer_lines(answer, articles=articles, matches=matches)))


def answer_lines(answer: Answer, *, articles: int, matches: bool) -> list[str]:
    """The lines of an answer: a sentence in a quote bar, its source, and the words that matched if wanted."""
    if answer.found:
        return [
            line
            for n, cited in enumerate(answer.citations[: answer.shown], 1)
            for line in quote(n, cited, answer.citations[: answer.shown], matches=matches)
        ]
    language = language_of_terminal()
    if not articles:
        return [text("no-articles", language)]
    lines = [refusal("not-found", answer.question.language, language)]
    if answer.nowhere:
        lines.append(nowhere(answer, language))
    for cited in answer.citations[: answer.shown]:
        lines += [refusal("nearest", answer.question.language, language), *quote(1, cited, matches=matches)]
    return lines


def quote(number: int, cited: Citation, among: Sequence[Citation] = (), *, matches: bool) -> list[str]:
    """One citation ``among`` others; the sentence is only wrapped at its spaces, never changed."""
    width = min(get_terminal_size().columns, 110)
    asides = Asides.of(cited, among)
    paragraphs = f"{asides.before}{cited.text}{asides.after}".splitlines() or [""]
    text = [part for paragraph in paragraphs for part in wrap(paragraph, width)]
    sources = [f"  [{number}] {source_line(cited)}", *(f"      {source_line(one)}" for one in cited.also)]
    return [*text, *sources, *(matched_line(cited) if matches else [])]


def wrap(text: str, width: int) -> list[str]:
    """Wrap behind a quote bar."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=QUOTE_BAR,
        subsequent_indent=QUOTE_BAR,
        break_long_words=False,
        break_on_hyphens=False,
    )


def source_line(printing: Printing) -> str:
    """What is known of the article, as a reply in Telegram says it, its id, and its address."""
    known = f"{reference(printing, language_of_terminal())} ({printing.article})"
    return f"{known} {shown_address(printing.url)}" if printing.url else known


def matched_line(cited: Citation) -> list[str]:
    """The words of the question and what stands for them: "cancelled ~ annulée" when they differ."""
    matches = {
        reason.found.casefold(): reason.found if reason.via is Via.WORD else f"{reason.word} ~ {reason.found}"
        for reason in cited.reasons
    }
    return [f"      {' · '.join(matches.values())}"] if matches else []
