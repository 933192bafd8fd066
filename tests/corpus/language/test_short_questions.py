"""The language of short questions, in languages of which no word is translated."""

import pytest

from corpus.language.detection import detect_asked, language_told
from corpus.language.stopwords import stop_words
from corpus.language.telling_words import TABLE, told_by

ASKED = {
    "es": "cuántos puentes se cerraron; quien gano el premio; dónde vive la actriz; qué pasó en el túnel"
    "; huelga de trenes; por qué dimitió el alcalde; precios de la vivienda; cuando termina la feria",
    "de": "wer leitet den zirkus; wann öffnet das museum; wie viele tote; warum streiken die fahrer"
    "; neuer trainer; was kostet die brücke; wo brennt der wald; welche straße ist gesperrt",
    "it": "chi dirige il circo; quando apre il museo; quanti morti; perche scioperano gli autisti"
    "; nuovo allenatore; quanto costa il ponte; dove brucia il bosco; qual è la strada chiusa",
    "pt": "quem dirige o circo; quando abre o museu; quantos mortos; por que os motoristas estão em greve"
    "; novo treinador; quanto custa a ponte; onde arde a floresta; quanto tempo dura a viagem",
    "ru": "кто руководит цирком; когда откроют музей; сколько погибших; почему бастуют водители"
    "; новый тренер; сколько стоит мост; где горит лес; что с дорогой",
    "uk": "хто керує цирком; коли відкриють музей; скільки загиблих; чому страйкують водії"
    "; новий тренер; скільки коштує міст; де горить ліс; що з дорогою",
    "ar": "من يدير السيرك؛ متى يفتح المتحف؛ كم عدد القتلى؛ لماذا أضرب السائقون",
}
QUESTIONS = [
    (language, question.strip())
    for language, questions in ASKED.items()
    for question in questions.replace("؛", ";").split(";")
]


@pytest.mark.parametrize(("language", "question"), QUESTIONS)
def test_a_few_small_letters_tell_the_language(language: str, question: str) -> None:
    assert detect_asked(question) == language
    assert language_told(question) == language
    assert detect_asked(question.capitalize() + "?") == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("who is Gündoğan", "en"),
        ("where is São Paulo", "en"),
        ("qui est Müller", "fr"),
        ("où est Málaga", "fr"),
        ("Córdoba", "en"),
        ("score Paris Mönchengladbach", "fr"),
    ],
)
def test_a_name_of_elsewhere_tells_no_language(question: str, language: str) -> None:
    assert detect_asked(question) in {language, "en"}


def test_a_ukrainian_name_in_a_russian_question_leaves_it_russian() -> None:
    assert detect_asked("кто такой Андрій и что он сказал") == "ru"


def test_no_telling_word_is_a_function_word_of_english_or_french() -> None:
    words = {word for line in TABLE.read_text(encoding="utf-8").splitlines() for word in line.split()[1:]}
    assert not words & (stop_words("en") | stop_words("fr"))
    assert told_by("хто") == ("uk",)
    assert told_by("house") == ()
