"""Learn the table of word translations: ``python -m corpus.training.learn_lexicon PAIRS.tsv.gz``.

Each line of PAIRS is a corpus, an English sentence and its French translation, separated by tabs. Only stems
and probabilities are kept. ``tables/README.md`` says what the table in the package was learned from.
"""

import argparse
import gzip
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.language.lexicon import TABLE, Direction, save
from corpus.language.terms import tokenize
from corpus.training.alignment import Floats, Integers, learn

LEAST = 0.02  # a translation less likely than this is mostly chance
MOST = 10  # translations of a word
# Made from Flickr30k, whose terms allow research that is not commercial: left out.
UNFREE = "multi30k"
# Most pairs are phrases for learners, but articles are news: "talks" are negotiations before they are chats.
NEWS = ("news", "pud")
NEWS_WEIGHT = 10.0


class _Pairs(NamedTuple):
    """Sentence pairs as numbers of stems; a stem's number is its position in its list."""

    english: list[list[int]]
    french: list[list[int]]
    english_stems: list[str]
    french_stems: list[str]
    weights: list[float]


def main() -> None:
    """Read the pairs, learn, and write the table."""
    parser = argparse.ArgumentParser(description="Learn the table of word translations from sentence pairs.")
    parser.add_argument("pairs", type=Path, help="gzipped lines: corpus TAB English TAB French")
    parser.add_argument(
        "--table", type=Path, default=TABLE, help="where to write it (default: the package's)"
    )
    arguments = parser.parse_args()
    began = time.perf_counter()
    pairs = _read(arguments.pairs)
    learned = learn(pairs.english, pairs.french, pairs.weights)
    english = _direction(pairs.english_stems, learned.source, learned.target, learned.forward)
    french = _direction(pairs.french_stems, learned.target, learned.source, learned.backward)
    save(arguments.table, english, french)
    sys.stderr.write(
        f"{len(pairs.english)} sentence pairs, {time.perf_counter() - began:.0f} s,"
        f" {len(english.others)} translations of {len(english.stems)} English stems,"
        f" {len(french.others)} of {len(french.stems)} French stems, {arguments.table.stat().st_size} bytes\n"
    )


def _read(path: Path) -> _Pairs:
    english: list[list[str]] = []
    french: list[list[str]] = []
    weights: list[float] = []
    for weight, left, right in sentence_pairs(path):
        words = list(_stems(left, "en")), list(_stems(right, "fr"))
        if all(words):
            english.append(words[0])
            french.append(words[1])
            weights.append(weight)
    stems = [sorted({stem for sentence in side for stem in sentence}) for side in (english, french)]
    numbers = [{stem: number for number, stem in enumerate(listed)} for listed in stems]
    return _Pairs(
        [[numbers[0][stem] for stem in sentence] for sentence in english],
        [[numbers[1][stem] for stem in sentence] for sentence in french],
        stems[0],
        stems[1],
        weights,
    )


def sentence_pairs(path: Path) -> Iterator[tuple[float, str, str]]:
    """Weight, English sentence and French sentence of each line that may be learned from."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, english, french = line.rstrip("\n").split("\t")
            if not name.startswith(UNFREE):
                yield NEWS_WEIGHT if name.startswith(NEWS) else 1.0, english, french


def _stems(sentence: str, language: str) -> Iterator[str]:
    for token in tokenize(sentence, language):
        stem = token.term.partition(":")[2]
        # Numbers are the same everywhere; "us" is the country only where it is written as a name.
        if stem and not token.stop and (token.term != "en:us" or token.capitalised):
            yield stem


def _direction(stems: list[str], words: Integers, others: Integers, probability: Floats) -> Direction:
    """The likely translations, best first for each word."""
    rows = np.flatnonzero(probability >= LEAST)
    rows = rows[np.lexsort((others[rows], -probability[rows], words[rows]))]
    begins = np.searchsorted(words[rows], words[rows])
    rows = rows[np.arange(len(rows)) - begins < MOST]
    first = np.searchsorted(words[rows], np.arange(len(stems) + 1))
    shares = np.floor(probability[rows] * 255)
    return Direction(stems, first.astype(np.int32), others[rows].astype(np.int32), shares.astype(np.uint8))


if __name__ == "__main__":
    main()
