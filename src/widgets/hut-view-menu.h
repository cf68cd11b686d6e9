/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-saved-views.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The saved views of a page: a button that says which one is in force, and whether the filter was
 * changed since; its menu lists one's own and the office's, and saves, changes, shares and removes
 * them. One for every page that has a filter; the page says what its filter is. Main thread.
 *
 * Signal: write (HutWrite *write, const char *message)  something is to be written (taken over),
 * and what to tell when it is. */
#define HUT_TYPE_VIEW_MENU (hut_view_menu_get_type ())
G_DECLARE_FINAL_TYPE (HutViewMenu, hut_view_menu, HUT, VIEW_MENU, GtkWidget)

/* What the menu asks its page. */
typedef struct
{
  /* The filter in force, canonical JSON; and that with which the page begins by itself. */
  char *(*dup_filter) (GtkWidget *page);
  const char *untouched;

  /* The part of the map that is shown (HutMapPart as JSON), or NULL. May be NULL. */
  char *(*dup_map) (GtkWidget *page);

  /* Shows @view, which is of this list and not newer. */
  void (*apply) (GtkWidget *page, const HutSavedView *view);
} HutViewMenuPage;

/* For @page, which holds the menu; @how is static. @name: "cases", "map", ...: what is saved is
 * saved for this page. */
void hut_view_menu_set_page (HutViewMenu *self, GtkWidget *page, const char *name,
                             const HutViewMenuPage *how);
void hut_view_menu_set_name (HutViewMenu *self, const char *name);

/* NULL: none. The page begins with its start view where its filter is untouched. */
void hut_view_menu_set_browser (HutViewMenu *self, HutCaseBrowser *browser);

/* The page's filter is another. */
void hut_view_menu_filter_changed (HutViewMenu *self);

G_END_DECLS
