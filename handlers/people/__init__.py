"""People and groups: their rights, invitations and choices, and how the bot introduces itself."""
