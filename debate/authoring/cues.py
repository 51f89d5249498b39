"""Cues that catch what they should not: words of the speech that is to be answered, or of the other camp's best answer.

Compared as the judge compares, by stem and sentence by sentence. Facts are there for both camps, so only the phrases
of points that *answer* are held against the other camp's exemplars.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from debate.judge.finding.compiled import CompiledPack
from debate.judge.languages.language import Language
from debate.judge.reading.text import Text, read
from debate.packs.loading import PackFiles
from debate.packs.model import Point, PointKind, Prompt
from debate.packs.problems import Code, quoted
from debate.packs.reading import Entry, Findings

Stems = tuple[str, ...]


def check_cues(files: PackFiles, compiled: CompiledPack) -> None:
    """Report the cues of a pack that match the speech of their own prompt, or an exemplar of the other camp."""
    pack = compiled.pack
    prompts = {prompt.id: prompt for prompt in pack.prompts}
    exemplars = {camp.id: _Texts(pack.prompts_for(camp.id), compiled) for camp in pack.camps}
    for file, entry in files.prompts:
        prompt = prompts[entry["id"]]
        others = exemplars[pack.other_camp(prompt.camp).id]
        _check_prompt(prompt, entry, others, compiled, files.notes(file))


class _Texts:
    """The sentences of some prompts' exemplars, found by the stems that they hold."""

    def __init__(self, prompts: Sequence[Prompt], compiled: CompiledPack) -> None:
        self._sentences: list[tuple[str, Stems]] = [
            (prompt.id, sentence) for prompt in prompts for sentence in _stems(compiled.texts(prompt.exemplar))
        ]
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        for number, (_, sentence) in enumerate(self._sentences):
            for stem in sentence:
                self._holding[stem].add(number)

    def prompt_with(self, phrase: Stems) -> str | None:
        """The first prompt whose exemplar holds the phrase."""
        holding = set.intersection(*(self._holding.get(stem, set()) for stem in phrase)) if phrase else set()
        for number in sorted(holding):
            prompt, sentence = self._sentences[number]
            if _holds(sentence, phrase):
                return prompt
        return None


def _check_prompt(prompt: Prompt, entry: Entry, others: _Texts, compiled: CompiledPack, notes: Findings) -> None:
    speech = _stems(compiled.texts(prompt.speech))
    for number, point in enumerate(prompt.points):
        for index, written in enumerate(point.cues.sufficient):
            place = entry.place("points", number, "sufficient", index)
            phrase = compiled.phrase(written)
            if any(_holds(sentence, phrase) for sentence in speech):
                message = (
                    f"{quoted(written)} stands in the speech, so repeating it makes the point {quoted(point.id)}; "
                    "take words that only an answer would use."
                )
                notes.warning(place, Code.CUE_IN_SPEECH, message)
            elif point.kind is PointKind.ANSWER and (found := others.prompt_with(phrase)):
                message = (
                    f"{quoted(written)} stands in an answer of the other camp, the exemplar of {quoted(found)}; "
                    "take a phrase that only this camp would use."
                )
                notes.warning(place, Code.CUE_IN_EXEMPLAR, message)
        words = next((words for sentence in speech if (words := _touched(point, sentence, compiled))), None)
        if words:
            message = (
                f"One sentence of the speech touches every group of the point {quoted(point.id)} "
                f"({', '.join(quoted(word) for word in words)}); take these words out of one of the groups."
            )
            notes.warning(entry.place("points", number, "concepts"), Code.CUE_IN_SPEECH, message)


def sentences(text: str, language: Language) -> list[Stems]:
    """A text as the judge compares it: the stems of each of its sentences."""
    return _stems(read(text, language))


def _stems(text: Text) -> list[Stems]:
    return [tuple([token.stem for token in sentence.tokens]) for sentence in text.sentences]


def _touched(point: Point, sentence: Stems, compiled: CompiledPack) -> list[str]:
    """A word of each concept group that the sentence touches; empty when it misses one."""
    words = []
    for group in point.cues.concepts:
        word = next((word for word in group if _holds(sentence, compiled.phrase(word))), None)
        if word is None:
            return []
        words.append(word)
    return words


def _holds(sentence: Stems, phrase: Stems) -> bool:
    """Whether the phrase's stems stand in the sentence one after the other."""
    if not phrase or phrase[0] not in sentence:
        return False
    length = len(phrase)
    return any(sentence[start : start + length] == phrase for start in range(len(sentence) - length + 1))
