"""Articles and questions made by chance, in English and in French, as many as are wanted."""

from datetime import date, timedelta
from itertools import product
from random import Random

from corpus.models import Draft

SENTENCES = 12  # of an article
DAYS = 700
FIRST_DAY = date(2024, 1, 1)

SYLLABLES = ("bel", "dor", "fen", "gar", "hol", "kin", "lar", "mon", "nor", "pel", "ros", "sal", "tor", "val")
PLACES = ["".join(parts).capitalize() for parts in product(SYLLABLES, SYLLABLES, ("mont", "ness", "ville"))]
# The English and the French of each are at the same place.
NOUNS = (
    ("bridge", "meeting", "ferry", "school", "harbour", "budget", "strike", "museum", "station", "treaty"),
    ("pont", "rassemblement", "ferry", "collège", "port", "budget", "débrayage", "musée", "quai", "traité"),
)
FEATURES = (
    ("old", "new", "northern", "southern", "eastern", "western", "royal", "regional", "local", "famous"),
    (
        "ancien",
        "nouveau",
        "moderne",
        "central",
        "oriental",
        "occidental",
        "royal",
        "régional",
        "local",
        "célèbre",
    ),
)
VERBS = (
    ("opened", "cancelled", "closed", "inspected", "approved", "rejected", "postponed", "funded"),
    ("ouvert", "annulé", "fermé", "inspecté", "approuvé", "rejeté", "reporté", "financé"),
)
PEOPLE = (
    ("mayor", "minister", "prefect", "council", "union", "company", "judge", "police"),
    ("maire", "ministre", "préfet", "conseil", "syndicat", "société", "juge", "police"),
)
REASONS = (
    (
        "after a storm",
        "for lack of money",
        "before the vote",
        "in spite of protests",
        "without giving a reason",
    ),
    (
        "après une tempête",
        "faute d’argent",
        "avant le vote",
        "malgré les protestations",
        "sans donner de raison",
    ),
)
STATEMENTS = (
    "The {person} of {place} {verb} the {feature} {noun} of {other} {reason}, {number} said.",
    "Le {person} de {place} a {verb} le projet de {noun} {feature} de {other} {reason}, selon {number} voix.",
)
QUESTIONS = (
    (
        "Who {verb} the {feature} {noun} of {place}?",
        "Why was the {feature} {noun} of {place} {verb}?",
        "When was the {noun} {verb}?",
    ),
    (
        "Qui a {verb} le projet de {noun} {feature} de {place} ?",
        "Pourquoi le projet de {noun} {feature} de {place} a-t-il été {verb} ?",
        "Quand le projet de {noun} a-t-il été {verb} ?",
    ),
)
LANGUAGES = ("en", "fr")


def article(chance: Random, number: int) -> Draft:
    """An article of some paragraphs about one place."""
    spoken = chance.randrange(len(LANGUAGES))
    place = chance.choice(PLACES)
    sentences = [_statement(chance, spoken, place) for _ in range(SENTENCES)]
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, SENTENCES, 3)]
    return Draft(
        title=f"{place} {number}",
        language=LANGUAGES[spoken],
        published=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        source="Sample Wire",
        text="\n\n".join(paragraphs),
    )


def question(chance: Random) -> str:
    """A question that an article may answer."""
    spoken = chance.randrange(len(LANGUAGES))
    return chance.choice(QUESTIONS[spoken]).format(**_words(chance, spoken), place=chance.choice(PLACES))


def _statement(chance: Random, spoken: int, place: str) -> str:
    other, number = chance.choice(PLACES), chance.randrange(10_000)
    return STATEMENTS[spoken].format(**_words(chance, spoken), place=place, other=other, number=number)


def _words(chance: Random, spoken: int) -> dict[str, str]:
    kinds = {"person": PEOPLE, "verb": VERBS, "noun": NOUNS, "feature": FEATURES, "reason": REASONS}
    return {kind: chance.choice(words[spoken]) for kind, words in kinds.items()}
