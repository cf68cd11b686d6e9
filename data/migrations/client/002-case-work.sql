-- Reason: the work on a case from its first call to its call-back. Steps name unit, task and new
-- due time; co-units answer in between; photographs, mediations, rules, templates and answered
-- warnings are records of their own.

ALTER TABLE cases ADD COLUMN "contacted_at" INTEGER;
ALTER TABLE cases ADD COLUMN "duty_reason" TEXT;
ALTER TABLE cases ADD COLUMN "loss_reason" TEXT;
ALTER TABLE cases ADD COLUMN "loss_lesson" TEXT;
ALTER TABLE events ADD COLUMN "unit" TEXT;
ALTER TABLE events ADD COLUMN "task" BLOB;
ALTER TABLE events ADD COLUMN "due_at" INTEGER;
ALTER TABLE events ADD COLUMN "caller_told" INTEGER;
ALTER TABLE events ADD COLUMN "hotline_told" INTEGER;
ALTER TABLE tasks ADD COLUMN "created_at" INTEGER;
ALTER TABLE tasks ADD COLUMN "given_by" TEXT;
ALTER TABLE tasks ADD COLUMN "interim" TEXT;
ALTER TABLE tasks ADD COLUMN "interim_at" INTEGER;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "case" BLOB,
  "matter" BLOB,
  "name" TEXT,
  "sha256" TEXT,
  "media_type" TEXT,
  "size" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE mediations (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "case" BLOB,
  "parties" BLOB,
  "mediator" TEXT,
  "held_at" INTEGER,
  "state" TEXT,
  "agreement" BLOB,
  "follow_up_at" INTEGER,
  "follow_up" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "value" TEXT,
  "source" TEXT,
  "verified_by" TEXT,
  "verified_at" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "use" TEXT,
  "category" TEXT,
  "text" TEXT,
  "position" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE warnings (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "source" TEXT,
  "category" TEXT,
  "community" TEXT,
  "title" TEXT,
  "from" INTEGER,
  "until" INTEGER,
  "seen" INTEGER,
  "expected_milli" INTEGER,
  "tail_nano" INTEGER,
  "cases" TEXT,
  "state" TEXT,
  "reason" TEXT,
  "answered_by" TEXT,
  "answered_at" INTEGER,
  "task" BLOB,
  "verdict" TEXT,
  "verdict_reason" TEXT,
  "verdict_by" TEXT,
  "verdict_at" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE INDEX attachments_case ON attachments ("case");
CREATE INDEX mediations_case ON mediations ("case");
CREATE INDEX tasks_matter ON tasks (matter) WHERE matter IS NOT NULL;

-- What each import of this desktop did to which case: the list that the morning's work begins
-- with. Local, never synced; outcome as HutImportedAs counts. The list is kept only of imports
-- that people go through case by case, and of the newest ones.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;

CREATE TABLE import_case (
  batch INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  "case" BLOB NOT NULL,
  outcome INTEGER NOT NULL,
  PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
-- The rates read all cases of a period: both indexes hold every column that they look at.
CREATE INDEX cases_dispatched ON cases (
  coalesce(dispatched_at, created_at), state, staged, community, category, lead, contacted,
  resolved, satisfaction, excluded, contacted_at, contact_due_at, call_back_at, dispatched_at,
  created_at
);
CREATE INDEX cases_called_back ON cases (
  call_back_at, state, staged, community, category, lead, contacted, resolved, satisfaction,
  excluded, contacted_at, contact_due_at, dispatched_at, created_at
) WHERE call_back_at IS NOT NULL;

-- Linking to a matter, and finding that two cases are not one, name the other case or matter.
ALTER TABLE events ADD COLUMN "other" BLOB;
CREATE INDEX events_other ON events (other) WHERE other IS NOT NULL;
-- Which cases may be about one matter: near a place, at one address, or of one category in one
-- community.
CREATE INDEX cases_place ON cases (place, created_at) WHERE place IS NOT NULL;
CREATE INDEX cases_address ON cases (address) WHERE address IS NOT NULL;
CREATE INDEX cases_kin ON cases (community, category, created_at);
-- Warnings count cases by the week in which they were received, category and community: the index
-- by receipt now holds all that they look at.
DROP INDEX cases_created;
CREATE INDEX cases_received ON cases (
  created_at, state, staged, category, community, category_2, category_3
);
CREATE INDEX warnings_cell ON warnings (category, community, "from");
CREATE INDEX warnings_task ON warnings (task) WHERE task IS NOT NULL;
-- Lists, counts and the map read one index, in every order. That of the open cases is small, and
-- has what only they are asked: whom to contact, whom to try again, and who calls again, whose
-- other calls are found in their order.
DROP INDEX cases_marks;
CREATE INDEX cases_marks ON cases (
  due_at, state, place, created_at, community, category, lead, assignee, reopened, staged, number
);
CREATE INDEX cases_open ON cases (
  due_at, state, place, created_at, community, category, lead, assignee, reopened, staged, number,
  contact_due_at, contacted_at, retry_at, telephone_digest
) WHERE state NOT IN ('awaiting-call-back', 'closed', 'returned', 'void');
DROP INDEX cases_telephone;
CREATE INDEX cases_telephone ON cases (telephone_digest, created_at)
  WHERE telephone_digest IS NOT NULL;
-- Who works on a matter, and when it was done; and what waits for one person or unit.
ALTER TABLE matters ADD COLUMN "assignee" TEXT;
ALTER TABLE matters ADD COLUMN "done_at" INTEGER;
CREATE INDEX matters_state ON matters (state);
CREATE INDEX cases_assignee ON cases (assignee)
  WHERE state IN ('received', 'accepted', 'assigned', 'in-progress', 'disputed');
CREATE INDEX cases_lead ON cases (lead)
  WHERE state IN ('received', 'accepted', 'assigned', 'in-progress', 'disputed');
CREATE INDEX tasks_open ON tasks (state, due_at);
