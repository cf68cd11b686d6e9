-- SPDX-FileCopyrightText: The Hutong authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reason: lanes and grids have pages of their own. Photographs belong to the check of a lane and say which item of the check-list they show,
-- and to what a patrol found. They are asked for by what they belong to.

ALTER TABLE attachments ADD COLUMN "lane_check" BLOB;
ALTER TABLE attachments ADD COLUMN "item" TEXT;
ALTER TABLE attachments ADD COLUMN "finding" BLOB;

CREATE INDEX attachments_lane_check ON attachments (lane_check) WHERE lane_check IS NOT NULL;
CREATE INDEX attachments_finding ON attachments (finding) WHERE finding IS NOT NULL;

-- What happens in a grid, for its page; as that of a lane is.
CREATE INDEX roles_grid ON roles (grid) WHERE grid IS NOT NULL;
CREATE INDEX patrols_grid ON patrols (grid, began_at) WHERE grid IS NOT NULL;
CREATE INDEX findings_grid ON findings (grid, "at") WHERE grid IS NOT NULL;
