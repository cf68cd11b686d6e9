/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The records of @kind (event, task, attachment, mediation: a kind with a field `case`) that belong
 * to the case @id and are not void, the oldest first. Owned array of HutRecord. */
GPtrArray *hut_reader_case_parts (HutReader *reader, const HutKind *kind, const HutUid *id,
                                  GError **error);

/* The same of the record @id of @of, which is named by the field
 * hut_kind_part_field() of @kind. */
GPtrArray *hut_reader_parts_of (HutReader *reader, const HutKind *kind, const HutKind *of,
                                const HutUid *id, GError **error);

/* The attachments of the topic @id that may be shown on the projected screen, the oldest first.
 * Owned array of HutRecord; bounded, on a worker. */
GPtrArray *hut_reader_topic_attachments (HutReader *reader, const HutUid *id, GError **error);

/* The evidence of the steps of the whistle @id, the oldest first. Owned array of HutRecord;
 * bounded, on a worker. */
GPtrArray *hut_reader_whistle_attachments (HutReader *reader, const HutUid *id, GError **error);

/* The whole record of the case in row @rowid, personal fields opened where the key is at hand; NULL
 * without an error where it has gone. */
HutRecord *hut_reader_case_at (HutReader *reader, gint64 rowid, GError **error);

/* The uids (HutUid) of the cases in the rows @rowids (gint64), in their order; those that have gone
 * are left out. Free with g_array_unref(). */
GArray *hut_reader_case_ids (HutReader *reader, GArray *rowids, GError **error);

G_END_DECLS
