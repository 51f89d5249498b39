"""Spoils a small pack in thousands of ways, and looks whether every one ends in a pack or in clear problems.

    python tests/bench/fuzz_packs.py [--count 20000] [--first 0] [--seed 0] [--json]

A mutant is bytes, words or structure of one file changed, or files changed for one another; mutant N of a seed is
always the same one, so ``--first N --count 1`` does it again. Each is checked and loaded, and one in fifty of those
with nothing wrong is judged too. It must not raise, nor take more calls of functions than ``MOST_STEPS``, however fast
the machine is; and whatever is said of it must be one printable sentence at a place that exists. A small share runs
with the tests.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import yaml

from debate.authoring import check
from debate.packs import PackError, Problem, Severity, check_pack, load_pack
from debate.packs.problems import UNWANTED, Code
from debate.packs.scaffold import SCHEMAS, Start, write_pack

MOST_STEPS = 500_000
"""Calls that checking and loading a mutant may take together; the pack itself takes some 50,000."""

MOST_JUDGED_STEPS = 10_000_000
"""Calls that the judge may take as well; for the pack itself it takes some 1,700,000."""

JUDGED_SHARE = 0.02
"""Share of the mutants without an error that the judge reads too: it takes most of the time."""

PIECES = (
    "\n", " ", "  ", "\t", ":", ": ", "- ", "[", "]", "{", "}", ",", "'", '"', "|", ">-", ">", "&a ", "*a", "!!str ",
    "!x ", "---\n", "...\n", "? ", "%TAG ! x\n", "#", "\\", "null", "~", "true", "-1", "0", "1e99", ".inf", ".nan",
    "0x10", "999999999999", "9" * 5000, "\x00", "\x1b[2J", "\x7f", "\u2028", "\u202e", "\ufeff", "\ud83d", "é",
    "🦊", "日本語", "id: id\n", "points: []\n", "claims: [[[1]]]\n", "<<: {a: b}\n", "[" * 30, "{a: " * 30, "- " * 30,
    "a" * 3000, "{{title}}", "../../etc/passwd", "%s%n", "[bold]", "camps", "samples", "format: 99\n",
)  # fmt: skip

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**12, 10**400, 0.5, -0.0, math.inf, math.nan, "", " ", "x", "both", "no", "a\nb",
    "a\n\nb", "x" * 5000, "wort " * 800, "\x1b[31m", "\u202e", "🦊", "’", "...", "because", "1", "1.0", [], {}, [[]],
    [None], [[], {}], {"id": None}, {"": ""}, {"a": {"b": {"c": {}}}}, [1, 1], ["a", "a"], list(range(60)),
)  # fmt: skip


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

NOTHINGS = (b"", b"\n", b"# nothing\n", b"---\n", b"x", b"\xff\xfe", b"\xef\xbb\xbf")


class TooManyStepsError(BaseException):
    """A mutant took more steps than any may; no ``except Exception`` can swallow it."""


class Steps:
    """Counts the calls of functions, Python's and C's, and stops at the most that may be."""

    def __init__(self, most: int) -> None:
        self.count = 0
        self.most = most

    @contextmanager
    def counted(self) -> Iterator[None]:
        sys.setprofile(self._step)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _step(self, frame: FrameType, event: str, argument: object) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooManyStepsError


class Fuzzer:
    """Makes mutants of one pack in a folder, one at a time, and looks at each."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.pack = write_pack(Start(id="spoilt"), folder)
        shutil.rmtree(self.pack / SCHEMAS)
        self.seed = seed
        self.whole = {file: file.read_bytes() for file in sorted(self.pack.rglob("*.yaml"))}
        self.trees = {file: yaml.load(content, Loader=_LOADER) for file, content in self.whole.items()}
        self.ends: Counter[str] = Counter()
        self.most_steps = 0

    def run(self, number: int) -> None:
        """Make mutant ``number``, look at it and put the pack back. Raises what must not happen."""
        chance = random.Random(f"{self.seed}:{number}")
        try:
            chance.choice((self._bytes, self._words, self._structure, self._structure, self._files))(chance)
            self._look(chance)
        finally:
            for file, content in self.whole.items():
                if not file.is_file() or file.read_bytes() != content:
                    file.write_bytes(content)

    def _look(self, chance: random.Random) -> None:
        steps = Steps(MOST_STEPS)
        refused: PackError | None = None
        with steps.counted():
            problems = check_pack(self.pack)
            try:
                load_pack(self.pack)
            except PackError as error:
                refused = error
        if refused is None and chance.random() < JUDGED_SHARE:
            self.ends["judged"] += 1
            with Steps(MOST_JUDGED_STEPS).counted():
                problems = check(self.pack, judged=True).problems
        self.most_steps = max(self.most_steps, steps.count)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        assert bool(errors) == (refused is not None), "checking and loading disagree"
        if refused is not None:
            assert refused.problems == problems, "loading tells other problems than checking"
            look_at_sentence(str(refused))
        for problem in problems:
            self._look_at(problem)
        self.ends["refused" if refused else "advised" if problems else "clean"] += 1

    def _look_at(self, problem: Problem) -> None:
        look_at_sentence(str(problem))
        assert problem.code in Code
        file = Path(problem.file)
        assert file.is_relative_to(self.pack), f"{file} is no file of the pack"
        lines = file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else ""
        lines = re.sub("\r\n?", "\n", lines)
        assert 1 <= problem.line <= lines.count("\n") + 1, f"{problem} is beyond the end"
        assert 1 <= problem.column <= max(map(len, lines.split("\n"))) + 1, f"{problem} is beyond its line"

    def _bytes(self, chance: random.Random) -> None:
        file, content = chance.choice(list(self.whole.items()))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content) + 1)
            until = min(len(content), at + chance.choice((0, 1, 1, 4, 40, 4000)))
            put = chance.choice((b"", chance.randbytes(chance.choice((1, 2, 9))), content[at:until] * 2))
            content = content[:at] + put + content[until:]
        file.write_bytes(content)

    def _words(self, chance: random.Random) -> None:
        """Change words and signs, with the white space around them left as it is."""
        file, content = chance.choice(list(self.whole.items()))
        tokens = re.findall(r"\w+|\s+|[^\w\s]", content.decode())
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(tokens))
            match chance.randrange(5):
                case 0:
                    tokens[at] = chance.choice(PIECES)
                case 1:
                    tokens[at] = ""
                case 2:
                    tokens[at] *= chance.choice((2, 2, 50))
                case 3:
                    other = chance.randrange(len(tokens))
                    tokens[at], tokens[other] = tokens[other], tokens[at]
                case _:
                    tokens[at] += chance.choice(PIECES)
        file.write_bytes("".join(tokens).encode("utf-8", "surrogatepass"))

    def _structure(self, chance: random.Random) -> None:
        """Change values, keys and items of one file, which stays YAML."""
        file = chance.choice(list(self.whole))
        tree = copy.deepcopy(self.trees[file])
        for _ in range(chance.choice((1, 1, 1, 2, 6))):
            _change_something(tree, chance)
        text = yaml.safe_dump(
            tree, allow_unicode=True, sort_keys=False, default_flow_style=chance.choice((False, True))
        )
        file.write_bytes(text.encode("utf-8", "surrogatepass"))

    def _files(self, chance: random.Random) -> None:
        file, other = chance.sample(list(self.whole), 2)
        match chance.randrange(5):
            case 0:
                file.unlink()
            case 1:
                file.write_bytes(self.whole[other])
            case 2:
                file.write_bytes(self.whole[file] + self.whole[other])
            case 3:
                file.write_bytes(
                    chance.choice((b"", b"\n", b"# nothing\n", b"---\n", b"x", b"\xff\xfe", b"\xef\xbb\xbf"))
                )
            case _:
                file.write_bytes(self.whole[file].replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b""))))


def look_at_sentence(said: str) -> None:
    """Whether it is one printable line of a length that people read."""
    assert not UNWANTED.search(said), f"{said!r} could disturb a terminal"
    assert "\n" not in said, f"{said!r} has several lines"
    assert "\t" not in said, f"{said!r} holds a tab"
    assert len(said) < 700, f"{said!r} is too long"


def _change_something(tree: Any, chance: random.Random) -> None:
    """Change one value, key or item anywhere in a tree of mappings and lists."""
    places = [place for place in _collections(tree) if place]
    if not places:
        return
    place = chance.choice(places)
    if isinstance(place, dict):
        key = chance.choice(list(place))
        match chance.randrange(4):
            case 0:
                place[key] = _some_value(places, chance)
            case 1:
                del place[key]
            case 2:
                place[chance.choice((key * 2, key[:-1], "id", "", "x", 7, None)) if isinstance(key, str) else "k"] = (
                    place.pop(key)
                )
            case _:
                place[chance.choice(("id", "points", "exclude", "new", "é"))] = _some_value(places, chance)
        return
    at = chance.randrange(len(place))
    match chance.randrange(4):
        case 0:
            place[at] = _some_value(places, chance)
        case 1:
            del place[at]
        case 2:
            place.append(place[at])
        case _:
            place[:] = place * chance.choice((0, 2, 30)) if len(place) < 100 else []


def _some_value(places: list[Any], chance: random.Random) -> Any:
    """A value of another kind, or a copy of something from elsewhere in the tree."""
    if chance.random() < 0.7:
        return chance.choice(VALUES)
    return json.loads(json.dumps(chance.choice(places), default=str))


def _collections(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict | list):
        yield tree
        for child in tree.values() if isinstance(tree, dict) else tree:
            yield from _collections(child)


def fuzz(count: int, *, first: int = 0, seed: int = 0, told: Callable[[int], None] = lambda _: None) -> dict[str, Any]:
    """Look at ``count`` mutants; returns what became of them and every failure, by the mutant's number."""
    failures: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(Path(folder), seed)
        for number in range(first, first + count):
            try:
                fuzzer.run(number)
            except (Exception, TooManyStepsError):
                failures[number] = traceback.format_exc(limit=-3)
            told(number)
        ends, most_steps = dict(fuzzer.ends), fuzzer.most_steps
    return {"mutants": count, "ends": ends, "most_steps": most_steps, "failures": failures}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    def tell(number: int) -> None:
        if number % 1000 == 999:
            print(f"{number + 1} done", file=sys.stderr)

    found = fuzz(options.count, first=options.first, seed=options.seed, told=tell)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        for number, said in found["failures"].items():
            print(f"Mutant {number}:\n{said}")
        ends = ", ".join(f"{count} {end}" for end, count in sorted(found["ends"].items()))
        print(f"{found['mutants']} mutants: {ends}; {len(found['failures'])} failed.")
        print(f"The longest took {found['most_steps']:,} steps of at most {MOST_STEPS:,}.")
    sys.exit(1 if found["failures"] else 0)


if __name__ == "__main__":
    main()
