"""Feeds made for a test."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

JUNE = datetime(2025, 6, 9, 10, tzinfo=UTC)


def item(number: int, link: str = "", content: str = "") -> str:
    """An entry of a feed, one a day."""
    return (
        f"<item><title>Story {number}</title><link>{link or f'https://wire.example/{number}'}</link>"
        f"<guid isPermaLink='false'>id-{number}</guid><description>Soon more.</description>"
        f"<pubDate>{format_datetime(JUNE + timedelta(days=number))}</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def rss(*items: str) -> str:
    """A feed."""
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>Larkness &amp; Wire</title>{''.join(items)}</channel></rss>"
    )
