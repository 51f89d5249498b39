"""An author's mistakes: every one is reported in one run, at its place, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.packs import Code, PackError, Problem, Severity, check_pack, load_pack


def put(pack: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a file by ``new``; returns the line where it stood."""
    file = pack / name
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def errors(pack: Path) -> list[Problem]:
    return [problem for problem in check_pack(pack) if problem.severity is Severity.ERROR]


def the_one_problem(pack: Path) -> Problem:
    (problem,) = check_pack(pack)
    return problem


def test_a_file_with_a_dozen_mistakes_reports_every_one_at_its_line(pack: Path) -> None:
    name = "prompts/practice.yaml"
    planted = {
        (put(pack, name, "camp: stop", "camp: stopp"), Code.UNKNOWN_NAME),
        (put(pack, name, "claims: [2]", "claims: [2, 77]"), Code.UNKNOWN_CLAIM),
        (put(pack, name, "difficulty: 2", "difficulty: hard"), Code.WRONG_KIND),
        (put(pack, name, "seconds: 90", "seconds: 90000"), Code.OUT_OF_RANGE),
        (put(pack, name, "    kind: evidence", "    kind: evidnce"), Code.UNKNOWN_NAME),
        (put(pack, name, "    hint: Say what it costs", "    hnit: Say what it costs"), Code.UNKNOWN_FIELD),
        (put(pack, name, "id: play", "id: sleep"), Code.DUPLICATE),
        (put(pack, name, "press: Is play all you want for them?", "press:"), Code.EMPTY),
        (put(pack, name, "      - [play, game]", "      - play"), Code.WRONG_KIND),
        (
            put(pack, name, "worth: 1\n    hint: Think", "worth: 1\n    worth: 2\n    hint: Think") + 1,
            Code.DUPLICATE_KEY,
        ),
        (put(pack, name, "{answers: full, supports: full}", "{answers: ful, supports: full}"), Code.UNKNOWN_NAME),
        (put(pack, name, "{answers: full, supports: missing}", "{answer: full, supports: missing}"), Code.UNKNOWN_NAME),
        (put(pack, name, "text: No.", 'text: "No.\\e[31m"'), Code.CONTROL_CHARACTER),
    }
    found = errors(pack)
    assert {problem.file for problem in found} == {str(pack / "prompts" / "practice.yaml")}
    # A mark under a wrong criterion is also a mark that is missing.
    assert [p.code for p in found if (p.line, p.code) not in planted] == [Code.MISSING_FIELD]
    assert planted <= {(problem.line, problem.code) for problem in found}


def test_mistakes_in_all_the_files_of_a_pack_are_reported_together(pack: Path) -> None:
    put(pack, "pack.yaml", "language: en", "language: English")
    put(pack, "brief.yaml", "number: 2", "number: 3")
    put(pack, "rubric.yaml", "at: 0.8", "at: 0")
    put(pack, "prompts/practice.yaml", "seconds: 90", "seconds: soon")
    put(pack, "prompts/evenings.yaml", "id: evenings", "id: mornings")
    assert {(Path(problem.file).name, problem.code) for problem in errors(pack)} == {
        ("pack.yaml", Code.WRONG_NAME),
        ("brief.yaml", Code.ORDER),
        ("rubric.yaml", Code.ORDER),
        ("practice.yaml", Code.WRONG_KIND),
        ("evenings.yaml", Code.FILE_NAME),
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "column", "code", "said"),
    [
        ("pack.yaml", "licence:", "license:", 1, Code.UNKNOWN_FIELD, "did you mean “licence”?"),
        ("pack.yaml", "attribution: The tests\n", "", 1, Code.MISSING_FIELD, "needs the field “attribution”"),
        ("pack.yaml", "title: Is", "title: [Is", 8, Code.YAML_SYNTAX, "not valid YAML"),
        ("pack.yaml", "title: Is homework worth it?", "title: 12", 8, Code.WRONG_KIND, "put it in quotes"),
        ("pack.yaml", "title: Is homework worth it?", "title: {a: b}", 8, Code.WRONG_KIND, "not a mapping"),
        (
            "prompts/evenings.yaml",
            "- Children learn by playing.",
            "- They say: play first.",
            9,
            Code.WRONG_KIND,
            "if it is a text that holds a colon and a space, put it in quotes",
        ),
        ("pack.yaml", "title: Is homework worth it?", "title: ''", 8, Code.EMPTY, "is empty"),
        ("pack.yaml", "motion: ", "motion: " + "very " * 60, 9, Code.TOO_LONG, "the screen holds 240"),
        ("pack.yaml", "camps:", "scene: " + "here " * 41 + "\ncamps:", 8, Code.TOO_LONG, "the screen holds 200"),
        ("pack.yaml", "camps:", "scene: ''\ncamps:", 8, Code.EMPTY, "is empty"),
        ("pack.yaml", "claims: [1]", "claims: [9]", 18, Code.UNKNOWN_CLAIM, "from 1 to 3"),
        ("pack.yaml", "format: 1", "format: 2", 9, Code.NEWER_FORMAT, "needs a newer debate"),
        ("pack.yaml", "format: 1", "format: one", 9, Code.WRONG_KIND, "must be 1"),
        ("pack.yaml", "brief: homework-survey", "brief: ../../secret", 8, Code.WRONG_NAME, "lower-case words"),
        ("brief.yaml", "id: homework-survey", "id: homework-poll", 5, Code.FILE_NAME, "pack.yaml asks for"),
        ("brief.yaml", "helps: keep", "helps: kepe", 12, Code.UNKNOWN_NAME, "did you mean “keep”?"),
        ("brief.yaml", "part: findings", "part: finding", 11, Code.UNKNOWN_NAME, "did you mean “findings”?"),
        ("rubric.yaml", "at: 0\n        says: You", "at: 0.1\n        says: You", 13, Code.ORDER, "must begin at 0"),
        ("rubric.yaml", "moves: [deny, turn]", "moves: [deny, trun]", 23, Code.UNKNOWN_NAME, "did you mean “turn”?"),
        ("rubric.yaml", "moves: [deny, turn]", "moves: [turn, turn]", 23, Code.DUPLICATE, "twice"),
        (
            "rubric.yaml",
            "      - moves: [deny, turn]",
            "      - {moves: [turn], need: 2}",
            31,
            Code.UNREACHABLE,
            "lower",
        ),
        ("rubric.yaml", "points: evidence", "point: evidence", 9, Code.WRONG_KIND, "“points:” or “moves:”"),
        ("prompts/practice.yaml", "worth: 3", "worth: 6", 12, Code.OUT_OF_RANGE, "a whole number from 1 to 5, not 6"),
        ("prompts/practice.yaml", "worth: 3", 'worth: "3"', 12, Code.WRONG_KIND, "not the text “3”"),
        ("prompts/practice.yaml", "    claims: [1]\n", "", 5, Code.NO_CLAIMS, "rests on no claim"),
        ("prompts/practice.yaml", "kind: evidence", "kind: answer", 1, Code.UNREACHABLE, "“evidence”"),
        ("prompts/practice.yaml", "sleep too little\n    ex", "sleep\n    ex", 9, Code.ONE_WORD_PHRASE, "add a word"),
        ("prompts/practice.yaml", "- grade: weak", "- grade: strong", 1, Code.MISSING_SAMPLE, "no “weak” sample"),
        (
            "prompts/practice.yaml",
            "{answers: missing, supports: missing}",
            "{answers: missing}",
            12,
            Code.MISSING_FIELD,
            "“supports”",
        ),
        ("prompts/practice.yaml", "speech: >-", "speech: [a", 1, Code.YAML_SYNTAX, "not valid YAML"),
        (
            "prompts/practice.yaml",
            "{answers: full, supports: full}",
            "{answers: 3, supports: full}",
            22,
            Code.WRONG_NAME,
            "“3” will not do for “answers”; write lower-case words",
        ),
        (
            "prompts/practice.yaml",
            "title: An",
            "title: No: an",
            10,
            Code.YAML_SYNTAX,
            "put text that holds one in quotes",
        ),
        ("prompts/practice.yaml", "    claims: [1]\n", "\tclaims: [1]\n", 1, Code.YAML_SYNTAX, "not valid YAML"),
    ],
)
def test_each_mistake_says_where_and_what_to_do(
    pack: Path, name: str, old: str, new: str, column: int, code: Code, said: str
) -> None:
    put(pack, name, old, new)
    problem = the_one_problem(pack)
    assert problem.code is code
    assert said in problem.message
    assert Path(problem.file) == pack / name
    if code is not Code.YAML_SYNTAX:  # where the grammar breaks is the parser's to say
        assert problem.column == column
    assert "\n" not in str(problem)
    assert str(problem).startswith(f"{pack / name}:{problem.line}:{problem.column}: {code} ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("seconds: 90\n", "seconds 90\n", "a field needs a colon after its name"),
        ("      - [play, game]\n", "      - [play, game\n", "a “]” at its end"),
        ("      - [play, game]\n", "      - [play,, game]\n", "a comma too many"),
        ("      - [play, game]\n", "      - [play, game]]\n", "behind a closing quotation mark or bracket"),
        ("    hint: Say what", "    \thint: Say what", "indent with spaces, not tabs"),
        ("    worth: 3", "      worth: 3", "look at the indentation"),
        ("speech: >-\n ", "speech: >-", "on the line after “>-”"),
        ("title: An", 'title: "An" end of', "or text goes on behind one that is"),
    ],
)
def test_broken_grammar_is_told_in_its_line_with_what_to_do(pack: Path, old: str, new: str, said: str) -> None:
    line = put(pack, "prompts/practice.yaml", old, new)
    problem = the_one_problem(pack)
    assert (problem.code, problem.line) == (Code.YAML_SYNTAX, line)
    assert said in problem.message


def test_a_file_whose_name_is_no_id_is_not_to_give_it_to_its_prompt(pack: Path) -> None:
    (pack / "prompts" / "practice.yaml").rename(pack / "prompts" / "practice copy.yaml")
    problem = the_one_problem(pack)
    assert problem.code is Code.FILE_NAME
    assert problem.message.endswith("give both one name, of lower-case words with hyphens between them.")


@pytest.mark.parametrize(("old", "new"), [("title: An", 'title: "An'), ("claims: [2]", "claims: [2")])
def test_what_is_never_closed_is_reported_where_it_stands(pack: Path, old: str, new: str) -> None:
    file = pack / "prompts" / "practice.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index(old)] + new, encoding="utf-8")
    problem = the_one_problem(pack)
    assert problem.code is Code.YAML_SYNTAX
    assert problem.line == text[: text.index(old)].count("\n") + 1
    assert "not valid YAML" in problem.message


def test_a_point_without_any_cue_is_reported(pack: Path) -> None:
    file = pack / "prompts" / "practice.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("    paraphrases:\n      - By the"), text.index("exemplar:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    assert [(problem.code, problem.line) for problem in errors(pack)] == [(Code.NO_CUES, 62)]


def test_a_cue_list_that_could_not_be_read_is_not_taken_for_none(pack: Path) -> None:
    file = pack / "prompts" / "practice.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("    paraphrases:\n      - By the"), text.index("exemplar:")
    file.write_text(text[:start] + "    paraphrases: late\n" + text[end:], encoding="utf-8")
    assert [problem.code for problem in errors(pack)] == [Code.WRONG_KIND]


def test_an_id_that_is_used_twice_names_the_line_of_the_first(pack: Path) -> None:
    line = put(pack, "pack.yaml", "  - id: keep\n", "  - id: stop\n")
    found = errors(pack)[0]
    assert (found.line, found.column, found.code) == (line, 9, Code.DUPLICATE)
    assert "already used in line 12" in found.message


def test_a_brief_without_parts_is_one_mistake_and_not_one_a_claim(pack: Path) -> None:
    put(pack, "brief.yaml", "parts:\n  findings: What was found\n  advice: What was advised\n", "parts: {}\n")
    assert [problem.code for problem in errors(pack)] == [Code.WRONG_COUNT]


def test_a_part_whose_title_is_missing_is_still_a_part(pack: Path) -> None:
    put(pack, "brief.yaml", "findings: What was found", "findings:")
    assert [problem.code for problem in errors(pack)] == [Code.EMPTY]


def test_a_camp_without_prompts_is_reported(pack: Path) -> None:
    (pack / "prompts" / "evenings.yaml").unlink()
    assert [(problem.code, problem.line) for problem in errors(pack)] == [(Code.NO_PROMPTS, 22)]


def test_a_camp_is_not_called_empty_while_a_prompt_cannot_be_read(pack: Path) -> None:
    (pack / "prompts" / "evenings.yaml").write_text("id: [", encoding="utf-8")
    assert [problem.code for problem in errors(pack)] == [Code.YAML_SYNTAX]


def test_advice_does_not_keep_a_pack_from_being_played(pack: Path) -> None:
    put(pack, "prompts/practice.yaml", "      - Some have nobody to ask.\n", "")
    put(pack, "prompts/evenings.yaml", "claims: [1, 3]", "claims: [1]")
    (pack / "prompts" / "notes.yml").touch()
    found = check_pack(pack)
    assert {problem.code for problem in found} == {Code.ADVISED_COUNT, Code.UNUSED_CLAIM, Code.UNREAD_FILE}
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert load_pack(pack).id == "homework"


def test_unequal_camps_are_advised_against(pack: Path) -> None:
    text = (pack / "prompts" / "practice.yaml").read_text(encoding="utf-8")
    (pack / "prompts" / "more.yaml").write_text(text.replace("id: practice", "id: more"), encoding="utf-8")
    assert [problem.code for problem in check_pack(pack) if problem.code is not Code.REPEATED_TEXT] == [
        Code.UNEQUAL_CAMPS
    ]


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 5000, "file/inside"])
def test_a_folder_that_is_not_there_is_reported_and_not_raised(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert {problem.code for problem in check_pack(tmp_path / name)} == {Code.CANNOT_READ}


class TestLoading:
    def test_a_broken_pack_is_one_sentence_with_the_first_problem_and_how_many_more(self, pack: Path) -> None:
        put(pack, "pack.yaml", "licence:", "license:")
        put(pack, "prompts/practice.yaml", "worth: 3", "worth: 6")
        put(pack, "prompts/practice.yaml", "seconds: 90", "seconds: 1")
        with pytest.raises(PackError) as caught:
            load_pack(pack)
        assert str(caught.value) == (
            f"{pack / 'pack.yaml'}:7:1: A pack has no field “license”; did you mean “licence”? "
            "(And 2 more problems in this pack.)"
        )
        assert len(caught.value.problems) == 3

    def test_the_error_carries_what_a_check_finds(self, pack: Path) -> None:
        put(pack, "pack.yaml", "licence:", "license:")
        put(pack, "prompts/practice.yaml", "      - Some have nobody to ask.\n", "")
        with pytest.raises(PackError) as caught:
            load_pack(pack)
        assert caught.value.problems == check_pack(pack)
