"""Strings that patterns, libraries and screens have stumbled over, of any length."""

# One of each is repeated to the length that a door takes.
SEEDS = (
    " ", "\u00a0", " \n", "\n \n", "\t", "\r", "\u3000", "\u2028", "\u200b", "\x0b\x0c", "\u2009.", "a",
    "A", "A.", "a.b", ". ", "...", "? ", "!?", "« ", "» ", "“", "\"", "' ", "l'", "l’", "d’", "-", "a-",
    "– ", "_", "(", "( ", "[", "{", "<", "<a ", "<!--", "<p>", "</", "]]>", "&nbsp;", "&#x", "&amp;",
    "=\n", "=?utf-8?q?", "\\", "\\par ", "1", "1 ", "1 000 ", "1,", "1.", "1. ", "12:", "1er ",
    "1 janvier ", "2 May ", "12/", "25 %", "$ ", "€", "5 km ", "km ", "cinquante-", "hundred ",
    "quatre-vingt-", "M. ", "Mr. J. ", "St. ", "U.S.", "Jean-", "de la ", "Le Mc", "O'", "who ", "qui ",
    "and when? ", "et quand ", "Who and ", "il a ", "not ", "est-ce que ", "said that ", ", who ", "the ",
    "The ", "https://", "http://a.", "www.a.", "@a", "/a", "#", "# ", "* ", "- ", "> ", "| ", "| - ", "`",
    "**", "![](", "a@", "a@b.", "\u0301", "e\u0301", "\u0301 ", "ﷺ", "İ", "ß", "ﬁ", "👩‍👩‍👧 ", "🇫🇷",
    "\u202e", "\u2066", "的", "的。", "ไ", "ב", "ا ", "ѐ", "Ω", "\x1b[", "\x00", "\ufeff", "\ufffe", "%0A",
    "Ã©", "â€™", "Signed-", "-- \n", "--\n", "Copyright ", "AFP ", "(AFP) ", "PARIS, ", "PARIS (AFP) - ",
    "Lu 1 fois ", "Publié le ", "Subject: ", "From: a\n", ">From ", "title: ", "---\n", "...\n", "\",\"",
    ",\n", "we and our 1", "nous et nos 1 ", "\"isAccessibleForFree\": ", "<input ", "<link rel=",
    "type=", "aa aa ", "a a ", "ab" * 9 + " ",
)  # fmt: skip


def hostile(length: int) -> list[str]:
    """One string of each kind, of so many characters at the most, that begins and ends as a sentence does."""
    made = []
    for seed in SEEDS:
        times = max((length - 20) // len(seed), 1)
        made.append(f"Who {seed * times}said it.")
    return made
