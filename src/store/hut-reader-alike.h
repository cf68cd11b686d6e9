/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Which cases may be about one matter, found by index and bounded, whatever the file holds; how
 * alike they are is for src/insight/hut-same-matter.h to say. Texts are read up to 2,000
 * characters. For a worker's reader. */

/* The newest @limit cases (by their row in the file) with title and text only: what the office's
 * words are like. HutCaseBrief. */
GPtrArray *hut_reader_briefs (HutReader *reader, guint limit, GError **error);

/* The case @id, or NULL without an error. */
HutCaseBrief *hut_reader_brief (HutReader *reader, const HutUid *id, GError **error);

/* At most @limit cases (HutCaseBrief) that may be about one matter with @about, for their words
 * (@terms, of which each is looked for in cases around its own row in the file), place, category in
 * the community, or caller. Void ones, those of its own matter, and those that somebody found to be
 * another matter (events `not-same` and `unlinked`) are left out. */
GPtrArray *hut_reader_alike (HutReader *reader, const HutCaseBrief *about, const char *const *terms,
                             guint limit, GCancellable *cancellable, GError **error);

/* The cases of the matter @id, the oldest first, at most 500. HutCaseBrief. */
GPtrArray *hut_reader_matter_cases (HutReader *reader, const HutUid *id, GError **error);

G_END_DECLS
