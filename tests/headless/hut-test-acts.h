/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"

G_BEGIN_DECLS

/* A case in memory, with all that is on record of it. */
typedef struct
{
  HutRecord *record;
  GPtrArray *events, *tasks, *mediations; /* HutRecord */
  HutCaseFacts facts;
  HutTime now; /* of the next act; grows with each */
} HutTestCase;

#define HUT_TEST_STREAM "street/110108014"

/* A case that was received by @channel; with a telephone where @reachable. */
HutTestCase *hut_test_case_new (const char *channel, gboolean reachable);
void hut_test_case_free (HutTestCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestCase, hut_test_case_free)

/* Arguments that the act takes, plausible ones, those that it need not have too. A choice that
 * leads to a state leads @toward (may be NULL). */
HutActValues *hut_test_act_values (const HutCaseAct *act, const HutActing *acting,
                                   const char *toward);

HutActing hut_test_case_acting (HutTestCase *self, const char *account);

/* Does the act; @values NULL: with those above. FALSE with why where it is refused. */
gboolean hut_test_case_do (HutTestCase *self, const char *act, const char *account,
                           const HutActValues *values, GError **error);

/* Makes the plan so, in memory. */
void hut_test_case_carry_out (HutTestCase *self, const HutCasePlan *plan);

/* Brings a fresh order of the hotline to @state. */
void hut_test_case_bring (HutTestCase *self, const char *state, const char *account);

/* The acts that do so, ends with NULL. */
const char *const *hut_test_acts_to (const char *state);

G_END_DECLS
