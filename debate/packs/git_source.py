"""Packs in git repositories: fetched by the player's own ``git``, and handed on as one zip file without checking out.

Neither hooks, filters, links and submodules of a repository nor the names in it can do anything: it is only ever
packed. ``git`` may not ask for a password, speaks only the protocols in ``ALLOWED``, and is stopped when it takes too
long or brings too much (see ``bounds``).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from debate.packs import bounds
from debate.packs.archive import read_archive
from debate.packs.holding import Holding
from debate.packs.problems import UNWANTED, PackError, printable

ALLOWED = ("https", "ssh", "file")
"""The protocols that may be spoken. Plain http and git are not among them: anybody on the way could change the pack."""

_LOOK = 0.1  # seconds between two looks at git
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(://|::)")
_SHORT = r"[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9_.-]*:(?!/?-)[^\s\\:]+"  # git@example.org:class/pack
_REFUSED = {
    rf"(?!({'|'.join(ALLOWED)})://){_SCHEME.pattern}": "is not fetched from; an address must begin with https:// or ssh://",
    r"(https|file)://[^/]*@|ssh://[^/]*:[^/]*@": "would be kept with its name or password, and shown; leave that out",
    r"\w+://([^/]*@)?-": "is no address of a git repository: its host begins with a hyphen",
    r"(?i)https://.*\.zip$": "is a zip file; fetch it with your browser, and install the file",
    rf".*{UNWANTED.pattern}|(?!(\w+://[^\s\\]+|{_SHORT})$)": "is no address such as https://example.org/class/pack.git",
}
"""The addresses that are not handed to git, and what is said of each; the first that fits counts."""

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.askPass=",
    "core.autocrlf=false",
    "core.bigFileThreshold=1m",
    "submodule.recurse=false",
    "gc.auto=0",
)
_CLONE = ("clone", "--bare", "--quiet", "--depth=1", "--single-branch", "--no-tags", "--template=", "--")
# The attributes of a tree would be looked up by listing all of it first, which takes any amount of memory.
_PACK = ("--git-dir=store", "archive", "--worktree-attributes", "--format=zip", "-0", "--output=pack.zip", "HEAD")

# How to reach a host is the player's to say; what else is set for git would tie it to a repository around us.
_KEPT = ("GIT_SSH", "GIT_SSL_", "GIT_PROXY_", "GIT_HTTP_", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")
_REASONS = {
    r"could not read (User|Pass)|Authentication failed|prompts dis|40[13]\b": "it asks for a name, or is not there",
    r"Permission denied|Host key verification failed": "its host does not let you in by ssh with your keys",
    r"Could not resolve host": "its host is not found",
    r"(Failed|Could not|unable) to connect|Connection (refused|timed|reset)|No route": "its host does not answer",
    r"not appear to be a git repository|repository .* not (found|exist)": "there is no git repository at this address",
    r"certificate|self[- ]signed": "its host cannot prove who it is (its certificate is not trusted)",
    r"Could not read from remote repository": "its host has no such repository, or does not let you in",
}
"""What git says when it fails, and what a player is told."""


def is_address(source: str) -> bool:
    """Whether somebody means a git address by this, be it a good one or not."""
    return _SCHEME.match(source) is not None or re.fullmatch(_SHORT, source) is not None


def check_address(address: str) -> None:
    """Refuse, with a ``PackError`` of one sentence, an address that is not to be handed to ``git``."""
    for pattern, reason in _REFUSED.items():
        if re.match(pattern, address, re.DOTALL):
            raise PackError(f"“{printable(re.sub('//[^/]*@', '//…@', address), 200)}” {reason}.")


def fetch(address: str) -> Holding:
    """The newest state of a repository's default branch. Raises ``PackError``, one sentence."""
    check_address(address)
    label = printable(address, 200)
    try:
        with tempfile.TemporaryDirectory(prefix="debate-git-", ignore_cleanup_errors=True) as folder:
            for command in ((*_CLONE, address, "store"), _PACK):
                if (reason := _run(Path(folder), command)) is not None:
                    raise PackError(f"{label} cannot be fetched: {reason}.")
            return read_archive(Path(folder, "pack.zip"), label, strict=False)
    except OSError as error:
        raise PackError(f"{label} cannot be fetched: {error.strerror or error}.") from error


def _run(folder: Path, command: tuple[str, ...]) -> str | None:
    """Let git do something in a folder of its own; returns why it could not."""
    git = shutil.which("git")
    if git is None:
        raise PackError("Packs from a git address need the program git; install it, or install a zip file instead.")
    noise = folder / "noise"
    with noise.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603  no shell, and the address has been checked
            [git, *(word for setting in _SETTINGS for word in ("-c", setting)), *command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stream,
            start_new_session=True,  # without a terminal neither git nor ssh can ask, and all of it can be stopped
        )
        try:
            reason = _watched(process, folder)
        finally:
            with suppress(OSError):
                if process.poll() is None and hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                elif process.poll() is None:
                    process.kill()
            process.wait()
    if reason is None and process.returncode != 0:
        with noise.open("rb") as said:
            reason = _reason(said.read(64 * 1024).decode("utf-8", "replace"))
    return reason


def _watched(process: subprocess.Popen[bytes], folder: Path) -> str | None:
    """Why git was given up; ``None`` when it came to its end."""
    until = time.monotonic() + bounds.LONGEST_FETCH
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK)
        if _size(folder) > bounds.LARGEST_FETCH:
            return f"it holds more than {bounds.LARGEST_FETCH // 1024**2} megabytes; ask for the pack as a zip file"
        if process.returncode is not None:
            return None
        if time.monotonic() > until:
            return f"it took more than {bounds.LONGEST_FETCH:.0f} seconds; try again, or install a zip file instead"


def _size(folder: Path) -> int:
    """Bytes of all files in there now; they may come and go meanwhile."""
    total = 0
    for around, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(f"{around}/{name}").st_size
    return total


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SSH_ASKPASS"))}
    return {
        **own,
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
        **{name: value for name, value in os.environ.items() if name.startswith(_KEPT)},
        "GIT_TERMINAL_PROMPT": "0",
        "GCM_INTERACTIVE": "never",
        "GIT_ALLOW_PROTOCOL": ":".join(ALLOWED),
        "LC_ALL": "C",  # the words that ``_REASONS`` knows
    }


def _reason(noise: str) -> str:
    """Why git failed, made of what it said, and what to do."""
    for pattern, told in _REASONS.items():
        if re.search(pattern, noise, re.IGNORECASE):
            return f"{told}; look at the address and at your connection, or install a zip file instead"
    said = [line.split(":", 1)[1].strip() for line in noise.splitlines() if line.startswith(("fatal:", "error:"))]
    if said and "HEAD" in said[-1]:
        return "it holds no pack: its default branch is empty; ask its owner"
    return f"git says “{printable(said[-1].rstrip('.'), 160)}”" if said else "git failed and did not say why"
