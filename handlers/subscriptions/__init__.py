"""What comes by itself: channels that are followed, feeds that are watched."""
