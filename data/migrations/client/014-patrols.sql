-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: findings and visits of all lanes are listed by time, and what is still open among them.

CREATE INDEX findings_at ON findings ("at");
CREATE INDEX findings_state ON findings (state, "at");
CREATE INDEX visits_at ON visits ("at");
