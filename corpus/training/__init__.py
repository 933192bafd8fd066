"""All that learns: word tables, the ranker, and what they reach on articles that they have not seen."""
