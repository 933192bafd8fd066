"""The signature of a text's words, by which the store finds texts that share many of them.

MinHash (Broder 1997) over shingles of three words: agency copy is reprinted with another lead and title.
"""

import re
from collections import Counter

import numpy as np

from corpus.language.folding import fold
from corpus.models import LIKENESS

SHINGLE = 3  # words
SEED = 1  # part of what is kept: another one makes other signatures
FEWEST = 30  # shingles of a text that is compared; shorter ones share formulas

FEWEST_WORDS = 6  # of a text that is compared by its words alone

_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """The signature of a text, as it is kept; empty for one too short to be compared."""
    from rensa import RMinHash  # here, since only what adds articles needs it

    words = _WORD.findall(fold(text))
    shingles = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST:
        return b""
    hashed = RMinHash(num_perm=LIKENESS, seed=SEED)
    hashed.update(sorted(shingles))
    return np.array(hashed.digest(), dtype="<u4").tobytes()


def words_shared(one: str, other: str) -> float:
    """The share, in 0..1, of the words of the shorter text that the longer one has too, each as often.

    It is for texts too short for a signature; with fewer words than ``FEWEST_WORDS`` nothing is shared.
    """
    counted = [Counter(_WORD.findall(fold(text))) for text in (one, other)]
    fewest = min(words.total() for words in counted)
    return (counted[0] & counted[1]).total() / fewest if fewest >= FEWEST_WORDS else 0.0
