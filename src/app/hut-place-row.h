/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place of the window in its sidebar: a sign, its name, and a count that may be urgent.
 * Properties: place (the name that app.go-to takes), icon-name, title. */
#define HUT_TYPE_PLACE_ROW (hut_place_row_get_type ())
G_DECLARE_FINAL_TYPE (HutPlaceRow, hut_place_row, HUT, PLACE_ROW, GtkListBoxRow)

const char *hut_place_row_get_place (HutPlaceRow *self);

typedef enum
{
  HUT_COUNT_QUIET,
  HUT_COUNT_URGENT, /* on red, and named so */
} HutCountTone;

/* 0 shows none. */
void hut_place_row_set_count (HutPlaceRow *self, guint count, HutCountTone tone);

G_END_DECLS
