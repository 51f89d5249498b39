"""What the screens of the solo game share: what they may ask of the game, and how a round says where it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from debate.records import Records, RecordsError
from debate.settings import Settings
from debate.tui.camps import camp_mark
from debate.tui.library import Library
from debate.tui.page import Frame, Page

if TYPE_CHECKING:  # the judge comes when a round is played
    from debate.judge import Judge
    from debate.session import Session
    from debate.tui.past import Unfinished


class Game(Frame, Protocol):
    """What a screen may ask of the game. ``now`` and ``utc_now`` are its clocks, ``extra_time`` the player's factor."""

    records: Records
    settings: Settings
    library: Library
    now: Callable[[], float]
    utc_now: Callable[[], datetime]
    leads_to: str | None
    """The part of the classroom that the player leaves for."""

    @property
    def extra_time(self) -> float: ...

    def setting(self, name: str, default: object) -> object: ...

    def set_setting(self, name: str, value: object) -> None: ...

    def new_seed(self) -> int: ...

    def switch_profile(self, name: str) -> None: ...

    def remember_pack(self, pack_id: str) -> None: ...

    async def play(self, session: Session) -> None: ...

    async def show_round(self, session: Session) -> None: ...

    async def go_home(self) -> None: ...

    async def play_again(self) -> None: ...


class SoloPage(Page):
    """A screen of the solo game."""

    def may_leave(self, key: str) -> bool:
        """Whether all is stored that would go with the page, or the player has said twice, by ``key``, that it may."""
        self.keep()  # a last try for what a full disk would not take
        return self.trouble is None or self.asked_twice(key, f"{self.trouble} Leave it behind?")

    @property
    def game(self) -> Game:
        """The game that it is in."""
        return cast("Game", self.app)

    @property
    def chosen_seconds(self) -> int | str | None:
        """The clock that the player set for new rounds, as ``Choices.seconds`` has it."""
        from debate.game.draw import OWN_SECONDS

        clock = str(self.game.setting("clock", OWN_SECONDS))
        return int(clock) if clock.isdigit() else None if clock == "none" else OWN_SECONDS

    async def pack_played_last(self) -> Judge:
        """The judge of the pack on the command line, else of the one that was played last, else of the first one.

        Raises ``PackError`` where there is none at all.
        """
        from debate.packs import PackError
        from debate.practice.today import played_last

        game = self.game
        with suppress(PackError, RecordsError):
            played = played_last(game.records, str(game.setting("last_pack", "")))
            if played and not game.library.has_choice:
                return await game.library.judge(played)
        return await game.library.judge()

    async def go_on_with(self, left: Unfinished, else_: str) -> None:
        """Take up a round that was left. What stands against it is said on the page, with what to do instead."""
        from debate.packs import PackError
        from debate.session import Session, SessionError

        game = self.game
        try:
            judge = await game.library.judge(left.pack)
            session = Session.resume(judge, game.records, round_id=left.round_id, now=game.now, utc_now=game.utc_now)
        except (PackError, SessionError, RecordsError) as error:
            self.say_trouble(f"{error} {else_}")
            return
        if session is not None:
            await game.play(session)

    async def practise(self, pack: str, prompt: str) -> None:
        """Play a round of this one prompt, now, or go on with one that was left; what stands against it is said."""
        from debate.game.draw import Choices
        from debate.packs import PackError
        from debate.session import Session, SessionError
        from debate.tui.past import unfinished

        game = self.game
        try:
            judge = await game.library.judge(pack)
            camp = judge.pack.prompt(prompt).camp
            left = [one for one in unfinished(game.records) if (one.pack, one.prompts) == (pack, (prompt,))]
            session = None
            if left:
                with suppress(SessionError):  # of another version of the pack: it stays at home, to be put away
                    session = Session.resume(
                        judge, game.records, round_id=left[0].round_id, now=game.now,
                        utc_now=game.utc_now,
                    )  # fmt: skip
        except (PackError, RecordsError) as error:
            self.say_trouble(str(error))
        except KeyError:
            self.say_trouble("The pack does not have this prompt any more.")
        else:
            choices = Choices(
                camp=camp, prompts=1, only=(prompt,), seconds=self.chosen_seconds, extra_time=game.extra_time
            )
            session = session or Session.start(
                judge, game.records, choices, seed=game.new_seed(), now=game.now, utc_now=game.utc_now
            )
            await game.play(session)

    async def drill(self, name: str, pack: str, prompt: str, point: str = "") -> None:
        """Do a drill on this prompt, or all four ways (``WAYS``); what stands against it is said on the page."""
        from debate.packs import PackError
        from debate.practice.drilling import Drilling
        from debate.practice.drills import tasks_of
        from debate.tui.screens.drill import DrillScreen

        game = self.game
        try:
            judge = await game.library.judge(pack)
            tasks = tasks_of(judge.pack, name, judge.pack.prompt(prompt), point)
        except PackError as error:
            self.say_trouble(str(error))
        except KeyError:
            self.say_trouble("The pack does not have what this drill is about any more.")
        else:
            drilling = Drilling(
                judge, game.records, tasks, now=game.now, utc_now=game.utc_now,
                extra_time=None if self.chosen_seconds is None else game.extra_time,
            )  # fmt: skip
            game.remember_pack(pack)
            await self.app.push_screen(DrillScreen(drilling))


class RoundPage(SoloPage):
    """A screen of the round being played."""

    session: Session
    PLACE: ClassVar[str] = "prompt"
    """What is said before the number of the prompt."""
    LEAVES_BY: ClassVar[str] = "h"
    """The first key of leaving the round."""

    def on_mount(self) -> None:
        """Say whose round it is, and where in it we are."""
        self.masthead.camp = camp_mark(self.session.pack, self.session.camp)
        if self.PLACE:
            self.masthead.show_place(self.PLACE, *self.session.position)

    @property
    def trouble(self) -> str | None:
        """What of the round could not be kept."""
        return self.session.trouble

    def keep(self) -> None:
        """Keep what could not be kept before."""
        self.session.keep_draft()

    async def show_stage(self) -> None:
        """Move to the screen of the stage that the round is at now."""
        await self.game.show_round(self.session)

    async def action_leave(self) -> None:
        """Leave the round as it is, to go on with it another time."""
        if self.may_leave(self.LEAVES_BY):
            await self.game.go_home()
