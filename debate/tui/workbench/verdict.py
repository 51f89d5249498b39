"""What the judge makes of the answer in the editor: figures, the answer with its evidence, points, receipt.

More is told than on a player's ballot: the author wants to know which rule caught what, how strongly, and of a point
that was not made which of its ideas are touched and which are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from debate.authoring.near import Near
from debate.judge.ballot import Ballot, CriterionMark, Evidence, Made, PointMark
from debate.judge.explaining import ExplainedMark, explain, figure
from debate.tui.camps import camp_mark
from debate.tui.widgets.answer import MOST_SHOWN, marked, passages
from debate.tui.widgets.bar import bar
from debate.tui.widgets.criteria import fitted, title_width
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper
from debate.tui.widgets.points import GLYPHS
from debate.tui.workbench.desk import Live

MOST_QUOTED = 48
"""Characters of a find that are quoted; the answer with its evidence shows it whole."""
MOST_NAMED = 4
"""Phrases of an idea that are named where it is missing."""
FIGURE_CELLS = 14
"""Cells of a criterion's line beside title, bar and level: mark, number, score, gaps."""
_STYLES = {Made.MADE: "bold $success", Made.PARTLY: "bold $warning", Made.NOT: "bold $quiet"}


class Figures(Widget):
    """Score and criteria in a few lines, at whatever width there is."""

    DEFAULT_CSS = "Figures { width: 100%; height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._live: Live | None = None
        self._selected: int | None = None

    def show(self, live: Live | None, selected: int | None = None) -> None:
        """Show a verdict, with the criterion of that index marked."""
        self._live, self._selected = live, selected
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """A line for the score and one for each criterion."""
        return 1 + len(self._live.ballot.criteria) if self._live else 0

    def render(self) -> Content:
        """The lines."""
        if self._live is None:
            return Content("")
        width, ballot = self.size.width, self._live.ballot
        colour = camp_mark(self._live.pack, self._live.pack.prompt(ballot.prompt).camp).colour
        lines = [self._score(ballot)]
        titles = title_width([mark.title for mark in ballot.criteria])
        levels = max((Content(mark.level).cell_length for mark in ballot.criteria), default=0)
        room = width - levels - FIGURE_CELLS
        # The bar gives way before the titles do: its number stands beside it.
        cells = next((cells for cells in (10, 5) if room >= titles + cells), 0)
        titles = max(6, min(titles, room - cells))
        for index, mark in enumerate(ballot.criteria):
            chosen = index == self._selected
            lines.append(_figures(index, mark, titles, cells, colour, chosen=chosen).truncate(width, ellipsis=True))
        return Content("\n").join(lines)

    def _score(self, ballot: Ballot) -> Content:
        assert self._live is not None
        words = "1 word" if ballot.words == 1 else f"{ballot.words:,} words"
        parts: list[tuple[str, str] | str] = [(f"{ballot.score} of 100", "bold")]
        if self._live.before is not None and self._live.before != ballot.score:
            parts += ["   ", change_in_words(ballot.score - self._live.before), " since the save"]
        return Content.assemble(*parts, (f"   {words}", "$quiet")).truncate(self.size.width, ellipsis=True)


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
        (mark.level, "bold"),
    )


class Verdict(Paper, can_focus=True):
    """The verdict pane. A criterion's number shows only its words; 0 shows all again."""

    BINDINGS = [  # noqa: RUF012  Textual declares it so
        Binding("down", "scroll_down", "read on", id="verdict.down", show=False, tooltip="Scroll down by a line."),
        Binding("up", "scroll_up", "read back", id="verdict.up", show=False, tooltip="Scroll up by a line."),
        Binding(
            "0", "select(0)", "all words", id="verdict.all", show=False, tooltip="See all words that earned marks."
        ),
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

    def compose(self) -> ComposeResult:
        yield Static(id="waiting", classes="quiet", markup=False)
        yield Figures(id="figures")
        yield Static(id="flags", markup=False)
        yield Static(Content("Answer"), id="spans-label", classes="heading")
        yield Static(id="spans", markup=False)
        yield Static(Content("Points"), id="points-label", classes="heading")
        yield Listing([], indent=2, id="points")
        yield Static(Content("Receipt"), id="receipt-label", classes="heading")
        yield Listing([], indent=2, id="receipt")

    def wait(self, why: str) -> None:
        """Show a sentence instead of a verdict."""
        self._live = None
        self.query_one("#waiting", Static).update(Content(why))
        self._show_parts()

    def show(self, live: Live) -> None:
        """Show a verdict."""
        if self._live is not None and self._live.answer.prompt != live.answer.prompt:
            self._selected = None
            self.scroll_home(animate=False)
        self._live = live
        self._show_parts()

    def action_select(self, number: int) -> None:
        """Show the words of the criterion of that number, counted from 1; of all with 0 or when it was shown."""
        if self._live is None or number > len(self._live.ballot.criteria):
            return
        index = number - 1 if number else None
        self._selected = None if index == self._selected else index
        self._show_parts()

    def _show_parts(self) -> None:
        live = self._live
        self.query_one("#waiting").display = live is None
        for name in ("figures", "spans-label", "spans", "points-label", "points", "receipt-label", "receipt"):
            self.query_one(f"#{name}").display = live is not None
        flags = () if live is None else live.ballot.flags
        self.query_one("#flags").display = bool(flags)
        if live is None:
            return
        written = bool(live.answer.text.strip())
        self.query_one("#spans-label").display = self.query_one("#spans").display = written
        criteria = live.ballot.criteria
        if self._selected is not None and self._selected >= len(criteria):
            self._selected = None
        self.query_one("#figures", Figures).show(live, self._selected)
        self.query_one("#flags", Static).update(Content("\n").join(Content(f"! {flag.reason}") for flag in flags))
        label = "Answer" if self._selected is None else f"Answer: {criteria[self._selected].title}"
        self.query_one("#spans-label", Static).update(Content(label))
        self.query_one("#spans", Static).update(_spans(live, self._selected))
        self.query_one("#points", Listing).update(list(_points(live)))
        self.query_one("#receipt", Listing).update(list(_receipt(live, self._selected)))


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
    parts: list[tuple[str, str] | str] = [(mark.title, "bold"), f"  {mark.score} of {mark.maximum}, {mark.level}"]
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
