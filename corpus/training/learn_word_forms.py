"""Learn the tables of word forms: ``python -m corpus.training.learn_word_forms PAIRS.tsv.gz HUNSPELL``.

For each language the forms that the sentences hold, the most frequent first, since of two forms that a
misspelling may stand for it is the likelier; and a trie of all forms that are no misspelling, these and those
of the Hunspell dictionaries ``en_US`` and ``fr`` in the folder HUNSPELL.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from corpus.language.folding import fold
from corpus.language.stopwords import stop_words
from corpus.language.terms import tokenize
from corpus.language.wordforms import FOLDER
from corpus.training.learn_lexicon import sentence_pairs

DICTIONARIES = {"en": "en_US", "fr": "fr"}

LEAST_SEEN = 2  # once may be a slip itself
_FORM = re.compile(r"[a-z]{2,24}")


class _Affix(NamedTuple):
    removed: str
    added: str
    condition: re.Pattern[str]


def main() -> None:
    """Count, expand, and write the tables."""
    parser = argparse.ArgumentParser(description="Learn the tables of word forms.")
    parser.add_argument("pairs", type=Path, help="gzipped lines: corpus TAB English TAB French")
    parser.add_argument("hunspell", type=Path, help="the folder of the dictionaries")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    for language, count in _counted(arguments.pairs).items():
        frequent = sorted(
            (form for form in count if count[form] >= LEAST_SEEN), key=lambda form: (-count[form], form)
        )
        (arguments.folder / f"{language}.txt").write_text("\n".join(frequent) + "\n", encoding="utf-8")
        expanded = _expanded(arguments.hunspell / DICTIONARIES[language])
        known = {*frequent, *filter(_FORM.fullmatch, map(fold, expanded))}
        marisa_trie.Trie(sorted(known)).save(str(arguments.folder / f"{language}.marisa"))
        sys.stderr.write(f"{language}: {len(frequent)} frequent forms of {len(known)}\n")


def _counted(pairs: Path) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {language: Counter() for language in DICTIONARIES}
    for _, *sentences in sentence_pairs(pairs):
        for language, sentence in zip(counts, sentences, strict=True):
            words = (sentence[token.start : token.end] for token in tokenize(sentence, language))
            counts[language].update(filter(_FORM.fullmatch, map(fold, words)))
    for language, count in counts.items():
        for word in filter(_FORM.fullmatch, stop_words(language)):
            count[word] = max(count[word], LEAST_SEEN)
    return counts


def _expanded(dictionary: Path) -> Iterator[str]:
    """The entries with every suffix and prefix that they take."""
    rules = dictionary.with_suffix(".aff").read_text(encoding="utf-8").splitlines()
    width = 2 if "FLAG long" in rules else 1
    suffixes, prefixes = _affixes(rules, "SFX", "{}$"), _affixes(rules, "PFX", "^{}")
    for line in dictionary.with_suffix(".dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, written = line.split("\t")[0].split(" ")[0].partition("/")
        flags = [written[position : position + width] for position in range(0, len(written), width)]
        forms = [word]
        for suffix in chain.from_iterable(suffixes.get(flag, ()) for flag in flags):
            if word.endswith(suffix.removed) and suffix.condition.search(word):
                forms.append(word[: len(word) - len(suffix.removed)] + suffix.added)
        yield from forms
        for prefix in chain.from_iterable(prefixes.get(flag, ()) for flag in flags):
            yield from (prefix.added + form for form in forms if prefix.condition.search(form))


def _affixes(rules: list[str], kind: str, at: str) -> dict[str, list[_Affix]]:
    affixes: defaultdict[str, list[_Affix]] = defaultdict(list)
    for fields in map(str.split, rules):
        if fields[:1] == [kind] and len(fields) >= 5:
            removed, added = (part.partition("/")[0].replace("0", "") for part in fields[2:4])
            if "'" not in added:  # an elision is no other word
                affixes[fields[1]].append(_Affix(removed, added, re.compile(at.format(fields[4]))))
    return affixes


if __name__ == "__main__":
    main()
