"""What a text says, as a vector: texts of like meaning lie close together, in whatever language they are."""
