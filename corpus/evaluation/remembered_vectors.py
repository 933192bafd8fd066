"""A model that remembers on disk what it has embedded, so that a second evaluation takes a tenth."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from corpus.errors import EmbeddingsUnavailable
from corpus.meaning.model import Model, Vectors
from corpus.meaning.reader import Passage, Reader, Verdict


class Remembered:
    """Wraps a model; ``keep`` writes what is new to the file."""

    def __init__(self, model: Model, file: Path) -> None:
        self._model = model
        self._file = file
        self.name = model.name
        self.place = model.place
        self._known: dict[str, Vectors] = {}
        if file.exists():
            with np.load(file) as table:
                self._known = dict(zip(table["keys"].tolist(), table["vectors"], strict=True))
        self._read = len(self._known)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width)."""
        return self._embed(texts, self._model.embed_questions, "question")

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences, shape (texts, width)."""
        return self._embed(texts, self._model.embed_sentences, "sentence")

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """As the model reads, every time anew; raises EmbeddingsError, also when it has no reader."""
        if not isinstance(self._model, Reader):
            raise EmbeddingsUnavailable(self._model.name, "it has no reader")
        return self._model.read(question, passages)

    def keep(self) -> None:
        """Write the vectors, half as precise, if there are new ones."""
        if len(self._known) > self._read:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            vectors = np.stack(list(self._known.values())).astype(np.float16)
            np.savez(self._file, keys=np.array(list(self._known)), vectors=vectors)

    def _embed(self, texts: Sequence[str], embed: Callable[[list[str]], Vectors], role: str) -> Vectors:
        keys = [hashlib.sha256(f"{self.name}\n{role}\n{text}".encode()).hexdigest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            # At once as it is read back, so that the first run and the second agree.
            vectors = embed(list(new.values())).astype(np.float16)
            self._known.update(zip(new, vectors, strict=True))
        return np.stack([self._known[key] for key in keys]).astype(np.float32)
