"""The connection to SQLite or PostgreSQL, and what is common to all tables."""
