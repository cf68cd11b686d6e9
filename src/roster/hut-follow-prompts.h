/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-reader-patrols.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was found on a patrol and what was heard on a visit follow one course: they are open, done,
 * taken up again, or a case. @widget stands in the page that tells how it went; @row is used while
 * it opens. Main thread. */

/* What people do with them, each asked in a prompt. */
typedef enum
{
  HUT_FOLLOW_FINDING_DONE, /* what was done? Of a case that is closed, its answer is proposed */
  HUT_FOLLOW_FINDING_REOPEN,
  HUT_FOLLOW_FINDING_TO_CASE, /* which app.show-case then shows */
  HUT_FOLLOW_VISIT_FOLLOW,    /* how far its opinion is, and whether it is done; as above */
  HUT_FOLLOW_VISIT_REOPEN,
  HUT_FOLLOW_VISIT_TO_CASE,
  HUT_FOLLOW_VISIT_VOID, /* it is taken off */
} HutFollowAct;

void hut_follow_ask (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                     HutFollowAct act);

/* A finding goes another way ("near", "enforcement", "up"); without a prompt. */
void hut_finding_set_route (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                            const char *route);

G_END_DECLS
