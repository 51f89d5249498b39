"""The prompts of the pack to choose from, each with how many of its texts are marked as expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from debate.authoring.bench_state import Bench, Change
from debate.packs.model import Prompt
from debate.tui.camps import camp_mark
from debate.tui.page import Sheet


class PromptSheet(Sheet):
    """The list; ``choose`` is called with the prompt that was taken."""

    HELP = """
    The prompts of the pack in use. Behind each stands how many of its texts (exemplar and samples) the judge marks as
    you expect, and how many the last save made better (▲) or worse (▼). Enter goes to one.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "close", "close", show=False, id="prompts.close", tooltip="Close this and go back."),
    ]

    def __init__(self, bench: Bench, at: Prompt, choose: Callable[[Prompt], None]) -> None:
        super().__init__()
        self._bench = bench
        self._at = bench.prompts.index(at)
        self._choose = choose

    def compose_body(self) -> ComposeResult:
        yield Static(Content("Prompts"), classes="heading")
        yield OptionList(*(Option(_line(prompt, self._bench)) for prompt in self._bench.prompts), markup=False)

    def on_mount(self) -> None:
        """Begin at the prompt on show."""
        options = self.query_one(OptionList)
        options.highlighted = self._at
        options.focus()

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.dismiss()
        self._choose(self._bench.prompts[event.option_index])


def _line(prompt: Prompt, bench: Bench) -> Content:
    assert bench.pack is not None
    mark = camp_mark(bench.pack, prompt.camp)
    rows = bench.rows(prompt)
    parts: list[tuple[str, str] | str] = [(f"{mark.glyph} ", mark.colour), prompt.title, (f"  {prompt.id}", "$quiet")]
    if all(row.now is not None for row in rows):
        agree = sum(1 for row in rows if row.now is not None and not row.now.apart)
        parts.append(f"  {agree} of {len(rows)}")
    for change, glyph, style in ((Change.BETTER, "▲", "bold $success"), (Change.WORSE, "▼", "bold $error")):
        number = sum(1 for row in rows if row.change is change)
        if number:
            parts.append((f"  {glyph}{number}", style))
    return Content.assemble(*parts)
