"""Learn the table of synonyms: ``python -m corpus.training.learn_synonyms PAIRS.tsv.gz WORDNET``.

Two stems of one language that the translation table gives the same translations (Bannard & Callison-Burch
2005) mean alike; those that begin alike are derivations (expel, expulsion), the others synonyms (kill,
murder) when WordNet has them in one set, or in French when its sets hold what they translate. WordNet is a
folder with version 3.0's ``data.*`` and ``*.exc``, which also tells irregular forms (met, meet).
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from corpus.language.lexicon import Lexicon
from corpus.language.terms import tokenize
from corpus.language.thesaurus import FOLDER
from corpus.training.learn_lexicon import sentence_pairs

OTHER = {"en": "fr", "fr": "en"}

LEAST_SEEN = 5  # times in the sentences: translations of rarer stems are chance
LEAST_ALIKE = 0.01  # probability of coming from one stem to the other by translations
LEAST_SYNONYMOUS = 0.04
BEGINNING = 0.55  # of the longer stem, at least four letters, that derivations share
MOST = 6  # of a stem

# The share of a match that each is worth, in percent of a word itself's.
IRREGULAR, DERIVED, SYNONYMOUS = 40, 20, 8

_WORD = re.compile(r"[a-z]+")

Weights = defaultdict[str, dict[str, int]]
Sets = Mapping[str, frozenset[str]]


class _WordNet(NamedTuple):
    """What WordNet says of English stems."""

    sets: Sets  # the numbers of each stem's sets of synonyms
    derived: frozenset[tuple[str, str]]  # verb and noun, adjective and adverb, both ways
    irregular: tuple[tuple[str, str], ...]  # a form and its dictionary entry, where their stems differ


def main() -> None:
    """Read, learn, and write the table."""
    parser = argparse.ArgumentParser(description="Learn the table of synonyms.")
    parser.add_argument("pairs", type=Path, help="gzipped lines: corpus TAB English TAB French")
    parser.add_argument("wordnet", type=Path, help="the folder of WordNet's files")
    parser.add_argument("--table", type=Path, default=FOLDER / "synonyms.tsv")
    arguments = parser.parse_args()
    seen = _seen(arguments.pairs)
    wordnet = _read(arguments.wordnet)
    lines: list[str] = []
    for language in OTHER:
        weights: Weights = defaultdict(dict)
        if language == "en":
            for one, other in wordnet.irregular:
                weights[one][other] = weights[other][one] = IRREGULAR
        for one, other, weight in _alike(language, seen[language], wordnet):
            weights[one].setdefault(other, weight)
        lines += _lines(language, weights)
    arguments.table.write_text("".join(lines), encoding="utf-8")
    sys.stderr.write(f"{len(lines)} stems, {arguments.table.stat().st_size} bytes\n")


def _seen(path: Path) -> Mapping[str, Counter[str]]:
    seen: dict[str, Counter[str]] = {language: Counter() for language in OTHER}
    for _, english, french in sentence_pairs(path):
        for language, sentence in (("en", english), ("fr", french)):
            seen[language].update(token.term for token in tokenize(sentence, language) if not token.stop)
    return seen


def _alike(language: str, seen: Counter[str], wordnet: _WordNet) -> Iterator[tuple[str, str, int]]:
    """Pairs of stems that translate alike, with what they are worth."""
    frequent = {term for term, count in seen.items() if count >= LEAST_SEEN and ":" in term}
    there = {term: _by_translation(term, language) for term in sorted(frequent)}
    for term, others in there.items():
        stem = term.partition(":")[2]
        for other, share in others.items():
            if other == term or other not in frequent or share < LEAST_ALIKE:
                continue
            back = there[other].get(term, 0.0)
            other_stem = other.partition(":")[2]
            if back >= LEAST_ALIKE and (
                _begin_alike(stem, other_stem) or (language == "en" and (stem, other_stem) in wordnet.derived)
            ):
                yield stem, other_stem, DERIVED
            elif min(share, back) >= LEAST_SYNONYMOUS and _synonymous(term, other, wordnet.sets):
                yield stem, other_stem, SYNONYMOUS


def _by_translation(term: str, language: str) -> Mapping[str, float]:
    """The stems of the term's own language that its translations translate, with probabilities."""
    lexicon = Lexicon.load()
    shares: defaultdict[str, float] = defaultdict(float)
    for translation, share in lexicon.translations(term, OTHER[language]):
        for back, back_share in lexicon.translations(translation, language):
            shares[back] += share * back_share
    return shares


def _begin_alike(one: str, other: str) -> bool:
    shared = next((position for position, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    return shared >= 4 and shared >= BEGINNING * max(len(one), len(other))


def _synonymous(term: str, other: str, sets: Sets) -> bool:
    """Whether WordNet has both in a set; for French, whether it has what both most likely mean."""
    if term.startswith("fr:"):
        return any(
            not _sets_of(one, sets).isdisjoint(_sets_of(two, sets))
            for one, share in Lexicon.load().translations(term, "en")
            for two, other_share in Lexicon.load().translations(other, "en")
            if min(share, other_share) >= 0.15
        )
    return not _sets_of(term, sets).isdisjoint(_sets_of(other, sets))


def _sets_of(term: str, sets: Sets) -> frozenset[str]:
    return sets.get(term.partition(":")[2], frozenset())


def _read(folder: Path) -> _WordNet:
    sets: defaultdict[str, set[str]] = defaultdict(set)
    lines = [
        line.split(" ")
        for part in ("noun", "verb", "adj", "adv")
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines()
        if not line.startswith("  ")  # the licence
    ]
    words = {_number(fields[2], fields[0]): fields[4 : 4 + 2 * int(fields[3], 16) : 2] for fields in lines}
    for number, listed in words.items():
        for word in filter(_WORD.fullmatch, listed):
            sets[_stem(word)].add(number)
    entries = {word for listed in words.values() for word in listed}
    return _WordNet(
        {stem: frozenset(numbers) for stem, numbers in sets.items()},
        frozenset(pair for fields in lines for pair in _derived(fields, words)),
        tuple(_irregular_forms(folder, entries)),
    )


def _number(part: str, offset: str) -> str:
    return part.replace("s", "a") + offset  # "s" is an adjective that stands beside another


def _derived(fields: Sequence[str], words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of stems that a set's pointers of derivation ("+") join."""
    first = 4 + 2 * int(fields[3], 16)
    pointers = fields[first + 1 : first + 1 + 4 * int(fields[first])]
    for symbol, offset, part, positions in zip(*(pointers[field::4] for field in range(4)), strict=False):
        if symbol == "+":
            one = words[_number(fields[2], fields[0])][int(positions[:2], 16) - 1]
            other = words[_number(part, offset)][int(positions[2:], 16) - 1]
            if _WORD.fullmatch(one) and _WORD.fullmatch(other):
                yield _stem(one), _stem(other)


def _irregular_forms(wordnet: Path, entries: Set[str]) -> Iterator[tuple[str, str]]:
    """Stems of a form and of its dictionary entry, where they differ."""
    for part in ("noun", "verb", "adj"):
        for line in (wordnet / f"{part}.exc").read_text(encoding="utf-8").splitlines():
            form, *entry = line.split()
            if len(entry) == 1 and all(map(_content, (form, *entry))) and _known((form, *entry)):
                one, other = _stem(form), _stem(entry[0])
                # A form that is a word of its own too ("wound") must be translated like its entry.
                own = (
                    form in entries and _by_translation(f"en:{one}", "en").get(f"en:{other}", 0) < LEAST_ALIKE
                )
                if one != other and not own:
                    yield one, other


def _content(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and not tokenize(word, "en")[0].stop


def _known(words: Iterable[str]) -> bool:
    return all(Lexicon.load().knows(f"en:{_stem(word)}") for word in words)


def _stem(word: str) -> str:
    return tokenize(word, "en")[0].term.partition(":")[2]


def _lines(language: str, weights: Weights) -> Iterator[str]:
    for stem, others in sorted(weights.items()):
        best_first = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        yield f"{language}\t{stem}\t{' '.join(f'{other}:{weight}' for other, weight in best_first)}\n"


if __name__ == "__main__":
    main()
