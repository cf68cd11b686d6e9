/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The most lines of one list that are read at once. */
#define HUT_ENTRIES_MOST 3000

/* The lines of one of the three lists ("resource", "need", "project") in a state (NULL: any), the
 * newest first, without what is personal; at most HUT_ENTRIES_MOST. Owned array of HutRecord. On a
 * worker. */
GPtrArray *hut_reader_entries (HutReader *reader, const char *list, const char *state,
                               GError **error);

/* The open resources of @unit as it is kept (hut_case_names_unit_kept()), those that say its name
 * too; the newest first, without what is personal. Owned array of HutRecord; bounded. On a worker.
 */
GPtrArray *hut_reader_resources_of_unit (HutReader *reader, const char *unit, GError **error);

/* The matches of a line of the lists, or of a person, that are not void: as need, as resource, or
 * as the project that they are part of; the newest first. Owned array of HutRecord; bounded. */
GPtrArray *hut_reader_matches_of (HutReader *reader, const HutUid *id, GError **error);

/* All matches that are not void: what is known of those that were rated. Owned array of HutRecord.
 * On a worker. */
GPtrArray *hut_reader_matches (HutReader *reader, GError **error);

/* What the line of a list, or the person, @id is called; NULL where it is not there. Free with
 * g_free(). */
char *hut_reader_match_side_title (HutReader *reader, const HutUid *id);

/* The subject areas of the lines of the lists, each once, at most 200. */
GStrv hut_reader_entry_categories (HutReader *reader, GError **error);

G_END_DECLS
