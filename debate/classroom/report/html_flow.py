"""The class flow sheets and the gain of a turn, as parts of the report's page."""

from __future__ import annotations

from collections.abc import Iterator

from debate.classroom.report.elements import Html, element, joined, table, typed
from debate.classroom.report.html_student import signed
from debate.classroom.report.report import PlayedTurn
from debate.classroom.shown.views import FlowSheet, GainBoard, PointCount


def flow_part(turn: PlayedTurn) -> Html:
    """The flow sheets of a turn, one for each prompt: the first attempt, and beside it the revision."""
    sheets: dict[str, list[FlowSheet]] = {}
    for writing in turn.writings:
        for sheet in writing.flow:
            sheets.setdefault(sheet.speech.prompt, []).append(sheet)
    return joined(part for several in sheets.values() for part in _sheet(several))


def _sheet(sheets: list[FlowSheet]) -> Iterator[Html]:
    speech = sheets[0].speech
    yield element("h3", "What was answered: ", typed(speech.title))
    if speech.says:
        yield typed(speech.says, "p", "speech")
    if not any(sheet.papers for sheet in sheets):
        yield element("p", "No answer to it is marked.", class_="quiet")
        return
    heads = ["Point", *("First attempt" if number == 0 else "Revised" for number in range(len(sheets)))]
    counts = [{point.point: point for point in sheet.points} for sheet in sheets]
    yield table(heads, (_point_row(key, counts, sheets) for key in counts[0] | counts[-1]))
    yield table(
        ("Move", *heads[1:]),
        (
            (name, *(_share(dict(sheet.moves).get(name, 0), sheet.papers, "used") for sheet in sheets))
            for name, _ in sheets[0].moves
        ),
    )
    for quote in dict.fromkeys(quote for sheet in sheets for quote in sheet.quotes):
        yield typed(quote, "blockquote")


def _point_row(key: str, counts: list[dict[str, PointCount]], sheets: list[FlowSheet]) -> Iterator[Html]:
    yield typed(next(count[key].says for count in counts if key in count))
    for count, sheet in zip(counts, sheets, strict=True):
        point = count.get(key)
        yield _cell(point, sheet.papers) if point is not None else element("td", "–")


def _cell(point: PointCount, papers: int) -> Html:
    if not point.made and not point.partly:
        return element("td", element("span", "dropped", class_="not"))
    partly = f", partly {point.partly}" if point.partly else ""
    return element("td", _bar(point.made, point.partly, papers), f"{point.made} of {papers}{partly}")


def _share(count: int, papers: int, word: str) -> Html:
    if not count:
        return element("td", element("span", f"not {word}", class_="not"))
    return element("td", _bar(count, 0, papers), f"{count} of {papers}")


def _bar(made: int, partly: int, papers: int) -> Html:
    """A bar that needs no style of its own, so that the page's policy can forbid those."""
    whole = str(max(1, papers))
    drawing = element(
        "svg",
        element("rect", class_="made", width=str(made), height="1"),
        element("rect", class_="partly", x=str(made), width=str(partly), height="1"),
        viewBox=f"0 0 {whole} 1",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    return element("span", drawing, class_="bar")


def gain_part(gain: GainBoard) -> Html:
    """What the revision brought the class."""
    told = (
        f"{gain.gained} of {gain.revised} who revised gained; the middle gain is {signed(gain.median)}, "
        f"the whole class's {signed(gain.total)} points."
    )
    parts = [element("h3", "What the revision brought"), element("p", told)]
    if gain.by_criterion:
        parts.append(table(("Criterion", "Mean gain"), ((typed(name), signed(by)) for name, by in gain.by_criterion)))
    if gain.teams:
        parts.append(table(("Team", "Mean gain"), ((typed(name), signed(by)) for name, by in gain.teams)))
    return joined(parts)
