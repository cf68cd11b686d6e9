-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: whistles: the street's call to departments, whom it calls, what each did, and what both
-- say of it. What belongs to a whistle is read whole when it is shown, by the index of its whistle.

CREATE TABLE marks (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "whistle" BLOB,
  "summons" BLOB,
  "unit" TEXT,
  "who" TEXT,
  "timely" INTEGER,
  "effective" INTEGER,
  "attitude" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "clock_off" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE summonses (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "whistle" BLOB,
  "unit" TEXT,
  "task" TEXT,
  "at" INTEGER,
  "clock_off" INTEGER,
  "answer_due_at" INTEGER,
  "due_at" INTEGER,
  "state" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE whistle_steps (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "whistle" BLOB,
  "summons" BLOB,
  "unit" TEXT,
  "code" TEXT,
  "at" INTEGER,
  "clock_off" INTEGER,
  "said_at" INTEGER,
  "by" TEXT,
  "entered_by" TEXT,
  "how" TEXT,
  "words" TEXT,
  "people" INTEGER,
  "place" INTEGER,
  "ruling" TEXT,
  "due_at" INTEGER
) STRICT;

CREATE TABLE whistle_views (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "whistle" BLOB,
  "summons" BLOB,
  "unit" TEXT,
  "needed" TEXT,
  "clear" TEXT,
  "words" TEXT,
  "at" INTEGER,
  "clock_off" INTEGER,
  "by" TEXT,
  "entered_by" TEXT,
  "how" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE whistles (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "number" TEXT,
  "occasion" TEXT,
  "task" TEXT,
  "place" INTEGER,
  "address" TEXT,
  "community" TEXT,
  "lane" TEXT,
  "matter" BLOB,
  "cases" TEXT,
  "source_kind" TEXT,
  "source" TEXT,
  "at" INTEGER,
  "clock_off" INTEGER,
  "by" TEXT,
  "contact" TEXT,
  "state" TEXT,
  "outcome" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE INDEX summonses_whistle ON summonses (whistle);
CREATE INDEX whistle_steps_whistle ON whistle_steps (whistle);
CREATE INDEX marks_whistle ON marks (whistle);
CREATE INDEX whistle_views_whistle ON whistle_views (whistle);

-- Whistles are asked for by when they were blown; the record of a unit by whom was called.
CREATE INDEX whistles_at ON whistles ("at");
CREATE INDEX summonses_unit ON summonses (unit, "at");

-- What is shown as evidence of a step.
ALTER TABLE attachments ADD COLUMN whistle BLOB;
ALTER TABLE attachments ADD COLUMN step BLOB;
CREATE INDEX attachments_whistle ON attachments (whistle) WHERE whistle IS NOT NULL;
