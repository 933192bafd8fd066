"""Which passages are read."""

from corpus.answers.reading.extracts import EXTRACTS, LONGEST, MOST, Extract, Place, Readable, extracts


def article(*lengths: int) -> Readable:
    """An article of sentences of so many characters, a space between them."""
    spans, start = [], 0
    for length in lengths:
        spans.append((start, start + length))
        start += length + 1
    return Readable("Title", "x" * start, spans, "en")


def read(readable: Readable, *numbers: int) -> list[Extract]:
    places = [Place("a", readable.sentences[number][0]) for number in numbers]
    return extracts(places, {"a": readable}.__getitem__)


def test_a_sentence_is_read_among_its_neighbours_on_both_sides() -> None:
    readable = article(*[100] * 9)
    [extract] = read(readable, 4)
    assert extract.spans == readable.sentences[2:6]


def test_at_the_end_of_an_article_those_before_are_read() -> None:
    readable = article(*[100] * 9)
    [extract] = read(readable, 8)
    assert extract.spans == readable.sentences[5:9]


def test_no_more_is_read_than_there_is_room_for() -> None:
    readable = article(200, LONGEST, 20)
    assert [extract.spans for extract in read(readable, 1)] == [readable.sentences[1:2]]
    short = article(*[10] * 40)
    assert len(read(short, 20)[0].spans) == MOST


def test_a_sentence_that_was_read_beside_a_better_one_is_not_read_again() -> None:
    readable = article(*[100] * 20)
    assert len(read(readable, 10, 11, 9)) == 1
    assert len(read(readable, 10, 0)) == 2


def test_only_a_few_passages_are_read() -> None:
    readable = article(*[400] * 20)
    assert len(read(readable, *range(20))) == EXTRACTS


def test_what_is_read_is_the_title_and_the_sentences_word_for_word() -> None:
    text = "It rained. The bridge closed."
    readable = Readable("Bridge closed", text, [(0, 10), (11, 29)], "en")
    [extract] = read(readable, 1)
    assert extract.said_in(readable) == ("Bridge closed", ["It rained.", "The bridge closed."])
    assert extract.places() == [Place("a", 0), Place("a", 11)]
