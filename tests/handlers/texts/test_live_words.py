"""What an app would make live within a quotation: a command in it is not sent when it is tapped."""

import pytest
from telegram import MessageEntity

from handlers.texts.live_words import live_words
from handlers.texts.reply import Composer

HOME = "https://news.example/story"
SENTENCE = "Send /forget to @minister, said #Larkness2025 of $GAS, at 24/7 or km/h, on https://a.example/b."


ADDRESSES = "Write to anna@news.example or see www.news.example, and https://a.example/b."


def test_commands_names_tags_and_addresses_are_found_and_nothing_else() -> None:
    found = [
        (text[one.start : one.end], one.is_address)
        for text in (SENTENCE, ADDRESSES)
        for one in live_words(text)
    ]
    assert found == [
        ("/forget", False), ("@minister", False), ("#Larkness2025", False), ("$GAS", False),
        ("https://a.example/b.", True),
        ("anna@news.example", True), ("www.news.example,", True), ("https://a.example/b.", True),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["7/8", "and/or", "#1", "//x", "C#", "$5", "a/b@c"])
def test_what_no_app_makes_a_command_or_a_name_is_left(text: str) -> None:
    assert list(live_words(text)) == []


def test_live_words_of_a_quotation_lead_to_where_it_stands_and_the_words_stay() -> None:
    reply = Composer().quote(SENTENCE, [(0, 4), (6, 12)], home=HOME).reply()
    links = [entity for entity in reply.entities if entity.type == MessageEntity.TEXT_LINK]
    assert reply.text == SENTENCE
    assert [(reply.text[one.offset : one.offset + one.length], one.url) for one in links] == [
        ("/forget", HOME), ("@minister", HOME), ("#Larkness2025", HOME), ("$GAS", HOME)
    ]  # fmt: skip


def test_live_words_of_an_article_without_an_address_are_code() -> None:
    reply = Composer().quote(SENTENCE, [(0, 4), (6, 12)]).reply()
    kinds = [(one.type, reply.text[one.offset : one.offset + one.length]) for one in reply.entities]
    assert kinds == [
        ("blockquote", SENTENCE), ("code", "/forget"), ("code", "@minister"), ("code", "#Larkness2025"),
        ("code", "$GAS"), ("code", "https://a.example/b."), ("bold", "Send"),
    ]  # fmt: skip


def test_no_link_of_ours_stands_over_an_address_that_is_quoted() -> None:
    reply = Composer().quote(ADDRESSES, home=HOME).reply()
    assert {one.type for one in reply.entities} == {"blockquote", "code"}


def test_what_is_live_in_a_name_without_a_link_is_code() -> None:
    reply = Composer().name("@other /forget, 2 June").reply()
    assert [one.type for one in reply.entities] == ["code", "code"]
