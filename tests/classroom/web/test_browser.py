"""Students in a real Chromium, on phones and at desks: what is written is kept whatever happens to the page.

Runs where Debian's Chromium and the ``browser`` extra are installed; ``.ci/run`` sees to both where it can.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from debate.classroom.client.child import Facts
from debate.classroom.keeping.class_list import ClassList, Listed
from debate.classroom.keeping.opening import open_room
from debate.classroom.room import events as e
from debate.classroom.room.state import Settings, Show, Stage, Standing
from debate.classroom.server.serving import Serving, serve
from debate.classroom.wire import messages as wire

from .browsing import (
    DESKTOP,
    IN_CHROMIUM,
    PHONE,
    Browser,
    Student,
    expect,
)
from .conftest import Teacher, until

pytestmark = IN_CHROMIUM

ANSWER = "They call it one-sided. It is not, because Japan pays for the bases, and that lets America reach Korea."
MORE = " Without them Congress would pay far more."
ALL_IN_SIGHT = "(main => main.scrollHeight <= main.clientHeight)(document.querySelector('main'))"
HOSTILE = '<img src=x onerror="document.title=1"> & <b>“bold”</b>'


async def seated(chromium: Browser, teacher: Teacher, device: dict[str, Any] = PHONE) -> Student:
    """A student who has a seat, as Ada."""
    return await (await Student.at(chromium, device)).joins(teacher, "Ada", scanned=True)


async def writing(chromium: Browser, teacher: Teacher) -> Student:
    """A student whose answer so far the room has."""
    ada = await seated(chromium, teacher)
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.reads(r"All is kept\.")
    return ada


async def released(teacher: Teacher, count: int = 1) -> None:
    """Wait for all marks, and let them go."""
    await teacher.sees(lambda view: view.stage is Stage.HELD and view.marked == count, "mark for each answer")
    await teacher.lets(e.Released())


async def test_a_phone_and_a_desktop_play_a_prompt_and_no_page_keeps_anybody_out(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    await teacher.asks(wire.Configure, settings=Settings(seconds=300.0, predict=True))
    ada = await Student.at(chromium, PHONE)
    ben = await Student.at(chromium, DESKTOP)
    asked: list[str] = []
    ada.page.on("request", lambda request: asked.append(request.url))
    both = (ada, ben)

    async def no_barrier() -> None:
        for student in both:
            await student.finds_no_barrier()
            assert await student.fits()

    await ada.page.goto(serving.web)
    await ada.finds_no_barrier()
    await ada.joins(teacher, "Ada")
    await ben.joins(teacher, HOSTILE[:24], scanned=True)
    await no_barrier()
    assert ben.page.url == f"{serving.web}/"
    await teacher.asks(wire.Next)
    for student in both:
        await student.reads("You speak for")
    await no_barrier()
    await teacher.asks(wire.Start, limit=600.0)
    for student in both:
        await student.writes(ANSWER)
        await student.reads(r"All is kept\.")
    await no_barrier()

    await teacher.lets(e.Paused(why="Fire drill."))
    for student in both:
        await student.reads("Pause")
        await expect(student.page.locator("#answer")).to_be_hidden()
        await expect(student.page.locator(".speech")).to_be_hidden()
    await no_barrier()
    await teacher.lets(e.Continued())

    await ada.page.reload()  # in mid-sentence
    await expect(ada.page.locator("#answer")).to_have_value(ANSWER)
    await ada.writes(MORE)
    await ben.writes(HOSTILE)
    await ada.presses("Hand in")
    await no_barrier()
    await ada.presses("Hand it in")
    await ben.hands_in()
    for student in both:
        await student.reads("How far did your text get")
        await student.presses("Send your marks")
        await student.reads("Choose a level for each")
        await student.marks_each(1)
        await no_barrier()
        await student.presses("Send your marks")
        await student.reads("You have marked yourself")
    await no_barrier()
    await teacher.sees(lambda view: view.marked == 2, "mark for each answer")
    assert await teacher.text_of("Ada") == ANSWER + MORE
    assert "of 100" not in await ada.page.inner_text("body")

    await released(teacher, 2)
    seat = next(row.id for row in teacher.view.seats if row.name == "Ada")
    ballot = (await teacher.asks(wire.Open, seat=seat, turn=0, attempt=1)).paper.ballot
    await ada.reads(f"{ballot.score} of 100")
    for mark in ballot.criteria:
        await ada.reads(rf"{mark.score}/{mark.maximum} {mark.level}")
    await ada.reads("You predicted:")
    marked = " ".join(await ada.page.locator("mark").all_inner_texts())
    evidence = [one for mark in ballot.criteria for one in mark.evidence]
    assert evidence and all(one.text in marked for one in evidence)
    await ben.reads(re.escape(HOSTILE))
    assert await ben.page.locator("main img, main b:text('bold')").count() == 0
    await no_barrier()
    assert all(url.startswith((serving.web, "data:")) for url in asked)
    assert not ada.troubles and not ben.troubles


async def test_appeal_revision_and_the_end(serving: Serving, teacher: Teacher, chromium: Browser) -> None:
    ada = await seated(chromium, teacher, DESKTOP)
    await teacher.begins()
    await ada.writes("😀 " + ANSWER)
    await ada.hands_in()
    await released(teacher)

    await ada.presses("This should have counted")
    await ada.page.locator(".appeal input[type=radio]").first.check()
    await ada.presses("Send the appeal")
    await ada.reads("Choose the words first")
    await expect(ada.page.locator("#words")).to_be_focused()
    await ada.page.keyboard.type("x")
    begun = "😀 " + ANSWER[: ANSWER.index("cause Japan")]
    for key, times in (("ArrowRight", len(begun)), ("Shift+ArrowRight", len("cause Japan pa"))):
        for _ in range(times):
            await ada.page.keyboard.press(key)
    await ada.reads("Chosen: “because Japan pays”")
    await ada.finds_no_barrier()
    await ada.page.fill("#note", "It does.")
    await ada.presses("Send the appeal")
    await ada.reads("Your teacher has your appeal")
    (appeal,) = await teacher.sees(lambda view: view.appeals, "appeal")
    assert (appeal.words, appeal.note) == ("because Japan pays", "It does.")
    await teacher.asks(wire.Decide, number=appeal.number, decision="rejected", reason="Say how much.")
    await ada.reads("not accepted “Say how much.”")

    await teacher.asks(wire.Start)
    await expect(ada.page.locator("#answer")).to_have_value("😀 " + ANSWER)
    await ada.reads("One thing to fix")
    await ada.reads("Your first answer")
    await ada.finds_no_barrier()
    await ada.writes(MORE)
    await ada.hands_in()
    await released(teacher)
    await ada.reads("your first answer")
    await ada.page.get_by_role("button", name=re.compile(r"^Prompt 1: \d+ of 100$")).click()
    await ada.presses("Back to where the class is")
    await ada.reads("Ballot, prompt 1, revised")

    await teacher.asks(wire.End)
    await ada.reads("The room is over")
    await ada.finds_no_barrier()
    name, content = await ada.saved("Save your texts and ballots")
    assert name == f"debate-room-{serving.keeper.room.id}.txt"
    assert ANSWER + MORE in content and "Prompt 1, revised" in content
    assert "token" not in await ada.stored() and "Japan" not in await ada.stored()
    await ada.page.reload()  # still there to be read, in this tab
    await ada.reads("The room is over")
    assert not ada.troubles


async def test_without_a_connection_it_is_written_on_and_handed_in_on_return(
    teacher: Teacher, chromium: Browser
) -> None:
    ada = await writing(chromium, teacher)
    await ada.context.set_offline(True)
    await ada.reads("No connection: write on")
    await ada.writes(MORE)
    await ada.hands_in()
    await ada.reads("Your text is finished, and kept in this browser")
    name, content = await ada.saved("Save as a file")
    assert re.fullmatch(r"debate-hand-in-ada-prompt-1\.json", name)
    await ada.context.set_offline(False)
    await ada.reads("Your text is in")
    assert await teacher.text_of("Ada") == ANSWER + MORE
    # The file is one that the teacher's dashboard takes: what the room has by now is the very same text.
    with pytest.raises(Exception, match="has this text of Ada already"):
        await teacher.asks(wire.Import, content=content)
    with pytest.raises(Exception, match="was changed since"):
        await teacher.asks(wire.Import, content=content.replace("Congress", "Japan"))


async def test_words_that_came_too_late_are_not_passed_over(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    ada = await writing(chromium, teacher)
    await ada.context.set_offline(True)
    await ada.reads("No connection: write on")
    await ada.writes(MORE)
    await teacher.asks(wire.Close)
    await released(teacher)
    await ada.context.set_offline(False)
    await ada.reads("of 100")
    await ada.reads("Your last words came too late to be marked")
    await ada.finds_no_barrier()
    await teacher.asks(wire.End)
    await ada.reads("The room is over")
    await ada.page.emulate_media(media="print")
    await expect(ada.page.get_by_text("Prompt 1: ")).to_be_visible()  # the list of ballots is printed, too
    await ada.page.emulate_media(media="screen")
    _, content = await ada.saved("Save them as a file for your teacher")
    await teacher.asks(wire.Import, content=content)
    assert await teacher.text_of("Ada") == ANSWER + MORE


async def test_a_browser_that_keeps_nothing_does_not_say_that_it_does(teacher: Teacher, chromium: Browser) -> None:
    ada = await Student.at(chromium)
    await ada.context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    await ada.joins(teacher, "Ada")
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.context.set_offline(True)
    await ada.reads("This browser keeps nothing")
    await ada.reads("No connection: write on")
    await ada.hands_in()
    await ada.reads("Your text is finished")
    assert "kept" not in await ada.page.inner_text("body")


async def test_the_last_word_is_kept_when_the_page_goes_at_once_and_when_it_is_gone_for_long(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    ada = await seated(chromium, teacher)
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.page.goto("about:blank")
    await ada.page.go_back()
    await expect(ada.page.locator("#answer")).to_have_value(ANSWER)
    await ada.page.close()
    await teacher.sees(lambda view: not view.seats[0].here, "empty seat")
    await teacher.asks(wire.Close)
    ada = await ada.another_tab()
    await ada.page.goto(serving.web)
    await ada.reads("Your text is in")
    assert await teacher.text_of("Ada") == ANSWER


async def test_a_second_tab_takes_over_and_the_first_says_so(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    first = await seated(chromium, teacher)
    await teacher.begins()
    await first.writes("One.")
    await first.reads(r"All is kept\.")
    second = await first.another_tab()
    await second.page.goto(serving.web)
    await expect(second.page.locator("#answer")).to_have_value("One.")
    await first.reads("Your seat was taken up elsewhere")
    await first.finds_no_barrier()
    await second.writes(" Two.")
    await second.reads(r"All is kept\.")
    await first.presses("Come back to my seat")
    await expect(first.page.locator("#answer")).to_have_value("One. Two.")
    await second.reads("Your seat was taken up elsewhere")
    assert len(teacher.view.seats) == 1


async def test_what_is_typed_as_the_seat_is_taken_away_is_kept_for_its_return(
    teacher: Teacher, chromium: Browser
) -> None:
    ada = await seated(chromium, teacher)
    await (await Student.at(chromium)).joins(teacher, "Ben")
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.reads(r"All is kept\.")
    seat = next(row.id for row in teacher.view.seats if row.name == "Ada")
    await ada.context.set_offline(True)
    await ada.reads("No connection: write on")
    await teacher.lets(e.Stood(seat=seat, standing=Standing.KICKED))
    await ada.writes(MORE)
    await ada.context.set_offline(False)
    await ada.reads("Your teacher took this seat out of the room")
    await ada.presses("Join anew")
    await ada.presses("Join")
    await expect(ada.page.locator("#answer")).to_have_value(ANSWER + MORE)


async def test_who_turns_to_another_window_has_sent_all(teacher: Teacher, chromium: Browser) -> None:
    """Two windows side by side: neither is hidden when the other is typed into."""
    ada = await writing(chromium, teacher)
    await ada.page.evaluate("window.setTimeout = () => 0")
    await asyncio.sleep(1.2)  # the last tick that was due has passed, and none comes any more
    await ada.writes(MORE)
    await ada.page.evaluate("window.dispatchEvent(new Event('blur'))")
    await teacher.sees(lambda view: view.seats[0].words == len((ANSWER + MORE).split()), "last words")


async def test_a_restarted_server_finds_the_page_waiting(
    serving: Serving, teacher: Teacher, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from debate.classroom.keeping.opening import resume_room
    from debate.classroom.server.serving import serve

    ada = await writing(chromium, teacher)
    await teacher.link.close()
    await serving.close()
    await ada.reads("No connection: write on")
    await ada.writes(MORE)
    again = await serve(resume_room(serving.keeper.room.id), port=serving.port, with_web=True)
    await ada.reads(r"All is kept\.")
    room = again.keeper.room
    assert [paper.text for paper in room.turns[0].attempts[0].papers.values()] == [ANSWER + MORE]
    await again.close()


async def test_what_somebody_composes_and_pastes_is_left_alone_and_bounded(teacher: Teacher, chromium: Browser) -> None:
    ada = await seated(chromium, teacher, DESKTOP)
    await teacher.begins()
    box = ada.page.locator("#answer")
    for name, value in (("spellcheck", "false"), ("autocorrect", "off"), ("autocapitalize", "off")):
        await expect(box).to_have_attribute(name, value)
    devices = await ada.context.new_cdp_session(ada.page)
    await box.focus()
    await devices.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    await until(lambda: teacher.view.seats[0].words, "draft while it is composed")
    await devices.send("Input.insertText", {"text": "日本"})
    await expect(box).to_have_value("日本")
    await ada.page.evaluate(
        "() => { const data = new DataTransfer(); data.setData('text', 'x'.repeat(30000));"
        " document.getElementById('answer').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data })) }"
    )
    await ada.page.evaluate("document.execCommand('insertText', false, ' word'.repeat(6000))")
    assert len(await box.input_value()) == 20_000
    await ada.reads("An answer has at most 20,000 characters; what you pasted was cut there")
    await ada.hands_in()
    await ada.reads("Your text is in")
    assert len(await teacher.text_of("Ada")) == 20_000


async def test_the_clock_is_told_to_who_cannot_see_it(teacher: Teacher, chromium: Browser) -> None:
    ada = await seated(chromium, teacher)
    await teacher.begins(limit=66.0)
    await ada.writes(ANSWER)
    await expect(ada.page.locator("#told[role=status]")).to_have_text("60 seconds left")
    await teacher.lets(e.Extended(seconds=30.0))
    await expect(ada.page.locator("#urgent[role=alert]")).to_contain_text("Your teacher gave more time")


async def test_the_last_seconds_cannot_be_overlooked_and_at_zero_the_text_is_taken(
    teacher: Teacher, chromium: Browser
) -> None:
    ada = await seated(chromium, teacher)
    await teacher.begins(limit=16.0)
    await ada.writes(ANSWER)
    await expect(ada.page.locator("#clock.last")).to_be_visible()
    await expect(ada.page.locator("#urgent[role=alert]")).to_have_text("10 seconds left")
    await ada.reads("The writing was over, so it was taken as it stood")
    assert await teacher.text_of("Ada") == ANSWER


async def test_each_step_begins_at_its_heading_and_a_letter_begins_the_text(
    teacher: Teacher, chromium: Browser
) -> None:
    ada = await seated(chromium, teacher, DESKTOP)
    focused = ada.page.locator("h1:focus")
    await expect(focused).to_have_text("You are Ada")
    await teacher.asks(wire.Next)
    await expect(focused).to_contain_text("You speak for")
    await teacher.asks(wire.Start, limit=600.0)
    await expect(focused).to_contain_text("camp says")
    await ada.page.keyboard.type("They say")
    await expect(ada.page.locator("#answer")).to_have_value("They say")
    await ada.page.keyboard.press("Control+s")
    await ada.reads("Hand in 2 words")
    await ada.page.keyboard.press("Enter")
    await expect(focused).to_contain_text("Your text is in")


async def test_who_signs_off_leaves_nothing_behind(serving: Serving, teacher: Teacher, chromium: Browser) -> None:
    ada = await writing(chromium, teacher)
    await ada.presses("Sign off on this device")
    await ada.finds_no_barrier()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Sign off").click()
    await ada.reads("this device has forgotten your seat")
    assert "token" not in await ada.stored() and "Japan" not in await ada.stored()
    await ada.page.reload()
    await expect(ada.page.locator("#code")).to_have_value("")
    assert await teacher.text_of("Ada") == ANSWER


async def test_what_the_door_and_the_teacher_refuse_is_said(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    ada = await Student.at(chromium)
    await ada.page.goto(serving.web)
    for code, name, says in (
        ("ACDEFG", "Ada", "no room with this code"),
        (teacher.code, "F u c k", "read out in class"),
    ):
        await ada.page.fill("#code", code)
        await ada.page.fill("#name", name)
        await ada.presses("Join")
        await ada.reads(says)
        await expect(ada.page.locator("#name")).to_have_value(name)
    await ada.finds_no_barrier()
    await ada.page.fill("#name", "Ada")
    await ada.presses("Join")
    await ada.reads("You are Ada")
    await teacher.begins()
    await ada.writes(ANSWER)
    await teacher.lets(e.Stood(seat=teacher.view.seats[0].id, standing=Standing.KICKED))
    await ada.reads("Your teacher took this seat out of the room")
    await ada.finds_no_barrier()
    await ada.presses("Join anew")
    await ada.presses("Join")
    await ada.reads("You are in again with what the class writes next")  # nobody was left to write this one
    await teacher.sees(lambda view: [row.standing for row in view.seats] == [Standing.SEATED], "one seat, taken again")


async def test_a_page_that_is_loaded_anew_before_the_answer_finds_the_seat(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    ada = await Student.at(chromium)
    deaf = True

    def route(socket: Any) -> None:
        server = socket.connect_to_server()
        if deaf:
            server.on_message(lambda _message: None)

    await ada.page.route_web_socket("**/ws", route)
    await ada.page.goto(f"{serving.web}/{teacher.code}")
    await ada.page.fill("#name", "Ada")
    await ada.page.press("#name", "Enter")
    await teacher.sees(lambda view: view.seats, "seat")
    deaf = False
    await ada.page.goto(serving.web)
    await expect(ada.page.locator("#name")).to_have_value("Ada")
    await ada.presses("Join")
    await ada.reads("You are Ada")
    assert [row.name for row in teacher.view.seats] == ["Ada"]


async def test_the_code_of_another_room_leads_there_and_the_old_seat_is_forgotten(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    """The next class at the same machines and the same address."""
    ada = await seated(chromium, teacher)
    await teacher.link.close()
    await serving.close()
    again = await serve(await asyncio.to_thread(open_room), port=serving.port, with_web=True)
    next_room = Teacher(msgspec.convert(again.facts(), Facts))
    await ada.joins(next_room, "Eve", scanned=True)
    await ada.page.reload()
    await ada.reads("You are Eve")
    assert teacher.code not in await ada.stored()
    await again.close()


async def test_names_of_the_class_list_are_chosen_and_not_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: Browser
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    students = ClassList(name="9b", students=(Listed(name="Anna Berg"), Listed(name="Anna Böhm")))
    serving = await serve(await asyncio.to_thread(open_room, class_list=students), port=0, with_web=True)
    anna = await Student.at(chromium, PHONE)
    await anna.page.goto(f"{serving.web}/{serving.keeper.room.code}")
    await anna.page.fill("#name", "ann")
    await anna.page.press("#name", "Enter")
    await anna.reads("Which is your seat")
    await anna.finds_no_barrier()
    await expect(anna.page.get_by_role("button", name="Anna Berg")).to_be_focused()
    await anna.presses("Anna Böhm")
    await anna.reads("You are Anna Böhm")
    await serving.close()


async def test_a_name_that_the_room_refuses_may_be_asked_for(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    student = await Student.at(chromium)
    await student.page.goto(f"{serving.web}/{teacher.code}")
    await student.page.fill("#name", "F u c k")
    await student.presses("Join")
    await student.presses("It is my name: ask my teacher")
    await student.reads("Your teacher is asked to call you “F u c k”")
    await teacher.sees(lambda view: view.seats[0].asked, "name that is asked for")


async def test_who_comes_while_the_clock_stands_is_not_shown_the_speech(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    ada = await writing(chromium, teacher)
    speech = (await ada.page.inner_text("blockquote")).strip("“”")
    await teacher.lets(e.Paused(why="Fire drill."))
    await ada.reads("Fire drill")
    await ada.page.reload()
    await ada.reads("Fire drill")
    assert speech not in await ada.page.content()
    await teacher.lets(e.Continued())
    await expect(ada.page.locator("blockquote")).to_contain_text(speech)
    await expect(ada.page.locator("#answer")).to_have_value(ANSWER)


async def test_who_hands_in_without_a_connection_and_returns_in_a_pause_is_told_what_it_waits_for(
    teacher: Teacher, chromium: Browser
) -> None:
    ada = await seated(chromium, teacher)
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.context.set_offline(True)
    await ada.hands_in()
    await ada.reads("It is handed in as soon as there is a connection")
    await teacher.lets(e.Paused(why="Fire drill."))
    await ada.context.set_offline(False)
    await ada.reads("your text is handed in when your teacher lets it go on")
    assert "as soon as there is a connection" not in await ada.page.inner_text("body")
    await teacher.lets(e.Continued())
    await ada.reads("Your text is in")


async def test_a_latecomer_writes_at_once(serving: Serving, teacher: Teacher, chromium: Browser) -> None:
    await seated(chromium, teacher)
    await teacher.begins()
    ben = await Student.at(chromium)
    await ben.page.goto(f"{serving.web}/{teacher.code}")
    await ben.page.fill("#name", "Ben")
    await ben.presses("Join")
    await ben.writes(ANSWER)
    await ben.hands_in()
    await ben.reads("The others are still writing")


@pytest.mark.parametrize("width", [320, 683])
async def test_small_windows_and_large_letters_hold_all_of_it(teacher: Teacher, chromium: Browser, width: int) -> None:
    """320 pixels, and a window of 1,366 pixels at 200 %."""
    ada = await seated(chromium, teacher, {"viewport": {"width": width, "height": 480}, "reduced_motion": "reduce"})
    await teacher.begins()
    await ada.writes(ANSWER + " " + "x" * 200)
    assert await ada.fits()
    await ada.hands_in()
    await released(teacher)
    await ada.reads("of 100")
    assert await ada.fits()


async def test_what_has_the_focus_is_not_behind_the_head(teacher: Teacher, chromium: Browser) -> None:
    """A window of 1,280 pixels at 400 %."""
    ada = await seated(chromium, teacher, {"viewport": {"width": 320, "height": 256}})
    await teacher.begins()
    await ada.writes(ANSWER)
    await ada.hands_in()
    await released(teacher)
    await ada.presses("This should have counted")
    await ada.page.get_by_role("button", name="Sign off").focus()
    for _ in range(10):  # up to the first criterion
        await ada.page.keyboard.press("Shift+Tab")
        assert await ada.page.evaluate(
            "document.activeElement.getBoundingClientRect().bottom >"
            " document.querySelector('header').getBoundingClientRect().bottom"
        )


async def test_the_projector_shows_what_the_teacher_chose(
    serving: Serving, teacher: Teacher, chromium: Browser
) -> None:
    wall = await Student.at(chromium, {"viewport": {"width": 1920, "height": 1080}})
    await wall.page.goto(f"{serving.web}/board#{serving.board_key}")
    await wall.reads("Nobody is here yet")
    assert serving.board_key not in wall.page.url
    await expect(wall.page.get_by_role("img", name="QR code")).to_be_visible()
    ada = await seated(chromium, teacher)
    await wall.reads(f"{teacher.code}.*1 is here.*Ada")
    await wall.finds_no_barrier()
    await teacher.lets(e.Shown(show=Show.PROMPT))
    await teacher.begins(limit=90)
    await wall.reads(r"01:\d\d.*0 of 1 handed in")
    for width, height in ((1920, 1080), (1366, 768), (1024, 768)):
        await wall.page.set_viewport_size({"width": width, "height": height})
        await wall.comes_to(ALL_IN_SIGHT)
    await wall.context.set_offline(True)
    await wall.reads("No connection to the room just now")
    await wall.comes_to(ALL_IN_SIGHT)
    await wall.context.set_offline(False)
    await expect(wall.page.locator("#notice")).to_be_empty()
    await wall.finds_no_barrier()
    await ada.writes(ANSWER)
    await ada.hands_in()
    await wall.reads("All texts are in")
    await released(teacher)
    await teacher.lets(e.Shown(show=Show.FLOW))
    await wall.reads("What the class answered.*dropped by all.*Moves")
    await wall.finds_no_barrier()
    await teacher.lets(e.Shown(show=Show.GAIN))
    await wall.reads("It is shown once its ballots are out")
    await teacher.lets(e.Shown(show=Show.BLANK))
    await expect(wall.page.locator("main")).to_be_empty()
    await wall.page.reload()
    await expect(wall.page.locator("main")).to_have_attribute("data-show", "blank")
    await wall.page.goto("about:blank")
    await wall.page.goto(f"{serving.web}/board#wrong")
    await wall.reads("This key does not open this room")
    await wall.finds_no_barrier()
    assert not wall.troubles
