"""The lines of a printed page become the paragraphs that its reader sees."""

import pytest

from corpus.readers.printed.page_layout import Line, blocks

LEFT, RIGHT, LEADING, SIZE = 50.0, 300.0, 12.0, 10.0


def page(*texts: str, right: float = RIGHT, hyphen: bool = False) -> list[Line]:
    """Lines one under the other, all full but the last; a text that begins with a space is indented."""
    last = len(texts) - 1
    return [
        Line(
            text=text.strip(),
            left=LEFT + 10 * text.startswith(" "),
            right=right if place < last else LEFT + 5 * len(text),
            baseline=700 - LEADING * place,
            size=SIZE,
            hyphen=hyphen and place < last,
        )
        for place, text in enumerate(texts)
    ]


def texts(*pages: list[Line]) -> list[str]:
    return [block.text for block in blocks(pages)]


def test_full_lines_are_one_paragraph() -> None:
    assert texts(page("Les deux délégations se", "sont quittées.")) == [
        "Les deux délégations se sont quittées."
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert texts(page("Rien ne va plus.", " La suite est", "pour demain.")) == [
        "Rien ne va plus.",
        "La suite est pour demain.",
    ]


def test_a_short_line_ends_a_paragraph() -> None:
    short, full = page("Rien ne va plus."), page("La suite est", "pour demain.")
    below = [line._replace(baseline=line.baseline - LEADING) for line in full]
    assert texts([*short, *below]) == ["Rien ne va plus.", "La suite est pour demain."]


def test_a_paragraph_goes_on_over_the_page_when_its_sentence_does() -> None:
    running = page("Le fil du matin", right=LEFT + 60)[0]._replace(baseline=760)
    first = [running, *page("Les deux délégations", "qui se sont", "x")[:2]]
    second = [running, *page("quittées lundi", "sans un mot.")]
    assert texts(first, second) == ["Les deux délégations qui se sont quittées lundi sans un mot."]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    def sheet(number: int, text: str) -> list[Line]:
        head, foot = page("Le fil du matin, 9 juin")[0], page(f"Page {number} sur 2")[0]
        return [head._replace(baseline=780), *page(text), foot._replace(baseline=20)]

    assert texts(sheet(1, "Rien ne va."), sheet(2, "Tout va.")) == ["Rien ne va.", "Tout va."]


def test_a_dash_begins_an_item_only_after_a_stop() -> None:
    assert texts(page("Deux choses :", "- le pont ;", "- le bac.")) == [
        "Deux choses :",
        "- le pont ;",
        "- le bac.",
    ]
    assert texts(page("Le pont rouvre", "– enfin –, a-t-il dit.")) == [
        "Le pont rouvre – enfin –, a-t-il dit."
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("une réunion extraordi", "naire", "une réunion extraordinaire"),
        ("la décision est peut", "être prise", "la décision est peut-être prise"),
        ("a-t", "on appris", "a-t-on appris"),
        ("demande", "t-il", "demande-t-il"),
        ("les Etats", "Unis", "les Etats-Unis"),
        ("c’est-à", "dire demain", "c’est-à-dire demain"),
        ("est", "ce vrai ?", "est-ce vrai ?"),
        ("dit", "on partout", "dit-on partout"),
        ("en 2024", "2025", "en 2024-2025"),
        ("vingt", "deux personnes", "vingt-deux personnes"),
        ("the negotia", "tors left", "the negotiators left"),
        ("la porte-pa", "role du ministère", "la porte-parole du ministère"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_when_it_only_broke_the_word(
    before: str, after: str, joined: str
) -> None:
    assert texts(page(before, after, hyphen=True)) == [joined]


def test_the_rest_of_a_text_decides_on_a_hyphen() -> None:
    rest = page("Le contre-amiral parle. Le contretemps dure.")
    assert texts(page("le contre", "amiral", hyphen=True), rest)[0] == "le contre-amiral"
    assert texts(page("le contre", "temps", hyphen=True), rest)[0] == "le contretemps"
