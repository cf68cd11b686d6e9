/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-address-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place 队伍: people, lanes, what was covered, patrols and visits, ratings, the double check-in
 * and the three lists. Each view is a widget in a file of its own, with functions
 * hut_NAME_view_set_browser() and hut_NAME_view_is_filled(); it is added in hut-roster-page.ui and
 * in the table at the head of hut-roster-page.c, and reads only while it is seen.
 *
 * Signal: told (const char *message, const char *batch): see hut-page-write.h.
 * Actions: roster.show-view (s: the name of a view), roster.show-person (s: uid), roster.show-lane
 * (s: the code of a lane or grid), roster.show-entry (s: uid), roster.import (s: "people", "lanes",
 * "patrols"): opens the window of an import. */
#define HUT_TYPE_ROSTER_PAGE (hut_roster_page_get_type ())
G_DECLARE_FINAL_TYPE (HutRosterPage, hut_roster_page, HUT, ROSTER_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_roster_page_set_browser (HutRosterPage *self, HutCaseBrowser *browser);

/* "people", "lanes", "coverage", "patrols", "ratings", "check-ins", "entries"; another name is
 * passed over. */
void hut_roster_page_show_view (HutRosterPage *self, const char *view);

/* Shows one of them, in its view. */
void hut_roster_page_show_person (HutRosterPage *self, const HutUid *id);
void hut_roster_page_show_lane (HutRosterPage *self, const char *code);
void hut_roster_page_show_entry (HutRosterPage *self, const HutUid *id);

/* The next step of what the view shows, where it has one (Ctrl+Enter is the window's). */
void hut_roster_page_step (HutRosterPage *self);

/* Gives the keyboard to the view. */
void hut_roster_page_focus_view (HutRosterPage *self);

/* Places that the caller knows for the words of an address: see hut-address-finder.h. */
void hut_roster_page_set_lookup (HutRosterPage *self, HutAddressLookup lookup, gpointer data,
                                 GDestroyNotify destroy);

/* Asks the lookup of the page that @widget stands in; adds nothing where there is none. */
void hut_roster_page_find_places (GtkWidget *widget, const char *words, GPtrArray *places);

/* Whether the view that is seen shows what it was asked for, or why that cannot be read. */
gboolean hut_roster_page_is_filled (HutRosterPage *self);

G_END_DECLS
