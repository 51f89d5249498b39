"""The demo: the real program plays itself for half a minute, by a script that is data."""
