"""What the judge makes of the answer in the editor: figures, the answer with its evidence, points, receipt.

More is told than on a player's ballot: the author wants to know which rule caught what, how strongly, and of a point
that was not made which of its ideas are touched and which are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from debate.authoring.near import Near
from debate.judge.ballot import CriterionMark, Evidence, Made, PointMark
from debate.judge.explaining import ExplainedMark, explain, figure
from debate.tui.camps import camp_mark
from debate.tui.widgets.answer import MOST_SHOWN, marked, passages
from debate.tui.widgets.bar import bar
from debate.tui.widgets.criteria import fitted, title_width
from debate.tui.widgets.laid_out import LaidOut
from debate.tui.widgets.listing import hanging
from debate.tui.widgets.points import GLYPHS
from debate.tui.workbench.desk import Live
from debate.wording import counted

MOST_QUOTED = 48
"""Characters of a find that are quoted; the answer with its evidence shows it whole."""
MOST_NAMED = 4
"""Phrases of an idea that are named where it is missing."""
FIGURE_CELLS = 14
"""Cells of a criterion's line beside title, bar and level: mark, number, score, gaps."""
_STYLES = {Made.MADE: "bold $success", Made.PARTLY: "bold $warning", Made.NOT: "bold $quiet"}


class Figures(LaidOut):
    """Score and criteria in a few lines, for a window that has no room for the whole verdict."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._live: Live | None = None

    def show(self, live: Live) -> None:
        """Show a verdict."""
        before, self._live = self._live, live
        # A new layout takes longer than all the rest, and is due only when the number of lines changes.
        self.refresh(layout=before is None or len(before.ballot.criteria) != len(live.ballot.criteria))

    def lines(self, width: int) -> list[Content]:
        """A line for the score and one for each criterion."""
        return figures(self._live, width) if self._live else []


def figures(live: Live, width: int, selected: int | None = None) -> list[Content]:
    """Score and criteria, a line each, with the criterion of that index marked."""
    ballot = live.ballot
    colour = camp_mark(live.pack, live.pack.prompt(ballot.prompt).camp).colour
    titles = title_width([mark.title for mark in ballot.criteria])
    levels = max((Content(mark.level_name).cell_length for mark in ballot.criteria), default=0)
    room = width - levels - FIGURE_CELLS
    # The bar gives way before the titles do: its number stands beside it.
    cells = next((cells for cells in (10, 5) if room >= titles + cells), 0)
    titles = max(6, min(titles, room - cells))
    lines = [
        _score(live),
        *(
            _figures(index, mark, titles, cells, colour, chosen=index == selected)
            for index, mark in enumerate(ballot.criteria)
        ),
    ]
    return [line.truncate(width, ellipsis=True) for line in lines]


def _score(live: Live) -> Content:
    ballot = live.ballot
    words = counted(ballot.words, "word")
    parts: list[tuple[str, str] | str] = [(f"{ballot.score} of 100", "bold")]
    if live.before is not None and live.before != ballot.score:
        parts += ["   ", change_in_words(ballot.score - live.before), " since the save"]
    return Content.assemble(*parts, (f"   {words}", "$quiet"))


def change_in_words(points: int) -> tuple[str, str]:
    """A change of a score, with its style: ``▲ +7``."""
    return (f"▲ +{points}", "bold $success") if points > 0 else (f"▼ −{-points}", "bold $error")


def _figures(index: int, mark: CriterionMark, titles: int, cells: int, colour: str, *, chosen: bool) -> Content:
    weight = "bold" if chosen else ""
    return Content.assemble(
        ("▸" if chosen else " ", f"bold {colour}"),
        (f"{index + 1} ", "$quiet"),
        (f"{fitted(mark.title, titles)}  ", weight),
        (bar(mark.measure, cells) if cells else "", colour),
        (f"{mark.score:>4}/{mark.maximum:<3} ", weight),
        (mark.level_name, "bold"),
    )


class Verdict(ScrollView, can_focus=True, inherit_bindings=False):
    """The verdict pane. A criterion's number shows only its words; 0 shows all again.

    It draws its lines itself: laying out widgets anew with every key would take longer than marking does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page_down", "read on", id="verdict.on", tooltip="Scroll on by a page."),
        Binding("pageup,b", "page_up", "back", id="verdict.back", show=False, tooltip="Scroll back by a page."),
        Binding("down", "scroll_down", "read on", id="verdict.down", show=False, tooltip="Scroll down by a line."),
        Binding("up", "scroll_up", "read back", id="verdict.up", show=False, tooltip="Scroll up by a line."),
        Binding("home", "scroll_home", "to the top", id="verdict.top", show=False, tooltip="Scroll to the top."),
        Binding("end", "scroll_end", "to the end", id="verdict.end", show=False, tooltip="Scroll to the end."),
        Binding("0", "select(0)", "all words", id="verdict.all", show=False, tooltip="See all that earned marks."),
        *(
            Binding(
                str(number),
                f"select({number})",
                "one criterion",
                id=f"verdict.criterion.{number}",
                key_display="1–9",
                show=number == 1,
                tooltip="See only the words of the criterion of that number.",
            )
            for number in range(1, 10)
        ),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._live: Live | None = None
        self._selected: int | None = None
        self._why = ""
        self._lines: list[Content] = []

    def wait(self, why: str) -> None:
        """Show a sentence instead of a verdict."""
        self._live, self._why = None, why
        self._lay_out()

    def show(self, live: Live) -> None:
        """Show a verdict."""
        if self._live is not None and self._live.answer.prompt != live.answer.prompt:
            self._selected = None
            self.scroll_home(animate=False)
        self._live = live
        if self._selected is not None and self._selected >= len(live.ballot.criteria):
            self._selected = None
        self._lay_out()

    def action_select(self, number: int) -> None:
        """Show the words of the criterion of that number, counted from 1; of all with 0 or when it was shown."""
        if self._live is None or number > len(self._live.ballot.criteria):
            return
        index = number - 1 if number else None
        self._selected = None if index == self._selected else index
        self._lay_out()

    @property
    def text(self) -> str:
        """All that the pane says, line by line."""
        return "\n".join(line.plain for line in self._lines)

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._lines = verdict_lines(self._live, width, self._selected) if self._live else Content(self._why).wrap(width)
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the window on the lines."""
        width = self.scrollable_content_region.width
        at = self.scroll_offset.y + y
        line = self._lines[at] if at < len(self._lines) else Content("")
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]


def verdict_lines(live: Live, width: int, selected: int | None = None) -> list[Content]:
    """A whole verdict, wrapped: figures, flags, the answer, points, receipt."""
    blank = Content("")
    lines = figures(live, width, selected)
    for flag in live.ballot.flags:
        lines += Content.styled(f"! {flag.reason}", "$warning").wrap(width)
    if live.answer.text.strip():
        label = "Answer" if selected is None else f"Answer: {live.ballot.criteria[selected].title}"
        lines += [blank, Content.styled(label, "bold"), *_spans(live, selected).wrap(width)]
    for label, entries in (("Points", _points(live)), ("Receipt", _receipt(live, selected))):
        lines += [blank, Content.styled(label, "bold")]
        for mark, text in entries:
            lines += hanging(mark, text, width, 2)
    return lines


def _spans(live: Live, selected: int | None) -> Content:
    text = live.answer.text[:MOST_SHOWN]
    found = passages(text, live.ballot.criteria, selected)
    shown = marked(text, found, numbered=selected is None, dim_rest=selected is not None)
    if len(live.answer.text) > MOST_SHOWN:
        return Content.assemble(shown, (" …", "$quiet"))
    return shown


def _points(live: Live) -> Iterator[tuple[Content, Content]]:
    """The points in the order of the file, as an author reads them there."""
    cues = {point.id: point.cues for point in live.pack.prompt(live.answer.prompt).points}
    for mark in live.ballot.points:
        parts: list[tuple[str, str] | str] = [(mark.id, "bold")]
        parts.append((f"  {_strength(mark)}", "$quiet"))
        for rule in dict.fromkeys(item.rule for item in mark.evidence):
            words = ", ".join(f"“{_cut(item.text)}”" for item in mark.evidence if item.rule == rule)
            parts += ["\n", (f"{_rule_name(rule)}: ", "$quiet"), words]
        near = live.near.get(mark.id)
        if near is not None and cues[mark.id].concepts:
            parts += _missing_ideas(near)
        if near is not None and near.excluded is not None:
            parts += ["\n", ("kept out by: ", "$quiet"), f"“{near.excluded}”"]
        yield Content.styled(GLYPHS[mark.made], _STYLES[mark.made]), Content.assemble(*parts)


def _strength(mark: PointMark) -> str:
    made = {Made.MADE: "made", Made.PARTLY: "partly made", Made.NOT: "dropped"}[mark.made]
    return f"{made}, strength {mark.strength:.2f}, worth {mark.worth}"


def _missing_ideas(near: Near) -> Iterator[tuple[str, str] | str]:
    """Which ideas one sentence touches, and what would touch the others."""
    yield "\n"
    if not near.touched:
        yield (f"ideas: none of its {len(near.groups)} touched", "$quiet")
        return
    yield (f"ideas in one sentence: {near.touched} of {len(near.groups)}", "$quiet")
    for phrase, group in near.groups:
        if phrase is not None:
            yield f"\n  ✓ {phrase}"
        else:
            more = ", …" if len(group) > MOST_NAMED else ""
            yield (f"\n  ✗ {', '.join(group[:MOST_NAMED])}{more}", "$quiet")


def _rule_name(rule: str) -> str:
    """A rule of a point as it is named in the file: ``sufficient 2``."""
    return " ".join(rule.split(":")[2:]) or rule


def _receipt(live: Live, selected: int | None) -> Iterator[tuple[Content, Content]]:
    for number, explained in enumerate(explain(live.ballot, live.pack)):
        if selected is None or selected == number:
            yield Content.styled(str(number + 1), "$quiet"), _explained(explained)


def _explained(explained: ExplainedMark) -> Content:
    """A criterion: what each find added, and the sum."""
    mark = explained.mark
    parts: list[tuple[str, str] | str] = [(mark.title, "bold"), f"  {mark.score} of {mark.maximum}, {mark.level_name}"]
    for part in explained.parts:
        parts.append((f"\n{part.says}", "$quiet"))
        for find in part.finds:
            parts += ["\n", (f"+{figure(find.gives)} ", "bold"), _found(find.evidence)]
    parts.append((f"\n= {explained.sums} {explained.level}", "$quiet"))
    return Content.assemble(*parts)


def _found(evidence: tuple[Evidence, ...]) -> str:
    rules = dict.fromkeys(item.rule for item in evidence)
    return "; ".join(
        f"{rule} " + ", ".join(f"“{_cut(item.text)}”" for item in evidence if item.rule == rule) for rule in rules
    )


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= MOST_QUOTED else f"{one_line[: MOST_QUOTED - 1]}…"
