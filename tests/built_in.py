"""The packs that come with the program, their judges, and what these say to the packs' own texts: made once for all.

None of them may be changed by a test; who needs a judge that has marked nothing yet makes one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from debate.judge import Judge
from debate.judge.ballot import Ballot
from debate.packs import Pack, load_pack
from debate.packs.places import content_folder

PACK = "us-japan-alliance"
PLACE = content_folder() / PACK


def built_in_pack(name: str = PACK) -> Pack:
    return _pack(name)


def built_in_judge(name: str = PACK) -> Judge:
    return _judge(name)


def load_once(path: Path) -> Pack:
    """As ``load_pack``; the packs that come with the program are loaded once."""
    return _pack(path.name) if path.parent == content_folder() else load_pack(path)


def judge_once(pack: Pack, *more: Pack) -> Judge:
    """As ``Judge``; those of the packs that come with the program are made once."""
    built_in = (content_folder() / pack.id).is_dir() and _pack(pack.id) is pack
    return _judge(pack.id) if built_in and not more else Judge(pack, *more)


def own_ballot(prompt: str, text: str, name: str = PACK) -> Ballot:
    """The ballot on a text of the pack's own, which is no copy of itself."""
    return _own_ballot(name, prompt, text)


@cache
def _pack(name: str) -> Pack:
    return load_pack(content_folder() / name)


@cache
def _judge(name: str) -> Judge:
    return Judge(_pack(name))


@cache
def _own_ballot(name: str, prompt: str, text: str) -> Ballot:
    return _judge(name).ballot(prompt, text, own_texts=True)
