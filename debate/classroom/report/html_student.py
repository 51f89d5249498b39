"""One student's part of the report's page: their answers with the words that counted, their marks, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debate.classroom.report.elements import Html, element, joined, table, typed
from debate.classroom.report.marks import Answer, GivenMark, GivenPoint
from debate.classroom.report.report import Report, Student
from debate.classroom.room.state import Standing

_SIGNS = {"made": "●", "partly": "◐", "not": "○"}
_WORDS = {"made": "made", "partly": "partly made", "not": "dropped"}


def student_id(report: Report, student: Student) -> str:
    """The name of a student's part within the page; seat ids come from the room, but need not suit HTML."""
    return f"student-{[one.seat for one in report.students].index(student.seat) + 1}"


def visible_score(answer: Answer) -> int | None:
    """The score as it may be handed out: ``None`` where there is none, or where marks were withheld."""
    return answer.score if answer.complete else None


def signed(number: float) -> str:
    """A gain with its sign; tenths are kept."""
    told = f"{abs(number):.1f}".removesuffix(".0")
    return "0" if told == "0" else f"{'+' if number > 0 else '−'}{told}"


def attempt_name(attempt: int) -> str:
    """“First attempt” or “Revision”."""
    return "First attempt" if attempt == 1 else "Revision"


def standing_tag(student: Student) -> Html | None:
    """That a student was sent out; ``None`` for those who belong to the room."""
    if student.standing is Standing.SEATED:
        return None
    return element("span", "sent out" if student.standing is Standing.KICKED else "banned", class_="tag")


def in_words(seconds: float) -> str:
    """A time as it is said: “1 min 30 s”."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def student_part(report: Report, student: Student) -> Html:
    """All of one student."""
    about = [student.camp, student.team, f"time × {student.extra:g}" if student.extra != 1 else ""]
    return element(
        "section",
        element(
            "header",
            typed(student.name, "h2"),
            typed(", ".join(part for part in about if part), class_="quiet"),
            standing_tag(student),
        ),
        *_answers(report, student),
        class_="student",
        id=student_id(report, student),
    )


def _answers(report: Report, student: Student) -> Iterator[Html]:
    if not student.answers:
        yield element("p", "No answer was asked of this seat.", class_="quiet")
    complete = {turn: True for turn, _ in student.gains}
    for answer in student.answers:
        complete[answer.turn] = complete.get(answer.turn, True) and answer.complete
    gains = {turn: gain for turn, gain in student.gains if complete[turn]}
    for answer in student.answers:
        if answer.attempt == 1:
            yield element("h3", f"Prompt {answer.turn}: ", typed(answer.title))
        yield element("div", *_attempt(answer, gains.get(answer.turn)), class_="attempt")
        yield from _appeals(report, student, answer)


def _attempt(answer: Answer, gain: int | None) -> Iterator[Html | None]:
    yield element("h4", _how(answer))
    if answer.score is not None:
        score = visible_score(answer)
        by = f" ({signed(gain)} by the revision)" if gain is not None and answer.attempt > 1 else ""
        told = "Marks withheld" if score is None else f"{score} of 100"
        judged = score is not None and answer.judge_score != score
        yield element(
            "p",
            element("span", told, class_="score"),
            by,
            element("span", f" The judge gave {answer.judge_score}.", class_="quiet") if judged else None,
            None if answer.released else element("span", "not released", class_="tag warn"),
        )
    elif answer.handed_in:
        yield element("p", "Not marked.", class_="quiet")
    yield _text(answer)
    for flag in answer.flags:
        yield typed(flag, "p", "notice")
    if answer.criteria:
        yield table(("Criterion", "Points", "Level"), (_mark_row(mark) for mark in answer.criteria))
    if answer.points:
        yield element("ul", *(_point(point) for point in answer.points), class_="points")
    if answer.moves:
        yield element("p", f"Moves: {', '.join(answer.moves)}.", class_="quiet")
    if answer.fix and answer.score is not None:
        yield element("p", "To do better: ", typed(answer.fix))
    if answer.rulings:
        numbers = ", ".join(str(number) for number in answer.rulings)
        yield element("p", f"Ruling {numbers} reaches this answer.", class_="quiet")


def _how(answer: Answer) -> str:
    told = [attempt_name(answer.attempt), f"{answer.words} words"]
    if not answer.handed_in:
        told.append("not handed in")
    elif answer.late:
        told.append(f"handed in {in_words(answer.late)} after the close")
    else:
        time = in_words(answer.seconds)
        told.append(f"taken by the clock after {time}" if answer.by_clock else f"handed in after {time}")
    return " · ".join(told)


def _text(answer: Answer) -> Html:
    if not answer.text.strip():
        return element("p", "Nothing was written.", class_="answer empty")
    counted = [span for point in answer.points if point.made != "not" for span in point.spans]
    parts: list[Html | str] = []
    at = 0
    for start, end in _merged(counted, len(answer.text)):
        parts += [answer.text[at:start], element("mark", answer.text[start:end])]
        at = end
    return element("div", *parts, answer.text[at:], class_="answer", dir="auto")


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Spans in order, those that touch or overlap made one, within a text of that length."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start, end = max(0, start), min(end, length)
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged


def _mark_row(mark: GivenMark) -> Iterator[Html | str]:
    yield typed(mark.title)
    if mark.withheld:
        yield "withheld"
        yield "–"
        return
    yield element(
        "td", f"{mark.score} of {mark.maximum}", *_before(mark.overridden, str(mark.judge_score)), class_="number"
    )
    parts: list[Html | str] = [typed(mark.level_name or f"level {mark.level} of {mark.top_level}")]
    parts += _before(mark.overridden, mark.judge_level_name)
    if mark.overridden:
        parts.append(element("span", "Changed by hand: ", typed(mark.reason), class_="reason"))
    else:
        parts.append(typed(mark.says, class_="reason"))
    if mark.predicted is not None:
        foreseen = mark.predicted_name or f"level {mark.predicted}"
        apart = mark.predicted - mark.level
        how = "as it came" if not apart else "too high" if apart > 0 else "too low"
        parts.append(element("span", "Predicted: ", typed(foreseen), f", {how}", class_="reason"))
    yield joined(parts)


def _before(overridden: bool, judged: str) -> list[Html | str]:
    return [" ", element("s", judged, title="the judge's")] if overridden else []


def _point(point: GivenPoint) -> Html:
    words = "; ".join(f"“{word}”" for word in dict.fromkeys(point.words)) if point.made != "not" else ""
    return element(
        "li",
        element("span", _SIGNS.get(point.made, ""), class_=f"sign {point.made}", aria_hidden="true"),
        typed(point.says),
        " ",
        element("span", _WORDS.get(point.made, point.made), class_=f"tag {point.made}"),
        typed(words, class_="reason") if words else None,
    )


def _appeals(report: Report, student: Student, answer: Answer) -> Iterator[Html]:
    for appeal in report.appeals:
        if (appeal.seat, appeal.turn, appeal.attempt) == (student.seat, answer.turn, answer.attempt):
            yield element(
                "p",
                f"Appeal {appeal.number} ({appeal.decision.value}): “",
                typed(appeal.words),
                "” for the point “",
                typed(appeal.says),
                "”",
                typed(appeal.reason, class_="reason") if appeal.reason else None,
                class_="notice",
            )
