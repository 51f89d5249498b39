"""What ``debate pack test`` prints: its results in lines for people, and as JSON for programs.

Answers and cues are somebody's words: they are printed on one line, without what could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from debate.authoring.agreement import LEAST_ANSWERS, Agreement
from debate.authoring.gaming import MEAN_BAR, WORST_BAR, Attempt
from debate.authoring.marks import nothing_found
from debate.authoring.mutation import Dropped, RuleKind
from debate.authoring.testing import Marked, PackTest
from debate.cli.drawing import Table
from debate.judge import JUDGE_VERSION
from debate.judge.ballot import CriterionMark, Made
from debate.packs.loading import PackFiles
from debate.packs.model import PointsMeasure
from debate.plain.words import on_one_line
from debate.wording import counted

MOST_LINES = 20
"""Lines of a list before the rest of it is left to --all or --json."""

_KINDS = {
    RuleKind.CONCEPTS: "group",
    RuleKind.SUFFICIENT: "phrase",
    RuleKind.EXCLUDE: "exclusion",
    RuleKind.PARAPHRASES: "paraphrase",
}


def report(result: PackTest, files: PackFiles, *, everything: bool) -> Iterator[str | Table]:
    """The whole report in lines and tables; ``everything`` leaves nothing out of its lists."""
    places = _Places(files)
    pack = result.pack
    samples = sum(len(one.samples) for one in result.examined)
    answers = sum(len(one.answers) for one in result.examined)
    yield (
        f"{pack.id} {on_one_line(pack.version)}, content {pack.hash[:12]}, judge {JUDGE_VERSION}: "
        f"{counted(len(result.examined), 'prompt')}, {counted(samples, 'sample')}"
        + (f", {counted(answers, 'answer')} from files." if answers else ".")
    )
    yield from _agreement_part(result, samples=True)
    if answers:
        yield from _agreement_part(result, samples=False)
    yield from _disagreements(result, places)
    if result.dropped:
        yield from _mutation(result, places, everything=everything)
    if result.gamed:
        yield from _gaming(result, everything=everything)
    yield ""
    mends = list(result.to_mend())
    yield "To mend:" if mends else "Nothing to mend."
    yield from (f"  {sentence}" for sentence in mends)


class _Places:
    """Where the parts of prompts stand in the pack's files."""

    def __init__(self, files: PackFiles) -> None:
        self._prompts = {entry["id"]: (file, entry) for file, entry in files.prompts}

    def tell(self, prompt: str, *path: str | int) -> tuple[str, int, int]:
        file, entry = self._prompts[prompt]
        return (str(file), *entry.place(*path))

    def of(self, prompt: str, *path: str | int) -> str:
        return on_one_line("{}:{}:{}".format(*self.tell(prompt, *path)))

    def text(self, marked: Marked) -> str:
        """Where a marked text is from: its place in the pack, or its name in its file."""
        text = marked.text
        if not text.own:
            return f"{text.prompt}: answer {on_one_line(text.name)}"
        path = ("exemplar",) if text.number is None else ("samples", text.number)
        return f"{self.of(text.prompt, *path)}: {text.name}"


def _agreement_part(result: PackTest, *, samples: bool) -> Iterator[str | Table]:
    found = result.agreements(samples=samples)
    yield ""
    yield f"Agreement with {'your samples' if samples else 'the answers of files'}"
    if not any(one.count for one in found):
        yield "  There are no marked samples, so nothing is known of how far these marks can be trusted."
        yield "  Write a strong, a middling and a weak one for each prompt, or give marked answers with --answers."
        return
    shares = [(_figure(one.exact, ".0%"), _figure(one.adjacent, ".0%"), _figure(one.kappa, ".2f")) for one in found]
    rows = [(one.criterion, str(one.count), *share) for one, share in zip(found, shares, strict=True)]
    yield Table(("", "texts", "same level", "one apart at most", "kappa"), rows, figures=1, indent=2)
    if any(one.too_few for one in found):
        yield f"  Fewer than {LEAST_ANSWERS} texts: these figures may change much with a few more."
    if any(one.count and one.kappa is None for one in found):
        yield "  No kappa: every text has one and the same level there, from you and from the judge."
    for one in found:
        if one.count:
            yield f"  {one.criterion}: your levels in rows, the judge’s in columns"
            met = [(level, *(str(n or "·") for n in row)) for level, row in zip(one.levels, one.table, strict=True)]
            yield Table(("", *one.levels), met, figures=1, indent=4, least=max(5, *map(len, one.levels)))


def _disagreements(result: PackTest, places: _Places) -> Iterator[str]:
    texts = (*result.short_exemplars, *result.disagreements)
    if not texts:
        return
    rows = {row.id: row for row in result.pack.rubric.criteria}
    yield ""
    yield f"Where you and the judge differ: {counted(len(texts), 'text')}"
    for marked in texts:
        yield ""
        yield f"  {places.text(marked)}"
        yield f"    “{on_one_line(marked.text.text)}”"
        marks = {mark.id: mark for mark in marked.ballot.criteria}
        for criterion, wanted, given in marked.apart:
            levels, mark = rows[criterion].levels, marks[criterion]
            by = counted(abs(wanted - given), "level")
            yield f"    {criterion}: you say {levels[wanted].id}, the judge {levels[given].id} ({by} apart)"
            yield from (f"      {line}" for line in _receipt(mark))
        wanted_kinds = {
            measure.kind
            for criterion, _, _ in marked.apart
            for measure in rows[criterion].measures
            if isinstance(measure, PointsMeasure)
        }
        dropped = [mark.id for mark in marked.ballot.points if mark.made is Made.NOT and mark.kind in wanted_kinds]
        if dropped:
            yield f"    points not found: {', '.join(dropped)}"
        for flag in marked.ballot.flags:
            yield f"    held against it: {on_one_line(flag.reason)}"


def _receipt(mark: CriterionMark) -> Iterator[str]:
    """The rules that gave a mark, each with the words that it found."""
    found: dict[str, list[str]] = {}
    for item in mark.evidence:
        found.setdefault(item.rule, []).append(f"“{on_one_line(item.text)}”")
    for rule, words in found.items():
        yield f"{rule}: {', '.join(words)}"
    if not found:
        yield nothing_found(mark)


def _mutation(result: PackTest, places: _Places, *, everything: bool) -> Iterator[str]:
    dropped = result.dropped
    unmissed = [one for one in dropped if not one.missed_by]
    points = [one for one in unmissed if one.rule.kind is RuleKind.CUES]
    untested = {(one.rule.prompt, one.rule.point) for one in points}
    yield ""
    missed = len(dropped) - len(unmissed)
    yield f"Leaving out each rule in turn: {len(dropped)} rules, {missed} of them missed by a text"
    others = _by_point([one for one in unmissed if (one.rule.prompt, one.rule.point) not in untested])
    for heading, lines in (
        ("Rules that stand in the way", [f"{_rule(one, places)}: {_harm(one)}" for one in result.harmful]),
        (
            "Points that no sample or exemplar would miss, if they lost all their cues",
            [f"{_rule(one, places)}: {_why(one)}" for one in points],
        ),
        ("Rules of other points that no sample or exemplar would miss", [_rules(rules, places) for rules in others]),
    ):
        if lines:
            yield from ("", f"  {heading}:")
            shown = lines if everything else lines[:MOST_LINES]
            yield from (f"    {line}" for line in shown)
            if len(shown) < len(lines):
                yield f"    … and {len(lines) - len(shown)} more; --all lists them."


def _rule(one: Dropped, places: _Places) -> str:
    rule = one.rule
    return f"{places.of(rule.prompt, *rule.path)}: {rule.id} “{on_one_line(rule.words)}”"


def _harm(one: Dropped) -> str:
    if one.nearer > 0:
        return f"without it, the marks are {counted(one.nearer, 'level')} nearer to yours"
    return f"without it, the point is found in {', '.join(one.freed)}"


def _why(one: Dropped) -> str:
    return "other rules find it as well" if one.made else "none of them makes it"


def _by_point(unmissed: Iterable[Dropped]) -> list[list[Dropped]]:
    found: dict[tuple[str, int], list[Dropped]] = {}
    for one in unmissed:
        found.setdefault((one.rule.prompt, one.rule.point), []).append(one)
    return list(found.values())


def _rules(unmissed: Sequence[Dropped], places: _Places) -> str:
    """The rules of one point in one line, from the line on which the first of them stands."""
    first = unmissed[0].rule
    by_kind: dict[RuleKind, list[int]] = {}
    for one in unmissed:
        by_kind.setdefault(one.rule.kind, []).append(one.rule.number + 1)
    told = [
        f"{_KINDS[kind]}{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
        for kind, numbers in by_kind.items()
    ]
    return f"{places.of(first.prompt, *first.path)}: {first.point_id}: {'; '.join(told)}"


def _gaming(result: PackTest, *, everything: bool) -> Iterator[str]:
    yield ""
    attacks = result.gamed
    pays = [attack for attack in attacks if attack.pays]
    tried = f"{len(attacks)} kinds on {counted(len(result.examined), 'prompt')}"
    bars = f"{MEAN_BAR:.0%} on average or {WORST_BAR:.0%} on one prompt"
    yield f"Attacks: {tried}; {len(pays) or 'none'} pay{'s' if len(pays) < 2 else ''} more than {bars}"
    for attack in attacks if everything else pays:
        yield ""
        yield f"  {attack.attack}: {attack.mean:.0%} on average, {attack.worst.share:.0%} at worst"
        for attempt in attack.paid or ([attack.worst] if attack.pays else []):
            yield from (f"    {line}" for line in _attempt(attempt))


def _attempt(attempt: Attempt) -> Iterator[str]:
    yield f"{attempt.prompt}: {attempt.share:.0%}, by {', '.join(attempt.rules) or 'no rule'}"
    yield f"  “{on_one_line(attempt.text)}”"


def _figure(figure: float | None, form: str) -> str:
    return "–" if figure is None else format(figure, form)


def to_json(result: PackTest, files: PackFiles) -> dict[str, Any]:
    """The whole report as JSON values; shares are 0–1, levels have their ids, lines and columns count from 1."""
    places = _Places(files)
    levels = {row.id: [level.id for level in row.levels] for row in result.pack.rubric.criteria}
    mends = list(result.to_mend())
    return {
        "pack": result.pack.id,
        "pack_hash": result.pack.hash,
        "judge": JUDGE_VERSION,
        "passes": not mends,
        "to_mend": mends,
        "prompts": [one.prompt for one in result.examined],
        "agreement": {
            "samples": [_agreement_values(one) for one in result.agreements(samples=True)],
            "answers": [_agreement_values(one) for one in result.agreements(samples=False)],
        },
        "disagreements": [
            _marked_values(marked, places, levels) for marked in (*result.short_exemplars, *result.disagreements)
        ],
        "rules": [
            {
                "id": one.rule.id,
                "prompt": one.rule.prompt,
                **_place(places.tell(one.rule.prompt, *one.rule.path)),
                "words": one.rule.words,
                "missed_by": list(one.missed_by),
                "freed": list(one.freed),
                "nearer_without": one.nearer,
                "harmful": one.harmful,
                "point_made": one.made,
            }
            for one in result.dropped
        ],
        "attacks": [
            {
                "attack": one.attack,
                "mean": round(one.mean, 4),
                "worst": one.worst.share,
                "pays": one.pays,
                "texts": [
                    {"prompt": each.prompt, "share": each.share, "rules": list(each.rules), "text": each.text}
                    for each in one.paid or ((one.worst,) if one.pays else ())
                ],
            }
            for one in result.gamed
        ],
    }


def _agreement_values(found: Agreement) -> dict[str, Any]:
    return {
        "criterion": found.criterion,
        "answers": found.count,
        "exact": found.exact,
        "adjacent": found.adjacent,
        "kappa": found.kappa,
        "too_few": found.too_few,
        "levels": list(found.levels),
        "table": [list(row) for row in found.table],
    }


def _marked_values(marked: Marked, places: _Places, levels: dict[str, list[str]]) -> dict[str, Any]:
    text = marked.text
    path = ("exemplar",) if text.number is None else ("samples", text.number)
    marks = {mark.id: mark for mark in marked.ballot.criteria}
    return {
        "name": text.name,
        "prompt": text.prompt,
        **(_place(places.tell(text.prompt, *path)) if text.own else {}),
        "answer": text.text,
        "marks": [
            {
                "criterion": criterion,
                "yours": levels[criterion][wanted],
                "judge": levels[criterion][given],
                "receipt": [
                    {"rule": item.rule, "start": item.start, "end": item.end, "text": item.text, "credit": item.credit}
                    for item in marks[criterion].evidence
                ],
            }
            for criterion, wanted, given in marked.apart
        ],
        "dropped": [mark.id for mark in marked.ballot.points if mark.made is Made.NOT],
        "flags": [flag.id for flag in marked.ballot.flags],
    }


def _place(place: tuple[str, int, int]) -> dict[str, Any]:
    return {"file": place[0], "line": place[1], "column": place[2]}
