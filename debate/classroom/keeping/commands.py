"""What a request means: from a message, the room as it stands and the room second, the events that are to happen.

Pure but for the seeded generator that is passed in. What needs the judge, a file or another pack is in ``keeper``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hmac import compare_digest
from random import Random

from debate.classroom.errors import NotNow, RoomError
from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.expecting import (
    LEAST_LETTERS,
    MOST_TOLD,
    is_whole_name,
    letters_typed,
    seat_of_code,
    seats_meant,
)
from debate.classroom.room.papers import paper_of, round_of, seated
from debate.classroom.room.playing import MOST_BLOCKS, seat_limit
from debate.classroom.room.seating import same_name
from debate.classroom.room.state import MOST_TURNS, Camps, Phase, Room, Seat, Stage, Standing
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import as_typed, token_hash
from debate.classroom.wire.decency import as_seen, is_insulting
from debate.packs.model import Pack

SLOW_SECONDS = 15.0
"""How long after its time a text is still taken: a slow network, or one that was lost and came back."""

CLOCKS_APART = 1.0
"""How many seconds a client's notion of the room's clock may be off: so much earlier it may say that time is over."""

SOONEST_LATE = 0.1
"""By how many seconds, at least, a text is late that takes the place of one that was taken: none is taken after it."""

BLOCK = 160
"""The fewest characters of a block that is told to have come at once: some 25 words, more than a phone completes."""

FASTEST_TYPED = 15.0
"""Characters a second that nobody types."""

MOST_APPEALED = 500
"""The most characters of an answer that an appeal can be about: more than any argument's own words."""


def draw_plan(pack: Pack, turns: int, chance: Random) -> tuple[Mapping[str, str], ...]:
    """Prompts for so many turns, one for each camp and turn, from easier to harder; fewer when the pack has fewer."""
    drawn = {}
    for camp in pack.camps:
        prompts = pack.prompts_for(camp.id)
        chosen = chance.sample(prompts, min(turns, len(prompts)))
        drawn[camp.id] = [prompt.id for prompt in sorted(chosen, key=lambda prompt: prompt.difficulty)]
    count = min(len(prompts) for prompts in drawn.values())
    return tuple({camp: prompts[number] for camp, prompts in drawn.items()} for number in range(count))


def configure(room: Room, message: wire.Configure, pack: Pack, chance: Random) -> e.Configured:
    """Other settings, prompts or pack; ``pack`` is the one to be played, loaded already. Raises ``RoomError``."""
    played = tuple(turn.prompts for turn in room.turns)
    another = pack.hash != room.pack_hash
    if message.plan is not None:
        for prompts in message.plan:
            check_prompts(pack, prompts)
        plan = (*played, *message.plan)
    elif message.turns is not None or another:
        turns = message.turns if message.turns is not None else max(1, len(room.plan))
        if not 1 <= turns <= MOST_TURNS:
            raise RoomError(f"A room plays 1 to {MOST_TURNS} prompts.")
        plan = (*played, *_fresh_plan(room, pack, max(0, turns - len(played)), chance))
    else:
        plan = room.plan
    return e.Configured(
        settings=message.settings or room.settings,
        plan=plan,
        pack=pack.id,
        pack_hash=pack.hash,
        camps=(pack.camps[0].id, pack.camps[1].id),
    )


def _fresh_plan(room: Room, pack: Pack, turns: int, chance: Random) -> tuple[Mapping[str, str], ...]:
    """A drawn plan without the prompts that were played already, as long as there are others."""
    played = {prompt for turn in room.turns for prompt in turn.prompts.values()}
    fresh = tuple(prompt for prompt in pack.prompts if prompt.id not in played)
    left = replace(pack, prompts=fresh)
    enough = all(len(left.prompts_for(camp.id)) >= turns for camp in pack.camps)
    return draw_plan(left if enough else pack, turns, chance) if turns else ()


def check_prompts(pack: Pack, prompts: Mapping[str, str]) -> None:
    """Raises ``RoomError`` for a prompt that the pack does not have for that camp."""
    for camp, prompt in prompts.items():
        if prompt not in {one.id for one in pack.prompts_for(camp)}:
            raise RoomError(f"The pack “{pack.id}” has no prompt “{prompt}” for that camp.")


# Seats


def draw_camps(room: Room, chance: Random, *, only_new: bool = False) -> tuple[e.AnyEvent, ...]:
    """Gives every seat a camp, as many in one as in the other; with ``only_new`` just those that have none."""
    seats = [seat for seat in room.seated if not only_new or seat.camp is None]
    if not seats:
        return ()
    if room.settings.camps is Camps.TEAMS:
        return (_place_teams(room, seats, chance),)
    others = [seat for seat in room.seated if seat not in seats]
    counts = {camp: sum(seat.camp == camp for seat in others) for camp in room.camps}
    drawn = chance.sample(seats, len(seats))
    first = chance.choice(room.camps)  # who gets the odd one out
    camps: dict[str, str] = {}
    for seat in drawn:
        camp = min(room.camps, key=lambda one: (counts[one], one != first))
        counts[camp] += 1
        camps[seat.id] = camp
    return (e.Placed(camps=camps),)


def _place_teams(room: Room, seats: list[Seat], chance: Random) -> e.Placed:
    """A team for who has none, the smaller one first; then each team's camp, which is drawn when none has one yet."""
    teams = {seat.id: seat.team for seat in room.seated}
    for seat in chance.sample(seats, len(seats)):
        if teams[seat.id] is None:
            sizes = [sum(team == number for team in teams.values()) for number in (0, 1)]
            teams[seat.id] = 0 if sizes[0] <= sizes[1] else 1
    known = {seat.team: seat.camp for seat in room.seated if seat.team is not None and seat.camp is not None}
    first, second = room.camps
    camp_of_first = known.get(0)
    if camp_of_first is None:
        camp_of_first = (second if known[1] == first else first) if known else chance.choice(room.camps)
    camps = (camp_of_first, second if camp_of_first == first else first)
    chosen = {seat.id: team for seat in seats if (team := teams[seat.id]) is not None}
    return e.Placed(camps={seat: camps[team] for seat, team in chosen.items()}, teams=chosen)


def seat_of_token(room: Room, token_hash: str) -> Seat | None:
    """The seat that this token opens, whatever became of it; seats of a hot seat have none."""
    if not token_hash:
        return None
    return next((seat for seat in room.seats.values() if compare_digest(seat.key_hash, token_hash)), None)


def sit_again(room: Room, seat: Seat, name: str) -> Iterable[e.AnyEvent]:
    """Somebody comes in by the code at a seat that was theirs. Raises ``RoomError`` for whom the teacher keeps out."""
    if seat.standing is Standing.SEATED:
        return
    if seat.standing is Standing.BANNED:
        raise RoomError("Your teacher has closed this room to you.")
    if room.locked or room.phase is Phase.OVER:
        raise RoomError("This room is over." if room.phase is Phase.OVER else _LOCKED)
    yield e.Stood(seat=seat.id, standing=Standing.SEATED)
    if not same_name(name, seat.name):
        check_look_alike(room, name, but=seat.id)
        yield e.Renamed(seat=seat.id, name=name)


_LOCKED = "This room is locked; ask your teacher to let you in."


def check_look_alike(room: Room, name: str, but: str = "") -> None:
    """Raises ``RoomError`` for a name that only looks like that of somebody here, in letters of another alphabet."""
    seen = as_seen(name)
    if any(seat.id != but and as_seen(seat.name) == seen for seat in room.seated):
        raise RoomError(f"Somebody here is called “{name}” already; take another name.")


class WhichSeat(RoomError):  # noqa: N818  it says what happened
    """A name that was typed may be that of any of these ``seats`` (names); the client lets the student choose."""

    def __init__(self, why: str, seats: tuple[str, ...]) -> None:
        super().__init__(why)
        self.seats = seats


class NotOnList(RoomError):  # noqa: N818
    """No free seat of the class list has that name; the teacher may be asked."""


def chosen_seat(room: Room, typed: str) -> Seat:
    """The seat of the class list for who typed their whole name or their personal code.

    Raises ``WhichSeat`` for what some names begin with, ``NotOnList`` for no name of a free seat, and ``RoomError`` for
    too little, or for what too many names begin with.
    """
    by_code = seat_of_code(room, token_hash(as_typed(typed)))
    if by_code is not None:
        return by_code
    found = seats_meant(room, typed)
    if len(found) == 1 and is_whole_name(found[0], typed):
        return found[0]
    if not found and letters_typed(typed) < LEAST_LETTERS:
        raise RoomError("Type the first three letters of your name, or your personal code.")
    if not found:
        raise NotOnList("No free seat of this class has that name; type it as your school writes it.")
    if len(found) > MOST_TOLD:
        raise RoomError("Many names of this class begin like that; type more of yours.")
    names = tuple(seat.name for seat in found)
    raise WhichSeat("Which is your seat? Choose it, or type that whole name.", names)


def place_of_latecomer(room: Room, chance: Random) -> tuple[str | None, int | None]:
    """Camp and team for somebody who joins while the room plays: the smaller side. ``(None, None)`` in the lobby."""
    if room.turn is None or not any(seat.camp for seat in room.seated):
        return None, None
    usable = [camp for camp in room.camps if camp in room.turn.prompts] or list(room.camps)
    sizes = {camp: sum(seat.camp == camp for seat in room.seated) for camp in usable}
    least = min(sizes.values())
    camp = chance.choice([one for one in usable if sizes[one] == least])
    if room.settings.camps is not Camps.TEAMS:
        return camp, None
    team = next((seat.team for seat in room.seated if seat.camp == camp and seat.team is not None), None)
    return camp, room.camps.index(camp) if team is None else team


# Turns


def next_turn(room: Room, prompts: Mapping[str, str] | None, pack: Pack, chance: Random) -> Iterable[e.AnyEvent]:
    """The next turn; seats without a camp are given one first, unless the teacher gives them by hand."""
    if prompts is None:
        at = len(room.turns) - (room.stage is Stage.READY)
        if at >= len(room.plan):
            raise RoomError("All planned prompts were played: choose another one, or end the room.")
        prompts = room.plan[at]
    check_prompts(pack, prompts)
    if room.settings.camps is not Camps.HAND or not any(seat.camp for seat in room.seated):
        yield from draw_camps(room, chance, only_new=True)
    yield e.TurnBegun(prompts=prompts)


def start(room: Room, limit: float | None) -> tuple[e.AnyEvent, ...]:
    """The clock of the turn, or of its revision. A ``limit`` of 0 is no clock; ``None`` leaves it to the settings."""
    turn = room.turn
    if limit is not None:
        return (e.Started(limit=limit or None),)
    seconds = room.settings.seconds
    if seconds is not None and turn is not None and turn.attempts:
        seconds = max(1.0, seconds * room.settings.revision_share)
    return (e.Started(limit=seconds),)


def close(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Ends the writing early."""
    if room.stage is not Stage.WRITING:
        raise RoomError("Nobody is writing now.")
    return closing(room, now)


def end(room: Room, now: float) -> tuple[e.AnyEvent, ...]:
    """Ends the room, with what is being written taken first."""
    return (*(closing(room, now) if room.stage is Stage.WRITING else ()), e.Ended())


# Texts


def written(room: Room, now: float, seat_id: str, own: wire.OwnText, *, connected_for: float) -> e.Drafted | e.HandedIn:
    """A text that a client sends. ``connected_for`` is for how many seconds the client has been connected.

    Whether the time is over is the room's to say: a text that a client hands in “by the clock” before that is a draft.
    Raises ``NotNow`` for a text that is handed in while the clock stands, and ``RoomError`` for one whose time was
    over: it was taken as it stood. Where the teacher lets late texts in, that holds only for a client that was
    connected all along.
    """
    draft = e.Drafted(seat=seat_id, turn=own.turn, attempt=own.attempt, sequence=own.sequence, text=own.text)
    if not own.handing_in:
        return draft
    seat = seated(room, seat_id)
    attempt = round_of(room, own.turn, own.attempt)
    limit = seat_limit(attempt, seat)
    used = attempt.clock.used(now)
    paper = attempt.papers.get(seat_id)
    taken = attempt.closed is not None or (paper is not None and paper.handed_in)
    if not taken:
        if not attempt.clock.running:
            raise NotNow("The clock stands; your text is handed in when your teacher lets it go on.")
        if own.by_clock and (limit is None or used < limit - CLOCKS_APART):
            return draft
    over_by = (0.0 if limit is None else max(0.0, used - limit)) + (
        0.0 if attempt.closed is None else now - attempt.closed
    )
    other_text = paper is None or paper.text != own.text
    let_in = room.settings.late_texts and connected_for < over_by
    if taken and other_text and over_by > SLOW_SECONDS and not let_in:
        raise RoomError("The time was over; your text was taken as it stood then.")
    return e.HandedIn(
        seat=seat_id,
        turn=own.turn,
        attempt=own.attempt,
        text=own.text,
        sequence=max(own.sequence, paper.sequence if paper is not None else 0),
        seconds=used if limit is None else min(used, limit),
        by_clock=limit is not None and used >= limit - (CLOCKS_APART if own.by_clock else 0.0),
        late=max(SOONEST_LATE, over_by) if taken else 0.0,
    )


def pasted(room: Room, now: float, seat_id: str, own: wire.OwnText, *, connected_for: float) -> e.Pasted | None:
    """The block by which this text grows at once, if it does; the client is not asked, only its drafts are compared.

    A client that was connected since the draft before sends whatever changes within a second. Of one that was not, a
    block is told only where nobody could have typed it meanwhile. One's own words, moved or revised, are no block.
    """
    written = round_of(room, own.turn, own.attempt)
    paper = written.papers.get(seat_id)
    if paper is None or paper.handed_in or own.sequence <= paper.sequence or len(paper.pasted) >= MOST_BLOCKS:
        return None
    grown = len(own.text) - len(paper.text)
    block = _grown_by(paper.text, own.text).strip() if grown >= BLOCK else ""
    if len(block) < BLOCK:
        return None
    since = now - paper.changed if paper.changed else written.clock.used(now)
    if connected_for < since and grown <= FASTEST_TYPED * since:
        return None
    before = [one.papers[seat_id].text for one in room.turns[own.turn].attempts if seat_id in one.papers]
    if any(block in text for text in before):
        return None
    return e.Pasted(seat=seat_id, turn=own.turn, attempt=own.attempt, characters=grown)


def _grown_by(before: str, after: str) -> str:
    """What stands in ``after`` between the beginning and the end that it shares with ``before``."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return after[start : len(after) - end]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


# What else a student asks for. The journals of older rooms have what is refused here, so the room's rules let it pass.


def predicted(room: Room, event: e.Predicted, pack: Pack) -> tuple[e.AnyEvent, ...]:
    """A student's own marks: a level of the rubric for each of its criteria, given once. Raises ``RoomError``."""
    highest = {row.id: len(row.levels) - 1 for row in pack.rubric.criteria}
    if set(event.levels) != set(highest):
        raise RoomError("A prediction has a level for each criterion.")
    for row in pack.rubric.criteria:
        if not 0 <= event.levels[row.id] <= highest[row.id]:
            raise RoomError(f"“{row.title}” has the levels 0 to {highest[row.id]}.")
    before = paper_of(room, event.turn, event.attempt, event.seat).prediction
    if before and before != event.levels:
        raise RoomError("You have marked yourself already.")
    return () if before else (event,)


def reviewed(room: Room, event: e.Reviewed, pack: Pack) -> tuple[e.AnyEvent, ...]:
    """What a student makes of a classmate's answer: levels of the rubric for some of its criteria, or all.

    Nothing happens where it says what the room has. Raises ``RoomError``.
    """
    highest = {row.id: len(row.levels) - 1 for row in pack.rubric.criteria}
    if not event.levels or not all(0 <= level <= highest.get(key, -1) for key, level in event.levels.items()):
        raise RoomError("A review has levels of this rubric's criteria.")
    mine = round_of(room, event.turn, event.attempt).reviews.get(event.seat, ())
    return () if event.number < len(mine) and mine[event.number].levels == event.levels else (event,)


def quoted(room: Room, event: e.Quoted) -> tuple[e.AnyEvent, ...]:
    """Quotations for the wall. Raises ``RoomError`` for words that no class should read there."""
    for quote in event.quotes:
        words = paper_of(room, event.turn, quote.attempt, quote.seat).text[quote.start : quote.end]
        if is_insulting(words):
            raise RoomError("There is an insult in these words, which do not go on the wall; choose others.")
    return (event,)


def appealed(event: e.Appealed) -> tuple[e.AnyEvent, ...]:
    """An appeal about some words. Raises ``RoomError`` for one about a whole text, which tells the teacher nothing."""
    if event.end - event.start > MOST_APPEALED:
        raise RoomError(f"Choose the words that make the point, at most {MOST_APPEALED} characters.")
    return (event,)
