"""The judge itself: takes an answer through reading, integrity, stance, points and moves to its ballot.

A ``Judge`` belongs to one pack and prepares what its prompts need when they are first asked for. It keeps nothing
about the answers that it marks: the same pack, judge version and answer give the same ballot on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from functools import cached_property
from hashlib import sha256
from threading import RLock, Thread

from msgspec.structs import replace

from debate.judge.ballot import Ballot, Evidence, Flag, MoveMark, PointMark
from debate.judge.finding.compiled import CompiledPack
from debate.judge.finding.copies import CopyFinder
from debate.judge.finding.engagement import KNOWN, Engagement, Speeches
from debate.judge.finding.moves import MoveFound, Reading, find_moves, restated, with_points
from debate.judge.finding.points import MANNER, STANDING, Findings, Looked, judge_points, look
from debate.judge.finding.topic import read_topic
from debate.judge.finding.world import Worlds
from debate.judge.languages.patterns import Found, Words
from debate.judge.languages.reader import prose_of
from debate.judge.marking.fix import one_fix
from debate.judge.marking.integrity import Integrity, check_integrity
from debate.judge.marking.own import own_arguments
from debate.judge.marking.relevance import Relevance, check_relevance
from debate.judge.marking.remarking import About, Said, best_of, levels_as_said, points_as_said, worst_of
from debate.judge.marking.replying import mark_reply
from debate.judge.marking.signs import of_answer, standing
from debate.judge.marking.verdict import criterion_marks, press_on
from debate.judge.reading.phrases import fillers, words_of
from debate.judge.reading.stance import Stance, at_the_end, read_stance, set_aside
from debate.judge.reading.text import Text, read
from debate.judge.trees import Signs
from debate.packs.collector import collector_paused
from debate.packs.model import Pack, Prompt
from debate.wording import count_words

SEVERAL_WISHES = 2
"""Wishes (“if only”, “I wish that”) from which on an answer is one."""
LEAST_PADDING = 60
"""Words about something else altogether, far from any word of the speech, from which on they are left out."""
JUDGE_VERSION = "2.3"
"""Changes whenever the same answer to the same pack could get another ballot; receipts carry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What is read of an answer before it is known which of its words count."""

    text: Text
    words: int
    found: Words
    stance: Stance
    integrity: Integrity
    terms: Sequence[str]
    signals: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """What was read and looked for in an answer; ``signs`` are those of the answer as a whole, ``words`` its length."""

    reading: Reading
    words: int
    integrity: Integrity
    engagement: Engagement
    moves: tuple[MoveFound, ...]
    looked: Looked
    signs: Signs
    padding: int


class Judge:
    """Marks answers to the prompts of one pack.

    ``base`` is the pack by whose words everything is weighed, if ``pack`` is the same with some cues more: what a
    teacher rules about words finds a point, and changes nothing of what an answer takes up or brings that is new.
    """

    def __init__(self, pack: Pack, base: Pack | None = None) -> None:
        self.pack = pack
        self._base = base or pack
        self._prepared: set[str] = set()
        self._preparing = RLock()
        self._compiled: CompiledPack | None = None
        self._written_to: set[str] = set()

    @property
    def compiled(self) -> CompiledPack:
        """The pack as it is laid out for marking, made when it is first asked for, once for all threads."""
        with self._preparing:
            if self._compiled is None:
                with collector_paused():
                    self._compiled = CompiledPack(self._base)
                    for prompt, known in zip(self.pack.prompts, self._base.prompts, strict=True):
                        if prompt is not known:
                            self._compiled.put(prompt)
            return self._compiled

    @cached_property
    def _worlds(self) -> Worlds:
        return Worlds(self.compiled)

    @cached_property
    def _speeches(self) -> Speeches:
        return Speeches(self.compiled)

    @cached_property
    def _copies(self) -> CopyFinder:
        return CopyFinder(self.pack, self.compiled.texts)

    def prepare(self, *prompts: Prompt, own_texts: bool = False) -> None:
        """Lay these prompts of the pack out now, which is quicker for several at once than for each with its ballot.

        ``own_texts`` is for a judge of the pack's own texts, as in ``ballot``: what only players need is left. Whoever
        has an answer marked meanwhile, in another thread, waits for its end.
        """
        with self._preparing, collector_paused():
            _ = self._speeches, self._copies
            if not own_texts:
                self._copies.know_pairs()
            for prompt in prompts:
                self._worlds.world(prompt)
                self.compiled.spoken(prompt)
            self.compiled.texts.forget()  # none of them is read again for what follows, which takes as much room
            for prompt in prompts:
                self.compiled.prompt(prompt.id).lay_out()
            self._prepared.update(prompt.id for prompt in prompts)
            self.compiled.forget()

    def get_ready(self, prompt: Prompt) -> None:
        """Prepare for answers to a prompt in a thread of its own. For when the first words of one are written."""
        if prompt.id not in self._written_to:
            self._written_to.add(prompt.id)
            Thread(target=self.prepare, args=(prompt,), daemon=True).start()

    def lay_out(self, prompt: Prompt) -> None:
        """Look for the points of ``prompt`` from now on in answers to the pack's prompt of that id.

        For a prompt of the pack with some of its cues left out, or for putting the pack's own back. All words stay
        weighed by the whole pack, and the rest of the marking is that of the pack's own prompt.
        """
        self.compiled.put(prompt)

    def ballot(
        self,
        prompt_id: str,
        answer: str,
        *,
        own_texts: bool = False,
        trust: bool = True,
        refused: Iterable[tuple[int, int]] = (),
        said: Sequence[Said] = (),
    ) -> Ballot:
        """The ballot on an answer to a prompt; any string is an answer.

        ``own_texts`` is for marking the pack's own exemplar of that prompt: it is then not held to be a copy of
        itself. Without ``trust`` it is not told what of the mark stands on trust, for which an answer is marked twice.
        ``refused`` are places (start and end, offsets) of own arguments that a person does not let count; they
        may take marks and never bring any. ``said`` is what the player says of their answer, which then counts. Raises
        ``KeyError`` for a prompt that the pack does not have.
        """
        prompt = self.pack.prompt(prompt_id)
        refused = tuple(refused)
        seen = self._seen(prompt, answer, own_texts=own_texts)
        ballot, own = self._ballot(prompt, answer, self._sight(prompt, seen, refused), said)
        if refused:
            whole, _ = self._ballot(prompt, answer, self._sight(prompt, seen, ()), said)
            ballot = min(ballot, whole, key=lambda one: one.score)
        if not own or not trust or not self.pack.rubric.own:
            return ballot
        without = (*refused, *((item.start, item.end) for item in own))
        rest, _ = self._ballot(prompt, answer, self._sight(prompt, seen, without), said)
        return replace(ballot, own=own, trust=max(0, ballot.score - rest.score))

    def reply(self, prompt_id: str, point_id: str, answer: str, reply: str) -> PointMark:
        """How far ``reply`` makes the point of a prompt on which the opponent pressed a player who gave ``answer``.

        The evidence are words of the reply. Raises ``KeyError`` for a prompt or point that the pack does not have.
        """
        prompt = self.pack.prompt(prompt_id)
        point = prompt.point(point_id)

        def mark(text: str) -> PointMark:
            ballot, _ = self._ballot(prompt, text, self.sight(prompt, text))
            return next(mark for mark in ballot.points if mark.id == point_id)

        said = [read(text, self.compiled.language) for text in (prompt.speech, point.press, point.hint)]
        return mark_reply(read(reply, self.compiled.language), said, answer, mark)

    def sight(
        self, prompt: Prompt, answer: str, *, own_texts: bool = False, refused: Iterable[tuple[int, int]] = ()
    ) -> Sight:
        """All that is read and looked for in an answer before anything is judged. The arguments are those of
        ``ballot``, the prompt one of the pack's."""
        return self._sight(prompt, self._seen(prompt, answer, own_texts=own_texts), refused)

    def again(self, prompt: Prompt, answer: str, sight: Sight) -> Ballot:
        """The ballot on an answer that was read before, by the points as they are laid out now (see ``lay_out``).

        What of the mark stands on trust is not worked out.
        """
        ballot, _ = self._ballot(
            prompt, answer, changed(sight, looked=self._look(prompt, sight.reading, sight.integrity))
        )
        return ballot

    def restates(self, prompt_id: str, sight: Sight) -> float:
        """How much (0–1) of the argument of a prompt's speech stands in an answer that was read for it."""
        reading = sight.reading
        own = (token.stem for index, token in enumerate(reading.text.tokens) if index not in reading.masked)
        return self._worlds.world(self.pack.prompt(prompt_id)).argument.most_touched(own)

    def _look(self, prompt: Prompt, reading: Reading, integrity: Integrity) -> Looked:
        stance = reading.stance
        return look(
            self.compiled.prompt(prompt.id),
            reading.text,
            unasserted=stance.unasserted | integrity.quoted,
            negated=stance.negated,
            masked=reading.masked,
        )

    def _sight(self, prompt: Prompt, seen: _Seen, refused: Iterable[tuple[int, int]]) -> Sight:
        text, found, stance, integrity = seen.text, seen.found, seen.stance, seen.integrity
        not_counted = {
            index
            for start, end in refused
            for index, token in enumerate(text.tokens)
            if token.start < end and token.end > start
        }
        masked = integrity.masked | not_counted
        world = self._worlds.world(prompt)
        topic = read_topic(text, seen.terms, world, self.compiled.language, masked)
        reading = Reading(text, found, seen.signals, topic, stance, masked, self.compiled.language)
        moves = find_moves(reading, self.compiled.rhetoric, world)
        left_out = masked | fillers(text)
        engagement = self._speeches.read(prompt, text, seen.terms, left_out)
        padding = topic.foreign - engagement.near - left_out
        if len(padding) >= LEAST_PADDING:
            left_out |= padding
            engagement = self._speeches.read(prompt, text, seen.terms, left_out)
        looked = self._look(prompt, reading, integrity)
        signs = of_answer(reading, self.compiled.rhetoric, engagement, left_out, moves, looked.leaning)
        return Sight(
            reading,
            seen.words,
            integrity,
            engagement,
            moves,
            looked,
            signs,
            len(padding) if len(padding) >= LEAST_PADDING else 0,
        )

    def _seen(self, prompt: Prompt, answer: str, *, own_texts: bool) -> _Seen:
        """What does not depend on which words count."""
        with self._preparing:
            if prompt.id not in self._prepared:
                self.prepare(prompt, own_texts=own_texts)
        text, words = self._read(answer)
        found = words_of(text)
        return _Seen(
            text=text,
            words=words,
            found=found,
            stance=read_stance(text, self.compiled.rhetoric, found),
            integrity=check_integrity(
                text,
                found,
                prose_of(self.pack.language),
                self._copies,
                own=prompt if own_texts else None,
                words=words,
                most_words=self.pack.rubric.most_words,
            ),
            terms=self.compiled.vocabulary.terms(text.tokens),
            signals=tuple(self.compiled.rhetoric.moves.find(found)) if self.compiled.rhetoric is not None else (),
        )

    def _ballot(
        self, prompt: Prompt, answer: str, sight: Sight, said: Sequence[Said] = ()
    ) -> tuple[Ballot, tuple[Evidence, ...]]:
        """The ballot, and the arguments of the player's own in it."""
        rubric = self.pack.rubric
        stands = standing(sight.signs)
        answer_signs = {**sight.signs, STANDING: stands}
        findings = judge_points(sight.looked, answer_signs)
        points = findings.points
        moves = with_points(sight.moves, prompt, points)
        relevance = self._relevance(prompt, sight, findings, stands if sight.signs[MANNER] is not None else None)
        flags = (*sight.integrity.flags, *relevance.flags)
        if sight.padding and not any(flag.id == "off-topic" for flag in flags):
            reason = f"{sight.padding} words of this are about something else; they counted neither for nor against."
            flags = (*flags, Flag(id="off-topic", reason=reason))
        own = own_arguments(sight.reading, sight.engagement, points, stands)
        share = sight.integrity.share * relevance.share
        if not any(kind in KNOWN for kind in sight.engagement.origin.values()):
            share = 0.0  # not a word of it is known to speech, key, case or pack
        criteria = criterion_marks(rubric, points, moves, answer_signs, share)
        if said:
            made = points_as_said(points, answer, said, About.POINT)
            more = best_of(criteria, criterion_marks(rubric, made, moves, answer_signs, share))
            points = tuple(points_as_said(made, answer, said, About.CREDIT))
            less = worst_of(more, criterion_marks(rubric, points, moves, answer_signs, share))
            criteria = levels_as_said(less, rubric, said)
        ballot = Ballot(
            pack=self.pack.id,
            pack_hash=self.pack.hash,
            judge=JUDGE_VERSION,
            prompt=prompt.id,
            answer_hash=sha256(answer.encode("utf-8", "surrogatepass")).hexdigest(),
            words=count_words(answer),
            score=sum(mark.score for mark in criteria),
            criteria=criteria,
            points=points,
            moves=tuple(MoveMark(move=move.move, evidence=move.evidence) for move in moves),
            flags=flags,
            fix=one_fix(rubric, prompt, points, moves, flags, sight.words, criteria),
            press=press_on(rubric, prompt, points),
        )
        return ballot, own

    def _relevance(self, prompt: Prompt, sight: Sight, findings: Findings, stands: float | None) -> Relevance:
        reading = sight.reading
        stance, text = reading.stance, reading.text

        def words_of_end(group: str) -> str:
            place = at_the_end(stance, reading.words, group)
            if place is None:
                return ""
            return " ".join(text.answer[text.tokens[place[0]].start : text.tokens[place[1]].end].split())

        told = [found.name for found in stance.phrases]
        dreams = "dreams" in told or (told.count("wishes") >= SEVERAL_WISHES and "contrast" not in told)
        return check_relevance(
            reading.topic,
            findings,
            denied=len(reading.stance.denied - reading.masked),
            signals=len({place for one in reading.signals for place in range(one.first, one.last + 1)}),
            gives_in=words_of_end("yields"),
            withdraws=words_of_end("withdraws"),
            unasserted=1.0
            if dreams or set_aside(text, stance, reading.words)
            else len(stance.asked) / max(1, len(text.tokens)),
            standing=stands,
            sides=self._worlds.sides(prompt, restated(reading)) if findings.leaning < 0 else (0.0, 0.0),
        )

    def _read(self, answer: str) -> tuple[Text, int]:
        """The part of an answer that is read, and the number of words in the whole."""
        text = read(answer, self.compiled.language)
        words = len(text.tokens)
        most = self.pack.rubric.most_words
        if words > most:
            text = read(answer[: text.tokens[most - 1].end], self.compiled.language)
        return text, words
