/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-plan.h"
#include "hut-test-store.h"

G_BEGIN_DECLS

/* A whistle in a street's store, raised and worked on by plans at times of the test's choice, which
 * lie before the store's own clock: hut_test_whistle_init() has set that. The main heating pipe has
 * burst, for which the heating company (answer in 10 minutes, there in 30), the traffic police (the
 * same) and the urban management committee (there in 30) are called on 2026-11-26 at 23:50. */
typedef struct
{
  HutTestStore store;
  HutOffice *office;
  GHashTable *departments;
  HutUid id;
  HutUid caller_case;  /* that it is for; its caller must not be on any paper */
  HutWhistle *whistle; /* as it was read last */
  HutTime now;
} HutTestWhistle;

#define HUT_TEST_WHISTLE_CALLER "蒋秋霞"
#define HUT_TEST_WHISTLE_TELEPHONE "13910027744"
#define HUT_TEST_WHISTLE_CONTACT "值班室 010-62780001"

/* In main, before anything asks for the time. */
void hut_test_whistle_init (void);

void hut_test_whistle_set_up (HutTestWhistle *self, gconstpointer unused);
void hut_test_whistle_tear_down (HutTestWhistle *self, gconstpointer unused);

/* The time on the clock of the office: "2026-11-27 00:20:30". */
void hut_test_whistle_at (HutTestWhistle *self, const char *time);

/* Does it, now. @said: NULL, or what is said. */
void hut_test_whistle_act (HutTestWhistle *self, const char *unit, HutSummonsAct act,
                           const HutSummonsSaid *said);
void hut_test_whistle_say (HutTestWhistle *self, const char *unit, HutSummonsAct act,
                           const char *words);
void hut_test_whistle_end (HutTestWhistle *self, const char *outcome);

/* Calls one more, to be there in @minutes. */
void hut_test_whistle_call (HutTestWhistle *self, const char *unit, int minutes, const char *task);

/* Another whistle, of @occasion and for the market supervision alone, within @minutes. */
HutUid hut_test_whistle_raise (HutTestWhistle *self, const char *occasion, int minutes);

HutWhistleActing hut_test_whistle_acting (HutTestWhistle *self);
const HutRecord *hut_test_whistle_summons (HutTestWhistle *self, const char *unit);

/* Writes @plan (taken over) and reads the whistle again. */
void hut_test_whistle_write (HutTestWhistle *self, HutRecordPlan *plan);

G_END_DECLS
