-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: the server's first form. Everything is keyed by its stream first, so that the same
-- schema can be divided by stream; uids are 16 bytes, times microseconds UTC, hashes and sums
-- 64-bit integers. Sign-in belongs to the city's stream and is kept where that is.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A stream's last seq, and what its live records add up to in either view.
CREATE TABLE stream (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL DEFAULT 0,
  count INTEGER NOT NULL DEFAULT 0,
  sum_full INTEGER NOT NULL DEFAULT 0,
  sum_masked INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A record as it stands: canonical row, personal members sealed as one, and who wrote each field
-- last (clock, device, operation).
CREATE TABLE record (
  stream INTEGER NOT NULL REFERENCES stream (key),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length (id) = 16),
  ver INTEGER NOT NULL,
  hash_full INTEGER NOT NULL,
  hash_masked INTEGER NOT NULL,
  row TEXT NOT NULL,
  personal BLOB,
  writers TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX record_by_id ON record (stream, kind, id);
CREATE UNIQUE INDEX record_by_seq ON record (stream, seq);

-- The numbers that people see, and the last one given per year.
CREATE TABLE number (
  stream INTEGER NOT NULL REFERENCES stream (key),
  number TEXT NOT NULL,
  id BLOB NOT NULL,
  PRIMARY KEY (stream, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE counter (
  stream INTEGER NOT NULL REFERENCES stream (key),
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (stream, name)
) STRICT, WITHOUT ROWID;

-- What became of each operation, so that a repeat has the same answer.
CREATE TABLE operation (
  stream INTEGER NOT NULL REFERENCES stream (key),
  op BLOB NOT NULL,
  kind TEXT NOT NULL,
  id BLOB NOT NULL,
  account BLOB NOT NULL,
  content TEXT NOT NULL,
  result TEXT NOT NULL,
  lost_personal BLOB,
  PRIMARY KEY (stream, op)
) STRICT, WITHOUT ROWID;

-- A client's log: who writes it, how far it is here, and which operation each number was.
CREATE TABLE log (
  stream INTEGER NOT NULL REFERENCES stream (key),
  log BLOB NOT NULL,
  account BLOB NOT NULL,
  device BLOB NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (stream, log)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_entry (
  stream INTEGER NOT NULL REFERENCES stream (key),
  log BLOB NOT NULL,
  n INTEGER NOT NULL,
  op BLOB NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (stream, log, n)
) STRICT, WITHOUT ROWID;

-- One hash chain per stream: hash = SHA-256 (hash of the one before, text).
CREATE TABLE audit (
  stream INTEGER NOT NULL REFERENCES stream (key),
  n INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (stream, n)
) STRICT, WITHOUT ROWID;

-- Sign-in. Secrets are no records: passwords as Argon2id, tokens as SHA-256.
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  password TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE device (
  token TEXT PRIMARY KEY,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE token (
  hash TEXT PRIMARY KEY,
  family BLOB NOT NULL,
  account BLOB NOT NULL,
  device BLOB NOT NULL,
  refresh INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX token_by_family ON token (family);
CREATE INDEX token_by_expiry ON token (expires);
