"""What comes from the process that reads, put together and looked at before anything believes it.

A hostile file may have taken that process over. Whatever it says, what leaves here is a text of bearable
length with spans that lie in it in order, or ``Malformed`` is raised.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from corpus import errors
from corpus.errors import SourceError
from corpus.models import LIKENESS, AnalysedDraft, IndexedSentence, Passages
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS, MAXIMUM_PARTS, MAXIMUM_SAID
from corpus.readers.wire import LONGEST_NAME, Begun, Part

_LONGEST_WAIT = 3_600  # seconds
_MOST_BEGUN = 10_000  # in a row: files in files, and parts that are passed over
_MOST_VALUES = 100  # of an error, such as the columns of a table
_A_CHARACTER = 20  # characters that passages may have for one of the text
_DIGITS = 20
_SIGNATURES = {0, 4 * LIKENESS}  # bytes


class Malformed(ValueError):
    """The process says what it cannot have found."""


class Arrivals:
    """Takes messages one by one, and gives what they tell once it is whole."""

    def __init__(self) -> None:
        self._text = _Gathered(MAXIMUM_CHARACTERS)
        self._passages = _Gathered(_A_CHARACTER * MAXIMUM_CHARACTERS)
        self._begun = 0
        self._parts = 0

    def take(self, message: Any) -> Begun | Part | None:
        """What is whole with this message; None when it is a piece of something. Raises Malformed."""
        try:
            [(kind, said)] = message.items()
            match kind:
                case "text":
                    self._text.add(said)
                case "passages":
                    self._passages.add(said)
                case "begun":
                    return self._begun_of(said)
                case "part":
                    return self._part_of(said)
                case _:
                    raise Malformed(f"nothing is called {kind!r}")
        except (ValidationError, TypeError, ValueError, KeyError, AttributeError) as error:
            raise Malformed(str(error)[:LONGEST_NAME]) from error
        return None

    def _begun_of(self, said: Any) -> Begun:
        begun = Begun(**said)
        self._begun += 1
        _check(self._begun <= _MOST_BEGUN, "it begins and begins")
        _check(_is_name(begun.name) and _is_name(begun.format), "a name that is none")
        _check(
            type(begun.seconds) is int and 0 <= begun.seconds <= _LONGEST_WAIT, "seconds beyond all limits"
        )
        return begun

    def _part_of(self, said: Any) -> Part:
        self._begun = 0
        self._parts += 1
        _check(self._parts <= MAXIMUM_PARTS + 1, "more parts than are read")
        name, share, error, draft = (said[field] for field in ("name", "share", "error", "draft"))
        _check(_is_name(name) and isinstance(share, int | float) and 0 <= share <= 1, "a part that is none")
        return Part(name, self._draft_of(draft) if draft else None, _error_of(error), share)

    def _draft_of(self, said: dict[str, Any]) -> AnalysedDraft:
        self._text.add(said["text"])
        self._passages.add(said["passages"])
        return draft_of(said, self._text.taken(), self._passages.taken())


class _Gathered:
    """The pieces of a text."""

    def __init__(self, most: int) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._most = most

    def add(self, piece: str) -> None:
        # Empty ones would cost without an end.
        self._length += len(piece) or 1
        _check(isinstance(piece, str) and self._length <= self._most + 1, "longer than is read")
        self._pieces.append(piece)

    def taken(self) -> str:
        whole = "".join(self._pieces)
        self._pieces, self._length = [], 0
        return whole


def draft_of(said: dict[str, Any], text: str, lines: str) -> AnalysedDraft:
    """The record that was told; raises Malformed, or ValueError and its like."""
    likeness = bytes.fromhex(said["likeness"])
    _check(len(likeness) in _SIGNATURES, "a signature of another size")
    fields = said | {"likeness": likeness, "text": text, "passages": ()}
    draft = AnalysedDraft.model_validate(fields)
    for value in (*draft.metadata.values(), draft.id):
        _check(
            not isinstance(value, str) or (len(value) <= MAXIMUM_SAID and _is_plain(value)), "too much said"
        )
    _check(_is_plain(text), "a text that cannot be kept")
    _check(_is_language(draft.language) and draft.analysed_in == draft.language, "no language")
    _check(len(lines) <= _A_CHARACTER * len(text), "more passages than text")
    return draft.model_copy(update={"passages": passages_of(lines, len(text))})


def passages_of(lines: str, length: int) -> Passages:
    """The passages in the lines that ``wire.lines_of`` writes, for a text of this length."""
    known: dict[str, str] = {}  # most terms come again: each is held once
    passages = (tuple(_sentences(passage, known)) for passage in lines.split("\n\n") if passage)
    return tuple(_in_order(passages, length))


def _in_order(
    passages: Iterable[tuple[IndexedSentence, ...]], length: int
) -> Iterator[tuple[IndexedSentence, ...]]:
    last = terms = 0
    for passage in passages:
        for sentence in passage:
            _check(last <= sentence.start < sentence.end <= length, "a span that is none of the text")
            last = sentence.end
            terms += len(sentence.terms)
        _check(terms <= length, "more terms than characters")
        yield passage


def _sentences(passage: str, known: dict[str, str]) -> Iterator[IndexedSentence]:
    for line in passage.split("\n"):
        start, end, *terms = line.split("\t")
        _check(start.isdecimal() and end.isdecimal() and len(start) + len(end) < _DIGITS, "no span")
        yield IndexedSentence(int(start), int(end), tuple([known.setdefault(term, term) for term in terms]))


def _error_of(said: dict[str, Any] | None) -> SourceError | None:
    if said is None:
        return None
    kind = getattr(errors, said["kind"])
    _check(isinstance(kind, type) and issubclass(kind, SourceError), "no error of a source")
    # Each error is made of the values that it bears.
    error: SourceError = kind(**{name: _value(value) for name, value in said["values"].items()})
    return error


def _value(value: Any) -> Any:
    if isinstance(value, list):
        _check(len(value) <= _MOST_VALUES, "too many values")
        return tuple(map(_value, value))
    _check(value is None or _is_name(value) or type(value) is int, "no value of an error")
    return value


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and len(name) <= LONGEST_NAME


def _is_language(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code.islower()


def _is_plain(text: str) -> bool:
    """Whether a database can keep it."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Malformed(otherwise)
