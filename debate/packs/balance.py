"""The pack as a whole: camps that have as much to do, and a brief of which every claim is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import fmean
from typing import Any

from debate.packs.meaning import entries
from debate.packs.model import ClaimKind
from debate.packs.problems import Code, quoted
from debate.packs.reading import UNREAD, Entry, Findings

UNEQUAL = 0.5
"""Levels between the camps' mean difficulties (1 to 3) from which on they are called unequal."""


def check_balance(
    pack: Entry | None, prompts: list[Entry], brief: Entry | None, pack_notes: Findings, brief_notes: Findings | None
) -> None:
    """Look at a pack of which every prompt could be read."""
    if pack is not None:
        _check_camps(pack, prompts, pack_notes)
    if pack is not None and brief is not None and brief_notes is not None and prompts:
        _check_claims(pack, prompts, brief, brief_notes)


def _check_camps(pack: Entry, prompts: list[Entry], notes: Findings) -> None:
    """Camps that all have prompts, about as many, and about as hard ones."""
    difficulties: defaultdict[str, list[int]] = defaultdict(list)
    for prompt in prompts:
        difficulties[prompt["camp"]].append(prompt.get("difficulty", UNREAD))
    camps = [camp for camp in entries(pack, "camps") if "id" in camp]
    for camp in camps:
        if not difficulties[camp["id"]]:
            message = f"No prompt is for the camp {quoted(camp['id'])}; write one with “camp: {camp['id']}”."
            notes.error(camp.place("id"), Code.NO_PROMPTS, message)
    sizes = {camp["id"]: len(difficulties[camp["id"]]) for camp in camps}
    if not all(sizes.values()):
        return
    place = pack.key_place("camps")
    if len(set(sizes.values())) > 1:
        told = ", ".join(f"{count} for {quoted(camp)}" for camp, count in sizes.items())
        message = f"The camps have unequal numbers of prompts ({told}); write more for the smaller one."
        notes.warning(place, Code.UNEQUAL_CAMPS, message)
    if any(UNREAD in found for found in difficulties.values()):
        return
    means = {camp["id"]: fmean(difficulties[camp["id"]]) for camp in camps}
    if means and max(means.values()) - min(means.values()) >= UNEQUAL:
        told = ", ".join(f"{mean:.1f} for {quoted(camp)}" for camp, mean in means.items())
        message = f"One camp has the harder prompts (mean “difficulty” {told}); write easier ones for it."
        notes.warning(place, Code.UNEQUAL_DIFFICULTY, message)


def _check_claims(pack: Entry, prompts: list[Entry], brief: Entry, notes: Findings) -> None:
    """An argument of the brief is there to be rebutted, and any other claim to be built on."""
    argued = set(_cited(prompts))
    points = [point for prompt in prompts for point in entries(prompt, "points")]
    facts = [fact for camp in entries(pack, "camps") for fact in entries(camp, "facts")]
    used = argued.union(_cited(points), _cited(facts))
    known = {claim.get("number") for claim in entries(brief, "claims")}
    if not used <= known:
        return  # the number that was mistyped may be just the one that seems to be unused
    for claim in entries(brief, "claims"):
        number = claim.get("number", UNREAD)
        if number is UNREAD or "kind" not in claim:
            continue
        if claim["kind"] == ClaimKind.ARGUMENT:
            if number not in argued:
                message = f"No prompt is drawn from claim {number}, which argues; name it in a prompt's “claims”."
                notes.warning(claim.place("number"), Code.UNUSED_CLAIM, message)
        elif number not in used:
            message = f"Nothing rests on claim {number}; let a point or a camp's fact bring it, or leave it out."
            notes.warning(claim.place("number"), Code.UNUSED_CLAIM, message)


def _cited(entries: Iterable[Entry]) -> Iterator[Any]:
    return (number for entry in entries for number in entry.get("claims", ()))
