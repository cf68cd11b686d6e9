/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "headless/hut-test-store.h"
#include "store/hut-store-sync.h"

G_BEGIN_DECLS

/* A server that is made up: what it gives, takes and answers, said by the test itself. */

#define HUT_PEER_STREET "street/110108014"
#define HUT_PEER_EPOCH_1 "0190a000-0000-7000-8000-00000000000a"
#define HUT_PEER_EPOCH_2 "0190a000-0000-7000-8000-00000000000b"

/* A file that has joined, and whose shipped records are accepted. */
void hut_peer_set_up (HutTestStore *test, gconstpointer unused);

/* The account is given the district, and the street in @view (NULL: not). */
void hut_peer_join (HutTestStore *test, const char *epoch, const char *view);

/* Going up: what is numbered now (HutOutgoing), and the answer to one. */
GPtrArray *hut_peer_take (HutTestStore *test, guint lines);
void hut_peer_settle (HutTestStore *test, const HutOutgoing *outgoing, HutOutcomeType type,
                      gint64 ver);

/* Everything unsent is accepted with version 1. */
void hut_peer_accept_all (HutTestStore *test);

/* Coming down: a received case, and a page of one arrival, which is taken over. */
HutRecord *hut_peer_case (const HutUid *id, gint64 ver, const char *title);
void hut_peer_pull (HutTestStore *test, gint64 seq, HutArrival *arrival);

/* @title NULL: there is no such case. */
void hut_peer_assert_title (HutTestStore *test, const HutUid *id, const char *title);
void hut_peer_assert_pending (HutTestStore *test, guint unsent, guint waiting, guint conflicts);
void hut_peer_assert_sound (HutTestStore *test);

G_END_DECLS
