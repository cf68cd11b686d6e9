/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scores and ledger of a period. On a worker. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-scores-answer.h"

#include "domain/hut-whistle-ledger.h"
#include "store/hut-reader-whistle.h"

void *
hut_scores_answer_read (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const HutScoresQuestion *question = asked;
  const HutWhistleAsk ask = { .from = question->period.from, .until = question->period.until };
  HutTime now = hut_time_now () + hut_reader_clock_offset (reader);
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (reader, &ask, error);
  gint64 n_cases = -1;
  HutScoresAnswer *answer;

  if (whistles != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    n_cases = hut_reader_count_received (reader, ask.from, ask.until, error);
  if (n_cases < 0)
    return NULL;
  answer = g_new0 (HutScoresAnswer, 1);
  answer->period = question->period;
  answer->times = question->times;
  answer->scores = hut_scores_new (whistles, n_cases, &question->times, now);
  answer->ledger = hut_whistle_ledger (whistles, now);
  return answer;
}

void
hut_scores_answer_free (HutScoresAnswer *answer)
{
  if (answer == NULL)
    return;
  hut_scores_free (answer->scores);
  g_ptr_array_unref (answer->ledger);
  g_free (answer);
}
