/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-who.h"

G_BEGIN_DECLS

#define HUT_WHO_NAME_METRES 120 /* a name on the map that is farther off says nothing */

/* The answer of hut_reader_who(), with the address: the name on the map at @map_path (NULL, or one
 * that does not open: none). On a worker. */
HutWho *hut_who_ask (HutReader *reader, const char *map_path, HutPoint point, HutTime now,
                     GCancellable *cancellable, GError **error);

/* What is said of the place, line by line, translated: "Community: 双清苑社区". @street is the
 * street's name. Free with g_ptr_array_unref(). */
typedef struct
{
  char *label;
  char *value;
} HutWhoLine;

void hut_who_line_free (HutWhoLine *line);
GPtrArray *hut_who_lines (const HutWho *who, const char *street);

/* What it is called: the address, else the community, else the place in degrees. Free with
 * g_free(). */
char *hut_who_title (const HutWho *who);

/* The place as text for a message: what it is called, street, community and grid, and longitude and
 * latitude (WGS-84). Free with g_free(). */
char *hut_who_text (const HutWho *who, const char *street);

G_END_DECLS
