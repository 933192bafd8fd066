"""Lines of an article that are not its story: captions, credits, bylines, bare datelines, links to others."""

import re
from functools import lru_cache

_LONGEST = 2_000  # characters; what is longer is a paragraph
_LONGEST_LINK = 200
_AGENCY = r"(?:AFP|AP|REUTERS|Reuters|EPA|Getty Images|GETTY IMAGES|Sipa|SIPA|MAXPPP|Abaca|TASS)"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_NAMES = rf"{_NAME}(?:,?\s(?:(?:et|and|avec|with)\s)?{_NAME}){{1,7}}"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\A(?:Par|PAR|By|BY)\s{_NAMES}$",
        r"(?i)\A(?:photos?|file photo|photo d.archives?|crédits?|credits?|image|illustration|légende)"
        r"\s*[:/–-]",
        r"\A(?:Photos?|PHOTO|Crédits?|Credit)\s+[A-Z]{2,}",
        r"(?i)\A(?:\(c\)\s|file\s?[-–—]|.*©)",
        # This combination of pictures, created on June 4, shows from left to right ...
        r"(?i)\A(?:ce montage|cette (?:photo|image)|(?:in )?this (?:photo|picture|image|combination))"
        r"(?:\s(?:montre|shows?)\b|\b.*\b(?:gauche|left|taken (?:on|by|in)|prises? (?:le|par|en)"
        r"|créée? (?:le|par)|made available|(?:provided|released|created) (?:by|on)"
        r"|fournie? par|diffusée? par|file photo)\b)",
        # ... in Geneva, June 9, 2025. Photo Agency / NAME SURNAME
        r"\A.*[.!?»”)(,]\s*\(?(?:[Pp]hotos?|PHOTO|[Cc]rédits?|[Cc]redit|[Ii]mage)\b"
        r"\s*(?::\s?.{1,80}|\s[^.!?/\n]{0,60}/[^.!?\n]{1,60}|\s[A-Z]{2,}[^.!?\n]{0,60})$",
        r"\A.*\((?:[Pp]hotos?|PHOTO|[Cc]rédits?|[Cc]redit|[Ii]mage)\s[^()\n]{1,60}\)$",
        # ... in Geneva REUTERS/Name Surname
        rf"\A.*(?:\b{_AGENCY}\s?/\s?{_NAME}\s{_NAME}|/\s?{_AGENCY}\)?\.?$)",
        # (AP Photo/Name Surname); (Agency via AP)
        rf"\A[^(\n]*+\(.*\b(?:AP Photo/|via {_AGENCY}\))",
    )
)
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\A\W{0,3}(?:read (?:also|more|next|on|the full story)|see also|also read|more on this|watch"
        r"|watch also|related(?: articles?| stories)?|listen|listen also|lire aussi|à lire|à lire aussi"
        r"|à lire également|voir aussi|lire la suite|à voir|sur le même sujet|pour aller plus loin"
        r"|en savoir plus|notre dossier)\s?(?:[:|>»–-]|$)",
        r"(?i)\A\W{0,3}(?:subscribe|sign up|follow us|join us on|download our|click here|share this"
        r"|abonnez-vous|inscrivez-vous|suivez-nous|rejoignez-nous|téléchargez notre|cliquez ici"
        r"|partager cet)\b",
        r"(?i)\A\(?(?:(?:additional |further )?(?:reporting|writing|editing) by)\s",
        r"(?i)\A(?:publié|mis à jour|modifié|published|posted|(?:last )?updated)\s(?:le|on|at|à)?\s?"
        r"[^.!?\n]{0,60}\d[^.!?\n]{0,20}$",
        r"(?i)\A(?:advertisement|publicité|tous droits réservés|all rights reserved)\b[^.!?\n]{0,60}\.?$",
        # GENEVA, June 9, 2025 (Agency) -
        r"\A[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{1,40},?\s[^.!?()\n]{0,40}\([^()\n]{2,40}\)\s?(?:--?|[–—])?$",
    )
)


_DATELINE = re.compile(r"\A[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,40},?\s?[^()\n]{0,40}\([^()\n]{2,40}\)\s?(?:--?|[–—])\s")


def without_dateline(sentence: str) -> str:
    """A sentence without the place, day and agency that it opens with: "GENEVA, June 9 (Agency) - "."""
    found = _DATELINE.match(sentence)
    return sentence[found.end() :] if found else sentence


def is_credit(line: str) -> bool:
    """Whether a line says who wrote the article, or what its photo shows and who took it."""
    return len(line) <= _LONGEST and any(pattern.match(line) for pattern in _CREDITS)


def is_side_line(text: str, start: int) -> bool:
    """Whether what begins there in an article stands in such a line."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    return _is_side(text[begin : end if end >= 0 else len(text)].strip())


@lru_cache(maxsize=4096)
def _is_side(line: str) -> bool:
    return is_credit(line) or (len(line) <= _LONGEST_LINK and any(pattern.match(line) for pattern in _OTHERS))
