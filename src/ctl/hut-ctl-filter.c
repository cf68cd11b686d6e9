/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Filters of cases from options. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-filter.h"

static gboolean
add_state (HutCaseFilter *filter, const char *state, GError **error)
{
  g_auto (HutValue) value = HUT_VALUE_INIT;
  const char *states[] = { NULL, NULL };

  if (!hut_field_from_text (hut_kind_field (&hut_kind_case, "state"), state, &value, error))
    return FALSE;
  states[0] = value.text;
  filter->states = g_strdupv ((char **)states);
  return TRUE;
}

HutCaseFilter *
hut_ctl_filter_new (const char *text, const char *state, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  if (state != NULL && !add_state (filter, state, error))
    return NULL;
  filter->text = g_strdup (text);
  filter->order = HUT_CASE_ORDER_NEWEST;
  return g_steal_pointer (&filter);
}
