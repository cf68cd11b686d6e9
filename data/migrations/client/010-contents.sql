-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: the contents of attachments go up and come down beside the records, and what is still to
-- go or to come is known after a restart.
--
-- Each content that an attachment names; settled: it is here, and the server has it from who is to
-- bring it. Until then it is tried when due, the newest first. Whoever writes attachments need not
-- know of this: triggers do.

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  at INTEGER NOT NULL, -- of the newest attachment
  settled INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_open ON blob (at) WHERE settled = 0;

CREATE INDEX attachments_content ON attachments (sha256) WHERE sha256 IS NOT NULL;

CREATE TRIGGER attachments_named AFTER INSERT ON attachments WHEN new.sha256 IS NOT NULL
BEGIN
  INSERT INTO blob (sha256, at) VALUES (new.sha256, coalesce (new."at", 0))
    ON CONFLICT (sha256) DO UPDATE
    SET at = max (blob.at, excluded.at), settled = 0, due = 0, failures = 0;
END;

-- The server has answered, or sent it anew.
CREATE TRIGGER attachments_moved AFTER UPDATE ON attachments
  WHEN new.sha256 IS NOT NULL AND (new.sha256 IS NOT old.sha256 OR new.ver <> old.ver)
BEGIN
  INSERT INTO blob (sha256, at) VALUES (new.sha256, coalesce (new."at", 0))
    ON CONFLICT (sha256) DO UPDATE
    SET at = max (blob.at, excluded.at), settled = 0, due = 0, failures = 0;
END;

INSERT INTO blob (sha256, at)
  SELECT sha256, max (coalesce ("at", 0)) FROM attachments WHERE sha256 IS NOT NULL
  GROUP BY sha256;
