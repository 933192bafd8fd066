"""The desk: articles listed, read, edited, removed and brought back, and what is known about them."""
