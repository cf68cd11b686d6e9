/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-motion-plan.h"

G_BEGIN_DECLS

/* What hut-motion-plan.c and hut-vote-plan.c share. */

/* The motion of that uid; NULL with HUT_DOMAIN_ERROR_RULE. Owned by the meeting. */
const HutRecord *hut_motion_planning_find (const HutMeetingActing *acting, const HutUid *id,
                                           GError **error);

/* How many choices a poll has. */
guint hut_motion_planning_choices (const HutRecord *motion);

G_END_DECLS
