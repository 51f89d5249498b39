"""Made-up views of a room about a toll bridge, for the projector to show. No room and no judge stands behind them."""

from __future__ import annotations

from debate.classroom.room.state import Phase, Show, Stage
from debate.classroom.shown.views.board import BoardView, FlowSheet, GainBoard, PointCount
from debate.classroom.shown.views.common import CampCard, ClockView, CriterionCard, LevelCard, Speech, Topic

TOPIC = Topic(
    pack="toll-bridge",
    title="The toll bridge",
    motion="The town should charge for crossing its bridge",
    language="en",
    licence="CC-BY-4.0",
    attribution="",
    source="",
    camps=(
        CampCard(id="toll", name="Charge", stand="Who crosses pays.", case=(), facts=()),
        CampCard(id="free", name="Keep it free", stand="The bridge is everybody’s.", case=(), facts=()),
    ),
    criteria=(CriterionCard(id="answer", title="Answers it", maximum=40, levels=(LevelCard(id="no", says="No."),)),),
)

NAMES = (
    "Amber Heron", "Ada", "Bo [b]ld[/]", "Chen Wei", "Daria", "Émile", "Fatima", "Grey Otter", "Hana", "Ivo", "Jules",
    "Kofi", "Lina", "Maximiliane von Hohenfels", "Noor", "Ótavio", "Pia", "Quentin", "Rosa", "Saad", "小林 葵", "Tom",
    "Umut", "Vera", "Wren", "Xenia", "Yusuf", "Zoë",
)  # fmt: skip

SPEECHES = (
    Speech(
        prompt="poor-pay",
        camp="toll",
        title="The poor would pay most",
        says="A toll is the same for the baker’s boy and for the banker. One has a cart with bread on it and six "
        "crossings a day, the other a coach and two. You call that fair because everybody pays alike; I call it a tax "
        "on those who have no other way to their work, and no other work to go to.",
    ),
    Speech(
        prompt="it-falls-down",
        camp="free",
        title="Without a toll it falls down",
        says="Planks rot, whoever walked on them. Last winter the north railing went into the river, and the town had "
        "nothing left to mend it with. A bridge that costs nothing to cross costs everything when it is closed.",
    ),
)


def view(show: Show, stage: Stage | None = None, /, **given: object) -> BoardView:
    """A view of that page; whatever is given replaces what stands here."""
    made = BoardView(
        show=show,
        title=TOPIC.title,
        motion=TOPIC.motion,
        phase=Phase.LOBBY if stage is None else Phase.PLAYING,
        stage=stage,
        seats=len(NAMES),
        turn=-1 if stage is None else 1,
        turns=3,
    )
    return made.replaced(**given)


def lobby(**given: object) -> BoardView:
    """The lobby of a room on a network that serves browsers too."""
    reach = {"code": "KFM3RT", "address": "http://192.168.1.5:8765", "web_address": "http://192.168.1.5:8766"}
    return view(Show.LOBBY, **{**reach, "names": NAMES, **given})


def clock(used: float, *, running: bool = True, limit: float | None = 240.0, paused_for: str = "") -> ClockView:
    return ClockView(at=1000.0, used=used, limit=limit, running=running, paused_for=paused_for)


def writing(**given: object) -> BoardView:
    """A prompt being answered by both camps, a minute into it."""
    playing = {"attempt": 1, "speeches": SPEECHES, "clock": clock(60.0), "handed_in": 3, "writers": 28}
    return view(Show.PROMPT, Stage.WRITING, **{**playing, **given})


def points(*rows: tuple[str, str, int, int]) -> tuple[PointCount, ...]:
    return tuple(
        PointCount(point=f"p{number}", kind=kind, says=says, made=made, partly=partly)
        for number, (kind, says, made, partly) in enumerate(rows)
    )


SHEETS = (
    FlowSheet(
        speech=SPEECHES[0],
        papers=14,
        points=points(
            ("answer", "A toll can be lower for those who cross for their work", 9, 2),
            ("answer", "Those who do not cross pay for the bridge too while it is free", 3, 4),
            ("answer", "The poor lose most when the bridge is closed", 0, 0),
            ("evidence", "Half of last year’s crossings were by coaches from other towns", 6, 0),
            ("evidence", "The ferry, which is dearer, was full in the winter without the bridge", 0, 1),
        ),
        moves=(("name the argument", 12), ("deny", 7), ("mitigate", 4), ("turn", 0), ("outweigh", 0)),
        quotes=("the baker’s boy pays already: with every day that the bridge is shut", "a [/] fair price is no tax"),
    ),
    FlowSheet(
        speech=SPEECHES[1],
        papers=14,
        points=points(
            ("answer", "The town’s purse can mend it: a bridge is a road", 14, 0),
            ("answer", "A toll-keeper costs more than the planks", 1, 1),
            ("evidence", "The railing cost less than the mayor’s new clock", 5, 3),
        ),
        moves=(("name the argument", 10), ("deny", 14), ("mitigate", 0), ("turn", 2), ("outweigh", 1)),
    ),
)

GAIN = GainBoard(
    revised=26,
    gained=19,
    median=8.5,
    total=231,
    bars=(0,) * 9 + (2, 5, 11, 6, 1, 1) + (0,) * 5,
    by_criterion=(("Answers the argument", 6.2), ("Evidence", 2.0), ("Craft", -0.4), ("Clarity", 0.0)),
)


def flow(**given: object) -> BoardView:
    return view(Show.FLOW, Stage.RELEASED, **{"attempt": 1, "flow": SHEETS, **given})


def gain(**given: object) -> BoardView:
    return view(Show.GAIN, Stage.RELEASED, **{"attempt": 2, "gain": GAIN, **given})
