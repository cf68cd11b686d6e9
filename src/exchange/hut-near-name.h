/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-package.h"

G_BEGIN_DECLS

/* The name on the map that best says where @point is: what it lies in (a building before the
 * grounds around it), else the nearest within @within metres. @metres gets how far it is: 0 inside.
 * NULL without an error where there is none. Free with g_free(). Any thread. */
char *hut_near_name_find (HutMapPackage *package, HutPoint point, double within, double *metres,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
