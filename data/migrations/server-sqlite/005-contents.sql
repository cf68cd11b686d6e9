-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: who asks for the content of an attachment knows its SHA-256 only, and is given it where an
-- attachment that names it stands in a stream of his: found without reading the stream. NULL for
-- other kinds, and for one that is gone.

ALTER TABLE record ADD COLUMN content TEXT;
UPDATE record SET content = json_extract (row, '$.sha256')
  WHERE kind = 'attachment' AND NOT gone;
CREATE INDEX record_by_content ON record (stream, content, seq) WHERE content IS NOT NULL;
