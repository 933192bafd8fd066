"""A question understood: its spelling, its language, what it asks for, and what its words may be called."""
