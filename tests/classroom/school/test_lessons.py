"""What teachers keep at the school for lessons to come, on either store, and rooms that are opened with it."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from debate.classroom.keeping.lesson_plan import PLANNED_TURNS
from debate.classroom.room.state import Phase, Settings, Standing
from debate.classroom.school.serving import Plan, open_store
from debate.classroom.wire import messages as wire
from debate.packs.places import FLAGSHIP

from .schooling import student, teacher, until
from .test_serving import OTHER_KEY, School, plan, school_of

__all__ = ["plan"]

LIST = "name;id\nAnna Böhm;17\nBo Li;18\n"


@pytest_asyncio.fixture
async def school(plan: Plan) -> AsyncIterator[School]:
    async with school_of(plan) as school:
        yield school


async def asked(school: School, method: str, path: str, **values: Any) -> Any:
    status, said = await school.ask(method, path, **values)
    assert status == 200, said
    return json.loads(said)


async def refused(school: School, method: str, path: str, **values: Any) -> str:
    status, said = await school.ask(method, path, **values)
    assert 400 <= status < 500 and said.count("\n") == 0 and "Traceback" not in said, said
    return said


async def test_a_list_is_kept_with_codes_that_stay_and_is_its_teachers_alone(school: School) -> None:
    first = await asked(school, "PUT", "/classes/9b", data=LIST.encode("cp1252"))
    assert [(one["name"], one["id"], len(one["code"])) for one in first] == [("Anna Böhm", "17", 6), ("Bo Li", "18", 6)]
    again = await asked(school, "PUT", "/classes/9b", data="Anna Böhm\nCleo\n".encode())
    assert again[0]["code"] == first[0]["code"]
    assert await asked(school, "GET", "/classes") == [{"name": "9b", "students": 2}]
    status, text = await school.ask("GET", "/classes/9b")
    assert status == 200 and text.splitlines()[1] == f"Anna Böhm,,{first[0]['code']},,,"
    assert await asked(school, "GET", "/classes", key=OTHER_KEY) == []
    for method in ("GET", "DELETE"):
        assert "no class list “9b”" in await refused(school, method, "/classes/9b", key=OTHER_KEY)
    assert "no class list “9b”" in await refused(school, "POST", "/rooms", key=OTHER_KEY, json={"class_list": "9b"})
    assert (await school.ask("DELETE", "/classes/9b"))[0] == 204
    assert await asked(school, "GET", "/classes") == []


async def test_a_plan_is_kept_as_it_was_sent_and_only_where_it_can_be_played(school: School) -> None:
    assert await asked(school, "GET", "/plans") == []
    packs = {one["id"]: one for one in await asked(school, "GET", "/packs")}
    camp = packs[FLAGSHIP]["camps"][0]["id"]
    prompt = next(one["id"] for one in packs[FLAGSHIP]["prompts"] if one["camp"] == camp)
    sent = {"pack": FLAGSHIP, "turns": 1, "settings": {"seconds": None, "predict": True}, "prompts": [{camp: prompt}]}
    kept = await asked(school, "PUT", "/plans/week 3", json=sent)
    assert kept["settings"]["seconds"] is None and kept["settings"]["predict"] and kept["settings"]["revise"]
    assert await asked(school, "GET", "/plans/week%203") == kept
    assert await asked(school, "GET", "/plans") == [{"name": "week 3", "pack": FLAGSHIP, "turns": 1}]
    for wrong, said in (
        ({"pack": "/etc"}, "by its id"),
        ({"pack": "gone"}, "gone"),
        ({"settings": {"seconds": 0.5}}, "between one second and a day"),
        ({"settings": {"camps": "moon"}}, "moon"),
        ({"prompts": [{camp: "none"}]}, "no prompt “none”"),
        ({"clock": 3}, "clock"),
    ):
        assert said in await refused(school, "PUT", "/plans/other", json=wrong)
    assert "no lesson plan" in await refused(school, "GET", "/plans/week 3", key=OTHER_KEY)
    store = open_store(school.plan.database, folder=school.plan.folder)
    store.shelve("Ms Sato", "plans", "newer", "of_tomorrow = true")
    assert [one["name"] for one in await asked(school, "GET", "/plans")] == ["newer", "week 3"]
    assert "“newer” is not as it should be" in await refused(school, "GET", "/plans/newer")
    assert (await school.ask("DELETE", "/plans/newer"))[0] == 204
    store.close()
    assert (await school.ask("DELETE", "/plans/week 3"))[0] == 204
    assert await asked(school, "GET", "/plans") == []


async def test_the_last_rooms_settings_are_the_next_ones_and_a_plan_is_played_again(school: School) -> None:
    settings = {"seconds": 90.0, "revise": False}
    packs = [one["id"] for one in await asked(school, "GET", "/packs")]
    other = next(one for one in packs if one != FLAGSHIP)
    wanted = {"pack": other, "turns": 3, "settings": settings, "save_plan": "week3"}
    await asked(school, "POST", "/rooms", json=wanted)
    names = [one["name"] for one in await asked(school, "GET", "/plans")]
    assert names == ["last", "week3"]
    week = await asked(school, "GET", "/plans/week3")
    assert (week["pack"], len(week["prompts"])) == (other, 3)
    room = await asked(school, "POST", "/rooms", json={})
    host = teacher(school.address, room["code"], "the key of Ms Sato")
    await until(lambda: host.view)
    assert (host.view.pack, host.view.settings.seconds, len(host.view.turns)) == (other, 90.0, 3)
    changed = dataclasses.replace(host.view.settings, seconds=120.0)
    await host.link.ask(lambda number: wire.Configure(id=number, settings=changed, turns=2))
    await host.leave()
    last = await asked(school, "GET", "/plans/last")
    assert (last["settings"]["seconds"], last["turns"], last["prompts"]) == (120.0, 2, [])
    again = await asked(school, "POST", "/rooms", json={"plan": "week3", "settings": {"predict": True}})
    host = teacher(school.address, again["code"], "the key of Ms Sato")
    await until(lambda: host.view)
    assert host.view.settings == Settings(seconds=90.0, revise=False, predict=True) and len(host.view.turns) == 3
    await host.leave()
    theirs = await asked(school, "POST", "/rooms", key=OTHER_KEY)
    host = teacher(school.address, theirs["code"], OTHER_KEY)
    await until(lambda: host.view)
    assert (host.view.pack, len(host.view.turns)) == (FLAGSHIP, PLANNED_TURNS)
    await host.leave()


async def test_students_of_a_class_choose_their_seats_and_the_dashboard_tells_who_is_absent(school: School) -> None:
    kept = await asked(school, "PUT", "/classes/9b", data=LIST.encode())
    room = await asked(school, "POST", "/rooms", json={"class_list": "9b"})
    assert (room["class_name"], room["phase"]) == ("9b", Phase.LOBBY)
    host = teacher(school.address, room["code"], "the key of Ms Sato")
    anna, stranger = student(school.address, room["code"], "Anna Böhm"), student(school.address, room["code"], "Zoe Q")
    bo = student(school.address, room["code"], kept[1]["code"])
    await until(lambda: stranger.farewell and anna.view and bo.view)
    assert "No free seat of this class has that name" in stranger.farewell
    await until(lambda: host.view and all(seat.standing is Standing.SEATED for seat in host.view.seats))
    assert sorted(seat.name for seat in host.view.seats) == ["Anna Böhm", "Bo Li"] and host.view.class_name == "9b"
    for person in (host, anna, bo):
        await person.leave()
    listed = await asked(school, "GET", "/rooms")
    assert [(one["room"], one["class_name"], one["phase"]) for one in listed] == [(room["room"], "9b", "lobby")]


async def test_a_list_that_comes_with_the_room_is_for_this_room_alone(school: School) -> None:
    room = await asked(school, "POST", "/rooms", json={"students": "Anna\nBo\n", "class_list": "9c"})
    assert room["class_name"] == "9c"
    assert await asked(school, "GET", "/classes") == []
    assert "Lines 1 and 2" in await refused(school, "POST", "/rooms", json={"students": "Anna\nanna\n"})
    assert [one["room"] for one in await asked(school, "GET", "/rooms")] == [room["room"]]  # nothing was opened


async def test_a_name_is_letters_digits_spaces_and_hyphens(school: School) -> None:
    for name in ("..%2Fx", ".hidden", "con", "a%00b", "%E2%80%AE9b", "x" * 41, "%FF", "a;b"):
        for what, data in (("classes", b"Anna\n"), ("plans", b"{}")):
            for method in ("GET", "PUT", "DELETE"):
                said = await refused(school, method, f"/{what}/{name}", data=data if method == "PUT" else None)
                assert "letters, digits, spaces and hyphens" in said
    assert "choose another name" in await refused(school, "PUT", "/plans/last", json={})


async def test_what_is_too_large_too_long_or_too_deep_is_one_sentence(school: School) -> None:
    assert "too large" in await refused(school, "PUT", "/classes/9b", data=b"x" * 10_000_000)
    rows = "".join(f"Student {number}\n" for number in range(10_000))
    assert "at most 1000 students" in await refused(school, "PUT", "/classes/9b", data=rows.encode())
    for text in ("\n" * 900_000, "name\n" + "x" * 200_000, "name\n" + "," * 900_000):
        await refused(school, "PUT", "/classes/9b", data=text.encode())
        await refused(school, "POST", "/rooms", json={"students": text})
    await refused(school, "PUT", "/plans/long", json={"prompts": [{}] * 31})
    deep = b'{"settings": ' + b'{"a": ' * 100_000 + b"1" + b"}" * 100_001
    for path in ("/plans/deep", "/rooms"):
        await refused(school, "PUT" if "plans" in path else "POST", path, data=deep)
    assert "no setting" in await refused(school, "POST", "/rooms", json={"settings": {"clock": 3}})
    for settings in ({"teams": ["\ud800", "b"]}, {"seconds": 1e400}, {"seconds": "now"}, {"teams": ["a"]}):
        await refused(school, "POST", "/rooms", data=json.dumps({"settings": settings}))


async def test_a_teacher_keeps_so_many_lists_and_no_more(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.classroom.school.shelves.MOST_KEPT", 1)
    await asked(school, "PUT", "/classes/9b", data=b"Anna\n")
    assert "delete some" in await refused(school, "PUT", "/classes/9c", data=b"Anna\n")
    await asked(school, "PUT", "/classes/9b", data=b"Bo\n")


async def test_nobody_without_a_key_is_told_anything(school: School) -> None:
    await asked(school, "PUT", "/classes/9b", data=LIST.encode())
    for method, path in (("GET", "/packs"), ("GET", "/classes"), ("GET", "/classes/9b"), ("PUT", "/plans/x")):
        assert (await school.ask(method, path, key="guessed"))[0] == 401


async def test_lists_that_nobody_used_are_forgotten_and_plans_are_not(plan: Plan) -> None:
    async with school_of(plan) as school:
        for name in ("9b", "9c"):
            await asked(school, "PUT", f"/classes/{name}", data=LIST.encode())
        await asked(school, "PUT", "/plans/week3", json={})
    store = open_store(plan.database, folder=plan.folder)
    store.tidy("classes", "2000-01-01T00:00:00.000+00:00")
    assert store.shelved("Ms Sato", "classes") == ["9b", "9c"]
    store.used("Ms Sato", "classes", "9b")
    store.tidy("classes", "2999-01-01T00:00:00.000+00:00")
    assert (store.shelved("Ms Sato", "classes"), store.shelved("Ms Sato", "plans")) == ([], ["week3"])
    if plan.folder is not None and not plan.database:  # not even in what SQLite has freed
        kept = b"".join(path.read_bytes() for path in plan.folder.iterdir() if path.is_file())
        assert b"Bo Li" not in kept and os.fsencode("week3") in kept
    store.close()


async def test_reports_gradebooks_and_pages_to_take_home_are_for_their_teacher(school: School) -> None:
    room = (await asked(school, "POST", "/rooms", json={"students": LIST, "class_list": "9b"}))["room"]
    status, table = await school.ask("GET", f"/rooms/{room}/gradebook.csv?for=table&locale=de")
    assert status == 200 and "Anna Böhm;17;;absent;" in table
    assert (await school.ask("GET", f"/rooms/{room}/take-home.html"))[1].startswith("<!doctype html>")
    assert "moodle" in await refused(school, "GET", f"/rooms/{room}/gradebook.csv?for=pencil")
    for other in ("..%2F..%2Fschool", f"..%2Frooms%2F{room}", f"{room[:-1]}", "a%00b"):
        assert "no such room" in await refused(school, "GET", f"/rooms/{other}/report.json")
    for path in ("gradebook.csv", "gradebook.exe", "take-home.html"):
        assert "no such room" in await refused(school, "GET", f"/rooms/{room}/{path}", key=OTHER_KEY)
