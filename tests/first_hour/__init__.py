"""An owner's first hour with the bot: from an empty data folder to a group that gets its first answer."""
