"""Where everything that is kept of a player is: records, transcripts, and the packs that were installed."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "DEBATE_HOME"


def data_folder() -> Path:
    """The folder of the player's data: ``DEBATE_HOME``, or the platform's place for a user's data."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("debate", appauthor=False)
