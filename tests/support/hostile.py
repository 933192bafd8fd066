"""Strings on which a pattern could take long, read from the pattern itself."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# What runs of are tried on every pattern, whatever it holds.
ALWAYS = (
    *(
        "a ",
        "A ",
        "A. ",
        "\n ",
        "\n\n ",
        "\r\n",
        "\n- ",
        ". ",
        ", ",
        "1 ",
        "1.",
        "1 000 ",
        "a-",
        "a'",
        "a: ",
        "aA",
    ),
    *('"a" ', "(a", "(a)", "<a", "<a ", "<a>", "<!--", "a=", "http://a.", "@a ", "&a;"),
)
# Of these one for each kind that a pattern tells apart; runs of each are tried, and of pairs of the first.
_PROBES = " a.A0\n-\u00a0\t,;:!?–'’\"«»“”()<>[{/\\&=#*@|%_9àzÀZİ\u2028\u0300\u4e00\x01\x00"
_MOST_CLASSES = 5
_FAILS = "\x01"  # stands in few patterns


class Hostile(NamedTuple):
    """A string as long as wanted: a beginning, a run, what fits nothing, and the run again."""

    unit: str
    before: str = ""

    def of_length(self, length: int) -> str:
        """At least two units, and not much longer than asked for."""
        run = self.before + self.unit * max(length // 2 // len(self.unit), 1)
        return run + _FAILS + run


def hostile_to(pattern: re.Pattern[Any]) -> list[Hostile]:
    """Strings for one pattern, each once."""
    written = pattern.pattern
    tree = parser.parse(written, pattern.flags)
    samples = _Samples(tree, pattern)
    units = dict.fromkeys(chain(ALWAYS, samples.units()))
    return list(dict.fromkeys(chain((Hostile(unit) for unit in units if unit), samples.inner())))


class _Samples:
    def __init__(self, tree: Any, pattern: re.Pattern[Any]) -> None:
        self._flags = pattern.flags
        self._tree = tree
        self._groups: dict[int, Any] = {}
        self._singles: list[Any] = []
        self._repeats: list[tuple[str, Any]] = []
        literals = set()
        self._walk(tree, "", literals)
        probes = dict.fromkeys(chain(_PROBES, map(chr, sorted(literals))))
        told: dict[tuple[bool, ...], str] = {}
        for probe in probes:
            kind = tuple(_takes(single, probe, self._flags) for single in self._singles)
            told.setdefault((probe.isalnum(), *kind), probe)
        self.classes = list(told.values())

    def units(self) -> Iterator[str]:
        """What is repeated as a whole: characters, pairs of them, what repeats hold, the sample."""
        yield from self.classes
        few = self.classes[:_MOST_CLASSES]
        yield from (first + second for first, second in product(few, few) if first != second)
        whole = self._sample(self._tree)
        yield from (whole, whole[:-1], whole + " ", whole + "\n")
        for before, repeated in self._repeats:
            body = self._sample(repeated)
            yield from (body, before, before + body)
            yield from (before + one for one in self._members(repeated))

    def inner(self) -> Iterator[Hostile]:
        """For each repeat what stands before it, a run of what it repeats, and what fits nothing."""
        for before, repeated in self._repeats:
            for unit in dict.fromkeys((self._sample(repeated), *self._members(repeated))):
                if unit and before:
                    yield Hostile(unit, before)

    def _members(self, repeated: Any) -> list[str]:
        singles = [node for node in self._inside(repeated) if node[0] in _SINGLE]
        return [one for one in self.classes if any(_takes(node, one, self._flags) for node in singles)]

    def _inside(self, nodes: Any) -> Iterator[Any]:
        for operation, argument in nodes:
            yield operation, argument
            for part in _parts(operation, argument):
                yield from self._inside(part)

    def _walk(self, nodes: Any, before: str, literals: set[int]) -> None:
        for operation, argument in nodes:
            if operation in _SINGLE:
                self._singles.append((operation, argument))
                literals.update(_literals(operation, argument))
            if operation is codes.SUBPATTERN and argument[0] is not None:
                self._groups[argument[0]] = argument[3]
            if operation in _REPEATS and argument[1] > 1:
                self._repeats.append((before, argument[2]))
            for part in _parts(operation, argument):
                self._walk(part, before, literals)
            before += self._sample([(operation, argument)])

    def _sample(self, nodes: Any) -> str:
        return "".join(self._one(operation, argument) for operation, argument in nodes)

    def _one(self, operation: Any, argument: Any) -> str:
        if operation is codes.LITERAL:
            return chr(argument)
        if operation in _SINGLE:
            node = operation, argument
            return next(
                (one for one in 'a 0A.-\n"(<é' + _PROBES if _takes(node, one, self._flags)), _rare(argument)
            )
        if operation is codes.BRANCH:
            return self._sample(argument[1][0])
        if operation in _REPEATS:
            return self._sample(argument[2]) * max(argument[0], 1 if argument[1] else 0)
        if operation is codes.GROUPREF:
            return self._sample(self._groups.get(argument, ()))
        if operation in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
            return ""
        return "".join(self._sample(part) for part in _parts(operation, argument))


_SINGLE = {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY}
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}


def _parts(operation: Any, argument: Any) -> list[Any]:
    """What stands inside a node."""
    if operation is codes.BRANCH:
        return list(argument[1])
    if operation in _REPEATS:
        return [argument[2]]
    if operation is codes.SUBPATTERN:
        return [argument[3]]
    if operation is codes.ATOMIC_GROUP:
        return [argument]
    if operation in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    if operation is codes.GROUPREF_EXISTS:
        return [part for part in argument[1:] if part]
    return []


def _literals(operation: Any, argument: Any) -> Iterator[int]:
    if operation in (codes.LITERAL, codes.NOT_LITERAL):
        yield argument
    elif operation is codes.IN:
        for kind, value in argument:
            if kind is codes.LITERAL:
                yield value
            elif kind is codes.RANGE:
                yield value[0]


def _rare(argument: Any) -> str:
    """A member of a class that no probe is of."""
    literals = _literals(codes.IN, argument) if isinstance(argument, list) else iter(())
    return next(map(chr, literals), "")


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdecimal,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
}
_NOT = {
    codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
    codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
}


def _takes(node: Any, one: str, flags: int) -> bool:
    """Whether a node that takes one character takes this one."""
    operation, argument = node
    if flags & re.IGNORECASE and operation is not codes.ANY:
        return any(
            _takes(node, case, flags & ~re.IGNORECASE)
            for case in {one, one.lower(), one.upper()}
            if len(case) == 1
        )
    if operation is codes.ANY:
        return one != "\n" or bool(flags & re.DOTALL)
    if operation is codes.LITERAL:
        return ord(one) == argument
    if operation is codes.NOT_LITERAL:
        return ord(one) != argument
    negated = argument[0][0] is codes.NEGATE
    return negated != any(_in(kind, value, one) for kind, value in argument)


def _in(kind: Any, value: Any, one: str) -> bool:
    if kind is codes.LITERAL:
        return ord(one) == value
    if kind is codes.RANGE:
        return value[0] <= ord(one) <= value[1]
    if kind is codes.CATEGORY:
        return not _CATEGORIES[_NOT[value]](one) if value in _NOT else _CATEGORIES[value](one)
    return False
