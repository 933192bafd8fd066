"""What is common to all text: encodings, tidying, dates, datelines, headlines."""
