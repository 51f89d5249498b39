"""In place of a client: says as a Textual app in a browser would what it knows of itself, and what it is told.

Told ``die`` it ends without a word, told ``leave`` as the quit key does, told ``stay`` it does not end when asked to.
"""

import json
import os
import sys


def say(kind: bytes, text: str) -> None:
    data = text.encode()
    sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data)
    sys.stdout.buffer.flush()


def main() -> None:
    sys.stdout.buffer.write(b"__GANGLION__\n")
    size = [int(os.environ["COLUMNS"]), int(os.environ["ROWS"])]
    known = {name: value for name, value in os.environ.items() if name.startswith(("DEBATE_", "TEXTUAL"))}
    say(b"D", json.dumps({"pid": os.getpid(), "size": size, "environment": known, "arguments": sys.argv[1:]}))
    stays = False
    while head := sys.stdin.buffer.read(5):
        text = sys.stdin.buffer.read(int.from_bytes(head[1:], "big")).decode()
        if head[:1] == b"D" and text == "die":
            os._exit(1)
        stays = stays or text == "stay"
        if text == "leave" or (head[:1] == b"M" and json.loads(text)["type"] == "quit" and not stays):
            say(b"M", json.dumps({"type": "exit"}))
            return
        say(b"D", head[:1].decode() + text)


main()
