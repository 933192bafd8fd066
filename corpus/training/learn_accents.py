"""Learn how French words are accented: ``python -m corpus.training.learn_accents PAIRS.tsv.gz``.

Kept is the written form of each folded one that most of the sentences write so. Words that are as often
written otherwise ("ou" and « où ») are left out, for only who writes them knows which is meant.
"""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from corpus.language.accents import TABLE
from corpus.language.folding import fold
from corpus.language.terms import tokenize
from corpus.training.learn_lexicon import sentence_pairs

LEAST_SEEN = 2  # once may be a slip itself
SHARE = 0.6
"""Of how often a word is seen.

Of 400 French questions to learn from, 231 are answered by the right sentence first, and with accents put in
as many; without accents 222, with accents put in 229, and 228 where the share is .9.
"""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description="Learn how French words are accented.")
    parser.add_argument("pairs", type=Path, help="gzipped lines: corpus TAB English TAB French")
    parser.add_argument("--table", type=Path, default=TABLE)
    arguments = parser.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, _, sentence in sentence_pairs(arguments.pairs):
        for token in tokenize(sentence, "fr"):
            written = sentence[token.start : token.end].lower()
            counts[fold(written)][written] += 1
    learned = sorted(filter(None, (_accented(folded, count) for folded, count in counts.items())))
    arguments.table.write_text("\n".join(learned) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(learned)} forms with accents\n")


def _accented(folded: str, count: Counter[str]) -> str | None:
    """The form that is mostly written, if it has an accent and as many letters as without."""
    [(written, times)] = count.most_common(1)
    clear = times >= LEAST_SEEN and times >= SHARE * count.total()
    accented = written != folded and len(written) == len(folded) and written.isalpha()
    return written if clear and accented else None


if __name__ == "__main__":
    main()
