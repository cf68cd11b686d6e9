/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the rules of daily work look like to who reads and fills them in. */
typedef enum
{
  HUT_SHAPE_NUMBERS, /* and switches */
  HUT_SHAPE_LINES,
  HUT_SHAPE_ITEMS, /* of a check-list */
  HUT_SHAPE_LIMITS,
  HUT_SHAPE_RATES,
  HUT_SHAPE_SEASONS,
  HUT_SHAPE_TEXT, /* the value as it is kept */
} HutRuleShape;

/* HUT_SHAPE_TEXT of a rule that has no other. */
HutRuleShape hut_rule_shape (const char *name);

/* Whether the window of the rules knows the rule @name. The others belong to the place that works
 * by them. */
gboolean hut_rule_is_set_here (const char *name);

/* The name of a rule for people, translated; its own where nobody gave it one. */
const char *hut_rule_label (const char *name);

/* A number of a rule. */
typedef struct
{
  const char *rule;
  const char *member;
  const char *label; /* to be translated */
  int least;
  int most;
} HutRuleNumber;

/* What is on or off in a rule. */
typedef struct
{
  const char *rule;
  const char *member;
  const char *label; /* to be translated */
} HutRuleSwitch;

/* Those of all rules, in the order in which they are asked for. Static. */
const HutRuleNumber *hut_rule_numbers (gsize *n_numbers);
const HutRuleSwitch *hut_rule_switches (gsize *n_switches);

G_END_DECLS
