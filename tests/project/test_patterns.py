"""No text takes a pattern of the product longer than in proportion to its length.

``re`` holds the interpreter while it matches: a pattern that takes the square of a text's length stops
everybody. So every pattern is found, and tried on strings that were made against it.
"""

import re
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.pattern_growth import each_once, worst
from tests.support.patterns import collect, compiled_in, hidden, modules

# Compiled where it is used, from what is no text of strangers.
MADE_ELSEWHERE = {
    # The conditions of a Hunspell dictionary, tried on its own words when the tables of forms are made.
    "corpus/training/learn_word_forms.py",
}
PARTS = ("bot", "handlers", "corpus.answers", "corpus.readers", "corpus")


def part_of(place: str) -> str:
    """The longest of the parts that a place is in."""
    return max((part for part in PARTS if place.startswith(f"{part}.")), key=len)


def test_every_pattern_stands_where_it_is_found() -> None:
    found = [
        line
        for _, file in modules()
        for line in hidden(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix())
        if line.partition(":")[0] not in MADE_ELSEWHERE
    ]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("part", PARTS)
def test_no_string_takes_a_pattern_longer_than_in_proportion_to_its_length(part: str) -> None:
    slow = []
    for place, pattern in each_once(collect()):
        if part_of(place) == part:
            growth, hostile = worst(pattern)
            if growth.superlinear:
                slow.append(f"{place} {pattern.pattern!r} on {hostile}")
    assert "\n".join(slow) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s+#.*$",
        r"(a+)+$",
        r"(?:a|b|ab)*c",
        r"[^\S\n]*\n[^\S\n]*",
        r"[^\S\n]*(?:\n[^\S\n]*){2,}|[\f\v\u2029]\s*",
        rb"<input[^>]+type\s*=",
        rb'"x"\s*:\s*"?\s*false',
        r".{0,1000}?\d",
        r"[ |]+$",
        r"(\w+)\s+$",
        r"(?:[0-9a-f]{32,}\s*){4,}",
        r"what.*\bmeant\b",
        r"(?:(?:le|on),?\s+)*X",
        r"\{title ((?:[^{}\\]|\\.)*)\}",
        r"([^\W_]+(?:-[^\W_]+)*)$",
        r"(?i)\w+@",
    ],
)
def test_a_pattern_that_takes_longer_is_found_out(pattern: str | bytes) -> None:
    assert worst(re.compile(pattern)).growth.superlinear  # type: ignore[misc]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<!\s)\s+#",
        r"\A\s*#",
        r"[.!?]\s*$",
        r"(?:\n[^\S\n]*){2,}",
        r"\([^()]*\)",
        r"(?<!\w)\w++@",
        rb"\x89PNG",
        r"(?P<quote>['\"])[^'\"]{0,9}(?P=quote)",
    ],
)
def test_a_pattern_that_reads_each_character_a_few_times_is_not(pattern: str | bytes) -> None:
    assert not worst(re.compile(pattern)).growth.superlinear  # type: ignore[misc]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import re\ndef late(text):\n    return re.sub(r'a+b', '', text)\n", "re.sub"),
        ("import re\ndef late(text):\n    return re.compile(text)\n", "inside a function"),
        ("from re import compile\n", "another way"),
        ("import re as patterns\n", "another way"),
        ("import regex\n", "another way"),
        ("import re\nlate = lambda text: text\ncompiled = list(map(re.compile, 'ab'))\n", "compiles"),
        ("text_filter = filters.Regex('a+b')\n", "filters by"),
        ("route = CallbackQueryHandler(answer, pattern='a+b')\n", "hands a pattern on"),
    ],
)
def test_a_pattern_that_would_not_be_found_is_named(source: str, what: str) -> None:
    [named] = hidden(source, "corpus/planted.py")
    assert what in named


def test_patterns_are_found_in_whatever_holds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "import re\n"
        "from functools import cache\n"
        "from typing import NamedTuple\n"
        "_WORDS = ('a', 'b')\n"
        "_TABLE = {word: (word, re.compile(word)) for word in _WORDS}\n"
        "class Rule(NamedTuple):\n"
        "    pattern: re.Pattern[str] = re.compile('c', re.IGNORECASE)\n"
        "@cache\n"
        "def _of(language: str) -> re.Pattern[str]:\n"
        "    return re.compile(language)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    import planted as module  # type: ignore[import-not-found]

    found = compiled_in(module, planted)
    assert [one.pattern.pattern for one in found] == ["a", "b", "c", "en", "fr"]
    assert hidden(planted.read_text(encoding="utf-8"), "planted.py") == []
