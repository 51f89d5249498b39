"""Checks what the shapes of single fields cannot tell: ids that must be unique, claims and names that must exist.

Works on what could be read; whatever is missing has been reported already and is passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from debate.packs.model import BOTH, Grade, PointKind
from debate.packs.nodes import Place
from debate.packs.problems import Code, quoted
from debate.packs.reading import UNREAD, Entry, Findings, either, nearest
from debate.packs.wording import UNSPACED, check_wording


def check_pack_file(pack: Entry, folder: str, claims: Collection[int] | None, notes: Findings) -> None:
    """``pack.yaml``: camps that differ, facts that rest on claims, a folder named after the pack."""
    if "id" in pack and folder != pack["id"]:
        message = f"The pack {quoted(pack['id'])} lies in the folder {quoted(folder)}; name the folder after the pack."
        notes.warning(pack.place("id"), Code.FILE_NAME, message)
    _check_unique(pack, "camps", "id", notes)
    for camp in entries(pack, "camps"):
        if camp.get("id") == BOTH:
            message = "No camp may be called “both”, which means either camp in a brief; choose another id."
            notes.error(camp.place("id"), Code.WRONG_NAME, message)
        for fact in entries(camp, "facts"):
            _check_claims(fact, claims, notes)


def check_brief(brief: Entry, wanted: str | None, camps: Collection[str] | None, notes: Findings) -> None:
    """The source brief: its id, claims that count up from 1, and parts and camps that exist."""
    if wanted is not None and "id" in brief and brief["id"] != wanted:
        message = (
            f"This brief is called {quoted(brief['id'])}, but pack.yaml asks for {quoted(wanted)}; make them agree."
        )
        notes.error(brief.place("id"), Code.FILE_NAME, message)
    parts = brief["parts"].names() if "parts" in brief else ()
    for index, claim in enumerate(brief.get("claims", ())):
        if claim is UNREAD:
            continue
        number = claim.get("number")
        if number is not None and number != index + 1:
            message = f"The claims count from 1 in steps of one, so this must be number {index + 1}, not {number}."
            notes.error(claim.place("number"), Code.ORDER, message)
        if claim.get("part", UNREAD) is not UNREAD:
            _check_known(claim["part"], parts, "part of the source", claim.place("part"), notes)
        if camps is not None and claim.get("helps", UNREAD) is not UNREAD:
            _check_known(claim["helps"], (*camps, BOTH), "camp", claim.place("helps"), notes)


def check_rubric(rubric: Entry, notes: Findings) -> None:
    """The rubric: levels that rise from 0, and measures that can be reached."""
    _check_unique(rubric, "criteria", "id", notes)
    for criterion in entries(rubric, "criteria"):
        _check_unique(criterion, "levels", "id", notes)
        _check_levels(criterion, notes)
        for measure in entries(criterion, "measured_by"):
            moves = [move for move in measure.get("moves", ()) if move is not UNREAD]
            _check_repeated(measure, "moves", notes)
            need = measure.get("need", 1)
            if moves and need > len(set(moves)):
                message = (
                    f"This asks for {need} different moves of {len(set(moves))}; lower “need”, or name more moves."
                )
                notes.error(measure.place("need"), Code.UNREACHABLE, message)


def _check_levels(criterion: Entry, notes: Findings) -> None:
    before = None
    for index, level in enumerate(criterion.get("levels", ())):
        at = None if level is UNREAD else level.get("at")
        if at is None:
            before = None
            continue
        if index == 0 and at != 0:
            notes.error(level.place("at"), Code.ORDER, f"The lowest level must begin at 0, not at {at:g}.")
        elif before is not None and at <= before:
            message = f"Levels must rise, and this one begins at {at:g} after one at {before:g}; put them in order."
            notes.error(level.place("at"), Code.ORDER, message)
        before = at


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptCheck:
    """What prompts are checked against; ``None`` where it could not be read, so that nothing can be said of it.

    ``levels`` has the level ids of each criterion id, ``counted`` the kinds of points that the rubric counts;
    ``advice`` is whether to look at the wording of cues too, which keeps no pack from being played.
    """

    camps: Collection[str] | None
    claims: Collection[int] | None
    levels: dict[str, Collection[str]] | None
    counted: Collection[str]
    language: str
    advice: bool

    def check(self, prompt: Entry, stem: str, notes: Findings) -> None:
        """One prompt, from a file whose name without its ending is ``stem``."""
        if "id" in prompt and prompt["id"] != stem:
            message = (
                f"The file is called {quoted(stem + '.yaml')}, and its prompt {quoted(prompt['id'])}; give both one "
                "name, of lower-case words with hyphens between them."
            )
            notes.error(prompt.place("id"), Code.FILE_NAME, message)
        if self.camps is not None and "camp" in prompt:
            _check_known(prompt["camp"], self.camps, "camp", prompt.place("camp"), notes)
        _check_claims(prompt, self.claims, notes)
        _check_unique(prompt, "points", "id", notes)
        for point in entries(prompt, "points"):
            self._check_point(point, notes)
        if self.advice:
            check_wording(entries(prompt, "points"), self.language, notes)
        self._check_kinds(prompt, notes)
        self._check_samples(prompt, notes)

    def _check_point(self, point: Entry, notes: Findings) -> None:
        _check_claims(point, self.claims, notes)
        if point.get("kind") == PointKind.EVIDENCE and "claims" in point and not point["claims"]:
            name = quoted(point.get("id", "?"))
            message = f"The evidence point {name} rests on no claim; give “claims” at least one number of the brief."
            notes.error(point.key_place("claims"), Code.NO_CLAIMS, message)
        # A cue list that could not be read is not taken for an empty one.
        if not any(point.get(cue, True) for cue in ("paraphrases", "concepts", "sufficient")):
            name = quoted(point.get("id", "?"))
            message = f"Nothing could recognise the point {name}; give it “paraphrases”, “concepts” or “sufficient”."
            notes.error(point.place("id"), Code.NO_CUES, message)
        if self.language not in UNSPACED:
            for index, phrase in enumerate(point.get("sufficient", ())):
                if phrase is not UNREAD and " " not in phrase and "-" not in phrase:
                    message = (
                        f"{quoted(phrase)} would make the point wherever it stands; add a word or make it a concept."
                    )
                    notes.warning(point.place("sufficient", index), Code.ONE_WORD_PHRASE, message)

    def _check_kinds(self, prompt: Entry, notes: Findings) -> None:
        """A criterion that counts points of a kind could not be earned in a prompt that has none."""
        points = prompt.get("points")
        if points is None or any(point is UNREAD or "kind" not in point for point in points):
            return
        for kind in self.counted:
            if all(point["kind"] != kind for point in points):
                message = f"The rubric counts points of the kind {quoted(kind)}, and this prompt has none; add one."
                notes.error(prompt.key_place("points"), Code.UNREACHABLE, message)

    def _check_samples(self, prompt: Entry, notes: Findings) -> None:
        samples = list(entries(prompt, "samples"))
        missing = [grade for grade in Grade if all(sample.get("grade") != grade for sample in samples)]
        if missing and "samples" in prompt:
            message = (
                f"There is no {either(tuple(missing))} sample; one of each grade shows whether the marks are right."
            )
            notes.warning(prompt.key_place("samples"), Code.MISSING_SAMPLE, message)
        for sample in samples:
            marks = sample.get("marks")
            if self.levels is None or marks is None:
                continue
            for criterion in self.levels:
                if criterion not in marks and criterion not in marks.names():
                    message = f"The sample has no mark for {quoted(criterion)}; say which level you expect."
                    notes.error(sample.place("marks"), Code.MISSING_FIELD, message)
            for criterion, level in marks.items():
                if _check_known(criterion, self.levels, "criterion", marks.key_place(criterion), notes):
                    known = self.levels[criterion]
                    if level not in known:
                        what = f"level of {quoted(criterion)}"
                        _check_known(level, known, what, marks.place(criterion), notes)


def names_of(entry: Entry | None, field: str, name: str = "id") -> list[Any] | None:
    """The values of ``name`` in the list ``field``; ``None`` when any of them could not be read."""
    items = None if entry is None else entry.get(field)
    if items is None or any(item is UNREAD or name not in item for item in items):
        return None
    return [item[name] for item in items]


def levels_of(rubric: Entry | None) -> dict[str, Collection[str]] | None:
    """The level ids of each criterion; ``None`` when any of them could not be read."""
    if rubric is None or names_of(rubric, "criteria") is None:
        return None
    levels: dict[str, Collection[str]] = {}
    for criterion in rubric["criteria"]:
        names = names_of(criterion, "levels")
        if names is None:
            return None
        levels[criterion["id"]] = names
    return levels


def counted_kinds(rubric: Entry | None) -> list[str]:
    """The kinds of points that the rubric's measures count, each once."""
    criteria = () if rubric is None else entries(rubric, "criteria")
    measures = [measure for criterion in criteria for measure in entries(criterion, "measured_by")]
    return list(dict.fromkeys(measure["points"] for measure in measures if "points" in measure))


def entries(entry: Entry, field: str) -> Iterator[Entry]:
    """The items of a list of mappings that could be read."""
    return (item for item in entry.get(field, ()) if item is not UNREAD)


def _check_unique(entry: Entry, field: str, name: str, notes: Findings) -> None:
    """No two items of the list ``field`` have the same ``name``."""
    seen: dict[Any, Entry] = {}
    for item in entries(entry, field):
        value = item.get(name)
        if value is None:
            continue
        if value in seen:
            first = seen[value].place(name).line
            message = f"{quoted(str(value))} was already used in line {first}; give each its own {quoted(name)}."
            notes.error(item.place(name), Code.DUPLICATE, message)
        else:
            seen[value] = item


def _check_repeated(entry: Entry, field: str, notes: Findings) -> None:
    """No item of a list of single values stands in it twice."""
    seen = set()
    for index, item in enumerate(entry.get(field, ())):
        if item is not UNREAD and item in seen:
            message = f"{quoted(str(item))} stands in {quoted(field)} twice; take one out."
            notes.error(entry.place(field, index), Code.DUPLICATE, message)
        seen.add(item)


def _check_claims(entry: Entry, claims: Collection[int] | None, notes: Findings) -> None:
    """Every claim that the entry cites is in the brief, and is cited once."""
    _check_repeated(entry, "claims", notes)
    for index, number in enumerate(entry.get("claims", ())):
        if claims is not None and number is not UNREAD and number not in claims:
            message = f"The brief has no claim {number}; its claims run from 1 to {max(claims, default=0)}."
            notes.error(entry.place("claims", index), Code.UNKNOWN_CLAIM, message)


def _check_known(value: str, names: Collection[str], what: str, place: Place, notes: Findings) -> bool:
    """Report a name that does not exist; returns whether it does. Where there are no names, that is the mistake."""
    if value in names or not names:
        return value in names
    near = nearest(value, list(names))
    end = f"did you mean {quoted(near)}?" if near else f"choose {either(list(names))}."
    notes.error(place, Code.UNKNOWN_NAME, f"There is no {what} called {quoted(value)}; {end}")
    return False
