"""One key for all spellings of a name, other keys for other names."""

from itertools import combinations

import pytest

from corpus.language.names import name_key
from corpus.language.terms import tokenize

SPELLINGS = """
Poutine Putin; Zakharova Zaharova; Ouchakov Ushakov; Dartchiev Darchiev; Medvedev Medvédev
Zelensky Zelenskyy Zelenskiy Zelenski; Kiev Kyiv; Khrouchtchev Khrushchev; Gorbatchev Gorbachev
Tchaïkovski Tchaikovsky; Netanyahou Netanyahu; Erdogan Erdoğan; Loukachenko Lukashenko; Choïgou Shoigu
Prigojine Prigozhin; Soljenitsyne Solzhenitsyn; Chevardnadze Shevardnadze; Jirinovski Zhirinovsky
Eltsine Yeltsin; Timochenko Tymoshenko; Ianoukovitch Yanukovych; Riabkov Ryabkov; Michoustine Mishustin
Aliev Aliyev; Pachinian Pashinyan; Saakachvili Saakashvili; Marioupol Mariupol; Bakhmout Bakhmut
Zaporijjia Zaporizhzhia Zaporijia; Tchernobyl Chernobyl; Mohamed Mohammed Muhammad; Sissi Sisi
Kadhafi Gaddafi; Sergueï Sergei Sergey; Iouri Yuri Yury; Evgueni Yevgeny; Alexeï Alexey Aleksey
Alexandre Alexander; Nazarbaïev Nazarbayev Nazarbaev; Azerbaïdjan Azerbaijan; Dostoïevski Dostoyevsky
Tchekhov Chekhov; Chostakovitch Shostakovich; Joukov Zhukov; Brejnev Brezhnev; Kossyguine Kosygin
Trotski Trotsky; Setchine Sechin; Patrouchev Patrushev; Guerassimov Gerasimov; Iermak Yermak; Pékin Beijing
"""
GROUPS = [group.split() for group in SPELLINGS.replace("\n", ";").split(";") if group.strip()]

STRANGERS = """
Putin Rutte Biden Trump Macron Merkel Scholz Merz Meloni Sunak Lavrov Blinken Rubio Witkoff Vance Obama
Bush Clinton Carter Reagan Nixon Chirac Sarkozy Hollande Jospin Fillon Barnier Bayrou Attal Darmanin Chen Shen
Peskov Ouchakov Dmitriev Dartchiev Riabkov Medvedev Navalny Kadyrov Zelensky Yermak Kouleba Sybiha Oumerov
Paris Prague Poznan London Lyon Lisbon Moscow Minsk Munich Rome Riga Rabat Geneva Genoa Ankara Athens Istanbul
Smith Jones Johnson Johansson Martin Marten Dupont Durand Leroy Moreau Morel Laurent Lambert Bernard
"""


@pytest.mark.parametrize("spellings", GROUPS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_key(spellings: list[str]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


def test_names_of_different_people_and_places_have_different_keys() -> None:
    alike = [
        (one, other) for one, other in combinations(STRANGERS.split(), 2) if name_key(one) == name_key(other)
    ]
    assert alike == []


@pytest.mark.parametrize(
    "spellings", [["Poutine", "Putin"], ["Zakharova", "Zakharova"], ["Dartchiev", "Darchiev"]]
)
def test_the_stem_of_a_name_has_the_key_of_its_other_spelling(spellings: list[str]) -> None:
    french, english = spellings
    stems = [tokenize(french, "fr")[0].term, tokenize(english, "en")[0].term]
    assert len({name_key(term.partition(":")[2]) for term in stems}) == 1


def test_a_roman_numeral_is_its_own_key() -> None:
    assert name_key("XXXVII") != name_key("XXXVIII")


def test_a_word_without_letters_has_a_key_too() -> None:
    assert name_key("") == ""
    assert name_key("2025") == "2025"
