-- The records as version 1 of their form wrote them. Never edited: later programs must go on opening it.
PRAGMA application_id = 1684365921;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "attempts" VALUES(1,'round-2',0,1,'us-japan-alliance','1.0','ab','ally','bases-lose-reason','They say …','{"score":61}',61,88.5,0,'1996-04-17T09:00:00+00:00');
CREATE TABLE drafts (
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            text TEXT NOT NULL,
            seconds_used REAL NOT NULL,
            saved_at TEXT NOT NULL,
            PRIMARY KEY (round_id, turn, attempt)
        ) WITHOUT ROWID;
INSERT INTO "drafts" VALUES('round-2',1,1,'They fear for the bases',20.0,'2026-11-24T04:24:41.982+00:00');
CREATE TABLE rounds (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('unfinished', 'finished', 'abandoned')),
            saved INTEGER NOT NULL,
            started_at TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) WITHOUT ROWID;
INSERT INTO "rounds" VALUES('round-1','{"pack":"us-japan-alliance"}','finished',1,'2026-11-24T04:24:41.981+00:00','2026-11-24T04:24:41.981+00:00');
INSERT INTO "rounds" VALUES('round-2','{"pack":"us-japan-alliance","turn":1}','unfinished',2,'2026-11-24T04:24:41.982+00:00','2026-11-24T04:24:41.982+00:00');
CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
INSERT INTO "settings" VALUES('theme','"ansi"');
CREATE INDEX rounds_by_status ON rounds (status, saved);
CREATE INDEX attempts_by_pack ON attempts (pack, id);
COMMIT;
