/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers of the page of the three rates, read on a worker. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rates-answer.h"

#include "store/hut-reader-rates.h"

void
hut_rates_question_free (HutRatesQuestion *question)
{
  hut_rate_rules_free (question->rules);
  g_free (question->preset);
  g_free (question);
}

void
hut_rates_answer_free (HutRatesAnswer *answer)
{
  if (answer == NULL)
    return;
  hut_rate_rules_free (answer->rules);
  g_clear_pointer (&answer->total, hut_rate_line_free);
  g_free (answer);
}

void *
hut_rates_answer_read (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const HutRatesQuestion *question = asked;
  g_autoptr (HutRatesAnswer) answer = NULL;
  g_autoptr (HutRateSets) sets = hut_reader_rates_compared (
      reader, &question->period, &question->before, question->now, cancellable, error);

  if (sets == NULL)
    return NULL;
  answer = g_new0 (HutRatesAnswer, 1);
  answer->rules = hut_rate_rules_copy (question->rules);
  answer->preset = hut_rate_rules_find (answer->rules, question->preset);
  answer->period = question->period;
  answer->before = question->before;
  answer->total = g_new0 (HutRateLine, 1);
  hut_rate_count_set (&answer->total->now, sets->now);
  hut_rate_count_set (&answer->total->before, sets->before);
  return g_steal_pointer (&answer);
}
