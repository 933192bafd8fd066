"""How well questions are answered: packs of questions with known answers, and what is measured on them."""
