"""The answer put together from the ranked sentences, and what can be said of it."""
