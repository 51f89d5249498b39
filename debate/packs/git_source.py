"""Packs in git repositories: fetched by the player's own ``git``, and read out of its store without checking out.

Nothing of a repository ever becomes a file, so neither its hooks, filters, links and submodules nor the names in it can
do anything. ``git`` may not ask for a password, speaks only the protocols in ``ALLOWED``, and is stopped when it takes
too long or fetches too much.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO

from debate.packs.bounds import LARGEST_PACK, MOST_NAMES
from debate.packs.problems import UNWANTED, PackError, printable, quoted
from debate.packs.sharing_parcel import Held

ALLOWED = ("https", "ssh", "file")
"""The protocols that may be spoken. Plain http and git are not among them: anybody on the way could change the pack."""

LONGEST_FETCH = 120.0
"""Seconds until a fetch is given up."""

LARGEST_FETCH = 2 * LARGEST_PACK
"""Bytes that a fetch may leave on the disk."""

_LOOK = 0.1  # seconds between two looks at a fetch
_LARGEST_LISTING = 4 * 1024 * 1024  # bytes; a repository of a few kilobytes can list millions of names
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)(://|::)")
_ADDRESS = re.compile(r"(?:https|ssh|file)://[^\s\\]+")
_SHORT = re.compile(r"[A-Za-z0-9_][\w.-]*@[A-Za-z0-9][\w.-]*:(?!/?-)[^\s\\:]+", re.ASCII)  # git@example.org:class/pack
_LOCAL_VARIABLES = re.compile(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|PREFIX|NAMESPACE|SHALLOW_FILE|GRAFT_FILE|IMPLICIT_WORK_TREE|TEMPLATE_DIR"
    r"|(ALTERNATE_)?OBJECT_DIRECTOR(Y|IES)|NO_REPLACE_OBJECTS|REPLACE_REF_BASE|CONFIG(_PARAMETERS|_COUNT)?|ASKPASS|EXTERNAL_DIFF|TRACE.*)"
    r"|SSH_ASKPASS|SSH_ASKPASS_REQUIRE"
)
"""What would tie ``git`` to a repository around us, or let it ask."""

_KINDS = {b"100644": Held.FILE, b"100755": Held.FILE, b"040000": Held.FOLDER, b"120000": Held.LINK}


def is_address(source: str) -> bool:
    """Whether somebody means a git address by this, be it a good one or not."""
    return _SCHEME.match(source) is not None or _SHORT.fullmatch(source) is not None


def check_address(address: str) -> None:
    """Refuse, with a ``PackError`` of one sentence, an address that is not to be handed to ``git``."""
    scheme = _SCHEME.match(address)
    shown = printable(address, 200)
    if scheme is not None and (scheme[2] == "::" or scheme[1] not in ALLOWED):
        raise PackError(
            f"“{shown}” is no address that packs are fetched from; it must begin with "
            f"{', '.join(f'{name}://' for name in ALLOWED[:-1])} or {ALLOWED[-1]}://."
        )
    if UNWANTED.search(address) or not (_ADDRESS.fullmatch(address) or _SHORT.fullmatch(address)):
        raise PackError(f"“{shown}” is no address of a git repository, such as https://example.org/class/pack.git.")
    if scheme is None:
        return
    host = address[scheme.end() :].split("/", 1)[0]
    user, at, machine = host.rpartition("@")
    if at and (scheme[1] != "ssh" or ":" in user):
        raise PackError(
            "The address holds a name or a password, which would be kept with the pack and shown; leave it out "
            "(git finds it with a credential helper)."
        )
    if machine.startswith("-") or user.startswith("-"):
        raise PackError(f"“{shown}” is no address of a git repository: its host begins with a hyphen.")
    if scheme[1] == "https" and address.lower().endswith(".zip"):
        raise PackError(f"“{shown}” is a zip file; fetch it with your browser, and install the file.")


class Repository:
    """The newest state of a repository's default branch. Close it after use (it is a context manager)."""

    def __init__(self, address: str) -> None:
        check_address(address)
        git = shutil.which("git")
        if git is None:
            raise PackError("Packs from a git address need the program git; install it, or install a zip file instead.")
        self._git = git
        self.label = printable(address, 200)
        self.kinds: dict[str, Held] = {}
        self.commit = ""
        self._objects: dict[str, tuple[str, int]] = {}
        self._reader: subprocess.Popen[bytes] | None = None
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="debate-git-"))
            try:
                self._fetch(address)
                self._list()
            except BaseException:
                self.close()
                raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise PackError(f"{self.label} cannot be fetched: {reason}.") from error

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget what was fetched."""
        if self._reader is not None:
            _stop(self._reader)
        shutil.rmtree(self._folder, ignore_errors=True)

    def content(self, name: str, most: int) -> bytes:
        """The bytes of that file, but never more than ``most`` + 1 of them. Raises ``PackError``."""
        blob, size = self._objects[name]
        if size > most:
            return bytes(most + 1)
        if self._reader is None:
            self._reader = self._started("cat-file", "--batch")
        ask, answer = self._reader.stdin, self._reader.stdout
        assert ask is not None and answer is not None
        try:
            ask.write(f"{blob}\n".encode("ascii"))
            ask.flush()
            head = answer.readline(200).split()
            content = answer.read(size + 1)[:-1] if head == [blob.encode(), b"blob", b"%d" % size] else None
        except OSError:
            content = None
        if content is None or len(content) != size:
            raise PackError(f"{self.label} is refused: {quoted(name)} in it is damaged; ask its owner to mend it.")
        return content

    def _fetch(self, address: str) -> None:
        noise = self._folder / "noise"
        options = ("--bare", "--quiet", "--depth=1", "--single-branch", "--no-tags", "--template=")
        with noise.open("wb") as stderr:
            process = self._started("clone", *options, "--", address, str(self._store), stderr=stderr)
            try:
                reason = self._wait(process)
            finally:
                _stop(process)
        if reason is None and process.returncode != 0:
            with noise.open("rb") as stream:
                reason = _reason(stream.read(64 * 1024).decode("utf-8", "replace"))
        if reason is not None:
            raise PackError(f"{self.label} cannot be fetched: {reason}.")

    def _wait(self, process: subprocess.Popen[bytes]) -> str | None:
        """Why the fetch was given up; ``None`` when it came to its end."""
        until = time.monotonic() + LONGEST_FETCH
        while True:
            try:
                process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                if time.monotonic() > until:
                    return f"it took more than {LONGEST_FETCH:.0f} seconds; try again, or install a zip file instead"
            if _size(self._folder) > LARGEST_FETCH:
                return f"it holds more than {LARGEST_FETCH // 1024**2} megabytes; ask for the pack as a zip file"
            if process.returncode is not None:
                return None

    def _list(self) -> None:
        """Note the names, sizes and kinds of everything in the newest state."""
        head = self._output("rev-parse", "--verify", "--end-of-options", "HEAD^{commit}")
        if head is None:
            raise PackError(f"{self.label} holds no pack: its default branch is empty; ask its owner.")
        self.commit = head.decode("ascii").strip()
        listing = self._output("ls-tree", "-r", "-t", "-l", "-z", "--full-tree", self.commit)
        entries = [] if listing is None else listing.split(b"\0")[:-1]
        if listing is None or len(entries) > MOST_NAMES:
            raise PackError(
                f"{self.label} cannot be looked through: it is damaged, or holds more than {MOST_NAMES} files; ask "
                "for the pack as a zip file."
            )
        for entry in entries:
            about, _, raw = entry.partition(b"\t")
            mode, _, blob, size = about.split()
            name = raw.decode("utf-8", "surrogateescape")
            self.kinds[name] = _KINDS.get(mode, Held.ODD)
            if self.kinds[name] is Held.FILE:
                self._objects[name] = (blob.decode("ascii"), int(size))

    @property
    def _store(self) -> Path:
        return self._folder / "store"

    def _output(self, *arguments: str) -> bytes | None:
        """What git answers about the store; ``None`` when it fails or goes on and on."""
        process = self._started(*arguments)
        assert process.stdout is not None
        try:
            output = process.stdout.read(_LARGEST_LISTING + 1)
            complete = len(output) <= _LARGEST_LISTING and process.wait(LONGEST_FETCH) == 0
        except subprocess.TimeoutExpired:
            complete = False
        finally:
            _stop(process)
        return output if complete else None

    def _started(self, *arguments: str, stderr: IO[bytes] | int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        where = () if arguments[0] == "clone" else (f"--git-dir={self._store}",)
        return subprocess.Popen(  # noqa: S603  no shell, and the address has been checked
            [self._git, *_SETTINGS, *where, *arguments],
            cwd=self._folder,
            env=_environment(),
            stdin=subprocess.PIPE if arguments[0] == "cat-file" else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if arguments[0] == "clone" else subprocess.PIPE,
            stderr=stderr,
            start_new_session=True,  # without a terminal neither git nor ssh can ask, and all of it can be stopped
        )


_SETTINGS = (
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.fsmonitor=false",
    "-c", "core.askPass=",
    "-c", "core.bigFileThreshold=1m",
    "-c", "submodule.recurse=false",
    "-c", "gc.auto=0",
    "-c", "advice.detachedHead=false",
)  # fmt: skip


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not _LOCAL_VARIABLES.fullmatch(name)}
    own.setdefault("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")
    return {
        **own,
        "GIT_TERMINAL_PROMPT": "0",
        "GCM_INTERACTIVE": "never",
        "GIT_ALLOW_PROTOCOL": ":".join(ALLOWED),
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",  # the words that ``_reason`` knows
    }


def _reason(noise: str) -> str:
    """Why a fetch failed, made of what git said."""
    if re.search(r"could not read (Username|Password)|Authentication failed|terminal prompts disabled|40[13]\b", noise):
        return "it asks for a name and a password, or is not there; look at the address, or install a zip file instead"
    if re.search(r"Permission denied|Host key verification failed", noise):
        return "its host does not let you in by ssh; look at your keys, or use an address with https://"
    if "Could not resolve host" in noise:
        return "its host is not found; look at the address and at your connection"
    if re.search(r"(Failed|Could not|unable) to connect|Connection (refused|timed out|reset)|No route", noise, re.I):
        return "its host does not answer; look at the address and at your connection"
    if "does not appear to be a git repository" in noise or re.search(
        r"repository .* (not found|does not exist)", noise
    ):
        return "there is no git repository at this address; look at the address"
    if re.search(r"certificate|self[- ]signed", noise, re.IGNORECASE):
        return "its host cannot prove who it is (its certificate is not trusted); look at the address"
    if "Could not read from remote repository" in noise:
        return "its host has no such repository, or does not let you in; look at the address and at your keys"
    said = [line.split(":", 1)[1].strip() for line in noise.splitlines() if line.startswith(("fatal:", "error:"))]
    return f"git says “{printable(said[-1].rstrip('.'), 160)}”" if said else "git failed and did not say why"


def _size(folder: Path) -> int:
    """Bytes of all files in there now; they may come and go meanwhile."""
    total = 0
    for around, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(f"{around}/{name}").st_size
            except OSError:
                continue
    return total


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, and on POSIX all that it started; nothing happens when it has ended."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except OSError:
                process.kill()
        else:
            process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()
