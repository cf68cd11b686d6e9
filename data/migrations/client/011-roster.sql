-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: the roster: who does what where, the patrols and checks of lanes, hours, the double
-- check-in and the three lists. What was done is asked for by lane or person and time.

CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "title" TEXT,
  "kind" TEXT,
  "lane" TEXT,
  "community" TEXT,
  "place" INTEGER,
  "address" TEXT,
  "from" INTEGER,
  "until" INTEGER,
  "places" INTEGER,
  "skills" TEXT,
  "unit" TEXT,
  "words" TEXT,
  "state" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE check_ins (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "subject" TEXT,
  "unit" TEXT,
  "person" BLOB,
  "community" TEXT,
  "task" TEXT,
  "motto" TEXT,
  "activity" BLOB,
  "words" TEXT,
  "at" INTEGER,
  "evidence" TEXT,
  "entered_by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "list" TEXT,
  "title" TEXT,
  "category" TEXT,
  "tags" TEXT,
  "place" INTEGER,
  "address" TEXT,
  "community" TEXT,
  "from" INTEGER,
  "until" INTEGER,
  "capacity" INTEGER,
  "unit" TEXT,
  "person" BLOB,
  "contact" BLOB,
  "level" TEXT,
  "progress" INTEGER,
  "progress_words" TEXT,
  "due_at" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "state" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "patrol" BLOB,
  "lane" TEXT,
  "grid" TEXT,
  "person" BLOB,
  "at" INTEGER,
  "place" INTEGER,
  "address" TEXT,
  "item" TEXT,
  "words" TEXT,
  "route" TEXT,
  "case" BLOB,
  "state" TEXT,
  "result" TEXT,
  "done_at" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE lane_checks (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "at" INTEGER,
  "person" BLOB,
  "how" TEXT,
  "items" TEXT,
  "version" TEXT,
  "words" TEXT,
  "replaces" BLOB,
  "entered_by" TEXT
) STRICT;

CREATE TABLE lane_profiles (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "sanitation" TEXT,
  "greening" TEXT,
  "property" TEXT,
  "enforcement" TEXT,
  "grid_workers" TEXT,
  "shops" TEXT,
  "units" TEXT,
  "words" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE matches (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "need" BLOB,
  "resource" BLOB,
  "project" BLOB,
  "score" INTEGER,
  "reasons" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "need_collected_at" INTEGER,
  "resource_collected_at" INTEGER,
  "need_offered_at" INTEGER,
  "resource_offered_at" INTEGER,
  "need_talked_at" INTEGER,
  "resource_talked_at" INTEGER,
  "need_rated_at" INTEGER,
  "resource_rated_at" INTEGER,
  "need_rating" INTEGER,
  "resource_rating" INTEGER,
  "words" TEXT,
  "state" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE patrols (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "grid" TEXT,
  "person" BLOB,
  "began_at" INTEGER,
  "ended_at" INTEGER,
  "how" TEXT,
  "items" TEXT,
  "words" TEXT,
  "replaces" BLOB,
  "taken_back" INTEGER,
  "entered_by" TEXT,
  "at" INTEGER
) STRICT;

CREATE TABLE ratings (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "month" TEXT,
  "subject" TEXT,
  "target" TEXT,
  "person" BLOB,
  "score" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE roles (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "person" BLOB,
  "code" TEXT,
  "lane" TEXT,
  "grid" TEXT,
  "unit" TEXT,
  "community" TEXT,
  "from" INTEGER,
  "until" INTEGER,
  "words" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE services (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "person" BLOB,
  "activity" BLOB,
  "lane" TEXT,
  "began_at" INTEGER,
  "ended_at" INTEGER,
  "minutes" INTEGER,
  "how" TEXT,
  "certifier" TEXT,
  "replaces" BLOB,
  "taken_back" INTEGER,
  "words" TEXT,
  "at" INTEGER,
  "entered_by" TEXT
) STRICT;

CREATE TABLE shifts (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "person" BLOB,
  "day" INTEGER,
  "reason" TEXT,
  "by" TEXT,
  "at" INTEGER,
  "void_reason" TEXT
) STRICT;

CREATE TABLE signups (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "activity" BLOB,
  "person" BLOB,
  "at" INTEGER,
  "words" TEXT,
  "state" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (id),
  ver INTEGER NOT NULL DEFAULT 0,
  hash INTEGER NOT NULL DEFAULT 0,
  staged INTEGER NOT NULL DEFAULT 0,
  extra TEXT,
  "lane" TEXT,
  "subject" TEXT,
  "unit" TEXT,
  "whom" BLOB,
  "home_address" BLOB,
  "place" INTEGER,
  "at" INTEGER,
  "person" BLOB,
  "opinion" TEXT,
  "case" BLOB,
  "follow_up" TEXT,
  "done_at" INTEGER,
  "entered_by" TEXT,
  "void_reason" TEXT
) STRICT;

CREATE INDEX roles_person ON roles (person);
CREATE INDEX roles_code ON roles (code);
CREATE INDEX roles_lane ON roles (lane) WHERE lane IS NOT NULL;
CREATE INDEX patrols_began ON patrols (began_at);
CREATE INDEX patrols_lane ON patrols (lane, began_at);
CREATE INDEX patrols_person ON patrols (person, began_at);
CREATE INDEX patrols_replaces ON patrols (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX findings_patrol ON findings (patrol) WHERE patrol IS NOT NULL;
CREATE INDEX findings_lane ON findings (lane, "at");
CREATE INDEX findings_person ON findings (person, "at");
CREATE INDEX findings_case ON findings ("case") WHERE "case" IS NOT NULL;
CREATE INDEX lane_checks_lane ON lane_checks (lane, "at");
CREATE INDEX lane_checks_at ON lane_checks ("at");
CREATE INDEX visits_lane ON visits (lane, "at");
CREATE INDEX ratings_lane ON ratings (lane, month);
CREATE INDEX services_person ON services (person, began_at);
CREATE INDEX shifts_day ON shifts (day);
CREATE INDEX signups_activity ON signups (activity);
CREATE INDEX signups_person ON signups (person);
CREATE INDEX check_ins_person ON check_ins (person) WHERE person IS NOT NULL;
CREATE INDEX check_ins_unit ON check_ins (unit) WHERE unit IS NOT NULL;
CREATE INDEX entries_list ON entries (list, state);
CREATE INDEX matches_need ON matches (need);
CREATE INDEX matches_resource ON matches (resource);

-- People: what volunteers agree to, can and may (Beijing's volunteer regulation, 13, 18, 28, 41).
ALTER TABLE persons ADD COLUMN "skills" TEXT;
ALTER TABLE persons ADD COLUMN "available" TEXT;
ALTER TABLE persons ADD COLUMN "training" TEXT;
ALTER TABLE persons ADD COLUMN "trained_at" INTEGER;
ALTER TABLE persons ADD COLUMN "agreement_from" INTEGER;
ALTER TABLE persons ADD COLUMN "agreement_until" INTEGER;
ALTER TABLE persons ADD COLUMN "volunteer_number" TEXT;
ALTER TABLE persons ADD COLUMN "consent_name" INTEGER;
ALTER TABLE persons ADD COLUMN "consent_telephone" INTEGER;
ALTER TABLE persons ADD COLUMN "consented_at" INTEGER;
ALTER TABLE persons ADD COLUMN "left_at" INTEGER;

-- Telephones are found as those of cases are. The first letters of a name's syllables stand beside
-- it, put there as it is written.
ALTER TABLE persons ADD COLUMN "initials" TEXT;
CREATE INDEX persons_name ON persons (name);
CREATE INDEX persons_telephone ON persons (telephone_digest) WHERE telephone_digest IS NOT NULL;

-- Each end of a name and of its letters, by which any part of it is found as a beginning.
CREATE TABLE person_names (
  part TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (part, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_names_person ON person_names (person);
CREATE TABLE person_name_place (i INTEGER PRIMARY KEY) STRICT;
INSERT INTO person_name_place VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12);

CREATE TRIGGER person_names_insert AFTER INSERT ON persons BEGIN
  INSERT INTO person_names
    SELECT lower(substr(new.name, i)), new.id FROM person_name_place WHERE i <= length(new.name)
    UNION SELECT lower(substr(new.initials, i)), new.id FROM person_name_place
      WHERE i <= length(new.initials);
END;
CREATE TRIGGER person_names_update AFTER UPDATE OF name, initials ON persons
WHEN new.name IS NOT old.name OR new.initials IS NOT old.initials BEGIN
  DELETE FROM person_names WHERE person = old.id;
  INSERT INTO person_names
    SELECT lower(substr(new.name, i)), new.id FROM person_name_place WHERE i <= length(new.name)
    UNION SELECT lower(substr(new.initials, i)), new.id FROM person_name_place
      WHERE i <= length(new.initials);
END;

INSERT INTO person_names
  SELECT DISTINCT lower(substr(p.name, i)), p.id FROM persons p, person_name_place
  WHERE i <= length(p.name);
UPDATE persons SET initials = hut_initials (name);
