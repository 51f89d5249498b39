"""How much of a pack is read, whoever wrote it: the bounds on time and memory, all in one place.

A pack that people write stays far below each of them. Whatever else comes is refused with one sentence, after work
that these numbers bound: no more bytes, values, names or problems than they allow are ever held.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LARGEST_FILE = 1024 * 1024
"""Bytes of one file; a prompt written by hand has about 12,000."""

LARGEST_PACK = 64 * 1024 * 1024
"""Bytes of all files of a pack together, and of a zip file; a pack with 5,000 prompts has about that many."""

LARGEST_FETCH = 2 * LARGEST_PACK
"""Bytes that a fetch by git may leave on the disk."""

MOST_PROMPTS = 5000
"""Prompt files in a pack."""

MOST_EVENTS = 100_000
"""Values, lists and mappings that YAML's parser may tell of in one file; the largest honest file has about half."""

MOST_PACK_EVENTS = 5_000_000
"""The same in a whole pack; one with 5,000 prompts has about four million."""

DEEPEST = 16
"""How deep lists and mappings may stand inside each other; the format needs 5."""

MOST_PROBLEMS = 100
"""Errors in one file at which the reading of it stops, and pieces of advice that are told of one."""

MOST_PACK_PROBLEMS = 1000
"""Errors in a whole pack at which the reading of it stops."""

MOST_NAMES = 20_000
"""Names of files and folders that are looked through in search of a pack."""

DEEPEST_PACK = 4
"""How many folders may stand around a pack in what is searched."""

LONGEST_FETCH = 120.0
"""Seconds until a fetch by git is given up."""


@dataclass(slots=True)
class Room:
    """What there may still be in one pack: ``bytes`` of its files, ``events`` of YAML's parser, ``errors``."""

    bytes: int = field(default_factory=lambda: LARGEST_PACK)
    events: int = field(default_factory=lambda: MOST_PACK_EVENTS)
    errors: int = field(default_factory=lambda: MOST_PACK_PROBLEMS)
