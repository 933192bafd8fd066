"""A model in a folder as model hubs lay them out: model.onnx or onnx/model.onnx, and tokenizer.json."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import EmbeddingsUnavailable, ModelUnusable
from corpus.meaning.length_batches import Numbers, in_batches, mean
from corpus.meaning.model import Vectors, clean, normalised
from corpus.meaning.prefixes import Prefixes, prefixes
from corpus.meaning.runtime import session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

GRAPHS = ("model.onnx", "onnx/model.onnx")
LIMIT = 512  # tokens of a text, when the model allows more: a sentence never has so many
_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_POOLED = (
    "sentence_embedding",
    "pooler_output_normalized",
    "embeddings",
)  # outputs that are a vector for each text


class FolderModel:
    """Any encoder that onnxruntime runs from numbers of tokens."""

    def __init__(self, folder: Path) -> None:
        graph = next((folder / name for name in GRAPHS if (folder / name).is_file()), None)
        if graph is None or not (folder / "tokenizer.json").is_file():
            raise ModelUnusable(str(folder), "it needs model.onnx (or onnx/model.onnx) and tokenizer.json")
        self._session = session(graph)
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        unknown = set(self._inputs) - _INPUTS
        if unknown:
            raise ModelUnusable(str(folder), f"unknown inputs of its graph: {', '.join(sorted(unknown))}")
        outputs = [entry.name for entry in self._session.get_outputs()]
        self._output = next((name for name in _POOLED if name in outputs), outputs[0])
        self._tokenizer = _tokenizer(folder)
        self._pooling = _pooling(folder)
        self._prefixes = _prefixes(folder)
        self.place = f"onnxruntime, {folder}"
        self.name = f"{folder.resolve().name}/{graph.stat().st_size}"
        self.width = self._batch([self._tokenizer.encode("a").ids]).shape[1]

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width)."""
        return self._embed([self._prefixes.question + clean(text) for text in texts])

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences that may answer, shape (texts, width)."""
        return self._embed([self._prefixes.sentence + clean(text) for text in texts])

    def _embed(self, texts: list[str]) -> Vectors:
        numbers = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        return normalised(in_batches(numbers, self.width, self._batch))

    def _batch(self, texts: list[Numbers]) -> Vectors:
        lengths = [len(numbers) for numbers in texts]
        # What fills up is masked, so that any number does.
        values = {name: np.zeros((len(texts), max(lengths)), np.int64) for name in _INPUTS}
        for row, numbers in enumerate(texts):
            values["input_ids"][row, : len(numbers)] = numbers
            values["attention_mask"][row, : len(numbers)] = 1
        (output,) = self._session.run([self._output], {name: values[name] for name in self._inputs})
        found: Vectors = output.astype(np.float32, copy=False)
        if found.ndim == 2:
            return found
        if self._pooling == "first":
            return found[:, 0]
        if self._pooling == "last":
            last: Vectors = found[np.arange(len(texts)), np.array(lengths) - 1]
            return last
        return mean(found, lengths)


def _tokenizer(folder: Path) -> "Tokenizer":
    try:
        # Imported here: an extra that only a model of one's own needs.
        from tokenizers import Tokenizer
    except ImportError as error:
        raise EmbeddingsUnavailable(str(folder), "the package tokenizers is not installed") from error
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    limits = [
        _settings(folder / "sentence_bert_config.json").get("max_seq_length"),
        _settings(folder / "tokenizer_config.json").get("model_max_length"),
    ]
    tokenizer.enable_truncation(int(min([LIMIT, *(limit for limit in limits if limit)])))
    return tokenizer


def _pooling(folder: Path) -> str:
    """How tokens become one vector: their "mean", or the "first" or the "last" one of them."""
    settings = _settings(folder / "1_Pooling" / "config.json")
    if settings.get("pooling_mode_cls_token"):
        return "first"
    return "last" if settings.get("pooling_mode_lasttoken") else "mean"


def _prefixes(folder: Path) -> Prefixes:
    """Those that the folder names (sentence-transformers' prompts), else those of the model's family."""
    prompts = _settings(folder / "config_sentence_transformers.json").get("prompts") or {}
    if "query" in prompts:
        sentence = next((prompts[name] for name in ("document", "passage") if name in prompts), "")
        return Prefixes(prompts["query"], sentence)
    return prefixes(_settings(folder / "config.json").get("_name_or_path") or folder.resolve().name)


def _settings(file: Path) -> dict[str, Any]:
    """The settings in a JSON file, none when there is no such file."""
    if not file.is_file():
        return {}
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelUnusable(str(file), f"not JSON ({error})") from error
    return settings if isinstance(settings, dict) else {}
