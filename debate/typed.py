"""An answer as it is typed or pasted, cleaned before it becomes one, on every front end.

So nobody downstream (judge, records, ballot) ever meets an escape sequence, nor a word that was parted or glued by
characters which nobody sees. Nothing that can be read is cut: an answer may be as long as the player likes.
"""

from __future__ import annotations

import re

# Control sequences, operating-system commands that are closed, and two-character escapes. No part can run over the
# next escape character, so that the time is linear in the text.
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])?")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f]"
    r"|[\xad\u200b\u2060\ufeff]"  # where a line may or may not be broken: nothing to a reader
    # Joiners belong to emoji and to scripts from Hebrew on; after a Latin, Greek or Cyrillic letter they are stray.
    r"|(?<![\u0590-\u1cff\u2190-\U0010ffff])[\u200c\u200d]+"
)


def cleaned(text: str, after: str = "") -> str:
    """``text`` with plain spaces, with every line break as ``\\n``, and without what steers a terminal or is not seen.

    ``after`` is the (cleaned) character that it is put behind, to which a joiner may belong. Tabs stay. The kinds of
    line break are those that ``str.splitlines`` knows: the full screen's text area splits by it.
    """
    plain = _SPACE.sub(" ", _LINE_BREAK.sub("\n", _ESCAPE_SEQUENCE.sub("", text)))
    before = _UNSEEN.sub("", after)  # nothing, where a joiner is what it is put behind
    return _UNSEEN.sub("", before + plain)[len(before) :]
