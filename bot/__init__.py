"""How Pullquote runs: the command line, the composition root and the settings."""
