/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What a topic of a meeting can come from: cases, matters, warnings, lanes, resolutions that are
 * being carried out, and lines of the three lists that are open. */
typedef struct
{
  const char *kind; /* code of the topic's source_kind; static */
  HutUid id;
  char *title;
  char *note; /* what it is, for people: "Case 2026-000123"; translated */
} HutTopicSource;

void hut_topic_source_free (HutTopicSource *source);

/* Those whose title (of cases also text, address and numbers) contains @text, at most @limit of
 * each kind. Looks through the small kinds: on a worker. */
GPtrArray *hut_reader_topic_sources (HutReader *reader, const char *text, guint limit,
                                     GCancellable *cancellable, GError **error);

/* A topic (of no meeting yet) that comes from the record @id: its title without telephone numbers,
 * and its place. What a topic says is public, so the rest is for a person to write. NULL without an
 * error where there is none. Bounded. */
HutRecord *hut_reader_topic_from (HutReader *reader, const char *kind, const HutUid *id,
                                  GError **error);

G_END_DECLS
