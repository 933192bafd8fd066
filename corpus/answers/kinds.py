"""What a question asks for, told by its question words, in English and French."""

import re

from corpus.models import Kind

# The earliest match in the question decides ("what did she do when..."), and of those that begin at the
# same word the first rule, so the narrow ones come first: "what year" before "what".
_RULES: dict[str, tuple[tuple[Kind, str], ...]] = {
    "en": (
        (
            Kind.SAID,
            r"\b(?:what|how) (?:did|does|do|has|have|had|was|is) (?:.+ )?"
            r"(?:say|said|saying|tell|told|think|claim|claimed|announce|announced|declare|declared"
            r"|call|react)\b",
        ),
        (Kind.SAID, r"\baccording to \S+.*\bwhat\b|\bwhat\b.*\baccording to\b"),
        (
            Kind.HOW_MANY,
            r"\bhow (?:many|much|old|far|long|tall|big|large|high|deep|wide|fast|often"
            r"|heavy)\b",
        ),
        (
            Kind.HOW_MANY,
            r"\b(?:what|which) (?:\w+ )?(?:percentage|percent|proportion|number|amount|size|age"
            r"|price|cost"
            r"|score|rate|share|distance|population|fraction|length|height|weight|speed|sum|salary)\b",
        ),
        (
            Kind.WHEN,
            r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|time|century|decade|era"
            r"|period|season)s?\b",
        ),
        (
            Kind.WHERE,
            r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|place|town|state"
            r"|region|river"
            r"|location|continent|county|area|village|island|street|stadium|province|district)\b",
        ),
        (
            Kind.WHY,
            r"\bwhy\b|\bwhat (?:caused?|led|prompted|made|is the (?:reason|cause)|was the (?:reason"
            r"|cause))\b"
            r"|\bfor what reason|\bwhat (?:reasons?|causes?)\b|\bhow come\b",
        ),
        (
            Kind.WHO,
            r"\bwho(?:m|se|'s)?\b|\b(?:what|which) (?:\w+ )?(?:person|people|president|minister"
            r"|player|actor|king"
            r"|queen|author|artist|leader|scientist|director|singer|writer|man|woman|coach|politician)\b",
        ),
        (
            Kind.DEFINITION,
            r"^(?:what(?: is|'s| are| was| were)|define|who is|explain)(?: an?"
            r"| the)? [\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bwhat (?:does|did|do) .+ (?:mean|stand for)\b|\bmeaning of\b",
        ),
        (Kind.HOW, r"\bhow\b|\bin what way\b"),
        (Kind.WHAT, r"\b(?:what|which)\b"),
        (
            Kind.YES_NO,
            r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may"
            r"|might)(?:n't)?\b",
        ),
    ),
    "fr": (
        (
            Kind.SAID,
            r"\b(?:que|qu'|qu’)\s?(?:\w+[ -]){0,3}?(?:dit|disent|declare|affirme|annonce|pense"
            r"|raconte|repondu|estime)\b"
            r"|\bqu['’](?:a|ont|avait|avaient)\b.*\b(?:dit|declare|affirme|annonce|assure|explique"
            r"|indique|repondu)\b"
            r"|\bselon (?!quel).*\b(?:que|quel|quelle)\b",
        ),
        (
            Kind.HOW_MANY,
            r"\bcombien\b|\bquel(?:le)?s?(?: \w+){0,3} (?:pourcentage|proportion|nombre|montant"
            r"|taille|age|prix|cout"
            r"|score|taux|part|distance|population|superficie|longueur|hauteur|poids|vitesse"
            r"|salaire|duree|somme|note)\b",
        ),
        (
            Kind.WHEN,
            r"\bquand\b|\b(?:quel(?:le)?s?)(?: est la| est l['’]| etait la)? ?(?:annee|date|jour"
            r"|mois|heure|siecle|epoque"
            r"|periode|moment|decennie|saison)s?\b",
        ),
        (
            Kind.WHERE,
            r"(?:^|[ ,'’])où\b|(?:^|\bd['’])ou (?:est|se|sont|a|ont|etait|peut|vit|habite)\b"
            r"|\bquel(?:le)?s?(?: \w+)? "
            r"(?:ville|pays|lieu|endroit|region|etat|continent|departement|commune|quartier|village"
            r"|ile|rue|province)s?\b",
        ),
        (
            Kind.WHY,
            r"\bpourquoi\b|\bqu['’]est-ce qui (?:a |avait |ont )?(?:pousse|cause|provoque|explique"
            r"|motive|conduit)\w*|\bquel(?:le)?s? (?:\w+ )?(?:est|sont|etait|etaient)?\s?(?:la "
            r"|les )?(?:raison|cause|motif)s?\b"
            r"|\bpour quelles? raisons?\b",
        ),
        (
            Kind.WHO,
            r"(?:^|^(?:a|de|par|pour|avec|chez|contre|sur|c['’]est) )qui\b"
            r"|\bquel(?:le)?s? (?:\w+ )?(?:personne|president|presidente|ministre|joueur|acteur|roi"
            r"|reine|auteur|artiste|chef|scientifique|realisateur|chanteur|ecrivain|homme|femme"
            r"|entraineur)s?\b",
        ),
        (
            Kind.DEFINITION,
            r"\bqu['’]?\s?est[- ]ce qu(?:e|['’])\s?(?:un |une |l['’]|le |la "
            r"|les )?[\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bc['’]est quoi\b|\bque (?:veut dire|veulent dire|signifie|signifient)\b|\bdefinition\b",
        ),
        (Kind.HOW, r"\bcomment\b|\bde quelle (?:maniere|facon)\b|\bpar quel moyen\b"),
        (Kind.WHAT, r"\bquel(?:le)?s?\b|\bque\b|\bqu['’]|\bquoi\b|\blequel\b|\blaquelle\b|\blesquel"),
        (Kind.YES_NO, r"^est[- ]ce qu|[- ](?:t-)?(?:il|elle|ils|elles|on|vous|nous)\b|^y a"),
    ),
}
_RULES_BY_LANGUAGE = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in rules)
    for language, rules in _RULES.items()
}


def kind_of(text: str, language: str) -> Kind:
    """What the question asks for; OTHER for a heap of words, or in a language without rules."""
    folded = _fold(text)
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_RULES_BY_LANGUAGE.get(language, ()))
        if (match := pattern.search(folded))
    ]
    return min(found, default=(0, 0, Kind.OTHER))[2]


def _fold(text: str) -> str:
    """Lower case without accents, but "où" keeps its own: only the accent tells it from "or"."""
    table = str.maketrans("àâäçéèêëîïôöûü", "aaaceeeeiioouu")
    return " ".join(text.lower().replace("œ", "oe").translate(table).split())
