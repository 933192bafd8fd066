"""How much of its words a text shares with another, estimated by MinHash (Broder 1997) from their signatures.

Texts are compared only when a band of their signatures is equal (locality-sensitive hashing), which two texts
that share two thirds of their shingles miss once in a thousand times. ``language/likeness`` makes signatures.
"""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from corpus.models import LIKENESS

ROWS = 5
BANDS = LIKENESS // ROWS

Signature = npt.NDArray[np.uint32]


def bands(of: Signature) -> list[int]:
    """A number for each band, of which two like texts have at least one in common; 63 bits."""
    rows = enumerate(of.reshape(BANDS, ROWS))
    digests = (blake2b(bytes([band]) + row.tobytes(), digest_size=8) for band, row in rows)
    return [int.from_bytes(digest.digest(), "big") >> 1 for digest in digests]


def shared(one: Signature, other: Signature) -> float:
    """The share of shingles that two texts have in common, as their signatures estimate it."""
    return float((one == other).mean())


def contained(shared: float, times: float) -> float:
    """The share of the shorter of two texts that the longer one holds, which is so many times as long.

    From the share of all their shingles: J = c / (1 + times - c).
    """
    return min(shared * (1 + times) / (1 + shared), 1.0)


def unpacked(data: bytes) -> Signature:
    """A signature that was kept."""
    return np.frombuffer(data, dtype="<u4")
