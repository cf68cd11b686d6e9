-- Reason: the first shape of the local database.
--
-- A table for each kind of record, its fields as columns, personal ones sealed. Beside them:
--   uid     16 bytes; id is the row's number in this file only
--   ver     the server's version that the row rests on; 0: the server has not seen it
--   hash    of the server's row, as the sums of PROTOCOL add it up; 0: none
--   staged  the import that is still hidden and wrote the row; 0: none
--   extra   members that this version does not know, canonical
-- Points are one integer: longitude in the upper 32 bits, latitude in the lower, in 1e-7 degree.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- What the server gives us: cursor is the last seq, sum and count are over the rows held.
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  view TEXT,
  cursor INTEGER NOT NULL DEFAULT 0,
  sum INTEGER NOT NULL DEFAULT 0,
  count INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every operation of this desktop, in exactly one state:
--   0 outbox: not sent; 1 sent: has its n, no answer yet; 2 accepted: kept 90 days;
--   3 waiting: refused, a person has to answer (待处理); 4 staged: of an import, not applied yet.
-- grp and batch are nil (16 zero bytes) where there is none. personal is an object of sealed
-- pairs. answer is the server's line that refused it.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  op BLOB NOT NULL UNIQUE,
  state INTEGER NOT NULL DEFAULT 0,
  verb INTEGER NOT NULL,
  kind TEXT NOT NULL,
  uid BLOB NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream (id),
  grp BLOB NOT NULL,
  batch BLOB NOT NULL,
  clock INTEGER NOT NULL,
  fields TEXT,
  personal TEXT,
  guard TEXT,
  log BLOB,
  n INTEGER,
  ver INTEGER,
  answered_at INTEGER,
  answer TEXT,
  staged INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX operation_state ON operation (state, seq);
CREATE INDEX operation_unsent ON operation (staged) WHERE state IN (0, 1);
CREATE INDEX operation_record ON operation (uid, state);
CREATE INDEX operation_batch ON operation (batch);

-- The server's image of a record that has changes of ours on top: those records only.
CREATE TABLE shadow (
  uid BLOB PRIMARY KEY,
  kind TEXT NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL,
  row TEXT NOT NULL,
  personal TEXT
) STRICT;

-- A field on which two writers met; change is the operation that found the other there. ours and
-- theirs are canonical JSON, sealed where the field is personal.
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  change BLOB NOT NULL,
  kind TEXT NOT NULL,
  uid BLOB NOT NULL,
  field TEXT NOT NULL,
  ours TEXT,
  theirs TEXT,
  ours_won INTEGER NOT NULL,
  their_account TEXT,
  at INTEGER NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0,
  UNIQUE (change, field)
) STRICT;

CREATE INDEX conflict_open ON conflict (uid) WHERE answered = 0;

-- Imports under way. phase 0: written in pieces, hidden; 1: all is there, changes are being
-- applied. After a crash 0 is removed, 1 is completed.
CREATE TABLE staging (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch BLOB NOT NULL,
  phase INTEGER NOT NULL DEFAULT 0,
  begun_at INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "full_name" TEXT,
  "role" TEXT,
  "street" TEXT,
  "unit" TEXT,
  "community" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "number" TEXT,
  "source" TEXT,
  "order_number" TEXT,
  "kind" TEXT,
  "channel" TEXT,
  "title" TEXT,
  "text" TEXT,
  "category" TEXT,
  "category_2" TEXT,
  "category_3" TEXT,
  "caller" BLOB,
  "telephone" BLOB,
  "id_number" BLOB,
  "home_address" BLOB,
  "address" TEXT,
  "place" INTEGER,
  "place_system" TEXT,
  "place_accuracy" INTEGER,
  "district" TEXT,
  "community" TEXT,
  "grid" TEXT,
  "lane" TEXT,
  "created_at" INTEGER,
  "dispatched_at" INTEGER,
  "level" TEXT,
  "urgency" TEXT,
  "due_at" INTEGER,
  "due_source" TEXT,
  "contact_due_at" INTEGER,
  "state" TEXT,
  "route" TEXT,
  "route_reason" TEXT,
  "lead" TEXT,
  "assignee" TEXT,
  "matter" BLOB,
  "origin" TEXT,
  "answer" TEXT,
  "done_at" INTEGER,
  "closed_at" INTEGER,
  "reopened" INTEGER,
  "dispute_reason" TEXT,
  "unsolved_reason" TEXT,
  "retry_at" INTEGER,
  "call_back_at" INTEGER,
  "contacted" INTEGER,
  "resolved" INTEGER,
  "satisfaction" TEXT,
  "excluded" INTEGER,
  "exclusion_reason" TEXT,
  "exclusion_evidence" TEXT,
  "excluded_by" TEXT,
  "excluded_at" INTEGER,
  "void_reason" TEXT,
  "telephone_digest" BLOB
) STRICT;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "record" BLOB,
  "record_kind" TEXT,
  "verb" TEXT,
  "fields" TEXT,
  "personal_fields" BLOB,
  "over" TEXT,
  "account" TEXT,
  "device" TEXT,
  "at" INTEGER,
  "received_at" INTEGER
) STRICT;

CREATE TABLE communities (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "area" TEXT,
  "approximate" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "class" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "case" BLOB,
  "code" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "how" TEXT,
  "words" TEXT,
  "state" TEXT,
  "file" TEXT
) STRICT;

CREATE TABLE grids (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "community" TEXT,
  "area" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE lanes (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "community" TEXT,
  "line" TEXT,
  "chief" BLOB,
  "void_reason" TEXT
) STRICT;

CREATE TABLE matters (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "title" TEXT,
  "text" TEXT,
  "category" TEXT,
  "community" TEXT,
  "place" INTEGER,
  "address" TEXT,
  "lead" TEXT,
  "state" TEXT,
  "answer" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "unit" TEXT,
  "community" TEXT,
  "telephone" BLOB,
  "id_number" BLOB,
  "home_address" BLOB,
  "note" TEXT,
  "void_reason" TEXT,
  "telephone_digest" BLOB
) STRICT;

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "case" BLOB,
  "matter" BLOB,
  "role" TEXT,
  "title" TEXT,
  "unit" TEXT,
  "assignee" TEXT,
  "due_at" INTEGER,
  "state" TEXT,
  "result" TEXT,
  "done_at" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "code" TEXT,
  "name" TEXT,
  "class" TEXT,
  "community" TEXT,
  "place" INTEGER,
  "address" TEXT,
  "duties" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "page" TEXT,
  "filter" TEXT,
  "void_reason" TEXT
) STRICT;

-- What the map, the list and the counts read of every case, without touching its texts.
CREATE INDEX cases_marks ON cases (
  due_at, state, place, created_at, community, category, lead, assignee, reopened, staged
);
CREATE INDEX cases_category ON cases (category);
CREATE INDEX cases_created ON cases (created_at);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_order_number ON cases (order_number) WHERE order_number IS NOT NULL;
CREATE INDEX cases_telephone ON cases (telephone_digest) WHERE telephone_digest IS NOT NULL;
CREATE INDEX cases_matter ON cases (matter) WHERE matter IS NOT NULL;
CREATE INDEX cases_staged ON cases (staged) WHERE staged <> 0;
CREATE INDEX events_case ON events ("case");
CREATE INDEX events_staged ON events (staged) WHERE staged <> 0;
CREATE INDEX changes_record ON changes (record);
CREATE INDEX tasks_case ON tasks ("case");
CREATE INDEX operation_staged ON operation (staged) WHERE staged <> 0;

-- Bigrams over all characters: a phrase of them is an exact substring.
CREATE VIRTUAL TABLE case_search USING fts5 (
  title, text, address, number, order_number,
  content = 'cases', content_rowid = 'id', tokenize = 'hutong', columnsize = 0
);
