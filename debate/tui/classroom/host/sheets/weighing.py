"""A ruling is weighed before it is made: the teacher sees how many answers and marks it changes, then says so again."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.dashboard import Done
from debate.tui.classroom.host.sheet import HostSheet


class WeighingSheet(HostSheet):
    """A sheet that makes a ruling. What it changes is said in its ``#weighed``."""

    def __init__(self) -> None:
        super().__init__()
        self._weighed: e.Ruled | None = None

    def weigh(self, ruling: e.Ruled, make: Done) -> None:
        """Make the ruling if it was weighed as it is; else say what it would change."""
        weighed = e.Ruled(prompt=ruling.prompt, point=ruling.point, words=ruling.words, counts=ruling.counts, reason="")
        if self._weighed == weighed:
            make()
            return

        def hear(says: str) -> None:
            if self.lives:
                self._weighed = weighed
                self.query_one("#weighed", Static).update(
                    Content.assemble((says, "bold"), ("  The same key again makes it; R takes it back.", "$quiet"))
                )
                self.query_one("#weighed", Static).scroll_visible()

        self.send(lambda number: wire.Weigh(id=number, ruling=weighed), hear=hear)
