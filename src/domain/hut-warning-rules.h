/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* How plain warnings are counted (DOMAIN 7): the rule `warnings` of the office (data/rules):
 *
 *   {"weeks":8,"years":2,"minimum":3,"level_permille":50,"correction":"benjamini-hochberg",
 *    "ahead_days":28} */

/* What is done against chance where many groups are looked at together. */
typedef enum
{
  HUT_CORRECTION_BENJAMINI_HOCHBERG, /* of the warnings, at most the level are by chance */
  HUT_CORRECTION_BONFERRONI,         /* that there is one at all by chance: at most the level */
  HUT_CORRECTION_NONE,               /* each group for itself */
} HutCorrection;

typedef struct
{
  int weeks;          /* before the one in question: 4 to 26 */
  int years;          /* whose same weeks are looked at as well: 0 to 5 */
  int minimum;        /* a smaller count never warns: 2 to 1000 */
  int level_permille; /* 1 to 200 */
  HutCorrection correction;
  int ahead_days; /* how far the seasonal calendar looks: 7 to 90 */
} HutWarningRules;

/* FALSE with HUT_DOMAIN_ERROR_MALFORMED, which names what cannot be read. */
gboolean hut_warning_rules_read (HutWarningRules *rules, JsonNode *value, GError **error);

/* The rule of @office: the rules of an office are checked when they are read. */
HutWarningRules hut_warning_rules_of (HutOffice *office);

/* "benjamini-hochberg", "bonferroni", "none". */
const char *hut_correction_name (HutCorrection correction);

G_END_DECLS
