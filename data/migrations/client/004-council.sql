-- Reason: the council: bodies and their members, meetings and all that happens in them. What belongs
-- to a meeting is read whole when it is shown, by the index of its meeting.

CREATE TABLE addenda (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "minutes" BLOB,
  "meeting" BLOB,
  "text" TEXT,
  "at" INTEGER,
  "by" TEXT
) STRICT;

CREATE TABLE ballots (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "motion" BLOB,
  "meeting" BLOB,
  "member" BLOB,
  "choice" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "desk" BLOB,
  "term" INTEGER
) STRICT;

CREATE TABLE bodies (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "name" TEXT,
  "kind" TEXT,
  "rule" TEXT,
  "level" TEXT,
  "community" TEXT,
  "lane" TEXT,
  "note" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE meetings (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "body" BLOB,
  "title" TEXT,
  "kind" TEXT,
  "rule" TEXT,
  "form" TEXT,
  "place_name" TEXT,
  "starts_at" INTEGER,
  "chair" BLOB,
  "recorder" TEXT,
  "announced_at" INTEGER,
  "announced_where" TEXT,
  "committee_told_at" INTEGER,
  "state" TEXT,
  "opened_at" INTEGER,
  "closed_at" INTEGER,
  "base" INTEGER,
  "base_area" INTEGER,
  "leader" BLOB,
  "leader_name" TEXT,
  "term" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE members (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "body" BLOB,
  "number" TEXT,
  "screen_name" TEXT,
  "name" TEXT,
  "class" TEXT,
  "household" TEXT,
  "block" TEXT,
  "role" TEXT,
  "owner" TEXT,
  "developer" INTEGER,
  "area" INTEGER,
  "area_source" TEXT,
  "telephone" BLOB,
  "home_address" BLOB,
  "note" TEXT,
  "void_reason" TEXT,
  "telephone_digest" BLOB
) STRICT;

CREATE TABLE minutes (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "text" TEXT,
  "log" TEXT,
  "state" TEXT,
  "approved_by" TEXT,
  "approved_at" INTEGER,
  "signed_by" TEXT,
  "signed_at" INTEGER,
  "sha256" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE motions (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "topic" BLOB,
  "title" TEXT,
  "method" TEXT,
  "choices" TEXT,
  "subject" TEXT,
  "rule" TEXT,
  "state" TEXT,
  "opened_at" INTEGER,
  "counted_at" INTEGER,
  "published_at" INTEGER,
  "base" INTEGER,
  "present" INTEGER,
  "representatives" INTEGER,
  "representatives_present" INTEGER,
  "area_base" INTEGER,
  "counter_1" TEXT,
  "counter_2" TEXT,
  "count_1" TEXT,
  "count_2" TEXT,
  "blocks" TEXT,
  "corrections" TEXT,
  "counts" TEXT,
  "yes" INTEGER,
  "no" INTEGER,
  "abstain" INTEGER,
  "spoiled" INTEGER,
  "not_voted" INTEGER,
  "area_yes" INTEGER,
  "area_no" INTEGER,
  "area_abstain" INTEGER,
  "area_spoiled" INTEGER,
  "verdict" TEXT,
  "why" TEXT,
  "arithmetic" TEXT,
  "citation" TEXT,
  "submit" TEXT,
  "rule_value" TEXT,
  "desk" BLOB,
  "term" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "motion" BLOB,
  "subject" TEXT,
  "posted_at" INTEGER,
  "place_name" TEXT,
  "until" INTEGER,
  "taken_down_at" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE presences (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "member" BLOB,
  "code" TEXT,
  "at" INTEGER,
  "proxy" TEXT,
  "strikes" BLOB,
  "by" TEXT,
  "desk" BLOB,
  "term" INTEGER
) STRICT;

CREATE TABLE resolutions (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "topic" BLOB,
  "motion" BLOB,
  "title" TEXT,
  "unit" TEXT,
  "assignee" TEXT,
  "due_at" INTEGER,
  "target_kind" TEXT,
  "target" BLOB,
  "progress" INTEGER,
  "progress_words" TEXT,
  "state" TEXT,
  "done_at" INTEGER,
  "reported_in" BLOB,
  "recheck_at" INTEGER,
  "recheck_result" TEXT,
  "recheck_words" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE sheets (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "topic" BLOB,
  "meeting" BLOB,
  "household" TEXT,
  "view" TEXT,
  "text" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE speeches (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "topic" BLOB,
  "member" BLOB,
  "stand" TEXT,
  "asked_at" INTEGER,
  "state" TEXT,
  "limit" INTEGER,
  "started_at" INTEGER,
  "ended_at" INTEGER,
  "spoken" INTEGER,
  "running_since" INTEGER,
  "text" TEXT,
  "desk" BLOB,
  "term" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE tallies (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "motion" BLOB,
  "meeting" BLOB,
  "block" TEXT,
  "yes" INTEGER,
  "no" INTEGER,
  "abstain" INTEGER,
  "at" INTEGER,
  "by" TEXT
) STRICT;

CREATE TABLE topics (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "parent" BLOB,
  "position" INTEGER,
  "title" TEXT,
  "text" TEXT,
  "minutes" INTEGER,
  "subject" TEXT,
  "announced" INTEGER,
  "place" INTEGER,
  "source_kind" TEXT,
  "source" TEXT,
  "proposer" TEXT,
  "state" TEXT,
  "started_at" INTEGER,
  "ended_at" INTEGER,
  "views" TEXT,
  "desk" BLOB,
  "term" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE INDEX addenda_meeting ON addenda (meeting);
CREATE INDEX ballots_meeting ON ballots (meeting);
CREATE INDEX minutes_meeting ON minutes (meeting);
CREATE INDEX motions_meeting ON motions (meeting);
CREATE INDEX notices_meeting ON notices (meeting);
CREATE INDEX presences_meeting ON presences (meeting);
CREATE INDEX resolutions_meeting ON resolutions (meeting);
CREATE INDEX sheets_meeting ON sheets (meeting);
CREATE INDEX speeches_meeting ON speeches (meeting);
CREATE INDEX tallies_meeting ON tallies (meeting);
CREATE INDEX topics_meeting ON topics (meeting);
CREATE INDEX members_body ON members (body);
CREATE INDEX meetings_body ON meetings (body);

-- What is to be done after meetings: results to be put up, notices that may come down, resolutions
-- that are due or to be rechecked.
CREATE INDEX motions_published ON motions (published_at) WHERE published_at IS NOT NULL;
CREATE INDEX notices_up ON notices (until) WHERE taken_down_at IS NULL AND void_reason IS NULL;
CREATE INDEX resolutions_due ON resolutions (state, due_at) WHERE void_reason IS NULL;

-- Photographs and papers of a topic; whether one may stand on the projected screen.
ALTER TABLE attachments ADD COLUMN topic BLOB;
ALTER TABLE attachments ADD COLUMN public INTEGER;
CREATE INDEX attachments_topic ON attachments (topic) WHERE topic IS NOT NULL;
