"""One question as people write it: in capitals, politely, with a greeting, without its marks."""

import unicodedata

FRAMES = {
    "en": (
        "Could you please tell me {small}",
        "{bare}, please?",
        "please {small}",
        "Hi, {small}",
        "hello {small} thanks!",
        "Good morning Pullquote bot! {large}",
        "I would like to know {small}",
        "I was wondering if you know {small}",
        "Quick question: {small}",
    ),
    "fr": (
        "Dites-moi s’il vous plaît, {small}",
        "{bare} svp",
        "s'il te plait {small}",
        "Bonjour, {small}",
        "bonjour {small} merci d’avance",
        "Bonsoir Pullquote ! {large}",
        "Je voudrais savoir {small}",
        "Pourriez-vous me dire {small}",
        "Excusez-moi, une question : {small}",
    ),
}
"""The question in other words: with a small first letter, as it is, and without its mark."""

MARKS = ("{bare}", "{bare}???", "{bare} ?!", "{bare}!", "{bare}.", "{bare}…", "{bare}? 🙏", "  {bare}  ?")


def forms(question: str, language: str) -> dict[str, str]:
    """Each form's name, and the question in it."""
    words = {
        "large": question,
        "small": question[0].lower() + question[1:],
        "bare": question.rstrip(" ?\u202f\u00a0"),
    }
    named = {
        "lower case": question.lower(),
        "CAPITALS": question.upper(),
        "straight apostrophes": question.replace("’", "'"),
        "curly apostrophes": question.replace("'", "’"),
        "non-breaking spaces": question.replace(" ", "\u00a0"),
        "double spaces": question.replace(" ", "  "),
    }
    if language == "fr":
        named["no accents"] = without_accents(question)
        named["lower case, no accents"] = without_accents(question).lower()
    for frame in (*MARKS, *FRAMES[language]):
        named[frame.replace("{small}", "…").replace("{large}", "…").replace("{bare}", "…")] = frame.format(
            **words
        )
    return named


def without_accents(text: str) -> str:
    """The text as it is typed on a keyboard without accents."""
    apart = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in apart if not unicodedata.combining(letter))
    )
