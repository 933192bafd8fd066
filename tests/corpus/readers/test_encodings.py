"""Text files are read in the encoding that they are in, and none is read wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import NotText
from corpus.readers import read

WESTERN = (
    "Le président a été reçu à Genève.",
    "Il a dit « non ».",
    "L’été arrive",
    "Un café à 3 €",
    "Où est-elle ? À Noël, peut-être…",
    "Cœur à cœur, œuvre",
    "Éric a dit : « Ça suffit ! » – puis plus rien.",
    "ÉTÉ 2025",
    "© Agence – 12 °C",
    "Un dîner à Besançon",
    "The café reopens – at last",
    "L'élève a été élu délégué à l'unanimité",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", WESTERN)
def test_a_short_text_is_read_in_any_usual_encoding(text: str, encoding: str) -> None:
    # ISO 8859-15 has no curly quotation marks: there they are written as typewriters have them.
    text = text.translate({ord("’"): "'", ord("…"): "...", ord("–"): "-"}) if "8859" in encoding else text
    assert read("note.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le président a été reçu à Genève.", "mac-roman"),
        ("Le président a été reçu à Genève.", "cp850"),
        (
            "Президент России прибыл в Женеву на переговоры, сообщил в понедельник его представитель.",
            "cp1251",
        ),
        (
            "Президент России прибыл в Женеву на переговоры, сообщил в понедельник его представитель.",
            "utf-16-be",
        ),
        ("Ο πρόεδρος έφτασε στη Γενεύη για συνομιλίες, ανακοίνωσε τη Δευτέρα η κυβέρνηση.", "cp1253"),
    ],
)
def test_a_longer_text_is_read_in_a_rarer_encoding(text: str, encoding: str) -> None:
    assert read("note.txt", text.encode(encoding)).text == text


def test_what_reads_well_in_no_encoding_is_refused() -> None:
    polish = "Żółta łódź płynęła ćwierć mili, a źdźbło trawy zostało później na brzegu."
    with pytest.raises(NotText):
        read("note.txt", polish.encode("iso8859-2"))


def test_the_encoding_that_a_page_declares_is_believed() -> None:
    page = '<meta charset="{}"><p>Żółta łódź płynęła.</p>'
    assert read("a.html", page.format("iso-8859-2").encode("iso8859-2")).text == "Żółta łódź płynęła."


def test_a_wrong_declaration_of_a_page_is_not_believed() -> None:
    page = '<meta charset="utf-8"><p>Le café rouvre.</p>'
    assert read("a.html", page.encode("cp1252")).text == "Le café rouvre."


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    assert read("note.txt", "Une pièce, un café".encode()[:-1]).text == "Une pièce, un caf"


def test_bytes_of_another_encoding_pasted_into_a_text_are_read_in_theirs() -> None:
    data = "Élodie a été reçue à l’hôtel de la préfecture. ".encode() + "Elle a parlé.".encode("cp1252")
    assert read("note.txt", data).text == "Élodie a été reçue à l’hôtel de la préfecture. Elle a parlé."


def test_a_text_padded_with_nul_bytes_is_read() -> None:
    assert read("note.txt", b"Rien ne va plus." + bytes(5000)).text == "Rien ne va plus."


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    read_text = read("note.txt", ("a" + text).encode()).text
    assert read("note.txt", read_text.encode()).text == read_text
