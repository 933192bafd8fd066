"""A reply as Telegram takes it: text, entities in UTF-16 units, buttons, and never over a limit."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from corpus.models import (
    Answer,
    AnswerType,
    Article,
    ArticleSummary,
    Aside,
    Citation,
    Filter,
    Printing,
    Question,
    Reason,
    Receipt,
    Via,
)
from handlers.answers.answer_buttons import (
    CastVote,
    SendOriginal,
    ShowContext,
    Shown,
    ShowReasons,
    ShowSentences,
)
from handlers.answers.rendering import answer_reply, context_reply, page_reply
from handlers.articles.article_buttons import Undo
from handlers.articles.lists.article_list import Page, list_reply
from handlers.articles.receipts import receipt_reply
from handlers.articles.removal_replies import changed_reply
from handlers.chat.recent_questions import checksum
from handlers.texts.excerpt import Span
from handlers.texts.reference import link, reference
from handlers.texts.reply import Reply
from tests.support.button_data import unpack

SENTENCE = "La visite a été annulée par le ministre."
URL = "https://www.gazette.example/monde/visite"


def cited(text: str = SENTENCE, words: tuple[str, ...] = (), **fields: Any) -> Citation:
    """A citation that starts at the 100th character of its article, with some of its words matched."""
    reasons = []
    position = 0
    for word in words:
        position = text.index(word, position)
        start = 100 + position
        reasons.append(Reason(word=word, found=word, start=start, end=start + len(word), via=Via.WORD))
        position += len(word)
    known = {
        "article": "visite-annulee",
        "key": 7,
        "version": 1,
        "start": 100,
        "end": 100 + len(text),
        "text": text,
        "score": 1.0,
        "reasons": tuple(reasons),
        "title": "Une visite annulée",
        "source": "La Gazette",
        "url": None,
        "published": date(2025, 6, 9),
    }
    return Citation(**(known | fields))


def answer(*citations: Citation, found: bool = True, shown: int | None = None) -> Answer:
    """An answer that shows all of its citations unless it says otherwise."""
    question = Question(text="?", plain="?", language="fr", answer_type=AnswerType.OTHER, concepts=())
    return Answer(
        question=question,
        found=found,
        confidence=0.5,
        shown=len(citations) if shown is None else shown,
        citations=citations,
    )


def covered(reply: Reply, *kinds: str) -> list[str]:
    """What the entities of these kinds cover, as Telegram counts."""
    units = reply.text.encode("utf-16-le")
    return [
        units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
        for entity in reply.entities
        if entity.type in kinds
    ]


def buttons(reply: Reply) -> list[tuple[str, Any]]:
    """The labels of the buttons, each with what its data mean."""
    rows = reply.keyboard.inline_keyboard if reply.keyboard else ()
    return [(button.text, unpack(str(button.callback_data))) for row in rows for button in row]


def units(reply: Reply) -> int:
    """The length of a reply as the strictest reading of Telegram's limit counts it."""
    return len(reply.text.encode("utf-16-le")) // 2


def test_a_quotation_turns_neither_itself_nor_the_words_around_it() -> None:
    turned = "La\u202e visite \u2066a été\x1b[31m annulée\u2069 par\u200f le ministre."
    reply = answer_reply(answer(cited(turned, words=("visite", "annulée"), title="Une\u202e visite")), "fr")
    shown = "La visite a été[31m annulée par le ministre."
    assert reply.text == f"{shown}\nLa Gazette, Une visite, 9 juin 2025"
    assert covered(reply, "blockquote") == [shown]
    assert covered(reply, "bold") == ["visite", "annulée"]
    assert Reply("a\u202eb\x1b").text == "ab"


@pytest.mark.parametrize(
    "url", ["https://afp.example@evil.example/1", "https://a.example/\u202e1", "javascript:alert(1)"]
)
def test_an_address_that_an_earlier_version_kept_and_that_misleads_is_left_out(url: str) -> None:
    kept = cited(url=None).model_copy()
    object.__setattr__(kept, "url", url)
    reply = answer_reply(answer(kept), "fr")
    assert [entity.type for entity in reply.entities if entity.url] == []
    assert link(url) is None


def test_a_host_whose_letters_pass_for_others_stands_for_no_source() -> None:
    assert reference(cited(url="https://аfр.com/1", source=None), "fr").startswith("xn--f-7sb3c.com, ")


def test_a_sentence_is_quoted_with_its_source_and_its_buttons() -> None:
    reply = answer_reply(answer(cited(words=("visite", "annulée"), url=URL)), "fr")
    assert reply.text == f"{SENTENCE}\nLa Gazette, Une visite annulée, 9 juin 2025"
    assert covered(reply, "blockquote") == [SENTENCE]
    assert covered(reply, "bold") == ["visite", "annulée"]
    assert covered(reply, "text_link") == ["La Gazette, Une visite annulée"]
    number = checksum(Question(text="?", plain="?", language="fr", answer_type=AnswerType.OTHER, concepts=()))
    assert buttons(reply) == [
        ("Contexte", ShowContext(7, 1, 100, 140)),
        ("Pourquoi", ShowReasons(number, 0, 1)),
        ("👍", CastVote(1, number, 7, 1, 100, 140)),
        ("👎", CastVote(0, number, 7, 1, 100, 140)),
    ]


def test_a_known_date_is_a_date_for_the_app_too() -> None:
    reply = answer_reply(answer(cited()), "en")
    [entity] = [entity for entity in reply.entities if entity.type == MessageEntity.DATE_TIME]
    assert covered(reply, "date_time") == ["9 June 2025"]
    assert entity.unix_time == datetime(2025, 6, 9, 12, tzinfo=UTC)
    assert covered(answer_reply(answer(cited(published=None)), "en"), "date_time") == []


def test_both_words_of_a_bridge_are_shown_unless_they_look_alike() -> None:
    reasons = tuple(
        Reason(word=word, found=found, start=100 + at, end=100 + at + len(found), via=via)
        for word, found, at, via in [
            ("visit", "visite", 3, Via.TRANSLATION),
            ("cancelled", "annulée", 16, Via.TRANSLATION),
            ("ministre", "ministre", 31, Via.WORD),
        ]
    )
    reply = answer_reply(answer(cited(reasons=reasons)), "en")
    assert reply.text.splitlines()[2:] == ["cancelled ≈ annulée"]
    assert covered(reply, "bold") == ["visite", "annulée", "ministre", "cancelled", "annulée"]


def test_an_original_can_be_opened_where_no_page_can() -> None:
    reply = answer_reply(answer(cited()), "en", originals=frozenset({(7, 1)}))
    assert ("Open", SendOriginal(7, 1)) in buttons(reply)
    without = answer_reply(answer(cited()), "en", originals=frozenset({(7, 2)}))
    assert "Open" not in [label for label, _ in buttons(without)]


def test_the_pages_of_more_sentences_follow_each_other() -> None:
    texts = [f"Phrase {n}." for n in range(8)]
    found = answer(*[cited(text) for text in texts], shown=2)
    number = checksum(found.question)
    seen, turns, start = [], [], 0
    for _ in range(3):
        page = page_reply(Shown.page(found, start, 2), "en")
        seen += covered(page, "blockquote")
        turned = [press for _, press in buttons(page) if isinstance(press, ShowSentences)]
        turns.append(turned)
        start = turned[-1].start
    assert seen == texts
    assert turns == [
        [ShowSentences(number, 2, 2)],
        [ShowSentences(number, 0, 2), ShowSentences(number, 5, 2)],
        [ShowSentences(number, 2, 2)],
    ]
    assert Shown.page(found, 99, 2).start == 5


def test_several_sentences_are_numbered_with_a_context_button_each() -> None:
    other = cited("The visit was called off.", key=8, source=None, title="Visit off", published=None)
    reply = answer_reply(answer(cited(), other, cited("Rien."), shown=2), "en")
    assert reply.text == (
        f"{SENTENCE}\n[1] La Gazette, Une visite annulée, 9 June 2025\n\n"
        "The visit was called off.\n[2] Visit off"
    )
    labels = [label for label, _ in buttons(reply)]
    assert labels == ["Context 1", "Context 2", "More ›", "Why", "👍", "👎"]


def test_what_a_sentence_needs_stands_in_brackets_and_italics_within_the_quotation() -> None:
    before = Aside(start=60, end=99, text="La ministre a parlé lundi sur le perron.")
    one = cited("Elle a renoncé.", ("renoncé",), before=before)
    reply = answer_reply(answer(one), "fr")
    assert covered(reply, "blockquote") == [f"[{before.text}] Elle a renoncé."]
    assert covered(reply, "italic") == [f"[{before.text}] "]
    assert covered(reply, "bold") == ["renoncé"]


def test_a_sentence_that_is_cited_itself_is_not_shown_beside_another() -> None:
    before = Aside(start=100, end=140, text=SENTENCE)
    one = cited("Elle a renoncé.", start=141, end=156, before=before)
    reply = answer_reply(answer(one, cited()), "fr")
    assert covered(reply, "blockquote") == ["Elle a renoncé.", SENTENCE]


def test_a_long_sentence_is_folded() -> None:
    long = " ".join(["La délégation a quitté la salle"] * 12) + "."
    assert covered(answer_reply(answer(cited(long)), "fr"), "expandable_blockquote") == [long]


def test_matched_words_that_touch_are_one_bold_span() -> None:
    assert covered(
        answer_reply(answer(cited("un cessez-le-feu", ("cessez", "-le-", "feu"))), "fr"), "bold"
    ) == ["cessez-le-feu"]


def test_a_reason_outside_of_the_sentence_is_not_set_in_bold() -> None:
    elsewhere = Reason(word="visite", found="visite", start=3, end=9, via=Via.WORD)
    assert covered(answer_reply(answer(cited(reasons=(elsewhere,))), "fr"), "bold") == []


def test_nothing_found_shows_the_nearest_sentence_as_such() -> None:
    reply = answer_reply(answer(cited(), cited("Rien."), found=False, shown=1), "en")
    assert reply.text == (
        f"I found no answer in my articles.\n\nClosest sentence I have (it may not answer):\n{SENTENCE}\n"
        "La Gazette, Une visite annulée, 9 June 2025"
    )
    assert covered(reply, "blockquote") == [SENTENCE]
    assert [label for label, _ in buttons(reply)] == ["Context"]


def test_words_that_stand_in_no_article_are_named_when_nothing_is_found() -> None:
    unanswered = answer(cited(), found=False).model_copy(update={"nowhere": ("cook", "x" * 60)})
    assert answer_reply(unanswered, "fr").text.splitlines()[:2] == [
        "Je n’ai pas trouvé la réponse dans mes articles.",
        f"Nulle part dans mes articles\u00a0: «\u00a0cook\u00a0», «\u00a0{'x' * 39}…\u00a0».",
    ]


def test_who_asks_in_german_is_refused_in_german() -> None:
    unanswered = answer(cited(), found=False, shown=1).model_copy(update={"nowhere": ("Nudeln",)})
    asked = unanswered.question.model_copy(update={"language": "de"})
    assert answer_reply(unanswered.model_copy(update={"question": asked}), "en").text.splitlines() == [
        "In meinen Artikeln finde ich keine Antwort.",
        "In keinem Artikel: „Nudeln“.",
        "",
        "Der nächstliegende Satz (er antwortet vielleicht nicht):",
        SENTENCE,
        "La Gazette, Une visite annulée, 9 June 2025",
    ]


def test_other_articles_with_the_same_sentence_are_named_below_the_newest() -> None:
    others = tuple(
        Printing(
            article=f"other-{number}",
            key=number,
            version=1,
            start=0,
            end=9,
            title=None,
            source=f"Wire {number}",
            url=URL if number == 1 else None,
            published=date(2025, 6, number) if number == 2 else None,
        )
        for number in range(1, 6)
    )
    reply = answer_reply(answer(cited(also=others)), "en")
    assert reply.text.splitlines()[1:] == [
        "La Gazette, Une visite annulée, 9 June 2025",
        "Also in: Wire 1 · Wire 2, 2 June 2025 · Wire 3 · 2 more articles",
    ]
    assert covered(reply, "text_link") == ["Wire 1"]
    assert covered(reply, "date_time") == ["9 June 2025", "2 June 2025"]


def test_nothing_found_is_one_line_in_a_group() -> None:
    assert answer_reply(answer(cited(), found=False), "fr", short=True) == Reply(
        "Je n’ai pas trouvé la réponse dans mes articles."
    )


WORDS = st.text(
    st.one_of(
        st.sampled_from("aéß漢字שלוםمرحبا😀👩🏽‍🚀🇫🇷𝛙e\u0301n\u0303\u200d\ufe0f«»’-&,"),
        # What an app would make live is code, and nothing else.
        st.characters(exclude_categories=("Cs", "Cc", "Z"), exclude_characters="/@#$"),
    ),
    min_size=1,
    max_size=12,
)


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=40))
def test_bold_words_keep_their_places_among_emoji_and_right_to_left_text(
    words: list[tuple[str, bool]],
) -> None:
    text, reasons, bold = "", [], []
    for word, matched in words:
        if matched:
            start = 100 + len(text)
            reasons.append(Reason(word="x", found=word, start=start, end=start + len(word), via=Via.WORD))
            bold.append(word)
        text += f"{word} "
    sentence = text[:-1]
    reply = answer_reply(answer(cited(sentence, reasons=tuple(reasons))), "en")
    assert covered(reply, "bold") == bold
    assert covered(reply, "blockquote", "expandable_blockquote") == [sentence]


@settings(max_examples=40)
@given(
    sentence=st.text(st.sampled_from("ab é😀\u0301\u200d\n漢"), min_size=1, max_size=300),
    repeat=st.integers(1, 60),
    title=st.text(min_size=0, max_size=50),
    matches=st.integers(0, 150),
    citations=st.integers(1, 3),
)
def test_no_answer_passes_telegrams_limits(
    sentence: str, repeat: int, title: str, matches: int, citations: int
) -> None:
    text = sentence * repeat
    step = max(len(text) // (matches + 1), 1)
    reasons = tuple(
        Reason(word=f"w{n}", found="x", start=100 + n, end=101 + n, via=Via.TRANSLATION)
        for n in range(0, len(text), step)
    )
    some = [cited(text, reasons=reasons, title=title * 20, url=URL) for _ in range(citations)]
    reply = answer_reply(answer(*some), "fr")
    assert units(reply) <= 4096
    assert len(reply.entities) <= 100
    assert all(e.length > 0 and e.offset + e.length <= units(reply) for e in reply.entities)
    assert len(covered(reply, "text_link")) == citations  # the source is never what is cut


def test_a_sentence_too_long_for_a_message_is_cut_around_its_matches() -> None:
    text = "début " * 2000 + "la réunion fut annulée " + "fin " * 2000
    reply = answer_reply(answer(cited(text.strip(), ("annulée",))), "fr")
    [quoted] = covered(reply, "expandable_blockquote")
    assert (quoted[:6], quoted[-4:], covered(reply, "bold")) == ("…début", "fin…", ["annulée"])
    assert quoted.strip("…") in text


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "La Gazette, Une visite annulée, 9 juin 2025"),
        ({"source": None, "url": URL}, "gazette.example, Une visite annulée, 9 juin 2025"),
        ({"title": None, "published": None}, "La Gazette"),
        ({"title": "La Gazette", "published": None}, "La Gazette"),
        ({"title": "Deux\n  lignes", "source": " ", "published": None}, "Deux lignes"),
        ({"title": None, "source": None, "published": None}, "article sans titre"),
    ],
)
def test_a_reference_names_what_is_known(fields: dict[str, Any], line: str) -> None:
    assert reference(cited(**fields), "fr") == line


@pytest.mark.parametrize(
    ("url", "sentence", "target"),
    [
        (URL, "Peut-être, dit-il.", f"{URL}#:~:text=Peut%2D%C3%AAtre%2C%20dit%2Dil."),
        (
            URL,
            "One, two & three-four five six seven eight nine ten.",
            f"{URL}#:~:text=One%2C%20two%20%26%20three%2Dfour,seven%20eight%20nine%20ten.",
        ),
        (f"{URL}#top", "Non !", f"{URL}#top:~:text=Non%20%21"),
        (URL, "", URL),
        ("https://t.me/channel/12", "Non !", "https://t.me/channel/12"),
        ("javascript:alert(1)", "Non !", None),
        ("https://", "Non !", None),
        ("https://[::1", "Non !", None),
        ("https://a.example/with space", "Non !", None),
        (f"https://a.example/{'x' * 3000}", "Non !", None),
        (URL, "漢字" * 200, URL),  # one endless word: the fragment alone would pass the limit
        (None, "Non !", None),
    ],
)
def test_the_link_jumps_to_the_sentence(url: str | None, sentence: str, target: str | None) -> None:
    assert link(url, sentence) == target


def article(text: str) -> Article:
    """An article with this text."""
    return Article(
        id="visite",
        key=7,
        version=1,
        title="Une visite",
        source=None,
        url=None,
        language="fr",
        published=None,
        text=text,
        collection=None,
        added_by=None,
        added_at=datetime(2025, 6, 9, tzinfo=UTC),
    )


def context_of(text: str, sentence: str) -> Reply:
    """The context of a sentence in a text."""
    start = text.index(sentence)
    return context_reply(article(text), Span(start, start + len(sentence)), "fr")


PARAGRAPH = "Le ministre est arrivé à midi. " * 8


def test_context_is_the_paragraph_with_the_sentence_marked() -> None:
    paragraph = f"{PARAGRAPH}{SENTENCE} {PARAGRAPH}".strip()
    reply = context_of(f"Un titre\n\n{paragraph}\n\nUne fin.", SENTENCE)
    assert covered(reply, "blockquote") == [paragraph]
    assert covered(reply, "bold") == [SENTENCE]
    assert reply.text == f"{paragraph}\nUne visite"


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n \n"])
def test_context_takes_in_the_neighbours_of_a_paragraph_of_one_sentence(gap: str) -> None:
    text = gap.join(["Loin avant.", "Juste avant.", SENTENCE, "Juste après.", "Loin après."])
    assert covered(context_of(text, SENTENCE), "blockquote") == [
        gap.join(["Juste avant.", SENTENCE, "Juste après."])
    ]


def test_the_context_of_an_only_sentence_is_itself() -> None:
    assert covered(context_of(f"\n {SENTENCE}\n", SENTENCE), "blockquote", "bold") == [SENTENCE, SENTENCE]


def test_the_context_in_a_paragraph_as_long_as_a_book_fits_into_a_message() -> None:
    reply = context_of("Le 😀 ministre attend. " * 1000 + SENTENCE + " Le ministre attend." * 1000, SENTENCE)
    assert units(reply) <= 4096
    assert covered(reply, "bold") == [SENTENCE]


def summary(number: int = 1, **fields: Any) -> ArticleSummary:
    """An article in a list."""
    known = {
        "id": f"article-{number}",
        "key": number,
        "version": 1,
        "title": f"Titre {number}",
        "source": "La Gazette",
        "url": None,
        "language": "fr",
        "published": date(2025, 6, 1),
        "collection": None,
        "added_at": datetime(2025, 6, 9, tzinfo=UTC),
        "sentences": 12,
    }
    return ArticleSummary(**(known | fields))


@pytest.mark.parametrize(
    ("kind", "language", "first"),
    [
        ("added", "en", "Added: Titre 1"),
        ("updated", "en", "New version (2): Titre 1"),
        ("unchanged", "fr", "Déjà là, inchangé\u00a0: Titre 1"),
        ("removed", "fr", "Retiré\u00a0: Titre 1"),
        ("restored", "fr", "Rétabli\u00a0: Titre 1"),
    ],
)
def test_a_receipt_says_what_became_of_the_article(kind: Any, language: str, first: str) -> None:
    sequence = None if kind == "unchanged" else 40
    receipt = Receipt(kind=kind, sequence=sequence, article=summary(version=2))
    reply = receipt_reply([receipt], language)
    assert reply.text.splitlines()[0] == first
    assert [press for _, press in buttons(reply)] == ([] if sequence is None else [Undo(40)])


def test_a_receipt_gives_language_date_sentences_and_id() -> None:
    reply = receipt_reply([Receipt(kind="added", sequence=40, article=summary())], "fr")
    assert reply.text.splitlines()[1:] == [
        "La Gazette · français · 1er juin 2025 · 12\u00a0phrases",
        "article-1",
    ]
    assert covered(reply, "bold", "code") == ["Titre 1", "article-1"]


def test_several_receipts_are_numbered_with_an_undo_each() -> None:
    receipts = [Receipt(kind="removed", sequence=40 + n, article=summary(n)) for n in range(1, 8)]
    reply = receipt_reply(receipts, "en")
    assert reply.text.split("\n\n")[6].splitlines()[0] == "7. Removed: Titre 7"
    assert buttons(reply) == [(f"Undo {n}", Undo(40 + n)) for n in range(1, 8)]


def test_the_longest_list_fits_into_a_message() -> None:
    long = [summary(n, id="😀" * 500, title="😀" * 400, source="😀" * 400, url=URL) for n in range(10)]
    receipts = [Receipt(kind="removed", sequence=n, article=article) for n, article in enumerate(long, 1)]
    listed = list_reply(Page(Filter(words=("😀" * 500,) * 9), 12, long, 0, 10), "fr")
    for reply in (listed, changed_reply(receipts, "fr", ["😀" * 500] * 9), receipt_reply(receipts, "fr")):
        assert units(reply) <= 4096
        assert all(e.length > 0 and e.offset + e.length <= units(reply) for e in reply.entities)


def test_entities_never_begin_before_the_text() -> None:
    reply = answer_reply(answer(cited("😀 Non.", ("Non",), published=None)), "en")
    assert [(e.type, e.offset, e.length) for e in reply.entities] == [
        (MessageEntity.BLOCKQUOTE, 0, 7),
        (MessageEntity.BOLD, 3, 3),
    ]
