"""What a question asks for, told by its question words."""

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
            r"|call|react|describe|comment|respond|reply|answer|feel about|warn|promise|advise)\b",
        ),
        (
            Kind.SAID,
            r"\baccording to \S+.*\bwhat\b|\bwhat\b.*\baccording to\b"
            r"|\b(?:what|how|which)\b.*(?:, (?:says|said|in) [\w.’' -]+"
            r"|\bin (?:[\w-]+['’]s?|his|her|their) (?:own )?words)\W*$"
            r"|\b(?:what|which)(?:'s| is| was)? (?:\w+ )?(?:advice|words|message|warning|comment|reaction|view"
            r"|opinion|verdict)s?\b",
        ),
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
            r"\bwhere\b|\b(?:what|which) (?:[\w-]+ ){0,2}(?:city|cities|country|countries|place|town|state"
            r"|region|river|towns|states|regions|airport|ground|venue|crossroads|square|port|beach|hotel|school"
            r"|location|continent|county|counties|area|village|island|street|stadium|province|district)\b",
        ),
        (
            Kind.WHY,
            r"\bwhy\b|\bwhat (?:pushed|drove|triggered|sparked|caused?"
            r"|led|prompted|made|is the (?:reason|cause)|was the (?:reason"
            r"|cause))\b"
            r"|\bfor what reason|\bwhat (?:reasons?|causes?)\b|\bhow come\b",
        ),
        (
            Kind.WHO,
            r"\bwho(?:m|se|'s|s)?\b|\b(?:what|which) (?:[\w-]+ ){0,3}(?:person|people|president|minister"
            r"|ex-president|senator|team|celebrity|celebrities|journalist|reporter|musician|neighbour|friend"
            r"|boss|chief|judge|lawyer|spokesman|spokeswoman|general|ambassador|governor|mayor|officer|official|expert"
            r"|women|men|brother|sister|son|daughter|wife|husband|mother|father|band|company|party|group|club"
            r"|player|actor|king"
            r"|queen|author|artist|leader|scientist|director|singer|writer|man|woman|coach|politician)s?\b",
        ),
        (
            Kind.DEFINITION,
            r"^(?:what(?: is|'s| are| was| were)|define|who is|explain)(?: an?"
            r"| the)? [\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bwhat (?:does|did|do) .+ (?:mean|stand for)\b|\bmeaning of\b",
        ),
        (Kind.WHAT, r"\bhow (?:is|was|are|were) .+ (?:called|named)\b"),
        (Kind.HOW, r"\bhow\b|\bin what way\b"),
        (Kind.WHAT, r"\b(?:what|which|whats)\b"),
        (
            Kind.YES_NO,
            r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may"
            r"|might)(?:n't)?\b|\?$",
        ),
    ),
    "fr": (
        (
            Kind.SAID,
            r"\b(?:que|qu'|qu’)\s?(?:\w+[ -]){0,3}?(?:dit|disent|declare|affirme|annonce|pense"
            r"|raconte|repondu|estime)\b"
            r"|\bqu['’](?:a|ont|avait|avaient)\b.*\b(?:dit|declare|affirme|annonce|assure|explique"
            r"|indique|repondu)\b"
            r"|\bselon (?!quel).*\b(?:que|quel|quelle)\b"
            r"|(?:\b(?:que|quel(?:le)?s?|comment|dans quel)\b|\bqu['’]).*\b(?:d['’]apres|selon)\b"
            r"|\bque (?:repond|dit|pense|declare)\w*\b|\bcomment .*(?:reagi\w*|decri\w*|qualifi\w*)\b"
            r"|\bquel(?:le)?s? (?:\w+ )?(?:conseil|mot|compliment|message|reaction|avis"
            r"|commentaire|declaration)s?\b",
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
            r"|ile|rue|province|stade|aeroport|carrefour|coin|comte|place|port|plage|hotel|ecole|route)s?\b",
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
            r"|senateur|senatrice|ex-president|equipe|celebrite|journaliste|musicien|voisin|ami|juge|avocat"
            r"|porte-parole|general|ambassadeur|gouverneur|maire|expert|frere|soeur|fils|fille|groupe|parti|club"
            r"|entreprise|entraineur)s?\b",
        ),
        (
            Kind.DEFINITION,
            r"\bqu['’]?\s?est[- ]ce qu(?:e|['’])\s?(?:un |une |l['’]|le |la "
            r"|les )?[\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bc['’]est quoi\b|\bque (?:veut dire|veulent dire|signifie|signifient)\b|\bdefinition\b",
        ),
        (Kind.WHAT, r"\bcomment (?:s['’]appel|se nomm|est appele|a ete nomme)"),
        (Kind.HOW, r"\bcomment\b|\bde quelle (?:maniere|facon)\b|\bpar quel moyen\b"),
        (Kind.WHAT, r"\bquel(?:le)?s?\b|\bque\b|\bqu['’]|\bquoi\b|\blequel\b|\blaquelle\b|\blesquel"),
        (Kind.YES_NO, r"^est[- ]ce qu|[- ](?:t-)?(?:il|elle|ils|elles|on|vous|nous)\b|^y a|\?$"),
    ),
}
# In other languages the question word alone tells; "how many" stands before "how" and "why" before "what".
_QUESTION_WORDS: dict[str, dict[Kind, str]] = {
    "de": {
        Kind.HOW_MANY: "wie ?viele?|wie (?:hoch|lange?|alt|gro(?:ß|ss)|weit|oft)",
        Kind.WHO: "wer|wen|wem|wessen",
        Kind.WHEN: "wann",
        Kind.WHERE: "wo|wohin|woher",
        Kind.WHY: "warum|wieso|weshalb",
        Kind.HOW: "wie",
        Kind.WHAT: "was|welche[rsmn]?",
    },
    "es": {
        Kind.HOW_MANY: "cuant[oa]s?",
        Kind.WHO: "quien(?:es)?",
        Kind.WHEN: "cuando",
        Kind.WHERE: "a?donde",
        Kind.WHY: "por que",
        Kind.HOW: "como",
        Kind.WHAT: "que|cual(?:es)?",
    },
    "it": {
        Kind.HOW_MANY: "quant[oaie]",
        Kind.WHO: "chi",
        Kind.WHEN: "quando",
        Kind.WHERE: "dov['’]?e?",
        Kind.WHY: "perche",
        Kind.HOW: "come",
        Kind.WHAT: "che|cosa|qual[ei]?",
    },
    "pt": {
        Kind.HOW_MANY: "quant[oa]s?",
        Kind.WHO: "quem",
        Kind.WHEN: "quando",
        Kind.WHERE: "onde",
        Kind.WHY: "por ?que",
        Kind.HOW: "como",
        Kind.WHAT: "que|qual|quais",
    },
    "nl": {
        Kind.HOW_MANY: "hoe ?veel|hoe (?:lang|oud|groot|ver|vaak)",
        Kind.WHO: "wie|wiens",
        Kind.WHEN: "wanneer",
        Kind.WHERE: "waar",
        Kind.WHY: "waarom",
        Kind.HOW: "hoe",
        Kind.WHAT: "wat|welke?",
    },
    "ru": {
        Kind.HOW_MANY: "сколько",
        Kind.WHO: "кто|кого|кому|кем|чей",
        Kind.WHEN: "когда",
        Kind.WHERE: "где|куда|откуда",
        Kind.WHY: "почему|зачем|отчего",
        Kind.HOW: "как",
        Kind.WHAT: "что|чего|какой|какая|какие|какое",
    },
    "ar": {
        Kind.HOW_MANY: "كم",
        Kind.WHO: "من",
        Kind.WHEN: "متى",
        Kind.WHERE: "أين|اين",
        Kind.WHY: "لماذا|لم",
        Kind.HOW: "كيف",
        Kind.WHAT: "ما|ماذا|أي",
    },
}
_RULES |= {
    language: tuple((kind, rf"\b(?:{words})\b") for kind, words in kinds.items())
    for language, kinds in _QUESTION_WORDS.items()
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
    table = str.maketrans("àáâäçéèêëíîïñóôöúûü", "aaaaceeeeiiinooouuu")
    return " ".join(text.lower().replace("œ", "oe").translate(table).split())
