/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-plan.h"
#include "hut-test-desk.h"

G_BEGIN_DECLS

/* A street with a server, and desktops of whom it shows a part of its records: real processes bring
 * them in step, the acts go through plans and the store as the window's do. */

/* A desktop with its file open. @unit: the department's, @community: the community's; NULL: the
 * street's. */
typedef struct
{
  HutTestDesk *desk;
  HutStore *store;
  HutReader *reader;
  const char *unit;
  const char *community;
  char *shown; /* the projected stream; NULL: the street's desktop */
} HutShownDesk;

#define HUT_SHOWN_COMMUNITY "110108014001"

typedef struct
{
  HutTestServer *server;
  HutOffice *office;
  HutShownDesk street; /* of "wang" */
  HutShownDesk fire, market;
  HutShownDesk community;
} HutShownStreet;

/* All of them joined and in step. */
void hut_shown_street_set_up (HutShownStreet *self, gconstpointer unused);
void hut_shown_street_tear_down (HutShownStreet *self, gconstpointer unused);

/* Through @port (0: the server's own); nothing may be refused. */
void hut_shown_sync (HutShownStreet *self, HutShownDesk *desk, guint16 port);

/* The same until the desk holds of its projected stream what the server does, which the server
 * fills a little after what it was made of. */
void hut_shown_sync_until_filled (HutShownStreet *self, HutShownDesk *desk, guint16 port);

/* Who acts at @desk on what is at home in the street. */
HutWhistleActing hut_shown_acting (HutShownStreet *self, HutShownDesk *desk);

/* Writes @plan, which is taken over; fails the test where it cannot be. */
void hut_shown_write (HutShownDesk *desk, HutRecordPlan *plan);

/* A case with its words, caller and place; of the community or of none. */
HutUid hut_shown_add_case (HutShownDesk *desk, const char *title, const char *text,
                           const char *community);

/* Blows a whistle for @task that calls @units (a NULL-terminated list of codes) for @cases. */
HutUid hut_shown_raise (HutShownStreet *self, HutShownDesk *desk, const char *task,
                        const char *const *units, const GArray *cases);

/* An act with what @unit is called for by the whistle. */
void hut_shown_act (HutShownStreet *self, HutShownDesk *desk, const HutUid *whistle,
                    const char *unit, HutSummonsAct act, const char *words);

/* Where @unit stands in @whistle as @desk sees it, or NULL where there is none. Free with g_free().
 */
char *hut_shown_state (HutShownDesk *desk, const HutUid *whistle, const char *unit);

G_END_DECLS
