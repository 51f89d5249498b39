"""How far an answer takes up what this speech said, and what it brings that nobody has said yet.

Whoever answers a speech uses its words and images, and says something new close to them. Recited cases, empty forms
and answers to another argument do one of the two at most. All is counted in running words, without regard to full
stops or capitals, so that a phone, a dictation and a printed page show the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from debate.judge.finding.compiled import CompiledPack
from debate.judge.reading.text import Text
from debate.packs.model import Prompt

NEAR = 9
"""Words to either side of a word of the speech that count as close to it: about a clause."""
TELLING = 0.4
"""How rare (0–1) a word is among the pack's speeches, or its prompts, from which on it belongs to one of them and not
to the debate as a whole."""

SPEECH, KEY, CASE, PACK, FRESH, NUMBER = "S", "K", "C", "P", "F", "D"
"""Where a word with content comes from: from this speech, from what the key says to it, from the camp's case, from
elsewhere in the pack, from nowhere in it, or it is a number."""

OTHERS = 23
"""Other prompts among which words are rare, where a pack has more: about as many as the largest had by which marks were
fitted (20). In a larger pack a word of three prompts would be rarer by their number alone; it counts as one that so
many, drawn by chance, would use. (From 22 to 24, padding and dense honest answers of the tests keep to their bars.)"""

KNOWN = frozenset((SPEECH, KEY, CASE, PACK))


@dataclass(frozen=True, slots=True)
class Engagement:
    """What an answer takes up and brings; places are indices of its words (``Text.tokens``).

    ``origin`` says of each word that has content where it comes from. ``near`` are words close to one of the speech.
    ``signs`` are named numbers for the calibration.
    """

    origin: Mapping[int, str]
    near: frozenset[int]
    signs: Mapping[str, float | None]


class _Rare:
    """Sets of stems, and how rare (0–1) each stem is among them: 1 in one set alone, about 0 in all."""

    def __init__(self, sets: Mapping[str, Iterable[str]]) -> None:
        self.sets = {name: frozenset(stems) for name, stems in sets.items()}
        self.holders: dict[str, list[str]] = {}
        for name, stems in self.sets.items():
            for stem in stems:
                self.holders.setdefault(stem, []).append(name)
        whole = min(len(self.sets), OTHERS + 1) + 1
        drawn = min(1.0, OTHERS / max(1, len(self.sets) - 1))
        self.rarity = {
            stem: log(whole / (1 + drawn * (len(names) - 1) + 0.5)) / log(whole / 1.5)
            for stem, names in self.holders.items()
        }

    def shared(self, stems: Iterable[str], least: float = -1.0) -> dict[str, float]:
        """For each set, the summed rarity of the stems that it shares, rarer than ``least``."""
        found = dict.fromkeys(self.sets, 0.0)
        for stem in stems:
            weight = self.rarity.get(stem, -1.0)
            if weight > least:
                for name in self.holders[stem]:
                    found[name] += weight
        return found


class Speeches:
    """The speeches of a pack, what its keys say to them, and its camps' cases, as the words that answers use."""

    def __init__(self, compiled: CompiledPack) -> None:
        self._compiled = compiled
        self._language = compiled.language
        pack = compiled.pack
        self._speeches = _Rare({prompt.id: self._content(prompt.speech) for prompt in pack.prompts})
        keys = {prompt.id: frozenset(self._key(prompt)) for prompt in pack.prompts}
        self._keys = _Rare(keys)
        self._worlds = _Rare({prompt.id: keys[prompt.id].union(self._around(prompt)) for prompt in pack.prompts})
        self._cases = {
            camp.id: frozenset[str]().union(
                *map(self._content, (camp.stand, *camp.case, *(fact.says for fact in camp.facts)))
            )
            for camp in pack.camps
        }

    def read(self, prompt: Prompt, text: Text, terms: Sequence[str], left_out: frozenset[int]) -> Engagement:
        """How an answer engages with a prompt's speech.

        ``terms`` are the answer's words with their spelling put right, ``left_out`` indices of words that are not
        counted: what is copied, and what only fills a pause.
        """
        places = [index for index in range(len(text.tokens)) if index not in left_out]
        origin: dict[int, str] = {}
        stems: dict[int, str] = {}
        for index in places:
            token = text.tokens[index]
            if token.word not in self._language.stop_words:
                origin[index], stems[index] = self._origin(
                    prompt, token.stem, token.stem if token.word in self._language.known_stems else terms[index]
                )
        near: set[int] = set()
        for place, index in enumerate(places):
            if origin.get(index) == SPEECH:
                near.update(places[max(0, place - NEAR) : place + NEAR + 1])
        signs: dict[str, float | None] = {
            **_of_length(text, places, stems),
            **self._of_speech(prompt, places, origin, stems, near),
            **self._of_key(prompt, origin, stems),
        }
        return Engagement(origin, frozenset(near), signs)

    def _origin(self, prompt: Prompt, stem: str, term: str) -> tuple[str, str]:
        """Where a word comes from, and its stem as the pack writes it."""
        if stem[0].isdigit():
            return NUMBER, stem
        for known in (stem, term):
            if known in self._speeches.sets[prompt.id] and self._speeches.rarity[known] > TELLING:
                return SPEECH, known
        for known in (stem, term):
            if known in self._keys.sets[prompt.id] and self._keys.rarity[known] > TELLING:
                return KEY, known
        for known in (stem, term):
            if known in self._cases[prompt.camp]:
                return CASE, known
        for known in (stem, term):
            if known in self._worlds.rarity:
                return PACK, known
        return FRESH, stem

    def _of_speech(
        self, prompt: Prompt, places: list[int], origin: Mapping[int, str], stems: Mapping[int, str], near: set[int]
    ) -> dict[str, float | None]:
        """What is taken up of this speech, beside what is of the others', and what is new close to it."""
        used = sorted(set(stems.values()))
        shared = self._speeches.shared(used, TELLING)
        taken = shared.pop(prompt.id)
        speech, case = self._speeches.sets[prompt.id], self._cases[prompt.camp]
        known = frozenset(stem for stem in used if stem in self._speeches.rarity or stem in case)
        fresh = {stem for stem in used if stem not in known and not stem[0].isdigit()}
        fresh_near = {stem for index, stem in stems.items() if index in near and stem in fresh}
        words, distinct, content = max(1, len(places)), max(1, len(used)), max(1, len(stems))
        return {
            "taken": taken,
            "taken rate": sum(1 for kind in origin.values() if kind == SPEECH) / content,
            "taken lead": taken - max(shared.values()) if shared else None,
            "taken more": taken - sum(shared.values()) / len(shared) if shared else None,
            "speech share": sum(stem in speech for stem in used) / distinct,
            "speech cover": sum(stem in speech for stem in used) / max(1, len(speech)),
            "case rate": sum(stem in case for stem in stems.values()) / content,
            "case share": sum(stem in case for stem in used) / distinct,
            "fresh": float(len(fresh)),
            "fresh share": len(fresh) / distinct,
            "fresh near": float(len(fresh_near)),
            "fresh far": float(len(fresh) - len(fresh_near)),
            "near share": len(near) / words,
            "near words": log(1 + len(near)),
        }

    def _of_key(self, prompt: Prompt, origin: Mapping[int, str], stems: Mapping[int, str]) -> dict[str, float | None]:
        """How much of what is said belongs to this prompt, beside what belongs to the pack's others."""
        used = sorted(set(stems.values()))
        distinct = max(1, len(used))
        worlds, keys = self._worlds.shared(used), self._keys.shared(used)
        world, key = worlds.pop(prompt.id), keys.pop(prompt.id)
        speech = self._speeches.sets[prompt.id]
        beyond = sum(
            self._keys.rarity[stem] for stem in used if stem in self._keys.sets[prompt.id] and stem not in speech
        )
        unknown = [stem for stem in used if stem not in self._worlds.rarity]
        common = sum(stem in self._language.common for stem in stems.values())
        return {
            "world share": world / distinct,
            "world lead": (world - max(worlds.values())) / distinct if worlds else None,
            "world lead sum": world - max(worlds.values()) if worlds else None,
            "world more": (world - sum(worlds.values()) / len(worlds)) / distinct if worlds else None,
            "world rank": float(sum(value > world for value in worlds.values())) if worlds else None,
            "key share": key / distinct,
            "key sum": key,
            "key lead": (key - max(keys.values())) / distinct if keys else None,
            "key rank": float(sum(value > key for value in keys.values())) if keys else None,
            "beyond": beyond,
            "beyond share": beyond / distinct,
            "unknown": float(len(unknown)),
            "unknown share": len(unknown) / distinct,
            "common": common / max(1, len(stems)),
            "numbers": float(len({stems[index] for index, kind in origin.items() if kind == NUMBER})),
        }

    def _key(self, prompt: Prompt) -> Iterable[str]:
        for point in prompt.points:
            for text in (point.says, *point.cues.paraphrases):
                yield from self._content(text)
            for phrase in point.cues.sufficient:
                yield from self._compiled.content(self._compiled.phrase(phrase))
            for group in point.cues.concepts:
                for phrase in group:
                    yield from self._compiled.content(self._compiled.phrase(phrase))

    def _around(self, prompt: Prompt) -> Iterable[str]:
        points = (text for point in prompt.points for text in (point.hint, point.press))
        samples = (sample.text for sample in prompt.samples)
        for text in (prompt.speech, prompt.title, *prompt.named_by, prompt.exemplar, *points, *samples):
            yield from self._content(text)

    def _content(self, words: str) -> frozenset[str]:
        stop_words = self._language.stop_words
        return frozenset(token.stem for token in self._compiled.texts(words).tokens if token.word not in stop_words)


def _of_length(text: Text, places: Sequence[int], stems: Mapping[int, str]) -> dict[str, float | None]:
    words = max(1, len(places))
    letters = sum(len(text.tokens[index].word) for index in places)
    return {
        "words": log(1 + len(places)),
        "content": len(stems) / words,
        "variety": len(set(stems.values())) / max(1, len(stems)) ** 0.5,
        "word length": letters / words,
    }
