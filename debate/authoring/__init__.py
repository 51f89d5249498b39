"""What an author of packs needs beside the format: how the judge takes what was written, before a class does.

Stands above the judge, which marks a pack's own texts here, and below every front end. ``check`` finds all that
``debate.packs.check_pack`` finds, and what only marking can tell.
"""

from debate.authoring.checking import MOST_JUDGED, Checked, check

__all__ = ["MOST_JUDGED", "Checked", "check"]
