"""What people and groups can choose, as buttons: each row a preference, each button one of its values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from corpus.chats.preferences import Preferences, Quietness
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import button
from handlers.texts.catalogue import LANGUAGES, text
from handlers.texts.reply import Composer, Reply

MOST_SENTENCES = 3  # as many as an answer shows at most


class Preference(IntEnum):
    """The number of a preference in a button, which keeps its meaning: old buttons are pressed for years."""

    LANGUAGE = 1
    SENTENCES = 2
    QUIETNESS = 3
    MENTIONS = 4
    THIS_TOPIC = 5
    OTHER_TOPICS = 6


@dataclass(frozen=True)
class Choose(Press, code="ch", letter="s"):
    """Choose a value of a preference, both by their numbers in ``choices``."""

    preference: int
    value: int


class Place(NamedTuple):
    """Where something is chosen: in a private chat, or in a group and there perhaps in a topic."""

    group: bool = False
    topic: int | None = None  # of a forum


Values = tuple[object, ...]

# A value's place in its row is its number in a button: new ones go to the end.
VALUES: Mapping[Preference, Values] = {
    Preference.LANGUAGE: (None, *LANGUAGES),
    Preference.SENTENCES: tuple(range(1, MOST_SENTENCES + 1)),
    Preference.QUIETNESS: (Quietness.NORMAL, Quietness.SOUNDLESS, Quietness.SILENT),
    Preference.MENTIONS: (True, False),
    Preference.THIS_TOPIC: (True, False),
    Preference.OTHER_TOPICS: (True, False),
}
FIELDS = {
    Preference.LANGUAGE: "language",
    Preference.SENTENCES: "sentences",
    Preference.QUIETNESS: "quietness",
    Preference.MENTIONS: "mentions",
    Preference.OTHER_TOPICS: "other_topics",
}
FOR_PEOPLE = (Preference.LANGUAGE, Preference.SENTENCES)
FOR_GROUPS = (*FOR_PEOPLE, Preference.MENTIONS, Preference.QUIETNESS)
FOR_FORUMS = (*FOR_GROUPS, Preference.THIS_TOPIC, Preference.OTHER_TOPICS)


def offered(place: Place) -> tuple[Preference, ...]:
    """What can be chosen in a place."""
    if place.group:
        return FOR_GROUPS if place.topic is None else FOR_FORUMS
    return FOR_PEOPLE


def settings_reply(preferences: Preferences, place: Place, language: str) -> Reply:
    """All that can be chosen, with a mark at what is."""
    heading, explanation = (
        ("settings-group", "settings-group-more") if place.group else ("settings", "settings-more")
    )
    composer = Composer().write(text(heading, language), MessageEntity.BOLD)
    composer.write("\n" + text(explanation, language))
    if place.topic is not None:
        composer.write("\n" + text("settings-topics", language))
    return composer.reply(_keyboard(offered(place), preferences, place, language))


def language_reply(preferences: Preferences, language: str) -> Reply:
    """The languages that a person can choose from."""
    keyboard = _keyboard([Preference.LANGUAGE], preferences, Place(), language)
    return Reply(text("language-usage", language), keyboard=keyboard)


def change(press: Choose, place: Place) -> Callable[[Preferences], Preferences] | None:
    """What a button changes; None when it does not belong to this place, or is no button of this version."""
    if press.preference not in offered(place):
        return None
    preference = Preference(press.preference)
    if press.value >= len(VALUES[preference]):
        return None
    value = VALUES[preference][press.value]
    return lambda before: _changed(before, preference, value, place)


def _changed(before: Preferences, preference: Preference, value: object, place: Place) -> Preferences:
    if preference is Preference.THIS_TOPIC:
        return before.model_copy(update={"topics": {**before.topics, place.topic: value}})
    return before.model_copy(update={FIELDS[preference]: value})


def _chosen(preferences: Preferences, preference: Preference, place: Place) -> object:
    if preference is Preference.THIS_TOPIC and place.topic is not None:
        return preferences.answers_in(place.topic)
    if preference is Preference.SENTENCES:
        return preferences.sentences or MOST_SENTENCES
    return getattr(preferences, FIELDS[preference])


def _keyboard(
    rows: "tuple[Preference, ...] | list[Preference]", preferences: Preferences, place: Place, language: str
) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([_row(preference, preferences, place, language) for preference in rows])


def _row(
    preference: Preference, preferences: Preferences, place: Place, language: str
) -> list[InlineKeyboardButton]:
    chosen = _chosen(preferences, preference, place)
    return [
        button(
            ("✓ " if value == chosen else "") + _label(preference, value, place, language),
            Choose(preference, number),
        )
        for number, value in enumerate(VALUES[preference])
    ]


def _label(preference: Preference, value: object, place: Place, language: str) -> str:
    match preference, value:
        case Preference.LANGUAGE, None:
            return text("choice-language-default" if place.group else "choice-language-app", language)
        case Preference.LANGUAGE, code:
            return text("language-name", str(code))
        case Preference.SENTENCES, int(number):
            return text("choice-sentences", language, sentences=number)
        case Preference.QUIETNESS, Quietness() as quietness:
            return text(f"choice-quietness-{quietness}", language)
    key = preference.name.lower().replace("_", "-")
    return text(f"choice-{key}-{'yes' if value else 'no'}", language)
