"""What a button carries: its code and plain numbers, so that it works after a restart and fits 64 bytes.

A kind of button is a frozen dataclass of integers, declared where its capability lives:

    @dataclass(frozen=True)
    class ShowTrash(Press, code="tr", letter="t"):
        page: int

Its data are "tr:0". A code, once given, keeps its meaning: buttons of old messages are pressed for years.
When the fields of a kind change it takes a new code, and ``older`` says what the numbers after each former
code mean now. Buttons that were made before codes had two characters are read by their one ``letter``.
"""

from collections.abc import Callable, Iterable, Mapping
from inspect import signature
from typing import ClassVar, Self, TypeVar

MOST_BYTES = 64  # that Telegram takes as the data of a button
CODE_LENGTH = 2  # characters
LONGEST_NUMBER = 18  # digits

Numbers = tuple[int, ...]
Older = Mapping[str, Callable[..., Numbers]]
P = TypeVar("P", bound="Press")


class Press:
    """A press of a button, of one kind or another; which, says its class."""

    __match_args__: ClassVar[tuple[str, ...]] = ()  # the names of the numbers, which each dataclass has
    codes: ClassVar[tuple[str, ...]]  # the present one first
    older: ClassVar[Older]

    def __init_subclass__(cls, *, code: str, letter: str | None = None, older: Older | None = None) -> None:
        if len(code) != CODE_LENGTH or not (code.isascii() and code.isalnum()):
            raise ValueError(f"{cls.__name__}: a code has {CODE_LENGTH} letters or digits, unlike {code!r}")
        cls.codes, cls.older = (code, letter) if letter else (code,), older or {}

    @classmethod
    def read(cls, data: object) -> Self | None:
        """The press that a button's data mean; None for those of other kinds, and of none."""
        code, *written = data.split(":") if isinstance(data, str) else [""]
        # A modified client can send any data: only plain digits of a sane length become numbers.
        if not all(map(_is_number, written)):
            return None
        numbers, make = tuple(map(int, written)), _maker(cls)
        if code in cls.codes and len(numbers) == len(cls.__match_args__):
            return make(*numbers)
        reading = cls.older.get(code)
        if reading and len(numbers) == len(signature(reading).parameters):
            return make(*reading(*numbers))
        return None


class CallbackCodec:
    """Reads the data of every kind of button that the bot has.

    Raises ValueError when two kinds claim one code, so that no bot starts that would take one for the other.
    """

    def __init__(self, kinds: Iterable[type[Press]]) -> None:
        self._kinds: dict[str, type[Press]] = {}
        for kind in kinds:
            for code in (*kind.codes, *kind.older):
                if code in self._kinds:
                    raise ValueError(f"{kind.__name__} and {self._kinds[code].__name__}: both have {code!r}")
                self._kinds[code] = kind

    def press(self, data: str | None) -> Press | None:
        """What a button's data mean; None when they are not, or no longer, any button of ours."""
        kind = self._kinds.get((data or "").partition(":")[0])
        return kind.read(data) if kind else None


def pack(press: Press) -> str:
    """The button's data, such as "cx:12:1:340:512"; raises ValueError when they are too long for a button."""
    data = ":".join([press.codes[0], *(str(getattr(press, name)) for name in press.__match_args__)])
    if len(data) > MOST_BYTES:
        raise ValueError(f"a button has at most {MOST_BYTES} bytes, unlike {data!r}")
    return data


def _maker(kind: type[P]) -> Callable[..., P]:
    return kind


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
