/** Breaks and exposure, for the person alone; and tasks in order by their severity. */
export const version4 = `
  -- What the engine goes on from, and the clock by which it counts, as JSON.
  CREATE TABLE wellbeing (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    state TEXT NOT NULL,
    clock TEXT NOT NULL
  ) STRICT;

  -- Hours since 1970-01-01T00:00Z. Exposure is weighted time.
  CREATE TABLE exposure_hour (
    hour INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    revealed_ms REAL NOT NULL,
    exposure_ms REAL NOT NULL,
    PRIMARY KEY (hour, severity)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE review_hour (
    hour INTEGER PRIMARY KEY,
    ms REAL NOT NULL
  ) STRICT;

  CREATE TABLE rest (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    length_ms REAL NOT NULL,
    rested_ms REAL NOT NULL,
    ended TEXT NOT NULL
  ) STRICT;

  CREATE TABLE check_in (
    place INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    mood INTEGER NOT NULL,
    note TEXT NOT NULL
  ) STRICT;

  -- A lead's, in minutes, never above the organisation's.
  CREATE TABLE lead_limits (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    payload TEXT NOT NULL
  ) STRICT;

  -- Lighter tasks may be few, and behind very many severe ones.
  CREATE INDEX task_severity ON task (severity, rank, priority DESC, deadline, position) WHERE state = 'waiting';
`
