/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the values of the office's rules look like, one function per rule:
 *
 *   levels   {"2h":{"hours":2},"7d":{"days":7,"count":"calendar"|"working"},...}: all four levels;
 *            1 to 720 hours, 1 to 365 days
 *   contact  {"hours":24,"urgent_hours":2}: 1 to 720, the urgent not longer
 *   steps    {"attempts":2}: 1 to 20
 *   duties, powers  ["first","first/second",...]: categories
 *   rates, warnings, seasons  see hut-rate-rules.h, hut-warning-rules.h, hut-season.h
 *   same-matter  hut-matter-rules.h
 *   speakers  hut-speakers.h
 *   whistle  hut-whistle-times.h
 *   board-duties, board-services, board-report  hut-board.h
 *   decision/...  hut-decision-rule.h
 *
 * A rule that has no function here is taken as it is. */

/* HUT_DOMAIN_ERROR_MALFORMED says what is wrong, translated: a form shows it. */
gboolean hut_office_check_value (const char *name, JsonNode *value, GError **error);

G_END_DECLS
