"""The room in a browser."""
