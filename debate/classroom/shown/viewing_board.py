"""Makes the projector's view: what the teacher chose to show, and nothing else."""

from __future__ import annotations

from debate.classroom.room.playing import writers
from debate.classroom.room.reviewing import asks_for_reviews
from debate.classroom.room.state import Phase, Room, Show, Stage
from debate.classroom.shown.gain import gain_board
from debate.classroom.shown.peers import review_counts
from debate.classroom.shown.viewing import clock_view, planned, speech_of
from debate.classroom.shown.viewing_host import Reach, flow_sheets
from debate.classroom.shown.views.board import BoardView
from debate.packs.model import Pack


def board_view(room: Room, pack: Pack, now: float, *, reach: Reach, trouble: str = "") -> BoardView:
    """What is on the wall at the room second ``now``.

    What is not out is not shown even where the teacher chose its page too early: the flow sheet of a turn waits for the
    release of its ballots, since it says which points there are.
    """
    view = BoardView(
        show=room.show,
        title=pack.title,
        motion=pack.motion,
        phase=room.phase,
        stage=room.stage,
        seats=len(room.seated),
        turn=len(room.turns) - 1,
        turns=planned(room),
        camps=room.settings.camps,
        trouble=trouble,
    )
    match room.show:
        case Show.LOBBY:
            return view.replaced(
                code=room.code,
                address=reach.address,
                web_address=reach.web_address,
                qr=reach.qr,
                names=tuple(seat.name for seat in room.seated),
            )
        case Show.PROMPT:
            return _with_prompt(view, room, pack, now)
        case Show.FLOW | Show.GAIN:
            return _with_results(view, room, pack)
        case Show.BLANK:
            return view


def _with_prompt(view: BoardView, room: Room, pack: Pack, now: float) -> BoardView:
    turn = room.turn
    written = turn.now if turn is not None else None
    if turn is None or written is None or room.phase is not Phase.PLAYING:
        return view
    writing = turn.stage is Stage.WRITING
    paused = writing and (not written.clock.running or bool(view.trouble))
    camps = {paper.prompt for paper in written.papers.values()} or set(turn.prompts.values())
    shown = [prompt for prompt in turn.prompts.values() if prompt in camps]
    asked = asks_for_reviews(room)
    reviews = review_counts(room, written, [one.id for one in pack.rubric.criteria]).values() if asked else ()
    return view.replaced(
        attempt=len(turn.attempts),
        speeches=() if paused else tuple(speech_of(pack, prompt) for prompt in shown),
        clock=clock_view(written, written.limit, now, view.trouble) if writing else None,
        handed_in=sum(paper.handed_in for paper in written.papers.values()),
        writers=len(writers(room)),
        reviewed=sum(finished for finished, _ in reviews),
        to_review=sum(dealt for _, dealt in reviews),
    )


def _with_results(view: BoardView, room: Room, pack: Pack) -> BoardView:
    turn = room.turn
    out = [number for number, written in enumerate(turn.attempts, start=1) if written.released] if turn else []
    if not out:
        return view
    at = len(room.turns) - 1
    if view.show is Show.FLOW:
        return view.replaced(attempt=out[-1], flow=flow_sheets(room, pack, at, out[-1]))
    return view.replaced(attempt=out[-1], gain=gain_board(room, pack, at))
