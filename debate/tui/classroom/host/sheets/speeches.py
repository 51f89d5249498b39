"""What the prompts of this turn say, in full."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import speech_line
from debate.tui.widgets.paper import Paper


class SpeechesSheet(HostSheet):
    """The prompts of the turn being played."""

    AUTO_FOCUS = "Paper"
    HELP = "The arguments as the two camps read them; students see theirs once the clock has started."

    def compose_sheet(self) -> ComposeResult:
        view = self.view
        speeches = view.turns[view.turn].speeches if 0 <= view.turn < len(view.turns) else ()
        with Paper():
            for speech in speeches:
                yield Static(speech_line(speech, self.host.camps), classes="heading")
                yield Static(Content(f"“{speech.says}”\n"))
