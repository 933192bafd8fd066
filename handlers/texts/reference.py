"""How a sentence's origin is written: source, title and date, and a link that jumps to the sentence."""

from urllib.parse import quote, urlsplit

from corpus.models import Article, ArticleSummary, Draft, Metadata, Printing, first_words
from corpus.soundness import showable, shown_host, sound_address
from handlers.texts.catalogue import day, text

MAXIMUM_LENGTH = 300  # characters; a title that is a paragraph long would crowd out the sentence
MAXIMUM_URL = 2048  # characters; Telegram drops longer links
FRAGMENT_WORDS = 4  # at each end of a long sentence: enough to be unique, few enough to match the page
POST_HOSTS = frozenset({"t.me", "telegram.me"})  # the link opens the app, which knows no text fragments


def reference(origin: Metadata, language: str) -> str:
    """Source, title and date as far as they are known, on one line."""
    known = [*_names(origin), *([day(origin.published, language)] if origin.published else [])]
    return shorten(", ".join(known) or title_of(origin, language), MAXIMUM_LENGTH)


def title_of(origin: Metadata, language: str) -> str:
    """The title on one line, or the first words of what has none."""
    known = " ".join((origin.title or "").split()) or _lead(origin)
    return known or text("untitled", language)


def name(origin: Metadata, language: str) -> str:
    """Source and title as far as they are known, on one line."""
    return shorten(", ".join(_names(origin)) or title_of(origin, language), MAXIMUM_LENGTH)


def link(url: str | None, sentence: str = "") -> str | None:
    """The address of an article on the web, at the sentence when one is given; None when there is none.

    Text fragments: https://wicg.github.io/scroll-to-text-fragment/
    """
    host = _host(url)
    if url is None or host is None:
        return None
    targets = [url] if host in POST_HOSTS or not sentence.strip() else [url + _fragment(url, sentence), url]
    return next((target for target in targets if len(target) <= MAXIMUM_URL), None)


def shorten(words: str, length: int) -> str:
    """The words themselves as they may be shown, or their beginning and an ellipsis when they are longer."""
    words = showable(words)
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def _names(origin: Metadata) -> list[str]:
    host = _host(origin.url)
    parts = [origin.source or (host and shown_host(host)), origin.title]
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if part and not part.isspace()))


def _lead(origin: Metadata) -> str:
    if isinstance(origin, Article | ArticleSummary | Printing):
        return origin.lead
    return first_words(origin.text) if isinstance(origin, Draft) else ""


def _host(url: str | None) -> str | None:
    # What an earlier version kept may not be sound.
    if url is None or sound_address(url) is None:
        return None
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _fragment(url: str, sentence: str) -> str:
    words = sentence.split()
    ends = [words] if len(words) <= 2 * FRAGMENT_WORDS else [words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:]]
    found = ",".join(_encoded(" ".join(end)) for end in ends)
    return f"{'' if '#' in url else '#'}:~:text={found}"


def _encoded(words: str) -> str:
    # quote() lets the dash through, which in a text fragment separates a prefix or suffix.
    return quote(words, safe="").replace("-", "%2D")
