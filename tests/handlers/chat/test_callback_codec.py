"""What a button carries, and what is read of it years later."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.answers.answer_buttons import CastVote, ShowContext
from handlers.articles.article_buttons import KeepFound, RemoveFound, ShowFound, Undo
from handlers.chat.callback_codec import CallbackCodec, Press, pack
from tests.support.button_data import KINDS, unpack

NUMBERS = st.integers(0, 10**9)


@dataclass(frozen=True)
class Turn(Press, code="t3", older={"t2": lambda page: (page, 0), "t1": lambda: (0, 0)}):
    """Turn to a page, of which there were one sort and then none in former versions."""

    page: int
    sort: int


@given(
    st.builds(ShowContext, *[NUMBERS] * 4)
    | st.builds(Undo, st.integers(0, 10**12))
    | st.builds(RemoveFound, st.integers(0, 10**12), st.integers(0, 2**32 - 1))
    | st.builds(KeepFound)
    | st.builds(CastVote, st.integers(0, 1), st.integers(0, 2**32 - 1), *[NUMBERS] * 4)
)
def test_buttons_carry_their_numbers_in_64_bytes(press: Press) -> None:
    assert len(pack(press).encode()) <= 64
    assert unpack(pack(press)) == press


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_button_comes_back_from_its_data(kind: type[Press]) -> None:
    press = kind(*range(1, len(kind.__match_args__) + 1))
    assert unpack(pack(press)) == press


@pytest.mark.parametrize(
    "data",
    [
        *(None, "", "c", "c:1:2:3", "c:1:2:3:x", "c:1:2:3:-4", "u:１", "u:" + "9" * 19, "z:1", "u:1:2"),
        *("cx", "cx:1:2:3", "cx:1:2:3:x", "cx:1:2:3:-4", "un:１", "un:" + "9" * 19, "un:1:2", "p:1:2", "rk:"),
    ],
)
def test_foreign_button_data_mean_nothing(data: str | None) -> None:
    assert unpack(data) is None


def test_buttons_of_one_letter_are_still_read() -> None:
    assert unpack("c:12:1:340:512") == ShowContext(12, 1, 340, 512)
    assert unpack("k") == KeepFound()


def test_numbers_of_former_codes_are_read_as_what_they_mean_now() -> None:
    assert [Turn.read(data) for data in ("t3:4:2", "t2:4", "t1", "t2:4:2", "t1:1")] == [
        Turn(4, 2),
        Turn(4, 0),
        Turn(0, 0),
        None,
        None,
    ]
    assert unpack("p:3") == ShowFound(0, 3)  # of lists from before they could be filtered


def test_two_kinds_with_one_code_stop_the_start() -> None:
    @dataclass(frozen=True)
    class Other(Press, code="t4", letter="t", older={"t2": lambda page: (page,)}):
        page: int

    with pytest.raises(ValueError, match="Other and Turn: both have 't2'"):
        CallbackCodec([Turn, Other])


@pytest.mark.parametrize("code", ["", "t", "tur", "t:", "é1"])
def test_a_code_has_two_letters_or_digits(code: str) -> None:
    with pytest.raises(ValueError, match="a code has 2 letters or digits"):
        type("Wrong", (Press,), {}, code=code)


def test_data_too_long_for_a_button_are_made_by_none() -> None:
    with pytest.raises(ValueError, match="at most 64 bytes"):
        pack(CastVote(1, *[10**17] * 5))
