/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One item of a check-list to be answered: yes, partly or no, by three buttons, or where it has the
 * keyboard by 1, 2 and 3 (or y, p and n; 0 leaves it open), which goes on to the next one; and the
 * photographs that go with it. Main thread.
 *
 * Signal: answered (): a person answered. */
#define HUT_TYPE_LANE_CHECK_ROW (hut_lane_check_row_get_type ())
G_DECLARE_FINAL_TYPE (HutLaneCheckRow, hut_lane_check_row, HUT, LANE_CHECK_ROW, GtkWidget)

GtkWidget *hut_lane_check_row_new (const char *code, const char *name);

const char *hut_lane_check_row_get_code (HutLaneCheckRow *self);

/* "yes", "partly", "no"; NULL: open. Static. */
const char *hut_lane_check_row_get_answer (HutLaneCheckRow *self);
void hut_lane_check_row_set_answer (HutLaneCheckRow *self, const char *answer);

/* Whether photographs can be attached; they can at first. */
void hut_lane_check_row_set_attaching (HutLaneCheckRow *self, gboolean attaching);

/* What is to be attached (HutAttachSource); owned by the row. */
GPtrArray *hut_lane_check_row_get_sources (HutLaneCheckRow *self);

G_END_DECLS
