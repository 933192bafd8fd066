"""Vectors in process: the nearest ones to a question's."""
