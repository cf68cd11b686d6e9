/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which whistles are listed. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-filter.h"

#include "domain/hut-rate-words.h"
#include "store/hut-reader-whistle.h"
#include "whistles/hut-summons-lines.h"

void
hut_whistle_filter_clear (HutWhistleFilter *filter)
{
  g_free (filter->unit);
  *filter = (HutWhistleFilter){ 0 };
}

void
hut_whistle_filter_copy (HutWhistleFilter *copy, const HutWhistleFilter *filter)
{
  char *unit = g_strdup (filter->unit);

  hut_whistle_filter_clear (copy);
  *copy = *filter;
  copy->unit = unit;
}

GPtrArray *
hut_whistle_filter_read (const HutWhistleFilter *filter, HutReader *reader, guint limit,
                         HutTime now, GError **error)
{
  const HutWhistleAsk ask = { .from = filter->from,
                              .until = filter->until,
                              .unit = filter->unit,
                              .unmarked = filter->set && filter->figure == HUT_SCORE_UNMARKED,
                              .limit = filter->set ? 0 : limit };
  GPtrArray *whistles = hut_reader_whistles (reader, &ask, error);

  if (whistles == NULL || !filter->set)
    return whistles;
  for (guint i = whistles->len; i > 0; i--)
    if (!hut_score_figure_of_whistle (filter->figure, whistles->pdata[i - 1], filter->unit, now))
      g_ptr_array_remove_index (whistles, i - 1);
  g_ptr_array_set_size (whistles, (int)MIN (whistles->len, limit));
  return whistles;
}

char *
hut_whistle_filter_words (const HutWhistleFilter *filter, HutCaseBrowser *browser)
{
  const HutRatePeriod period = { .from = filter->from, .until = filter->until };
  g_autofree char *days =
      filter->until != 0 ? hut_rate_period_words (&period, hut_time_shown_zone ()) : NULL;
  GString *words = g_string_new (NULL);
  const char *const parts[] = {
    filter->unit != NULL ? hut_summons_unit_name (browser, filter->unit) : NULL,
    hut_score_figure_label (filter->figure),
    days,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}
