"""The people of the world and what they can do."""

from .person import Person

__all__ = ["Person"]
