"""Updates of every kind, whole and broken, while an honest person asks: ``python -m tests.fuzz SPEC``."""
