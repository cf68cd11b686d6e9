/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* Which screen is wanted (DESIGN 7): a kind, and of what. It is kept as a small text, so that after
 * a power cut the same screen comes back. A plain value but for its words. */
typedef enum
{
  HUT_SCREEN_BLACKOUT,
  HUT_SCREEN_TITLE,
  HUT_SCREEN_AGENDA,
  HUT_SCREEN_PRESENCE,
  HUT_SCREEN_TOPIC,
  HUT_SCREEN_PLACE, /* on the map, with photographs */
  HUT_SCREEN_SPEAKER,
  HUT_SCREEN_MOTION,
  HUT_SCREEN_VOTE,
  HUT_SCREEN_RESULT,
  HUT_SCREEN_RESOLUTIONS,
  HUT_SCREEN_NOTICE,
  HUT_SCREEN_MESSAGE,
  HUT_SCREEN_COUNTDOWN,
} HutScreenKind;

#define HUT_N_SCREEN_KINDS (HUT_SCREEN_COUNTDOWN + 1)

typedef struct
{
  HutScreenKind kind;
  HutUid subject; /* a topic or a motion; nil: whatever is under way */
  char *words;    /* of a message or a countdown, or NULL */
  HutTime from;   /* of a countdown: when it was begun */
  HutTime until;
} HutScreenAsk;

HutScreenAsk *hut_screen_ask_new (HutScreenKind kind, const HutUid *subject);
HutScreenAsk *hut_screen_ask_copy (const HutScreenAsk *ask);
void hut_screen_ask_free (HutScreenAsk *ask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutScreenAsk, hut_screen_ask_free)

/* The same kind of the same subject. */
gboolean hut_screen_ask_equal (const HutScreenAsk *a, const HutScreenAsk *b);

/* "title", "agenda", ...; and what a kind is called, translated. Static. */
const char *hut_screen_kind_code (HutScreenKind kind);
const char *hut_screen_kind_label (HutScreenKind kind);

/* What the operator reads of it in a list: "Topic: 3. ..."; free with g_free(). */
char *hut_screen_ask_words (const HutScreenAsk *ask, const HutMeetingView *view);

/* As a value of JSON, and back; NULL where it is none that is known. */
JsonNode *hut_screen_ask_to_json (const HutScreenAsk *ask);
HutScreenAsk *hut_screen_ask_from_json (JsonNode *node);

/* The screens that can be asked of the meeting as it is now, in the order of an evening; what needs
 * words is not among them. */
GPtrArray *hut_screen_asks (const HutMeetingView *view);

/* What would come after @current (or NULL) as the meeting stands. */
HutScreenAsk *hut_screen_ask_next (const HutMeetingView *view, const HutScreenAsk *current);

/* Its topic or motion: what it names, else what is under way; NULL where there is none. */
const HutRecord *hut_screen_ask_topic (const HutScreenAsk *ask, const HutMeetingView *view);
const HutRecord *hut_screen_ask_motion (const HutScreenAsk *ask, const HutMeetingView *view);

G_END_DECLS
