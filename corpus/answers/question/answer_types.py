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
# In other languages the question word tells, alone or with a noun; "how many" stands before "how", and each kind
# with a noun before "what".
_QUESTION_WORDS: dict[str, dict[AnswerType, str]] = {
    "de": {
        AnswerType.SAID: "was (?:sagte|sagt|meinte|meint|erklarte|erklart|forderte|antwortete)",
        AnswerType.HOW_MANY: "wie ?viele?|wie (?:hoch|lange?|alt|gro(?:ß|ss)|weit|oft|teuer|schnell|schwer)"
        "|was kostet|welche[rsmn]? (?:anteil|anzahl|summe|zahl|preis)",
        AnswerType.WHO: "wer|wen|wem|wessen",
        AnswerType.WHEN: "wann|(?:in |an )?welche[rsmn]? (?:jahr|tag|monat|datum|woche)|um wie viel uhr|seit wann",
        AnswerType.WHERE: "wo|wohin|woher|(?:in )?welche[rsmn]? (?:stadt|land|ort|region|staat)",
        AnswerType.WHY: "warum|wieso|weshalb|weswegen|aus welchem grund",
        AnswerType.HOW: "wie",
        AnswerType.WHAT: "was|welche[rsmn]?|worum|woruber|womit|wovon",
    },
    "es": {
        AnswerType.SAID: "que (?:dijo|dice|dijeron|dicen|declaro|opina|respondio|afirmo|anuncio|ha dicho)",
        AnswerType.HOW_MANY: "cuant[oa]s?|que (?:porcentaje|edad|precio|cantidad)|cual es (?:la tasa|el precio)",
        AnswerType.WHO: "quien(?:es)?",
        AnswerType.WHEN: "cuando|que (?:ano|dia|mes|fecha|hora)",
        AnswerType.WHERE: "a?donde|(?:que|cual) (?:ciudad|pais|lugar|region|estado)",
        AnswerType.WHY: "por ?que|cual es la (?:causa|razon)",
        AnswerType.HOW: "como",
        AnswerType.WHAT: "que|cual(?:es)?",
    },
    "it": {
        AnswerType.SAID: "(?:che cosa|cosa|che) (?:ha detto|hanno detto|dice|dicono|ha dichiarato|pensa)",
        AnswerType.HOW_MANY: "quant[oaie]|(?:che|quale) (?:percentuale|eta|prezzo|cifra)|qual e il (?:tasso|prezzo)",
        AnswerType.WHO: "chi",
        AnswerType.WHEN: "quando|(?:che|quale) (?:anno|giorno|mese|data|ora)",
        AnswerType.WHERE: "dov['’]?e?|(?:che|quale) (?:citta|paese|luogo|regione|stato)",
        AnswerType.WHY: "perche|come mai|per quale (?:motivo|ragione)",
        AnswerType.HOW: "come",
        AnswerType.WHAT: "che|cosa|qual[ei]?",
    },
    "pt": {
        AnswerType.SAID: "que (?:disse|diz|disseram|dizem|declarou|afirmou|respondeu|anunciou|pensa)",
        AnswerType.HOW_MANY: "quant[oa]s?|que (?:percentagem|porcentagem|idade|preco)"
        "|qual (?:e|foi) (?:a taxa|o preco)",
        AnswerType.WHO: "quem",
        AnswerType.WHEN: "quando|(?:que|qual) (?:ano|dia|mes|data|hora)s?",
        AnswerType.WHERE: "a?onde|(?:que|qual) (?:cidade|pais|lugar|regiao|estado)",
        AnswerType.WHY: "por ?que|qual (?:e|foi) a (?:causa|razao)",
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
        AnswerType.SAID: "(?:что|как) (?:сказала?|сказали|говорит|говорят|заявила?|заявили|ответила?|думает)",
        AnswerType.HOW_MANY: "сколько|скольких|скольким|насколько|как (?:долго|часто|далеко|дорого)"
        "|как(?:ой|ая|ую|ова|ов) (?:процент|доля|долю|возраст|сумма|сумму|цена|цену|уровень|размер)",
        AnswerType.WHO: "кто|кого|кому|кем|ком|чей|чья|чье|чьи",
        AnswerType.WHEN: "когда|с каких пор|как(?:ой|ом|ого|ая|ую) (?:год|году|года|день|дня|месяц|месяце|дата|дату)",
        AnswerType.WHERE: "где|куда|откуда|как(?:ой|ом|ая|ую) (?:город|городе|стране|страна|страну|месте|регионе)",
        AnswerType.WHY: "почему|зачем|отчего|из-за чего|по какой причине|какова причина",
        AnswerType.HOW: "как|каким образом",
        AnswerType.WHAT: "что|чего|чему|чем|как(?:ой|ая|ие|ое|ую|их|им|ими|ого|ому|ом|ова|ово|ов)"
        "|котор(?:ый|ая|ое|ые|ую|ой|ого)",
    },
    "uk": {
        AnswerType.SAID: "(?:що|як) (?:сказав|сказала|сказали|каже|кажуть|заявив|заявила|відповів|думає)",
        AnswerType.HOW_MANY: "скільки|скількох|наскільки|як (?:довго|часто|далеко|дорого)"
        "|як(?:ий|а|у|ою) (?:відсоток|частка|частку|вік|сума|суму|ціна|ціну|рівень|розмір)",
        AnswerType.WHO: "хто|кого|кому|ким|чий|чия|чиє|чиї",
        AnswerType.WHEN: "коли|відколи|як(?:ий|ому|ого|а|у) (?:рік|році|року|день|дня|місяць|місяці|дата|дату)",
        AnswerType.WHERE: "де|куди|звідки|як(?:ому|ій|ий|а|у) (?:місто|місті|країні|країна|країну|місці|регіоні)",
        AnswerType.WHY: "чому|навіщо|через що|з якої причини|яка причина",
        AnswerType.HOW: "як|яким чином",
        AnswerType.WHAT: "що|чого|чим|як(?:ий|а|е|і|у|их|им|ими|ого|ому|ої|ій|ою)|котр(?:ий|а|е|і|у)",
    },
    "ar": {
        AnswerType.SAID: "ماذا (?:قال|قالت|قالوا|يقول|تقول|صرح|صرحت)|ما الذي (?:قاله|قالته)",
        AnswerType.HOW_MANY: "[بل]?كم|ما (?:عدد|نسبة|سعر|معدل|تكلفة|عمر|مدة)",
        AnswerType.WHO: "[لب]?من",
        AnswerType.WHEN: "متى|منذ متى|أي (?:عام|سنة|يوم|شهر|تاريخ)|ما (?:موعد|تاريخ)",
        AnswerType.WHERE: "أين|اين|أي (?:مدينة|بلد|دولة|مكان|منطقة)",
        AnswerType.WHY: "لماذا|لم|لما|ما سبب",
        AnswerType.HOW: "كيف",
        AnswerType.WHAT: "ما|ماذا|بماذا|أي|أية|اي",
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
    table = str.maketrans("àáâãäçéèêëíìîïñóòôõöúûü", "aaaaaceeeeiiiinooooouuu")
    return " ".join(text.lower().replace("œ", "oe").translate(table).split())
