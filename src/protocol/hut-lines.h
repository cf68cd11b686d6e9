/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cuts a body into its lines. */
typedef struct
{
  const char *at;
  const char *end;
  guint number; /* of the last line given, from 1 */
} HutLines;

HutLines hut_lines_init (gconstpointer bytes, gsize length);

/* The next line without its end; empty ones are passed over. FALSE at the end. A line over
 * HUT_LINE_MAX_BYTES is given too: its reader refuses it. */
gboolean hut_lines_next (HutLines *lines, const char **line, gsize *length);

G_END_DECLS
