-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: what is said of a resolution at later meetings is kept as it was said: the resolution
-- itself has only its newest progress, and the minutes of each meeting need their own.

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "meeting" BLOB,
  "resolution" BLOB,
  "state" TEXT,
  "progress" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "by" TEXT
) STRICT;

CREATE INDEX reports_meeting ON reports (meeting);
CREATE INDEX reports_resolution ON reports (resolution);
