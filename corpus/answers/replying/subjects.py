"""Whom and what an article speaks of, by the names that it writes: what one could ask it about."""

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.language.terms import Token, tokenize
from corpus.models import Article, Sentence

LONGEST = 40  # characters
MOST = 400  # sentences that are looked at: what an article is about, it says early
OFTEN = 3  # times; a single word with a capital letter may be a month or an adjective, unless it comes back


def subjects(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    """Names as written: those of several words as they come, then single words that come back.

    Not those of the source, nor any in capitals, which are places and bylines of agencies.
    """
    counts = Counter(_names(article, sentences[:MOST]))
    several = [name for name in counts if " " in name]
    single = [name for name, count in counts.most_common() if " " not in name and count >= OFTEN]
    source = (article.source or "").casefold()
    return [
        name
        for name in several + single
        if len(name) <= LONGEST and not name.isupper() and name.casefold() not in source
    ]


def _names(article: Article, sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        words = article.text[sentence.start : sentence.end]
        run: list[Token] = []
        # The first word has its capital letter from the sentence.
        for token in tokenize(words, article.language)[1:]:
            if run and not (token.capitalised and words[run[-1].end : token.start] == " "):
                yield words[run[0].start : run[-1].end]
                run = []
            if token.capitalised and not token.stop:
                run.append(token)
        if run:
            yield words[run[0].start : run[-1].end]
