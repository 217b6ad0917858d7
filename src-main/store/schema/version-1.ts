/** The first schema. */
export const version1 = `
  CREATE TABLE profile (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    payload TEXT NOT NULL
  ) STRICT;

  CREATE TABLE policy (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    payload TEXT NOT NULL,
    loaded INTEGER NOT NULL UNIQUE, -- the highest is in force
    PRIMARY KEY (id, version)
  ) STRICT;

  CREATE TABLE pack (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    payload TEXT NOT NULL,
    imported_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE task (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack_id TEXT NOT NULL REFERENCES pack (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'decided')),
    rank INTEGER NOT NULL DEFAULT 0, -- below 0: back by undo; above 0: skipped
    priority INTEGER NOT NULL,
    deadline TEXT NOT NULL, -- far future where there is none, so that one index gives the order
    problem TEXT
  ) STRICT;
  CREATE INDEX task_order ON task (state, rank, priority DESC, deadline, position);
  CREATE INDEX task_kind ON task (state, kind);

  -- Apart from its state: SQLite writes a changed row anew as a whole, and a text can be long.
  CREATE TABLE task_payload (
    task_id TEXT PRIMARY KEY REFERENCES task (id),
    payload TEXT NOT NULL
  ) STRICT;

  CREATE TABLE media (
    id TEXT PRIMARY KEY,
    wrapped_key BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL
  ) STRICT;

  CREATE TABLE task_media (
    task_id TEXT NOT NULL REFERENCES task (id),
    path TEXT NOT NULL,
    media_id TEXT NOT NULL REFERENCES media (id),
    mime TEXT NOT NULL,
    PRIMARY KEY (task_id, path)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    task_id TEXT PRIMARY KEY REFERENCES task (id),
    payload TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The task on screen, so that a restart comes back to it.
  CREATE TABLE current (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    task_id TEXT NOT NULL REFERENCES task (id)
  ) STRICT;

  CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    task_id TEXT,
    refers_to TEXT REFERENCES journal (id),
    payload TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
  ) STRICT;
  CREATE INDEX journal_kind ON journal (kind, sequence);
  CREATE INDEX journal_day ON journal (kind, at);
  CREATE UNIQUE INDEX journal_undone ON journal (refers_to) WHERE kind = 'undo';

  CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  -- INSERT OR REPLACE deletes what is in its way without asking the trigger above, so nothing may be in its way.
  CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
    OR EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM journal WHERE kind = 'undo' AND NEW.kind = 'undo' AND refers_to = NEW.refers_to)
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`
