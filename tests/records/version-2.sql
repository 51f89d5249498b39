-- The records as version 2 of their form wrote them. Never edited: later programs must go on opening it.
PRAGMA application_id = 1684365921;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
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
INSERT INTO "appeals" VALUES(1,'2026-04-17T09:05:00+00:00','us-japan-alliance','ab','2.0','ally','bases-lose-reason','They say …','{"score":61}','move-the-bases',0,8,'It does.','open',NULL,'');
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
INSERT INTO "attempts" VALUES(1,'round-2',0,1,'us-japan-alliance','','ab','ally','bases-lose-reason','They say …','{"score":61}',61,88.5,0,'2026-04-17T09:00:00+00:00');
CREATE TABLE drafts (
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            text TEXT NOT NULL,
            seconds_used REAL NOT NULL,
            saved_at TEXT NOT NULL,
            PRIMARY KEY (round_id, turn, attempt)
        ) WITHOUT ROWID;
INSERT INTO "drafts" VALUES('round-2',1,1,'They fear for the bases',41.5,'2026-11-29T17:26:07.181+00:00');
CREATE TABLE rounds (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('unfinished', 'finished', 'abandoned')),
            saved INTEGER NOT NULL,
            started_at TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) WITHOUT ROWID;
INSERT INTO "rounds" VALUES('round-1','{"pack":"us-japan-alliance","turn":0}','finished',1,'2026-11-29T17:26:07.181+00:00','2026-11-29T17:26:07.181+00:00');
INSERT INTO "rounds" VALUES('round-2','{"pack":"us-japan-alliance","turn":1}','unfinished',2,'2026-11-29T17:26:07.181+00:00','2026-11-29T17:26:07.181+00:00');
CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
INSERT INTO "settings" VALUES('animations','true');
INSERT INTO "settings" VALUES('extra_time','1.5');
INSERT INTO "settings" VALUES('last_choices','{"camp":"ally","prompts":3,"seconds":90}');
INSERT INTO "settings" VALUES('mouse','false');
INSERT INTO "settings" VALUES('theme','"light"');
CREATE INDEX rounds_by_status ON rounds (status, saved);
CREATE INDEX attempts_by_pack ON attempts (pack, id);
CREATE INDEX appeals_by_pack ON appeals (pack, status, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('appeals',1);
COMMIT;
