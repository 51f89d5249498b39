"""The student's client: from the join code to the last ballot, one screen for each stage of the room."""
