"""Keeping articles: every version of every text, its passages, and an audit of every change."""

from corpus.store.store import Store

__all__ = ["Store"]
