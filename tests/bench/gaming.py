"""What gaming earns that a student would really try: ``python -m tests.bench.gaming [--json | --show]``.

Over all prompts of the built-in packs, the mean and the worst mark of each kind of text, beside its bar; the mean over
the prompts that are kept out of all tuning stands apart. The texts come from ``answers/gaming.yaml`` (learnt by heart,
retold, forms and frames to be filled), or are made by program of the prompt's exemplar, its strong sample and the best
answers that people wrote to it. ``--show`` prints the texts that earn most.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import cycle
from statistics import mean
from typing import Any

import yaml

from debate.packs.model import Grade, Prompt
from tests.bench.marked import FOLDER, Marked, marked_answers
from tests.bench.people import CONTENT, judge_of

PACKS = tuple(sorted(folder.name for folder in CONTENT.iterdir() if folder.is_dir()))
SEED = 1996
GOOD = 80
"""Markers' overall mark from which on an answer is good enough to be turned into nonsense."""
LEAST, ENOUGH = 40, 90
"""Words that a text of turned sentences needs, and from which on no further sentences are added."""
SHOWN = 2
"""How many of the texts that earn most are told of each kind."""

BARS: Mapping[str, int] = {
    "memorised text": 35,
    "case retold": 25,
    "empty form": 20,
    "surrender as rebuttal": 10,
    "exemplar reworded": 25,
    "sample reworded": 25,
    "taken back": 35,
    "somebody else's view": 35,
    "dream": 35,
    "wish": 35,
    "question": 35,
    "well-formed nonsense": 50,
    "reversed cause": 50,
    "denied cause": 50,
    "subject and object swapped": 50,
}
"""The kinds, and the highest mean that each may earn."""


@dataclass(frozen=True, slots=True)
class Try:
    """One text that tries to earn marks on a prompt."""

    kind: str
    id: str
    prompt: Prompt
    text: str


@dataclass(frozen=True, slots=True)
class Earner:
    """A text that earned much, with its mark."""

    id: str
    mark: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one kind earns: over all prompts, and over those that are kept out of tuning."""

    kind: str
    texts: int
    mean: float
    kept: float
    worst: int
    bar: int
    most: tuple[Earner, ...]

    @property
    def misses(self) -> bool:
        """Whether the kind earns more than it may."""
        return self.mean > self.bar


# ---- English, as far as the programs need it

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_UNIT = re.compile(r"(?<=[.!?;:])\s+")
_TOKEN = re.compile(r"[^\W_][\w'’-]*|[^\w\s]")
_LEAD = re.compile(r"(?:And|But|So|Yet|Then),? |(?:No|Yes|Well|Besides|Also|Hence|Now|Still|In fact|For example), ")
_LONGEST = 45
"""Words beyond which a stretch without a full stop is no sentence whose clauses a program can tell apart."""


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((FOLDER / "gaming.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()["words"][name].split())


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


@cache
def _names() -> frozenset[str]:
    """Words that the packs' texts and good answers write with a capital rather than without, and “I”."""
    prompts = [prompt for folder in PACKS for prompt in judge_of(folder).pack.prompts]
    texts = [text for prompt in prompts for text in (prompt.speech, prompt.exemplar)]
    texts += [one.answer for one in marked_answers() if one.overall >= GOOD]
    inside = Counter(word for text in texts for word in re.findall(r"(?<=[a-z,] )[A-Z][\w-]*", text))
    small = Counter(word for text in texts for word in re.findall(r"\b[a-z][\w-]*", text))
    return frozenset(word for word, count in inside.items() if count > 2 * small[word.lower()]) | {"I"}


def _low(text: str) -> str:
    """The text with a small first letter, unless it starts with a name."""
    first = re.match(r"([\w-]+)( [A-Z])?", text)
    if first is None or first[1] in _names() or (first[2] and first[1] in _words("forenames")):
        return text
    return text[:1].lower() + text[1:]


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]


def noun_phrases(text: str) -> list[tuple[int, int]]:
    """Where noun phrases stand that are safe to see without a parser: a determiner with one noun or two, and names.

    A mark, a small word or a common verb must close them; a longer row of words is left alone.
    """
    tokens = list(_TOKEN.finditer(text))
    closing = _words("small") | _words("determiners") | _words("verbs")
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(tokens):
        word, last = tokens[place].group(), place
        named = word in _names() and word != "I"
        if named or _plain(word) in _words("determiners"):
            while last + 1 < len(tokens) and _nominal(tokens[last + 1].group(), closing):
                last += 1
            if last - place in ((0, 1) if named else (1, 2)) and not tokens[last].group().endswith(("ly", "ing", "ed")):
                first = place - 1 if named and place and tokens[place - 1].group() in _words("forenames") else place
                found.append((tokens[first].start(), tokens[last].end()))
        place = last + 1
    return found


def _nominal(word: str, closing: frozenset[str]) -> bool:
    return word[0].isalpha() and _plain(word) not in closing and not _plain(word).endswith(("'s", "s'"))


@dataclass(frozen=True, slots=True)
class _Joined:
    """A sentence of two clauses, with what joins them; ``front`` if the joining word stands first."""

    lead: str
    main: str
    word: str
    sub: str
    end: str
    front: bool


def _joined(unit: str, joining: Iterable[str]) -> _Joined | None:
    """The two clauses of a sentence that has exactly one of the joining words, or nothing."""
    lead = _LEAD.match(unit)
    body = unit[lead.end() :] if lead else unit
    end = body[-1:] if body[-1:] in ".!;:" else ""
    body = body.removesuffix(end)
    held = [word for word in joining for _ in re.finditer(rf"\b{word}\b", body, re.IGNORECASE)]
    if len(held) != 1 or re.search(r"[?–…\n]|^Nor\b", body) or len(body.split()) > _LONGEST:
        return None
    word, start = held[0], lead.group() if lead else ""
    front = re.fullmatch(rf"{word} (?P<sub>[^,]+), (?:then )?(?P<main>.+)", body, re.IGNORECASE)
    behind = re.fullmatch(rf"(?P<main>.+?)(?:, | ){word} (?P<sub>.+)", body)
    chosen = front or behind
    if chosen is None or min(len(chosen["main"].split()), len(chosen["sub"].split())) < 2:
        return None
    if _plain(chosen["main"].split()[0]) in ("and", "or", "but", "nor", "then"):
        return None
    if not front and _plain(chosen["main"].split()[-1]) in _words("leaning"):
        return None
    return _Joined(start, chosen["main"], word, chosen["sub"], end, front is not None)


# ---- Filling forms

_PERSONS: Mapping[str, str] = {
    "i am": "you are", "i was": "you were", "i": "you", "me": "you", "my": "your", "mine": "yours",
    "myself": "yourself", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll",
    "we": "you", "us": "you", "our": "your", "ours": "yours", "we've": "you've", "we're": "you're",
    "you": "we", "your": "our", "yours": "ours", "you're": "we're", "you've": "we've", "you'd": "we'd",
    "to you": "to us", "for you": "for us", "with you": "with us", "of you": "of us", "tell you": "tell us",
    "give you": "give us", "beside you": "beside us", "are you": "are we",
}  # fmt: skip


def nouns(speech: str) -> list[str]:
    """The speech's noun phrases, each once and with “the” for any other determiner, without the vaguest."""
    found: dict[str, str] = {}
    for start, end in noun_phrases(speech):
        first, _, rest = speech[start:end].partition(" ")
        text = f"the {rest}" if _plain(first) in _words("determiners") else speech[start:end]
        if _plain(text.split()[-1]) not in _words("vague"):
            found.setdefault(text.lower(), text)
    return list(found.values())


def claim(speech: str) -> str:
    """A statement of the speech in indirect form: the first sentence that states something."""
    long = [one for one in _SENTENCE.split(speech) if one.endswith(".") and len(one.split()) >= 6]
    states = [
        one
        for one in long
        if _plain(one.split()[0].strip(",")) in _words("stating") or one.split()[0].strip(",") in _names()
    ]
    chosen = _low((states or long or [speech])[0].rstrip("."))
    persons = "|".join(sorted(map(re.escape, _PERSONS), key=len, reverse=True))
    return re.sub(
        rf"(?<![\w'])(?:{persons})(?![\w'])",
        lambda found: _PERSONS[found.group().lower()],
        chosen.replace("’", "'"),
        flags=re.IGNORECASE,
    )


def _filled(form: str, prompt: Prompt, chance: random.Random) -> str:
    known = nouns(prompt.speech)
    chance.shuffle(known)
    slots = dict(zip("abcd", cycle(known), strict=False))
    return form.format(**slots, claim=claim(prompt.speech))


def _framed(frame: Mapping[str, Any], answer: str) -> str:
    """The answer in a frame: around the whole, or each statement in a clause of it (all else stays as it is)."""
    answer = " ".join(answer.split())
    if "each" in frame:
        clauses = cycle(frame["each"])
        answer = " ".join(
            sentence
            if sentence.rstrip("”\"'").endswith("?") or len(sentence.split()) < 4 or _commands(sentence)
            else next(clauses).format(s=_low(_LEAD.sub("", sentence, count=1)).rstrip(".!"))
            for sentence in _SENTENCE.split(answer)
        )
    return " ".join(part for part in (frame.get("before"), answer, frame.get("after")) if part)


def _commands(sentence: str) -> bool:
    return _plain(_TOKEN.findall(_LEAD.sub("", sentence, count=1))[0]) in _words("commands")


# ---- Rewording

_MOVABLE = ("even if", "because", "if", "when", "while", "although", "though", "unless", "until", "as soon as")


def reworded(text: str) -> str:
    """The text as somebody rewords it who does not want to be caught: clauses change places, words are exchanged."""
    rewording = _data()["rewording"]
    told = " ".join(_moved(unit) for unit in _UNIT.split(" ".join(text.replace("’", "'").split())))
    for before, after in rewording["opening"].items():
        told = re.sub(rf"(?:(?<=[.!?] )|^){before},? ", f"{after} ", told)
    told = re.sub(r"(?<=, )([A-Z]\w*)", lambda found: _low(found.group()), told)
    contractions: dict[str, str] = rewording["contractions"]
    shortened = {long: short for short, long in contractions.items() if not short.endswith(("'ve", "'s"))}
    told = _exchanged(told, shortened, r"(?= \w)") if "n't" not in told else _exchanged(told, contractions)
    told = _exchanged(told, rewording["connectives"] | rewording["synonyms"])
    told = re.sub(r"\b([Aa]) (?=[aio]|e(?!u))(?!one\b|once\b)", r"\1n ", told)
    return re.sub(r"\b([Aa])n (?=[b-dfgj-np-tv-z])", r"\1 ", told)


def _moved(unit: str) -> str:
    parts = _joined(unit, _MOVABLE)
    if parts is None or "," in parts.sub or (parts.front and "," in parts.main):
        return unit
    sub, main = _low(parts.sub), _low(parts.main)
    told = f"{main} {parts.word} {sub}" if parts.front else f"{parts.word} {sub}, {main}"
    return f"{parts.lead}{told if parts.lead or unit[:1].islower() else _up(told)}{parts.end}"


def _exchanged(text: str, table: Mapping[str, str], behind: str = r"(?![\w'-])") -> str:
    """Every entry of a table exchanged, each place once; a capital stays one, and names stay as they are."""
    small = {before.lower(): after for before, after in table.items()}
    entries = "|".join(sorted(map(re.escape, small), key=len, reverse=True))

    def exchange(found: re.Match[str]) -> str:
        after, before = small[found.group().lower()], text[: found.start()].rstrip()
        if not found.group()[0].isupper() or after.startswith("I"):
            return after
        named = before[-1:] not in ("", *'.!?;:“"') or re.match(r" [A-Z]", text[found.end() :])
        return found.group() if named else _up(after)

    return re.sub(rf"(?<![\w'-])(?:{entries}){behind}", exchange, text, flags=re.IGNORECASE)


# ---- Turning answers into nonsense

_CAUSES = ("because", "if", "so")
_FOLLOWS = re.compile(r"(?P<word>So|Therefore|Hence|That is why|That's why|Which is why|This is why),? (?P<rest>.+)")


def reversed_causes(text: str) -> list[str]:
    """The sentences of a text that give a cause or a condition, each with cause and effect exchanged."""
    found: list[str] = []
    units = _units(text)
    for place, unit in enumerate(units):
        follows, parts = _FOLLOWS.fullmatch(unit), _causal(unit)
        if follows and place and _states(unit) and _states(units[place - 1]):
            effect, cause = follows["rest"].rstrip(".!"), units[place - 1].rstrip(".!")
            found.append(f"{_up(effect)}. {follows['word']} {_low(_LEAD.sub('', cause, count=1))}.")
        elif parts:
            main, sub = _low(parts.main), _low(parts.sub)
            comma = ", " if parts.word == "so" else " "
            told = f"{parts.word} {main}, {sub}" if parts.front else f"{sub}{comma}{parts.word} {main}"
            found.append(f"{parts.lead}{told if parts.lead else _up(told)}.")
    return found


def denied_causes(text: str) -> list[str]:
    """The same sentences, each with the cause denied."""
    found: list[str] = []
    units = _units(text)
    for place, unit in enumerate(units):
        follows, parts = _FOLLOWS.fullmatch(unit), _causal(unit)
        if follows and place and _states(unit) and _states(units[place - 1]):
            found.append(f"{units[place - 1]} It does not follow that {_low(follows['rest'])}")
        elif parts:
            main, sub = _low(parts.main), _low(parts.sub)
            if parts.word == "so":
                told = f"{main}, but it does not follow that {sub}"
            elif parts.word == "if":
                told = f"it is not so that {main} if {sub}"
            else:
                told = f"it is not because {sub} that {main}"
            found.append(f"{parts.lead}{told if parts.lead else _up(told)}.")
    return found


def _units(text: str) -> list[str]:
    return _SENTENCE.split(" ".join(text.replace("’", "'").split()))


def _states(unit: str) -> bool:
    """Whether a sentence is a statement of some length, and short enough to be one."""
    return 4 <= len(unit.split()) <= _LONGEST and not unit.endswith("?") and not _commands(unit)


def _causal(unit: str) -> _Joined | None:
    """The halves of a sentence that gives a cause, if both state something."""
    parts = _joined(unit, _CAUSES)
    if parts is None or (parts.word == "so" and f", so {parts.sub}" not in unit) or not _states(unit):
        return None
    if parts.word == "so" and re.match(r"that|much|many|far|long|few|little|is|are|do|does|did", parts.sub):
        return None
    return None if _commands(parts.main) or _commands(parts.sub) else parts


def swapped(text: str) -> tuple[str, int]:
    """In every sentence neighbouring noun phrases exchanged, if more than “of” or “and” is between; how many pairs."""
    count = 0
    found: list[str] = []
    for unit in _units(text):
        phrases = noun_phrases(unit)
        place = 0
        told, done = "", 0
        while place + 1 < len(phrases):
            (start, end), (start_of_next, end_of_next) = phrases[place], phrases[place + 1]
            between = unit[end:start_of_next]
            if any(_plain(word) not in _words("linking") for word in _TOKEN.findall(between)):
                first, second = unit[start:end], unit[start_of_next:end_of_next]
                told += unit[done:start] + second + between + _low(first)
                done = end_of_next
                count += 1
                place += 1
            place += 1
        found.append(_up(told + unit[done:]))
    return " ".join(found), count


def _turned(prompt: Prompt, turn: Callable[[str], list[str]]) -> tuple[str, str] | None:
    """A text of the causal sentences of the best answers to a prompt, each turned: whose they are, and the text.

    Whole answers would not do: a third of their sentences give a cause, and the rest would stay as good as it was.
    """
    ids: list[str] = []
    found: list[str] = []
    for one in _good(prompt):
        sentences = turn(one.answer)
        if sentences and sum(len(sentence.split()) for sentence in found) < ENOUGH:
            found += sentences
            ids.append(one.id)
    text = " ".join(found)
    return ("+".join(ids), text) if len(text.split()) >= LEAST else None


def _swapped(prompt: Prompt) -> tuple[str, str]:
    """The good answer to a prompt in which most noun phrases a sentence can be exchanged: its id, and it so changed."""
    made = [(one, *swapped(one.answer)) for one in _good(prompt)]
    one, text, _ = max(made, key=lambda it: (it[2] / len(_units(it[0].answer)), it[0].overall, it[0].id))
    return one.id, text


def _good(prompt: Prompt) -> list[Marked]:
    """The good answers to a prompt that are written in sentences, the best first."""
    return [
        one
        for one in _to(prompt)
        if one.overall >= GOOD
        and len(_units(one.answer)) > 2
        and max(len(unit.split()) for unit in _units(one.answer)) <= _LONGEST
        and not re.search(r"[–→>•+=]|\s-\s|\n", one.answer)
    ]


# ---- The tries


def _to(prompt: Prompt) -> list[Marked]:
    """The marked answers to a prompt, the best first."""
    return sorted((one for one in marked_answers() if one.prompt == prompt.id), key=lambda one: (-one.overall, one.id))


def tries(prompt: Prompt, seed: int) -> Iterator[Try]:
    """Every text that is tried on a prompt."""
    data = _data()
    for kind, name in (("memorised text", "memorised"), ("case retold", "retold")):
        for number, text in enumerate(data[name][prompt.camp], 1):
            yield Try(kind, f"{prompt.id} {number}", prompt, text)
    for kind, name in (("empty form", "empty"), ("surrender as rebuttal", "surrender")):
        for number, form in enumerate(data[name], 1):
            chance = random.Random(f"{seed} {kind} {number} {prompt.id}")
            yield Try(kind, f"{prompt.id} {number}", prompt, _filled(form, prompt, chance))
    yield Try("exemplar reworded", prompt.id, prompt, reworded(prompt.exemplar))
    strong = next((sample.text for sample in prompt.samples if sample.grade is Grade.STRONG), None)
    if strong is not None:
        yield Try("sample reworded", prompt.id, prompt, reworded(strong))
    if not _to(prompt):
        return  # nobody has answered it yet, so there is nothing to turn into gaming
    best = _to(prompt)[0]
    for kind, frames in data["frames"].items():
        for number, frame in enumerate(frames, 1):
            yield Try(kind, f"{best.id} {number}", prompt, _framed(frame, best.answer))
    for one in _to(prompt):
        if one.kind == "Nn1":
            yield Try("well-formed nonsense", one.id, prompt, one.answer)
    for kind, turn in (("reversed cause", reversed_causes), ("denied cause", denied_causes)):
        made = _turned(prompt, turn)
        if made is not None:
            yield Try(kind, made[0], prompt, made[1])
    source, text = _swapped(prompt)
    yield Try("subject and object swapped", source, prompt, text)


def measure(seed: int) -> list[Row]:
    """The row of every kind, over all prompts of the built-in packs."""
    kept = {one.prompt for one in marked_answers() if one.kept}
    found: dict[str, list[tuple[Try, int]]] = defaultdict(list)
    for folder in PACKS:
        judge = judge_of(folder)
        for prompt in judge.pack.prompts:
            for one in tries(prompt, seed):
                found[one.kind].append((one, judge.ballot(prompt.id, one.text).score))
    return [_row(kind, found[kind], kept) for kind in BARS]


def _row(kind: str, made: Sequence[tuple[Try, int]], kept: set[str]) -> Row:
    ordered = sorted(made, key=lambda pair: (-pair[1], pair[0].id))
    return Row(
        kind=kind,
        texts=len(made),
        mean=mean(mark for _, mark in made),
        kept=mean(mark for one, mark in made if one.prompt.id in kept),
        worst=ordered[0][1],
        bar=BARS[kind],
        most=tuple(Earner(one.id, mark, one.text) for one, mark in ordered[:SHOWN]),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="the texts that earn most, too")
    options = parser.parse_args()
    rows = measure(options.seed)
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return
    print(f"{'kind':28} {'texts':>6} {'mean':>6} {'bar':>4} {'kept':>6} {'worst':>6}  worst text")
    for row in rows:
        over = " <-- over the bar" if row.misses else ""
        print(
            f"{row.kind:28} {row.texts:6} {row.mean:6.1f} {row.bar:4} {row.kept:6.1f} {row.worst:6}  "
            f"{row.most[0].id}{over}"
        )
    for row in rows if options.show else ():
        print(f"\n== {row.kind}")
        for one in row.most:
            print(f"{one.mark:3}  {one.id}: {one.text}\n")


if __name__ == "__main__":
    main()
