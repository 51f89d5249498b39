"""Answers that try to earn marks without arguing: one of each kind for a prompt, to test a judge and a pack with.

Pure: chance comes in as a seeded generator (``random.Random`` fits), so a run can be repeated. ``attacks``
names with each the flags that tell it for what it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, MutableSequence, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from debate.packs.model import Pack, Prompt

_T = TypeVar("_T")

SPOKEN = 5
"""Letters from which on a word says what a text is about."""
LENGTH = 110
"""Words of a generated attack: about as long as a model answer."""


class Chance(Protocol):
    """What we use of ``random.Random``."""

    def choice(self, seq: Sequence[_T], /) -> _T:
        """One element of a sequence."""

    def shuffle(self, x: MutableSequence[_T], /) -> None:
        """Shuffle a list in place."""

    def random(self) -> float:
        """A number from 0 up to 1."""


Attack = Callable[[Pack, Prompt, Chance], str]

COPIED = frozenset({"copied"})
NOTHING = frozenset({"connectives", "keywords", "off-topic"})
SALAD = frozenset({"keywords", "word-order", "babble", "copied", "connectives"})

_WORDS = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text(encoding="utf-8"))
GLUE: Sequence[str] = _WORDS["glue"].split()
CONNECTIVES: str = _WORDS["connectives"]
OFF_TOPIC: Sequence[str] = _WORDS["off_topic"]
_AUXILIARIES = frozenset(_WORDS["auxiliaries"].split())
_SYNONYMS: Mapping[str, str] = _WORDS["synonyms"]


def attacks() -> Mapping[str, tuple[Attack, frozenset[str]]]:
    """Every kind of attack by name, with the flags of which any tells it."""
    return {
        "keyword list": (_keywords(", "), SALAD),
        "keyword list without commas": (_keywords(" "), SALAD),
        "keyword list with glue words": (_keywords_with_glue, SALAD),
        "prompt copied": (lambda pack, prompt, chance: prompt.speech, COPIED),
        "prompt copied after “they say”": (lambda pack, prompt, chance: f"They say: {prompt.speech}", COPIED),
        "prompt lightly reworded": (_reworded_prompt, COPIED),
        "brief copied": (_brief, COPIED),
        "case copied": (_case, COPIED),
        "exemplar copied": (lambda pack, prompt, chance: prompt.exemplar, COPIED),
        "exemplar lightly reworded": (lambda pack, prompt, chance: _reworded(prompt.exemplar, chance), COPIED),
        "another prompt's exemplar": (_another_exemplar, COPIED),
        "the other camp's exemplar": (_other_camp, COPIED | {"wrong-side"}),
        "the other camp's strong sample": (_other_camp_sample, frozenset({"wrong-side"})),
        "one strong sentence repeated": (_repeated, frozenset({"repeated", "copied"})),
        "exemplar shuffled by words": (lambda pack, prompt, chance: _shuffled(prompt.exemplar, chance), SALAD),
        "strong answer shuffled by words": (_shuffled_sample, SALAD),
        "babble of word pairs": (_babble(1), SALAD),
        "babble of word triples": (_babble(2), SALAD),
        "off-topic": (_off_topic, frozenset({"off-topic"})),
        "every point denied": (_denied, frozenset({"negated", "wrong-side", "babble"})),
        "every point negated": (_negated, frozenset({"negated", "wrong-side", "babble"})),
        "connectives only": (lambda pack, prompt, chance: CONNECTIVES, NOTHING),
        "invisible characters": (_invisible, frozenset({"hidden-characters"})),
        "look-alike characters": (_look_alikes, frozenset({"hidden-characters"})),
    }


def sentences(text: str) -> list[str]:
    """A plain split into sentences, good enough for texts that a pack's author wrote."""
    found: list[str] = []
    for part in text.replace("? ", "?|").replace("! ", "!|").replace(". ", ".|").split("|"):
        if part.strip():
            found.append(part.strip())
    return found


def _off_topic(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    """One of the three texts that share the fewest words with the pack: cycling is no other topic to a traffic pack."""
    known = {word for text in _pack_texts(pack) for word in _long_words(text)}
    return chance.choice(sorted(OFF_TOPIC, key=lambda text: len(known & _long_words(text)))[:3])


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.lower().replace(",", " ").replace(".", " ").split() if len(word) >= SPOKEN)


def _cue_words(prompt: Prompt) -> list[str]:
    found: list[str] = []
    for point in prompt.points:
        for group in (*point.cues.concepts, point.cues.sufficient):
            found.extend(word for word in group if word not in found)
    return found


def _keywords(glue: str) -> Attack:
    def attack(pack: Pack, prompt: Prompt, chance: Chance) -> str:
        words = _cue_words(prompt)
        chance.shuffle(words)
        return glue.join(words[:LENGTH])

    return attack


def _keywords_with_glue(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    words = _cue_words(prompt)
    chance.shuffle(words)
    found: list[str] = []
    for word in words[: LENGTH // 2]:
        found += [word, chance.choice(GLUE)]
        if chance.random() < 0.1:
            found[-1] += "."
    return " ".join(found)


def _reworded(text: str, chance: Chance) -> str:
    """About every fourth word exchanged or left out."""
    found: list[str] = []
    for word in text.split():
        plain = word.strip(".,;:?!").lower()
        if plain in _SYNONYMS and chance.random() < 0.8:
            found.append(word.lower().replace(plain, _SYNONYMS[plain]))
        elif chance.random() > 0.06:
            found.append(word)
    return " ".join(found)


def _reworded_prompt(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    return _reworded(prompt.speech, chance)


def _brief(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    lines = [claim.says for claim in pack.brief.claims if claim.helps in (prompt.camp, "both")]
    lines += [fact.says for fact in pack.camp(prompt.camp).facts]
    chance.shuffle(lines)
    return _until_long(lines)


def _case(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    camp = pack.camp(prompt.camp)
    return " ".join((camp.stand, *camp.case))


def _another_exemplar(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    others = [other for other in pack.prompts_for(prompt.camp) if other.id != prompt.id]
    return chance.choice(others).exemplar if others else prompt.exemplar


def _other_camp(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    others = pack.prompts_for(pack.other_camp(prompt.camp).id)
    return chance.choice(others).exemplar if others else prompt.speech


def _other_camp_sample(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    others = [other for other in pack.prompts_for(pack.other_camp(prompt.camp).id) if other.samples]
    return chance.choice(others).samples[0].text if others else prompt.speech


def _repeated(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    strong = prompt.samples[0].text if prompt.samples else prompt.exemplar
    best = max(sentences(strong), key=len)
    return " ".join([best] * 5)


def _shuffled(text: str, chance: Chance) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _shuffled_sample(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    return _shuffled(prompt.samples[0].text if prompt.samples else prompt.exemplar, chance)


def _babble(order: int) -> Attack:
    def attack(pack: Pack, prompt: Prompt, chance: Chance) -> str:
        following: dict[tuple[str, ...], list[str]] = {}
        starts: list[tuple[str, ...]] = []
        for text in _pack_texts(pack):
            words = text.split()
            starts.append(tuple(words[:order]))
            for place in range(len(words) - order):
                following.setdefault(tuple(words[place : place + order]), []).append(words[place + order])
        found = list(chance.choice(starts))
        while len(found) < LENGTH:
            options = following.get(tuple(found[-order:]))
            found += [chance.choice(options)] if options else chance.choice(starts)
        return " ".join(found)

    return attack


def _pack_texts(pack: Pack) -> Iterable[str]:
    for prompt in pack.prompts:
        yield prompt.speech
        yield prompt.exemplar
        for point in prompt.points:
            yield point.says
            yield from point.cues.paraphrases
    for claim in pack.brief.claims:
        yield claim.says


def _denied(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    frames = ("It is not true that", "It is false that", "Nobody can say that", "I do not believe that")
    return " ".join(f"{frames[place % 4]} {_lower(point.says)}" for place, point in enumerate(prompt.points))


def _negated(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    return " ".join(_with_not(point.says) for point in prompt.points)


def _with_not(sentence: str) -> str:
    """The sentence with “not” behind its first auxiliary, or denied as a whole where it has none."""
    words = sentence.split()
    for place, word in enumerate(words):
        if word in _AUXILIARIES:
            return " ".join([*words[: place + 1], "not", *words[place + 1 :]])
    return f"It is not so that {_lower(sentence)}"


def _lower(sentence: str) -> str:
    first = sentence.split()[0]
    return (
        sentence if first in {"Japan", "America", "American", "I", "Americans"} else sentence[:1].lower() + sentence[1:]
    )


def _invisible(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    return "\u200b".join(prompt.exemplar)


def _look_alikes(pack: Pack, prompt: Prompt, chance: Chance) -> str:
    return prompt.exemplar.translate(str.maketrans("aeopcxiAEOPCTKMH", "аеорсхіАЕОРСТКМН"))


def _until_long(lines: Iterable[str]) -> str:
    found: list[str] = []
    for line in lines:
        found.append(line)
        if sum(len(part.split()) for part in found) >= LENGTH:
            break
    return " ".join(found)
