"""The articles of the web: ``fetch_article`` reads the page at an address that anybody may have written."""

from corpus.web.pages import fetch_article

__all__ = ["fetch_article"]
