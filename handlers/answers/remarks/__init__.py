"""What is said to the bot and is no question: small talk, and remarks about the answer before."""
