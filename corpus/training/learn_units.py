"""Learn the table of multi-word units: ``python -m corpus.training.learn_units PAIRS.tsv.gz``.

Words that stand together more often than chance would have it are joined, and the joined words translated
like words (IBM Model 1); kept are those that the translations of their words do not explain. Then the same
again with only these joined, so that the others' words are counted.
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.language.lexicon import Lexicon
from corpus.language.terms import tokenize
from corpus.language.units import LONGEST, TABLE, save
from corpus.training.alignment import learn
from corpus.training.learn_lexicon import sentence_pairs

LEAST_COUNT = 6
TOGETHER = 4.0  # bits of pointwise mutual information from which words are a unit
# A particle is in every second sentence, so that a verb owns it less; prepositions are left to their nouns.
PARTICLES = frozenset(("up", "off", "out", "down", "away", "back", "apart", "aside", "over", "through", "on"))
TOGETHER_WITH_PARTICLE = 1.5
LEAST = 0.06  # a translation less likely than this is mostly chance
LEAST_SEEN = 2.5  # nor is one seen less often
MOST = 6  # translations of a unit
UNEXPLAINED = 0.3  # of a unit's translations that are not those of its words
EXPLAINED = 0.1  # from this probability on a translation is one of the word's
MARKS = frozenset(',;:.!?()«»“”"')

Units = dict[str, dict[str, float]]


class _Word(NamedTuple):
    stem: str
    stop: bool
    apart: bool  # by a mark from the word before


class _Corpus(NamedTuple):
    english: list[list[_Word]]
    french: list[list[_Word]]
    weights: list[float]


def main() -> None:
    """Read the pairs, learn, and write the table."""
    parser = argparse.ArgumentParser(description="Learn the table of multi-word units from sentence pairs.")
    parser.add_argument("pairs", type=Path, help="gzipped lines: corpus TAB English TAB French")
    parser.add_argument(
        "--table", type=Path, default=TABLE, help="where to write it (default: the package's)"
    )
    arguments = parser.parse_args()
    corpus = _read(arguments.pairs)
    english, french = _collocations(corpus.english), _collocations(corpus.french)
    for _ in range(2):
        english, french = _translated(corpus, english, french)
    save(arguments.table, {"en": english, "fr": french})
    sys.stderr.write(f"{len(english)} English units, {len(french)} French units\n")


def _read(path: Path) -> _Corpus:
    corpus = _Corpus([], [], [])
    for weight, english, french in sentence_pairs(path):
        corpus.english.append(_words(english, "en"))
        corpus.french.append(_words(french, "fr"))
        corpus.weights.append(weight)
    return corpus


def _words(sentence: str, language: str) -> list[_Word]:
    words, end = [], 0
    for token in tokenize(sentence, language):
        # A number belongs to no unit, but it parts the words around it.
        stem = token.term.partition(":")[2]
        words.append(_Word(stem, token.stop or not stem, not MARKS.isdisjoint(sentence[end : token.start])))
        end = token.end
    return words


def _collocations(sentences: Sequence[Sequence[_Word]]) -> Units:
    """Words that stand together more often than by chance; without translations yet."""
    words = Counter(word.stem for sentence in sentences for word in sentence)
    together = Counter(unit for sentence in sentences for unit in _candidates(sentence))
    size = words.total()
    found: Units = {}
    for unit, count in together.items():
        first, *_, last = unit.split(" ")
        bits = math.log2(count * size / (words[first] * words[last]))
        if count >= LEAST_COUNT and bits >= (TOGETHER_WITH_PARTICLE if last in PARTICLES else TOGETHER):
            found[unit] = {}
    return found


def _candidates(sentence: Sequence[_Word]) -> Iterator[str]:
    """A verb and its particle, or two content words with at most two function words between them."""
    for first, word in enumerate(sentence):
        if word.stop:
            continue
        for length in range(2, LONGEST + 1):
            unit = sentence[first : first + length]
            if len(unit) < length or unit[-1].apart or not unit[-1].stem:
                break
            if not unit[-1].stop or (length == 2 and unit[-1].stem in PARTICLES):
                yield " ".join(each.stem for each in unit)
            if not unit[-1].stop:
                break


def _translated(corpus: _Corpus, english: Units, french: Units) -> tuple[Units, Units]:
    """Those units that their words' translations do not explain, with the stems that mean them."""
    joined = [
        (left, right, weight)
        for one, other, weight in zip(corpus.english, corpus.french, corpus.weights, strict=True)
        if (left := list(_join(one, english))) and (right := list(_join(other, french)))
    ]
    sides = [row[0] for row in joined], [row[1] for row in joined]
    counts = [Counter(stem for sentence in side for stem in sentence) for side in sides]
    stems = [sorted(count) for count in counts]
    numbers = [{stem: number for number, stem in enumerate(listed)} for listed in stems]
    learned = learn(
        [[numbers[0][stem] for stem in sentence] for sentence in sides[0]],
        [[numbers[1][stem] for stem in sentence] for sentence in sides[1]],
        [row[2] for row in joined],
    )
    pairs = zip(learned.source.tolist(), learned.target.tolist(), strict=True)
    into: tuple[defaultdict[str, dict[str, float]], ...] = (defaultdict(dict), defaultdict(dict))
    for (one, other), there, back in zip(
        pairs, learned.forward.tolist(), learned.backward.tolist(), strict=True
    ):
        left, right = stems[0][one], stems[1][other]
        if " " in left and there >= LEAST and there * counts[0][left] >= LEAST_SEEN:
            into[0][left][right] = there
        if " " in right and back >= LEAST and back * counts[1][right] >= LEAST_SEEN:
            into[1][right][left] = back
    functions = [
        {word.stem for sentence in side for word in sentence if word.stop}
        for side in (corpus.english, corpus.french)
    ]
    return _unexplained(into[0], "en", "fr", functions[1]), _unexplained(into[1], "fr", "en", functions[0])


def _join(sentence: Sequence[_Word], units: Units) -> Iterator[str]:
    """The content words of a sentence, those of a unit as one."""
    position = 0
    while position < len(sentence):
        for length in range(LONGEST, 1, -1):
            words = sentence[position : position + length]
            unit = " ".join(word.stem for word in words)
            if unit in units and not any(word.apart for word in words[1:]):
                yield unit
                position += length
                break
        else:
            if not sentence[position].stop:
                yield sentence[position].stem
            position += 1


def _unexplained(
    units: Mapping[str, Mapping[str, float]], source: str, into: str, functions: set[str]
) -> Units:
    lexicon = Lexicon.load()
    kept: Units = {}
    for unit, translations in units.items():
        literal = {
            term.partition(":")[2]
            for stem in unit.split(" ")
            for term, share in lexicon.translations(f"{source}:{stem}", into)
            if share >= EXPLAINED
        }
        terms: dict[str, float] = {}
        unexplained = 0.0
        for translation, share in translations.items():
            stems = {stem for stem in translation.split(" ") if stem not in functions}
            unexplained += share * bool(stems - literal)
            terms.update({stem: max(share, terms.get(stem, 0.0)) for stem in stems})
        if unexplained >= UNEXPLAINED:
            kept[unit] = dict(sorted(terms.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])
    return kept


if __name__ == "__main__":
    main()
