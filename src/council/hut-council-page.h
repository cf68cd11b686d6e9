/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"
#include "widgets/hut-address-finder.h"

G_BEGIN_DECLS

/* The place 议事: the meetings, under way first, and the one that is chosen beside them; and the
 * bodies that meet. A page of the chosen meeting is a widget in a file of its own, with a function
 * hut_NAME_page_set_desk(); it is added in hut-council-page.ui and in the table at the head of
 * hut-council-page.c.
 *
 * Signal: told (const char *message, const char *batch): for a toast; @batch is what app.undo
 * takes, or NULL.
 * Actions: council.new-meeting, council.new-body, council.show-bodies, council.again. */
#define HUT_TYPE_COUNCIL_PAGE (hut_council_page_get_type ())
G_DECLARE_FINAL_TYPE (HutCouncilPage, hut_council_page, HUT, COUNCIL_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_council_page_set_browser (HutCouncilPage *self, HutCaseBrowser *browser);

/* Chooses the meeting @id, in the list or not yet. */
void hut_council_page_show_meeting (HutCouncilPage *self, const HutUid *id);

/* Puts a topic on the agenda of a meeting in preparation, which the person chooses: @from is
 * "case/UID", or of matter, warning, lane or resolution. */
void hut_council_page_new_topic (HutCouncilPage *self, const char *from);

/* Gives the keyboard to the list of meetings, or to what there is to do where it is empty. */
void hut_council_page_focus_list (HutCouncilPage *self);

/* Places that the caller knows for the words of an address: see hut-address-finder.h. */
void hut_council_page_set_lookup (HutCouncilPage *self, HutAddressLookup lookup, gpointer data,
                                  GDestroyNotify destroy);

/* Asks the lookup of the page that @widget stands in; adds nothing where there is none. */
void hut_council_page_find_places (GtkWidget *widget, const char *words, GPtrArray *places);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_council_page_is_filled (HutCouncilPage *self);

G_END_DECLS
