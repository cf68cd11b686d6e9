-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: departments and communities are shown a part of what streets keep, in streams of their
-- own. What a home's transaction changes for them waits in a queue beside the home, and is taken
-- over into each stream in a transaction of that stream.

-- In a projected stream: the home of the record, the seq at which it first came, and whether it has
-- gone again. A record that is gone keeps its row here, empty, so that everybody hears of it.
ALTER TABLE record ADD COLUMN home TEXT;
ALTER TABLE record ADD COLUMN born INTEGER;
ALTER TABLE record ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- What a home has shown to whom: the ver in that stream, which counts what was shown of the record
-- there and nothing else, and the hash of the row; shown is 0 once it is no longer.
CREATE TABLE projection (
  home INTEGER NOT NULL REFERENCES stream (key),
  kind TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  target TEXT NOT NULL,
  ver INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (home, kind, id, target)
) STRICT, WITHOUT ROWID;

-- What waits to be taken over, in order; turn is the n of the first that came with it: what came
-- together is taken together. No row: the record is gone.
CREATE TABLE projection_queue (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  home INTEGER NOT NULL REFERENCES stream (key),
  target TEXT NOT NULL,
  turn INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  ver INTEGER NOT NULL,
  row TEXT
) STRICT;
CREATE INDEX projection_queue_by_target ON projection_queue (home, target, n);

-- A stream that was given to somebody later than its records came: how far its home was read for
-- it.
CREATE TABLE projection_fill (
  home INTEGER NOT NULL REFERENCES stream (key),
  target TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (home, target)
) STRICT, WITHOUT ROWID;

-- Records that name others beside the one that they belong to; the other's uid as lower-case text.
CREATE TABLE link (
  stream INTEGER NOT NULL REFERENCES stream (key),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source BLOB NOT NULL CHECK (length (source) = 16),
  PRIMARY KEY (stream, id, kind, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_source ON link (stream, kind, source);

-- What is there already: meetings and their parts belong to their bodies, whistles list cases.
INSERT OR IGNORE INTO link (stream, id, kind, source)
  SELECT record.stream, lower (listed.value), record.kind, record.id
  FROM record, json_each (record.row, '$.cases') listed
  WHERE record.kind = 'whistle' AND json_type (record.row, '$.cases') = 'array';
UPDATE record SET parent = lower (json_extract (row, '$.body')) WHERE kind = 'meeting';
UPDATE record SET parent = lower (json_extract (row, '$.meeting'))
  WHERE kind IN ('topic', 'motion', 'resolution', 'notice');

-- Who is given such a stream already has it filled.
INSERT OR IGNORE INTO stream (name)
  SELECT 'community/' || json_extract (row, '$.community') FROM record
  WHERE kind = 'account' AND json_extract (row, '$.role') = 'community'
    AND length (json_extract (row, '$.community')) = 12;
INSERT OR IGNORE INTO stream (name)
  SELECT 'dept/' || substr (json_extract (row, '$.street'), 1, 6) || '-'
    || json_extract (row, '$.unit') FROM record
  WHERE kind = 'account' AND json_extract (row, '$.role') = 'department'
    AND json_extract (row, '$.unit') IS NOT NULL;
INSERT INTO projection_fill (home, target, seq)
  SELECT home.key, target.name, 0 FROM stream home, stream target
  WHERE (home.name LIKE 'street/%' OR home.name LIKE 'district/%')
    AND (target.name LIKE 'community/%' OR target.name LIKE 'dept/%');
