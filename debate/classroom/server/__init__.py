"""The room's server: the door, connections, names, and the process that serves a room."""
