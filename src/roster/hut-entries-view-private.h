/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-entries-answer.h"
#include "roster/hut-entries-view.h"
#include "roster/hut-entry-sheet.h"
#include "roster/hut-match-sheet.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"

G_BEGIN_DECLS

struct _HutEntriesView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "lists", "failed" */
  HutCodeDropDown *which;
  HutCodeDropDown *state;
  HutCodeDropDown *category;
  GtkEditable *search;
  GtkButton *make;
  GtkLabel *count;
  GtkStack *list_pages; /* "list", "empty", "none" */
  HutEmptyPage *empty;
  HutLineList *list;
  GtkStack *sheets; /* "entry", "match" */
  HutEntrySheet *sheet;
  HutMatchSheet *match_sheet;
  HutPageFeed *feed;
  HutEntriesAnswer *answer; /* what is shown, or NULL */
  HutUid chosen;            /* nil: the first */
  HutUid match;             /* that is shown; nil: the line is */
  gboolean filling;         /* the choices are ours */
};

/* Or NULL. */
HutCaseBrowser *hut_entries_view_browser (HutEntriesView *self);

/* The code of the list that is shown. */
const char *hut_entries_view_list (HutEntriesView *self);

/* The match that is shown in place of the line that is chosen; NULL: the line is. */
const HutMatchShown *hut_entries_view_match (HutEntriesView *self);

/* Shows what is chosen, beside the list. */
void hut_entries_view_show_sheet (HutEntriesView *self);

/* hut-entries-actions.c */
void hut_entries_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
