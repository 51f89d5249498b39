"""The workbench's state: what a save changed, seen by the author, and that a broken save changes nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from debate.authoring.bench_state import Bench, Change, Tally, texts_of
from debate.authoring.testing import Marked
from debate.judge import Judge
from debate.packs import Code, Pack, Problem, Severity
from debate.packs.loading import load_pack
from debate.packs.scaffold import Start, write_pack


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(Start(id="sundays"), tmp_path_factory.mktemp("packs")))


@pytest.fixture(scope="module")
def judge(pack: Pack) -> Judge:
    return Judge(pack)


@pytest.fixture
def bench(pack: Pack) -> Bench:
    return Bench(folder=Path("sundays")).with_pack(pack)


def marked(bench: Bench, judge: Judge, *, levels: int = 0, texts: int = 99) -> Bench:
    """The bench with its first prompt marked, each text that many levels away from what its author expects."""
    assert bench.pack is not None
    prompt = bench.pack.prompts[0]
    found = []
    for text in texts_of(prompt, bench.pack)[:texts]:
        ballot = judge.ballot(prompt.id, text.text, own_texts=True)
        criteria = [
            structs.replace(mark, level_number=abs(text.marks[mark.id] - (levels if number == 0 else 0)))
            for number, mark in enumerate(ballot.criteria)
        ]
        found.append(Marked(text=text, ballot=structs.replace(ballot, criteria=tuple(criteria), score=50 - levels)))
    return bench.with_marked(prompt.id, tuple(found))


def saved(bench: Bench, **changed: object) -> Bench:
    """The bench after a save that changed the first prompt."""
    assert bench.pack is not None
    first, *others = bench.pack.prompts
    return bench.with_pack(replace(bench.pack, prompts=(replace(first, **changed), *others)))  # type: ignore[arg-type]


def changes(bench: Bench) -> set[Change]:
    return {row.change for row in bench.rows(bench.prompts[0])}


def test_the_table_of_a_prompt_is_its_exemplar_and_then_its_samples(bench: Bench) -> None:
    names = [row.text.name for row in bench.rows(bench.prompts[0])]
    assert names[0] == "exemplar"
    assert [name.split()[0] for name in names[1:]] == ["sample"] * len(bench.prompts[0].samples)
    assert names[1:]


def test_before_the_first_save_nothing_is_better_worse_or_new(bench: Bench, judge: Judge) -> None:
    assert changes(marked(bench, judge, levels=1)) == {Change.SAME}


@pytest.mark.parametrize(
    ("was", "becomes", "expected"), [(1, 0, Change.BETTER), (0, 1, Change.WORSE), (1, 1, Change.SAME)]
)
def test_a_save_is_better_when_it_brings_marks_nearer_to_what_the_author_expects(
    bench: Bench, judge: Judge, was: int, becomes: int, expected: Change
) -> None:
    after = marked(saved(marked(bench, judge, levels=was), title="Another title"), judge, levels=becomes)
    assert changes(after) == {expected}
    assert {row.gain for row in after.rows(after.prompts[0])} == {was - becomes}


def test_a_change_is_told_until_the_next_save(bench: Bench, judge: Judge) -> None:
    better = marked(saved(marked(bench, judge, levels=1), title="Another title"), judge)
    assert changes(marked(saved(better, title="A third title"), judge)) == {Change.SAME}


def test_a_text_that_was_rewritten_is_new_and_neither_better_nor_worse(bench: Bench, judge: Judge) -> None:
    first = bench.prompts[0]
    samples = (replace(first.samples[0], text="Something else altogether."), *first.samples[1:])
    after = marked(saved(marked(bench, judge), samples=samples), judge)
    assert [row.change for row in after.rows(after.prompts[0])][:3] == [Change.SAME, Change.NEW, Change.SAME]


def test_a_sample_that_moved_is_still_compared_with_itself(bench: Bench, judge: Judge) -> None:
    reordered = tuple(reversed(bench.prompts[0].samples))
    after = marked(saved(marked(bench, judge, levels=1), samples=reordered), judge)
    assert changes(after) == {Change.BETTER}


def test_while_texts_wait_to_be_marked_nothing_is_said_of_them(bench: Bench, judge: Judge) -> None:
    waiting = saved(marked(bench, judge, levels=1), title="Another title")
    assert changes(waiting) == {Change.SAME}
    assert all(row.now is None and row.before is not None for row in waiting.rows(waiting.prompts[0]))


def test_a_save_that_comes_before_all_is_marked_is_compared_with_the_one_before_it(bench: Bench, judge: Judge) -> None:
    hurried = saved(saved(marked(bench, judge, levels=1), title="Another title"), title="A third title")
    assert changes(marked(hurried, judge)) == {Change.BETTER}


def test_changes_elsewhere_are_told_with_the_worse_ones_first(bench: Bench, judge: Judge) -> None:
    after = marked(saved(marked(bench, judge), title="Another title"), judge, levels=1)
    there, here = after.prompts[0], after.prompts[1]
    assert [row.change for row in after.changed_elsewhere(here)] == [Change.WORSE] * (1 + len(there.samples))
    assert after.changed_elsewhere(there) == ()


def test_the_tally_counts_texts_of_the_whole_pack(bench: Bench, judge: Judge) -> None:
    after = marked(saved(marked(bench, judge, levels=1), title="Another title"), judge)
    first, second = (1 + len(prompt.samples) for prompt in after.prompts)
    assert after.tally() == Tally(texts=first + second, marked=first, agree=first, better=first, worse=0)


def test_a_save_that_breaks_the_pack_changes_the_problems_alone(bench: Bench, judge: Judge) -> None:
    before = marked(bench, judge)
    problem = Problem("pack.yaml", 3, 1, Code.YAML_SYNTAX, "This is no YAML.")
    after = before.with_problems((problem,))
    assert after.broken and not before.broken
    assert (after.pack, after.marked, after.saves) == (before.pack, before.marked, 0)
    assert not after.with_problems(()).broken


def test_errors_come_first_and_then_what_is_in_the_file_on_show(bench: Bench) -> None:
    def problem(file: str, severity: Severity = Severity.WARNING) -> Problem:
        return Problem(f"sundays/{file}", 1, 1, Code.WRONG_COUNT, "Too few.", severity)

    other, own, error = problem("prompts/a.yaml"), problem("prompts/b.yaml"), problem("pack.yaml", Severity.ERROR)
    assert bench.with_problems((other, own, error)).problems_for("b") == (error, own, other)
    assert bench.with_problems((other, own, error)).problems_for(None) == (error, other, own)
