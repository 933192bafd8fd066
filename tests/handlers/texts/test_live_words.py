"""What an app would make live within a quotation: a command in it is not sent when it is tapped."""

import pytest
from telegram import MessageEntity

from handlers.texts.live_words import live_words
from handlers.texts.reply import Composer

HOME = "https://news.example/story"
SENTENCE = "Send /forget to @minister, said #Larkness2025 of $GAS, at 24/7 or km/h, on https://a.example/b."


def test_commands_names_and_tags_are_found_and_nothing_else() -> None:
    found = [SENTENCE[word.start : word.end] for word in live_words(SENTENCE)]
    assert found == ["/forget", "@minister", "#Larkness2025", "$GAS"]


@pytest.mark.parametrize("text", ["anna@news.example", "7/8", "and/or", "#1", "//x", "C#", "$5", "a/b@c"])
def test_what_no_app_makes_a_command_or_a_name_is_left(text: str) -> None:
    assert list(live_words(text)) == []


def test_live_words_of_a_quotation_lead_to_where_it_stands_and_the_words_stay() -> None:
    reply = Composer().quote(SENTENCE, [(0, 4), (6, 12)], home=HOME).reply()
    links = [entity for entity in reply.entities if entity.type == MessageEntity.TEXT_LINK]
    assert reply.text == SENTENCE
    assert [(reply.text[one.offset : one.offset + one.length], one.url) for one in links] == [
        ("/forget", HOME), ("@minister", HOME), ("#Larkness2025", HOME), ("$GAS", HOME)
    ]  # fmt: skip


def test_a_command_of_an_article_without_an_address_is_code() -> None:
    reply = Composer().quote(SENTENCE, [(0, 4), (6, 12)]).reply()
    kinds = [(one.type, reply.text[one.offset : one.offset + one.length]) for one in reply.entities]
    assert kinds == [("blockquote", SENTENCE), ("code", "/forget"), ("bold", "Send")]
