"""The signature of a text's words, by which the store finds texts that share many of them.

MinHash (Broder 1997) over shingles of three words: agency copy is reprinted with another lead and title.
"""

import re

import numpy as np

from corpus.language.folding import fold
from corpus.models import LIKENESS

SHINGLE = 3  # words
SEED = 1  # part of what is kept: another one makes other signatures
FEWEST = 30  # shingles of a text that is compared; shorter ones share formulas

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
