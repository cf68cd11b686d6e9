/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-saved-views.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A saved view in its menu: its name, whose it is, and behind a button what can be done with it.
 * It asks by the actions view.update, view.rename, view.share, view.start and view.remove of the
 * widget that holds it, each with the uid as text. */

/* What the row says of the view beside its name. */
typedef enum
{
  HUT_VIEW_ROW_IN_FORCE = 1 << 0,
  HUT_VIEW_ROW_CHANGED = 1 << 1, /* it was in force, and the filter was changed since */
  HUT_VIEW_ROW_START = 1 << 2,   /* the page begins with it */
  HUT_VIEW_ROW_MAY_SHARE = 1 << 3,
} HutViewRowFlags;

/* @by: the name of who shared it, or NULL. */
GtkWidget *hut_view_row_new (const HutSavedView *view, const char *by, HutViewRowFlags flags);

/* The view that the row shows. */
const HutSavedView *hut_view_row_get_view (GtkListBoxRow *row);

G_END_DECLS
