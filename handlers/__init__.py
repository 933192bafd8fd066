"""What a chat sees."""
