"""Questions about the page and not the story: who took the photo, who wrote the article."""

import re

from corpus.language.folding import fold

_ASKS = re.compile(
    r"\b(?:photo\w*|pictures?|images?|caption\w*|illustration\w*|legendes?|cliches?|montage|credits?|bylines?"
    r"|authors?|auteure?s?|journalists?|journalistes?|reporters?|signe[er]?|signature|newsletter"
    r"|(?:who|qui)\s(?:wrote|has written|a (?:ecrit|redige))\s(?:this|the|cet|l.|la|le)\s?"
    r"(?:article|story|piece|report|depeche|texte))\b"
)


def asks_about_page(question: str) -> bool:
    """Whether captions, credits and bylines may answer."""
    return bool(_ASKS.search(fold(question)))
