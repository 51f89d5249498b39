"""A server that a test scripts by its first argument; it says that it is ready, as the real one does, or why not."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

FACTS = {
    "room": "2026-11-24-kfm3rt", "address": "http://127.0.0.1:8765", "local": "http://127.0.0.1:8765", "web": "",
    "code": "KFM3RT", "token": "", "board_key": "key",
}  # fmt: skip


def main(what: str, log: str, *options: str) -> int:
    """Do what the test wants. ``log`` gets a line with our process id and options."""
    with Path(log).open("a", encoding="utf-8") as stream:
        stream.write(f"{os.getpid()} {' '.join(options)}\n")
    starts = len(Path(log).read_text("utf-8").splitlines())
    if what == "refuse":
        print("Loading …\nThe port 8765 is taken; name another with --port.", file=sys.stderr)
        return 2
    if what == "silent":
        time.sleep(60)
    if what == "junk":
        print("Hello!")
        return 0
    if what == "refuse-once" and starts == 2:
        print("The port is still taken.", file=sys.stderr)
        return 2
    print(json.dumps({**FACTS, "token": f"token-{starts}"}), flush=True)
    if what == "talkative":
        for _ in range(20_000):
            print("a line that nobody reads", file=sys.stderr)
            print("another that nobody reads")
    if what == "deaf":
        time.sleep(60)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
