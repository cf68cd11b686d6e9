/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"
#include "domain/hut-motion-plan.h"

G_BEGIN_DECLS

/* What was said to an act of a meeting: KEY=VALUE, and whom and what of the meeting it names.
 * Not thread-safe; owned by one. */
typedef struct
{
  const HutMeetingView *view;
  HutMeetingActing acting;
  GHashTable *words; /* key → value */
} HutCtlSaid;

HutCtlSaid *hut_ctl_said_new (const HutMeetingView *view, const HutMeetingActing *acting);
void hut_ctl_said_free (HutCtlSaid *said);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCtlSaid, hut_ctl_said_free)

/* Takes "KEY=VALUE" in; UNKNOWN (translated) where it is none, or KEY none of @keys, which are
 * parted by spaces. */
gboolean hut_ctl_said_add (HutCtlSaid *said, const char *given, const char *keys, GError **error);

/* The value of @key, or NULL; owned. */
const char *hut_ctl_said_word (const HutCtlSaid *said, const char *key);

/* FALSE with MALFORMED where it is no whole number; @number is untouched where it is not said. */
gboolean hut_ctl_said_int (const HutCtlSaid *said, const char *key, gint64 *number, GError **error);

/* A resolution by its place in @among from 1, its title or uid. NULL with UNKNOWN, translated. */
const HutRecord *hut_ctl_said_resolution (const HutCtlSaid *said, GPtrArray *among, GError **error);

/* A member by number or uid; a topic by its number on the agenda, title or uid (not said: the one
 * under discussion); a motion by its place from 1, title or uid (not said: the one being voted on,
 * else the last); a speech by uid, or the last of `member` that has not ended (not said: the
 * running one). NULL with UNKNOWN, translated. Owned by the meeting. */
const HutRecord *hut_ctl_said_member (const HutCtlSaid *said, GError **error);
const HutRecord *hut_ctl_said_topic (const HutCtlSaid *said, const char *key, GError **error);
const HutRecord *hut_ctl_said_motion (const HutCtlSaid *said, GError **error);
const HutRecord *hut_ctl_said_speech (const HutCtlSaid *said, GError **error);

/* Of one of its topics, by uid; the same way. */
const HutRecord *hut_ctl_said_attachment (const HutCtlSaid *said, GError **error);

/* yes=, no=, abstain=, spoiled=, choices=1,2,3. */
gboolean hut_ctl_said_count (const HutCtlSaid *said, HutCount *count, GError **error);

/* A new record of @kind with the words that are names of its fields. NULL with MALFORMED. */
HutRecord *hut_ctl_said_record (const HutCtlSaid *said, const HutKind *kind, GError **error);

G_END_DECLS
