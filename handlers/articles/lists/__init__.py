"""The list of articles: its pages, its filters, and who may look at what of it."""
