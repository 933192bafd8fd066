"""Six replies for pictures, made by the whole bot: each scene is what one person sees on their screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from corpus.library import Library
from corpus.meaning.model import Model
from corpus.models import Draft
from corpus.readers import read
from tests.evening.acts import RACE
from tests.evening.clock import Clock
from tests.evening.stage import SAMPLES
from tests.pictures.page import Scene
from tests.support.whole_bot import whole_bot
from tests.world import Person, World

CRACKS = Draft(
    title="Bréval : le pont fermé après la découverte de fissures",
    source="Agence Exemple",
    url="https://depeches.example/breval-pont",
    language="fr",
    published=date(2025, 12, 2),
    text="""BREVAL, 2 décembre 2025 (Agence Exemple) - Les bus passeront par Saint-Cyr jusqu'au printemps.

Si le pont est fermé depuis lundi matin, c'est parce que les ingénieurs du département ont relevé, au \
cours d'une inspection de routine, trois fissures dans la pile centrale, dont l'une, longue de près de deux \
mètres et large de huit millimètres, s'est encore ouverte entre la première mesure et la seconde, prises à \
dix jours d'intervalle.
""",
)
CRACKS_ABROAD = Draft(
    title="Cracks close a French bridge used by 9,000 drivers",
    source="Sample Wire",
    url="https://wire.example/breval-bridge",
    language="en",
    published=date(2025, 12, 3),
    text="""PARIS, Dec. 3, 2025 (Sample Wire) - Drivers in Breval face a detour of 14 kilometres.

The bridge was closed because cracks in its central pier had grown wider, the prefecture said.
""",
)


class Studio:
    """The world in which the scenes are played, and the people in it."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world = world
        self.clock = clock
        self.anna, self.dan = world.person("Anna"), world.person("Dan")
        self.chloe = world.person("Chloé", language_code="fr")
        self.ada = world.person("Ada", language_code="fr")  # the admin

    def private(self, name: str, seen_by: Person) -> Scene:
        """All of a private chat with the bot."""
        return Scene(name, "Pullquote", "bot", seen_by, self.world.messages(seen_by.private))


async def across_languages(studio: Studio) -> Scene:
    """An English question, a French sentence, and the words that mean the same."""
    await studio.anna.asks("Who cancelled the meeting in Ankara?")
    return studio.private("en-across-languages", studio.anna)


async def two_sources(studio: Studio) -> Scene:
    """Sentences of two articles in two languages; the long one is folded."""
    await studio.chloe.asks("Pourquoi a-t-on fermé le pont de Bréval ?")
    return studio.private("fr-two-sources", studio.chloe)


async def not_found(studio: Studio) -> Scene:
    """No article answers: which words stand nowhere, and the nearest sentence."""
    lea = studio.world.person("Léa", language_code="fr")
    await lea.asks("Quand finit la grève des éboueurs à Nantes ?")
    return studio.private("fr-not-found", lea)


async def context_in_a_group(studio: Studio) -> Scene:
    """A topic of a group: a mention, the answer, and the paragraph that its asker opened."""
    group = studio.world.forum("Press review", ["Sport"], [studio.dan, studio.anna])
    said = studio.anna.says("Didn’t they want to vote in November?", chat=group, topic="Sport")
    studio.clock.goes_on(1)
    reply = await studio.dan.asks(
        "@pullquote_bot Why was the debate in Hull postponed?", chat=group, topic="Sport", reply_to=said
    )
    await studio.dan.presses(reply, "Context")
    await studio.world.quiet()
    return Scene("en-context-in-a-group", "Sport", "Press review", studio.anna, studio.world.messages(group))


async def receipt(studio: Studio) -> Scene:
    """What an admin gets for a file."""
    await studio.world.reply_to(studio.ada.sends_document("trois-caps.txt", RACE.encode()))
    return studio.private("fr-receipt", studio.ada)


async def inline(studio: Studio) -> Scene:
    """A sentence sent into a chat in which the bot is not."""
    friends = studio.world.group("Weekend in Hull", [studio.anna, studio.dan], bot=False)
    studio.anna.says("When do they start building that stadium?", chat=friends)
    studio.clock.goes_on(1)
    best, *_ = await studio.dan.types_inline("When does work on the stadium in Hull begin?")
    studio.dan.chooses(best, chat=friends)
    return Scene("en-inline", friends.title, "2 members", studio.anna, studio.world.messages(friends))


SCENES = (across_languages, two_sources, not_found, context_in_a_group, inline, receipt)


async def play(folder: Path, model: Callable[[], Model] | None = None) -> list[Scene]:
    """Play all scenes."""
    clock = Clock()
    with World(clock=clock) as world, Library.open(folder, model=model) as library:
        for file in sorted(SAMPLES.iterdir()):
            library.add(read(file.name, file.read_bytes()))
        library.add(CRACKS)
        library.add(CRACKS_ABROAD)
        while library.meaning and library.meaning.embed():
            continue
        studio = Studio(world, clock)
        scenes = []
        async with whole_bot(world, library, [studio.ada]):
            for scene in SCENES:
                clock.goes_on(7)
                scenes.append(await scene(studio))
        return scenes
