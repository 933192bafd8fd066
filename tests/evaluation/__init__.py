"""How well questions are answered, beside peers: ``python -m tests.evaluation [--packs FOLDER]``."""
