/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lost cases of a period: found as the filter of cases finds them, then read row by row. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-losses.h"

#include "domain/hut-rate-words.h"
#include "store/hut-reader-private.h"

/* clang-format off */
static const char SQL_LOSS[] =
  "SELECT uid, number, title, community, category, lead, contacted, resolved, satisfaction, "
  "  call_back_at, loss_reason, loss_lesson "
  "FROM cases WHERE id = ?1";
/* clang-format on */

void
hut_loss_free (HutLoss *loss)
{
  g_free (loss->number);
  g_free (loss->title);
  g_free (loss->community);
  g_free (loss->category);
  g_free (loss->lead);
  g_free (loss->cost);
  g_free (loss->reason);
  g_free (loss->lesson);
  g_free (loss);
}

/* What of the call-back cost a rate. */
static char *
cost_words (const HutLoss *loss, const HutRateRules *rules)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (loss->contacted == HUT_SAID_NO)
    g_strv_builder_add (parts, hut_rate_figure_label (HUT_FIGURE_NOT_CONTACTED));
  if (loss->resolved == HUT_SAID_NO)
    g_strv_builder_add (parts, hut_rate_figure_label (HUT_FIGURE_NOT_RESOLVED));
  if (loss->grade >= 0 && rules->grades[loss->grade] < rules->full)
    g_strv_builder_add (parts,
                        hut_field_code_label (hut_kind_field (&hut_kind_case, "satisfaction"),
                                              hut_rate_grades[loss->grade]));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static HutSaid
read_said (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return HUT_SAID_NOTHING;
  return sqlite3_column_int (statement, column) != 0 ? HUT_SAID_YES : HUT_SAID_NO;
}

static HutLoss *
read_loss (sqlite3_stmt *statement, const HutRateRules *rules)
{
  HutLoss *loss = g_new0 (HutLoss, 1);

  loss->id = hut_db_column_uid (statement, 0);
  loss->number = g_strdup (hut_db_column_text (statement, 1));
  loss->title = g_strdup (hut_db_column_text (statement, 2));
  loss->community = g_strdup (hut_db_column_text (statement, 3));
  loss->category = g_strdup (hut_db_column_text (statement, 4));
  loss->lead = g_strdup (hut_db_column_text (statement, 5));
  loss->contacted = (gint8)read_said (statement, 6);
  loss->resolved = (gint8)read_said (statement, 7);
  loss->grade = (gint8)hut_rate_grade (hut_db_column_text (statement, 8));
  loss->call_back_at = sqlite3_column_int64 (statement, 9);
  loss->cost = cost_words (loss, rules);
  loss->reason = g_strdup (hut_db_column_text (statement, 10));
  loss->lesson = g_strdup (hut_db_column_text (statement, 11));
  return loss;
}

/* One that has gone is left out. */
static gboolean
add_loss (HutReader *reader, GPtrArray *losses, const HutRateRules *rules, gint64 rowid,
          GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_LOSS, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rowid);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (row)
    g_ptr_array_add (losses, read_loss (statement, rules));
  sqlite3_reset (statement);
  return TRUE;
}

GPtrArray *
hut_reader_losses (HutReader *reader, const HutRateRules *rules, const HutRatePeriod *period,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_loss_free);

  filter->figure = HUT_FIGURE_LOST;
  filter->period = *period;
  filter->grades = hut_rate_rules_low_grades (rules);
  filter->order = HUT_CASE_ORDER_NEWEST;
  set = hut_reader_cases (reader, filter, hut_time_now (), cancellable, error);
  if (set == NULL)
    return NULL;
  for (guint i = 0; i < set->n_marks; i++)
    if (!add_loss (reader, losses, rules, set->marks[i].rowid, error) ||
        g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  return g_steal_pointer (&losses);
}

static void
loss_reason_free (HutLossReason *reason)
{
  g_free (reason->reason);
  g_free (reason);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const HutLossReason *left = *(HutLossReason *const *)a, *right = *(HutLossReason *const *)b;

  if (left->reason == NULL || right->reason == NULL)
    return (left->reason == NULL) - (right->reason == NULL);
  if (left->count != right->count)
    return left->count < right->count ? 1 : -1;
  return g_utf8_collate (left->reason, right->reason);
}

GPtrArray *
hut_losses_by_reason (GPtrArray *losses)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)loss_reason_free);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < losses->len; i++)
    {
      const HutLoss *loss = g_ptr_array_index (losses, i);
      const char *key = loss->reason != NULL ? loss->reason : "";
      HutLossReason *reason = g_hash_table_lookup (found, key);

      if (reason == NULL)
        {
          reason = g_new0 (HutLossReason, 1);
          reason->reason = g_strdup (loss->reason);
          g_ptr_array_add (reasons, reason);
          g_hash_table_insert (found, (char *)key, reason);
        }
      reason->count++;
    }
  g_ptr_array_sort (reasons, compare_reasons);
  return reasons;
}
