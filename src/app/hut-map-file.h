/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens and checks the map package at @path on a worker, and makes it the one of @desk's file.
 * Errors are those of hut_map_package_open() (HUT_MAP_ERROR) and of the store; the map of before
 * stays. */
void hut_map_file_use_async (HutDesk *desk, const char *path, GAsyncReadyCallback callback,
                             gpointer data);
gboolean hut_map_file_use_finish (GAsyncResult *result, GError **error);

/* What is wrong with the chosen file and what to do about it. Translated; static. */
const char *hut_map_file_words (const GError *error);

G_END_DECLS
