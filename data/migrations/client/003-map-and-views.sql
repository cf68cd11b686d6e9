-- Reason: a view keeps the part of the map that it was saved with, and the office has views in
-- common, which are records of the street.

ALTER TABLE views ADD COLUMN "map" TEXT;

CREATE TABLE shared_views (
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
  "map" TEXT,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

-- What waits to be sent must be what was written: a sum over the operation's content (hut-outbox.c),
-- so that a damaged disk sends nothing that nobody said. NULL: written before there were sums.
ALTER TABLE operation ADD COLUMN sum INTEGER;

-- What is near a place, by its cell of 2^15 units of a ten-millionth of a degree (some 280 by 360
-- metres) and time: ordered by place alone, every question read a strip of the whole street.
DROP INDEX cases_place;
CREATE INDEX cases_near ON cases (
  (place >> 47 << 17) | ((place & 4294967295) >> 15), created_at, place
) WHERE place IS NOT NULL;
-- The few that are void, so that a question of who calls again does not read each case's row for
-- its state.
CREATE INDEX cases_void ON cases (coalesce(state, 'void')) WHERE coalesce(state, 'void') = 'void';
-- The index of the text gathers 8 MiB, about a commit of an import, before it writes a piece of
-- itself: of fewer pieces, fewer have to be joined, and a search looks into fewer.
INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 8388608);
