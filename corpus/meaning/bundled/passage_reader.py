"""The reader: the bundled model, tuned to see a question and a passage together.

A passage goes in as ``<s> question </s> title </s> sentence </s> sentence </s>``. What the network makes of
the mark after a sentence and of the sentence's own tokens tells whether it answers.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.meaning.bundled.adapter import Adapted, Adapter
from corpus.meaning.bundled.encoder_graph import network
from corpus.meaning.bundled.model_file import Weights
from corpus.meaning.bundled.network import Network
from corpus.meaning.bundled.tokens import Tokenizer
from corpus.meaning.bundled.whole_folder import whole_folder
from corpus.meaning.model import Vectors, clean
from corpus.meaning.reader import Passage, Verdict

GRAPH = "reader.onnx"

QUESTION_TOKENS, TITLE_TOKENS, PASSAGE_TOKENS = 40, 24, 112
"""What was read in learning: of anything longer the end is left out."""

BATCH = 16  # passages at once


class Layout(NamedTuple):
    """A question and a passage as numbers of tokens."""

    tokens: list[int]
    marks: list[int]  # where the mark before the first sentence stands, and that after each

    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends, its mark not included."""
        return [(before + 1, after) for before, after in zip(self.marks, self.marks[1:], strict=False)]


class PassageReader:
    """Reads by the graph in a folder below ``models``, converted there when it is first needed."""

    def __init__(self, models: Path, weights: Weights, tokenizer: Tokenizer, adapter: Adapter) -> None:
        """Raises OSError when the folder cannot be written, ModelUnusable."""

        def write(folder: Path) -> dict[str, float]:
            graph = network(Adapted(weights, adapter))
            (folder / GRAPH).write_bytes(graph.SerializeToString())
            return {}

        folder = whole_folder(models / f"reader-{adapter.name}", write)
        self._network = Network(folder / GRAPH, weights)
        self._adapter = adapter
        self._tokenizer = tokenizer

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """A verdict on each passage, in their order."""
        layouts = [laid_out(self._tokenizer, question, passage) for passage in passages]
        verdicts: list[Verdict] = []
        for start in range(0, len(layouts), BATCH):
            some = layouts[start : start + BATCH]
            made = self._network.tokens([layout.tokens for layout in some])
            verdicts += map(self._verdict, made, some)
        return verdicts

    def _verdict(self, tokens: Vectors, layout: Layout) -> Verdict:
        means = [tokens[start:end].mean(axis=0) for start, end in layout.spans()]
        return self._adapter.head.score(np.hstack([tokens[layout.marks[1:]], np.array(means)]))


def laid_out(tokenizer: Tokenizer, question: str, passage: Passage) -> Layout:
    """The numbers that go in; every sentence keeps one token at least, however long the others are."""

    def numbers(text: str, limit: int) -> list[int]:
        return tokenizer.numbers(clean(text), limit + 2)[1:-1]

    tokens = [tokenizer.begin, *numbers(question, QUESTION_TOKENS), tokenizer.end]
    title, sentences = passage
    tokens += [*numbers(title, TITLE_TOKENS), tokenizer.end]
    marks, left = [len(tokens) - 1], PASSAGE_TOKENS
    for sentence in sentences:
        of_sentence = numbers(sentence, max(left, 1)) or [tokenizer.unknown]
        left -= len(of_sentence)
        tokens += [*of_sentence, tokenizer.end]
        marks.append(len(tokens) - 1)
    return Layout(tokens, marks)
