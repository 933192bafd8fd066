"""Texts cut into the pieces of a vocabulary, the most probable way.

The method is SentencePiece's unigram language model (Kudo 2018): of all ways to cut a word into known
pieces, the one whose scores (log probabilities) sum highest, by Viterbi's algorithm. No piece of this
vocabulary reaches across a space, so words are cut one by one and remembered: texts mostly repeat them.

Why not the library tokenizers: it takes 0.8 s and 200 MB to read a vocabulary of this size, at every start.
"""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

import marisa_trie
import numpy as np

from corpus.meaning.bundled.model_file import Vocabulary

WORD_START = "▁"  # stands for the space before a word
REMEMBERED_WORDS = 1 << 15
UNKNOWN_COST = 10.0  # a character that no piece has costs that much more than the least probable piece
CONTROL = frozenset({"<s>", "</s>", "<pad>", "<unk>", "<mask>"})  # never found in a text, whatever it says

_TRIE, _NUMBERS, _SCORES, _TABLE = "pieces.trie", "numbers.npy", "scores.npy", "vocabulary.json"


class Tokenizer:
    """Cuts texts into numbered pieces; the folder is one that ``save`` wrote, read by memory map."""

    def __init__(self, folder: Path) -> None:
        self._trie = marisa_trie.Trie().mmap(str(folder / _TRIE))
        # Through a memory view the items of an array are plain numbers, and come in half the time.
        self._numbers = memoryview(np.load(folder / _NUMBERS, mmap_mode="r"))
        self._scores = memoryview(np.load(folder / _SCORES, mmap_mode="r"))
        table = json.loads((folder / _TABLE).read_text(encoding="utf-8"))
        self.begin, self.end, self.unknown = table["begin"], table["end"], table["unknown"]
        self._unknown_score = table["unknown_score"]
        self._replacements = {ord(old): new for old, new in table["replacements"].items()}
        self._word = lru_cache(REMEMBERED_WORDS)(self._most_probable)

    def numbers(self, text: str, limit: int) -> list[int]:
        """The numbers of the text's pieces between those of begin and end, ``limit`` at most."""
        plain = unicodedata.normalize("NFC", text).translate(self._replacements)
        numbers = [self.begin]
        for word in plain.split():
            numbers += self._word(WORD_START + word)
            if len(numbers) >= limit:
                break
        return [*numbers[: limit - 1], self.end]

    def _most_probable(self, word: str) -> tuple[int, ...]:
        length = len(word)
        best = [0.0] + [-np.inf] * length
        came: list[tuple[int, int]] = [(0, 0)] * (length + 1)  # where the last piece begins, and its number
        for start in range(length):
            unknown = best[start] + self._unknown_score
            if unknown > best[start + 1]:
                best[start + 1], came[start + 1] = unknown, (start, self.unknown)
            for piece, index in self._trie.iter_prefixes_with_ids(word[start:]):
                end = start + len(piece)
                score = best[start] + self._scores[index]
                if score > best[end]:
                    best[end], came[end] = score, (start, self._numbers[index])
        numbers = []
        while length:
            length, number = came[length]
            numbers.append(number)
        return tuple(reversed(numbers))


def save(vocabulary: Vocabulary, folder: Path) -> None:
    """Write the vocabulary as ``Tokenizer`` reads it."""
    numbers = {piece: number for number, piece in enumerate(vocabulary.pieces) if piece not in CONTROL}
    trie = marisa_trie.Trie(numbers)
    trie.save(str(folder / _TRIE))
    by_index = np.empty(len(trie), np.int32)
    for piece, index in trie.items():
        by_index[index] = numbers[piece]
    np.save(folder / _NUMBERS, by_index)
    np.save(folder / _SCORES, vocabulary.scores[by_index])
    table = {
        "begin": vocabulary.begin,
        "end": vocabulary.end,
        "unknown": vocabulary.unknown,
        "unknown_score": float(vocabulary.scores.min()) - UNKNOWN_COST,
        "replacements": {chr(old): new for old, new in vocabulary.replacements.items()},
    }
    (folder / _TABLE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
