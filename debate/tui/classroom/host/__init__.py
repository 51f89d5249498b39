"""The teacher's dashboard: one page for each stage of the room, and sheets for what is done to a seat or a text.

It is a client of the room's server like any other: it shows ``HostView`` and sends messages of ``wire``. What may
happen in a room is the server's to say; a refusal is shown as the sentence that came.
"""
