-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: a step of a case is judged by what is on record of it, so the records that belong to a
-- record must be found without reading the stream: events, tasks, attachments and mediations of a
-- case, cases and tasks of a matter, and the changes of any record. A uid as lower-case text.

ALTER TABLE record ADD COLUMN parent TEXT;
UPDATE record SET parent = lower (json_extract (row, '$.case'))
  WHERE kind IN ('attachment', 'event', 'mediation', 'task');
UPDATE record SET parent = lower (json_extract (row, '$.matter'))
  WHERE kind = 'case' OR (kind = 'task' AND parent IS NULL);
UPDATE record SET parent = lower (json_extract (row, '$.record')) WHERE kind = 'change';
CREATE INDEX record_by_parent ON record (stream, parent, seq) WHERE parent IS NOT NULL;
