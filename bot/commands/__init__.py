"""The commands: what each does, and what they print with."""
