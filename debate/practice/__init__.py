"""Practice across rounds and packs: what was done, what it shows, and what to do next.

It stands on the game and the records. Times and chance are passed in, as everywhere in the core.
"""
