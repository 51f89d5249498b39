-- From version 0 to 1

-- `epoch` grows with each server that takes the room up, `number` is the newest event's: together they fence
-- every append. The row is written with each of them, hence the room that is left in its page.
CREATE TABLE rooms (
    id text PRIMARY KEY,
    code text NOT NULL UNIQUE,
    epoch bigint NOT NULL DEFAULT 1,
    number integer NOT NULL DEFAULT 0,
    now double precision NOT NULL DEFAULT 0,
    written_at timestamptz NOT NULL DEFAULT now(),
    leader text NOT NULL DEFAULT ''
) WITH (fillfactor = 50);
-- Bodies are bytes, not jsonb: a text may hold characters that jsonb refuses.
CREATE TABLE events (
    room text NOT NULL REFERENCES rooms ON DELETE CASCADE,
    number integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    body bytea NOT NULL,
    PRIMARY KEY (room, number)
);
CREATE TABLE drafts (
    room text NOT NULL REFERENCES rooms ON DELETE CASCADE,
    seat text NOT NULL,
    turn integer NOT NULL,
    attempt integer NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (room, seat, turn, attempt)
) WITH (fillfactor = 50);
CREATE TABLE notes (
    room text NOT NULL REFERENCES rooms ON DELETE CASCADE,
    name text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (room, name)
);
CREATE TABLE teachers (name text PRIMARY KEY, key_hash text NOT NULL UNIQUE);
-- One row: what tells the school's servers from strangers when they pass messages on to one another.
CREATE TABLE servers (secret text NOT NULL);
INSERT INTO servers VALUES (
    replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
);

-- From version 1 to 2

-- A teacher's class lists and lesson plans (`kind`), by name. `used_at` is when one was written, or a room was
-- opened with it, last. They outlive the teacher's key, as rooms do.
CREATE TABLE shelves (
    teacher text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (teacher, kind, name)
);
