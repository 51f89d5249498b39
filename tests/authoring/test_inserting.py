"""A sample is added to a prompt's file, and every other line of it stays as it was."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.authoring.inserting import LONGEST_LINE, NotInserted, _read, with_heard, with_sample
from debate.packs.model import Grade, Sample
from debate.packs.places import content_folder
from debate.packs.scaffold import Start, write_pack

MARKS = {"names": "full", "answers": "good", "supports": "thin", "weighs": "missing"}
SAMPLE = Sample(
    grade=Grade.MIDDLING,
    marks=MARKS,
    text="They say: it costs # a lot – “quoted”, 'so' and \"so\". " + "You can swap the hours, {you} [know]. " * 9
    + "Yes.\n\nSecond paragraph.\n- third line: with a colon",
)  # fmt: skip
REMARK = "From an appeal of 2026-11-24: “swap the hours” should count for move-the-hours."

PRINTED = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf", "Cn", "Co"))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    pack = write_pack(Start(id="library-sundays"), tmp_path_factory.mktemp("packs"))
    return (pack / "prompts" / "costs-too-much.yaml").read_text(encoding="utf-8")


def lost(before: str, after: str) -> list[str]:
    """The lines of ``before`` that ``after`` does not have any more."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line.startswith("- ")]


def last_sample(text: str) -> dict:
    return _read(text)["samples"][-1]


def added(text: str) -> dict:
    return {"grade": "middling", "marks": MARKS, "text": SAMPLE.text}


VARIANTS = {
    "as it is": lambda text: text,
    "no line break at the end": lambda text: text.rstrip("\n"),
    "blank lines at the end": lambda text: text + "\n\n",
    "a comment at the end": lambda text: text + "\n# That is all.\n",
    "a comment of the last sample": lambda text: text + "    # It was a Monday.\n\n",
    "an end of the document": lambda text: text + "...\n",
    "windows": lambda text: text.replace("\n", "\r\n"),
    "no samples": lambda text: text[: text.index("samples:")],
    "samples not last": lambda text: text.replace("title: ", "TITLE: ", 1).replace(
        "TITLE: Sundays cost too much\n", ""
    ) + "title: Sundays cost too much  # moved\n",
    "lists that are not indented": lambda text: text[: text.index("samples:")]
    + text[text.index("samples:") :].replace("\n  ", "\n"),
    "a literal text": lambda text: text.replace("    text: >-", "    text: |"),
}  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_but_the_sample_changes(example: str, variant: str) -> None:
    before = VARIANTS[variant](example)
    assert _read(before.replace("\r\n", "\n")) is not None
    after = with_sample(before, SAMPLE, REMARK)
    assert lost(before, after) == []
    assert last_sample(after.replace("\r\n", "\n")) == added(after)
    assert after.count(REMARK) == 1
    assert ("\r\n" in after) == ("\r\n" in before)
    if "\r\n" in before:
        assert "\n" not in after.replace("\r\n", "")


def test_every_prompt_that_comes_with_the_program_can_take_one() -> None:
    for file in sorted(content_folder().glob("us-japan-alliance/prompts/*.yaml"))[:6]:
        before = file.read_text(encoding="utf-8")
        after = with_sample(before, SAMPLE, REMARK)
        assert lost(before, after) == []
        new = [line for line in after.splitlines() if line not in before.splitlines()]
        assert max(map(len, new)) <= LONGEST_LINE


def test_the_comment_of_the_last_sample_stays_with_it(example: str) -> None:
    after = with_sample(example + "    # It was a Monday.\n# The end.\n", SAMPLE, REMARK)
    assert after.index("# It was a Monday.") < after.index(REMARK) < after.index("# The end.")


@pytest.mark.parametrize("written", ["[]", "[]  # none yet", "[ ]"])
def test_an_empty_list_becomes_a_list_of_one(example: str, written: str) -> None:
    before = example[: example.index("samples:")] + f"samples: {written}\n"
    after = with_sample(before, SAMPLE, REMARK)
    assert [line for line in lost(before, after) if "samples:" not in line] == []
    assert _read(after)["samples"] == [added(after)]
    assert ("# none yet" in after) == ("# none yet" in written)


def test_a_list_in_brackets_keeps_its_form(example: str) -> None:
    one = '{"grade": "weak", "marks": {"names": "thin"}, "text": "No."}'
    before = example[: example.index("samples:")] + f"samples: [{one}]  # one\n"
    after = with_sample(before, SAMPLE, REMARK)
    assert [sample["grade"] for sample in _read(after)["samples"]] == ["weak", "middling"]
    assert after.endswith("]  # one\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"id": "x", "samples": []}', "one pair of braces"),
        ("id: x\r\nsamples: []\n", "line ending"),
        ("id: x\nsamples: [\n]\n", "several lines"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, says: str) -> None:
    with pytest.raises(NotInserted, match=says):
        with_sample(text, SAMPLE, REMARK)


HEARD = ["“close” on Tuesday: it's dead # really", 'She said "no" – {and} [left]']
POINT = "locked-books-are-wasted"


def heard(text: str) -> list[str]:
    return next(one for one in _read(text)["points"] if one["id"] == POINT)["heard"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_but_what_was_heard_changes(example: str, variant: str) -> None:
    before = VARIANTS[variant](example)
    after = with_heard(before, POINT, HEARD)
    assert lost(before, after) == []
    assert heard(after.replace("\r\n", "\n")) == HEARD
    again = with_heard(after, POINT, ["A third."])
    assert lost(after, again) == []
    assert heard(again.replace("\r\n", "\n")) == [*HEARD, "A third."]


@pytest.mark.parametrize(("written", "held"), [("[]", []), ("[one, two]  # both", ["one", "two"])])
def test_what_was_heard_goes_into_a_list_in_brackets(example: str, written: str, held: list[str]) -> None:
    before = example.replace(f"- id: {POINT}\n", f"- id: {POINT}\n    heard: {written}\n")
    assert heard(with_heard(before, POINT, HEARD)) == [*held, *HEARD]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id: x\npoints: []\n", "no point"),
        ("id: x\npoints:\n  - {id: locked-books-are-wasted}\n", "in braces"),
    ],
)
def test_a_point_that_is_not_there_or_not_laid_out_takes_nothing(text: str, says: str) -> None:
    with pytest.raises(NotInserted, match=says):
        with_heard(text, POINT, HEARD)


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf", "Cn", "Co")) | st.just("\n"), min_size=1)
)
def test_any_text_of_a_player_goes_in_as_it_is(text: str) -> None:
    lines = "\n".join(line.strip() for line in text.split("\n")).strip()
    if not lines:
        return
    sample = Sample(grade=Grade.WEAK, marks={"names": "null", "yes": "on"}, text=lines)
    after = with_sample("id: x\npoints:\n- id: y\n", sample, "r")
    assert last_sample(after) == {"grade": "weak", "marks": sample.marks, "text": lines}
