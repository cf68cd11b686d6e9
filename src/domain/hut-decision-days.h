/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-rule.h"

G_BEGIN_DECLS

/* The days around a decision: how long before it the topics are announced, until when its result is
 * published and how long that stays up. Days are hut_time_day_number(). The day from which one
 * counts is not counted itself (Civil Code 201). Pure. */

/* The last day on which the notice of a meeting on @meeting can go out; @meeting itself where the
 * rule asks for none. "Fifteen days before" (Beijing's property regulation 35) is fifteen whole
 * days between. */
gint64 hut_notice_latest (const HutDecisionRule *rule, gint64 meeting);

/* How many days the notice of @announced comes too late for a meeting on @meeting; 0: in time. */
int hut_notice_lacks (const HutDecisionRule *rule, gint64 announced, gint64 meeting);

/* The last day on which what was decided on @decided is published; FALSE where the rule asks for
 * nothing. */
gboolean hut_publication_latest (const HutDecisionRule *rule, gint64 decided, gint64 *latest);

/* The last day on which what was put up on @posted stays up, by calendar or working days as the
 * rule counts; FALSE where the rule does not say how long. */
gboolean hut_publication_until (const HutDecisionRule *rule, HutCalendar *calendar, gint64 posted,
                                gint64 *until);

G_END_DECLS
