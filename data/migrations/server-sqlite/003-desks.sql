-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: what is written of a meeting names the desk that leads it, and anybody could name it. A
-- desk is its account's and device's that used it first; those that lead a meeting now are whose
-- last operation made them lead. Uids as lower-case text.

CREATE TABLE desk (
  stream INTEGER NOT NULL REFERENCES stream (key),
  desk TEXT NOT NULL,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (stream, desk)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO desk (stream, desk, account, device)
  WITH led AS (
    SELECT stream, id, seq, lower (json_extract (row, '$.leader')) AS desk,
      coalesce (json_extract (writers, '$.term'), json_extract (writers, '$.""')) AS writer
    FROM record WHERE kind = 'meeting' AND json_extract (row, '$.leader') IS NOT NULL
  ), whose AS (
    SELECT led.stream, led.seq, led.desk, lower (json_extract (writer, '$[1]')) AS device,
      lower (hex (operation.account)) AS account
    FROM led JOIN operation ON operation.stream = led.stream AND operation.id = led.id
      AND operation.kind = 'meeting'
      AND lower (hex (operation.op)) = replace (lower (json_extract (writer, '$[2]')), '-', '')
  )
  SELECT stream, desk, substr (account, 1, 8) || '-' || substr (account, 9, 4) || '-'
    || substr (account, 13, 4) || '-' || substr (account, 17, 4) || '-' || substr (account, 21),
    device
  FROM whose ORDER BY seq DESC;
