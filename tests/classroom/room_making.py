"""Short ways to a room at any stage, for tests of what may happen there. The ballots are made up, but whole."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.state import ClassRound, Paper, Room, Settings
from debate.classroom.room.stepping import begin, step
from debate.judge.ballot import Ballot, CriterionMark, Made, PointMark
from debate.packs.model import PointKind

CAMPS = ("for", "against")
PROMPTS = {"for": "p1", "against": "p2"}
OPENED = e.Opened(
    id="2026-11-24-kfm3rt",
    code="KFM3RT",
    pack="toll",
    pack_hash="0" * 64,
    camps=CAMPS,
    seed=7,
    at="2026-11-24T20:00:00+00:00",
)


def configured(*, settings: Settings | None = None, plan: int = 2) -> e.Configured:
    """Settings for a room of the made-up pack."""
    return e.Configured(
        settings=settings or Settings(seconds=60.0),
        plan=(PROMPTS,) * plan,
        pack=OPENED.pack,
        pack_hash=OPENED.pack_hash,
        camps=CAMPS,
    )


def after(room: Room, *events: e.AnyEvent, now: float | None = None) -> Room:
    """The room after these events, at the room second ``now`` or those that they bear."""
    for event in events:
        room = step(room, event if now is None else e.at(event, now))
    return room


def joined(number: int, *, camp: str | None = None, team: int | None = None, device: str = "") -> e.Joined:
    """Somebody takes the seat “s1”, “s2” …"""
    return e.Joined(
        seat=f"s{number}", name=f"Player {number}", key_hash=str(number) * 8, device=device, camp=camp, team=team
    )


def lobby(seats: int = 2, *, settings: Settings | None = None, hot_seat: bool = False) -> Room:
    """A room whose seats have their camps, turn by turn of the two."""
    opened = e.from_bytes(e.to_bytes(OPENED))
    assert isinstance(opened, e.Opened)
    room = begin(
        e.Opened(**{**{name: getattr(OPENED, name) for name in OPENED.__struct_fields__}, "hot_seat": hot_seat})
    )
    room = after(room, configured(settings=settings), *(joined(number) for number in range(1, seats + 1)))
    return after(room, e.Placed(camps={f"s{number}": CAMPS[(number - 1) % 2] for number in range(1, seats + 1)}))


def writing(
    seats: int = 2, *, limit: float | None = 60.0, hot_seat: bool = False, settings: Settings | None = None
) -> Room:
    """A room whose first prompt is being answered since the room second 10."""
    room = lobby(seats, hot_seat=hot_seat, settings=settings)
    return after(room, e.TurnBegun(prompts=PROMPTS), e.Started(limit=limit), now=10.0)


def draft(seat: int, text: str, sequence: int = 1, *, turn: int = 0, attempt: int = 1) -> e.Drafted:
    """What the seat's editor holds."""
    return e.Drafted(seat=f"s{seat}", turn=turn, attempt=attempt, sequence=sequence, text=text)


def hand_in(
    seat: int, text: str, *, turn: int = 0, attempt: int = 1, by_clock: bool = False, late: float = 0.0
) -> e.HandedIn:
    """The seat's text is in."""
    return e.HandedIn(
        seat=f"s{seat}", turn=turn, attempt=attempt, text=text, seconds=30.0, by_clock=by_clock, late=late
    )


def held(texts: Iterable[str] = ("one", "two"), *, marked: bool = True, settings: Settings | None = None) -> Room:
    """A room whose first prompt was answered with these texts, by the seats in order."""
    texts = tuple(texts)
    room = writing(len(texts), settings=settings)
    room = after(room, *(hand_in(number, text) for number, text in enumerate(texts, 1)), now=40.0)
    room = after(room, *closing(room, 40.0))
    return with_marks(room) if marked else room


def with_marks(room: Room) -> Room:
    """The room with a ballot on every paper that is in and has none."""
    for turn, played in enumerate(room.turns):
        for attempt, written in enumerate(played.attempts, 1):
            for paper in written.papers.values():
                if paper.handed_in and paper.ballot is None:
                    ballot = made_up_ballot(paper.text, paper.prompt)
                    room = after(room, e.Marked(seat=paper.seat, turn=turn, attempt=attempt, ballot=ballot))
    return room


def released(texts: Iterable[str] = ("one", "two"), *, settings: Settings | None = None) -> Room:
    """A room whose first ballots are out."""
    return after(held(texts, settings=settings), e.Released())


def made_up_ballot(text: str, prompt: str = "p1") -> Ballot:
    """A ballot of one criterion and one point, on that text."""
    return Ballot(
        pack=OPENED.pack,
        pack_hash=OPENED.pack_hash,
        judge="made up",
        prompt=prompt,
        answer_hash=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        words=len(text.split()),
        score=50,
        criteria=(
            CriterionMark(
                id="answers",
                title="Answers the argument",
                score=50,
                maximum=100,
                measure=0.5,
                level="good",
                level_number=1,
                top_level=2,
                sentence="This is there.",
                evidence=(),
            ),
        ),
        points=(
            PointMark(
                id="ferry", says="There is a ferry.", kind=PointKind.ANSWER, worth=2, strength=0.0, made=Made.NOT,
                evidence=(),
            ),
        ),
        moves=(),
        flags=(),
        fix="Say why.",
        press=None,
    )  # fmt: skip


def round_now(room: Room) -> ClassRound:
    """The attempt being written or looked at."""
    assert room.turn is not None and room.turn.now is not None
    return room.turn.now


def paper(room: Room, seat: int, *, turn: int = -1, attempt: int = -1) -> Paper:
    """The seat's paper in the newest attempt, or in another (turns from 0, attempts from 0)."""
    return room.turns[turn].attempts[attempt].papers[f"s{seat}"]
