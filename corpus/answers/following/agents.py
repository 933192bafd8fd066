"""Words for whoever acts and speaks in the news: a minister takes the place of a mayor, not of a meeting."""

from corpus.answers.following.word_lists import words

AGENTS = words("agents")


def singular(word: str) -> str:
    """A folded word without the s of its plural."""
    return word if word in AGENTS else word.removesuffix("s")
