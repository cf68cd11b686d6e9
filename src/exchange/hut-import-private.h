/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-import.h"

G_BEGIN_DECLS

struct _HutImport
{
  GObject parent_instance;
  char *path;
  char *file_name;
  char *sheet_name;
  guint sheet;
  guint heading_row;
  HutMapping *mapping;
  GArray *columns;   /* HutImportColumn */
  GPtrArray *values; /* of each column a GPtrArray of texts, from the first rows */
  GArray *proposed;  /* gboolean, by column: nobody looked at it yet */
  gboolean unknown;  /* no preset knows its headings */
  gboolean recalled;
};

/* An empty result. */
HutImportResult *hut_import_result_new (HutImport *import);

/* Keeps how the columns are understood, for hut_import_recall(). Blocks. */
gboolean hut_import_remember (HutImport *import, HutStore *store, GError **error);

G_END_DECLS
