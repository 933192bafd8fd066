"""Files that hold several articles: archives, tables, JSON records."""
