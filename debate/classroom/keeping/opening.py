"""Opening a room and taking one up again: journal, pack and keeper together."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from debate.classroom.errors import RoomError
from debate.classroom.keeping.class_list import ClassList, expected
from debate.classroom.keeping.files import RoomFiles
from debate.classroom.keeping.journal import journals, list_rooms
from debate.classroom.keeping.keeper import PACK_NOTE, Keeper, load_named_pack
from debate.classroom.keeping.lesson_plan import LessonPlan, Load
from debate.classroom.keeping.store import RoomJournal, Store
from debate.classroom.room import events as e
from debate.classroom.room.state import Phase, Room, Settings
from debate.classroom.room.stepping import begin, step
from debate.classroom.wire.codes import new_code
from debate.packs.model import Pack

Keep = Callable[[RoomJournal, Room, Pack], Keeper]
"""Makes the keeper of a room: with another clock, say."""


def open_room(
    pack_name: str | None = None,
    *,
    settings: Settings | None = None,
    turns: int | None = None,
    plan: LessonPlan | None = None,
    hot_seat: bool = False,
    class_list: ClassList | None = None,
    folder: Path | None = None,
    store: Store | None = None,
    notes: Mapping[str, str] | None = None,
    keep: Keep = Keeper,
    load: Load | None = None,
) -> Keeper:
    """A new room by a lesson plan (the usual one without), with seats for a class list where there is one.

    ``pack_name`` (an id or a path), ``settings`` and ``turns``, the number of prompts to draw, take the place of the
    plan's own. It is kept in ``store``, by default the rooms of ``folder`` or of this machine, with these ``notes``
    beside it. Raises ``RoomError`` and ``JournalError``.
    """
    store = store or RoomFiles(folder)
    plan = (plan or LessonPlan()).with_pack(pack_name)
    if turns is not None:
        plan = msgspec.structs.replace(plan, turns=turns, prompts=())
    pack = (load or load_named_pack)(plan.pack)
    settings = settings or plan.settings
    kept_seats: tuple[e.AnyEvent, ...] = ()
    if class_list is not None:
        settings, of_class = expected(class_list, pack, settings)
        kept_seats = (of_class,)
    chance = random.SystemRandom()
    opened_at = datetime.now(UTC)
    first, second = (camp.id for camp in pack.camps)
    code = next(code for code in iter(lambda: new_code(chance), None) if not store.find(code))
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
    journal = store.create(opened)
    journal.append([configured, *kept_seats], 0.0)
    for name, value in {**(notes or {}), PACK_NOTE: plan.pack}.items():
        journal.set_note(name, value)
    return keep(journal, journal.read(), pack)


def resume_room(
    wanted: str = "",
    *,
    folder: Path | None = None,
    store: Store | None = None,
    keep: Keep = Keeper,
    load: Load | None = None,
) -> Keeper:
    """The room of that id, or a unique beginning of one; the newest that is not over when ``wanted`` is empty.

    In a ``store`` other than the rooms of ``folder`` it is the id. Its clock stands until the teacher lets it go on.
    Raises ``RoomError`` when there is none, when another process has it, or when its pack is not here any more as it
    was, and ``JournalError`` when it cannot be read.
    """
    if store is None:
        path = find_room(wanted, folder=folder)
        store, wanted = RoomFiles(path.parent), path.stem
    journal = store.take_up(wanted)
    try:
        room = journal.read()
        pack = (load or load_named_pack)(journal.note(PACK_NOTE) or room.pack)
        if pack.hash != room.pack_hash:
            raise RoomError(
                f"The pack “{room.pack}” has changed since this room began, so its marks would not be comparable; "
                "restore it, or write the room's report as it is with “debate room report”."
            )
        restarted = e.Restarted(now=room.now)
        room = step(room, restarted)
        journal.append([restarted], room.now)
    except BaseException:
        journal.close()
        journal.hold.release()
        raise
    return keep(journal, room, pack)


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
