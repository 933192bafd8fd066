"""How much of its words a text shares with another, estimated by MinHash (Broder 1997).

Agency copy is reprinted with another lead and title. Shingles are of three words; texts are compared only
when a band of their signatures is equal (locality-sensitive hashing), which two texts that share two thirds
of their shingles miss once in a thousand times.
"""

import re
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from corpus.language.folding import fold

SHINGLE = 3  # words
ROWS, BANDS = 5, 24
SIZE = ROWS * BANDS  # numbers of a signature
SEED = 1  # part of what is kept: another one makes other signatures

FEWEST = 30  # shingles of a text that is compared; shorter ones share formulas

_WORD = re.compile(r"\w+")

Signature = npt.NDArray[np.uint32]


def signature(text: str) -> Signature | None:
    """The signature of a text; None for one too short to be compared."""
    from rensa import RMinHash  # here, since only what adds articles needs it

    words = _WORD.findall(fold(text))
    shingles = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    if len(shingles) < FEWEST:
        return None
    hashed = RMinHash(num_perm=SIZE, seed=SEED)
    hashed.update(sorted(shingles))
    return np.array(hashed.digest(), dtype="<u4")


def bands(of: Signature) -> list[int]:
    """A number for each band, of which two like texts have at least one in common; 63 bits."""
    rows = enumerate(of.reshape(BANDS, ROWS))
    digests = (blake2b(bytes([band]) + row.tobytes(), digest_size=8) for band, row in rows)
    return [int.from_bytes(digest.digest(), "big") >> 1 for digest in digests]


def shared(one: Signature, other: Signature) -> float:
    """The share of shingles that two texts have in common, as their signatures estimate it."""
    return float((one == other).mean())


def packed(of: Signature) -> bytes:
    """A signature as it is kept."""
    return of.astype("<u4").tobytes()


def unpacked(data: bytes) -> Signature:
    """A signature that was kept."""
    return np.frombuffer(data, dtype="<u4")
