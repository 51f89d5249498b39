"""Makes the views from the room: what each student, the teacher and the projector are shown."""

from __future__ import annotations
