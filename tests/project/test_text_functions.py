"""No text takes a public function that sees it longer than in proportion to its length.

Loops can take the square of a length as patterns can, and so can the libraries that are called. The functions
are found by walking the rooms, so that a new one is tried too.
"""

import pytest

from corpus.errors import PullquoteError
from tests.support.growth import growth
from tests.support.hostile import Hostile
from tests.support.text_functions import text_functions

# Runs of these, as long as wanted.
UNITS = (
    *' \u00a0\n.aA0"«(-<é',
    *(
        "a ",
        "A. ",
        "a\n",
        "a\u2028",
        "\n\n ",
        "A.\n",
        '"a" ',
        "(a ",
        "« a. ",
        "Mr. A ",
        "etc. A ",
        "1 000 ",
        "l'",
    ),
    *(
        "<a>",
        "<p>",
        "&nbsp;",
        "[a](",
        "> ",
        "- a\n",
        "a: b\n",
        "{\\rtf ",
        "\\par ",
        "le a ",
        "et ",
        "please, ",
    ),
)
DEAREST = 1e-4  # seconds a character
# What else they take is not made here; each with what tries it instead.
OTHERWISE = {
    "corpus.answers.reading.verdicts.verdict_features": "the name of a language",
    "corpus.answers.ranking.feature_tables.check_names": "names of features",
    "handlers.answers.remarks.remarking.remarked": "what has more than 120 characters is no remark",
    "corpus.answers.answering.answer": "a question of more than 1,000 characters is refused unread",
    "corpus.answers.following.follow_up.follow_up": "what has more than 120 characters follows nothing",
    "corpus.answers.following.answered_after.answered_after": "asks: see answer and follow_up",
    "corpus.readers.text.said_beside.said_beside": "the first 1,024 characters of a caption",
    "corpus.answers.following.forms.means_person": "the question before, of 1,000 characters at the most",
    "handlers.texts.signature.sign": "an excerpt",
    "handlers.articles.lists.filter_panel.without": "names of fields",
    "handlers.chat.activity.quotable": "a message, which has 4,096 characters at the most",
    "handlers.chat.keyboards.button": "a label of the interface",
    "handlers.texts.quoting.quote": "an excerpt, and asides of 400 characters",
    "handlers.texts.catalogue.refusal": "a key of the interface",
    "handlers.texts.catalogue.text": "a key of the interface",
    "corpus.feeds.looking.look": "asks the network: what it reads is tried by itself",
    "corpus.web.fetching.fetch": "asks the network",
    "corpus.web.pages.fetch_article": "asks the network: what it reads is tried by itself",
    "corpus.readers.confined_reading.read": "a process of its own: what runs there is tried by itself",
    "corpus.readers.confined_reading.read_parts": "a process of its own: what runs there is tried by itself",
    "corpus.answers.question.other_spellings.other_spellings": "a word of a question",
    "corpus.answers.replying.sure_pairs.is_sure": "a word of a question, and one of a sentence",
    "corpus.answers.question.spelling.read": "a question, which has 1,000 characters at the most",
    "corpus.answers.question.understanding.understand": "a question of more than 1,000 characters is refused",
    "corpus.feeds.feed_worker.answer": "what it calls is tried by itself",
    "corpus.feeds.looking.article_of": "the readers, one by one",
    "corpus.readers.arriving.draft_of": "pieces that are counted as they arrive",
    "corpus.readers.confined_reading.parts_of": "a process of its own: what runs there is tried by itself",
    "corpus.readers.reading_worker.answer": "the readers, one by one",
    "corpus.readers.reading_worker.events": "the readers, one by one",
    "corpus.web.page_worker.answer": "the readers, one by one",
    "handlers.articles.statistics_picture.answer": "numbers of our own",
    "handlers.uploads.citations.answered_with": "a text that is longer than a message is refused unread",
    "handlers.uploads.citations.quotations": "a message, which has 4,096 characters at the most",
    "handlers.uploads.scopes.scope_in": "the name of a collection",
    "corpus.readers.printed.recognition.greymap": "pixels",
    "corpus.web.unpacking.unpacked": "bytes that are unpacked, of a limited size",
    "corpus.readers.printed.recognition.paragraphs": "a program of its own, for pictures",
}
# Linear, but dear by a constant: py3langid, sentencex and feedparser are in them.
SLOW = {
    "corpus.answers.following.opening.opening",
    "corpus.answers.following.substitution.substitute",
    "corpus.feeds.parsing.parse",
    "corpus.feeds.parsing.parse_or_find",
    "corpus.language.detection.detect",
    "corpus.language.sentences.split",
    "corpus.readers.collections.table.unpack",
    "corpus.readers.confined_reading.read_text",
    "corpus.readers.documents.markdown.read",
}
FUNCTIONS = dict(text_functions())


def test_every_function_that_sees_text_is_tried_or_said_to_be_bounded() -> None:
    assert {name for name, call in FUNCTIONS.items() if call is None} <= set(OTHERWISE) <= set(FUNCTIONS)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if name in SLOW else ())
        for name in sorted(set(FUNCTIONS) - set(OTHERWISE))
    ],
)
def test_no_string_takes_a_function_longer_than_in_proportion_to_its_length(name: str) -> None:
    call = FUNCTIONS[name]
    assert call is not None

    def run(text: str) -> None:
        try:
            call(text)
        except (PullquoteError, ValueError, SyntaxError):
            return  # refused

    run("The meeting in Geneva was cancelled. " * 9)  # what is loaded once is no part of the measure
    slow = [unit for unit in UNITS if growth(run, Hostile(unit).of_length, DEAREST).superlinear]
    assert slow == []
