"""A player's session: the one place where round, judge, clock and records meet."""

from debate.session.playing import Session, SessionError, new_seed

__all__ = ["Session", "SessionError", "new_seed"]
