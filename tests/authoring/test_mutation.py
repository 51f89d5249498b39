"""Leaving out rules: what the marked texts of a pack would miss, and what a saboteur cannot hide."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

import pytest

from debate.authoring.answers import exemplar_of, samples_of
from debate.authoring.attacks import attacks
from debate.authoring.gaming import MEAN_BAR, WORST_BAR, Attempt, attack_prompt, gamed
from debate.authoring.mutation import Dropped, Rule, RuleKind, mutate, rules_of, without
from debate.judge import Judge
from debate.judge.ballot import to_json
from debate.packs import Pack, load_pack
from debate.packs.model import Cues, Prompt
from debate.packs.scaffold import Start, write_pack

COSTS = "costs-too-much"
HOURS = "move-the-hours"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_pack(Start(id="library-sundays"), tmp_path_factory.mktemp("packs")))


def with_cues(pack: Pack, cues: Cues) -> Pack:
    """The pack with other cues for the point that the hours can be moved."""
    return replace(pack, prompts=tuple(_with_cues(prompt, cues) for prompt in pack.prompts))


def _with_cues(prompt: Prompt, cues: Cues) -> Prompt:
    return replace(
        prompt, points=tuple(replace(point, cues=cues) if point.id == HOURS else point for point in prompt.points)
    )


def cues_of(pack: Pack) -> Cues:
    return next(point.cues for point in pack.prompt(COSTS).points if point.id == HOURS)


def mutated(pack: Pack) -> dict[str, Dropped]:
    """What leaving out each rule of the point does, by the rule's id; the point is the first of its prompt."""
    judge, prompt = Judge(pack), pack.prompt(COSTS)
    texts = [exemplar_of(prompt, pack), *samples_of(prompt, pack)]
    return {one.rule.id: one for one in takewhile(lambda one: one.rule.point_id == HOURS, mutate(judge, prompt, texts))}


def test_every_rule_of_every_point_is_left_out_once(pack: Pack) -> None:
    prompt = pack.prompt(COSTS)
    rules = list(rules_of(prompt))
    assert len({rule.id for rule in rules}) == len(rules)
    for point in prompt.points:
        cues = point.cues
        whole = len(cues.concepts) + len(cues.sufficient) + len(cues.exclude) + len(cues.paraphrases) + 1
        assert sum(rule.point_id == point.id for rule in rules) == whole


def test_without_a_rule_everything_else_is_as_it_was(pack: Pack) -> None:
    prompt = pack.prompt(COSTS)
    for rule in rules_of(prompt):
        changed = without(prompt, rule)
        before, after = prompt.points[rule.point].cues, changed.points[rule.point].cues
        if rule.kind is RuleKind.CUES:
            assert after == Cues()
        else:
            field = rule.kind.value
            left = list(getattr(before, field))
            del left[rule.number]
            assert after == replace(before, **{field: tuple(left)})
        back = tuple(prompt.points[i] if i == rule.point else point for i, point in enumerate(changed.points))
        assert replace(changed, points=back) == prompt


def test_a_rule_is_named_as_in_receipts_and_stands_at_a_place_in_its_file(pack: Pack) -> None:
    rule = Rule(prompt=COSTS, point=2, point_id="p", kind=RuleKind.PARAPHRASES, number=1, words="x")
    assert rule.id == "point:p:paraphrase:2"
    assert rule.path == ("points", 2, "paraphrases", 1)
    assert replace(rule, kind=RuleKind.CUES, number=0).id == "point:p:cues"


def test_the_judge_marks_afterwards_as_it_did_before(pack: Pack) -> None:
    judge, prompt = Judge(pack), pack.prompt(COSTS)
    before = to_json(judge.ballot(COSTS, prompt.samples[0].text, own_texts=True))
    list(mutate(judge, prompt, [exemplar_of(prompt, pack)]))
    assert to_json(judge.ballot(COSTS, prompt.samples[0].text, own_texts=True)) == before


def test_texts_miss_the_cues_of_a_point_that_they_make(pack: Pack) -> None:
    whole = mutated(pack)[f"point:{HOURS}:cues"]
    assert whole.made
    assert "sample 2 (middling)" in whole.missed_by
    assert whole.nearer <= 0
    assert not whole.harmful


def test_cues_that_somebody_broke_are_missed_by_nothing(pack: Pack) -> None:
    broken = Cues(
        concepts=(("zebra",), ("xylophone",)),
        sufficient=("zebra crossing",),
        paraphrases=("The zebra plays its xylophone at noon.", "A xylophone is no crossing."),
    )
    found = mutated(with_cues(pack, broken))
    assert not any(one.made for one in found.values())
    whole = found.pop(f"point:{HOURS}:cues")
    assert len(found) == 5
    assert all((one.missed_by, one.nearer) == ((), 0) for one in found.values())
    # Without any cues the point's own sentence counts for more, and a text that stands at a border may feel it.
    assert len(whole.missed_by) <= 1
    assert whole.nearer == 0


def test_a_phrase_that_any_answer_holds_does_harm(pack: Pack) -> None:
    cues = cues_of(pack)
    loose = with_cues(pack, replace(cues, sufficient=(*cues.sufficient, "really nice")))
    phrase = mutated(loose)[f"point:{HOURS}:sufficient:{len(cues.sufficient) + 1}"]
    assert phrase.missed_by == ("sample 3 (weak)",)
    assert phrase.nearer > 0
    assert phrase.harmful


def test_a_rule_that_keeps_its_own_point_from_being_found_does_harm_and_is_not_missed(pack: Pack) -> None:
    prompt = pack.prompt(COSTS)
    paraphrase = next(rule for rule in rules_of(prompt) if rule.kind is RuleKind.PARAPHRASES)
    freed = Dropped(rule=paraphrase, missed_by=(), freed=("exemplar",), nearer=0, made=False)
    assert freed.harmful
    assert not replace(freed, missed_by=("sample 1 (strong)",)).harmful
    assert not replace(freed, freed=()).harmful


class TestGaming:
    def test_every_attack_is_tried_with_the_same_text_each_time(self, pack: Pack) -> None:
        judge, prompt = Judge(pack), pack.prompt(COSTS)
        first = list(attack_prompt(judge, prompt))
        assert [attempt.attack for attempt in first] == list(attacks())
        assert first == list(attack_prompt(judge, prompt))

    def test_loose_cues_pay_more_than_the_packs_own(self, pack: Pack) -> None:
        concepts = (("the", "and", "of", "in", "Sunday", "library", "book"),)
        prompt = pack.prompt(COSTS)
        points = tuple(
            replace(point, cues=replace(point.cues, sufficient=("town",), concepts=concepts)) for point in prompt.points
        )
        changed = replace(pack, prompts=(replace(prompt, points=points), *pack.prompts[1:]))
        assert changed.prompts[0].id == COSTS
        tight, paying = (
            sum(attempt.share for attempt in attack_prompt(Judge(one), one.prompt(COSTS))) for one in (pack, changed)
        )
        assert paying > tight

    def test_an_attack_pays_on_average_or_on_one_prompt(self) -> None:
        def tried(attack: str, *shares: float) -> list[Attempt]:
            return [
                Attempt(attack=attack, prompt=f"p{n}", text="x", share=share, rules=())
                for n, share in enumerate(shares)
            ]

        attempts = [
            *tried("once", 0.0, 0.0, WORST_BAR + 0.01),
            *tried("always", MEAN_BAR + 0.01, MEAN_BAR + 0.01),
            *tried("never", MEAN_BAR, WORST_BAR - MEAN_BAR),
        ]
        by_name = {one.attack: one for one in gamed(attempts)}
        assert {name: one.pays for name, one in by_name.items()} == {"once": True, "always": True, "never": False}
        assert [attempt.prompt for attempt in by_name["once"].paid] == ["p2"]
        assert by_name["always"].paid == ()
