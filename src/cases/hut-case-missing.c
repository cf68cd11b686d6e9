/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is missing to go on. Pure. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-missing.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
missing_free (gpointer data)
{
  HutCaseMissing *missing = data;

  g_free (missing->words);
  g_free (missing);
}

static void
add (GPtrArray *list, const char *words, const HutCaseAct *act)
{
  HutCaseMissing *missing = g_new0 (HutCaseMissing, 1);

  missing->words = g_strdup (words);
  missing->act = act;
  g_ptr_array_add (list, missing);
}

static void
add_before_work (const HutActing *acting, GPtrArray *missing)
{
  const HutRecord *record = acting->record;
  const HutCaseAct *assign = hut_case_act_find ("assign");
  HutPoint place;

  if (hut_record_get_text (record, "lead") == NULL)
    add (missing, _ ("Who leads"),
         hut_case_act_open (assign, acting) ? assign : hut_case_act_next (acting));
  if (hut_record_get_text (record, "community") == NULL)
    add (missing, _ ("The community"), NULL);
  if (!hut_record_get_point (record, "place", &place))
    add (missing, _ ("A place on the map"), NULL);
}

static void
add_before_answer (const HutActing *acting, GPtrArray *missing)
{
  guint lacks = hut_case_act_lacks (hut_case_act_find ("answer"), acting);

  for (guint flag = 1; flag != 0 && flag <= lacks; flag <<= 1)
    if (lacks & flag)
      add (missing, hut_case_lack_label (flag), hut_case_lack_act (flag));
}

GPtrArray *
hut_case_missing (const HutActing *acting)
{
  static const char *const before_work[] = { "received", "accepted", "assigned", NULL };
  const char *state = hut_record_get_text (acting->record, "state");
  GPtrArray *missing = g_ptr_array_new_with_free_func (missing_free);

  if (g_strcmp0 (state, "in-progress") == 0)
    add_before_answer (acting, missing);
  else if (state != NULL && g_strv_contains (before_work, state))
    add_before_work (acting, missing);
  return missing;
}
