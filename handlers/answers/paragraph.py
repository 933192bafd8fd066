"""The paragraph around a sentence, with its neighbours when it is little more than the sentence itself."""

import re

from handlers.texts.excerpt import Span

ENOUGH = 200  # characters beside the sentence that explain it
NEAR = 10_000  # characters on either side that are looked at: no message shows more

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")


def surroundings(text: str, sentence: Span) -> Span:
    """Where the paragraph around a sentence begins and ends."""
    paragraphs = _paragraphs(text, sentence)
    inside = [n for n, paragraph in enumerate(paragraphs) if _overlap(paragraph, sentence)]
    if not inside:
        return sentence
    first, last = inside[0], inside[-1]
    around = Span(paragraphs[first].start, paragraphs[last].end)
    if (around.end - around.start) - (sentence.end - sentence.start) >= ENOUGH:
        return around
    before = paragraphs[max(first - 1, 0)]
    after = paragraphs[min(last + 1, len(paragraphs) - 1)]
    return Span(before.start, after.end)


def wider(text: str, around: Span) -> Span:
    """The same with a paragraph more on each side, where there is one."""
    paragraphs = _paragraphs(text, around)
    before = [paragraph.start for paragraph in paragraphs if paragraph.end <= around.start]
    after = [paragraph.end for paragraph in paragraphs if paragraph.start >= around.end]
    return Span(before[-1] if before else around.start, after[0] if after else around.end)


def _paragraphs(text: str, near: Span) -> list[Span]:
    first = max(near.start - NEAR, 0)
    view = text[first : near.end + NEAR]
    start, end = first + len(view) - len(view.lstrip()), first + len(view.rstrip())
    # Without a blank line anywhere, each line is a paragraph; with one, single breaks only wrap lines.
    separator = BLANK_LINE if BLANK_LINE.search(text, start, end) else LINE_BREAK
    spans = []
    for gap in separator.finditer(text, start, end):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    return [*spans, Span(start, end)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
