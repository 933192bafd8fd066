"""Words that tell in which language a question of few words is, where its function words do not.

Whole folded words of what people ask about ("ontem", "vinto", "хто"): question words, verbs of questions and
of news, days. Words that English or French have too are left out. They are no stop words: articles are
indexed with them.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "telling_words.tsv"
"""A language, and its words."""


def told_by(word: str) -> tuple[str, ...]:
    """The languages that a folded word tells of; none for most."""
    return _languages().get(word, ())


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    languages: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        code, words = line.split("\t")
        for word in words.split():
            languages[word] += (code,)
    return dict(languages)
