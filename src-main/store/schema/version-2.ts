/**
 * The outbox; content that can be forgotten; and a decision that touches few pages: counts are kept by triggers beside
 * the task on screen, and what only a report asks for has no index. Uses `task_hash`, see migrations.ts.
 */
export const version2 = `
  -- One row for each decision, under its sequence in the journal: whether it stands, and how far it is on its way.
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY REFERENCES journal (sequence),
    state TEXT NOT NULL CHECK (state IN ('held', 'ready', 'sent', 'withdrawn', 'attention')),
    hold_until TEXT NOT NULL,
    day TEXT NOT NULL, -- of the decision, in UTC
    sent_at TEXT,
    problem TEXT -- why it was refused by whoever receives it
  ) STRICT;
  -- Held, though their time is long over: whoever settles decisions frees them to be sent and has their content forgotten.
  INSERT INTO outbox (sequence, state, hold_until, day)
    SELECT sequence,
      CASE WHEN EXISTS (SELECT 1 FROM journal AS undo WHERE undo.kind = 'undo' AND undo.refers_to = decision.id)
        THEN 'withdrawn' ELSE 'held' END,
      at, substr(at, 1, 10)
    FROM journal AS decision WHERE kind = 'decision' ORDER BY sequence;
  -- Held rows are few and the newest; an index over them would be one page more for each decision.
  CREATE INDEX outbox_ready ON outbox (sequence) WHERE state = 'ready';
  CREATE INDEX outbox_sent ON outbox (day, sequence) WHERE state = 'sent';

  DROP INDEX journal_kind;
  DROP INDEX journal_day;
  -- What INSERT OR REPLACE would delete, it now asks the delete trigger about: recursive_triggers is on, see open.ts.
  DROP TRIGGER journal_no_replace;
  CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

  DROP INDEX task_kind;
  DROP INDEX task_order;
  CREATE INDEX task_order ON task (rank, priority DESC, deadline, position) WHERE state = 'waiting';

  -- What is asked for at each key press, on one page. The task on screen is kept so that a restart comes back to it.
  CREATE TABLE tally (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    on_screen TEXT REFERENCES task (id),
    waiting INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    skips INTEGER NOT NULL,
    held INTEGER NOT NULL,
    ready INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    attention INTEGER NOT NULL
  ) STRICT;
  INSERT INTO tally SELECT 1, (SELECT task_id FROM current),
    (SELECT count(*) FROM task WHERE state = 'waiting'), (SELECT count(*) FROM task WHERE state = 'decided'),
    (SELECT count(*) FROM journal WHERE kind = 'skip'),
    (SELECT count(*) FROM outbox WHERE state = 'held'), 0, 0, (SELECT count(*) FROM outbox WHERE state = 'withdrawn'), 0;
  DROP TABLE current;

  CREATE TRIGGER task_added AFTER INSERT ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting'), decided = decided + (NEW.state = 'decided'); END;
  CREATE TRIGGER task_moved AFTER UPDATE OF state ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting') - (OLD.state = 'waiting'),
    decided = decided + (NEW.state = 'decided') - (OLD.state = 'decided'); END;
  CREATE TRIGGER skip_added AFTER INSERT ON journal WHEN NEW.kind = 'skip'
  BEGIN UPDATE tally SET skips = skips + 1; END;
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

  -- By the hash a task that comes again is known, also once its content has been forgotten.
  ALTER TABLE task_payload ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
  ALTER TABLE task_payload ADD COLUMN forgotten_at TEXT;
  UPDATE task_payload SET hash = task_hash(payload);

  -- The key of a file is in the file; what is left here is moved there when the profile is opened.
  ALTER TABLE media ALTER COLUMN wrapped_key DROP NOT NULL;
  ALTER TABLE media ADD COLUMN shredded_at TEXT;
  CREATE INDEX media_legacy ON media (id) WHERE wrapped_key IS NOT NULL;
  CREATE INDEX media_shredded ON media (id) WHERE shredded_at IS NOT NULL;
  CREATE INDEX task_media_media ON task_media (media_id);
`
