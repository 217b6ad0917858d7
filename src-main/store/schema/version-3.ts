/**
 * Fills in what a task's content says of it, where that is not known: for the list of what waits, and to find tasks of the
 * same content. Uses `content_hash`, see migrations.ts.
 */
export const fillTaskFacts = `
  UPDATE task SET
    queue = coalesce(task_payload.payload ->> '$.queue', ''),
    severity = coalesce(task_payload.payload ->> '$.severity', 2),
    language = task_payload.payload ->> '$.language',
    arrived_at = (SELECT imported_at FROM pack WHERE pack.id = pack_id),
    content_hash = CASE WHEN forgotten_at IS NULL AND problem IS NULL
      THEN content_hash(task_payload.payload, (SELECT json_group_array(json_array(path, sha256))
        FROM task_media JOIN media ON media.id = media_id WHERE task_media.task_id = task.id)) END
  FROM task_payload WHERE task_payload.task_id = task.id AND queue IS NULL;
`

/** Tasks that are put aside, returned or sent on; what the list of waiting tasks shows; and tasks of the same content. */
export const version3 = `
  -- A column's own CHECK cannot be changed, so the column is made anew.
  DROP TRIGGER task_added;
  DROP TRIGGER task_moved;
  DROP INDEX task_order;
  ALTER TABLE task RENAME COLUMN state TO former_state;
  ALTER TABLE task ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'held', 'decided', 'returned', 'sent-on'));
  UPDATE task SET state = former_state WHERE former_state <> 'waiting';
  ALTER TABLE task DROP COLUMN former_state;
  CREATE INDEX task_order ON task (rank, priority DESC, deadline, position) WHERE state = 'waiting';

  -- Since when it is put aside; kept while it is decided along with another, so that an undo puts it back there.
  ALTER TABLE task ADD COLUMN held_at TEXT;
  CREATE INDEX task_held ON task (held_at, position) WHERE state = 'held';

  -- Machine signals that were held back have been shown.
  ALTER TABLE task ADD COLUMN signals_shown INTEGER NOT NULL DEFAULT 0;

  -- Apart from the payload, which can be long.
  ALTER TABLE task ADD COLUMN queue TEXT;
  ALTER TABLE task ADD COLUMN severity INTEGER;
  ALTER TABLE task ADD COLUMN language TEXT;
  ALTER TABLE task ADD COLUMN arrived_at TEXT;
  ALTER TABLE task ADD COLUMN content_hash BLOB; -- none for what is forgotten or cannot be shown
  ${fillTaskFacts}
  -- Not by state as well: a decision would have to change it.
  CREATE INDEX task_content ON task (content_hash) WHERE content_hash IS NOT NULL;

  ALTER TABLE tally ADD COLUMN on_hold INTEGER NOT NULL DEFAULT 0;
  CREATE TRIGGER task_added AFTER INSERT ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting'), decided = decided + (NEW.state = 'decided'),
    on_hold = on_hold + (NEW.state = 'held'); END;
  CREATE TRIGGER task_moved AFTER UPDATE OF state ON task
  BEGIN UPDATE tally SET waiting = waiting + (NEW.state = 'waiting') - (OLD.state = 'waiting'),
    decided = decided + (NEW.state = 'decided') - (OLD.state = 'decided'),
    on_hold = on_hold + (NEW.state = 'held') - (OLD.state = 'held'); END;
`
