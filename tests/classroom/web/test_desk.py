"""The page's own scripts against the program's: the same text is newer, the same file is signed, the same time is left.

They run in a real Chromium; what they are given and what they answer is JSON.
"""

from __future__ import annotations

import hashlib
import random
from typing import Any

import msgspec
import pytest
import pytest_asyncio

from debate.classroom.client.desk import WritingDesk, sendable
from debate.classroom.client.review_desk import OwnReviews, ReviewDesk
from debate.classroom.client.room_clock import RoomClock
from debate.classroom.room.state import Phase, Stage
from debate.classroom.server.serving import Serving
from debate.classroom.shown.viewing import own_ballot, topic_of
from debate.classroom.shown.views.common import ClockView, Speech
from debate.classroom.shown.views.seat import OwnPaper, PeerAnswer, SeatView
from debate.classroom.web.pages import Pages
from debate.classroom.wire.hand_in_file import HandInFile, hand_in_name, write_hand_in
from debate.classroom.wire.messages import OwnText
from debate.wording import count_words

from ...test_wording import WORDS
from ..marks.played_room import flagship, played
from .browsing import IN_CHROMIUM, Browser, Student

pytestmark = IN_CHROMIUM

STORIES = 400
STEPS = 25


@pytest_asyncio.fixture(loop_scope="session")
async def page(serving: Serving, chromium: Browser) -> Student:
    student = await Student.at(chromium)
    await student.page.goto(serving.web)
    return student


async def run(page: Student, script: str, given: Any, names: str, module: str) -> Any:
    """What ``script`` makes of ``given``, with these names of a script of the page."""
    body = f"async (given) => {{ const {{ {names} }} = await import('/page/{Pages().version}/{module}'); {script} }}"
    return await page.page.evaluate(body, given)


def text_of(own: OwnText | None) -> dict[str, Any] | None:
    return None if own is None else {name: getattr(own, name) for name in OwnText.__struct_fields__}


def random_view(chance: random.Random, attempt: int) -> SeatView:
    """A view as a desk may see it, possible or not."""
    stage = chance.choice([Stage.READY, Stage.WRITING, Stage.WRITING, Stage.WRITING, Stage.HELD, Stage.RELEASED])
    clock = ClockView(at=100.0, used=float(chance.randrange(70)), limit=chance.choice([60.0, 60.0, None]),
                      running=chance.random() < 0.8)  # fmt: skip
    paper = OwnPaper(text=chance.choice(["", "a", "ab", "abc"]), sequence=chance.randrange(5),
                     handed_in=chance.random() < 0.3, by_clock=chance.random() < 0.5)  # fmt: skip
    return SeatView(
        room="r", seat="s1", name="Maya", phase=chance.choice([Phase.PLAYING] * 9 + [Phase.OVER]), stage=stage,
        turn=0, turns=1, attempt=attempt,
        speech=Speech(prompt="p", camp="a", title="", says="") if chance.random() < 0.9 else None,
        clock=clock if stage is Stage.WRITING else None,
        paper=paper if chance.random() < 0.8 else None,
        past=((0, 1, None),) if chance.random() < 0.1 else (),
    )  # fmt: skip


def told(desk: WritingDesk) -> dict[str, Any]:
    """All that can be seen of a desk."""
    return {
        "text": desk.text, "writing": desk.writing, "handedIn": desk.handed_in, "finished": desk.finished,
        "paused": desk.paused, "unsent": desk.unsent, "says": desk.says,
        "toKeep": [text_of(one) for one in desk.to_keep], "leftBehind": text_of(desk.left_behind),
        "tooLate": desk.too_late,
    }  # fmt: skip


def story(chance: random.Random) -> tuple[list[dict[str, Any]], list[list[Any]], list[Any]]:
    """Texts that were kept, what happens to a desk with them, and what can be seen of it after each step."""
    kept = tuple(
        OwnText(0, attempt, chance.randrange(4), "kept", handing_in=chance.random() < 0.5)
        for attempt in (1, 2)
        if chance.random() < 0.3
    )
    desk, sent, steps, seen, attempt = WritingDesk(kept=kept), None, [], [], 1
    for _ in range(STEPS):
        step: list[Any]
        match chance.randrange(8):
            case 0 | 1:
                attempt = max(attempt, chance.choice([1, 1, 1, 2]))
                view = random_view(chance, attempt)
                desk.see(view, now := chance.choice([100.0, 120.0, None]))
                step = ["see", msgspec.to_builtins(view), now]
            case 2 | 3:
                desk.write(text := chance.choice(["one", "one two", "one\x07two", "one\u202etwo", ""]))
                step = ["write", text]
            case 4:
                desk.hand_in()
                step = ["handIn"]
            case 5:
                desk.pass_time(now := chance.choice([100.0, 130.0, 200.0, None]))
                step = ["passTime", now]
            case 6:
                found = desk.next_to_send()
                sent = found or sent
                step = ["nextToSend"]
            case _:
                if sent is None:
                    continue
                again = chance.random() < 0.5
                match kind := chance.choice(["taken", "refused", "lost"]):
                    case "taken":
                        desk.taken(sent)
                    case "refused":
                        desk.refused(sent, "No.", again=again)
                    case _:
                        desk.lost(sent)
                step = [kind, text_of(sent), "No.", again]
        steps.append(step)
        seen.append(told(desk))
    return [text_of(one) or {} for one in kept], steps, seen


async def test_the_pages_desk_decides_as_the_terminals(page: Student) -> None:
    stories = [story(random.Random(seed)) for seed in range(STORIES)]
    found = await run(
        page,
        """
        return given.stories.map(([kept, steps]) => {
          const desk = new Desk(kept);
          return steps.map(([does, ...values]) => {
            desk[does](...values);
            return Object.fromEntries(given.seen.map((name) => [name, desk[name]]));
          });
        });
        """,
        {"stories": [[kept, steps] for kept, steps, _ in stories], "seen": list(told(WritingDesk()))},
        "Desk",
        "desk.js",
    )
    for (_, steps, wanted), seen in zip(stories, found, strict=True):
        for at, (one, other) in enumerate(zip(wanted, seen, strict=True)):
            assert other == one, (steps[: at + 1], one, other)


CRITERIA = ["answers", "weighs"]


def reviewing_told(desk: ReviewDesk) -> dict[str, Any]:
    """All that can be seen of a desk with answers of classmates."""
    return {
        "at": desk.at, "putAway": desk.put_away, "says": desk.says, "isKept": desk.is_kept,
        "levels": [dict(desk.levels(one.number)) for one in desk.answers], "finished": desk.finished(CRITERIA),
        "next": list(found) if (found := desk.next_to_send()) is not None else None,
        "told": desk.told(CRITERIA), "answer": desk.answer.number if desk.answer is not None else None,
    }  # fmt: skip


def reviewing_story(chance: random.Random) -> tuple[list[list[Any]], list[Any]]:
    """What happens to such a desk, and what can be seen of it after each step."""
    desk, steps, seen, attempt = ReviewDesk(), [], [], 1
    for _ in range(STEPS):
        number, level = chance.randrange(3), chance.randrange(3)
        levels = {one: chance.randrange(3) for one in CRITERIA if chance.random() < 0.7}
        step: list[Any]
        match chance.randrange(8):
            case 0 | 1:
                attempt = max(attempt, chance.choice([1, 1, 1, 2]))
                answers = tuple(
                    PeerAnswer(number=at, speech=Speech(prompt="p", camp="a", title="", says=""), levels=levels,
                               text=chance.choice(["one", "one", "two", "three"]))
                    for at in sorted(chance.sample(range(3), chance.choice([0, 1, 2, 2])))
                )  # fmt: skip
                view = random_view(chance, attempt).replaced(reviews=answers)
                desk.see(view, CRITERIA)
                step = ["see", msgspec.json.decode(msgspec.json.encode(view)), CRITERIA]
            case 2 | 3 if desk.answers:
                number = chance.choice(desk.answers).number
                desk.choose(number, criterion := chance.choice(CRITERIA), level)
                step = ["choose", number, criterion, level]
            case 4:
                desk.go_on(CRITERIA)
                step = ["goOn", CRITERIA]
            case 5 if (found := desk.next_to_send()) is not None:
                given = found[1] if chance.random() < 0.6 else levels
                desk.taken(found[0], given)
                step = ["taken", found[0], dict(given)]
            case 6:
                desk.refused(number, "No.")
                step = ["refused", number, "No."]
            case 7:  # the program ends, and is started again
                kept = msgspec.json.encode(desk.to_keep)
                desk, step = ReviewDesk(msgspec.json.decode(kept, type=OwnReviews | None)), ["again"]
            case _:
                continue
        steps.append(step)
        seen.append(reviewing_told(desk))
    return steps, seen


async def test_the_pages_reviews_go_as_the_terminals(page: Student) -> None:
    stories = [reviewing_story(random.Random(seed)) for seed in range(STORIES)]
    found = await run(
        page,
        """
        return given.stories.map((steps) => {
          let desk = new Reviews();
          return steps.map(([does, ...values]) => {
            if (does === "again") desk = new Reviews(JSON.parse(JSON.stringify(desk.toKeep)));
            else desk[does](...values);
            const { at, putAway, says, isKept } = desk;
            return {
              at, putAway, says, isKept, levels: desk.answers.map((one) => desk.levels(one.number)),
              finished: desk.finished(given.criteria), next: desk.nextToSend(), told: desk.told(given.criteria),
              answer: desk.answer?.number ?? null,
            };
          });
        });
        """,
        {"stories": [steps for steps, _ in stories], "criteria": CRITERIA},
        "Reviews",
        "reviews.js",
    )
    for (steps, wanted), seen in zip(stories, found, strict=True):
        for at, (one, other) in enumerate(zip(wanted, seen, strict=True)):
            assert other == one, (steps[: at + 1], one, other)


async def test_a_text_travels_as_the_room_would_have_it(page: Student) -> None:
    texts = ["".join(map(chr, range(first, first + 0x800))) for first in range(0, 0xD800, 0x800)]
    texts += ["😀" * 20_001, "a\ud800b"]
    found = await run(page, "return given.map(sendable)", texts[:-1], "sendable", "desk.js")
    assert found == [sendable(text) for text in texts[:-1]]
    assert (
        await run(page, "return sendable(`a${String.fromCharCode(0xd800)}b`)", None, "sendable", "desk.js")
        == "a\ufffdb"
    )


async def test_the_page_counts_words_as_the_room(page: Student) -> None:
    texts = [text for text, _ in WORDS] + ["." * 20_000]
    assert await run(page, "return given.map(countWords)", texts, "countWords", "words.js") == list(
        map(count_words, texts)
    )


async def test_a_file_that_the_page_signs_is_the_programs_own(page: Student) -> None:
    chance = random.Random(7)
    for length in (0, 1, 55, 56, 63, 64, 65, 1000):
        content = bytes(chance.randrange(256) for _ in range(length))
        found = await run(page, "return [...sha256(Uint8Array.from(given))]", list(content), "sha256", "files.js")
        assert bytes(found) == hashlib.sha256(content).digest()
    for name, text in (("Maya", 'Ich sage: “nein”.\n⚖ 😀 \x7f\x01 \\ " /'), ("Éva Ødegård", ""), ("山田", "日本")):
        own = {"room": "2026-kfm3rt", "seat": "s1", "name": name, "token": "a token of the seat"}
        file = await run(
            page,
            "return handInFile(given.own, given.text)",
            {"own": own, "text": {"turn": 1, "attempt": 2, "text": text}},
            "handInFile",
            "files.js",
        )
        hand_in = msgspec.json.decode(file["content"], type=HandInFile)
        assert (hand_in.text, hand_in.name, hand_in.turn, hand_in.attempt) == (text, name, 1, 2)
        assert msgspec.json.decode(write_hand_in(hand_in, own["token"]), type=HandInFile) == hand_in
        assert file["name"] == hand_in_name(hand_in)


async def test_the_pages_clock_is_the_terminals(page: Student) -> None:
    chance = random.Random(3)
    steps = []
    clock, wanted, own = RoomClock(), [], 5.0
    for _ in range(300):
        own += chance.random() * 5
        came, ahead = own + chance.random() ** 3, chance.choice([100.0] * 9 + [40.0])
        steps.append([own, came, came + ahead])
        clock.learn(*steps[-1])
        wanted.append(clock.now(came + 1))
        own = came
    found = await run(
        page,
        "const clock = new RoomClock();"
        " return given.map((one) => { clock.learn(...one); return clock.now(one[1] + 1); })",
        steps,
        "RoomClock",
        "link.js",
    )
    assert found == pytest.approx(wanted)


async def test_a_ballot_says_what_the_teacher_let_count_and_what_not(page: Student) -> None:
    own = own_ballot(played(), flagship(), "s2", 0, 1).replaced(confirmed=("my own  case",), refused=("a guess",))
    script = (
        "const step = ballotStep({ topic: given.topic, view: {} }, given.own, { past: true });"
        "return step.nodes.flat(Infinity).filter(Boolean).map((node) => node.textContent).join(' ')"
    )
    given = msgspec.to_builtins({"own": own, "topic": topic_of(flagship())})
    said = await run(page, script, given, "ballotStep", "ballot.js")
    assert "Your teacher has read this and counts it: “my own case”" in said
    assert "Your teacher did not count this: “a guess”" in said
