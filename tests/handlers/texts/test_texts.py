"""Every text of the interface in every language, as a reader of that language expects it."""

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime.errors import FluentReferenceError
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from corpus import errors
from corpus.errors import (
    BrokenSource,
    NotText,
    PullquoteError,
    QuestionTooLong,
    ScannedSource,
    SettingError,
    SourceTooLarge,
    UnknownFormat,
)
from handlers.texts.catalogue import (
    LANGUAGES,
    LOCALES,
    REFUSALS,
    REFUSED_IN,
    day,
    language_name,
    preferred,
    refusal,
    text,
)
from handlers.texts.error_messages import key_of, message


class Variables(Visitor):
    """Collects the variables that a text writes."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        """Note one of them."""
        self.names.add(node.id.name)


@cache
def variables(language: str) -> dict[str, set[str]]:
    """The variables of each text of a language."""
    folder = LOCALES if language in LANGUAGES else REFUSALS
    resource = FluentParser().parse((folder / f"{language}.ftl").read_text(encoding="utf-8"))
    found = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


def leaves(kind: type[PullquoteError]) -> list[type[PullquoteError]]:
    """The errors that are raised: those without a more particular one below them."""
    return [leaf for below in kind.__subclasses__() for leaf in leaves(below)] or [kind]


RAISED = [kind for kind in leaves(PullquoteError) if kind.__module__ == errors.__name__]


def test_every_language_has_the_same_texts_with_the_same_variables() -> None:
    assert [variables(language) for language in LANGUAGES] == [variables("en")] * len(LANGUAGES)


def test_every_further_language_has_all_that_a_refusal_says() -> None:
    refusals = ("not-found", "nearest", "nowhere", "quoted-word")
    said = {key: variables("en")[key] for key in refusals}
    assert [variables(language) for language in REFUSED_IN] == [said] * len(REFUSED_IN)
    assert {path.name for path in REFUSALS.iterdir()} == {f"{code}.ftl" for code in REFUSED_IN}


@pytest.mark.parametrize(
    ("asked_in", "language", "said"),
    [
        ("es", "en", "No encuentro la respuesta en mis artículos."),
        ("uk", "fr", "У моїх статтях відповіді немає."),
        ("en", "fr", "Je n’ai pas trouvé la réponse dans mes articles."),
        ("ja", "en", "I found no answer in my articles."),
    ],
)
def test_a_refusal_speaks_as_it_was_asked_where_the_interface_does_not(
    asked_in: str, language: str, said: str
) -> None:
    assert refusal("not-found", asked_in, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_every_error_has_its_text(kind: type[PullquoteError], language: str) -> None:
    assert key_of(kind) in variables(language)


def test_no_text_is_about_an_error_that_does_not_exist() -> None:
    about_errors = {key for key in variables("en") if key.startswith("error-")}
    assert about_errors == {key_of(kind) for kind in RAISED}


@pytest.mark.parametrize(
    ("error", "english", "french"),
    [
        (
            SourceTooLarge("a.pdf", 20_971_521, 20_971_520),
            "a.pdf: 21 MB, and at most 20 MB are read. Send the text only, or a smaller file.",
            "a.pdf : 21 Mo, alors que 20 Mo au plus sont lus. "
            "Envoyez le texte seul, ou un fichier plus petit.",
        ),
        (
            ScannedSource("scan.pdf", 1),
            "scan.pdf: its page is a picture without text. "
            "Run it through text recognition (OCR), or send the text itself.",
            "scan.pdf : sa page est une image sans texte. "
            "Passez-le à la reconnaissance de texte (OCR), ou envoyez le texte lui-même.",
        ),
        (
            QuestionTooLong(10_000, 1_000),
            "The question has 10,000 characters, and at most 1,000 are read. Ask it in one or two sentences.",
            "La question compte 10\u202f000 caractères, alors que 1\u202f000 au plus sont lus. "
            "Posez-la en une ou deux phrases.",
        ),
        (
            NotText("photo.txt"),
            "photo.txt: this is not text, whatever its name says. "
            "Save the article as text, HTML, PDF or DOCX.",
            "photo.txt : ce n’est pas du texte, quoi qu’en dise son nom. "
            "Enregistrez l’article en texte, HTML, PDF ou DOCX.",
        ),
        (
            NotText("photo.txt", "PNG"),
            "photo.txt: this is not text but PNG, whatever its name says. "
            "Save the article as text, HTML, PDF or DOCX.",
            "photo.txt : ce n’est pas du texte (PNG), quoi qu’en dise son nom. "
            "Enregistrez l’article en texte, HTML, PDF ou DOCX.",
        ),
        (
            UnknownFormat("a.xyz", (".txt", ".md")),
            "a.xyz: I cannot read this kind of file. I read .txt, .md.",
            "a.xyz : je ne sais pas lire ce type de fichier. Je lis .txt, .md.",
        ),
        (
            BrokenSource("a.docx", "DOCX"),
            "a.docx: it cannot be opened as DOCX; it is probably damaged or cut short. "
            "Open it on your side, save it again and retry.",
            "a.docx : impossible de l’ouvrir comme DOCX\u202f; il est sans doute abîmé ou incomplet. "
            "Ouvrez-le de votre côté, enregistrez-le de nouveau et réessayez.",
        ),
        (
            SettingError("LANGUAGE", "de", "en or fr"),
            "LANGUAGE must be en or fr (got “de”). Correct it in the environment or in .env.",
            "LANGUAGE : il faut en or fr (reçu : «\u00a0de\u00a0»). "
            "Corrigez-le dans l’environnement ou dans .env.",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, PullquoteError) else "",
)
def test_an_error_says_what_was_wrong_and_what_to_do(
    error: PullquoteError, english: str, french: str
) -> None:
    said = [message(error, "en"), message(error, "fr").replace("\u00a0:", " :").replace("\u00a0Mo", " Mo")]
    assert said == [english, french]


def test_french_never_breaks_a_line_before_its_double_signs() -> None:
    french = (LOCALES / "fr.ftl").read_text(encoding="utf-8")
    texts = "\n".join(line for line in french.splitlines() if not line.startswith("#"))
    assert re.findall(r".{0,20}(?: [;:!?»]|« |\w[;!?](?!\w)).{0,9}", texts) == []


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "I have no articles yet.", "Je n’ai encore aucun article."),
        (1, "I know one article.", "Je connais un article."),
        (2, "I know 2 articles.", "Je connais 2 articles."),
        (12_345, "I know 12,345 articles.", "Je connais 12\u202f345 articles."),
    ],
)
def test_the_greeting_counts_the_articles(count: int, english: str, french: str) -> None:
    said = [text("start", language, articles=count).splitlines()[-1] for language in ("en", "fr")]
    assert said == [english, french]


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (date(2025, 6, 9), "9 June 2025", "9 juin 2025"),
        (date(2025, 6, 1), "1 June 2025", "1er juin 2025"),
        (date(2024, 2, 29), "29 February 2024", "29 février 2024"),
        (date(2025, 8, 11), "11 August 2025", "11 août 2025"),
    ],
)
def test_dates_are_written_out(value: date, english: str, french: str) -> None:
    assert [day(value, "en"), day(value, "fr")] == [english, french]


def test_languages_are_named_in_the_readers_language() -> None:
    assert [language_name("fr", "en"), language_name("en", "fr"), language_name("qqx", "en")] == [
        "French",
        "anglais",
        "qqx",
    ]


@pytest.mark.parametrize(
    ("code", "fallback", "language"),
    [
        ("fr", "en", "fr"),
        ("fr-CA", "en", "fr"),
        ("en", "fr", "en"),
        ("en-GB", "fr", "en"),
        ("de", "fr", "fr"),
        ("de", "en", "en"),
        (None, "fr", "fr"),
        ("", "en", "en"),
        ("frr", "en", "en"),  # North Frisian
    ],
)
def test_people_are_spoken_to_in_their_language_or_else_the_fallback(
    code: str | None, fallback: str, language: str
) -> None:
    assert preferred(code, fallback) == language


def test_a_missing_value_is_an_error_not_a_hole_in_the_text() -> None:
    with pytest.raises(FluentReferenceError):
        text("help", "en")


def test_the_texts_are_in_the_package() -> None:
    assert {path.name for path in Path(LOCALES).iterdir()} == {f"{code}.ftl" for code in LANGUAGES}


def test_commands_have_the_texts_without_loading_telegram() -> None:
    program = (
        "import sys, handlers.texts.error_messages, handlers.texts.reference\n"
        "sys.exit('telegram' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_a_file_is_called_begins_no_line_of_ours_and_turns_none() -> None:
    said = message(BrokenSource("lot.zip/a.txt\nAdded: b\r\u2028c\x1b[31m\u202e", "zip\n"), "en")
    assert said.startswith("lot.zip/a.txt Added: b  c[31m: it cannot be opened as zip ;")
    assert said.isprintable()
