"""Answering: a question understood, its passages found, their sentences ranked, the best of them cited."""
