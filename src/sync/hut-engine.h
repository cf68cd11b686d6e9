/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hut-link.h"
#include "sync/hut-sync.h"

G_BEGIN_DECLS

/* What runs behind a HutSync: the thread that waits for what comes first (a local write, a hint of
 * the server, a person who asks, the next regular pull) and then runs one round; and the lock that
 * lets one at a time talk to the server. Thread-safe. */
typedef struct _HutEngine HutEngine;

/* What there is to tell, from whatever thread it happened in; @report, @error, @account may be
 * NULL. */
typedef void (*HutEngineNews) (HutSyncState state, const HutSyncReport *report, const GError *error,
                               const char *account, gpointer data);

/* @url NULL: no server is named, and nothing can be done. */
HutEngine *hut_engine_new (HutStore *store, const char *url, HutEngineNews news, gpointer data);
void hut_engine_free (HutEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutEngine, hut_engine_free)

/* The thread; idempotent, and of one owner. hut_engine_halt() tells it to end, hut_engine_stop()
 * also waits for that, in whatever thread; meanwhile nobody starts it or asks whether it runs. */
void hut_engine_start (HutEngine *engine);
void hut_engine_halt (HutEngine *engine);
void hut_engine_stop (HutEngine *engine);
gboolean hut_engine_is_running (HutEngine *engine);

/* Something was written here: where that left something unsent, a round follows, at once after some
 * quiet, else soon. */
void hut_engine_wrote (HutEngine *engine);

/* The tokens are others, or gone: a new link, and a round at once. */
void hut_engine_relink (HutEngine *engine);

/* A round at once, in the thread; @task, taken over, returns its HutSyncReport. */
void hut_engine_ask (HutEngine *engine, GTask *task);

/* A call of the server outside of rounds: what is asked, and where it was refused, the field that
 * the server names. */
typedef struct
{
  char *path;
  GBytes *body; /* JSON; wiped after the call */
  char *field;
} HutEngineCall;

HutEngineCall *hut_engine_call_new (const char *path, char *body);
void hut_engine_call_free (HutEngineCall *call);

/* Makes the call that is @task's data (HutEngineCall), in the thread, which has the tokens, and a
 * round after it; @task, taken over, returns the body of the answer (GBytes). A refusal that a
 * person can answer (a rule, a name that is taken) is an error of HUT_PROBLEM_ERROR, the others of
 * HUT_SYNC_ERROR. */
void hut_engine_call (HutEngine *engine, GTask *task);

/* One round in the calling thread, which blocks. @link is made where it is NULL. SIGN_IN, and the
 * state SIGNED_OUT, where there are no tokens. */
gboolean hut_engine_run_round (HutEngine *engine, HutLink **link, GCancellable *cancellable,
                               HutSyncReport *report, GError **error);

/* After a round: moves the contents of attachments that are due, in the calling thread, which
 * blocks, and counts them. What fails is tried again another time, and is no failure of the round.
 */
void hut_engine_move_blobs (HutEngine *engine, HutLink *link, GCancellable *cancellable,
                            HutSyncReport *report);

/* Signs in, takes note of who we are, and keeps the key under the password; in the calling thread,
 * which blocks. @link (may be NULL) gets the signed-in link, for rounds in that thread. */
gboolean hut_engine_sign_in (HutEngine *engine, const char *user, const char *password,
                             HutLink **link, GCancellable *cancellable, GError **error);

/* Stops, and forgets the tokens; blocks. */
void hut_engine_sign_out (HutEngine *engine);

G_END_DECLS
