"""What each kind of client is shown, as the values that travel to it. ``viewing`` makes them from the room.

A student's view holds that seat's own texts and marks and nothing of others. What is not released is not in it, so that
no client, however it was changed, can show it.
"""

from __future__ import annotations

from debate.classroom.shown.views.board import BoardView, FlowSheet, GainBoard, PointCount
from debate.classroom.shown.views.common import (
    MOST_SHOWN,
    CampCard,
    ClockView,
    CriterionCard,
    LevelCard,
    Speech,
    Topic,
    View,
    shortened,
)
from debate.classroom.shown.views.host import (
    AgreementRow,
    AppealRow,
    Guidance,
    HostView,
    PaperView,
    PeerAgreement,
    PeerView,
    Remark,
    SeatRow,
    TrustRow,
    TrustView,
    TurnRow,
    Words,
)
from debate.classroom.shown.views.seat import OwnAppeal, OwnBallot, OwnPaper, PeerAnswer, PeerBallot, SeatView

__all__ = [
    "MOST_SHOWN",
    "AgreementRow",
    "AppealRow",
    "BoardView",
    "CampCard",
    "ClockView",
    "CriterionCard",
    "FlowSheet",
    "GainBoard",
    "Guidance",
    "HostView",
    "LevelCard",
    "OwnAppeal",
    "OwnBallot",
    "OwnPaper",
    "PaperView",
    "PeerAgreement",
    "PeerAnswer",
    "PeerBallot",
    "PeerView",
    "PointCount",
    "Remark",
    "SeatRow",
    "SeatView",
    "Speech",
    "Topic",
    "TrustRow",
    "TrustView",
    "TurnRow",
    "View",
    "Words",
    "shortened",
]
