"""The report as one HTML page: the class first, then each student. It needs no script, no network and no other file.

A browser shows it in light or dark; printed, each student begins a page of their own unless the box at its top is
cleared. Marks that were withheld stand on no student's part, since that part may be handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib import resources

from debate.classroom.report.elements import Html, element, joined, table, typed
from debate.classroom.report.html_flow import flow_part, gain_part
from debate.classroom.report.html_student import (
    attempt_name,
    signed,
    standing_tag,
    student_id,
    student_part,
    visible_score,
)
from debate.classroom.report.report import AppealMade, Report, Student, Writing
from debate.wording import counted

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page asks browsers to run and fetch nothing, whatever may have come into it."""


def to_html(report: Report) -> str:
    """The report as a whole HTML document."""
    style = Html(resources.files("debate.classroom.report").joinpath("report.css").read_text("utf-8"))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", f"{report.title}: report of {_day(report.opened_at)}"),
        element("style", style),
    )
    body = element(
        "body",
        _top(report),
        element("main", *_class_parts(report), *(student_part(report, student) for student in report.students)),
        _foot(report),
    )
    return f"<!doctype html>\n{element('html', head, body, lang=report.language or 'en')}\n"


def _top(report: Report) -> Html:
    playing = "" if report.finished else " The room is not over yet."
    return element(
        "header",
        element("p", f"Classroom round of {_day(report.opened_at)}, room {report.room}.{playing}", class_="quiet"),
        typed(report.title, "h1"),
        typed(report.motion, "p", "motion") if report.motion else None,
        *(typed(sentence, "p", "notice") for sentence in report.missing),
        _figures(report),
        element(
            "p",
            element(
                "label",
                element("input", type="checkbox", id="pages", checked=True),
                " When printed, each student begins a new page",
            ),
            class_="options",
        ),
    )


def _figures(report: Report) -> Html:
    answers = [answer for student in report.students for answer in student.answers if answer.handed_in]
    gains = [gain for student in report.students for _, gain in student.gains if not _hides(report)]
    told: list[tuple[str, str]] = [
        _figure(len(report.students), "student"),
        _figure(len(report.turns), "prompt"),
        _figure(len(answers), "answer"),
    ]
    for attempt, name in ((1, "mean score"), (2, "mean score, revised")):
        scores = [
            score for answer in answers if answer.attempt == attempt and (score := visible_score(answer)) is not None
        ]
        if scores:
            told.append((name, f"{sum(scores) / len(scores):.0f}"))
    if gains:
        told.append(("mean gain", signed(round(sum(gains) / len(gains), 1))))
    changed = sum(mark.overridden for answer in answers for mark in answer.criteria)
    if changed:
        told.append((f"{'mark' if changed == 1 else 'marks'} changed by hand", str(changed)))
    return element(
        "dl", *(element("div", element("dt", name), element("dd", figure)) for name, figure in told), class_="figures"
    )


def _figure(number: int, what: str) -> tuple[str, str]:
    return (what if number == 1 else f"{what}s"), str(number)


def _hides(report: Report) -> bool:
    """Whether any marks were withheld, which a gain over all criteria would give away."""
    return any(writing.withheld for turn in report.turns for writing in turn.writings)


def _class_parts(report: Report) -> Iterator[Html]:
    yield element("h2", "The class")
    if not report.students:
        yield element("p", "Nobody took a seat.", class_="quiet")
        return
    yield _overview(report)
    for turn in report.turns:
        several = " / ".join(dict.fromkeys(speech.title for speech in turn.speeches))
        yield element("h2", f"Prompt {turn.turn}: ", typed(several))
        for writing in turn.writings:
            yield _writing(report, writing)
        yield flow_part(turn)
        if turn.gain is not None and turn.gain.revised:
            yield gain_part(turn.gain)
    if report.rulings or report.appeals:
        yield element("h2", "Rulings and appeals")
        yield from _rulings(report)
        yield from _appeals(report)


def _overview(report: Report) -> Html:
    columns = [(turn.turn, writing.attempt) for turn in report.turns for writing in turn.writings]
    heads: list[Html | str] = ["Student", "Camp"]
    heads += [f"Prompt {turn}" if attempt == 1 else f"{turn} revised" for turn, attempt in columns]
    return table(heads, (_overview_row(report, student, columns) for student in report.students))


def _overview_row(report: Report, student: Student, columns: list[tuple[int, int]]) -> Iterator[Html]:
    link = element("a", typed(student.name), href=f"#{student_id(report, student)}")
    yield joined([link, " ", standing_tag(student)])
    yield joined([typed(student.camp or "–"), f", {student.team}" if student.team else None])
    answers = {(answer.turn, answer.attempt): answer for answer in student.answers}
    for place in columns:
        answer = answers.get(place)
        if answer is None:
            yield element("td", "–")
            continue
        score = visible_score(answer)
        told = "not marked" if answer.score is None else "withheld" if score is None else str(score)
        notes = []
        if any(mark.overridden for mark in answer.criteria):
            notes.append(element("span", "by hand", class_="tag"))
        if answer.attempt > 1 and (gain := dict(student.gains).get(answer.turn)) is not None and not _hides(report):
            notes.append(element("span", signed(gain), class_="up" if gain > 0 else "down" if gain < 0 else "quiet"))
        if answer.late:
            notes.append(element("span", "late", class_="tag warn"))
        if answer.flags:
            notes.append(element("span", "flagged", class_="tag warn"))
        yield element("td", told, *(joined([" ", note]) for note in notes))


def _writing(report: Report, writing: Writing) -> Html:
    clock = "without a clock" if writing.seconds is None else f"{writing.seconds:.0f} seconds"
    told = f"{attempt_name(writing.attempt)}: {clock}; {counted(writing.handed_in, 'answer')}, {writing.marked} marked"
    if not writing.released:
        told += "; the marks are not released"
    titles = {row.id: row.title for row in report.criteria}
    withheld = ", ".join(titles.get(one, one) for one in writing.withheld)
    trust = writing.trust
    return joined(
        [
            element("p", f"{told}."),
            element("p", "Withheld: ", typed(withheld), class_="notice") if withheld else None,
            element(
                "div",
                element("h3", f"Trust check of the {attempt_name(writing.attempt).lower()}"),
                element("p", f"{counted(trust.drawn, 'answer')} drawn, {trust.marked} marked unseen."),
                table(
                    ("Criterion", "Same level", "At most one apart", "Answers", "What it says"),
                    (
                        (typed(row.title), row.exact, row.adjacent, row.count, typed(row.advice))
                        for row in trust.agreement
                    ),
                )
                if trust.agreement
                else None,
                element("p", trust.warning, class_="notice") if trust.warning else None,
            )
            if trust is not None
            else None,
        ]
    )


def _rulings(report: Report) -> Iterator[Html]:
    if report.rulings:
        yield table(
            ("Ruling", "Prompt and point", "Words", "What was ruled"),
            (
                (
                    str(ruling.number),
                    typed(f"{ruling.prompt}: {ruling.point}"),
                    joined(["“", typed(ruling.words), "”"]),
                    joined(
                        [
                            "They count." if ruling.counts else "They do not count.",
                            typed(ruling.reason, class_="reason") if ruling.reason else None,
                        ]
                    ),
                )
                for ruling in report.rulings
            ),
        )


def _appeals(report: Report) -> Iterator[Html]:
    if report.appeals:
        yield table(
            ("Appeal", "Student", "Point", "Words", "Decision"), (_appeal_row(appeal) for appeal in report.appeals)
        )


def _appeal_row(appeal: AppealMade) -> Iterator[Html | str]:
    yield str(appeal.number)
    yield joined([typed(appeal.name), f", prompt {appeal.turn}, {attempt_name(appeal.attempt).lower()}"])
    yield typed(appeal.says)
    yield joined(["“", typed(appeal.words), "”", typed(appeal.note, class_="reason") if appeal.note else None])
    yield joined([appeal.decision.value, typed(appeal.reason, class_="reason") if appeal.reason else None])


def _foot(report: Report) -> Html:
    judge = f" Marked by judge {', '.join(report.judges)}." if report.judges else ""
    by = f" by {report.attribution}, {report.licence}" if report.attribution else ""
    told = f"Pack {report.pack} ({report.pack_hash[:12]}){by}.{judge} Points and moves are found by fixed rules; "
    return element(
        "footer",
        element("p", told, "the same answer gets the same marks. A mark changed by hand shows the judge's beside it."),
    )


def _day(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{moment.day} {moment:%B %Y}"
