"""What a player did, kept durably: rounds, drafts, attempts, drills, appeals, in one SQLite file of their folder.

Front ends and the session read and write through ``Records``; it knows nothing of packs or marking and keeps
states and ballots as the JSON values that it is given.
"""

from debate.records.errors import RecordsError
from debate.records.store import Records
from debate.records.values import (
    AttemptLine,
    Draft,
    StoredAppeal,
    StoredAttempt,
    StoredDrill,
    StoredPrediction,
    StoredReply,
    UnfinishedRound,
)

__all__ = [
    "AttemptLine",
    "Draft",
    "Records",
    "RecordsError",
    "StoredAppeal",
    "StoredAttempt",
    "StoredDrill",
    "StoredPrediction",
    "StoredReply",
    "UnfinishedRound",
]
