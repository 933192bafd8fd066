"""Each attack as a test of its name: ``pytest -m slow tests/attack -k title``; ``make attack`` tells more."""

import re
from pathlib import Path

import pytest

from tests.attack import newsroom
from tests.attack.playing import play
from tests.attack.registry import Attack, attack, attacks
from tests.attack.stage import Stage

LISTED = 20  # attacks that once got through
BUSY = 3.0  # seconds that others may have to wait where other tests run beside this one


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the attacked newsroom, of which each attack gets a copy."""
    folder = tmp_path_factory.mktemp("attacks") / "newsroom"
    newsroom.fill(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("chosen", attacks(), ids=lambda one: one.name)
def test_it_holds_against(chosen: Attack, articles: Path) -> None:
    assert play(chosen, articles, BUSY).broken == ()


def test_every_attack_that_once_got_through_is_played() -> None:
    assert {one.number for one in attacks()} - {None, 0} == set(range(1, LISTED + 1))


def test_every_attack_says_in_a_sentence_what_is_done() -> None:
    assert [one.name for one in attacks() if not re.fullmatch(r"[A-Z].{10,110}\.", one.says)] == []


def test_two_attacks_of_one_name_are_refused() -> None:
    async def attack_00_nothing(_: Stage) -> None:
        """Nobody does anything."""

    with pytest.raises(ValueError, match="attack_00_nothing"):
        attack()(attack_00_nothing)
