"""How well questions are answered: packs of questions with known answers, and the figures measured on them."""
