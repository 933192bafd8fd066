"""Meaning: what has vectors, what a question finds by them, and what becomes of them."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.errors import EmbeddingsError, EmbeddingsUnavailable
from corpus.library import Library
from corpus.meaning.dense_retriever import DenseRetriever
from corpus.meaning.model import Model
from corpus.models import Draft, Where
from corpus.store.replacing import EVERYTHING
from tests.support.meaning_models import WordModel

BRIDGE = "The crossing was shut on Monday. Its cables had rusted."
FERRY = "Un bac le remplace. Le pont reste fermé."

Open = Callable[..., Library]


@pytest.fixture
def model() -> WordModel:
    return WordModel()


@pytest.fixture
def open_library(tmp_path: Path, model: WordModel) -> Iterator[Open]:
    """Opens the same corpus as often as is wanted, by the toy model unless another is given."""
    opened: list[Library] = []

    def open_one(model: Model = model) -> Library:
        opened.append(Library.open(tmp_path / "data", model=lambda: model))
        return opened[-1]

    yield open_one
    for library in opened:
        library.close()


def meaning_of(library: Library) -> DenseRetriever:
    assert library.meaning
    return library.meaning


def embed_all(library: Library) -> int:
    """Make all vectors; how many sentences had none."""
    made = 0
    while some := meaning_of(library).embed():
        made += some
    return made


def found(library: Library, question: str, limit: int = 5, where: Where | None = None) -> list[str]:
    """The articles of the nearest sentences, by meaning alone, nearest first."""
    library.follow()
    meaning = meaning_of(library)
    vector = meaning.question(question)
    if vector is None:
        return []
    hits = meaning.nearest(vector, limit, where)
    passages = {passage.id: passage for passage in library._store.passages([hit.passage for hit in hits])}
    assert len(passages) == len({hit.passage for hit in hits})
    cited = []
    for hit in hits:
        sentence = passages[hit.passage].sentences[hit.sentence]
        cited.append(library.article(passages[hit.passage].article).text[sentence.start : sentence.end])
    return cited


def many(sentences: str) -> list[Draft]:
    """So much of the same that the vectors are worth a file."""
    return [Draft(id=str(number), text=f"Report {number}. " + f"{sentences} " * 30) for number in range(40)]


def eventually(holds: Callable[[], bool], within: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_sentence_is_found_by_what_it_means_in_either_language(open_library: Open) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE, language="en"))
    library.add(Draft(id="f", text=FERRY, language="fr"))
    assert found(library, "Was the bridge closed?") == []
    assert embed_all(library) == 4
    assert found(library, "Was the bridge closed?", 2) == [
        "Le pont reste fermé.",
        "The crossing was shut on Monday.",
    ]
    assert found(library, "Was the bridge closed?", 9, Where(languages=frozenset({"en"}))) == [
        "The crossing was shut on Monday.",
        "Its cables had rusted.",
    ]
    assert found(library, "A boat?", 1) == ["Un bac le remplace."]
    assert meaning_of(library).progress() == (4, 4)


@pytest.mark.parametrize("question", ["Where is it?", "Was ist geschlossen?"])
def test_a_question_without_a_word_that_articles_have_is_asked_by_meaning_alone(
    open_library: Open, question: str
) -> None:
    library = open_library()
    library.add(Draft(id="bridge", text=BRIDGE))
    embed_all(library)
    answer = library.ask(question)
    assert answer.question.concepts == answer.nowhere == ()
    assert {citation.article for citation in answer.citations} == {"bridge"}


def test_a_new_article_answers_by_words_beside_others_that_have_their_vectors(open_library: Open) -> None:
    library = open_library()
    for number in range(12):
        library.add(
            Draft(text=f"Report {number}. The bridge was closed on Monday. Its cables had rusted there.")
        )
    embed_all(library)
    library.add(Draft(id="race", text="Maëlle Kerdraon won the race of the Three Capes on Tuesday evening."))
    answer = library.ask("Who won the race of the Three Capes?")
    assert (answer.found, answer.citations[0].article) == (True, "race")


def test_the_vectors_of_passages_have_a_row_for_each_sentence(open_library: Open, model: WordModel) -> None:
    library = open_library()
    library.add(Draft(text=BRIDGE, title="The bridge"))
    embed_all(library)
    library.follow()
    vector = meaning_of(library).question("rust")
    assert vector is not None
    [hit] = meaning_of(library).nearest(vector, 1)
    vectors = meaning_of(library).vectors([hit.passage, 10**6])
    assert list(vectors) == [hit.passage]
    assert float(vectors[hit.passage][hit.sentence] @ vector) == pytest.approx(hit.similarity)
    assert [text.endswith("(The bridge)") for text in model.sentences] == [True, True]


def test_what_is_removed_is_not_found_and_what_comes_back_is_at_once(open_library: Open) -> None:
    library = open_library()
    receipt = library.add(Draft(id="b", text=BRIDGE))
    embed_all(library)
    removed = library.remove(["b"])[0]
    assert found(library, "Was the bridge closed?") == []
    library.undo(removed.sequence or 0)
    assert found(library, "Was the bridge closed?", 1) == ["The crossing was shut on Monday."]
    library.add(Draft(id="b", text="It is open."), scope=EVERYTHING)
    assert found(library, "Was the bridge closed?") == []
    assert meaning_of(library).awaits(receipt.article.key)
    embed_all(library)
    assert found(library, "Was the bridge closed?") == ["It is open."]
    assert not meaning_of(library).awaits(receipt.article.key)


def test_a_running_library_finds_by_the_vectors_that_another_one_makes(open_library: Open) -> None:
    running, beside = open_library(), open_library(WordModel())
    running.add(Draft(id="b", text=BRIDGE))
    assert found(running, "Was the bridge closed?") == []
    embed_all(beside)
    assert found(running, "Was the bridge closed?", 1) == ["The crossing was shut on Monday."]
    beside.add(Draft(id="f", text=FERRY))
    embed_all(beside)
    assert found(running, "A boat?", 1) == ["Un bac le remplace."]
    assert (embed_all(running), meaning_of(running).progress()) == (0, (4, 4))


def test_the_newest_articles_get_their_vectors_first(open_library: Open, model: WordModel) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE))
    library.add(Draft(id="f", text=FERRY))
    assert meaning_of(library).embed(limit=1) == 2
    assert sorted(model.sentences) == ["Le pont reste fermé.", "Un bac le remplace."]


def test_the_kept_vectors_are_made_again_from_the_store(
    tmp_path: Path, open_library: Open, model: WordModel
) -> None:
    library = open_library()
    list(library.add_many(many(BRIDGE), batch=40))
    made = embed_all(library)
    before = found(library, "Has it rusted?", 7)
    files = list((tmp_path / "data" / "vectors").glob("*.vectors"))
    assert len(files) == 1
    for damage in (
        lambda: None,
        lambda: files[0].write_bytes(b"torn"),
        lambda: shutil.rmtree(files[0].parent),
    ):
        damage()
        assert found(open_library(), "Has it rusted?", 7) == before
    assert len(model.sentences) == made


def test_a_database_put_back_from_a_copy_does_not_find_by_the_vectors_of_what_came_later(
    tmp_path: Path, open_library: Open
) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    library = open_library()
    library.add(Draft(id="first", text="A first report."))
    library.close()
    shutil.copytree(data, copy)

    library = open_library()
    list(library.add_many(many(BRIDGE), batch=40))
    embed_all(library)
    assert found(library, "Has it rusted?", 1) == ["Its cables had rusted."]
    library.close()
    assert list((data / "vectors").glob("*.vectors"))
    shutil.copytree(copy, data, dirs_exist_ok=True)
    (data / "pullquote.db-wal").unlink(missing_ok=True)
    shutil.rmtree(data / "index")
    with Library.open(data) as words_only:
        list(words_only.add_many(many(FERRY), batch=40))
    library = open_library()
    embed_all(library)
    assert set(found(library, "Was the bridge closed?", 99)) == {"Le pont reste fermé."}


# The model that is away


def test_while_the_model_is_away_words_find_alone_and_that_is_said_once(
    open_library: Open, model: WordModel, caplog: pytest.LogCaptureFixture
) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE))
    embed_all(library)
    model.away = True
    for _ in range(3):
        assert meaning_of(library).question("Was the bridge closed?") is None
    library.add(Draft(id="f", text=FERRY))
    with pytest.raises(EmbeddingsUnavailable):
        meaning_of(library).embed()
    assert [record.message for record in caplog.records] == [
        "questions are answered by words alone: a test: away"
    ]
    assert library.ask("When was the crossing shut?").citations[0].text == "The crossing was shut on Monday."


def test_a_model_that_cannot_be_opened_is_tried_no_more_for_a_while(
    tmp_path: Path, open_library: Open, caplog: pytest.LogCaptureFixture
) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE))
    embed_all(library)
    tried = []

    def fail() -> Model:
        tried.append(1)
        raise EmbeddingsUnavailable("model", "not installed")

    with Library.open(tmp_path / "data", model=fail) as without:
        assert [meaning_of(without).question("Was it closed?") for _ in range(3)] == [None] * 3
        with pytest.raises(EmbeddingsError):
            meaning_of(without).progress()
    assert len(tried) == 2
    assert len(caplog.records) == 1


def test_a_corpus_without_vectors_needs_no_model_for_its_questions(tmp_path: Path) -> None:
    def never() -> Model:
        raise AssertionError("opened")

    with Library.open(tmp_path / "data", model=never) as library:
        library.add(Draft(text=BRIDGE))
        assert (
            library.ask("When was the crossing shut?").citations[0].text == "The crossing was shut on Monday."
        )


# In the background


def test_the_thread_makes_what_is_missing_and_what_is_added(open_library: Open, tmp_path: Path) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE))
    library.embed_in_background()
    eventually(lambda: meaning_of(library).progress() == (2, 2))
    with Library.open(tmp_path / "data") as beside:
        added = beside.add(Draft(id="f", text=FERRY))
    eventually(lambda: not library.awaits_meaning(added.article))
    assert meaning_of(library).progress() == (4, 4)
    # A question waits for no thread that reads vectors: it finds them once they are in memory.
    eventually(lambda: library.settled() == library.sequence())
    assert found(library, "A boat?", 1) == ["Un bac le remplace."]


def test_an_article_awaits_meaning_only_when_something_will_bring_it(
    open_library: Open, tmp_path: Path
) -> None:
    library = open_library()
    receipt = library.add(Draft(id="b", text=BRIDGE))
    assert not library.awaits_meaning(receipt.article)
    with Library.open(tmp_path / "data") as words_only:
        assert not words_only.awaits_meaning(receipt.article)
        words_only.embed_in_background()


def test_a_changed_model_makes_its_own_vectors_and_those_of_the_old_one_go(
    open_library: Open, model: WordModel
) -> None:
    library = open_library()
    library.add(Draft(id="b", text=BRIDGE))
    library.embed_in_background()
    eventually(lambda: meaning_of(library).progress() == (2, 2))
    old = meaning_of(library).name
    library.close()
    wider = open_library(WordModel("wider", width=16))
    assert found(wider, "Was the bridge closed?") == []
    assert meaning_of(wider).progress() == (0, 2)
    wider.embed_in_background()
    eventually(lambda: wider._store.vector_progress(old).done == 0)
    assert meaning_of(wider).progress() == (2, 2)
    assert found(wider, "Was the bridge closed?", 1) == ["The crossing was shut on Monday."]


def test_the_vectors_of_a_model_that_only_others_use_stay(open_library: Open) -> None:
    others = open_library(WordModel("another installation's"))
    others.add(Draft(id="b", text=BRIDGE))
    embed_all(others)
    library = open_library()
    library.embed_in_background()
    eventually(lambda: not library.awaits_meaning(library.articles(1)[0]))
    library.close()
    assert meaning_of(others).progress() == (2, 2)


def test_two_that_embed_at_once_do_no_harm(open_library: Open) -> None:
    first, second = open_library(), open_library(WordModel())
    list(first.add_many([Draft(id=str(n), text=f"{n}. {BRIDGE}") for n in range(200)], batch=200))
    first.embed_in_background()
    second.embed_in_background()
    eventually(lambda: meaning_of(first).progress().done == meaning_of(first).progress().all)
    rows = list(first._store.vectors_after(meaning_of(first).name, 0))
    assert len({row.passage for row in rows}) == len(rows) == 200


EMBED_FOR_EVER = """
import sys
from pathlib import Path
from corpus.library import Library
from tests.support.meaning_models import WordModel

with Library.open(Path(sys.argv[1]), model=WordModel) as library:
    while made := library.meaning.embed():
        print(made, flush=True)
"""


def test_after_a_kill_in_the_middle_it_goes_on_where_it_was(
    tmp_path: Path, open_library: Open, model: WordModel
) -> None:
    library = open_library()
    list(library.add_many([Draft(id=str(n), text=f"Report {n}. {BRIDGE}") for n in range(400)], batch=400))
    program = subprocess.Popen(
        [sys.executable, "-c", EMBED_FOR_EVER, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    made = sum(int(program.stdout.readline()) for _ in range(3))
    program.kill()
    program.wait()
    program.stdout.close()
    done, whole = meaning_of(library).progress()
    assert made <= done < whole
    assert embed_all(library) == whole - done
    assert len(model.sentences) == whole - done
    assert library.check() == []


def test_the_vectors_of_an_erased_article_are_in_no_file(
    open_library: Open, model: WordModel, tmp_path: Path
) -> None:
    library = open_library()
    gone = library.add(Draft(text=BRIDGE))
    for _ in library.add_many(many(FERRY), batch=40):
        pass
    embed_all(library)
    meaning_of(library).follow()
    before = {file.name for file in (tmp_path / "data").rglob("*.vectors")}
    library.remove([gone.article.id])
    library.erase_expired(datetime.now(UTC) + timedelta(days=31))
    after = {file.name for file in (tmp_path / "data").rglob("*.vectors")}
    assert (len(before), len(after), before & after) == (1, 1, set())
    assert found(library, "When did the bac close?", limit=1) == ["Un bac le remplace."]
    again = open_library()
    assert found(again, "Who shut the crossing?", limit=1) == ["Le pont reste fermé."]
