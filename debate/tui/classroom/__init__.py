"""The classroom's full-screen apps: the teacher's dashboard, the student's screen, the projector, the hot seat."""
