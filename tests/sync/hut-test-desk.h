/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-test-server.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* A desktop of the street: a database, written through the store as the window does, and brought
 * in step by hutongctl as a process of its own. */
typedef struct
{
  HutTestServer *server;
  char *name;
  char *path;
  char *user;
  GRand *random;
  GHashTable *latest; /* "<uid> <field>" → the text that was set here last */
} HutTestDesk;

/* What a sync said. */
typedef struct
{
  gint64 pushed;
  gint64 pulled;
  gint64 conflicts;
  gint64 waiting;
  gint64 blobs_up;
  gint64 blobs_down;
  gint64 blobs_waiting;
} HutTestSync;

/* hutongctl init. */
HutTestDesk *hut_test_desk_new (HutTestServer *server, const char *name, const char *user,
                                guint32 seed);
void hut_test_desk_free (HutTestDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestDesk, hut_test_desk_free)

/* Makes @n cases. */
void hut_test_desk_add_cases (HutTestDesk *desk, guint n);

/* @n random edits on cases of the file: mostly texts of one field, of a handful of @shared cases;
 * now and then a new case, or a note on record. */
void hut_test_desk_edit (HutTestDesk *desk, guint n, guint shared);

/* Steps of states too, which the server may refuse. */
void hut_test_desk_step (HutTestDesk *desk, guint n);

/* hutongctl sync through @port; the exit code, and what it said in @report (may be NULL). */
int hut_test_desk_sync (HutTestDesk *desk, guint16 port, HutTestSync *report);

/* Starts it, without waiting. */
GPid hut_test_desk_spawn_sync (HutTestDesk *desk, guint16 port);

/* Until it succeeds; fails the test after @tries. */
void hut_test_desk_sync_until_done (HutTestDesk *desk, guint16 port, guint tries);

/* hutongctl dump of @stream. */
char *hut_test_desk_dump (HutTestDesk *desk, const char *stream);

/* Operations by state: outbox and sent, accepted, waiting. */
void hut_test_desk_count (HutTestDesk *desk, HutPendingCounts *counts);

/* Opens the store and a reader on it. */
HutStore *hut_test_desk_open (HutTestDesk *desk, HutReader **reader);

/* hutongctl verify; fails the test where it is not sound. */
void hut_test_desk_verify (HutTestDesk *desk);

/* Fails the test where the dumps of desks and server differ in any of the desks' streams; says
 * the first line that does. */
void hut_test_desks_assert_in_step (HutTestDesk *a, HutTestDesk *b);

G_END_DECLS
