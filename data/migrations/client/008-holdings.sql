-- Reason: a department or a community is given no street, but a stream of its own that shows a part
-- of what streets keep.
--
-- What such a stream shows of a record, as the server sent it: canonical, without anything personal.
-- The record's own table has the row that people see, which is the home's where the home is given
-- too; hash is 0 there while only such streams hold it. A record goes with its last holding.

CREATE TABLE holding (
  stream INTEGER NOT NULL REFERENCES stream (id),
  kind TEXT NOT NULL,
  uid BLOB NOT NULL,
  home INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  row TEXT NOT NULL,
  PRIMARY KEY (stream, kind, uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX holding_record ON holding (uid);
