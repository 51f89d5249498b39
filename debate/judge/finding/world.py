"""The words of a prompt's world: what an answer has to touch for a move to be about anything.

“Therefore, because, even if” earn nothing by themselves; they count as far as words of the prompt stand with them.
A ``World`` weighs those words (stems): rare ones more than ones that every prompt of the pack uses, and the words of
the prompt's own points more than those of the brief at large.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from math import log

from debate.judge.finding.compiled import CompiledPack
from debate.judge.languages.language import Language
from debate.judge.reading.text import Text
from debate.packs.model import ClaimKind, Pack, Prompt

POINT_SHARE = 1.0
"""Weight of a word that a point of the prompt uses."""
SPEECH_SHARE = 0.8
"""Weight of a word of the speech only: an answer must speak of the argument, but repeating it is no content."""
BRIEF_SHARE = 0.7
"""Weight of a word that only the brief or a camp's case uses."""
UNSURE, CHOSEN = 0.5, 0.75
"""How surely (0–1) a word that one text uses once belongs to the topic: it may be anybody's. More surely where an
author chose it for a cue."""

SUBSTANCE = 1.2
"""Sum of weights that counts as full content: two telling words, or three or four common ones."""
COMMON = 0.5
"""What words of no topic count beside others: they are content only where others are."""
FOREIGN, NATIVE = 0.35, 0.65
"""Share of a sentence's topical words that belong to the prompt's world: none of its content counts below the
first, all of it above the second. (Sentences of the built-in pack's strong samples: three in four above .75; of
fluent text on other topics: three in four below .5, by way of words that fit any topic.)"""


class Weighed:
    """Short texts that answers are compared to: each text's stems with their rarity (0–1)."""

    def __init__(self, texts: Iterable[Mapping[str, float]]) -> None:
        self._wholes: list[float] = []
        self._by_stem: dict[str, list[tuple[int, float]]] = {}
        for number, weighed in enumerate(texts):
            # Texts of one or two words share little with anything.
            self._wholes.append(max(1.0, sum(weighed.values())))
            for stem, weight in weighed.items():
                self._by_stem.setdefault(stem, []).append((number, weight))

    def most_touched(self, stems: Iterable[str]) -> float:
        """The largest share (0–1) of a text's weight whose stems are among ``stems``."""
        touched: dict[int, float] = {}
        for stem in sorted(set(stems)):
            for number, weight in self._by_stem.get(stem, ()):
                touched[number] = touched.get(number, 0.0) + weight
        return max((value / self._wholes[number] for number, value in touched.items()), default=0.0)


@dataclass(frozen=True, slots=True)
class World:
    """A prompt's words. ``weights`` are 0–1 by stem; ``common`` are stems that belong to no topic,
    ``motion`` those of the motion.

    ``argument`` are the opposing argument's short restatements and the sentences of its speech, ``facts`` the facts
    of brief and camps.
    """

    weights: Mapping[str, float]
    common: frozenset[str]
    motion: frozenset[str]
    argument: Weighed
    facts: Weighed

    def substance(self, stems: Iterable[str]) -> float:
        """How much content of this prompt stands among the stems of a sentence (0–1); each counts once."""
        distinct = sorted(set(stems))
        topical = [stem for stem in distinct if stem not in self.common]
        known = sum(1 for stem in topical if stem in self.weights)
        native = (known / len(topical) - FOREIGN) / (NATIVE - FOREIGN) if topical else 1.0
        whole = sum(self.weights.get(stem, 0.0) * (COMMON if stem in self.common else 1.0) for stem in distinct)
        return max(0.0, min(1.0, whole / SUBSTANCE) * min(1.0, native))


class Worlds:
    """Makes the worlds of one pack's prompts, sharing what they have in common."""

    def __init__(self, compiled: CompiledPack) -> None:
        self._compiled = compiled
        self._language = compiled.language
        pack = compiled.pack
        documents = [self._stems(text) for text in _documents(pack)]
        counts: dict[str, int] = {}
        for document in documents:
            for stem in document:
                counts[stem] = counts.get(stem, 0) + 1
        whole = log(1 + len(documents))
        self._rarity = {stem: log((1 + len(documents)) / count) / whole for stem, count in sorted(counts.items())}
        # A word that one text of the pack uses once is as likely to be anybody's word as the topic's.
        self._settled = {stem: count / (1 + count) for stem, count in counts.items()}
        self._made: dict[str, World] = {}
        self._arguments: dict[str, Weighed] = {}
        self._common: dict[str, float] = {}
        for text in _common(pack):
            self._merge(self._common, text, BRIEF_SHARE)
        self._facts = Weighed(self.weigh(text) for text in _facts(pack))

    def weigh(self, text: str) -> dict[str, float]:
        """The content stems of a text with their rarity (0–1; a stem that the pack never uses has 1)."""
        return {stem: self._rarity.get(stem, 1.0) for stem in sorted(self._stems(text))}

    def world(self, prompt: Prompt) -> World:
        """The world of one prompt, made when first asked for."""
        if prompt.id not in self._made:
            weights = dict(self._common)
            self._merge(weights, prompt.speech, SPEECH_SHARE)
            for text in (prompt.title, *prompt.named_by):
                self._merge(weights, text, SPEECH_SHARE)
            for point in prompt.points:
                cues = point.cues
                for text in (point.says, *cues.paraphrases):
                    self._merge(weights, text, POINT_SHARE)
                for phrase in (*cues.sufficient, *chain.from_iterable(cues.concepts)):
                    self._merge_stems(
                        weights, self._compiled.content(self._compiled.phrase(phrase)), POINT_SHARE, CHOSEN
                    )
            self._made[prompt.id] = World(
                weights,
                self._language.common,
                self._stems(self._compiled.pack.motion),
                Weighed(self.weigh(text) for text in self._argument(prompt)),
                self._facts,
            )
        return self._made[prompt.id]

    def sides(self, prompt: Prompt, restated: Iterable[Iterable[str]]) -> tuple[float, float]:
        """Which camp's argument an answer to a prompt gives as the other side's.

        ``restated`` are the stems of the places where it restates one. Returned is how much (0–1) of some argument of
        the other camp stands there, and of some argument of the player's own, in the place that holds most of either.
        """
        opponents, own = self._faced_by(prompt.camp), self._faced_by(self._compiled.pack.other_camp(prompt.camp).id)
        places = [(opponents.most_touched(stems), own.most_touched(stems)) for stems in map(frozenset, restated)]
        return max(places, key=max, default=(0.0, 0.0))

    def _faced_by(self, camp: str) -> Weighed:
        """The arguments that a camp has to answer, in all prompts."""
        if camp not in self._arguments:
            prompts = self._compiled.pack.prompts_for(camp)
            self._arguments[camp] = Weighed(self.weigh(text) for prompt in prompts for text in self._argument(prompt))
        return self._arguments[camp]

    def _argument(self, prompt: Prompt) -> Iterable[str]:
        """The opposing argument's short restatements and the sentences of its speech."""
        yield from (prompt.title, *prompt.named_by)
        for part in self._compiled.texts(prompt.speech).sentences:
            yield prompt.speech[part.start : part.end]

    def _merge(self, weights: dict[str, float], text: str, share: float) -> None:
        self._merge_stems(weights, self._stems(text), share)

    def _merge_stems(
        self, weights: dict[str, float], stems: Iterable[str], share: float, settled: float = UNSURE
    ) -> None:
        """``settled`` (0–1) is how surely the stems belong to the topic, where the pack's texts do not say more."""
        for stem in stems:
            weight = share * self._rarity.get(stem, 1.0) * max(settled, self._settled.get(stem, 0.0))
            if weight > weights.get(stem, 0.0):
                weights[stem] = weight

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(content_stems(self._compiled.texts(text), self._language))


def content_stems(text: Text, language: Language) -> Iterable[str]:
    """The stems of the words that carry content."""
    return (token.stem for token in text.tokens if token.word not in language.stop_words)


def _documents(pack: Pack) -> Iterable[str]:
    yield from _common(pack)
    for prompt in pack.prompts:
        yield prompt.speech
        for point in prompt.points:
            yield point.says
            yield from point.cues.paraphrases


def _common(pack: Pack) -> Iterable[str]:
    yield pack.motion
    for claim in pack.brief.claims:
        yield claim.says
    for camp in pack.camps:
        yield camp.stand
        yield from camp.case
        yield from (fact.says for fact in camp.facts)


def _facts(pack: Pack) -> Iterable[str]:
    for claim in pack.brief.claims:
        if claim.kind is not ClaimKind.ARGUMENT:
            yield claim.says
    for camp in pack.camps:
        yield from (fact.says for fact in camp.facts)
