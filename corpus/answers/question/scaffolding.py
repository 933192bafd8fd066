"""Words of a question that only help to ask: "place" in "where did it take place?"."""

import re

_EXPRESSIONS = {
    "en": re.compile(r"\b(?P<take>take|takes|taking|took|taken) (?P<place>place)\b", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:avoir|a|ont|eu|avait|avaient|aura|auront|aurait|auraient|ait|aient)"
        r"(?:-t-(?:il|elle)|-(?:il|elle)s)? (?P<place>lieu)\b",
        re.IGNORECASE,
    ),
}


def scaffolding(text: str, language: str) -> frozenset[int]:
    """Where the words begin that say only that something happens: no article need hold them to answer."""
    found = _EXPRESSIONS[language].finditer(text) if language in _EXPRESSIONS else ()
    return frozenset(match.start(name) for match in found for name in match.groupdict())
