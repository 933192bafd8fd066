"""What a chat sees: callbacks for Telegram's updates, and the texts that they share with commands."""
