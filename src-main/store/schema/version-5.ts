/** Tasks of audit and practice, which never become tasks of production; and what people say of decisions, signed. */
const quarantined = `('audit', 'audited', 'practice', 'retired')`

/** Acts that end a task in production or move it there. */
const productive = `('decision', 'skip', 'hold', 'return', 'send-on', 'take-up')`

export const version5 = `
  -- A column's own CHECK cannot be changed, so the column is made anew.
  DROP TRIGGER task_added;
  DROP TRIGGER task_moved;
  DROP INDEX task_order;
  DROP INDEX task_held;
  DROP INDEX task_severity;
  ALTER TABLE task RENAME COLUMN state TO former_state;
  ALTER TABLE task ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'held', 'decided', 'returned', 'sent-on', 'audit', 'audited', 'practice', 'retired'));
  UPDATE task SET state = former_state WHERE former_state <> 'waiting';
  ALTER TABLE task DROP COLUMN former_state;
  CREATE INDEX task_order ON task (rank, priority DESC, deadline, position) WHERE state = 'waiting';
  CREATE INDEX task_held ON task (held_at, position) WHERE state = 'held';
  CREATE INDEX task_severity ON task (severity, rank, priority DESC, deadline, position) WHERE state = 'waiting';
  CREATE TRIGGER task_added AFTER INSERT ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting'), decided = decided + (NEW.state = 'decided'),
    on_hold = on_hold + (NEW.state = 'held'); END;
  CREATE TRIGGER task_moved AFTER UPDATE OF state ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting') - (OLD.state = 'waiting'),
    decided = decided + (NEW.state = 'decided') - (OLD.state = 'decided'),
    on_hold = on_hold + (NEW.state = 'held') - (OLD.state = 'held'); END;

  -- Quarantine. What is answered in audit or practice is no decision of production, whatever asks for it.
  CREATE TRIGGER task_quarantine BEFORE UPDATE OF state ON task
  WHEN (OLD.state IN ${quarantined}) <> (NEW.state IN ${quarantined})
  BEGIN SELECT RAISE(ABORT, 'a task of audit or practice stays out of production, and one of production out of them'); END;
  CREATE TRIGGER journal_quarantine BEFORE INSERT ON journal
  WHEN NEW.kind IN ${productive} AND (SELECT state FROM task WHERE id = NEW.task_id) IN ${quarantined}
  BEGIN SELECT RAISE(ABORT, 'a task of audit or practice is never decided in production'); END;
  CREATE TRIGGER outbox_quarantine BEFORE INSERT ON outbox
  WHEN (SELECT kind NOT IN ('decision', 'return', 'send-on')
          OR coalesce((SELECT state FROM task WHERE id = task_id) IN ${quarantined}, 0)
        FROM journal WHERE sequence = NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'only acts of production are sent'); END;

  -- Whoever has signed something that is here, under the key that was seen first.
  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    seen_at TEXT NOT NULL
  ) STRICT;

  -- What people have said of decisions, as they signed it, own ones among them: decisions, audits, steps of disputes.
  CREATE TABLE record (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    about TEXT NOT NULL, -- id of the decision
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    payload TEXT NOT NULL
  ) STRICT;
  CREATE INDEX record_about ON record (about, type);
  CREATE INDEX record_type ON record (type, at);
  CREATE INDEX record_person ON record (type, person, id);
  CREATE INDEX record_moderator ON record (payload ->> '$.record.audit.moderator', at) WHERE type = 'audit';
  CREATE TRIGGER record_no_update BEFORE UPDATE ON record
  BEGIN SELECT RAISE(ABORT, 'what was signed is never changed'); END;
  CREATE TRIGGER record_no_delete BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'what was signed is never changed'); END;

  -- Decisions that a sample was drawn from, whether they are in it or not.
  CREATE TABLE sampled (
    decision_id TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;

  -- Decisions to be audited, or whose dispute is to be settled, here. The task is there once its content is.
  CREATE TABLE audit_item (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- of the audit, or of the step that settles
    decision_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('audit', 'settle', 'calibrate')),
    task_id TEXT REFERENCES task (id),
    sample TEXT, -- JSON; for an audit
    without_signals INTEGER NOT NULL DEFAULT 0 CHECK (without_signals IN (0, 1)), -- as the plan had it then
    blind TEXT, -- JSON, once it has been judged
    blind_at TEXT,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done'))
  ) STRICT;
  CREATE TABLE audit_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    plan TEXT, -- JSON; where it is another than the policy's
    last_sample TEXT, -- JSON
    sent_until TEXT -- own records until then have gone out
  ) STRICT;
  INSERT INTO audit_state (only) VALUES (1);
  CREATE INDEX audit_open ON audit_item (place) WHERE state = 'open';
  CREATE INDEX audit_task ON audit_item (task_id);
  CREATE INDEX audit_decision ON audit_item (decision_id);
  CREATE TRIGGER audit_item_quarantine BEFORE UPDATE OF task_id ON audit_item
  WHEN NEW.task_id IS NOT NULL AND (SELECT state FROM task WHERE id = NEW.task_id) NOT IN ('audit', 'audited')
  BEGIN SELECT RAISE(ABORT, 'the content of an audit is a task of audit'); END;

  -- Practice. Packs are in versions that never change; an answer is about a practice task and nothing else.
  CREATE TRIGGER journal_practice BEFORE INSERT ON journal
  WHEN NEW.kind = 'practice-answer'
    AND (NEW.task_id IS NULL OR (SELECT state FROM task WHERE id = NEW.task_id) NOT IN ('practice', 'retired'))
  BEGIN SELECT RAISE(ABORT, 'only a task of a practice pack is answered in practice'); END;
  CREATE TABLE practice_pack (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT NOT NULL, -- JSON; all of it but its items
    hash BLOB NOT NULL, -- SHA-256 of the whole of it
    added_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
  ) STRICT;
  CREATE TABLE practice_item (
    task_id TEXT PRIMARY KEY REFERENCES task (id),
    pack_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    payload TEXT NOT NULL, -- JSON; the item, with the id that its task has in the pack
    FOREIGN KEY (pack_id, version) REFERENCES practice_pack (id, version)
  ) STRICT;
  CREATE INDEX practice_place ON practice_item (pack_id, version, place);
  CREATE TRIGGER practice_item_quarantine BEFORE INSERT ON practice_item
  WHEN (SELECT state FROM task WHERE id = NEW.task_id) IS NOT 'practice'
  BEGIN SELECT RAISE(ABORT, 'the items of a practice pack are tasks of practice'); END;
  CREATE TRIGGER practice_pack_no_update BEFORE UPDATE ON practice_pack
  BEGIN SELECT RAISE(ABORT, 'a version of a practice pack is never changed'); END;
  CREATE TRIGGER practice_item_no_update BEFORE UPDATE ON practice_item
  BEGIN SELECT RAISE(ABORT, 'a version of a practice pack is never changed'); END;

  CREATE TABLE practice_exam (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    began_at TEXT NOT NULL,
    ends_at INTEGER, -- ms, by the clock that is never set; none where there is no limit
    rest_since INTEGER, -- the same clock: a break is on, which is no time of the exam
    ended_at TEXT,
    passed INTEGER CHECK (passed IN (0, 1)),
    result TEXT, -- JSON, once it is over
    FOREIGN KEY (pack_id, version) REFERENCES practice_pack (id, version)
  ) STRICT;
  CREATE UNIQUE INDEX practice_exam_open ON practice_exam (ended_at IS NULL) WHERE ended_at IS NULL;
  CREATE TABLE practice_answer (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- of its row in the journal
    task_id TEXT NOT NULL REFERENCES practice_item (task_id),
    exam_id TEXT REFERENCES practice_exam (id),
    at TEXT NOT NULL,
    is_retry INTEGER NOT NULL CHECK (is_retry IN (0, 1)),
    is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
    answer TEXT NOT NULL, -- JSON
    score TEXT NOT NULL -- JSON
  ) STRICT;
  CREATE INDEX practice_answer_task ON practice_answer (task_id, place);
  CREATE INDEX practice_answer_exam ON practice_answer (exam_id) WHERE exam_id IS NOT NULL;
  -- How well each item is remembered, as the algorithm keeps it.
  CREATE TABLE practice_card (
    task_id TEXT PRIMARY KEY REFERENCES practice_item (task_id),
    due INTEGER NOT NULL, -- ms since the epoch
    payload TEXT NOT NULL
  ) STRICT;
  CREATE TABLE skill (
    place INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    exam_id TEXT NOT NULL UNIQUE REFERENCES practice_exam (id),
    at TEXT NOT NULL,
    until TEXT NOT NULL
  ) STRICT;
  CREATE TABLE practice_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    session TEXT -- JSON: what is practised, while something is
  ) STRICT;
  INSERT INTO practice_state (only) VALUES (1);
`
