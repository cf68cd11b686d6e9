/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is missing to go on. Pure. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-missing.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
on_record (GPtrArray *history, const char *code)
{
  for (guint i = 0; i < history->len; i++)
    {
      const HutHistoryEntry *entry = g_ptr_array_index (history, i);

      if (g_strcmp0 (entry->event, code) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_before_work (const HutRecord *record, GPtrArray *missing)
{
  HutPoint place;

  if (hut_record_get_text (record, "lead") == NULL)
    g_ptr_array_add (missing, (gpointer)_ ("Who leads"));
  if (hut_record_get_text (record, "community") == NULL)
    g_ptr_array_add (missing, (gpointer)_ ("The community"));
  if (!hut_record_get_point (record, "place", &place))
    g_ptr_array_add (missing, (gpointer)_ ("A place on the map"));
}

static void
add_before_answer (const HutRecord *record, GPtrArray *history, GPtrArray *missing)
{
  gboolean reachable = hut_record_get_text (record, "telephone") != NULL;
  gboolean hotline = g_strcmp0 (hut_record_get_text (record, "channel"), "hotline") == 0;

  if (reachable && !on_record (history, "caller-contact") && !on_record (history, "attempt"))
    g_ptr_array_add (missing, (gpointer)_ ("Contact with the caller"));
  if (reachable && !on_record (history, "told-caller"))
    g_ptr_array_add (missing, (gpointer)_ ("The result told to the caller"));
  if (hotline && !on_record (history, "told-hotline"))
    g_ptr_array_add (missing, (gpointer)_ ("The result told to the hotline"));
}

GPtrArray *
hut_case_missing (const HutRecord *record, GPtrArray *history)
{
  static const char *const before_work[] = { "received", "accepted", "assigned", NULL };
  const char *state = hut_record_get_text (record, "state");
  GPtrArray *missing = g_ptr_array_new ();

  if (state != NULL && g_strv_contains (before_work, state))
    add_before_work (record, missing);
  else if (g_strcmp0 (state, "in-progress") == 0)
    add_before_answer (record, history, missing);
  return missing;
}
