"""What a check says of a pack whose files are in order: what the judge takes otherwise than the author meant it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from debate.authoring import check, checking, marks
from debate.cli import main
from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.packs import Code, Pack, Problem, Severity, check_pack
from debate.packs.model import Prompt
from debate.packs.scaffold import Start, write_pack

COSTS = "prompts/costs-too-much.yaml"
SHUT_OUT = "prompts/working-people-shut-out.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(Start(id="library-sundays"), tmp_path)


def put(pack: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a file by ``new``; returns the line where it stood."""
    file = pack / name
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def found(pack: Path) -> tuple[Problem, ...]:
    """What only a check with the judge finds."""
    assert check_pack(pack) == ()
    problems = check(pack, judged=True, samples=True).problems
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return problems


class Scripted:
    """A judge that marks everything at the top, but for what a test says of an answer's beginning."""

    def __init__(self, marked: dict[str, tuple[int, frozenset[str]]]) -> None:
        self.marked = marked

    def __call__(self, pack: Pack) -> Scripted:
        self.pack, self.real = pack, Judge(pack)
        self.compiled = self.real.compiled
        return self

    def prepare(self, *prompts: Prompt, own_texts: bool) -> None:
        self.real.prepare(*prompts, own_texts=own_texts)

    def ballot(self, prompt_id: str, answer: str, *, own_texts: bool = False, trust: bool = True) -> Ballot:
        assert own_texts, "the pack's own texts are no copies of themselves"
        ballot = self.real.ballot(prompt_id, "Nothing.", own_texts=True)
        below, dropped = next(
            (found for start, found in self.marked.items() if answer.startswith(start)), (0, frozenset())
        )
        return replace(
            ballot,
            score=100 - 20 * below,
            flags=(),
            criteria=tuple(
                replace(mark, level_number=mark.top_level - below, level=self._level(row, below))
                for row, mark in enumerate(ballot.criteria)
            ),
            points=tuple(replace(mark, made=Made.NOT if mark.id in dropped else Made.MADE) for mark in ballot.points),
        )

    def _level(self, row: int, below: int) -> str:
        return self.pack.rubric.criteria[row].levels[-1 - below].id


def scripted(monkeypatch: pytest.MonkeyPatch, marked: dict[str, tuple[int, frozenset[str]]]) -> None:
    """Let the samples of the new pack be marked as they stand, and the texts in ``marked`` otherwise."""
    as_marked = {
        "They say that opening": (0, frozenset[str]()),
        "The other side": (1, frozenset[str]()),
        "I like": (3, frozenset[str]()),
        "My opponent": (1, frozenset[str]()),
        "Sunday is for": (3, frozenset[str]()),
    }
    monkeypatch.setattr("debate.judge.Judge", Scripted({**marked, **as_marked}))


def test_an_exemplar_below_the_top_is_reported_with_what_it_misses(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.authoring.marks.TOP", 81)
    scripted(monkeypatch, {"The treasurer": (1, frozenset({"readers-come-first"}))})
    line = put(pack, COSTS, "exemplar:", "exemplar:")
    (problem,) = [problem for problem in found(pack) if problem.code is Code.EXEMPLAR_SHORT]
    assert (Path(problem.file), problem.line, problem.column) == (pack / COSTS, line, 11)
    assert "earns 80 of 100" in problem.message
    assert "“good” in “answers”" in problem.message
    assert "It misses the points “readers-come-first”." in problem.message


def test_a_sample_is_missed_from_two_levels_on_and_reported_at_its_mark(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(monkeypatch, {})
    put(pack, COSTS, "marks: {names: full, answers: full, supports", "marks: {names: full, answers: thin, supports")
    put(pack, COSTS, "supports: full, weighs: good}", "supports: good, weighs: good}")
    line = put(pack, COSTS, "answers: thin", "answers: thin")
    missed = [problem for problem in found(pack) if problem.code is Code.SAMPLE_MISSED]
    assert [(problem.line, problem.column) for problem in missed if "answers" in problem.message] == [(line, 35)]
    assert not [problem for problem in missed if problem.line == line and "supports" in problem.message]


def test_a_mark_without_a_point_or_a_move_is_said_to_be_for_what_else_counts(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(monkeypatch, {})
    put(
        pack,
        COSTS,
        "I like going to the library and I think it would be really nice",
        "Cats are really nice, and so is",
    )
    line = put(pack, COSTS, "  - grade: weak", "  - grade: weak") + 1
    told = [problem.message for problem in found(pack) if problem.line == line and "“weighs”" in problem.message]
    assert len(told) == 1 and "(no point or move was found; what else counts earned it)" in told[0]


def test_a_point_that_its_own_words_do_not_make_cannot_be_earned(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never = (0, frozenset({"readers-come-first"}))
    monkeypatch.setattr("debate.judge.Judge", Scripted({"": never}))
    line = put(pack, COSTS, "id: readers-come-first", "id: readers-come-first")
    (problem,) = [problem for problem in found(pack) if problem.code is Code.UNREACHABLE]
    assert (Path(problem.file), problem.line, problem.column) == (pack / COSTS, line, 9)
    assert "“readers-come-first”" in problem.message


def test_a_point_that_only_its_own_words_make_can_be_earned(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never = (0, frozenset({"readers-come-first"}))
    texts = ("The treasurer", "They say", "The other side", "I like")
    monkeypatch.setattr("debate.judge.Judge", Scripted(dict.fromkeys(texts, never)))
    assert not [problem for problem in found(pack) if problem.code is Code.UNREACHABLE]


def test_a_level_that_no_text_reaches_is_reported_when_there_are_enough_texts(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.judge.Judge", Scripted({}))
    assert not [problem for problem in found(pack) if problem.code is Code.UNREACHED_LEVEL]
    monkeypatch.setattr(marks, "LEAST_TEXTS", 8)
    line = put(pack, "rubric.yaml", "at: 0.3", "at: 0.3")
    reported = [problem for problem in found(pack) if problem.code is Code.UNREACHED_LEVEL]
    assert len(reported) == 4 * 3
    assert (Path(reported[1].file), reported[1].line, reported[1].column) == (pack / "rubric.yaml", line, 13)
    assert "“thin”" in reported[1].message


def test_camps_whose_equally_good_answers_score_differently_are_reported(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "LEAST_SAMPLES", 1)
    monkeypatch.setattr("debate.judge.Judge", Scripted({"I like": (3, frozenset()), "Sunday is for": (1, frozenset())}))
    line = put(pack, "pack.yaml", "camps:\n", "camps:\n")
    (problem,) = [problem for problem in found(pack) if problem.code is Code.UNEQUAL_DIFFICULTY]
    assert (Path(problem.file).name, problem.line, problem.column) == ("pack.yaml", line, 1)
    assert "40 for “open-on-sundays” and 80 for “keep-sundays-free”" in problem.message


class TestCues:
    def test_a_phrase_of_the_speech_would_be_earned_by_repeating_it(self, pack: Path) -> None:
        line = put(pack, COSTS, "- swap the hours", "- nothing on the shelves")
        (problem,) = [problem for problem in found(pack) if problem.code is Code.CUE_IN_SPEECH]
        assert (Path(problem.file), problem.line, problem.column) == (pack / COSTS, line, 9)
        assert "“nothing on the shelves”" in problem.message

    def test_one_sentence_of_the_speech_that_touches_every_group_is_reported(self, pack: Path) -> None:
        line = put(pack, COSTS, "[hours, morning, weekday", "[books, hours, morning, weekday") - 1
        put(pack, COSTS, "[move, swap, shift", "[cuts, move, swap, shift")
        (problem,) = [problem for problem in found(pack) if problem.code is Code.CUE_IN_SPEECH]
        assert (Path(problem.file), problem.line, problem.column) == (pack / COSTS, line, 7)
        assert "(“cuts”, “books”)" in problem.message

    def test_words_of_two_sentences_of_the_speech_do_not_touch_a_point_together(self, pack: Path) -> None:
        put(pack, COSTS, "[move, swap, shift", "[doors, move, swap, shift")  # the hours are in another sentence
        assert not [problem for problem in found(pack) if problem.code is Code.CUE_IN_SPEECH]

    def test_a_phrase_in_the_other_camps_exemplar_is_reported_for_answers_and_not_for_evidence(
        self, pack: Path
    ) -> None:
        line = put(pack, COSTS, "- move the hours", "- seat to spare")
        put(pack, COSTS, "- 250 visitors", "- working people too")
        (problem,) = [problem for problem in found(pack) if problem.code is Code.CUE_IN_EXEMPLAR]
        assert (Path(problem.file), problem.line, problem.column) == (pack / COSTS, line, 9)
        assert "“working-people-shut-out”" in problem.message


class TestWhenTheJudgeIsAsked:
    def test_not_while_anything_in_the_files_is_an_error(self, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr("debate.judge.Judge")
        put(pack, COSTS, "worth: 3", "worth: 9")
        assert check(pack, judged=True).problems == check_pack(pack) != ()

    def test_not_when_nobody_wants_it(self, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr("debate.judge.Judge")
        assert check(pack, judged=False).problems == ()

    def test_not_unasked_about_more_prompts_than_it_reads_in_a_moment(
        self, pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(checking, "MOST_JUDGED", 1)
        monkeypatch.delattr("debate.judge.Judge")
        assert check(pack).left_out == 2
        assert main(["pack", "check", str(pack)]) == 0
        assert "The judge was not asked about 2 prompts; --judge asks it" in capsys.readouterr().out
        with pytest.raises(ImportError):
            check(pack, judged=True)


class TestCommand:
    def test_warnings_of_the_judge_stand_with_the_others_and_the_pack_can_be_played(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        line = put(pack, COSTS, "- swap the hours", "- nothing on the shelves")
        assert main(["pack", "check", str(pack)]) == 0
        assert f"{pack / COSTS}:{line}:9: cue-in-speech " in capsys.readouterr().out
        assert main(["pack", "check", "--no-judge", str(pack)]) == 0
        assert capsys.readouterr().out == "Checked: no errors and no warnings.\n"

    def test_samples_are_marked_when_that_is_asked_and_it_is_told_when_they_are_not(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(pack, COSTS, "{names: missing", "{names: full")
        assert main(["pack", "check", str(pack)]) == 0
        told = capsys.readouterr().out
        assert "sample-missed" not in told
        assert "6 samples not marked: “debate pack test” does that, or --samples." in told
        assert main(["pack", "check", "--samples", str(pack)]) == 0
        told = capsys.readouterr().out
        assert ": sample-missed You expect “full” for “names”" in told
        assert "not marked" not in told

    def test_programs_get_the_same_problems(self, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = put(pack, COSTS, "- swap the hours", "- nothing on the shelves")
        assert main(["pack", "check", "--format", "json", str(pack)]) == 0
        (told,) = json.loads(capsys.readouterr().out)
        assert (told["file"], told["line"], told["column"]) == (str(pack / COSTS), line, 9)
        assert (told["severity"], told["code"]) == ("warning", "cue-in-speech")

    def test_a_workflow_gets_annotations_that_no_text_can_break(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(pack, "pack.yaml", "licence: CC-BY-4.0", 'licence: "100%"\nx,y%: 1')
        assert main(["pack", "check", "--format", "github", str(pack)]) == 1
        (line,) = capsys.readouterr().out.splitlines()
        assert line.startswith(f"::error file={pack / 'pack.yaml'},line=")
        assert "title=unknown-field::A pack has no field “x,y%25”" in line

    def test_errors_leave_with_1_and_say_that_the_judge_comes_later(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(pack, COSTS, "worth: 3", "worth: 9")
        assert main(["pack", "check", str(pack)]) == 1
        captured = capsys.readouterr()
        assert ": out-of-range " in captured.out
        assert captured.err == (
            "Checked: 1 error and no warnings. What only the judge can tell comes when there is no error left.\n"
        )

    def test_twelve_mistakes_in_one_file_are_told_in_one_run_with_their_lines(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        mistakes = [
            ("title: Sundays cost too much", "titel: Sundays cost too much", 1, "unknown-field"),
            ("claims: [5, 6, 7]", "claims: [5, 60, 7]", 13, "unknown-claim"),
            ("difficulty: 1", "difficulty: easy", 13, "wrong-kind"),
            ("seconds: 120", "seconds: 0", 10, "out-of-range"),
            ("  - Sunday shifts cost too much", "  - ''", 5, "empty"),
            ("kind: answer", "kind: anwser", 11, "unknown-name"),
            ("      - swap the hours", "      - swap", 9, "one-word-phrase"),
            ("id: locked-books-are-wasted", "id: move-the-hours", 9, "duplicate"),
            ("    hint: Say what a new book", "    hint: one\n    hint: Say what a new book", 5, "duplicate-key"),
            ("    claims: [3]", "    claims: []", 5, "no-claims"),
            ("      - [Wednesday, dozen]", "      - Wednesday", 9, "wrong-kind"),
            ("answers: good, supports: thin", "answers: fair, supports: thin", 35, "unknown-name"),
        ]
        expected = []
        for old, new, column, code in mistakes:
            line = put(pack, COSTS, old, new) + new.count("\n")
            expected.append(f"{pack / COSTS}:{line}:{column}: {code}")
        assert main(["pack", "check", str(pack)]) == 1
        told = [": ".join(line.split(": ")[:2]).split(" ")[:2] for line in capsys.readouterr().out.splitlines()]
        assert [" ".join(words) for words in told] == expected

    def test_a_pack_that_is_not_there_leaves_with_2_before_anything_is_checked(
        self, pack: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["pack", "check", str(pack), "nowhere"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("There is no pack “nowhere”")
