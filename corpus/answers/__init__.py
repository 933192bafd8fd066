"""Answering: a question understood, its passages found, their sentences ranked, the best of them cited."""

from corpus.answers.answering import Sources, answer

__all__ = ["Sources", "answer"]
