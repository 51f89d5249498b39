"""Tells an author how much of a pack's language the judge can read.

Any language can be played. Where nobody has written word lists, what is lost should be known before a class is marked.
"""

from __future__ import annotations

from debate.judge.languages.language import PLAIN, language_of, primary
from debate.judge.languages.rhetoric import rhetoric_of
from debate.packs.loading import PackFiles
from debate.packs.model import Pack
from debate.packs.places import PACK_FILE
from debate.packs.problems import Code, quoted
from debate.packs.wording import UNSPACED


def check_language(files: PackFiles, pack: Pack) -> None:
    """Warn at “language” where answers are read by stems alone, word by word, or not even that."""
    if rhetoric_of(pack.language) is not None or files.pack is None:
        return
    language = language_of(pack.language)
    if primary(pack.language) in UNSPACED and language.segment is None:
        read_as = "whose words the judge cannot tell apart, since no spaces stand between them"
    elif language is PLAIN:
        read_as = "which the judge does not know: it compares words as they stand"
    else:
        read_as = "which the judge knows by its words alone"
    message = (
        f"Answers are in {quoted(pack.language)}, {read_as}. “They say”, “not” and the like are not read, so let the "
        "rubric count points rather than moves, and try every sample."
    )
    files.notes(files.folder / PACK_FILE).warning(files.pack.place("language"), Code.PLAIN_LANGUAGE, message)
