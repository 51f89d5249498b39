"""What the finds are worth: marks, flags, and the one thing to mend."""
