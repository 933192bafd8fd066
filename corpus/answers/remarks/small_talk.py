"""Greetings, thanks, insults and the like: words to the bot, which no article answers."""

from enum import StrEnum
from functools import cache

from corpus.answers.remarks.phrase_table import LONGEST, PhraseTable, Remark


class SmallTalk(StrEnum):
    """What somebody says who asks nothing about the news; what counts most first."""

    WHO = "who"
    ABILITY = "ability"
    INSULT = "insult"
    WELLBEING = "wellbeing"
    THANKS = "thanks"
    PRAISE = "praise"
    BYE = "bye"
    GREETING = "greeting"
    CHATTER = "chatter"


def small_talk(message: str) -> Remark[SmallTalk] | None:
    """The small talk that a message is, and nothing else; None when it may ask something."""
    return _table().read(message) or (Remark(SmallTalk.CHATTER, None) if _is_of_signs(message) else None)


@cache
def _table() -> PhraseTable[SmallTalk]:
    return PhraseTable("small_talk.tsv", SmallTalk)


def _is_of_signs(message: str) -> bool:
    """Whether it has no letter or digit, such as an emoji; "?" alone is a question that is missing."""
    signs = message.strip()
    return 0 < len(signs) <= LONGEST and "?" not in signs and not any(sign.isalnum() for sign in signs)
