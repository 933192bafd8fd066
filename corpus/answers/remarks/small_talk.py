"""Greetings, thanks, insults and the like: words to the bot, which no article answers."""

from enum import StrEnum
from typing import NamedTuple

from corpus.answers.remarks.phrase_table import LONGEST, phrase_table


class SmallTalk(StrEnum):
    """What somebody says who asks nothing about the news."""

    GREETING = "greeting"
    WELLBEING = "wellbeing"
    THANKS = "thanks"
    BYE = "bye"
    PRAISE = "praise"
    INSULT = "insult"
    WHO = "who"
    ABILITY = "ability"
    CHATTER = "chatter"


class Said(NamedTuple):
    """Small talk, and its language where the words tell which."""

    talk: SmallTalk
    language: str | None


def small_talk(message: str) -> Said | None:
    """The small talk that a message is, and nothing else; None when it may ask something."""
    if remark := phrase_table("small_talk.tsv").read(message):
        return Said(SmallTalk(remark.kind), remark.language)
    if _is_of_signs(message):
        return Said(SmallTalk.CHATTER, None)
    return None


def _is_of_signs(message: str) -> bool:
    """Whether it has no letter or digit, such as an emoji; "?" alone is a question that is missing."""
    signs = message.strip()
    return 0 < len(signs) <= LONGEST and "?" not in signs and not any(sign.isalnum() for sign in signs)
