"""A block that a real client sends at once is seen on the teacher's dashboard, survives the server, and is not told."""

from __future__ import annotations

import asyncio

from debate.classroom.keeping.opening import resume_room

from .conftest import Lesson

BLOCK = " ".join(f"word{number}" for number in range(60))


async def test_the_teacher_sees_a_pasted_block_and_its_writer_is_told_nothing(lesson: Lesson) -> None:
    student, host = await lesson.join("Maya"), await lesson.host()
    for request in ("DrawCamps", "Next", "Start"):
        await host.ask(request)
    assert (await student.write("I say", 1))["type"] == "Taken"
    assert (await student.write(f"I say {BLOCK}", 2))["type"] == "Taken"
    view = await host.view(lambda view: any(row.get("signals") for row in view["seats"]))
    assert view["seats"][0]["signals"] == [f"{len(BLOCK) + 1} characters came at once: pasted, dictated or moved."]
    assert not any("at once" in text for text in student.seen)
    await lesson.serving.close()
    keeper = await asyncio.to_thread(resume_room)
    (paper,) = keeper.room.turns[0].attempts[0].papers.values()
    assert paper.pasted == (len(BLOCK) + 1,) and paper.text.endswith(BLOCK)
    await keeper.close()
