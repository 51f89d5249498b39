"""Packs: what there is to argue about, each with motion, camps, version and terms; a broken one says what is wrong."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from debate.packs import Pack, PackError, PackPlace, list_packs, load_pack
from debate.tui.camps import camp_mark
from debate.tui.page import BACK, Page
from debate.tui.widgets.listing import Listing


class PackCard(Vertical, can_focus=True):
    """One pack, or the sentence that says why it cannot be used. Enter plays it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", "play this one", id="pack.play", tooltip="Start a round with this pack."),
        Binding("down,j", "app.focus_next", "next", show=False, id="pack.next", tooltip="The next pack."),
        Binding("up,k", "app.focus_previous", "previous", show=False, id="pack.previous", tooltip="The pack before."),
    ]

    @dataclass
    class Played(Message):
        """The player wants a round with the pack of that id."""

        pack_id: str

    def __init__(self, place: PackPlace, pack: Pack | str) -> None:
        super().__init__(classes="-broken" if isinstance(pack, str) else "")
        self._place = place
        self._pack = pack

    def compose(self) -> ComposeResult:
        pack = self._pack
        yield Static(self._headline(marked=False), classes="name")
        if isinstance(pack, str):
            yield Static(Content(pack))
            return
        yield Static(Content(pack.motion))
        yield Listing(
            [
                (camp_mark(pack, camp).content, f"{len(pack.prompts_for(camp.id))} arguments to answer")
                for camp in pack.camps
            ],
            indent=max(camp_mark(pack, camp).content.cell_length for camp in pack.camps) + 3,
        )
        origin = "comes with the program" if self._place.built_in else "installed"
        yield Static(
            Content(f"{pack.id} {pack.version} · {origin} · {pack.licence} · {pack.attribution}"), classes="terms"
        )

    def _headline(self, *, marked: bool) -> Content:
        """The title behind the pointer, or behind the room for one."""
        pointer = "▸ " if marked else "  "
        if isinstance(self._pack, str):
            return Content.assemble((pointer + self._place.id, "bold"), "  cannot be used")
        return Content.styled(pointer + self._pack.title, "bold")

    def on_focus(self) -> None:
        """Show the pointer."""
        self.query_one(".name", Static).update(self._headline(marked=True))

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.query_one(".name", Static).update(self._headline(marked=False))

    def on_click(self, event: events.Click) -> None:
        """A second click plays the pack."""
        if event.chain > 1:
            self.action_play()

    def action_play(self) -> None:
        """Start a round with this pack, if it can be used."""
        if not isinstance(self._pack, str):
            self.post_message(self.Played(self._pack.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """A pack that cannot be used cannot be played."""
        return action != "play" or not isinstance(self._pack, str)


class PacksScreen(Page):
    """All packs that can be named by their id."""

    CSS_PATH = "packs.tcss"
    TITLE = "Packs"
    HELP = (
        "A pack is an argument to play: a motion, two camps, and the arguments of each against the other.\n\n"
        "To play a pack that is not listed, start the game with its folder: debate play --pack PATH."
    )
    BINDINGS: ClassVar[list[BindingType]] = [BACK]

    def compose_body(self) -> ComposeResult:
        yield VerticalScroll(id="cards", can_focus=False)

    def on_mount(self) -> None:
        """Read the packs behind the screen."""
        self.run_worker(self._read(), exit_on_error=False)

    async def _read(self) -> None:
        holder = self.query_one("#cards")
        for number, place in enumerate(list_packs()):
            card = PackCard(place, await asyncio.to_thread(_load, place))
            await holder.mount(card)
            if number == 0:
                card.focus()

    def on_pack_card_played(self, message: PackCard.Played) -> None:
        """Choose a round of that pack."""
        from debate.tui.screens.draw import DrawScreen

        self.app.push_screen(DrawScreen(pack_id=message.pack_id))


def _load(place: PackPlace) -> Pack | str:
    try:
        return load_pack(place.path)
    except PackError as error:
        return str(error)
