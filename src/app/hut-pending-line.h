/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line with a name and a number, which is a button to what it counts.
 * Property: title (construct only). */
#define HUT_TYPE_PENDING_LINE (hut_pending_line_get_type ())
G_DECLARE_FINAL_TYPE (HutPendingLine, hut_pending_line, HUT, PENDING_LINE, GtkButton)

/* 0 is quiet; of more, what wants a person is marked. */
typedef enum
{
  HUT_PENDING_BY_ITSELF,
  HUT_PENDING_WANTS_ANSWER,
} HutPendingTone;

void hut_pending_line_set_count (HutPendingLine *self, guint count, HutPendingTone tone);

/* The same with @number as it is to be read ("100,000+"). */
void hut_pending_line_set_number (HutPendingLine *self, guint count, const char *number,
                                  HutPendingTone tone);

G_END_DECLS
