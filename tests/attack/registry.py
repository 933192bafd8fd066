"""The list of all attacks, which each of them joins by its decorator."""

import inspect
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from tests.attack.stage import Stage

Play = Callable[[Stage], Coroutine[Any, Any, None]]

_NAME = re.compile(r"attack_(?:(?P<number>\d\d)_)?[a-z]\w+")
_listed: dict[str, "Attack"] = {}


@dataclass(frozen=True)
class Attack:
    """Something that is tried on the bot."""

    name: str
    number: int | None  # in the list of attacks that once got through
    says: str  # what is done, in a sentence
    play: Play
    seconds: float  # in which it must be over


def attack(*, seconds: float = 60.0) -> Callable[[Play], Play]:
    """Put a coroutine on the list; raises ValueError for a name that says no attack, or is there already."""

    def listing(play: Play) -> Play:
        name = play.__name__
        named = _NAME.fullmatch(name)
        if named is None or name in _listed or not play.__doc__:
            raise ValueError(
                f"{name}: an attack has a name of its own, such as attack_03_title, and says what"
            )
        number = int(named["number"]) if named["number"] else None
        says = inspect.cleandoc(play.__doc__).splitlines()[0]
        _listed[name] = Attack(name, number, says, play, seconds)
        return play

    return listing


def attacks() -> list[Attack]:
    """All of them: those of the list by their numbers, then the others by their names."""
    import tests.attack.attacks  # noqa: F401  each module of it adds its own

    return sorted(_listed.values(), key=lambda one: (one.number is None, one.number or 0, one.name))
