/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* What the QR code of a printed patrol sheet says: the lane, and the week that the sheet is for,
 * by the number of its Monday (hut_time_day_number()). "HTP 20261123 L003": plain characters that
 * a scanner types through any input method. Pure. */
char *hut_patrol_code (const char *lane, gint64 monday);

/* Reads it back; FALSE where @text is none. Full-width forms, as an input method makes them of what
 * a scanner types, are taken too. Free *@lane with g_free(). */
gboolean hut_patrol_code_read (const char *text, char **lane, gint64 *monday);

/* The Monday of the week of the day @day. */
gint64 hut_patrol_monday (gint64 day);

G_END_DECLS
