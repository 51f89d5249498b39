"""The round as a pure state machine: ``step(state, event)`` gives the next state and never changes the old one.

A round walks through its prompts. At each it is *ready* (the brief is on show, no clock), then *writing* (a clock
runs or is paused), then *judged* (the ballot is on show). From there the player revises, which is writing again on
a shorter clock, answers the opponent's comeback (*replying*), or goes on. After the last prompt the round is *over*.
Who calls ``step`` keeps the time, runs the judge and stores what happened: an answer enters together with its ballot
and a reply with its mark, so that nothing is ever handed in without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from debate.game.clock import Clock
from debate.game.draw import DrawnPrompt, DrawnRound
from debate.judge.ballot import Ballot, Evidence, Made
from debate.judge.marking.remarking import Said

REVISION_SHARE = 0.5
"""A revision's clock, as a share of the prompt's: the thinking is done, what is left is writing."""

MOST_REPLIES = 2
"""Replies to the opponent's comebacks in one turn: an exchange and one more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An answer that was handed in, and its ballot. ``seconds`` is the time used; ``by_clock`` that time ran out.

    ``predicted`` are the levels (numbers from 0) by criterion that the player gave themself before seeing the ballot.
    ``self_ballot`` is the ballot with what the player ``said`` of the answer; it then counts, and the judge's stays.
    """

    text: str
    ballot: Ballot
    seconds: float
    by_clock: bool
    predicted: Mapping[str, int] = field(default_factory=dict)
    self_ballot: Ballot | None = None
    said: tuple[Said, ...] = ()

    @property
    def marks(self) -> Ballot:
        """The ballot that counts: the player's own where there is one, else the judge's."""
        return self.ballot if self.self_ballot is None else self.self_ballot

    @property
    def counts(self) -> int:
        """The score (0–100) that counts."""
        return self.marks.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the player said to the comeback ``press`` on a dropped point, and how far it makes that point.

    ``strength`` is 0–1, ``evidence`` the words of ``text`` that count, ``seconds`` the time used.
    """

    point: str
    press: str
    text: str
    made: Made
    strength: float
    seconds: float
    by_clock: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A prompt of the round, the attempts at it (the first, then the revisions), and the replies to comebacks."""

    prompt: str
    seconds: float | None
    attempts: tuple[Attempt, ...] = ()
    replies: tuple[Reply, ...] = ()

    @property
    def best(self) -> Attempt | None:
        """The attempt whose score counts most, the latest of equals; ``None`` before the first."""
        return max(enumerate(self.attempts), key=lambda item: (item[1].counts, item[0]), default=(0, None))[1]

    @property
    def gain(self) -> int:
        """Points gained by revising: the best score less the first; 0 without a revision."""
        best = self.best
        return 0 if best is None else best.counts - self.attempts[0].counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The player reads the brief; ``turn`` comes next."""

    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The player writes the answer to ``turn``. A clock that stands means that the prompt is paused."""

    turn: int
    clock: Clock
    draft: str = ""

    @property
    def paused(self) -> bool:
        """Whether prompt and text are hidden and no time passes."""
        return not self.clock.running


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The ballot of the latest attempt at ``turn`` is on show."""

    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replying:
    """The player answers the opponent's comeback on ``point``. A clock that stands means that it is paused."""

    turn: int
    clock: Clock
    point: str
    draft: str = ""

    @property
    def paused(self) -> bool:
        """Whether comeback and text are hidden and no time passes."""
        return not self.clock.running


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """All prompts are done, or the player ended the round early."""


Stage = Ready | Writing | Judged | Replying | Over


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round: what was drawn, a turn for each prompt, and the stage that it is at."""

    drawn: DrawnRound
    turns: tuple[Turn, ...]
    stage: Stage

    def __post_init__(self) -> None:
        """Refuse a round that no play leads to, such as one from a spoilt file. Raises ``ValueError``."""
        if not self.turns or self.drawn.prompts != tuple(
            DrawnPrompt(id=t.prompt, seconds=t.seconds) for t in self.turns
        ):
            raise ValueError("a round has a turn for each prompt that was drawn, and at least one")
        answered = sum(bool(turn.attempts) for turn in self.turns)
        if not all(turn.attempts for turn in self.turns[:answered]):
            raise ValueError("a round's prompts are answered one after the other")
        match self.stage:
            case Ready(turn=turn):
                fits = answered == turn
            case Writing(turn=turn):
                fits = answered in (turn, turn + 1)
            case Judged(turn=turn) | Replying(turn=turn):
                fits = answered == turn + 1
            case Over():
                return
        if any(len(each.replies) > (MOST_REPLIES if each.attempts else 0) for each in self.turns):
            raise ValueError(f"a turn has at most {MOST_REPLIES} replies, and none before an answer")
        if not (fits and 0 <= turn < len(self.turns)):
            raise ValueError(f"a round with {answered} answered prompts cannot be at {self.stage}")

    @classmethod
    def of(cls, drawn: DrawnRound) -> Round:
        """A round that has not begun."""
        turns = tuple(Turn(prompt=prompt.id, seconds=prompt.seconds) for prompt in drawn.prompts)
        return cls(drawn=drawn, turns=turns, stage=Ready(turn=0))

    @property
    def turn(self) -> Turn | None:
        """The turn that the round is at; ``None`` when it is over."""
        return None if isinstance(self.stage, Over) else self.turns[self.stage.turn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """The player starts to write, at instant ``now``."""

    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The text in the editor is now ``text``."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The clock stops at ``now``, and prompt and text are hidden."""

    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """The clock goes on at ``now``."""

    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """The answer ``text`` and its ballot, at ``now``; ``by_clock`` when the time ran out."""

    text: str
    ballot: Ballot
    now: float
    by_clock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """The player takes the latest answer up again, at ``now``."""

    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """The player, who has not seen the ballot of the latest attempt yet, gives it these levels (see ``Attempt``)."""

    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfMarked:
    """The latest attempt at ``turn`` counts as ``ballot`` has it from now on, by what the player ``said`` of it.

    ``None``, with nothing said, is the judge's word again.
    """

    turn: int
    ballot: Ballot | None
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """The player lets the opponent press them on ``point``, at ``now``; there are ``seconds`` to reply, or no clock."""

    point: str
    now: float
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """The reply ``text`` to ``press`` and its mark (see ``Reply``), at ``now``."""

    press: str
    text: str
    made: Made
    strength: float
    now: float
    by_clock: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrew:
    """The player leaves the comeback unanswered for now; a text not handed in is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """The player leaves the ballot for the next prompt (ready), or the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The player ends the round early. What was handed in counts; a text not handed in does not."""


Event = (
    Began
    | Drafted
    | Paused
    | Resumed
    | HandedIn
    | Revised
    | Predicted
    | SelfMarked
    | Pressed
    | Replied
    | Withdrew
    | WentOn
    | Ended
)


class NotNowError(Exception):
    """An event that the round's stage does not allow: a mistake of the program, never of the player."""

    def __init__(self, event: Event, stage: Stage) -> None:
        super().__init__(f"{type(event).__name__} cannot happen while the round is {type(stage).__name__}")


def step(state: Round, event: Event) -> Round:
    """The state after ``event``. Raises ``NotNowError`` when the stage does not allow it."""
    stage = state.stage
    match event, stage:
        case Began(now=now), Ready(turn=turn):
            clock = Clock(limit=state.turns[turn].seconds).started(now)
            return replace(state, stage=Writing(turn=turn, clock=clock))
        case Drafted(text=text), Writing() | Replying():
            return replace(state, stage=replace(stage, draft=text))
        case Paused(now=now), Writing() | Replying():
            return replace(state, stage=replace(stage, clock=stage.clock.stopped(now)))
        case Resumed(now=now), Writing() | Replying():
            return replace(state, stage=replace(stage, clock=stage.clock.started(now)))
        case HandedIn(), Writing():
            return _handed_in(state, stage, event)
        case Revised(now=now), Judged(turn=turn):
            latest = state.turns[turn].attempts[-1]
            seconds = state.turns[turn].seconds
            clock = Clock(limit=None if seconds is None else seconds * REVISION_SHARE).started(now)
            return replace(state, stage=Writing(turn=turn, clock=clock, draft=latest.text))
        case Predicted(levels=levels), Judged(turn=turn):
            return _with_latest(state, turn, replace(state.turns[turn].attempts[-1], predicted=dict(levels)))
        case SelfMarked(turn=turn), _ if 0 <= turn < len(state.turns) and state.turns[turn].attempts:
            latest = replace(state.turns[turn].attempts[-1], self_ballot=event.ballot, said=event.said)
            return _with_latest(state, turn, latest)
        case Pressed(), Judged(turn=turn) if len(state.turns[turn].replies) < MOST_REPLIES:
            clock = Clock(limit=event.seconds).started(event.now)
            return replace(state, stage=Replying(turn=turn, clock=clock, point=event.point))
        case Replied(), Replying():
            return _replied(state, stage, event)
        case Withdrew(), Replying(turn=turn):
            return replace(state, stage=Judged(turn=turn))
        case WentOn(), Judged(turn=turn):
            last = turn + 1 == len(state.turns)
            return replace(state, stage=Over() if last else Ready(turn=turn + 1))
        case Ended(), Ready() | Writing() | Judged() | Replying():
            return replace(state, stage=Over())
        case _:
            raise NotNowError(event, stage)


def _handed_in(state: Round, stage: Writing, event: HandedIn) -> Round:
    seconds = stage.clock.used(event.now)
    attempt = Attempt(text=event.text, ballot=event.ballot, seconds=seconds, by_clock=event.by_clock)
    turn = state.turns[stage.turn]
    judged = _with_turn(state, stage.turn, replace(turn, attempts=(*turn.attempts, attempt)))
    return replace(judged, stage=Judged(turn=stage.turn))


def _replied(state: Round, stage: Replying, event: Replied) -> Round:
    reply = Reply(
        point=stage.point,
        press=event.press,
        text=event.text,
        made=event.made,
        strength=event.strength,
        seconds=stage.clock.used(event.now),
        by_clock=event.by_clock,
        evidence=event.evidence,
    )
    turn = state.turns[stage.turn]
    judged = _with_turn(state, stage.turn, replace(turn, replies=(*turn.replies, reply)))
    return replace(judged, stage=Judged(turn=stage.turn))


def _with_latest(state: Round, turn: int, attempt: Attempt) -> Round:
    attempts = state.turns[turn].attempts
    return _with_turn(state, turn, replace(state.turns[turn], attempts=(*attempts[:-1], attempt)))


def _with_turn(state: Round, number: int, turn: Turn) -> Round:
    return replace(state, turns=(*state.turns[:number], turn, *state.turns[number + 1 :]))
