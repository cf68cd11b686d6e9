/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-roster-import.h"

G_BEGIN_DECLS

/* "leave", "add" or "join"; NULL is leave. FALSE where it is none. */
gboolean hut_ctl_parse_alike (const char *text, HutAlike *alike);

/* Imports the table @path; all that is wrong is told, a line each. Returns the exit code. */
int hut_ctl_import_roster (const char *db, const char *path, const HutRosterImport *how,
                           gboolean json);

G_END_DECLS
