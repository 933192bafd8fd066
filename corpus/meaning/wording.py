"""The words that stand for a sentence when its meaning is computed."""

from collections.abc import Sequence

WORDING = "title-after"
"""Changes whenever ``wordings`` does: vectors of other words are computed again."""


def wordings(title: str | None, sentences: Sequence[str]) -> list[str]:
    """What is embedded for each sentence of an article: the sentence, then the title in brackets.

    A sentence of a news article seldom says what it is about; its title does. Measured on the news packs, by
    meaning alone, this puts the right sentence first for .57 of the questions, the bare sentence for .45,
    the title before the sentence for .54 and the sentence before in front of it for .35.
    """
    if not title:
        return list(sentences)
    return [f"{sentence} ({title})" for sentence in sentences]
