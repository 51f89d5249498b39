"""The other end of the wire: the link, the seat's client, its desk and store, and the server started as a child."""
