"""The judge itself: takes an answer through reading, integrity, stance, points and moves to its ballot.

A ``Judge`` belongs to one pack and prepares what its prompts need when they are first asked for. It keeps nothing
about the answers that it marks: the same pack, judge version and answer give the same ballot on every machine.
"""

from __future__ import annotations

from hashlib import sha256

from debate.judge.ballot import Ballot, MoveMark
from debate.judge.finding.compiled import CompiledPack, compile_pack
from debate.judge.finding.copies import CopyFinder
from debate.judge.finding.moves import Reading, find_moves, restated
from debate.judge.finding.points import find
from debate.judge.finding.topic import read_topic
from debate.judge.finding.world import Worlds
from debate.judge.languages.language import language_of
from debate.judge.languages.prose import prose_of
from debate.judge.languages.rhetoric import rhetoric_of
from debate.judge.marking.fix import one_fix
from debate.judge.marking.integrity import check_integrity
from debate.judge.marking.relevance import check_relevance
from debate.judge.marking.verdict import criterion_marks, press_on
from debate.judge.reading.phrases import words_of
from debate.judge.reading.stance import read_stance
from debate.judge.reading.text import Text, read
from debate.packs.collector import collector_paused
from debate.packs.model import Pack, Prompt

JUDGE_VERSION = "1.0"
"""Changes whenever the same answer to the same pack could get another ballot; receipts carry it."""


class Judge:
    """Marks answers to the prompts of one pack. ``compiled`` is the pack as it is laid out for that."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._language = language_of(pack.language)
        self._rhetoric = rhetoric_of(pack.language)
        self._prose = prose_of(pack.language)
        with collector_paused():
            self.compiled: CompiledPack = compile_pack(pack)
        self._worlds: Worlds | None = None
        self._copies: CopyFinder | None = None
        self._prepared: set[str] = set()

    def prepare(self, *prompts: Prompt, own_texts: bool = False) -> None:
        """Lay these prompts of the pack out now, which is quicker for several at once than for each with its ballot.

        ``own_texts`` is for a judge of the pack's own texts, as in ``ballot``: what only players need is left.
        """
        with collector_paused():
            worlds, copies = self._world_finder(), self._copy_finder()
            if not own_texts:
                copies.know_pairs()
            for prompt in prompts:
                worlds.world(prompt)
                self.compiled.prompt(prompt.id).lay_out()
            self._prepared.update(prompt.id for prompt in prompts)
            self.compiled.forget()

    def lay_out(self, prompt: Prompt) -> None:
        """Look for the points of ``prompt`` from now on in answers to the pack's prompt of that id.

        For a prompt of the pack with some of its cues left out, or for putting the pack's own back. All words stay
        weighed by the whole pack, and the rest of the marking is that of the pack's own prompt.
        """
        self.compiled.put(prompt)

    def ballot(self, prompt_id: str, answer: str, *, own_texts: bool = False) -> Ballot:
        """The ballot on an answer to a prompt; any string is an answer.

        ``own_texts`` is for marking the pack's own exemplar of that prompt: it is then not held to be a copy of
        itself. Raises ``KeyError`` for a prompt that the pack does not have.
        """
        prompt = self.pack.prompt(prompt_id)
        if prompt_id not in self._prepared:
            self.prepare(prompt, own_texts=own_texts)
        rubric = self.pack.rubric
        text, words = self._read(answer)
        found = words_of(text)
        stance = read_stance(text, self._rhetoric, found)
        integrity = check_integrity(
            text,
            found,
            self._prose,
            self._copy_finder(),
            own=prompt if own_texts else None,
            words=words,
            most_words=rubric.most_words,
        )
        world = self._world_finder().world(prompt)
        terms = self.compiled.vocabulary.terms(text.tokens)
        topic = read_topic(text, terms, world, self._language, integrity.masked)
        masked = integrity.masked | topic.foreign
        findings = find(
            self.compiled.prompt(prompt_id), text, unasserted=stance.unasserted | masked, negated=stance.negated
        )
        points = findings.points
        signals = tuple(self._rhetoric.moves.find(found)) if self._rhetoric is not None else ()
        reading = Reading(text, found, signals, topic, stance, masked, self._language)
        moves = find_moves(reading, self._rhetoric, world, prompt, points)
        relevance = check_relevance(
            topic,
            findings,
            denied=len(stance.denied - integrity.masked),
            signals=len({place for one in signals for place in range(one.first, one.last + 1)}),
            sides=self._world_finder().sides(prompt, restated(reading)) if findings.leaning < 0 else (0.0, 0.0),
        )
        flags = (*integrity.flags, *relevance.flags)
        criteria = criterion_marks(rubric, points, moves, integrity.share * relevance.share)
        return Ballot(
            pack=self.pack.id,
            pack_hash=self.pack.hash,
            judge=JUDGE_VERSION,
            prompt=prompt_id,
            answer_hash=sha256(answer.encode("utf-8", "surrogatepass")).hexdigest(),
            words=words,
            score=sum(mark.score for mark in criteria),
            criteria=criteria,
            points=points,
            moves=tuple(MoveMark(move=move.move, evidence=move.evidence) for move in moves),
            flags=flags,
            fix=one_fix(rubric, prompt, points, moves, flags, words),
            press=press_on(rubric, prompt, points),
        )

    def _read(self, answer: str) -> tuple[Text, int]:
        """The part of an answer that is read, and the number of words in the whole."""
        text = read(answer, self._language)
        words = len(text.tokens)
        most = self.pack.rubric.most_words
        if words > most:
            text = read(answer[: text.tokens[most - 1].end], self._language)
        return text, words

    def _world_finder(self) -> Worlds:
        if self._worlds is None:
            self._worlds = Worlds(self.compiled)
        return self._worlds

    def _copy_finder(self) -> CopyFinder:
        if self._copies is None:
            self._copies = CopyFinder(self.pack, self.compiled.texts)
        return self._copies
