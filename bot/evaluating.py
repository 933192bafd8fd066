"""``pullquote eval``: how well a pack of questions is answered."""
