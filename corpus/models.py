"""The frozen records that travel between reading, storing, searching and answering.

Offsets are code points into ``Article.text``, the end exclusive, everywhere.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, SkipValidation, field_validator

from corpus.soundness import on_a_line, sound_address


class Record(BaseModel):
    """A frozen model that refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Note(StrEnum):
    """What was done to a text on reading that its reader must be told."""

    REPAIRED = "repaired"  # characters that an earlier program had garbled ("Ã©") were put right
    RECOGNISED = "recognised"  # the text was read off a picture, and may have wrong letters
    WRONG_DATE = "wrong-date"  # what was said to be its date is none
    NOTE_LEFT_OUT = "note-left-out"  # what stood above a forwarded mail, or greeted above several articles
    COVER_LEFT_OUT = "cover-left-out"  # the mail's own text only introduced the article that it brought


class Metadata(Record):
    """What is said of an article beside its text; None is what nobody said.

    Whoever stores, fills in, exports or imports these fields goes through this list of them, so that a new
    one needs a column of its name and no other mention. JSON lines write them in this order.
    """

    title: str | None = None
    language: str | None = None  # ISO 639-1
    published: date | None = None
    url: str | None = None
    source: str | None = None  # who published it
    collection: str | None = None  # the shelf of the corpus that it stands on

    @field_validator("title", "source", "collection")
    @classmethod
    def _on_a_line(cls, name: str | None) -> str | None:
        """Leave out what would turn a line round, or begin another, wherever it is shown."""
        line = on_a_line(name) if name else ""
        return line if line.strip() else None

    @field_validator("url")
    @classmethod
    def _sound(cls, url: str | None) -> str | None:
        """Leave out an address that is none of the web, or that does not lead where it seems to."""
        return url and sound_address(url)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The same as pydantic's, with what is updated as sound as in a new one."""
        said = {name: value for name, value in (update or {}).items() if name in Metadata.model_fields}
        sound = Metadata.model_validate(said).model_dump(include=set(said))
        return super().model_copy(update={**(update or {}), **sound}, deep=deep)

    @property
    def metadata(self) -> dict[str, Any]:
        """These fields alone, by their names."""
        return {name: getattr(self, name) for name in Metadata.model_fields}

    def completed_by(self, other: "Metadata") -> Self:
        """The same, with what it does not say taken from another."""
        missing = {name: value for name, value in other.metadata.items() if getattr(self, name) is None}
        return self.model_copy(update=missing)


class Draft(Metadata):
    """What a reader found in one file, page or record: an article before the store gave it an identity.

    ``id`` is given by JSONL import only, which keeps it; all else may be missing but the text.
    ``notes`` are for whoever sent it, and are not stored.
    """

    id: str | None = None
    text: str
    notes: tuple[Note, ...] = ()


class Sentence(NamedTuple):
    """A span of an article's text that is cited as a whole."""

    start: int
    end: int


class IndexedSentence(NamedTuple):
    """A sentence with its index terms in order, stop words left out."""

    start: int
    end: int
    terms: tuple[str, ...]


Passages = tuple[tuple[IndexedSentence, ...], ...]
"""One text cut into neighbouring sentences that are indexed as one."""

LIKENESS = 120
"""Numbers of 32 bits in the signature that tells how much of its words a text shares with another."""


class AnalysedDraft(Draft):
    """A draft with all that is made of its text by looking at the text, so that it only has to be kept.

    It is made where what strangers wrote is read. What else is said of the article may be changed in a copy;
    for another language the text must be analysed again.
    """

    language: str
    analysed_in: str  # the language of the terms
    passages: Annotated[Passages, SkipValidation]
    likeness: bytes  # the signature of the text's words; empty for a text that is too short to be compared


LEAD = 60
"""Characters of an article's first words."""


def first_words(text: str) -> str:
    """The beginning of a text on one line, as much of it as names an article that has no title."""
    words = " ".join(text[: 10 * LEAD].split())
    if len(words) <= LEAD:
        return words
    whole, _, _ = words[:LEAD].rpartition(" ")
    return f"{whole or words[: LEAD - 1]}…"


Lead = Annotated[str, AfterValidator(first_words)]
"""An article's first words, when it has no title: they stand for one wherever it is named."""


class Article(Metadata):
    """One version of an article, as the store keeps it."""

    id: str
    key: int  # the store's own number for the article, short enough for a button's 64 bytes
    version: int
    language: str
    text: str
    added_by: int | None
    added_at: datetime

    @property
    def lead(self) -> str:
        """The first words, when it has no title."""
        return "" if self.title else first_words(self.text)


class ArticleSummary(Metadata):
    """An article in a list: everything but its text."""

    id: str
    key: int
    version: int
    language: str
    added_at: datetime
    sentences: int
    lead: Lead = ""


class VersionSummary(Record):
    """One of the versions that an article has had."""

    version: int
    added_by: int | None
    added_at: datetime


class Passage(NamedTuple):
    """Neighbouring sentences of one article that are indexed as one text.

    A tuple, not a model: a corpus has a hundred of them for each article, read back at each question.
    """

    id: int  # the store's number, 0 before it is saved
    article: str
    version: int
    sentences: tuple[IndexedSentence, ...]


class IndexedPassage(NamedTuple):
    """A passage as an index sees it: the store's number and its terms."""

    id: int
    terms: tuple[str, ...]


class IndexedArticle(NamedTuple):
    """The current version of an article as an index sees it: what ``Where`` filters by, and its passages."""

    id: str
    source: str | None
    language: str
    published: date | None
    collection: str | None
    passages: tuple[IndexedPassage, ...]


VALUES_OF: Mapping[str, str] = {"sources": "source", "languages": "language", "collections": "collection"}
"""What names the values that are let through, in ``Where`` and in filters, by the field that has them."""


class Where(Record):
    """Which articles a search may return; an empty field allows all. See ``VALUES_OF``."""

    articles: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    since: date | None = None  # inclusive; an article without a date is left out when set
    until: date | None = None  # inclusive


class Filter(Record):
    """What an article must be to be listed; an empty field lets all through."""

    words: tuple[str, ...] = ()  # each is in the title, the source or the id; case and accents do not count
    sources: tuple[str, ...] = ()  # it is of one of them
    languages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()  # collections of which it is of none
    since: date | None = None  # inclusive; an article without a date is left out when set
    until: date | None = None  # inclusive
    keys: tuple[int, ...] = ()  # the store's own numbers

    @property
    def lets_all_through(self) -> bool:
        """Whether nothing is asked for."""
        return self == ALL_ARTICLES


ALL_ARTICLES = Filter()


class Via(StrEnum):
    """How an index term came to stand for a word of the question."""

    WORD = "word"
    TRANSLATION = "translation"
    NAME = "name"
    SPELLING = "spelling"
    SYNONYM = "synonym"


class WeightedTerm(NamedTuple):
    """An index term and the probability, in 0..1, that it means the word it stands for."""

    term: str
    weight: float
    via: Via


class Concept(Record):
    """One content word of a question with every index term that means it; it scores as ONE term.

    Structured queries: Pirkola 1998; probabilistic structured queries: Darwish & Oard 2003.
    """

    word: str  # as the question writes it
    start: int  # span in the question's text
    end: int
    terms: tuple[WeightedTerm, ...]

    @property
    def weights(self) -> Mapping[str, float]:
        """Each index term's weight."""
        return {term.term: term.weight for term in self.terms}


class AnswerType(StrEnum):
    """What a question asks for, told by its question words."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    HOW = "how"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    SAID = "said"
    OTHER = "other"


class Followed(Record):
    """How a question that has no sense of its own was understood, in the words of the two questions only."""

    asked: str
    understood: str
    base: str  # what the next question may continue
    tail: str = ""  # the question word that goes with the base
    others: bool = False  # whether the sentences shown before are left out: "who else?"


class Days(Record):
    """Days from the first to the last, both in it; of any year when they are ``yearly``."""

    first: date
    last: date
    yearly: bool = False


class AskedTime(Record):
    """When something happened that a question asks about: on any of these days, or on such a weekday."""

    days: tuple[Days, ...] = ()
    weekdays: frozenset[int] = frozenset()  # 0 is Monday
    narrow: bool = False  # months, weeks or days, no years


class Question(Record):
    """A question as it was understood."""

    text: str  # what was looked for; as asked, unless it ``follows`` another question
    plain: str  # the same as its meaning is looked for, in whatever form it was written
    language: str
    answer_type: AnswerType
    concepts: tuple[Concept, ...]
    follows: Followed | None = None
    within: frozenset[str] = frozenset()  # articles that a conversation stayed with; none: all were asked
    time: AskedTime | None = None


class Reason(Record):
    """Why a sentence was chosen: a word of the question and where the article says it.

    ``start`` and ``end`` are offsets into the article's text, so that a reply can set the match in bold.
    """

    word: str
    found: str
    start: int
    end: int
    via: Via
    certain: bool = True  # whether the two words surely mean each other


class Printing(Metadata):
    """Where an article prints a sentence."""

    article: str
    key: int
    version: int
    start: int
    end: int
    lead: Lead = ""


class Aside(Record):
    """A part of an article beside a citation, word for word: ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str


class Citation(Printing):
    """A sentence of an article, word for word: ``text == article.text[start:end]`` by construction."""

    text: str
    score: float
    reasons: tuple[Reason, ...]
    also: tuple[Printing, ...] = ()  # the other articles that print it in the same words, or nearly
    before: Aside | None = None  # the sentence that its first word points back to
    after: Aside | None = None  # what its colon announces


class Answer(Record):
    """What the articles say to a question, or that they say nothing.

    ``citations`` are best first, up to five, given also when ``found`` is false (the nearest sentences);
    ``shown`` says how many of them a reply shows.
    """

    question: Question
    found: bool
    confidence: float
    shown: int
    citations: tuple[Citation, ...]
    nowhere: tuple[str, ...] = ()  # the question's words of which no article holds any form or translation


ChangeKind = Literal["added", "updated", "removed", "restored"]


class Change(Record):
    """One line of the audit: who changed which article, and when; the sequence number orders all changes."""

    sequence: int
    kind: ChangeKind
    article: str
    version: int
    by: int | None
    at: datetime
    undoes: int | None = None  # the sequence number of the change that this one takes back
    batch: int | None = None  # the sequence number of the first of the changes made together with this one


class Receipt(Record):
    """What became of a request to change the corpus; "unchanged" when the same text was already there."""

    kind: ChangeKind | Literal["unchanged"]
    sequence: int | None  # the change that Undo takes back; None when nothing changed
    article: ArticleSummary
    replaced: ArticleSummary | None = None  # as it answered until now, when it came in another version
    beside: ArticleSummary | None = None  # another one of this title, address or id, which was left as it is
