"""A sound pack is read into the values that the judge and the game use."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debate.packs import PackError, Severity, check_pack, find_pack, list_packs, load_pack
from debate.packs.model import ClaimKind, Cues, Grade, Move, MovesMeasure, Point, PointKind, PointsMeasure


def test_a_sound_pack_has_no_problem(pack: Path) -> None:
    assert check_pack(pack) == ()


def test_every_value_arrives(pack: Path) -> None:
    loaded = load_pack(pack)
    assert (loaded.id, loaded.version, loaded.language, loaded.licence) == ("homework", "1.0", "en", "CC0-1.0")
    assert [camp.name for camp in loaded.camps] == ["No homework", "Keep it"]
    assert loaded.camps[0].facts[0].claims == (1,)
    assert loaded.camps[1].facts == ()
    assert loaded.brief.source.year == 1998
    assert [claim.kind for claim in loaded.brief.claims] == [ClaimKind.FACT, ClaimKind.ARGUMENT, ClaimKind.ARGUMENT]
    answers, supports = loaded.rubric.criteria
    assert answers.measures == (
        PointsMeasure(kind=PointKind.ANSWER, enough=0.6, share=4.0),
        MovesMeasure(moves=(Move.DENY, Move.TURN), need=1, share=1.0),
    )
    assert [level.at for level in supports.levels] == [0.0, 0.5]
    assert loaded.rubric.most_words == 400


def test_a_pack_may_say_when_and_where_it_is_debated(pack: Path) -> None:
    assert load_pack(pack).scene == ""
    file = pack / "pack.yaml"
    scene = "scene: >-\n  The school hall,\n  the evening before the vote.\ncamps:"
    file.write_text(file.read_text(encoding="utf-8").replace("camps:", scene, 1), encoding="utf-8")
    assert load_pack(pack).scene == "The school hall, the evening before the vote."


def test_a_point_arrives_with_its_cues(pack: Path) -> None:
    assert load_pack(pack).prompt("practice").points[1] == Point(
        id="play",
        says="Play teaches too.",
        kind=PointKind.ANSWER,
        worth=3,
        move=Move.TURN,
        hint="Say what else an evening is for.",
        press="Is play all you want for them?",
        cues=Cues(
            paraphrases=(
                "Children learn by playing.",
                "An evening of play is an evening of learning.",
                "Play is how the young practise.",
                "They learn more in the garden than at the desk.",
            ),
            concepts=(("play", "game"), ("learn", "teach", "practise")),
        ),
    )


def test_samples_keep_their_lines_and_a_folded_speech_is_one(pack: Path) -> None:
    prompt = load_pack(pack).prompt("practice")
    assert prompt.speech.startswith("Homework is what it is, and everybody knows it. What would you do without it, or")
    assert "\n" not in prompt.speech
    middling = prompt.samples[1]
    assert middling.grade is Grade.MIDDLING
    assert middling.text == "Children learn by playing.\n\nThey do."
    assert middling.marks == {"answers": "full", "supports": "missing"}


def test_words_in_a_cue_may_look_like_numbers_or_like_true_and_false(pack: Path) -> None:
    file = pack / "prompts" / "practice.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("[half, survey, 50, little]", "[half, false, no, 1998, 1.50]"),
        encoding="utf-8",
    )
    assert load_pack(pack).prompt("practice").points[0].cues.concepts[1] == ("half", "false", "no", "1998", "1.50")


def test_a_version_without_quotes_keeps_its_last_nought(pack: Path) -> None:
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('version: "1.0"', "version: 1.10"), encoding="utf-8")
    assert load_pack(pack).version == "1.10"


def test_prompts_stand_in_the_order_of_the_camps_and_then_of_their_names(pack: Path) -> None:
    prompts = pack / "prompts"
    again = (prompts / "practice.yaml").read_text(encoding="utf-8").replace("id: practice", "id: a-last")
    (prompts / "a-last.yaml").write_text(again, encoding="utf-8")
    loaded = load_pack(pack)
    assert [prompt.id for prompt in loaded.prompts] == ["a-last", "practice", "evenings"]
    assert [prompt.id for prompt in loaded.prompts_for("stop")] == ["a-last", "practice"]


def test_every_pack_that_comes_with_the_program_can_be_played() -> None:
    packs = list_packs()
    assert "us-japan-alliance" in [pack.id for pack in packs]
    for pack in packs:
        errors = [problem for problem in check_pack(pack.path) if problem.severity is Severity.ERROR]
        assert errors == []
        assert load_pack(pack.path).id == pack.id


class TestFinding:
    def test_by_its_id(self) -> None:
        assert (find_pack("us-japan-alliance") / "pack.yaml").is_file()

    def test_by_the_path_of_its_folder_or_of_its_first_file(self, pack: Path) -> None:
        assert find_pack(str(pack)) == pack
        assert find_pack(str(pack / "pack.yaml")) == pack

    def test_among_the_installed_ones(self, pack: Path) -> None:
        assert find_pack("homework", installed=pack.parent) == pack
        found = {place.id: place.built_in for place in list_packs(pack.parent)}
        assert (found["homework"], found["us-japan-alliance"]) == (False, True)

    def test_a_folder_here_is_meant_before_a_pack_of_that_id(
        self, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = tmp_path / "kept"
        shutil.copytree(pack, kept / "homework")
        monkeypatch.chdir(pack.parent)
        assert find_pack("homework", installed=kept) == Path("homework")
        monkeypatch.chdir(kept.parent.parent)
        assert find_pack("homework", installed=kept) == kept / "homework"

    @pytest.mark.parametrize("wanted", ["nowhere", "", "a\0b", "/no/such/place", "x" * 5000, "[red]no[/red]\x1b[31m"])
    def test_what_is_not_there_is_one_sentence_that_names_what_is(self, wanted: str) -> None:
        with pytest.raises(PackError) as caught:
            find_pack(wanted)
        sentence = str(caught.value)
        assert "us-japan-alliance" in sentence
        assert "\x1b" not in sentence
        assert len(sentence) < 250

    def test_a_folder_that_is_no_pack_says_what_it_lacks(self, tmp_path: Path) -> None:
        with pytest.raises(PackError, match=r"no file “pack\.yaml”"):
            find_pack(str(tmp_path))


def test_packs_need_no_screen_no_judge_and_no_network() -> None:
    script = (
        "import sys, debate.packs\n"
        "unwanted = {'textual', 'rich', 'click', 'debate.judge', 'debate.game', 'socket', 'difflib'}\n"
        "print(sorted(unwanted & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("around", ["", "content"])
def test_the_brief_of_a_project_is_found_beside_its_packs(pack: Path, tmp_path: Path, around: str) -> None:
    project = tmp_path / "project"
    (project / around).mkdir(parents=True)
    (project / "seeds").mkdir()
    before = load_pack(pack).hash
    (pack / "brief.yaml").rename(project / "seeds" / "homework-survey.yaml")
    with pytest.raises(PackError, match="in a folder “seeds” beside that folder or above it"):
        load_pack(pack)
    moved = pack.rename(project / around / "homework")
    assert check_pack(moved) == ()
    assert load_pack(moved).hash == before
