/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-lane-answer.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a visit to the lane of @answer: when, who, how, the check-list item by item with
 * photographs, words; and writes it. @kept (NULL: it is a new one) is the check that is put right:
 * its answers stand in the form, why is asked, and it stays on record. */
void hut_lane_check_form_open (GtkWidget *widget, HutCaseBrowser *browser,
                               const HutLaneAnswer *answer, const HutRecord *kept);

G_END_DECLS
