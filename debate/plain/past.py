"""What a player did and how they get on, in plain sentences: the history, one answer of it, and progress.

Pure functions from values to lines, like ``words``, in whose way whatever somebody typed is put on one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from debate.judge.ballot import Ballot, Made, from_json
from debate.packs.model import Prompt
from debate.plain.words import ballot_lines, on_one_line
from debate.practice import telling
from debate.practice.comparing import Change, JudgedAgain, Words, changed_words, moved
from debate.practice.past import Entry, PastTurn, What
from debate.practice.progress import Progress
from debate.practice.titles import Titles
from debate.records import StoredAttempt
from debate.wording import counted, seconds_in_words

_MADE = {"made": "the point was answered", "partly": "the point was answered in part", "not": "the point still stands"}
_POINT = {Made.MADE: "made", Made.PARTLY: "made in part", Made.NOT: "dropped", None: "not looked for"}


def history_lines(done: Sequence[Entry], titles: Titles, limit: int, *, sought: bool = False) -> Iterator[str]:
    """What was done, newest first, at most ``limit`` entries; ``sought`` says that they were looked through."""
    if not done:
        yield (
            "Nothing fits what you look for."
            if sought
            else "Nothing has been handed in yet. “debate play” begins a round."
        )
        return
    for entry in done[:limit]:
        where = f"“{on_one_line(titles.prompt(entry.pack, entry.prompt))}”"
        camp = f"“{on_one_line(titles.camp(entry.pack, entry.camp))}”"
        pack = f"“{on_one_line(titles.pack(entry.pack))}”"
        yield f"{_what(entry)}, {day(entry.at)}: {_how_well(entry)} on {where}, for {camp}, in {pack}{_manner(entry)}."
    if len(done) > limit:
        yield f"And {counted(len(done) - limit, 'older entry', 'older entries')}."


def _what(entry: Entry) -> str:
    match entry.what:
        case What.REPLY:
            return "Reply"
        case What.DRILL:
            return f"Drill {entry.id}"
        case _:
            return f"Answer {entry.id}"


def _how_well(entry: Entry) -> str:
    if entry.score is None:
        return _MADE.get(entry.made, on_one_line(entry.made))
    return f"{entry.score} of 100"


def _manner(entry: Entry) -> str:
    """What else there is to say of how it was handed in; mostly nothing."""
    return "".join(
        [
            f", revision {entry.number - 1}" if entry.what is What.REVISION else "",
            ", as marked by yourself" if entry.self_marked else "",
            ", when the time was over" if entry.by_clock else "",
        ]
    )


def told_lines(attempt: StoredAttempt, turn: PastTurn, titles: Titles) -> Iterator[str]:
    """One answer with its ballot as it was, what was replied, and what became of it in the same round.

    Raises ``ValueError`` when its ballot cannot be read any more.
    """
    ballot, prompt = from_json(attempt.ballot), titles.known_prompt(attempt.pack, attempt.prompt)
    where = f"“{on_one_line(titles.prompt(attempt.pack, attempt.prompt))}”"
    what = "" if attempt.number == 1 else f", revision {attempt.number - 1}"
    yield (
        f"Answer {attempt.id}{what}, {day(attempt.at)}, on {where}, for "
        f"“{on_one_line(titles.camp(attempt.pack, attempt.camp))}”, in “{on_one_line(titles.pack(attempt.pack))}”."
    )
    clock = ", and time was up" if attempt.by_clock else ""
    yield f"Time used: {seconds_in_words(attempt.seconds_used)}{clock}."
    if prompt is not None:
        yield f"They said: {on_one_line(prompt.speech)}"
    yield f"You answered: {on_one_line(attempt.answer) or 'nothing'}"
    yield from ballot_lines(ballot, prompt.hints if prompt is not None else {}, attempt.answer)
    if attempt.self_score is not None:
        yield f"Your record counts {attempt.self_score} of 100, as you marked it yourself."
    known = titles.known(attempt.pack)
    if known is not None and known.hash != attempt.pack_hash:
        yield "The pack has changed since this ballot was made."
    for reply in turn.replies:
        yield f"They pressed you: “{on_one_line(reply.press)}”"
        yield f"You replied: {on_one_line(reply.text) or 'nothing'}. So {_MADE.get(reply.made, reply.made)}."
    hints = {} if prompt is None else {point.id: point.hint for point in prompt.points}
    yield from _became(attempt, turn, hints)


def again_lines(again: JudgedAgain, prompt: Prompt) -> Iterator[str]:
    """An answer judged again: both marks, why they may differ, and what moved."""
    yield f"Then {again.then.score} of 100, today {again.now.score} of 100. {again.why}"
    lines = list(moved_lines(again.then, again.now, {point.id: point.hint for point in prompt.points}))
    yield from lines or ["No mark moved."]


def _became(attempt: StoredAttempt, turn: PastTurn, hints: dict[str, str]) -> Iterator[str]:
    """How the first answer and its revision stand to each other."""
    revision = turn.revision(attempt)
    if revision is None or turn.first.number != 1:
        return
    first = turn.first
    gain = revision.counts - first.counts
    change = f"{counted(abs(gain), 'point')} {'more' if gain > 0 else 'fewer'}" if gain else "as many points"
    yield (
        f"Your first answer is answer {first.id}, {first.counts} of 100; your revision {revision.number - 1} is answer "
        f"{revision.id}, {revision.counts} of 100: {change}."
    )
    yield from moved_lines(from_json(first.marks), from_json(revision.marks), hints)
    old, new = changed_words(first.answer, revision.answer)
    yield from _words("You took out", old, Change.GONE)
    yield from _words("You put in", new, Change.NEW)


def moved_lines(before: Ballot, after: Ballot, hints: dict[str, str]) -> Iterator[str]:
    """What moved from one ballot to another; ``hints`` stand for points that neither tells."""
    change = moved(before, after)
    for row in change.rows:
        then, now = (0 if score is None else score for score in (row.before, row.after))
        yield f"{on_one_line(row.title)}: from {then} to {now} of {row.maximum}."
    for point in change.points:
        says = point.says or f"hint: {hints.get(point.id, '')}"
        yield f"Point {_POINT[point.before]} before, {_POINT[point.after]} after: {on_one_line(says)}"


def _words(what: str, runs: Sequence[Words], change: Change) -> Iterator[str]:
    words = [f"“{on_one_line(run.text)}”" for run in runs if run.change is change and run.text.strip()]
    if words:
        yield f"{what}: {'; '.join(words)}."


def progress_lines(made: Progress | None, titles: Titles, pack: str | None = None) -> Iterator[str]:
    """How a player gets on, with ``pack`` or with all; ``None`` is a player who has handed in nothing yet."""
    where = "all packs" if pack is None else f"the pack “{on_one_line(titles.pack(pack))}”"
    if made is None:
        yield f"There is no progress to tell yet: nothing has been handed in for {where}."
        return
    over = f"{'your last ' if len(made.answers) > 1 else ''}{counted(len(made.answers), 'answer')}"
    yield f"Progress with {where}, over {over}; the better attempt at a prompt counts."
    for label, course in (("Score", made.score), *((skill.label, course) for skill, course in made.skills.items())):
        trend = telling.trend_words(course)
        over = "" if course.count == made.score.count else f", over {counted(course.count, 'answer')}"
        yield f"{label}: {course.recent} of 100 lately{over}{f', {trend}' if trend else ''}."
    marked = sum(answer.self_marked for answer in made.answers)
    if marked:
        yield f"Of these answers, {marked} count as you marked them yourself."
    if telling.missing_words(made.score):
        yield telling.missing_words(made.score)
    for camp in made.camps:
        name, of = on_one_line(titles.camp(camp.pack, camp.camp)), on_one_line(titles.pack(camp.pack))
        yield f"For the camp “{name}”{f' of “{of}”' if pack is None else ''}: {telling.camp_words(camp)}."
    used = telling.used_words(made.moves, len(made.answers))
    if used:
        yield f"Moves that you use. {used}"
    if telling.unused_words(made.moves):
        yield f"Moves that you do not use. {telling.unused_words(made.moves)}"
    for drop in made.dropped:
        prompt = on_one_line(titles.prompt(drop.pack, drop.prompt))
        yield f"Dropped {telling.dropped_words(drop)} on “{prompt}”. Hint: {on_one_line(drop.hint)}"
    if made.revising is not None:
        yield f"Gained by revising: {telling.revising_words(made.revising)}"
    if made.foreseeing is not None:
        yield telling.foreseeing_words(made.foreseeing)
    yield f"Time: {telling.time_words(made.time)}"
    yield f"What to do next: {on_one_line(made.next.says)}"


def day(at: str) -> str:
    """A stored time as day and minute of the player's own time zone."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OSError, OverflowError):
        return on_one_line(at)
