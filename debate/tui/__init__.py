"""The full-screen game. It shows what a session holds and tells it what the player does; it decides nothing itself.

``app`` is the way in. Screens are in ``screens``, one a file with its style sheet beside it; what several screens
share is in ``widgets``, ``page`` (the frame of a screen), ``camps`` (how a camp is marked) and ``themes``. The apps
(this one, the workbench's and those of the classroom) share ``frame``; a page knows none of them, and asks by a
protocol: ``screens.solo``, ``classroom.student.seated``, ``classroom.host.dashboard``, ``classroom.hot_seat.page``.
"""
