/**
 * Tasks of audit and practice, which never become tasks of production; golden tasks, which look like them and never count as
 * them; and what people say of decisions, signed.
 */
const quarantined = `('audit', 'audited', 'practice')`

/** Acts that end a task in production or move it there. */
const productive = `('decision', 'skip', 'hold', 'return', 'send-on', 'take-up')`

/** Tasks that come in turn; whoever asks for them by these words is served by an index. A golden one has a rank once it was on screen. */
const inLine = `state = 'waiting' AND (golden = 0 OR rank <> 0) AND barred = 0`

/** The same for a row in a trigger. */
const isInLine = (row: 'NEW' | 'OLD') =>
  `(${row}.state = 'waiting' AND (${row}.golden = 0 OR ${row}.rank <> 0) AND ${row}.barred = 0)`

const isGolden = `coalesce((SELECT golden FROM journal JOIN task ON task.id = task_id WHERE sequence = NEW.sequence), 0)`

export const version5 = `
  -- A column's own CHECK cannot be changed, so the column is made anew.
  DROP TRIGGER task_added;
  DROP TRIGGER task_moved;
  DROP INDEX task_order;
  DROP INDEX task_held;
  DROP INDEX task_severity;
  DROP INDEX outbox_ready;
  DROP INDEX outbox_sent;
  DROP TRIGGER outbox_added;
  DROP TRIGGER outbox_moved;
  ALTER TABLE task RENAME COLUMN state TO former_state;
  ALTER TABLE task ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'held', 'decided', 'returned', 'sent-on', 'audit', 'audited', 'practice'));
  UPDATE task SET state = former_state WHERE former_state <> 'waiting';
  ALTER TABLE task DROP COLUMN former_state;
  -- Has a settled answer, and is mixed into live work unmarked.
  ALTER TABLE task ADD COLUMN golden INTEGER NOT NULL DEFAULT 0 CHECK (golden IN (0, 1));
  -- Needs a skill that the person does not have.
  ALTER TABLE task ADD COLUMN barred INTEGER NOT NULL DEFAULT 0 CHECK (barred IN (0, 1));
  CREATE INDEX task_order ON task (rank, priority DESC, deadline, position) WHERE ${inLine};
  CREATE INDEX task_held ON task (held_at, position) WHERE state = 'held';
  CREATE INDEX task_severity ON task (severity, rank, priority DESC, deadline, position) WHERE ${inLine};
  -- Which skills it needs, as a JSON list; none where it needs none.
  ALTER TABLE task ADD COLUMN needs TEXT;
  UPDATE task SET needs = task_payload.payload -> '$.skills' FROM task_payload
    WHERE task_payload.task_id = task.id AND json_array_length(task_payload.payload, '$.skills') > 0;
  CREATE INDEX task_golden ON task (position) WHERE golden = 1 AND state = 'waiting' AND rank = 0 AND barred = 0;
  CREATE INDEX task_needs ON task (position) WHERE needs IS NOT NULL;
  CREATE TRIGGER task_added AFTER INSERT ON task
  BEGIN UPDATE tally SET waiting = waiting + ${isInLine('NEW')},
    decided = decided + (NEW.state = 'decided' AND NEW.golden = 0), on_hold = on_hold + (NEW.state = 'held'); END;
  CREATE TRIGGER task_moved AFTER UPDATE OF state, barred, rank ON task
  BEGIN UPDATE tally SET
    waiting = waiting + ${isInLine('NEW')} - ${isInLine('OLD')},
    decided = decided + (NEW.state = 'decided' AND NEW.golden = 0) - (OLD.state = 'decided' AND OLD.golden = 0),
    on_hold = on_hold + (NEW.state = 'held') - (OLD.state = 'held'); END;
  -- Kept: what was done with a golden task and can no longer be undone. Nobody is told of it as of work.
  ALTER TABLE outbox RENAME COLUMN state TO former_state;
  ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'held'
    CHECK (state IN ('held', 'ready', 'sent', 'withdrawn', 'attention', 'kept'));
  UPDATE outbox SET state = former_state WHERE former_state <> 'held';
  ALTER TABLE outbox DROP COLUMN former_state;
  CREATE INDEX outbox_ready ON outbox (sequence) WHERE state = 'ready';
  CREATE INDEX outbox_sent ON outbox (day, sequence) WHERE state = 'sent';
  CREATE TRIGGER outbox_added AFTER INSERT ON outbox
  BEGIN UPDATE tally SET held = held + (NEW.state = 'held'), ready = ready + (NEW.state = 'ready'),
    sent = sent + (NEW.state = 'sent'), withdrawn = withdrawn + (NEW.state = 'withdrawn'),
    attention = attention + (NEW.state = 'attention'); END;
  CREATE TRIGGER outbox_moved AFTER UPDATE OF state ON outbox
  BEGIN UPDATE tally SET held = held + (NEW.state = 'held') - (OLD.state = 'held'),
    ready = ready + (NEW.state = 'ready') - (OLD.state = 'ready'),
    sent = sent + (NEW.state = 'sent') - (OLD.state = 'sent'),
    withdrawn = withdrawn + (NEW.state = 'withdrawn') - (OLD.state = 'withdrawn'),
    attention = attention + (NEW.state = 'attention') - (OLD.state = 'attention'); END;

  -- Quarantine. What is answered in audit or practice is no decision of production, whatever asks for it.
  CREATE TRIGGER task_quarantine BEFORE UPDATE OF state ON task
  WHEN (OLD.state IN ${quarantined}) <> (NEW.state IN ${quarantined})
  BEGIN SELECT RAISE(ABORT, 'a task of audit or practice stays out of production, and one of production out of them'); END;
  CREATE TRIGGER journal_quarantine BEFORE INSERT ON journal
  WHEN NEW.kind IN ${productive} AND (SELECT state FROM task WHERE id = NEW.task_id) IN ${quarantined}
  BEGIN SELECT RAISE(ABORT, 'a task of audit or practice is never decided in production'); END;
  CREATE TRIGGER outbox_quarantine BEFORE INSERT ON outbox
  WHEN (SELECT kind NOT IN ('decision', 'return', 'send-on', 'golden-decision')
          OR coalesce((SELECT state FROM task WHERE id = task_id) IN ${quarantined}, 0)
        FROM journal WHERE sequence = NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'only acts of production are sent'); END;

  -- What is decided of a golden task is no decision of production either, and what becomes of one is told to nobody. A row
  -- whose task was lost by a damage is taken for what it says that it is.
  CREATE TRIGGER task_golden_fixed BEFORE UPDATE OF golden ON task WHEN NEW.golden <> OLD.golden
  BEGIN SELECT RAISE(ABORT, 'a golden task stays one, and no other becomes one'); END;
  CREATE TRIGGER journal_golden BEFORE INSERT ON journal
  WHEN NEW.kind IN ('decision', 'golden-decision') AND (NEW.kind = 'golden-decision')
    <> coalesce((SELECT golden FROM task WHERE id = NEW.task_id), NEW.kind = 'golden-decision')
  BEGIN SELECT RAISE(ABORT, 'a golden task is never decided in production, and only such a one is decided apart'); END;
  CREATE INDEX journal_golden_rows ON journal (sequence) WHERE kind = 'golden-decision';
  CREATE TRIGGER outbox_golden BEFORE UPDATE OF state ON outbox
  WHEN NEW.state IN ('ready', 'sent', 'attention', 'kept') AND (NEW.state = 'kept') <> ${isGolden}
  BEGIN SELECT RAISE(ABORT, 'what is done with a golden task is sent to nobody, and all else is'); END;
  CREATE TRIGGER outbox_golden_added BEFORE INSERT ON outbox
  WHEN NEW.state IN ('ready', 'sent', 'attention', 'kept') AND (NEW.state = 'kept') <> ${isGolden}
  BEGIN SELECT RAISE(ABORT, 'what is done with a golden task is sent to nobody, and all else is'); END;

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
    entered TEXT, -- JSON; beside the original, until it is closed
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
    AND (NEW.task_id IS NULL OR (SELECT state FROM task WHERE id = NEW.task_id) <> 'practice')
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
  WHEN (SELECT state = 'practice' OR golden = 1 FROM task WHERE id = NEW.task_id) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'the items of a practice pack are tasks of practice, or golden ones'); END;
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
  -- Settled cases that somebody has set aside for a pack that is to be made.
  CREATE TABLE collected_case (
    place INTEGER PRIMARY KEY,
    audit_id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE practice_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    session TEXT -- JSON: what is practised, while something is
  ) STRICT;
  INSERT INTO practice_state (only) VALUES (1);
`
