"""One file for each step, numbered; a step that was published is never edited."""
