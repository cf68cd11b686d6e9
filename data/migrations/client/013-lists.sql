-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: photographs and papers are evidence of a check-in, and a project has its matches. Both are
-- asked for by what they belong to.

ALTER TABLE attachments ADD COLUMN "check_in" BLOB;

CREATE INDEX attachments_check_in ON attachments (check_in) WHERE check_in IS NOT NULL;
CREATE INDEX matches_project ON matches (project) WHERE project IS NOT NULL;
