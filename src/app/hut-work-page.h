/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"
#include "app/hut-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The places Map and Cases: one page over one browser, with the map or without it, so that filter,
 * list, selection and detail are the same in both. */
#define HUT_TYPE_WORK_PAGE (hut_work_page_get_type ())
G_DECLARE_FINAL_TYPE (HutWorkPage, hut_work_page, HUT, WORK_PAGE, GtkWidget)

typedef enum
{
  HUT_WORK_CASES, /* the list, wide */
  HUT_WORK_MAP,   /* the map, and the list beside it */
} HutWorkMode;

/* NULL: none. Takes a reference. */
void hut_work_page_set_desk (HutWorkPage *self, HutDesk *desk);

/* What the person chose to see on the map is kept there. Called once. */
/* Gives the keyboard to the map. */
void hut_work_page_focus_map (HutWorkPage *self);

/* Shows the map that the street's file has now. */
void hut_work_page_renew_map (HutWorkPage *self);

void hut_work_page_set_settings (HutWorkPage *self, HutSettings *settings);

/* The middle of the map. */
HutPoint hut_work_page_get_place (HutWorkPage *self);

void hut_work_page_set_mode (HutWorkPage *self, HutWorkMode mode);

/* Selects the case: its detail is shown. */
void hut_work_page_show_case (HutWorkPage *self, const HutUid *id);

/* The same on the map. */
void hut_work_page_show_on_map (HutWorkPage *self, const HutUid *id);

/* The form, in the detail's place. */
void hut_work_page_new_case (HutWorkPage *self);

/* Gives the form that is shown its place. */
void hut_work_page_set_place (HutWorkPage *self, HutPoint place);
void hut_work_page_edit_case (HutWorkPage *self, const HutUid *id);
gboolean hut_work_page_is_editing (HutWorkPage *self);

/* The rowids (gint64) of the cases that are selected in the list. Free with g_array_unref(). */
GArray *hut_work_page_get_selected (HutWorkPage *self);

/* Opens the map as a paper where the keyboard is on it; else the papers of the cases that are
 * selected in the list, or of the one that is shown; FALSE where there is none. */
gboolean hut_work_page_print (HutWorkPage *self);

/* Of the case that is shown: its next step, and the menu of its other steps. */
void hut_work_page_step (HutWorkPage *self);
void hut_work_page_open_steps (HutWorkPage *self);

/* A place for the form is picked on the map. */
void hut_work_page_pick_place (HutWorkPage *self);

/* Puts the keyboard on the list. */
void hut_work_page_focus_list (HutWorkPage *self);

/* Whether what is shown is the answer to what was asked, on the map too. */
gboolean hut_work_page_is_filled (HutWorkPage *self);

G_END_DECLS
