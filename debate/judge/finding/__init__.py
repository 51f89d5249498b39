"""What an answer says: its points and moves, found in words that have been read."""
