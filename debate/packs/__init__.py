"""The pack format: what packs are, where they are, loading and checking them.

``find_pack`` turns what a user typed into a folder, ``load_pack`` turns the folder into a ``Pack`` that can be
played, and ``check_pack`` tells its author everything that is wrong with it.
"""

from debate.packs.loading import check_pack, load_pack, load_readable
from debate.packs.model import Pack
from debate.packs.places import PackPlace, find_pack, list_packs
from debate.packs.problems import Code, PackError, Problem, Severity

__all__ = [
    "Code",
    "Pack",
    "PackError",
    "PackPlace",
    "Problem",
    "Severity",
    "check_pack",
    "find_pack",
    "list_packs",
    "load_pack",
    "load_readable",
]
