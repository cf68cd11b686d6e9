/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-score-figures.h"
#include "store/hut-case-browser.h"
#include "widgets/hut-address-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place 吹哨: the whistles, under way first, and the one that is chosen beside them; and what
 * they say of the units, the scores.
 *
 * Signal: told (const char *message, const char *batch): for a toast; @batch is what app.undo
 * takes, or NULL.
 * Actions: whistles.new, whistles.again; whistles.show-figure (s: the name of a figure of
 * hut-score-figures.h, s: the code of a unit or "", x and x: blown at or after, and before, 0:
 * whenever), whistles.show-all. */
#define HUT_TYPE_WHISTLES_PAGE (hut_whistles_page_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistlesPage, hut_whistles_page, HUT, WHISTLES_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_whistles_page_set_browser (HutWhistlesPage *self, HutCaseBrowser *browser);

/* What the map knows of addresses and communities; @data outlives the page. */
void hut_whistles_page_set_lookup (HutWhistlesPage *self, HutAddressLookup lookup,
                                   HutAddressWhere where, gpointer data);

/* Chooses the whistle @id, in the list or not yet. */
void hut_whistles_page_show_whistle (HutWhistlesPage *self, const HutUid *id);

/* Lists the whistles behind @figure, of whichever unit and whenever they were blown. */
void hut_whistles_page_show_figure (HutWhistlesPage *self, HutScoreFigure figure);

/* Opens the form: of itself (@from NULL), or of "case/UID" and the like of a matter, lane, warning
 * or resolution; or at a place. A form that is being filled in stays. */
void hut_whistles_page_new_whistle (HutWhistlesPage *self, const char *from);
void hut_whistles_page_new_whistle_at (HutWhistlesPage *self, HutPoint place);

/* What leads on: the form is blown, or the whistle that is shown ended. */
void hut_whistles_page_step (HutWhistlesPage *self);

/* Opens the board of the chosen whistle on the wall, or in a window; as soon as it is read. */
void hut_whistles_page_open_board (HutWhistlesPage *self);

/* Whether a form is being filled in. */
gboolean hut_whistles_page_is_editing (HutWhistlesPage *self);

/* Gives the keyboard to the list of whistles, or to what there is to do where it is empty. */
void hut_whistles_page_focus_list (HutWhistlesPage *self);

/* Emits told on the page that @widget stands in. */
void hut_whistles_page_tell (GtkWidget *widget, const char *message, const char *batch);

/* Whether it shows what it was asked for, or why that cannot be read. */
gboolean hut_whistles_page_is_filled (HutWhistlesPage *self);

G_END_DECLS
