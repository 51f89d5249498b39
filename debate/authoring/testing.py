"""A pack put to the test: how far its rubric agrees with the people who marked its texts, and what fools it.

``examine`` does all that can be done for one prompt, so that prompts can be shared out among processes; ``PackTest``
puts the results of all of them together and says what must be mended. See ``mutation`` and ``gaming`` for the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debate.authoring.agreement import KAPPA_BAR, Agreement, agreement
from debate.authoring.answers import MarkedAnswer, exemplar_of, samples_of
from debate.authoring.gaming import Attempt, Gamed, attack_prompt, gamed
from debate.authoring.marks import MISSED, TOP, short_of_top
from debate.authoring.mutation import Dropped, mutate
from debate.judge import Judge
from debate.judge.ballot import Ballot
from debate.packs.model import Pack, Prompt
from debate.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text that a person marked, and the judge's ballot on it."""

    text: MarkedAnswer
    ballot: Ballot

    @property
    def apart(self) -> tuple[tuple[str, int, int], ...]:
        """The criteria on which they differ, each with the person's level and the judge's, numbered from 0."""
        return tuple(
            (mark.id, self.text.marks[mark.id], mark.level_number)
            for mark in self.ballot.criteria
            if self.text.marks.get(mark.id, mark.level_number) != mark.level_number
        )

    @property
    def farthest(self) -> int:
        """The most levels by which they differ on a criterion; 0 for a text on which they agree."""
        return max((abs(wanted - given) for _, wanted, given in self.apart), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What came out for one prompt. ``dropped`` and ``attempts`` are empty where nobody asked for them."""

    prompt: str
    exemplar: Marked
    samples: tuple[Marked, ...]
    answers: tuple[Marked, ...]
    dropped: tuple[Dropped, ...]
    attempts: tuple[Attempt, ...]


def examine(
    judge: Judge, prompt: Prompt, answers: Sequence[MarkedAnswer] = (), *, mutation: bool = True, gaming: bool = True
) -> Examined:
    """Mark a prompt's texts and ``answers`` to it, leave out its rules one by one, and try to game it."""
    exemplar, samples = exemplar_of(prompt, judge.pack), tuple(samples_of(prompt, judge.pack))
    return Examined(
        prompt=prompt.id,
        exemplar=_marked(judge, exemplar),
        samples=tuple(_marked(judge, sample) for sample in samples),
        answers=tuple(_marked(judge, answer) for answer in answers),
        dropped=tuple(mutate(judge, prompt, [exemplar, *samples])) if mutation else (),
        attempts=tuple(attack_prompt(judge, prompt)) if gaming else (),
    )


def _marked(judge: Judge, text: MarkedAnswer) -> Marked:
    return Marked(text=text, ballot=judge.ballot(text.prompt, text.text, own_texts=text.own))


@dataclass(frozen=True, slots=True)
class PackTest:
    """The results for the prompts that were examined, in the pack's order."""

    pack: Pack
    examined: tuple[Examined, ...]

    def agreements(self, *, samples: bool) -> tuple[Agreement, ...]:
        """The agreement on each criterion, over the samples or else over the answers of files."""
        texts = [text for one in self.examined for text in (one.samples if samples else one.answers)]
        found = []
        for number, row in enumerate(self.pack.rubric.criteria):
            pairs = [
                (text.text.marks[row.id], text.ballot.criteria[number].level_number)
                for text in texts
                if row.id in text.text.marks
            ]
            found.append(agreement(row.id, [level.id for level in row.levels], pairs))
        return tuple(found)

    @property
    def disagreements(self) -> tuple[Marked, ...]:
        """Every sample and answer on which person and judge differ, those that are farthest apart first."""
        texts = [text for one in self.examined for text in (*one.samples, *one.answers) if text.apart]
        return tuple(sorted(texts, key=lambda text: -text.farthest))

    @property
    def short_exemplars(self) -> tuple[Marked, ...]:
        """The exemplars that do not earn the top level of every criterion."""
        return tuple(one.exemplar for one in self.examined if one.exemplar.apart)

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What came of leaving out each rule."""
        return tuple(dropped for one in self.examined for dropped in one.dropped)

    @property
    def harmful(self) -> tuple[Dropped, ...]:
        """The rules without which the pack would be better off, the worst first."""
        return tuple(sorted((one for one in self.dropped if one.harmful), key=lambda one: -one.nearer))

    @property
    def gamed(self) -> tuple[Gamed, ...]:
        """What each attack earned, the best paid first."""
        return tuple(gamed([attempt for one in self.examined for attempt in one.attempts]))

    def to_mend(self) -> Iterator[str]:
        """A sentence for everything that keeps the pack from passing, and none for one that passes."""
        far = sum(text.farthest >= MISSED for one in self.examined for text in one.samples)
        if far:
            yield f"{_count(far, 'sample')} marked {MISSED} or more levels away from your mark."
        short = sum(bool(short_of_top(one.exemplar.ballot)) for one in self.examined)
        if short:
            yield f"{_count(short, 'exemplar')} short of the top level in some criterion, with less than {TOP} of 100."
        for samples, what in ((True, "samples"), (False, "answers")):
            for found in self.agreements(samples=samples):
                if found.falls_short:
                    kappa = f"a kappa of {found.kappa:.2f}, below {KAPPA_BAR}"
                    yield f"“{found.criterion}” agrees with the {what} by {kappa}."
        paid = sum(attack.pays for attack in self.gamed)
        if paid:
            yield f"{_count(paid, 'attack')} paid too much."


def _count(number: int, what: str) -> str:
    return f"One {what} is" if number == 1 else counted(number, f"{what} is", f"{what}s are")
