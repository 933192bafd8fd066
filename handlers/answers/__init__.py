"""Questions in private, in groups, inline and in guest mode, and the buttons under an answer."""
