/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What hut-roster-plan.c and hut-patrol-plan.c share. */

/* Nothing that was done takes longer. */
#define HUT_ROSTER_LONGEST HUT_TIME_DAY

/* FALSE, with HUT_DOMAIN_ERROR_RULE. */
gboolean hut_roster_refuse (GError **error, const char *why);

/* Sets on @next what @said has in @fields (ends with NULL); and in the text @field as
 * hut_roster_clean() leaves it. */
void hut_roster_take_over (HutRecord *next, const HutRecord *said, const char *const *fields);
void hut_roster_set_clean (HutRecord *next, const HutRecord *said, const char *field);

/* Sets on @next which record it puts right, and why. */
gboolean hut_roster_put_right (HutRecord *next, const HutRecord *kept, const char *why,
                               GError **error);

G_END_DECLS
