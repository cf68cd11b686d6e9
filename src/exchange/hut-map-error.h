/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUT_MAP_ERROR (hut_map_error_quark ())

/* What a caller can do about a map source or a map package. */
typedef enum
{
  HUT_MAP_ERROR_UNREADABLE, /* not there, or not allowed: choose another file */
  HUT_MAP_ERROR_FOREIGN,    /* a file of another kind: choose another file */
  HUT_MAP_ERROR_EMPTY,      /* the right kind, but nothing in it: build it from other sources */
  HUT_MAP_ERROR_BROKEN,     /* damaged or cut short: build or fetch it again */
  HUT_MAP_ERROR_TOO_NEW,    /* made by a newer version: update the program */
  HUT_MAP_ERROR_WRITE,      /* cannot be written: disk full or not allowed */
} HutMapError;

GQuark hut_map_error_quark (void);

G_END_DECLS
