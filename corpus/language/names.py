"""One key for the spellings that newspapers give a name: Poutine and Putin, Ouchakov and Ushakov."""

import re
from functools import lru_cache

from corpus.language.folding import fold

# In this order: French and English letters for one sound become one sign (S: ch, sh, tch; J: j, zh, dj).
_SOUNDS = [
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"s?ch?tch|shch|schtsch|tsch|tch|sch|ch|sh", "S"),
        (r"dzh|zh|dj|j", "J"),
        (r"kh", "h"),
        (r"ph|ff\b", "f"),
        (r"([gtdrb])h", r"\1"),
        (r"gu(?=[eiy])", "g"),
        (r"qu?|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"y", "i"),
        (r"w", "v"),
        (r"(?<=[aeou])i(?=[aeou])", ""),  # Nazarbaïev, Nazarbaev
        (r"(.)\1+", r"\1"),
        (r"^ie", "e"),  # Yeltsin, Eltsine
        (r"(?<=[^aeiou])(?:er|re)$", "r"),  # Alexander, Alexandre
    )
]
# Russian and Ukrainian letters as newspapers transliterate them, for questions that are written in them.
_CYRILLIC = str.maketrans(
    {
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
    | dict(zip("абвгдеёзийклмнопрстуфыэіїєґ", "abvgdeeziiklmnoprstufyeiieg", strict=True))
)
_SHORT = 4  # letters up to which ch and sh stay apart: Chen is not Shen
_ENDING = re.compile(r"(?<=.{4})(?:i?[ae]|i)$")
_ROMAN = re.compile(r"[ivxlcdm]+")


@lru_cache(maxsize=65_536)
def name_key(word: str) -> str:
    """A key that is equal for the French, English and transliterated spellings of one name, or of its stem.

    Endings in a, e and i are left out, since stems have lost some of them (Zakharova, zakharov).
    """
    letters = fold(word).translate(_CYRILLIC)
    if _ROMAN.fullmatch(letters):
        return letters
    key = _sounded(letters)
    return _SAME.get(key, key)


def _sounded(letters: str) -> str:
    for pattern, sign in _SOUNDS[1:] if len(letters) <= _SHORT else _SOUNDS:
        letters = pattern.sub(sign, letters)
    return _ENDING.sub("", letters)


# Names that no rule of spelling brings together.
_SAME = {
    _sounded(other): _sounded(spellings[0])
    for spellings in (
        ("kiev", "kyiv"),
        ("kharkov", "kharkiv"),
        ("lvov", "lviv"),
        ("odessa", "odesa"),
        ("lougansk", "luhansk"),
        ("kadhafi", "gaddafi", "qaddafi", "khadafi"),
        ("mohammed", "muhammad", "mohammad"),
        ("hussein", "hussain"),
        ("rohani", "rouhani"),
        ("riyad", "riyadh", "ryad"),
        ("pekin", "beijing", "peking"),
        ("tchetchenie", "chechnya"),
        ("chmygal", "shmyhal"),
        ("tikhanovskaia", "tsikhanouskaya"),
    )
    for other in spellings[1:]
}
