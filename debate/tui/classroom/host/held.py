"""All texts are in and marked, and nobody but the teacher sees a mark: trust check, reading, overriding, release."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.shown.telling import trust_is_open
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.marks_page import FLOW_KEY, MARKS_KEYS, MarksPage
from debate.tui.classroom.host.page import COMMON_KEYS
from debate.tui.classroom.host.words import peers_line
from debate.tui.widgets.bar import bar
from debate.wording import counted


class HostHeld(MarksPage):
    """Marks are held."""

    HELP = """
    The judge marks every text; students see nothing until you release. Before that, t begins the trust check: you mark
    a few drawn texts without seeing the judge's marks, and are shown how often you agree on each criterion. Where you
    do not, release without that criterion, or change single marks.

    Enter reads the marked text with its ballot; there, o changes a mark, with a reason that the student reads, and w
    picks words for the projector. r releases; as long as the trust check of a first answer is not done, r asks whether
    you mean to skip it. Where the class marks answers of one another meanwhile, c shows how far it is and how often it
    agrees with the judge; reviews that are not finished at the release are not counted.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "trust", "trust check", id="held.trust",
                tooltip="Mark a few drawn texts yourself, and see whether the judge agrees."),
        Binding("r", "release", "release", id="held.release",
                tooltip="Show everybody their ballot, or most of it; before the trust check it asks."),
        FLOW_KEY,
        *MARKS_KEYS,
        *COMMON_KEYS,
    ]  # fmt: skip

    def show_view(self, view: HostView) -> None:
        """How far the marking is, and what the trust check says."""
        share = view.marked / view.to_mark if view.to_mark else 1.0
        lines = [Content.assemble(f"Marked  {bar(share, 20)}  ", (f"{view.marked} of {view.to_mark}", "bold"))]
        trust = view.trust
        if trust is not None:
            done = sum(row.teacher is not None for row in trust.rows)
            words = f"Trust   {done} of {counted(len(trust.rows), 'text')} marked by you"
            agreed = [f"{row.title} {row.exact}/{row.count}" for row in trust.agreement if row.count]
            lines.append(Content.assemble(words, ("  ·  agreed: " + ", ".join(agreed) if agreed else "", "$quiet")))
        if view.settings.predict:
            predicted = sum(row.predicted for row in view.seats)
            lines.append(Content(f"Predict {predicted} of {counted(view.to_mark, 'student')} said what they expect"))
        if view.peers is not None:
            lines.append(peers_line(view.peers))
        self.query_one("#progress", Static).update(Content("\n").join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is checked or released before it is marked."""
        view = self.host.view
        if view is not None and action in ("trust", "release"):
            return view.marked >= view.to_mark and (action != "trust" or view.to_mark > 0)
        return super().check_action(action, parameters)

    def action_release(self) -> None:
        """Choose what everybody sees; a trust check is skipped on purpose only."""
        if not trust_is_open(self.view) or self.asked_twice("r", "Skip the trust check? t begins it."):
            self.action_open("release")

    def action_trust(self) -> None:
        """The trust check: drawn first, when it was not yet."""
        if self.view.trust is None or not self.view.trust.rows:
            self.send(lambda number: wire.DrawTrust(id=number), lambda: self.action_open("trust"))
        else:
            self.action_open("trust")
