"""The hot seat: a room on one projected terminal, without a network, where the keyboard goes from player to player.

The room is kept by a ``Keeper`` in the same process, over the same journal as any room: it stands in ``debate room
list``, has the same report, and a hot seat that was cut off goes on with ``debate host --hot-seat --resume``.
"""
