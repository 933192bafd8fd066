"""What the interface says: its texts in each language, errors as messages, and the form of a reply."""
