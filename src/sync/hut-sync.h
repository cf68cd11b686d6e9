/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"
#include "sync/hut-sync-error.h"

G_BEGIN_DECLS

/* Keeps one database in step with its server: signs in, pushes the outbox, pulls the streams that
 * the account is given, and listens for hints.
 *
 * Everything slow happens in a thread of its own. Properties change, and callbacks and signals
 * come, in the main context that was the thread's default where the object was made. */

typedef enum
{
  HUT_SYNC_STATE_SIGNED_OUT,     /* no one has signed in to a server with this file */
  HUT_SYNC_STATE_IDLE,           /* in step, as far as is known */
  HUT_SYNC_STATE_SYNCING,        /* talking to the server */
  HUT_SYNC_STATE_OFFLINE,        /* the server cannot be reached; tried again by itself */
  HUT_SYNC_STATE_SIGN_IN_NEEDED, /* the tokens are no longer accepted */
  HUT_SYNC_STATE_PROBLEM,        /* something that a person has to see to: "message" says what */
} HutSyncState;

#define HUT_TYPE_SYNC_STATE (hut_sync_state_get_type ())
GType hut_sync_state_get_type (void);

/* What one round did. */
typedef struct
{
  guint pushed;    /* operations that the server took (accepted or merged) */
  guint refused;   /* operations that it refused: they wait in 待处理 */
  guint pulled;    /* rows that came down */
  guint repaired;  /* rows fetched again because a sum differed */
  guint conflicts; /* cards not answered yet, now */
  guint waiting;   /* operations in 待处理, now */

  /* Contents of attachments; of hut_sync_run_once() alone, else they move beside the rounds. */
  guint blobs_up;
  guint blobs_down;
  guint blobs_waiting; /* still to go up or to come down, now */
} HutSyncReport;

#define HUT_TYPE_SYNC (hut_sync_get_type ())
G_DECLARE_FINAL_TYPE (HutSync, hut_sync, HUT, SYNC, GObject)

/* @url is the server's, "http://127.0.0.1:8080" or "https://...", or NULL; @account the name that
 * is signed in, as far as the file knows, or NULL: its settings "server" and "account". Takes a
 * reference to @store; does nothing yet. */
HutSync *hut_sync_new (HutStore *store, const char *url, const char *account);

/* Properties, all to be read from the object's own context, with notify:
 *   "state"        HutSyncState
 *   "last-synced"  gint64, microseconds UTC of the last complete round; 0: never
 *   "problem"      int, a HutSyncError, or -1
 *   "message"      string, hut_sync_error_words() of it, or NULL
 *   "pushed"       guint, operations taken by the server since the object was made
 *   "pulled"       guint, rows that came down since then
 *   "account"      string, the name that is signed in, or NULL
 *   "url"          string */
HutSyncState hut_sync_get_state (HutSync *sync);
gint64 hut_sync_get_last_synced (HutSync *sync);
const char *hut_sync_get_message (HutSync *sync);
const char *hut_sync_get_account (HutSync *sync);
const char *hut_sync_get_url (HutSync *sync);

/* Signs in, keeps the tokens in a 0600 file beside the database (its name with ".sign-in"
 * appended), and wraps the key of the personal fields with @password into the database. The
 * password itself is kept nowhere. SIGN_IN, SLOW_DOWN, OFFLINE, OTHER_STREET as named. */
void hut_sync_sign_in_async (HutSync *sync, const char *user, const char *password,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean hut_sync_sign_in_finish (HutSync *sync, GAsyncResult *result, GError **error);

/* Stops, and forgets the tokens; what is not sent stays in the outbox. Both on a worker. */
void hut_sync_sign_out_async (HutSync *sync, GAsyncReadyCallback callback, gpointer user_data);
gboolean hut_sync_sign_out_finish (HutSync *sync, GAsyncResult *result, GError **error);

/* Starts the background thread: a round at once, another after each local write (at once where none
 * was just before it, else what is written is gathered) and at each hint of the server, one every
 * 25 s besides; waits longer and longer while the server cannot be reached. Idempotent; while it is
 * being ended it starts again after that. */
void hut_sync_start (HutSync *sync);

/* Tells it to end for good, and does not wait: hut_sync_join() does, in any thread. */
void hut_sync_halt (HutSync *sync);

/* Returns when the thread, which was told to end, has left the store alone; blocks. */
void hut_sync_join (HutSync *sync);

/* Both at once; blocks, where the thread is in the midst of a write, for as long as that takes.
 * Idempotent, also done at dispose. */
void hut_sync_stop (HutSync *sync);

/* One round now, whatever the wait. @report may be NULL. */
void hut_sync_now_async (HutSync *sync, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean hut_sync_now_finish (HutSync *sync, GAsyncResult *result, HutSyncReport *report,
                              GError **error);

/* A call of the server by who is signed in, beside the rounds: POST of the JSON @body (taken over)
 * to @path, and a round after it. For accounts and passwords, which are no records. A refusal that
 * a person can answer is an error of HUT_PROBLEM_ERROR (RULE, EXISTS), and @field (may be NULL;
 * free with g_free()) what it is about; the others are of HUT_SYNC_ERROR, SIGN_IN where nobody is
 * signed in. */
void hut_sync_call_async (HutSync *sync, const char *path, char *body, GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean hut_sync_call_finish (HutSync *sync, GAsyncResult *result, char **field, GError **error);

/* For the command line and tests: signs in with @user and @password where they are given (else by
 * the kept tokens), then pushes and pulls until both sides are quiet, and moves the contents of
 * attachments. Blocks; not together with
 * hut_sync_start(). */
gboolean hut_sync_run_once (HutSync *sync, const char *user, const char *password,
                            GCancellable *cancellable, HutSyncReport *report, GError **error);

G_END_DECLS
