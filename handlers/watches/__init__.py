"""Questions that are watched, and telling those who watch them."""
