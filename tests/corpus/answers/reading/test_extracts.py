"""Which passages are read."""

from corpus.answers.reading.extracts import EXTRACTS, LONGEST, MOST, Extract, Place, Readable, Span, extracts


def article(*lengths: int) -> list[Span]:
    """The sentences of an article, of so many characters, a space between them."""
    spans, start = [], 0
    for length in lengths:
        spans.append((start, start + length))
        start += length + 1
    return spans


def read(sentences: list[Span], *numbers: int) -> list[Extract]:
    places = [Place("a", sentences[number][0]) for number in numbers]
    return extracts(places, {"a": sentences}.__getitem__)


def test_a_sentence_is_read_among_its_neighbours_on_both_sides() -> None:
    sentences = article(*[100] * 9)
    [extract] = read(sentences, 4)
    assert extract.spans == sentences[2:6]


def test_at_the_end_of_an_article_those_before_are_read() -> None:
    sentences = article(*[100] * 9)
    [extract] = read(sentences, 8)
    assert extract.spans == sentences[5:9]


def test_no_more_is_read_than_there_is_room_for() -> None:
    sentences = article(200, LONGEST, 20)
    assert [extract.spans for extract in read(sentences, 1)] == [sentences[1:2]]
    short = article(*[10] * 40)
    assert len(read(short, 20)[0].spans) == MOST


def test_a_sentence_that_was_read_beside_a_better_one_is_not_read_again() -> None:
    sentences = article(*[100] * 20)
    assert len(read(sentences, 10, 11, 9)) == 1
    assert len(read(sentences, 10, 0)) == 2


def test_only_a_few_passages_are_read() -> None:
    sentences = article(*[400] * 20)
    assert len(read(sentences, *range(20))) == EXTRACTS


def test_what_is_read_is_the_title_and_the_sentences_without_a_dateline() -> None:
    text = "LORN, June 9, 2025 (Wire) - It rained. The bridge closed."
    readable = Readable("Bridge closed", text, "en")
    [extract] = read([(0, 38), (39, 57)], 1)
    assert extract.said_in(readable) == ("Bridge closed", ["It rained.", "The bridge closed."])
    assert extract.places() == [Place("a", 0), Place("a", 39)]


def test_around_what_may_not_be_read_nothing_is() -> None:
    assert extracts([Place("a", 5), Place("a", 400)], {"a": article(*[100] * 3)}.__getitem__) == []
