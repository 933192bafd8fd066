"""RSS and Atom feeds: what is new in them, and the articles that it leads to."""
