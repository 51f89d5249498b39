"""What a player did, kept durably: rounds, drafts, attempts, appeals, settings, in one SQLite file of ``DEBATE_HOME``.

Front ends and the session read and write through ``Records``; it knows nothing of packs or marking and keeps
states and ballots as the JSON values that it is given.
"""

from debate.records.errors import RecordsError
from debate.records.store import Records
from debate.records.values import Draft, StoredAppeal, StoredAttempt

__all__ = ["Draft", "Records", "RecordsError", "StoredAppeal", "StoredAttempt"]
