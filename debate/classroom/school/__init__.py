"""A school's server: many rooms of many teachers under one address, on one machine or several (see ``SERVER.md``)."""
