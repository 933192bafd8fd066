"""Keeping articles: every version of every text, its passages, and an audit of every change."""

from corpus.store.saving import AnalysedDraft
from corpus.store.store import Store

__all__ = ["AnalysedDraft", "Store"]
