"""The teacher's page in a real Chromium: from the key to the report, at a school's server and at a room's own."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import pytest_asyncio

pytest.importorskip("prometheus_client", reason="The extra “school” is not installed.")

from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Stage
from debate.classroom.school.serving import Plan, open_store, running
from debate.classroom.server.serving import Serving
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import token_hash

from ...ports import free_port
from .browsing import DESKTOP, IN_CHROMIUM, PHONE, Browser, Student, expect
from .conftest import Teacher

pytestmark = IN_CHROMIUM

KEY = "the key of Ms Sato"
ANSWER = "They say that it is one-sided, but Japan pays for the bases, and America gains Asia by them."
TABLET: dict[str, Any] = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}


class Opened(NamedTuple):
    """The code of a room that was opened, and the school's address."""

    code: str
    web: str


class Desk(Student):
    """A teacher at a page: a student's ways of pressing and reading will do."""

    async def signs_in(self, address: str, key: str = KEY, words: str = "Sign in") -> None:
        """Type the key at the page of that address."""
        await self.page.goto(f"{address}/teach")
        await self.page.fill("#key", key)
        await self.presses(words)

    async def opens_a_room(self, address: str) -> Opened:
        """Open a room as it is usually set; its code and address."""
        await self.presses("Open a room")
        await self.presses("Open the room")
        await self.sees("h1", "Lobby")
        return Opened(await self.page.locator(".reach .join-code").inner_text(), address)

    async def sees(self, where: str, pattern: str) -> None:
        """Wait until that part of the page shows it."""
        await expect(self.page.locator(where).first).to_contain_text(re.compile(pattern))

    async def presses_in_sheet(self, words: str) -> None:
        """Press a button of the sheet that is open."""
        await self.page.locator(".sheet").get_by_role("button", name=words, exact=True).click()

    async def unfolds(self, words: str) -> None:
        """Open what is folded away under these words."""
        await self.page.locator("summary", has_text=words).first.click()

    async def chooses(self, label: str, words: str) -> None:
        """Choose an answer of a question."""
        await self.page.get_by_label(label, exact=True).select_option(label=words)

    async def selects(self, box: str, start: int, end: int) -> None:
        """Select words in a box, as with the mouse."""
        script = "(box, [a, b]) => { box.setSelectionRange(a, b); box.dispatchEvent(new Event('select')); }"
        await self.page.locator(box).evaluate(script, [start, end])

    async def marks_all(self, level: int) -> None:
        """Give that level to each criterion of the trust check's answer."""
        await self.marks_each(level, ".sheet")
        await self.presses("Keep and go on")


@contextlib.asynccontextmanager
async def school_in(folder: Path, port: int) -> AsyncIterator[None]:
    """A school's server at that port, which knows one teacher, with its rooms in that folder."""
    store = open_store(folder=folder)
    store.add_teacher("Ms Sato", token_hash(KEY))
    store.close()
    plan = Plan(listen=("127.0.0.1", port), internal=("127.0.0.1", 0), folder=folder, workers=1)
    async with running(plan):
        yield


@pytest_asyncio.fixture(loop_scope="session")
async def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The address of a school's server."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    port = free_port()
    async with school_in(tmp_path, port):
        yield f"http://127.0.0.1:{port}"


async def test_a_lesson_is_led_from_a_browser_from_the_key_to_the_report(school: str, chromium: Browser) -> None:
    desk = await Desk.at(chromium, DESKTOP)
    await desk.signs_in(school, "no such key")
    await desk.reads("This is no teacher’s key of this school")
    await desk.signs_in(school)
    await desk.reads("You have no room here yet")
    await desk.finds_no_barrier()
    room = await desk.opens_a_room(school)
    await desk.reads("Nobody is here yet")
    assert KEY not in desk.page.url and KEY not in await desk.stored()

    students = [await Student.at(chromium, device) for device in (PHONE, DESKTOP)]
    for name, student in zip(("Maya", "Ben"), students, strict=True):
        await student.joins(room, name, scanned=name == "Maya")
    await desk.sees(".guide", "2 students are here. Press “First prompt” to give the camps")
    await desk.finds_no_barrier()
    await desk.presses("First prompt")
    await desk.presses("Start the clock")
    for number, student in enumerate(students):
        await student.writes(ANSWER + " Nobody else pays so much." * number)
    await desk.sees(".roster", "writing.*Ben.*23 words")
    await desk.presses("Pause and say why")
    await desk.page.get_by_label("The reason").fill("Fire drill.")
    await desk.presses_in_sheet("Pause")
    await students[0].reads("Fire drill.")
    await desk.presses("Go on")
    await desk.presses("+30 s")
    await desk.page.reload()  # the tab knows the key, the address knows the room
    await desk.sees(".guide", "They are writing")
    second = await Desk.at(chromium, TABLET)
    await second.signs_in(school)
    await second.presses(f"Open {room.code}")
    await second.sees("h1", "Prompt 1 of 2")
    for student in students:
        await student.hands_in()

    await desk.sees(".guide", "Next is the trust check")
    await desk.presses("Trust check")
    await desk.finds_no_barrier()
    await expect(desk.page.locator(".roster")).to_be_hidden()  # it says what the judge thinks of whom
    await desk.presses("Back to the class")
    await expect(desk.page.locator(".roster")).to_be_visible()
    await desk.presses("Trust check")
    await second.presses("Trust check")
    await second.sees("#sheet-title", "Answer 1 of 2")
    await desk.marks_all(2)
    await second.sees("#sheet-title", "Answer 2 of 2")
    await second.marks_all(1)
    await desk.sees("#sheet-title", "You and the judge")
    await desk.sees(".sheet", "judge: ")
    await desk.presses_in_sheet("Release")
    await desk.page.locator(".sheet input").first.uncheck()
    await desk.presses_in_sheet("Release")
    for student in students:
        await student.reads("Your teacher keeps some marks back")
    await expect(desk.page.locator(".roster")).to_be_visible()

    await desk.presses("Ben")
    await desk.presses("Next →")
    await desk.sees("#sheet-title", "Maya")
    await expect(desk.page.locator("button:focus")).to_have_text("Next →")
    await desk.presses("Revise")
    for student in students:
        await student.writes(" That matters, since an alliance is a bargain.")
    await second.presses("End it now")
    await second.presses("Take them")
    await second.presses("Release")  # a revision has no trust check to skip
    await expect(second.page.locator(".sheet input").first).not_to_be_checked()  # as it was at the first release
    await second.page.locator(".sheet input").first.check()
    await second.presses_in_sheet("Release")
    await desk.sees(".stage", "gained by revising")
    await desk.presses("Flow sheet")
    await desk.sees(".sheet", "Moves")
    await desk.finds_no_barrier()
    await desk.presses("End the room")
    await desk.presses("End it")
    await second.sees(".guide", "Everything is kept.")
    await second.presses("Write the report")
    assert "Maya" in (await second.saved("To read or print"))[1]
    name, table = await second.saved("Gradebook")
    assert name.endswith("-table.csv") and "Ben" in table
    await second.chooses("For", "Moodle")
    await second.presses("Gradebook")
    await second.reads("Moodle knows students by their ID number")
    await second.finds_no_barrier()
    assert await second.fits() and not (desk.troubles or second.troubles or students[0].troubles)
    await second.presses("Your rooms")
    await second.reads(f"{room.code}.*over")
    await desk.presses("Sign out")
    await desk.presses("Stay")


async def test_a_room_has_the_class_the_prompts_and_the_settings_that_were_chosen(
    school: str, chromium: Browser
) -> None:
    desk = await Desk.at(chromium, PHONE)
    await desk.page.goto(f"{school}/teach")
    await desk.page.get_by_label("Stay signed in").check()
    await desk.page.fill("#key", KEY)
    await desk.presses("Sign in")
    await desk.reads("Your rooms")
    other = await desk.another_tab()
    await other.page.goto(f"{school}/teach")
    await other.reads("Your rooms")
    await other.page.close()  # a tab behind another one draws once a second
    await desk.presses("Open a room")
    await desk.chooses("Prompts", "3")
    await desk.page.get_by_label("I choose which prompts").check()
    await desk.unfolds("Settings")
    await desk.chooses("Clock", "off")
    await desk.chooses("Predict", "on")
    await desk.chooses("Class list", "a new one …")
    await desk.page.get_by_label("Name of the class").fill("9b")
    await desk.page.get_by_label("Students, one a line").fill("name,extra time\nMaya,lots\nBen,")
    await desk.finds_no_barrier()
    assert await desk.fits()
    await desk.presses("Open the room")
    await desk.sees(".says:not(:empty)", "Line 2 of the class list")
    await desk.page.get_by_label("Students, one a line").fill("name,extra time\nMaya,1.5\nBén,")
    await desk.unfolds("Lesson plans")
    await desk.page.get_by_label("Keep what is chosen below as").fill("week 3")
    await desk.presses("Keep the plan")
    await desk.reads("The plan week 3 is kept")
    await desk.presses("Open the room")
    await desk.sees(".guide", "Nobody is here yet; 2 students are expected")
    await desk.reads("class 9b.*3 prompts.*no clock.*predict first")
    find, seats = desk.page.locator("input[type=search]"), desk.page.locator(".roster li")
    for typed, found in (("ben", 1), ("", 2)):  # so small a class is offered no search
        await find.evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", typed)
        await expect(seats).to_have_count(found)

    await desk.presses("Prompts to come")
    await desk.sees(".sheet", "Prompt 3")
    await desk.presses("One fewer")
    await expect(desk.page.locator(".sheet fieldset")).to_have_count(2)
    await desk.presses("Back to the class")
    await desk.presses("Maya")
    await desk.sees(".sheet", "A?.*Half as long again")
    await desk.finds_no_barrier()
    assert await desk.fits()
    await desk.page.go_back()
    await desk.page.go_back()
    await desk.reads("Your rooms")
    await desk.presses("Open a room")  # as last time, and with the plan
    await expect(desk.page.get_by_label("Prompts", exact=True)).to_have_value("2")
    await desk.unfolds("Lesson plans")
    await desk.chooses("Begin with", "week 3 (3 prompts)")
    await expect(desk.page.get_by_label("Prompts", exact=True)).to_have_value("3")
    await desk.presses("Forget this plan")
    await desk.presses("Forget it")
    await expect(desk.page.get_by_label("Prompts", exact=True)).to_have_value("2")
    await expect(desk.page.get_by_label("Class list").locator("option")).to_contain_text(
        ["none", "9b (2 students)", "a new"]
    )
    await desk.page.evaluate("location.hash = 'room/AAAAAA'")
    await desk.sees(".says:not(:empty)", "no room")
    await desk.page.locator(".entry").get_by_role("button", name="Forget").click()
    await desk.presses("Forget it")
    await desk.reads("It is kept until you forget it|kept until you forget it")
    await desk.presses("Sign out")
    await desk.page.locator("dialog").get_by_role("button", name="Sign out").click()
    await desk.reads("Your teacher’s key")
    assert KEY not in await desk.page.evaluate("JSON.stringify([localStorage, sessionStorage])")


async def test_marks_are_changed_ruled_on_and_appealed_in_a_room_of_its_own(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    maya = await Student.at(chromium)
    await maya.joins(teacher, "Maya")
    await teacher.begins()
    await maya.writes(ANSWER)
    await maya.hands_in()
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == 1, "mark")
    await teacher.lets(e.Released())
    seat = teacher.view.seats[0].id
    point = (await teacher.asks(wire.Open, seat=seat, turn=0, attempt=1)).paper.ballot.points[-1].id
    appeal = e.Appealed(seat=seat, turn=0, attempt=1, point=point, start=0, end=9)
    await serving.keeper.from_seat(seat, wire.Let(id=1, event=appeal))

    desk = await Desk.at(chromium, DESKTOP)
    await desk.signs_in(serving.web, serving.host_token, "Lead")
    await desk.sees(".guide", "1 appeal waits: “Appeals”")
    await desk.presses("Maya")
    await desk.unfolds("Change the mark")
    await desk.chooses("Level", "full")
    await desk.page.get_by_label("Why? The student reads this").first.fill("You name it well.")
    await desk.presses("Put this mark in place")
    await desk.sees(".sheet", "Your mark: full. You name it well.")
    await maya.reads("Your teacher: full")

    await desk.unfolds("Rule on words")
    await desk.selects("#rule-words", 12, 40)
    await desk.presses("Weigh it")
    await desk.reads("The same button again makes it")
    await desk.presses("Make the ruling")
    await teacher.sees(lambda view: len(view.rulings) == 1, "ruling")
    await desk.unfolds("Quote for the projector")
    await desk.selects("#quote-words", 0, 8)
    await desk.presses_in_sheet("Quote")
    await teacher.sees(lambda view: view.quotes, "quotation")

    await desk.presses("Appeals")
    await desk.chooses("They", "do not count")
    await desk.presses_in_sheet("Decide")
    await desk.reads("Say why it does not count")
    await desk.page.locator(".sheet").get_by_label("Why? The student reads this").fill("It only names it.")
    await desk.finds_no_barrier()
    await desk.presses_in_sheet("Decide")
    await teacher.sees(lambda view: view.appeals[0].decision is Decision.REJECTED, "decision")
    await desk.presses("Rulings")
    await desk.sees(".sheet", "make the point: [A-Z]")
    await desk.presses_in_sheet("Take it back")
    await desk.page.locator("dialog").get_by_role("button", name="Take it back").click()
    await teacher.sees(lambda view: view.rulings[0].withdrawn, "ruling that is taken back")
    await desk.presses("Settings")
    await desk.chooses("Leaderboard", "on")
    await teacher.sees(lambda view: view.settings.leaderboard, "leaderboard")
    await desk.chooses("The projector shows", "blank")
    await teacher.sees(lambda view: view.show == "blank", "blank wall")
    await desk.presses("Maya")
    await desk.presses("The student")
    await desk.presses("Send out")
    await desk.page.locator("dialog").get_by_role("button", name="Send out").click()
    await desk.sees(".sheet", "at the same seat")
    await desk.page.keyboard.press("Escape")
    await expect(desk.page.locator(".sheet")).to_be_hidden()
    assert not desk.troubles


async def test_a_refusal_comes_into_sight_on_a_telephone_and_stays(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    maya = await Student.at(chromium)
    await maya.joins(teacher, "Maya")
    await teacher.begins()
    await maya.writes("Japan pays for the bases. America gains Asia by them.")
    await maya.hands_in()
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == 1, "mark")
    await teacher.lets(e.Released())
    seat = teacher.view.seats[0].id
    point = (await teacher.asks(wire.Open, seat=seat, turn=0, attempt=1)).paper.ballot.points[-1].id
    appeal = e.Appealed(seat=seat, turn=0, attempt=1, point=point, start=0, end=40)
    await serving.keeper.from_seat(seat, wire.Let(id=1, event=appeal))

    desk = await Desk.at(chromium, PHONE)
    await desk.signs_in(serving.web, serving.host_token, "Lead")
    await desk.presses("Appeals")
    await desk.presses_in_sheet("Decide")
    await desk.sees(".said .says:not(:empty)", "in one sentence")
    await desk.comes_to(
        "document.querySelector('.said .says').getBoundingClientRect().top"
        " >= document.querySelector('header').getBoundingClientRect().bottom"
    )
    await desk.presses("Back to the class")
    await desk.presses("Maya")
    await desk.unfolds("Change the mark")
    await desk.chooses("Level", "full")
    await desk.presses("Put this mark in place")
    await desk.sees(".said .says:not(:empty)", "needs a reason")


async def test_a_dashboard_comes_back_by_itself_when_the_server_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: Browser
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    desk = await Desk.at(chromium, TABLET)
    port = free_port()
    async with school_in(tmp_path, port):
        await desk.signs_in(f"http://127.0.0.1:{port}")
        await desk.opens_a_room(f"http://127.0.0.1:{port}")
    await desk.sees("#notice", "No connection to the room just now; it comes back by itself.")
    await desk.presses("Lock")
    await desk.sees(".said", "There is no connection to the room now. Try again in a moment.")
    async with school_in(tmp_path, port):
        await expect(desk.page.locator("#notice")).to_be_empty()
        await desk.presses("Lock")
        await desk.reads("Open the room again")


async def test_all_of_a_lesson_is_reached_by_keys_alone(serving: Serving, teacher: Teacher, chromium: Browser) -> None:
    desk = await Desk.at(chromium, DESKTOP)
    await desk.page.goto(f"{serving.web}/teach")
    await expect(desk.page.locator("#key")).to_be_focused()
    await desk.page.keyboard.type(serving.host_token)
    await desk.page.keyboard.press("Enter")
    await desk.sees("h1", "Lobby")
    await focus_and_press(desk, lambda text: text == "How to join")
    assert await desk.page.evaluate("document.activeElement.id") == "sheet-title"
    await desk.page.keyboard.press("Escape")
    assert await desk.page.evaluate("document.activeElement.textContent") == "How to join"
    await focus_and_press(desk, lambda text: text == "Lock")
    await teacher.sees(lambda view: view.locked, "locked room")
    await expect(desk.page.locator("button:focus")).to_have_text("Open the room again")


async def test_a_room_of_its_own_has_other_packs_their_prompts_and_the_report(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    desk = await Desk.at(chromium, TABLET)
    await desk.page.goto(f"{serving.web}/teach#key/{serving.host_token}")  # as the dashboard's code has it
    await desk.sees("h1", "Lobby")
    assert serving.host_token not in desk.page.url
    await desk.page.reload()
    await desk.sees("h1", "Lobby")
    await desk.presses("Settings")
    await desk.chooses("Pack", "Votes at sixteen")
    await teacher.sees(lambda view: view.pack == "votes-at-sixteen", "another pack")
    await desk.presses("Back to the class")
    await desk.presses("Prompts to come")
    choice = desk.page.locator(".sheet fieldset select").first
    last = await choice.locator("option").last.inner_text()
    await choice.select_option(label=last)
    await teacher.sees(lambda view: last in [one.title for one in view.turns[0].speeches], "prompt of the teacher's")
    await desk.finds_no_barrier()
    await desk.presses("Back to the class")
    await teacher.asks(wire.End)
    await desk.presses("Write the report")
    assert "Votes at sixteen" in (await desk.saved("To read or print"))[1]
    assert (await desk.saved("Gradebook"))[0].endswith("-table.csv")
    assert not desk.troubles


async def focus_and_press(desk: Desk, fits: Callable[[str], bool]) -> None:
    """Go on by the tab key to what has such words, and press it."""
    for _ in range(60):
        await desk.page.keyboard.press("Tab")
        if fits(await desk.page.evaluate("document.activeElement.textContent")):
            return await desk.page.keyboard.press("Enter")
    pytest.fail("There is no such button on the way.")
