"""Saying that something should have counted: which point, which words, and what is kept of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Input, OptionList, TextArea
from textual.widgets.text_area import Selection

from debate.records import Records, RecordsError
from debate.tui.screens.appeal import AppealScreen
from debate.tui.screens.ballot import BallotScreen
from debate.tui.widgets.words import WordPicker

from .conftest import text_of
from .toll_bridge import ANSWER

HOSTILE = "They say [/] so.\x1b[31m But [@click=app.quit]no[/] \u202e because\tthe bridge,\r\nis ours\u2028and free."


@pytest.fixture
def open_appeal(app, judged) -> Callable[..., object]:
    """Opens the app on the ballot of an answer, and the appeal over it."""

    @asynccontextmanager
    async def opened(answer: str = ANSWER, *before: str, size=(80, 24)) -> AsyncIterator[tuple]:
        session = judged(answer)
        async with app.run_test(size=size) as pilot:
            await app.play(session)
            await pilot.press(*before, "a")
            await pilot.pause()
            yield pilot, app.screen

    return opened


async def test_keys_alone_choose_point_words_and_note_and_it_is_kept(open_appeal, app, records: Records) -> None:
    async with open_appeal() as (pilot, screen):
        assert isinstance(screen, AppealScreen)
        await pilot.press("down", "enter", "right", "right", "space", "right", "right", "right", "enter")
        screen.query_one("#note", Input).value = "It does."
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
    (appeal,) = records.appeals()
    assert appeal.answer == ANSWER
    assert appeal.words == "that a toll would"
    assert (appeal.point, appeal.note, appeal.status) == ("deliveries", "It does.", "open")
    assert (appeal.pack, appeal.prompt, appeal.camp) == ("toll-bridge", appeal.ballot["prompt"], "toll")
    assert appeal.pack_hash == appeal.ballot["pack_hash"]


async def test_everything_on_the_ballot_can_be_claimed_and_dropped_points_give_nothing_away(open_appeal) -> None:
    async with open_appeal(ANSWER) as (_, screen):
        offered = screen.query_one("#point", OptionList)
        claims = [" ".join(str(option.prompt).split()) for option in offered.options]
        assert "▸ should count ✗ dropped hint: Look for square in your brief." in claims
        assert any(claim.startswith("should not ✓ made What the point ferry says") for claim in claims)
        assert "another level good Answers it" in claims
        assert not any("What the point square says" in claim for claim in claims)


async def test_what_is_said_counts_at_once_and_can_be_taken_back(open_appeal, records: Records) -> None:
    async with open_appeal(ANSWER) as (pilot, _):
        await pilot.press("enter", "space", "right", "enter", "enter")
        await pilot.pause()
        ballot = pilot.app.screen
        assert isinstance(ballot, BallotScreen)
        assert "67 of 100   self-marked; the judge gave 47" in text_of(ballot, "#small-score")
        shown = "\n".join(str(part.render()) for part in ballot.query("Static"))
        assert "You say: “They say” makes this point: What the point square says" in shown
        assert "self-marked; the judge gave 20, good" in shown
        (kept,) = records.attempts()
        assert (kept.counts, kept.score) == (67, 47)
        await pilot.press("u")
        await pilot.pause()
        assert "47 of 100" in text_of(pilot.app.screen, "#small-score")
        assert "self-marked" not in text_of(pilot.app.screen, "#small-score")
    assert len(records.appeals()) == 1


async def test_a_criterion_is_given_another_level_by_its_sentence(open_appeal, records: Records) -> None:
    async with open_appeal(ANSWER) as (pilot, screen):
        await pilot.press("end", "enter")
        assert not screen.query_one(WordPicker).display
        await pilot.press("ctrl+s")
        assert "choose another one" in text_of(screen, "#picked")
        await pilot.press("right")
        assert "This is there; one step further" in text_of(screen, "#explains")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BallotScreen)
    (appeal,) = records.appeals()
    assert (appeal.about, appeal.point, appeal.wanted) == ("criterion", "weighs", "good")


async def test_after_the_exemplar_the_dropped_points_are_told(open_appeal) -> None:
    async with open_appeal(ANSWER, "x", "escape") as (_, screen):
        offered = screen.query_one("#point", OptionList)
        assert "What the point square says" in " ".join(str(option.prompt) for option in offered.options)


async def test_without_words_nothing_is_sent(open_appeal, records: Records) -> None:
    async with open_appeal() as (pilot, screen):
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, AppealScreen)
        assert "Choose the words first" in text_of(screen, "#picked")
        assert isinstance(pilot.app.focused, WordPicker)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, BallotScreen)
    assert records.appeals() == []


async def test_half_a_word_is_taken_whole(open_appeal) -> None:
    async with open_appeal("The ferry runs.\nIt is  free, always.") as (pilot, screen):
        picker = screen.query_one(WordPicker)
        picker.selection = Selection((0, 6), (1, 8))
        await pilot.pause()
        assert picker.text[slice(*picker.picked)] == "ferry runs.\nIt is  free,"
        assert text_of(screen, "#picked") == "“ferry runs. It is free,”"


async def test_from_where_space_was_pressed_the_arrows_choose_words_in_either_direction(open_appeal) -> None:
    async with open_appeal("One two three four.\nFive six.") as (pilot, screen):
        picker = screen.query_one(WordPicker)

        def words() -> str | None:
            return None if picker.picked is None else picker.text[slice(*picker.picked)]

        await pilot.press("enter", "right", "right")
        assert words() is None
        await pilot.press("space")
        assert words() == "three"
        await pilot.press("right", "right")
        assert words() == "three four.\nFive"
        await pilot.press("left", "left", "left", "left")
        assert words() == "One two three"
        await pilot.press("down")
        assert words() == "three four.\nFive"
        await pilot.press("right", "right", "right", "space")
        assert words() == "six."


async def test_the_text_cannot_be_changed_and_is_data(open_appeal, records: Records) -> None:
    async with open_appeal(HOSTILE) as (pilot, screen):
        picker = screen.query_one(WordPicker)
        await pilot.press("enter", "z", "delete")
        assert len(picker.text) == len(HOSTILE)
        start = HOSTILE.index("free")
        picker.selection = Selection(*_locations(picker, start, start + 2))
        await pilot.press("ctrl+s")
        await pilot.pause()
    (appeal,) = records.appeals()
    assert appeal.words == "free."


def _locations(picker: TextArea, *offsets: int) -> list[tuple[int, int]]:
    found = []
    for offset in offsets:
        before = picker.text[:offset]
        found.append((before.count("\n"), offset - (before.rfind("\n") + 1)))
    return found


async def test_a_full_disk_is_told_and_what_was_written_stays(open_appeal, records: Records, monkeypatch) -> None:
    def full(appeal: object) -> int:
        raise RecordsError("The disk is full.")

    monkeypatch.setattr(records, "add_appeal", full)
    async with open_appeal() as (pilot, screen):
        picker = screen.query_one(WordPicker)
        picker.selection = Selection((0, 0), (0, 8))
        screen.query_one("#note", Input).value = "Please."
        await pilot.press("ctrl+s")
        assert text_of(screen, "#picked") == "! The disk is full."
        assert screen.query_one("#note", Input).value == "Please."


@pytest.mark.parametrize("answer", ["", "   "])
async def test_who_wrote_nothing_has_nothing_to_appeal_for(open_appeal, answer: str) -> None:
    async with open_appeal(answer) as (_, screen):
        assert isinstance(screen, BallotScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_every_question_is_on_the_screen_at_every_size(open_appeal, size) -> None:
    async with open_appeal(size=size) as (_, screen):
        foot = screen.query_one("KeyHints").region
        assert foot.bottom < screen.query_one(".sheet").region.bottom <= size[1]
        for name in ("#point", "#words", "#picked", "#note"):
            region = screen.query_one(name).region
            assert region.height > 0, name
            assert region.bottom <= foot.y, name
        assert screen.query_one("#words").region.height >= 4
        picked = screen.query_one("#picked")
        assert picked.get_content_height(picked.size, picked.size, picked.size.width) <= picked.size.height
