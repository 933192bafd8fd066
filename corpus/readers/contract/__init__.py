"""What every format keeps to: what its reader hands over, and how much of a file is read."""
