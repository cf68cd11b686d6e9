/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is missing to go on. Pure. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-missing.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_before_work (const HutRecord *record, GPtrArray *missing)
{
  HutPoint place;

  if (hut_record_get_text (record, "lead") == NULL)
    g_ptr_array_add (missing, g_strdup (_ ("Who leads")));
  if (hut_record_get_text (record, "community") == NULL)
    g_ptr_array_add (missing, g_strdup (_ ("The community")));
  if (!hut_record_get_point (record, "place", &place))
    g_ptr_array_add (missing, g_strdup (_ ("A place on the map")));
}

GPtrArray *
hut_case_missing (const HutRecord *record, const HutCaseFacts *facts)
{
  static const char *const before_work[] = { "received", "accepted", "assigned", NULL };
  const char *state = hut_record_get_text (record, "state");
  const HutActing acting = { .record = record, .facts = facts };
  GPtrArray *missing;

  if (g_strcmp0 (state, "in-progress") == 0)
    return hut_case_act_missing (hut_case_act_find ("answer"), &acting);
  missing = g_ptr_array_new_with_free_func (g_free);
  if (state != NULL && g_strv_contains (before_work, state))
    add_before_work (record, missing);
  return missing;
}
