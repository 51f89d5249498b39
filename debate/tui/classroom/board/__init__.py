"""The projector: what the whole class sees on the wall, readable from the back row."""
