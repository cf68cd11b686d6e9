/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Filters in words. Pure but for the office's rules; any thread that may use the store. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-filter-words.h"

#include "domain/hut-rate-words.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_filter_due_label (HutDueFilter due)
{
  static const char *const labels[] = {
    [HUT_DUE_ANY] = N_ ("Any time limit"),
    [HUT_DUE_OVERDUE] = N_ ("Overdue"),
    [HUT_DUE_TODAY] = N_ ("Due today"),
    [HUT_DUE_RETURNING] = N_ ("Returning"),
    [HUT_DUE_NONE] = N_ ("Without time limit"),
    [HUT_DUE_CONTACT] = N_ ("Caller to be contacted"),
    [HUT_DUE_RETRY] = N_ ("Cannot be solved for now"),
    [HUT_DUE_UNASSIGNED] = N_ ("Nobody assigned"),
  };

  return _ (labels[due]);
}

static char *
state_words (const HutCaseFilter *filter)
{
  GString *words = g_string_new (NULL);

  if (filter->open)
    g_string_append (words, _ ("Open"));
  for (guint i = 0; !filter->open && filter->states != NULL && filter->states[i] != NULL; i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? " · " : "",
        hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), filter->states[i]));
  return g_string_free (words, words->len == 0);
}

/* "Not resolved, 2026-11-01 to 2026-11-30" */
static char *
figure_words (const HutCaseFilter *filter, HutStore *store)
{
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *period = NULL;

  if (filter->figure == HUT_FIGURE_NONE)
    return NULL;
  office = hut_store_dup_office (store);
  period = hut_rate_period_words (&filter->period, hut_office_get_zone (office));
  return g_strdup_printf (C_ ("figure, period", "%s, %s"), hut_rate_figure_label (filter->figure),
                          period);
}

/* "Received 11-20 to 11-26" */
static char *
received_words (const HutCaseFilter *filter, HutStore *store)
{
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *days = NULL;
  HutRatePeriod period = { filter->received_from, filter->received_until, 0 };

  if (filter->received_until == 0)
    return NULL;
  office = hut_store_dup_office (store);
  days = hut_rate_period_words (&period, hut_office_get_zone (office));
  /* Translators: a period of days. */
  return g_strdup_printf (_ ("Received %s"), days);
}

static const char *
kin_words (HutKin kin)
{
  switch (kin)
    {
    case HUT_KIN_CALLER:
      return _ ("Of one caller");
    case HUT_KIN_PLACE:
    case HUT_KIN_ADDRESS:
      return _ ("At one place");
    case HUT_KIN_MATTER:
      return _ ("Of one matter");
    case HUT_KIN_CALLING_AGAIN:
      return _ ("The caller is back again");
    case HUT_KIN_NONE:
    default:
      return NULL;
    }
}

static char *
area_words (const HutCaseArea *area)
{
  switch (area->kind)
    {
    case HUT_CASE_AREA_CIRCLE:
      return g_strdup_printf (_ ("Within %u m of a place"), (guint)area->metres);
    case HUT_CASE_AREA_BOX:
      return g_strdup (_ ("In a part of the map"));
    case HUT_CASE_AREA_ANY:
    default:
      return NULL;
    }
}

static char *
name_of (GHashTable *names, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (names, code) : NULL;

  return g_strdup (name != NULL ? name : code);
}

char *
hut_filter_part_words (const HutCaseFilter *filter, HutFilterPart part, const HutCaseNames *names,
                       HutStore *store)
{
  switch (part)
    {
    case HUT_FILTER_TEXT:
      /* Translators: a filter by the words that are searched. */
      return filter->text != NULL ? g_strdup_printf (_ ("“%s”"), filter->text) : NULL;
    case HUT_FILTER_STATE:
      return state_words (filter);
    case HUT_FILTER_CATEGORY:
      if (g_strcmp0 (filter->category, "none") == 0)
        return g_strdup (_ ("Without category"));
      return g_strdup (filter->category);
    case HUT_FILTER_COMMUNITY:
      if (g_strcmp0 (filter->community, "none") == 0)
        return g_strdup (_ ("Without community"));
      return name_of (names->community_names, filter->community);
    case HUT_FILTER_DUE:
      return filter->due != HUT_DUE_ANY ? g_strdup (hut_filter_due_label (filter->due)) : NULL;
    case HUT_FILTER_MINE:
      return name_of (names->unit_names, filter->mine);
    case HUT_FILTER_LEAD:
      if (g_strcmp0 (filter->lead, "none") == 0)
        return g_strdup (_ ("Without lead"));
      return name_of (names->unit_names, filter->lead);
    case HUT_FILTER_RECEIVED:
      return received_words (filter, store);
    case HUT_FILTER_FIGURE:
      return figure_words (filter, store);
    case HUT_FILTER_KIN:
      return g_strdup (kin_words (filter->kin.kin));
    case HUT_FILTER_AREA:
      return area_words (&filter->area);
    case HUT_N_FILTER_PARTS:
    default:
      return NULL;
    }
}

char *
hut_filter_words (const HutCaseFilter *filter, const HutCaseNames *names, HutStore *store)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (HutFilterPart part = 0; part < HUT_N_FILTER_PARTS; part++)
    {
      g_autofree char *words = hut_filter_part_words (filter, part, names, store);

      if (words != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", words);
    }
  return g_strdup (all->len > 0 ? all->str : _ ("All cases"));
}
