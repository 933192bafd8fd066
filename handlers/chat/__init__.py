"""What any conversation needs: services, sending, buttons, prompts, and who is spoken to."""
