"""The commands, by what they print and how they end."""

import json
from pathlib import Path

import pytest

from tests.support.paths import SAMPLES
from tests.support.terminal_screen import Terminal

HARBOUR = (
    "Harbour talks called off\n\nOSLO, 3 March 2025 (Sample Wire) - The owners of the harbour cancelled "
    "the meeting with the dockers on Monday.\n\nThe strike began in February and has stopped forty ships.\n"
)
BRIDGE = (
    "Le pont rouvre\n\nLYON, 4 mars 2025 (Agence Exemple) - Le pont de la Guillotière a rouvert mardi.\n\n"
    "Les travaux ont coûté 3,5 millions d'euros.\n"
)


@pytest.fixture
def corpus(pullquote: Terminal) -> Path:
    """A data folder with two articles."""
    pullquote.file("harbour.txt", HARBOUR)
    pullquote.file("pont.txt", BRIDGE)
    assert pullquote("add", "harbour.txt", "pont.txt").code == 0
    return pullquote.folder / "data"


def test_a_found_answer_ends_with_0_and_quotes_the_article(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("ask", "Who cancelled the meeting?")
    assert result.code == 0
    assert "The owners of the harbour cancelled the meeting" in result.out.replace("\n▌ ", " ")
    assert "Harbour talks called off" in result.out


def test_an_answer_not_found_ends_with_1_and_says_so(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("ask", "How do I cook pasta?")
    assert (result.code, result.out.splitlines()[0]) == (1, "I found no answer in my articles.")


def test_json_has_the_fields_of_the_contract_and_a_verbatim_text(pullquote: Terminal, corpus: Path) -> None:
    answer = pullquote("ask", "--json", "Who cancelled the meeting?").json
    assert set(answer) == {"id", "found", "confidence", "shown", "citations", "ms"}
    first = answer["citations"][0]
    fields = {"article", "version", "start", "end", "text", "score", "title", "source", "url", "published"}
    assert set(first) == fields
    articles = [json.loads(line) for line in pullquote("export").out.splitlines()]
    text = next(article["text"] for article in articles if article["id"] == first["article"])
    assert text[first["start"] : first["end"]] == first["text"]


def test_a_batch_answers_each_line_in_order_and_ignores_other_keys(pullquote: Terminal, corpus: Path) -> None:
    questions = [
        {"id": "b", "question": "Who cancelled the meeting?", "kind": "who"},
        {"id": 7, "question": "How do I cook pasta?"},
        {"id": "none", "question": "  "},
    ]
    batch = pullquote.file("questions.jsonl", "\n".join(map(json.dumps, questions)) + "\n\n")
    result = pullquote("ask", "--batch", batch)
    assert result.code == 0
    assert [(line["id"], line["found"]) for line in result.lines] == [
        ("b", True),
        (7, False),
        ("none", False),
    ]


def test_a_batch_reads_standard_input(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("ask", "--batch", "-", stdin='{"id": 1, "question": "Who cancelled the meeting?"}\n')
    assert [line["id"] for line in result.lines] == [1]


def test_a_batch_line_that_is_no_question_is_named(pullquote: Terminal, corpus: Path) -> None:
    batch = pullquote.file("questions.jsonl", '\ufeff{"id": 1, "question": "Who?"}\n\n{"id": 2}\n')
    result = pullquote("ask", "--batch", batch)
    assert result.code == 2
    assert [line["id"] for line in result.lines] == [1]
    assert "line 3" in result.err
    assert "question" in result.err


def test_adding_a_folder_reports_what_was_skipped_and_why(pullquote: Terminal) -> None:
    pullquote.file("articles/harbour.txt", HARBOUR)
    pullquote.file("articles/notes.xyz", "something else")
    pullquote.file("articles/.hidden.txt", "hidden")
    result = pullquote("add", "articles")
    assert result.code == 0
    assert result.out == ""
    assert "added" in result.err
    assert "notes.xyz" in result.err
    assert "hidden" not in result.err
    assert result.err.splitlines()[-1] == "1 added, 1 skipped"


def test_a_named_file_that_cannot_be_read_ends_with_2_but_the_others_are_added(pullquote: Terminal) -> None:
    pullquote.file("harbour.txt", HARBOUR)
    pullquote.file("empty.txt", "")
    result = pullquote("add", "empty.txt", "missing.txt", "harbour.txt")
    assert result.code == 2
    assert "empty.txt" in result.err
    assert "missing.txt" in result.err
    assert pullquote("articles").out.count("\n") == 1


def test_adding_the_same_file_again_changes_nothing(pullquote: Terminal, corpus: Path) -> None:
    assert pullquote("add", "harbour.txt").err.splitlines()[-1] == "1 unchanged"
    assert pullquote("articles").out.count("\n") == 2


def test_an_export_imported_elsewhere_keeps_ids_and_texts(pullquote: Terminal, corpus: Path) -> None:
    exported = pullquote("export").out
    file = pullquote.file("articles.jsonl", exported)
    assert pullquote("--data-dir", "other", "import", file).code == 0
    again = pullquote("--data-dir", "other", "export").out
    assert sorted(again.splitlines()) == sorted(exported.splitlines())


def test_an_import_keeps_what_stood_before_a_wrong_line(pullquote: Terminal) -> None:
    file = pullquote.file("articles.jsonl", '{"id": "one", "text": "The mayor resigned."}\n{"id": "two"}\n')
    result = pullquote("import", file)
    assert result.code == 2
    assert "line 2" in result.err
    assert pullquote("articles").out.startswith("one\t")


def test_a_removed_article_answers_no_more(pullquote: Terminal, corpus: Path) -> None:
    id = pullquote("ask", "--json", "Who cancelled the meeting?").json["citations"][0]["article"]
    assert pullquote("remove", id).code == 0
    cited = pullquote("ask", "--json", "Who cancelled the meeting?").json["citations"]
    assert id not in {citation["article"] for citation in cited}


def test_removing_an_unknown_id_removes_nothing(pullquote: Terminal, corpus: Path) -> None:
    id = pullquote("articles").out.split("\t")[0]
    result = pullquote("remove", id, "no-such-article")
    assert result.code == 2
    assert "no-such-article" in result.err
    assert pullquote("articles").out.count("\n") == 2


def test_the_data_folder_may_be_named_before_or_after_the_command(pullquote: Terminal, corpus: Path) -> None:
    before = pullquote("--data-dir", corpus, "articles").out
    after = pullquote("articles", "--data-dir", corpus).out
    assert before == after != ""
    assert pullquote("articles", DATA_DIR="elsewhere").out == ""


@pytest.mark.parametrize("question", ["", "   ", "🍝🍝", "?!"])
def test_a_question_without_a_word_is_refused_with_advice(
    pullquote: Terminal, corpus: Path, question: str
) -> None:
    result = pullquote("ask", question)
    assert (result.code, result.out) == (2, "")
    assert "question" in result.err


def test_a_question_that_is_too_long_is_refused_with_the_limit(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("ask", "why " * 2500)
    assert result.code == 2
    assert "1,000" in result.err


def test_asking_an_empty_corpus_says_that_there_are_no_articles(pullquote: Terminal) -> None:
    result = pullquote("ask", "Who cancelled the meeting?")
    assert result.code == 1
    assert "no articles yet" in result.out


def test_errors_are_in_the_language_of_the_terminal(pullquote: Terminal) -> None:
    result = pullquote("remove", "rien", LC_ALL="fr_FR.UTF-8")
    assert result.code == 2
    assert "article" in result.err
    assert result.err != pullquote("remove", "rien").err


def test_a_data_folder_that_is_a_file_is_named(pullquote: Terminal) -> None:
    file = pullquote.file("taken", "not a folder")
    result = pullquote("--data-dir", file, "articles")
    assert (result.code, result.out) == (2, "")
    assert "taken" in result.err


def test_a_damaged_database_is_named_and_left_as_it_is(pullquote: Terminal, corpus: Path) -> None:
    database = corpus / "pullquote.db"
    for companion in corpus.glob("pullquote.db-*"):
        companion.unlink()
    database.write_bytes(b"this is no database" * 500)
    result = pullquote("ask", "Who cancelled the meeting?")
    assert result.code == 2
    assert "pullquote.db" in result.err
    assert database.read_bytes() == b"this is no database" * 500


def test_a_damaged_index_is_made_again(pullquote: Terminal, corpus: Path) -> None:
    for file in (corpus / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"torn")
    result = pullquote("ask", "--json", "Who cancelled the meeting?")
    assert result.json["found"]


def test_running_without_a_token_says_how_to_get_one(pullquote: Terminal) -> None:
    result = pullquote("run")
    assert result.code == 2
    assert "@BotFather" in result.err


def test_a_wrong_setting_is_named_with_its_value_and_what_is_expected(pullquote: Terminal) -> None:
    result = pullquote("articles", ADMIN_IDS="12,anna")
    assert result.code == 2
    for part in ("ADMIN_IDS", "anna", "1234,5678"):
        assert part in result.err


def test_a_wrong_token_is_named_but_not_repeated(pullquote: Terminal) -> None:
    result = pullquote("run", TELEGRAM_TOKEN="secret-but-wrong")
    assert result.code == 2
    assert "TELEGRAM_TOKEN" in result.err
    assert "secret-but-wrong" not in result.err


def test_add_names_an_article_of_the_same_title_that_stays(pullquote: Terminal) -> None:
    said = "---\ntitle: Ferry\nsource: {}\n---\n\nThe ferry of {} runs again."
    pullquote("add", pullquote.file("wire.md", said.format("Wire", "Lanvaux")))
    result = pullquote("add", pullquote.file("gazette.md", said.format("Gazette", "Kerlouan")))
    assert "    has the title, address or id of " in result.err
    assert ", which stays: Ferry (Wire)" in result.err


def test_the_doctor_finds_a_healthy_corpus_healthy(pullquote: Terminal, corpus: Path) -> None:
    result = pullquote("doctor")
    assert result.code == 0
    assert "2 articles" in result.out
    assert "WRONG" not in result.out


def test_the_doctor_says_what_is_wrong(pullquote: Terminal) -> None:
    file = pullquote.file("taken", "not a folder")
    result = pullquote("--data-dir", file, "doctor")
    assert result.code == 2
    assert "WRONG" in result.out


def test_chat_shows_a_quotation_behind_a_bar_and_a_number_presses_its_button(
    pullquote: Terminal, corpus: Path
) -> None:
    result = pullquote("chat", stdin="Who cancelled the meeting?\n1\n\n", COLUMNS="200")
    answer, context = result.out.split("[1] Context")
    assert "▌ OSLO, 3 March 2025 (Sample Wire) - The owners of the harbour cancelled" in answer
    assert "▌ The strike began" in context


def test_chat_offers_questions_under_numbers_that_ask_them(pullquote: Terminal) -> None:
    pullquote("add", str(SAMPLES / "2025-12-09-en-stadium-vote.md"))
    result = pullquote("chat", stdin="/start\n1\n\n", COLUMNS="200")
    assert "[1] What is said about " in result.out
    assert "Hull" in result.out.partition("[1] What is said about ")[2]
    assert "something went wrong" not in result.out


def test_chat_prints_no_command_of_an_articles_to_the_terminal(pullquote: Terminal) -> None:
    article = {"id": "red", "text": "The harbour \x1b[31mclosed\x07 on \u202eMonday."}
    pullquote("import", pullquote.file("hostile.jsonl", json.dumps(article)))
    result = pullquote("chat", stdin="When did the harbour close?\n\n")
    assert "The harbour" in result.out
    assert not set("\x07\x1b\u202e") & set(result.out)
