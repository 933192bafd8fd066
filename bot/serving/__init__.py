"""The running bot: its start and end, its port, its limits and its health."""
