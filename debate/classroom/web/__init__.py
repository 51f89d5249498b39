"""The room in a browser: the pages of student and projector, which speak to the room as a terminal's client does."""
