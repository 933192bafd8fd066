"""What people write to a bot and is no question: small talk, and remarks about the answer before."""
