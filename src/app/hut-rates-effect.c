/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month counted twice: by the rules that hold, and by those that are being filled in. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rates-effect.h"

#include "domain/hut-rate-words.h"
#include "insights/hut-rates-answer.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutRateRules *present;
  HutRateRules *rules;
  GTimeZone *zone;
  HutTime now;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_rate_rules_free (question->present);
  hut_rate_rules_free (question->rules);
  g_time_zone_unref (question->zone);
  g_free (question);
}

static HutRatesAnswer *
count (HutReader *reader, const Question *question, HutRateRules *rules, GCancellable *cancellable,
       GError **error)
{
  HutRatesQuestion month = { .rules = rules, .by = HUT_RATES_BY_NOTHING, .now = question->now };

  month.period = hut_rate_rules_month (rules, question->now, 0, question->zone);
  month.before = hut_rate_rules_before (rules, &month.period, question->zone);
  return hut_rates_answer_read (reader, &month, cancellable, error);
}

/* "30-35-35: response 98.0%, resolution 91.0%, satisfaction 85.0%, score 90.8" */
static char *
words_of (const HutRatesAnswer *answer)
{
  const HutRateCount *total = &answer->total->now;
  int score = hut_rates_score_tenths (total, answer->rules, answer->preset);
  g_autoptr (GString) words = g_string_new (hut_rate_preset_label (answer->preset));
  g_autofree char *figure = hut_tenths_print (score);

  for (int rate = 0; rate < HUT_N_RATES; rate++)
    {
      g_autofree char *one =
          hut_rate_words (hut_fraction_tenths (hut_rate_of (total, rate, answer->rules)));

      g_string_append_printf (words, " · %s %s", hut_rate_label (rate), one);
    }
  g_string_append_printf (words, " · %s %s", _ ("Score"), score != HUT_NO_FIGURE ? figure : "–");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void *
read_effect (HutReader *reader, void *data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (HutRatesAnswer) before =
      count (reader, question, question->present, cancellable, error);
  g_autoptr (HutRatesAnswer) after =
      before != NULL ? count (reader, question, question->rules, cancellable, error) : NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  if (after == NULL)
    return NULL;
  was = words_of (before);
  is = words_of (after);
  /* Translators: the three rates and the score of the month, as they are and as they would be. */
  return g_strdup_printf (_ ("This month as it is: %s\nas filled in here: %s"), was, is);
}

void
hut_rates_effect_read (HutCaseBrowser *browser, const HutRateRules *present,
                       const HutRateRules *rules, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  Question *question = g_new0 (Question, 1);

  question->present = hut_rate_rules_copy (present);
  question->rules = hut_rate_rules_copy (rules);
  question->zone = g_time_zone_ref (hut_time_shown_zone ());
  question->now = hut_time_now ();
  hut_case_browser_read (browser, read_effect, question, question_free, g_free, cancellable,
                         callback, data);
}

char *
hut_rates_effect_finish (GAsyncResult *result, GError **error)
{
  return hut_case_query_read_finish (result, error);
}
