"""What a student's connection receives in a whole round: their own texts and marks, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .conftest import Client, Lesson

TEXT = "They say {name} the bargain is one-sided. But the bases are worth more, because no fleet sails without them."


async def test_nothing_of_others_and_nothing_before_its_time_reaches_a_student(lesson: Lesson) -> None:
    host = await lesson.host()
    names = ["Xanthippe", "Quentin", "Zebulon"]
    students = [await lesson.join(name) for name in names]
    await host.ask("Configure", settings={"seconds": 300.0, "camps": "hand"}, plan=_one_prompt(lesson))
    camp, prompt_id = next(iter(lesson.keeper.room.plan[0].items()))
    for student in students:
        await host.let("Placed", camps={student.welcome["seat"]: camp})
    await host.ask("Next")
    assert "says" not in str((await students[0].view(lambda v: v["stage"] == "ready")).get("speech"))
    await host.ask("Start")
    for name, student in zip(names, students, strict=True):
        taken = await student.write(TEXT.format(name=name.lower()), 1)
        assert taken["type"] == "Taken"
        await student.write(TEXT.format(name=name.lower()), finished=True)
    await all_marked(host, 3)
    await host.let(
        "Overridden",
        seat=students[1].welcome["seat"],
        turn=0,
        attempt=1,
        criterion=lesson.keeper.pack.rubric.criteria[0].id,
        level=0,
        reason="a reason for quentin alone",
    )
    assert (await students[0].ask("Look", turn=0, attempt=1))["type"] == "Refused"
    prompt = lesson.keeper.pack.prompt(prompt_id)
    secrets = [prompt.exemplar, *(point.says for point in prompt.points), *(point.hint for point in prompt.points)]
    before = all_said(students[0])
    assert not {"score", "ballot", "exemplar", "hints", "flow"} & before
    assert not any(spaced(secret) in said for secret in secrets for said in before)
    await host.let("Released")
    view = await students[0].view(lambda v: v["stage"] == "released")
    assert view["ballot"]["text"] == TEXT.format(name="xanthippe")
    assert isinstance(view["ballot"]["score"], int)
    assert spaced(prompt.exemplar) in all_said(students[0])  # what was looked for above can be found
    for text in students[0].seen:
        keys = (lesson.serving.host_token, lesson.serving.board_key)
        for foreign in ("quentin", "zebulon", "Quentin", "Zebulon", *keys):
            assert foreign not in text
        assert students[1].welcome["seat"] not in text
        assert students[1].welcome["token"] not in text


async def test_of_others_a_student_is_sent_only_the_answers_to_mark(lesson: Lesson) -> None:
    host = await lesson.host()
    names = ["Xanthippe", "Quentin", "Zebulon", "Wilhelmina"]
    students = [await lesson.join(name) for name in names]
    await host.ask("Configure", settings={"seconds": 300.0, "peer": True}, plan=_one_prompt(lesson))
    for request in ("DrawCamps", "Next", "Start"):
        await host.ask(request)
    camp = next(iter(lesson.keeper.room.plan[0]))
    await host.let("Placed", camps={student.welcome["seat"]: camp for student in students})
    for number, student in enumerate(students):
        await student.write(f"Text number {number} of four, because no fleet sails without it.", finished=True)
    await all_marked(host, 4)
    for student in students:
        view = await student.view(lambda view: bool(view.get("reviews")))
        for one in view["reviews"]:
            levels = {row.id: 1 for row in lesson.keeper.pack.rubric.criteria}
            await student.let("Reviewed", seat="", turn=0, attempt=1, number=one["number"], levels=levels)
    assert not any({"peers", "score", "ballot"} & all_said(student) for student in students)
    await host.let("Released")
    for number, student in enumerate(students):
        assert (await student.view(lambda view: view["stage"] == "released"))["ballot"]["peers"]
        hand = lesson.keeper.room.turns[0].attempts[0].reviews[student.welcome["seat"]]
        for other, name in enumerate(names):
            if other != number:
                seat = students[other].welcome["seat"]
                assert not any(name in text or seat in text for text in student.seen)
                was_sent = any(f"Text number {other}" in text for text in student.seen)
                assert was_sent == any(one.author == seat for one in hand)


def spaced(text: str) -> str:
    return " ".join(text.split())


def all_said(client: Client) -> set[str]:
    """Every string and every key of every message that this client was sent."""

    def walk(value: object) -> Iterator[str]:
        match value:
            case str():
                yield spaced(value)
            case list():
                for item in value:
                    yield from walk(item)
            case dict():
                for key, item in value.items():
                    yield key
                    yield from walk(item)

    return {said for text in client.seen for said in walk(json.loads(text))}


async def all_marked(host: Client, papers: int) -> None:
    await host.view(lambda view: view["stage"] == "held" and view.get("marked", 0) == papers)


def _one_prompt(lesson: Lesson) -> list[dict[str, str]]:
    pack = lesson.keeper.pack
    camp = pack.camps[0].id
    return [{camp: pack.prompts_for(camp)[0].id}]


async def test_cues_paraphrases_and_keys_never_travel_to_a_student(lesson: Lesson) -> None:
    host = await lesson.host()
    student = await lesson.join("Maya")
    await host.ask("Next")
    await host.ask("Start")
    await student.write("No.", finished=True)
    await all_marked(host, 1)
    await host.let("Released")
    await student.view(lambda v: v["stage"] == "released")
    paraphrases = [
        text for prompt in lesson.keeper.pack.prompts for point in prompt.points for text in point.cues.paraphrases
    ]
    assert paraphrases
    said = all_said(student)
    assert not any(spaced(paraphrase) in one for paraphrase in paraphrases for one in said)
    assert not {"key_hash", "cues", "sufficient", "paraphrases", "code"} & said


async def test_nobody_speaks_for_another_seat(lesson: Lesson) -> None:
    host = await lesson.host()
    await host.ask("Configure", settings={"seconds": 300.0, "camps": "hand", "predict": True}, plan=_one_prompt(lesson))
    one, other = await lesson.join("Maya"), await lesson.join("Tom")
    mine, theirs = one.welcome["seat"], other.welcome["seat"]
    await host.let("Placed", camps=dict.fromkeys((mine, theirs), next(iter(lesson.keeper.room.plan[0]))))
    await host.ask("Next")
    await host.ask("Start")
    for student in (one, other):
        await student.write("No.", finished=True)
    taken = await one.let("Predicted", seat=theirs, now=9e9, turn=0, attempt=1, levels={"any": 1})
    assert taken["type"] in ("Taken", "Refused")
    papers = lesson.keeper.room.turns[0].attempts[0].papers
    assert not papers[theirs].prediction and lesson.keeper.room.now < 1e6
