/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches the file of a map package, which is never changed but replaced: by a build, a copy, a
 * download. Main thread; it only looks at the file's name and size, never into it.
 *
 * Signal "replaced": another file has been there for a moment and is not being written to. */
#define HUT_TYPE_PACKAGE_WATCH (hut_package_watch_get_type ())
G_DECLARE_FINAL_TYPE (HutPackageWatch, hut_package_watch, HUT, PACKAGE_WATCH, GObject)

HutPackageWatch *hut_package_watch_new (void);

/* Watches @path from now on instead of the one before; NULL: none. The file need not be there. */
void hut_package_watch_set_path (HutPackageWatch *self, const char *path);

G_END_DECLS
