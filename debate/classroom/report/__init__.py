"""A room's report, and the rooms that are kept on this machine."""
