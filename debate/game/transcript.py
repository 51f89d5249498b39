"""A round to keep or hand to a teacher: speeches, answers and ballots as Markdown for people, as JSON for programs.

Both are made from the round and its pack alone. Whatever was typed, by the player or by a pack's author, is
escaped in the Markdown, so that it shows as it was typed and never as headings, links or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from debate.game.own_word import foreseen_words, said_words
from debate.game.round import Attempt, Round, Turn
from debate.game.summary import Summary, summarise
from debate.judge.ballot import Ballot, Made
from debate.judge.ballot import to_json as ballot_to_json
from debate.packs.model import Pack
from debate.wording import counted

TRANSCRIPT_FORMAT = 1
"""The form of ``to_json``; it grows when a reader of the old form would misread the new one."""

_REPLIED = {Made.MADE: "the point is made", Made.PARTLY: "the point is partly made", Made.NOT: "their line stands"}
_MADE = {Made.MADE: "made", Made.PARTLY: "partly made", Made.NOT: "dropped"}

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$^@]|(?<=:)(?=//)|(?<=www)(?=\.)")
"""What can be markup anywhere in Markdown or its common extensions, bare links included; a backslash makes it plain."""

_LINE_MARKUP = re.compile(r"^([-+=]|[0-9]+(?=[.)]))")
"""What can begin a list or underline a heading at the beginning of a line."""

_JOINERS = "\u200c\u200d"
"""Invisible, but part of how some scripts and emoji are written."""


def to_markdown(state: Round, pack: Pack) -> str:
    """The round as Markdown, ending in a line break."""
    camp, other = pack.camp(state.drawn.camp), pack.other_camp(state.drawn.camp)
    summary = summarise(state, pack)
    lines = [
        f"# {escaped(pack.title)}",
        "",
        f"Motion: {escaped(pack.motion)}",
        "",
        f"You spoke for: {escaped(camp.name)}. {escaped(camp.stand)}",
        "",
        *_summary(summary),
    ]
    for number, turn in enumerate(state.turns, start=1):
        lines += _turn(number, turn, pack, other.name)
    lines += [
        "---",
        "",
        f"Pack {escaped(pack.id)} {escaped(pack.version)} ({escaped(pack.hash[:12])}), "
        f"by {escaped(pack.attribution)}, {escaped(pack.licence)}. Seed {state.drawn.seed}.",
    ]
    return "\n".join(lines) + "\n"


def to_json(state: Round, pack: Pack) -> dict[str, Any]:
    """The round as JSON values: what was drawn, every turn with its speech and attempts, and the summary."""
    drawn = state.drawn
    return {
        "format": TRANSCRIPT_FORMAT,
        "pack": drawn.pack,
        "pack_version": pack.version,
        "pack_hash": drawn.pack_hash,
        "title": pack.title,
        "motion": pack.motion,
        "camp": drawn.camp,
        "camp_was_drawn": drawn.camp_was_drawn,
        "seed": drawn.seed,
        "turns": [
            {
                "prompt": turn.prompt,
                "title": pack.prompt(turn.prompt).title,
                "speech": pack.prompt(turn.prompt).speech,
                "seconds": turn.seconds,
                "attempts": [
                    {
                        "answer": attempt.text,
                        "seconds_used": attempt.seconds,
                        "by_clock": attempt.by_clock,
                        "ballot": ballot_to_json(attempt.ballot),
                        "predicted": dict(attempt.predicted),
                        "self_ballot": None if attempt.self_ballot is None else ballot_to_json(attempt.self_ballot),
                    }
                    for attempt in turn.attempts
                ],
                "replies": [
                    {
                        "point": reply.point,
                        "press": reply.press,
                        "reply": reply.text,
                        "made": reply.made.value,
                        "seconds_used": reply.seconds,
                        "by_clock": reply.by_clock,
                    }
                    for reply in turn.replies
                ],
            }
            for turn in state.turns
        ],
        "summary": asdict(summarise(state, pack)),
    }


def _summary(summary: Summary) -> Iterator[str]:
    yield "## The round"
    yield ""
    if summary.score is not None:
        yield f"- Score: {summary.score} of 100, over {summary.answered} of {counted(summary.prompts, 'prompt')}"
    for total in summary.totals:
        yield f"- {escaped(total.title)}: {total.score:g} of {total.maximum} on average"
    if summary.best_moment is not None:
        moment = summary.best_moment
        where = f"on “{escaped(moment.prompt_title)}”, {escaped(moment.criterion)}"
        yield f"- Best moment: “{escaped(moment.words)}” ({where})"
    if summary.dropped is not None:
        dropped = summary.dropped
        yield (
            f"- Most costly dropped point: {escaped(dropped.hint)} (on “{escaped(dropped.prompt_title)}”; "
            f"they press you: “{escaped(dropped.press)}”)"
        )
    for word in summary.last_words:
        yield f"- The last word on “{escaped(word.press)}”: {'yours' if word.own else 'theirs'}"
    if summary.self_marked:
        yield f"- Marked by yourself: {counted(summary.self_marked, 'answer')}"
    if summary.revised:
        yield f"- Gained by revising: {counted(summary.gain, 'point')}"
    if summary.unanswered:
        yield "- Not answered: " + ", ".join(f"“{escaped(title)}”" for title in summary.unanswered)
    yield f"- Next: {escaped(summary.practise)}"
    yield ""


def _turn(number: int, turn: Turn, pack: Pack, opponent: str) -> Iterator[str]:
    prompt = pack.prompt(turn.prompt)
    yield f"## Prompt {number}: {escaped(prompt.title)}"
    yield ""
    yield f"The camp “{escaped(opponent)}” says:"
    yield ""
    yield from quoted(prompt.speech)
    if not turn.attempts:
        yield "Not answered."
        yield ""
    for count, attempt in enumerate(turn.attempts, start=1):
        yield from _attempt(count, attempt, pack)
    for reply in turn.replies:
        yield f"### They press you: “{escaped(reply.press)}”"
        yield ""
        yield from quoted(reply.text or "(nothing)")
        yield f"- Your reply: {_REPLIED[reply.made]}"
        yield ""


def _attempt(count: int, attempt: Attempt, pack: Pack) -> Iterator[str]:
    ballot = attempt.ballot
    what = "Answer" if count == 1 else f"Revision {count - 1}"
    clock = "; the clock handed it in" if attempt.by_clock else ""
    marked = f" by your own mark; the judge gave {ballot.score}" if attempt.said else ""
    yield f"### {what}: {attempt.counts} of 100{marked}"
    yield ""
    yield f"{counted(ballot.words, 'word')} in {counted(round(attempt.seconds), 'second')}{clock}."
    yield ""
    yield from quoted(attempt.text or "(nothing)")
    for said in attempt.said:
        yield f"- You say: {escaped(said_words(said, pack, attempt))}"
    if attempt.predicted:
        yield f"- {escaped(foreseen_words(attempt.predicted, ballot))}"
    yield from _ballot(ballot)


def _ballot(ballot: Ballot) -> Iterator[str]:
    for mark in ballot.criteria:
        row = f"{escaped(mark.title)}: {mark.score} of {mark.maximum}, {escaped(mark.level_name)}"
        yield f"- {row}. {escaped(mark.sentence)}"
    for point in ballot.points:
        if point.made is not Made.NOT:  # a dropped point stays to be found: only the fix and the press hint at it
            yield f"- Point {_MADE[point.made]}: {escaped(point.says)}"
    dropped = sum(point.made is Made.NOT for point in ballot.points)
    if dropped:
        yield f"- Points dropped: {dropped}"
    for flag in ballot.flags:
        yield f"- Flag: {escaped(flag.reason)}"
    yield f"- One thing to fix: {escaped(ballot.fix)}"
    if ballot.press is not None:
        yield f"- They press you: “{escaped(ballot.press.says)}”"
    yield ""


def quoted(text: str) -> Iterator[str]:
    """A text as a block quote, its own line breaks kept."""
    lines = [escaped(line).rstrip() for line in text.splitlines()] or [""]
    for index, line in enumerate(lines):
        more = index + 1 < len(lines) and line and lines[index + 1]
        yield f"> {line}{chr(92) if more else ''}".rstrip(" ")
    yield ""


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is; control characters become blanks."""
    line = "".join(c if c.isprintable() or c in _JOINERS else " " for c in text).strip()
    line = _MARKUP.sub(lambda match: "\\" + match[0], line)
    return _LINE_MARKUP.sub(lambda match: match[0] + "\\" if match[0].isdigit() else "\\" + match[0], line)
