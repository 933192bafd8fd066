"""Pages that stand before an article: to subscribe, to log in, to consent, to prove that one is no robot."""

import re
from urllib.parse import urlsplit

from corpus.web.wall_kinds import Wall

LITTLE_TEXT = 2_500  # characters; an article of this length or less may be only its beginning


# A page says it in its own words; an article about subscriptions is longer than a page that asks for one.
_PHRASES: dict[Wall, tuple[str, ...]] = {
    Wall.ROBOTS: (
        r"(?:enable|turn on|activate) (?:java ?script|cookies)",
        r"javascript (?:is|seems to be) (?:disabled|required)",
        r"activer (?:le )?javascript",
        r"checking (?:if the site connection|your browser)",
        r"verify (?:that )?you are (?:a )?human",
        r"are you a robot",
        r"n['’]êtes pas un robot",
        r"\bcaptcha\b",
    ),
    Wall.CONSENT: (
        r"before you continue",
        r"accept all(?: cookies)?\b",
        r"avant de (?:continuer|poursuivre)",
        r"accepter et (?:continuer|fermer)",
        r"continuer sans accepter",
        r"(?:we and our|nous et nos) (?:\d[\d\s]{0,11} )?(?:partners|partenaires)",
    ),
    Wall.SUBSCRIPTION: (
        r"subscribe (?:now )?to (?:continue|keep|read)",
        r"(?:this|the) (?:article|content|story) is (?:reserved )?for (?:our )?subscribers",
        r"already a subscriber",
        r"to continue reading",
        r"réservée?s? (?:à nos|aux) abonnés",
        r"(?:abonnez|identifiez|inscrivez)[- ]vous pour (?:lire|continuer|accéder)",
        r"déjà abonné",
        r"il vous reste [\d,.]+ ?% de cet article",
    ),
    Wall.LOGIN: (
        r"(?:log|sign) in to (?:continue|read|view)",
        r"please (?:log|sign) in",
        r"connectez-vous pour",
        r"veuillez vous (?:connecter|identifier)",
    ),
}
_SAYS = {wall: re.compile("|".join(phrases), re.IGNORECASE) for wall, phrases in _PHRASES.items()}
_CONSENT_HOST = re.compile(r"^(?:consent|cmp|privacy)\.", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|connexion|auth|sso)(?:[/.?]|$)", re.IGNORECASE)
# https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
_NOT_FREE = re.compile(rb'"isAccessibleForFree"\s*+:\s*+(?:"\s*+)?false', re.IGNORECASE)
# Of what stands between two ">" the first field is looked into, and it once.
_PASSWORD = re.compile(rb"""(?<![^>])(?>[^>]*?<input)[^>]+?type\s*+=\s*+["']?password""", re.IGNORECASE)


def wall_of(url: str, page: bytes, text: str) -> Wall | None:
    """What stands before the article of a page, by the address it ended at, its code and the text in it."""
    split = urlsplit(url)
    if _CONSENT_HOST.match(split.hostname or ""):
        return Wall.CONSENT
    if len(text) > LITTLE_TEXT:
        return None
    if _NOT_FREE.search(page):
        return Wall.SUBSCRIPTION
    if _LOGIN_PATH.search(split.path) and _PASSWORD.search(page):
        return Wall.LOGIN
    return next((wall for wall, says in _SAYS.items() if says.search(text)), None)
