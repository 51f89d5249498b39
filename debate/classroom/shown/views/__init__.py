"""What each kind of client is shown, as the values that travel to it. ``viewing`` makes them from the room.

A student's view holds that seat's own texts and marks and nothing of others. What is not released is not in it, so that
no client, however it was changed, can show it.
"""
