/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The newest @limit cases (by their row in the file) whose category an import or a person gave,
 * void ones left out: HutCaseBrief, the newest first. Reads texts, so on a worker. */
GPtrArray *hut_reader_categorised (HutReader *reader, guint limit, GError **error);

G_END_DECLS
