"""What may stand before an article; ``walls`` tells one from a page that is the article."""

from enum import StrEnum


class Wall(StrEnum):
    """What stands before the article."""

    SUBSCRIPTION = "subscription"
    CONSENT = "consent"
    LOGIN = "login"
    ROBOTS = "robots"
