/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision.h"

G_BEGIN_DECLS

/* What a rule comes to, told with numbers to who enters it. Pure; texts are translated and the
 * caller's. */

/* "Of 100 in all 51 have to come; 54 come, and the quorum is reached. Of the 54 present 28 are
 * needed.", by @base, and by @present who come, take part, or may vote. Areas and representatives
 * are told of numbers of their own. A sentence a line. */
char *hut_decision_example (const HutDecisionRule *rule, gint64 base, gint64 present);

/* "announced 15 days before; published within 3 days, for 10 working days; somebody may stand for
 * another"; NULL where nothing of it is asked. */
char *hut_decision_rule_duties (const HutDecisionRule *rule);

/* "from 2026-01-01", "until 2025-12-31", "2021-01-01 to 2025-12-31", "without a limit in time". */
char *hut_decision_rule_term (const HutDecisionRule *rule);

G_END_DECLS
