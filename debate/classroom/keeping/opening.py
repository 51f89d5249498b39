"""Opening a room and taking one up again: journal, pack and keeper together."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.class_list import ClassList, expected
from debate.classroom.keeping.journal import Journal, journals, list_rooms
from debate.classroom.keeping.keeper import PACK_NOTE, Keeper, load_named_pack
from debate.classroom.keeping.lesson_plan import LessonPlan
from debate.classroom.keeping.running import Hold
from debate.classroom.room import events as e
from debate.classroom.room.state import Phase, Settings
from debate.classroom.room.stepping import begin, step
from debate.classroom.wire.codes import new_code


def open_room(
    pack_name: str | None = None,
    *,
    settings: Settings | None = None,
    turns: int | None = None,
    plan: LessonPlan | None = None,
    hot_seat: bool = False,
    class_list: ClassList | None = None,
    folder: Path | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Keeper:
    """A new room by a lesson plan (the usual one without), with seats for a class list where there is one.

    ``pack_name`` (an id or a path), ``settings`` and ``turns``, the number of prompts to draw, take the place of the
    plan's own. Raises ``RoomError`` and ``JournalError``.
    """
    plan = (plan or LessonPlan()).with_pack(pack_name)
    if turns is not None:
        plan = msgspec.structs.replace(plan, turns=turns, prompts=())
    pack = load_named_pack(plan.pack)
    settings = settings or plan.settings
    kept_seats: tuple[e.AnyEvent, ...] = ()
    if class_list is not None:
        settings, of_class = expected(class_list, pack, settings)
        kept_seats = (of_class,)
    chance = random.SystemRandom()
    opened_at = datetime.now(UTC)
    first, second = (camp.id for camp in pack.camps)
    code = new_code(chance)
    seed = chance.randrange(1, 1_000_000)
    opened = e.Opened(
        id=f"{opened_at:%Y-%m-%d}-{code.lower()}",
        code=code,
        pack=pack.id,
        pack_hash=pack.hash,
        camps=(first, second),
        seed=seed,
        at=opened_at.isoformat(timespec="seconds"),
        hot_seat=hot_seat,
    )
    configured = e.Configured(
        settings=settings,
        plan=plan.drawn(pack, random.Random(seed)),  # noqa: S311  a draw for a game, not a secret
        pack=pack.id,
        pack_hash=pack.hash,
        camps=(first, second),
    )
    room = begin(opened)
    for event in (configured, *kept_seats):
        room = step(room, event)  # what is wrong with a list is said before anything is kept
    journal = Journal.create(opened, folder)
    hold = Hold(journal.path)
    hold.take()
    journal.append([configured, *kept_seats], 0.0)
    journal.set_note(PACK_NOTE, plan.pack)
    return Keeper(journal, journal.read(), pack, hold=hold, clock=clock)


def resume_room(wanted: str = "", *, folder: Path | None = None, clock: Callable[[], float] = time.monotonic) -> Keeper:
    """The room of that id, or a unique beginning of one; the newest that is not over when ``wanted`` is empty.

    Its clock stands until the teacher lets it go on. Raises ``RoomError`` when there is none, when another process has
    it, or when its pack is not here any more as it was, and ``JournalError`` when it cannot be read.
    """
    path = find_room(wanted, folder=folder)
    hold = Hold(path)
    hold.take()  # before the journal is touched: two processes would write it without knowing of each other
    try:
        journal = Journal.open(path)
    except JournalError:
        hold.release()
        raise
    try:
        room = journal.read()
        pack = load_named_pack(journal.note(PACK_NOTE) or room.pack)
        if pack.hash != room.pack_hash:
            raise RoomError(
                f"The pack “{room.pack}” has changed since this room began, so its marks would not be comparable; "
                "restore it, or write the room's report as it is with “debate room report”."
            )
        restarted = e.Restarted(now=room.now)
        room = step(room, restarted)
        journal.append([restarted], room.now)
    except (RoomError, JournalError):
        journal.close()
        hold.release()
        raise
    return Keeper(journal, room, pack, hold=hold, clock=clock)


def find_room(wanted: str, *, folder: Path | None = None) -> Path:
    """The journal of the room of that id, of a unique beginning of one, or of the newest for “last”.

    An empty ``wanted`` means the newest room that is whole and not over. Raises ``RoomError``.
    """
    if not wanted or wanted == "last":
        rooms = list_rooms(folder)
        if not wanted:
            whole = [one for one in rooms if one.room is not None and not one.trouble]
            rooms = [one for one in whole if one.room is not None and one.room.phase is not Phase.OVER]
        if not rooms:
            what = "room" if wanted == "last" else "unfinished room"
            raise RoomError(f"There is no {what} here; “debate host” opens one.")
        return rooms[0].path
    paths = journals(folder)
    exact = [path for path in paths if path.stem == wanted]
    found = exact or [path for path in paths if path.stem.startswith(wanted)]
    if not found:
        raise RoomError(f"There is no room “{wanted}”; “debate room list” shows those that there are.")
    if len(found) > 1:
        raise RoomError(f"Several rooms begin with “{wanted}”; write more of the name.")
    return found[0]
