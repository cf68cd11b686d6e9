/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-activity-answer.h"
#include "store/hut-case-browser.h"
#include "widgets/hut-page-write.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of posts and activities, each in a small window; what is wrong stands there.
 * @widget: of the page that tells how it went. Main thread. */

/* A post or an activity: @kept, or a new one where that is NULL; @lanes: code → name. @written
 * (or NULL) is given its uid. */
void hut_activity_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                             GHashTable *lanes, HutPageWritten written);

/* @person signs up for what @answer is about; where a skill lacks it is asked why all the same. */
void hut_activity_form_sign (GtkWidget *widget, HutCaseBrowser *browser,
                             const HutActivityAnswer *answer, const HutUid *person);

/* Who of @signups (HutRecord) came, and whether hours are certified for it. */
void hut_activity_form_came (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *activity,
                             GPtrArray *signups);

/* @signup did not come; hours that were certified are taken back for a reason. */
void hut_activity_form_absent (GtkWidget *widget, HutCaseBrowser *browser,
                               const HutRecord *activity, const HutRecord *signup);

G_END_DECLS
