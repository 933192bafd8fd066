"""Requests that are no questions: "summary", "what's new?", "the latest on the ferry"."""
