"""What a question asks for, told by its question words."""

import re

from corpus.models import AnswerType

# The earliest match in the question decides ("what did she do when..."), and of those that begin at the
# same word the first rule, so the narrow ones come first: "what year" before "what". A second pattern must be found
# after the first: "what.*meant" in one would be looked through again from each "what" of a long text.
_RULES: dict[str, tuple[tuple[AnswerType, str] | tuple[AnswerType, str, str], ...]] = {
    "en": (
        (
            AnswerType.SAID,
            r"\b(?:what|how) (?:did|does|do|has|have|had|was|is) ",
            r"(?<= )(?:say|said|saying|tell|told|think|claim|claimed|announce|announced|declare|declared"
            r"|call|react|describe|comment|respond|reply|answer|feel about|warn|promise|advise)\b",
        ),
        (
            AnswerType.SAID,
            r"\b(?:what|how|which)\b",
            r"(?:, (?:says|said|in) [\w.’' -]++|\bin (?:[\w-]+['’]s?|his|her|their) (?:own )?words)\W*+$",
        ),
        (AnswerType.SAID, r"\baccording to \S", r"\bwhat\b"),
        (AnswerType.SAID, r"\bwhat\b", r"\baccording to\b"),
        (
            AnswerType.SAID,
            r"\b(?:what|which)(?:'s| is| was)? (?:\w+ )?(?:advice|words|message|warning|comment|reaction|view"
            r"|opinion|verdict)s?\b",
        ),
        (
            AnswerType.HOW_MANY,
            r"\bhow (?:many|much|old|far|long|tall|big|large|high|deep|wide|fast|often"
            r"|heavy)\b",
        ),
        (
            AnswerType.HOW_MANY,
            r"\b(?:what|which) (?:\w+ )?(?:percentage|percent|proportion|number|amount|size|age"
            r"|price|cost"
            r"|score|rate|share|distance|population|fraction|length|height|weight|speed|sum|salary)\b",
        ),
        (
            AnswerType.WHEN,
            r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|time|century|decade|era"
            r"|period|season)s?\b",
        ),
        (
            AnswerType.WHERE,
            r"\bwhere\b|\b(?:what|which) (?:[\w-]+ ){0,2}(?:city|cities|country|countries|place|town|state"
            r"|region|river|towns|states|regions|airport|ground|venue|crossroads|square|port|beach|hotel|school"
            r"|location|continent|county|counties|area|village|island|street|stadium|province|district)\b",
        ),
        (
            AnswerType.WHY,
            r"\bwhy\b|\bwhat (?:pushed|drove|triggered|sparked|caused?"
            r"|led|prompted|made|is the (?:reason|cause)|was the (?:reason"
            r"|cause))\b"
            r"|\bfor what reason|\bwhat (?:reasons?|causes?)\b|\bhow come\b",
        ),
        (
            AnswerType.WHO,
            r"\bwho(?:m|se|'s|s)?\b|\b(?:what|which) (?:[\w-]+ ){0,3}(?:person|people|president|minister"
            r"|ex-president|senator|team|celebrity|celebrities|journalist|reporter|musician|neighbour|friend"
            r"|boss|chief|judge|lawyer|spokesman|spokeswoman|general|ambassador|governor|mayor|officer|official|expert"
            r"|women|men|brother|sister|son|daughter|wife|husband|mother|father|band|company|party|group|club"
            r"|player|actor|king"
            r"|queen|author|artist|leader|scientist|director|singer|writer|man|woman|coach|politician)s?\b",
        ),
        (
            AnswerType.DEFINITION,
            r"^(?:what(?: is|'s| are| was| were)|define|who is|explain)(?: an?"
            r"| the)? [\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bmeaning of\b",
        ),
        (AnswerType.DEFINITION, r"\bwhat (?:does|did|do) .", r" (?:mean|stand for)\b"),
        (AnswerType.WHAT, r"\bhow (?:is|was|are|were) .", r" (?:called|named)\b"),
        (AnswerType.HOW, r"\bhow\b|\bin what way\b"),
        (AnswerType.WHAT, r"\b(?:what|which|whats)\b"),
        (
            AnswerType.YES_NO,
            r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may"
            r"|might)(?:n't)?\b|\?$",
        ),
    ),
    "fr": (
        (
            AnswerType.SAID,
            r"\b(?:que|qu'|qu’)\s?(?:\w+[ -]){0,3}?(?:dit|disent|declare|affirme|annonce|pense"
            r"|raconte|repondu|estime)\b"
            r"|\bque (?:repond|dit|pense|declare)"
            r"|\bquel(?:le)?s? (?:\w+ )?(?:conseil|mot|compliment|message|reaction|avis"
            r"|commentaire|declaration)s?\b",
        ),
        (
            AnswerType.SAID,
            r"\bqu['’](?:a|ont|avait|avaient)\b",
            r"\b(?:dit|declare|affirme|annonce|assure|explique|indique|repondu)\b",
        ),
        (AnswerType.SAID, r"\bselon (?!quel)", r"\b(?:que|quel|quelle)\b"),
        (
            AnswerType.SAID,
            r"\b(?:que|quel(?:le)?s?|comment|dans quel)\b|\bqu['’]",
            r"\b(?:d['’]apres|selon)\b",
        ),
        (AnswerType.SAID, r"\bcomment ", r"reagi|decri|qualifi"),
        (
            AnswerType.HOW_MANY,
            r"\bcombien\b|\bquel(?:le)?s?(?: \w+){0,3} (?:pourcentage|proportion|nombre|montant"
            r"|taille|age|prix|cout"
            r"|score|taux|part|distance|population|superficie|longueur|hauteur|poids|vitesse"
            r"|salaire|duree|somme|note)\b",
        ),
        (
            AnswerType.WHEN,
            r"\bquand\b|\b(?:quel(?:le)?s?)(?: est la| est l['’]| etait la)? ?(?:annee|date|jour"
            r"|mois|heure|siecle|epoque"
            r"|periode|moment|decennie|saison)s?\b",
        ),
        (
            AnswerType.WHERE,
            r"(?:^|[ ,'’])où\b|(?:^|\bd['’])ou (?:est|se|sont|a|ont|etait|peut|vit|habite)\b"
            r"|\bquel(?:le)?s?(?: \w+)? "
            r"(?:ville|pays|lieu|endroit|region|etat|continent|departement|commune|quartier|village"
            r"|ile|rue|province|stade|aeroport|carrefour|coin|comte|place|port|plage|hotel|ecole|route)s?\b",
        ),
        (
            AnswerType.WHY,
            r"\bpourquoi\b|\bqu['’]est-ce qui (?:a |avait |ont )?(?:pousse|cause|provoque|explique"
            r"|motive|conduit)\w*|\bquel(?:le)?s? (?:\w+ )?(?:est|sont|etait|etaient)?\s?(?:la "
            r"|les )?(?:raison|cause|motif)s?\b"
            r"|\bpour quelles? raisons?\b",
        ),
        (
            AnswerType.WHO,
            r"(?:^|^(?:a|de|par|pour|avec|chez|contre|sur|c['’]est) )qui\b"
            r"|\bquel(?:le)?s? (?:\w+ )?(?:personne|president|presidente|ministre|joueur|acteur|roi"
            r"|reine|auteur|artiste|chef|scientifique|realisateur|chanteur|ecrivain|homme|femme"
            r"|senateur|senatrice|ex-president|equipe|celebrite|journaliste|musicien|voisin|ami|juge|avocat"
            r"|porte-parole|general|ambassadeur|gouverneur|maire|expert|frere|soeur|fils|fille|groupe|parti|club"
            r"|entreprise|entraineur)s?\b",
        ),
        (
            AnswerType.DEFINITION,
            r"\bqu['’]?\s?est[- ]ce qu(?:e|['’])\s?(?:un |une |l['’]|le |la "
            r"|les )?[\w'’-]+(?: [\w'’-]+)?\s*\??$"
            r"|\bc['’]est quoi\b|\bque (?:veut dire|veulent dire|signifie|signifient)\b|\bdefinition\b",
        ),
        (AnswerType.WHAT, r"\bcomment (?:s['’]appel|se nomm|est appele|a ete nomme)"),
        (AnswerType.HOW, r"\bcomment\b|\bde quelle (?:maniere|facon)\b|\bpar quel moyen\b"),
        (AnswerType.WHAT, r"\bquel(?:le)?s?\b|\bque\b|\bqu['’]|\bquoi\b|\blequel\b|\blaquelle\b|\blesquel"),
        (AnswerType.YES_NO, r"^est[- ]ce qu|[- ](?:t-)?(?:il|elle|ils|elles|on|vous|nous)\b|^y a|\?$"),
    ),
}
# In other languages the question word alone tells; "how many" stands before "how" and "why" before "what".
_QUESTION_WORDS: dict[str, dict[AnswerType, str]] = {
    "de": {
        AnswerType.HOW_MANY: "wie ?viele?|wie (?:hoch|lange?|alt|gro(?:ß|ss)|weit|oft)",
        AnswerType.WHO: "wer|wen|wem|wessen",
        AnswerType.WHEN: "wann",
        AnswerType.WHERE: "wo|wohin|woher",
        AnswerType.WHY: "warum|wieso|weshalb",
        AnswerType.HOW: "wie",
        AnswerType.WHAT: "was|welche[rsmn]?",
    },
    "es": {
        AnswerType.HOW_MANY: "cuant[oa]s?",
        AnswerType.WHO: "quien(?:es)?",
        AnswerType.WHEN: "cuando",
        AnswerType.WHERE: "a?donde",
        AnswerType.WHY: "por que",
        AnswerType.HOW: "como",
        AnswerType.WHAT: "que|cual(?:es)?",
    },
    "it": {
        AnswerType.HOW_MANY: "quant[oaie]",
        AnswerType.WHO: "chi",
        AnswerType.WHEN: "quando",
        AnswerType.WHERE: "dov['’]?e?",
        AnswerType.WHY: "perche",
        AnswerType.HOW: "come",
        AnswerType.WHAT: "che|cosa|qual[ei]?",
    },
    "pt": {
        AnswerType.HOW_MANY: "quant[oa]s?",
        AnswerType.WHO: "quem",
        AnswerType.WHEN: "quando",
        AnswerType.WHERE: "onde",
        AnswerType.WHY: "por ?que",
        AnswerType.HOW: "como",
        AnswerType.WHAT: "que|qual|quais",
    },
    "nl": {
        AnswerType.HOW_MANY: "hoe ?veel|hoe (?:lang|oud|groot|ver|vaak)",
        AnswerType.WHO: "wie|wiens",
        AnswerType.WHEN: "wanneer",
        AnswerType.WHERE: "waar",
        AnswerType.WHY: "waarom",
        AnswerType.HOW: "hoe",
        AnswerType.WHAT: "wat|welke?",
    },
    "ru": {
        AnswerType.HOW_MANY: "сколько",
        AnswerType.WHO: "кто|кого|кому|кем|чей",
        AnswerType.WHEN: "когда",
        AnswerType.WHERE: "где|куда|откуда",
        AnswerType.WHY: "почему|зачем|отчего",
        AnswerType.HOW: "как",
        AnswerType.WHAT: "что|чего|какой|какая|какие|какое",
    },
    "ar": {
        AnswerType.HOW_MANY: "كم",
        AnswerType.WHO: "من",
        AnswerType.WHEN: "متى",
        AnswerType.WHERE: "أين|اين",
        AnswerType.WHY: "لماذا|لم",
        AnswerType.HOW: "كيف",
        AnswerType.WHAT: "ما|ماذا|أي",
    },
}
_RULES |= {
    language: tuple((answer_type, rf"\b(?:{words})\b") for answer_type, words in kinds.items())
    for language, kinds in _QUESTION_WORDS.items()
}
_RULES_BY_LANGUAGE = {
    language: tuple(
        (answer_type, re.compile(pattern), re.compile("".join(then))) for answer_type, pattern, *then in rules
    )
    for language, rules in _RULES.items()
}


def answer_type_of(text: str, language: str) -> AnswerType:
    """What the question asks for; OTHER for a heap of words, or in a language without rules."""
    folded = _fold(text)
    found = [
        (match.start(), order, answer_type)
        for order, (answer_type, pattern, then) in enumerate(_RULES_BY_LANGUAGE.get(language, ()))
        if (match := pattern.search(folded)) and then.search(folded, match.end())
    ]
    return min(found, default=(0, 0, AnswerType.OTHER))[2]


def _fold(text: str) -> str:
    """Lower case without accents, but "où" keeps its own: only the accent tells it from "or"."""
    table = str.maketrans("àáâäçéèêëíîïñóôöúûü", "aaaaceeeeiiinooouuu")
    return " ".join(text.lower().replace("œ", "oe").translate(table).split())
