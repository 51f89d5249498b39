-- From version 0 to 1

-- “deba” in ASCII: tells our file from any other SQLite database.
PRAGMA application_id = 0x64656261;
-- `saved` counts savings over all rounds, so that the newest round is known whatever the clock says.
CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('unfinished', 'finished', 'abandoned')),
    saved INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rounds_by_status ON rounds (status, saved);
CREATE TABLE drafts (
    round_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    text TEXT NOT NULL,
    seconds_used REAL NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (round_id, turn, attempt)
) WITHOUT ROWID;
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    round_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    number INTEGER NOT NULL,
    pack TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    camp TEXT NOT NULL,
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL,
    ballot TEXT NOT NULL,
    score INTEGER NOT NULL,
    seconds_used REAL NOT NULL,
    by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
    at TEXT NOT NULL,
    UNIQUE (round_id, turn, number)
);
CREATE INDEX attempts_by_pack ON attempts (pack, id);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- From version 1 to 2

-- An appeal holds all that a decision needs: the attempt may be gone, or be of another computer, by then.
-- AUTOINCREMENT: whoever accepts appeal 7 must never meet another appeal under that number.
CREATE TABLE appeals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    pack TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    judge TEXT NOT NULL,
    camp TEXT NOT NULL,
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL,
    ballot TEXT NOT NULL,
    point TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    note TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'rejected')),
    decided_at TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX appeals_by_pack ON appeals (pack, status, id);

-- From version 2 to 3

-- The id that a round began under: an import knows by it what was taken up, under a new id, since the export.
ALTER TABLE rounds ADD COLUMN began_as TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN self_score INTEGER;
ALTER TABLE attempts ADD COLUMN self_ballot TEXT;
-- All that a list shows, so that thousands of attempts are listed without a page of their ballots being read.
CREATE INDEX attempts_listed ON attempts (id, round_id, turn, number, pack, pack_version, pack_hash, camp,
    prompt, score, seconds_used, by_clock, at, self_score);
ALTER TABLE appeals ADD COLUMN about TEXT NOT NULL DEFAULT 'point';
ALTER TABLE appeals ADD COLUMN wanted TEXT NOT NULL DEFAULT '';
CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    round_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    number INTEGER NOT NULL,
    pack TEXT NOT NULL,
    camp TEXT NOT NULL,
    prompt TEXT NOT NULL,
    point TEXT NOT NULL,
    press TEXT NOT NULL,
    text TEXT NOT NULL,
    made TEXT NOT NULL CHECK (made IN ('made', 'partly', 'not')),
    strength REAL NOT NULL,
    seconds_used REAL NOT NULL,
    by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
    at TEXT NOT NULL,
    UNIQUE (round_id, turn, number)
);
CREATE TABLE drills (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    pack TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    camp TEXT NOT NULL,
    prompt TEXT NOT NULL,
    point TEXT NOT NULL,
    answer TEXT NOT NULL,
    mark TEXT NOT NULL,
    score INTEGER NOT NULL,
    seconds_used REAL NOT NULL,
    by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
    at TEXT NOT NULL
);
CREATE INDEX drills_by_pack ON drills (pack, kind, id);
CREATE TABLE predictions (
    id INTEGER PRIMARY KEY,
    round_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    number INTEGER NOT NULL,
    levels TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (round_id, turn, number)
);
CREATE TABLE cards (
    key TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    due TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE days (
    day TEXT PRIMARY KEY,
    plan TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID;
