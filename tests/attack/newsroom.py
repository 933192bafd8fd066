"""The articles of the attacked newsroom, all invented, and the questions that they answer."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from corpus.library import Library
from corpus.models import Draft


class Known(NamedTuple):
    """A question, and words of the one sentence that answers it."""

    question: str
    answer: str


BRIDGE = "https://larkness-post.example/bridge"
ARTICLES = (
    Draft(
        title="Larkness bridge closes in March",
        source="Larkness Post",
        url=BRIDGE,
        language="en",
        published=date(2025, 2, 3),
        text="The Larkness bridge will close to lorries in March for eleven weeks of repairs. "
        "Engineers found rust in four of its cables during an inspection last autumn. "
        "Deputy mayor Iris Holloway ordered the closure after reading their report. "
        "Buses will take the tunnel road until the work is done.",
    ),
    Draft(
        title="Seed library opens",
        source="Harrow Valley Wire",
        language="en",
        published=date(2025, 4, 14),
        text="A seed library with nine hundred jars opened in Harrow Valley on Monday. "
        "Botanist Theo Marchetti collected the beans in it over thirty years. "
        "Members may borrow twelve packets each spring and return seeds in autumn.",
    ),
    Draft(
        title="La verrerie de Montclar reprise",
        source="Le Fil de l’Orne",
        language="fr",
        published=date(2025, 5, 20),
        text="La verrerie de Montclar a été reprise par une coopérative de soixante salariés. "
        "La directrice Solène Garnaud a signé l'accord jeudi devant le tribunal. "
        "Le four sera rallumé en septembre après deux mois d'arrêt.",
    ),
    Draft(
        title="Le tramway de Vauréal en panne",
        source="Gazette de Vauréal",
        url="https://gazette-vaureal.example/tramway",
        language="fr",
        published=date(2025, 6, 2),
        text="Le tramway de Vauréal est resté en panne pendant cinq heures dimanche. "
        "La foudre a détruit un transformateur près du dépôt. "
        "La régie remboursera les abonnés pour le mois de juin.",
    ),
)
KNOWN = (
    Known("Who ordered the closure of the Larkness bridge?", "Iris Holloway ordered the closure"),
    Known("What did engineers find in the cables of the bridge?", "found rust in four of its cables"),
    Known("Who collected the beans of the seed library?", "Theo Marchetti collected the beans"),
    Known("Qui a signé l'accord de la verrerie de Montclar ?", "Solène Garnaud a signé l'accord"),
    Known("Qu'est-ce qui a détruit le transformateur du tramway ?", "La foudre a détruit un transformateur"),
    Known("How many packets may members of the seed library borrow?", "may borrow twelve packets"),
)


def fill(folder: Path) -> None:
    """Make the newsroom's data folder."""
    with Library.open(folder) as library:
        for draft in ARTICLES:
            library.add(draft)
        library.follow()
