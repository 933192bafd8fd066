"""The sentences of those passages: their features, their order, and whether the best one answers."""
