"""The hand-in file: a text that could not reach the room over the network, for the teacher to import.

The file is signed with what only the seat and the room know, so that nobody can hand in under another's name or change
a text on its way. The room has the SHA-256 of each seat's token; that hash, not the token, is the signature's key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
from typing import Annotated

import msgspec
from msgspec import Meta

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.papers import round_of, seated
from debate.classroom.room.playing import seat_limit
from debate.classroom.room.state import MOST_CHARACTERS, Room
from debate.classroom.wire.texts import shown

VERSION = 1
LEAST_LATE = 1.0
"""A text that came as a file after the close is late, by a second at least."""

_Word = Annotated[str, Meta(max_length=200)]


class HandInFile(msgspec.Struct, frozen=True, kw_only=True, tag_field="debate", tag="hand-in"):
    """What the file says. ``turn`` counts from 0, ``attempt`` from 1; ``saved`` is a time of day, for people."""

    version: Annotated[int, Meta(ge=1)] = VERSION
    room: _Word
    seat: _Word
    name: _Word
    turn: Annotated[int, Meta(ge=0, le=1000)]
    attempt: Annotated[int, Meta(ge=1, le=1000)]
    text: Annotated[str, Meta(max_length=MOST_CHARACTERS)]
    saved: _Word = ""
    signature: Annotated[str, Meta(max_length=64)] = ""


def write_hand_in(hand_in: HandInFile, token: str) -> str:
    """The content of the file for ``hand_in``, signed with the seat's token."""
    signed = msgspec.structs.replace(hand_in, signature=_signature(hand_in, hashlib.sha256(token.encode()).hexdigest()))
    return json.dumps(msgspec.to_builtins(signed), ensure_ascii=False, indent=1) + "\n"


def hand_in_name(hand_in: HandInFile) -> str:
    """A name for the file that every platform takes: letters, digits and hyphens of ASCII."""
    plain = unicodedata.normalize("NFKD", hand_in.name).encode("ascii", "ignore").decode().lower()
    who = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24] or re.sub(r"[^a-z0-9]", "", hand_in.seat.lower())[:24]
    what = f"prompt-{hand_in.turn + 1}" + ("-revised" if hand_in.attempt > 1 else "")
    return f"debate-hand-in-{who or 'seat'}-{what}.json"


def read_hand_in(content: str, room: Room) -> tuple[e.HandedIn, ...]:
    """What is to happen in ``room`` for a file of that content.

    Raises ``RoomError``, one sentence, for what is no such file, is another room's, was changed, or is in already.
    """
    try:
        hand_in = msgspec.json.decode(content, type=HandInFile)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise RoomError("This is no hand-in file of debate, or not the whole of one.") from error
    if hand_in.version > VERSION:
        raise RoomError("A newer debate wrote this hand-in file; bring debate up to date here.")
    if hand_in.room != room.id:
        raise RoomError("This hand-in file belongs to another room.")
    seat = seated(room, hand_in.seat)
    if not hmac.compare_digest(_signature(hand_in, seat.key_hash).encode(), hand_in.signature.encode()):
        raise RoomError(f"This hand-in file was not written by the seat of {seat.name}, or was changed since.")
    return (_handed_in(msgspec.structs.replace(hand_in, text=shown(hand_in.text)), room),)


def _handed_in(hand_in: HandInFile, room: Room) -> e.HandedIn:
    written = round_of(room, hand_in.turn, hand_in.attempt)
    paper = written.papers.get(hand_in.seat)
    if paper is not None and paper.handed_in and paper.text == hand_in.text:
        raise RoomError(f"The room has this text of {room.seats[hand_in.seat].name} already.")
    limit = seat_limit(written, room.seats[hand_in.seat])
    used = written.clock.used(room.now)
    late = 0.0 if written.closed is None else max(LEAST_LATE, room.now - written.closed)
    return e.HandedIn(
        seat=hand_in.seat,
        turn=hand_in.turn,
        attempt=hand_in.attempt,
        text=hand_in.text,
        sequence=paper.sequence if paper is not None else 0,
        seconds=used if limit is None else min(used, limit),
        by_clock=True,
        late=late,
        brought=True,
    )


def _signature(hand_in: HandInFile, key_hash: str) -> str:
    """The HMAC (hex) of everything in the file but itself, over a form in which white space has no say."""
    said = {name: value for name, value in msgspec.to_builtins(hand_in).items() if name != "signature"}
    told = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(bytes.fromhex(key_hash), told.encode(), hashlib.sha256).hexdigest()
