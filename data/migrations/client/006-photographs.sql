-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: a photograph says whether it shows what was before or after, as somebody marked it. When
-- it was attached does not tell that.

ALTER TABLE attachments ADD COLUMN "moment" TEXT;
