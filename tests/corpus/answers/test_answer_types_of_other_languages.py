"""What questions of other languages than English and French ask for."""

import pytest

from corpus.answers.question.answer_types import answer_type_of
from corpus.models import AnswerType

QUESTIONS = {
    AnswerType.WHO: "es quién robó el cuadro; de wer stahl das bild; it chi ha rubato il quadro"
    "; pt quem roubou o quadro; ru кого задержали; uk кого затримали; ar من سرق اللوحة",
    AnswerType.WHEN: "es en qué año abrió; de in welchem jahr; it in che anno; pt em que ano abriu"
    "; ru в каком году открыли; uk у якому році відкрили; ar في أي عام افتتح; ru с каких пор",
    AnswerType.WHERE: "es en qué ciudad; de in welcher stadt; it in quale città; pt em que país"
    "; ru в каком городе; uk у якому місті; ar في أي مدينة",
    AnswerType.HOW_MANY: "es qué porcentaje votó; de wie teuer ist das; it che percentuale; pt que idade tem"
    "; ru какой процент; uk який відсоток; ar ما عدد السكان; ar بكم بيعت اللوحة",
    AnswerType.WHY: "es por qué cerró; de weshalb schließt es; it come mai chiude; pt qual foi a razão"
    "; ru из-за чего закрыли; uk навіщо закрили; ar لماذا أغلق",
    AnswerType.SAID: "es qué dijo la jueza; de was sagte die richterin; it cosa ha detto la giudice"
    "; pt o que disse a juíza; ru что сказала судья; uk що сказала суддя; ar ماذا قالت القاضية",
    AnswerType.WHAT: "es qué película; de welches lied; it quale canzone; pt qual canção"
    "; ru какую песню; uk яку пісню; ar أي أغنية",
}
ASKED = [
    (kind, *question.strip().split(" ", 1))
    for kind, asked in QUESTIONS.items()
    for question in asked.split(";")
]


@pytest.mark.parametrize(("kind", "language", "question"), ASKED)
def test_question_words_tell_what_is_asked_for(kind: AnswerType, language: str, question: str) -> None:
    assert answer_type_of(question, language) is kind
    assert answer_type_of(f"{question}?", language) is kind
