/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gathers what the store counted, what insight finds in it, and what people answered. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-warning-brief.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define KEPT_MAX 200

typedef struct
{
  HutWarningBrief *brief;
  HutReader *reader;
  HutOffice *office;
  const char *stream;
  GHashTable *names; /* of communities, by code */
} Gathering;

static void
line_free (gpointer data)
{
  HutWarningLine *line = data;

  g_clear_pointer (&line->kept, hut_record_free);
  g_free (line->community_name);
  g_free (line->title);
  g_free (line->words);
  g_clear_pointer (&line->cases, g_array_unref);
  g_free (line);
}

static void
season_line_free (gpointer data)
{
  HutSeasonLine *line = data;

  g_clear_pointer (&line->kept, hut_record_free);
  g_clear_pointer (&line->words, g_ptr_array_unref);
  g_free (line);
}

void
hut_warning_brief_free (HutWarningBrief *brief)
{
  if (brief == NULL)
    return;
  g_clear_pointer (&brief->lines, g_ptr_array_unref);
  g_clear_pointer (&brief->seasons, g_ptr_array_unref);
  g_clear_pointer (&brief->news, g_ptr_array_unref);
  g_clear_pointer (&brief->kept, g_ptr_array_unref);
  g_clear_pointer (&brief->tasks, g_ptr_array_unref);
  g_clear_pointer (&brief->found, hut_warnings_free);
  g_free (brief->rule);
  g_free (brief);
}

static GHashTable *
read_names (HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, &hut_kind_community, error);
  GHashTable *names;

  if (records == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    if (hut_record_get_text (records->pdata[i], "code") != NULL)
      g_hash_table_replace (names, g_strdup (hut_record_get_text (records->pdata[i], "code")),
                            g_strdup (hut_record_get_text (records->pdata[i], "name")));
  return names;
}

static const char *
name_in (GHashTable *names, const char *code)
{
  const char *name = g_hash_table_lookup (names, code);

  return name != NULL ? name : code;
}

static const char *
name_of (const Gathering *gathering, const char *code)
{
  return name_in (gathering->names, code);
}

/* Warnings of the week */

static const HutRecord *
find_answer (GPtrArray *all, const HutWarning *warning, HutTime from, HutTime until)
{
  for (guint i = 0; i < all->len; i++)
    {
      const HutRecord *kept = all->pdata[i];

      if (g_strcmp0 (hut_record_get_text (kept, "source"), "count") == 0 &&
          g_strcmp0 (hut_record_get_text (kept, "category"), warning->category) == 0 &&
          g_strcmp0 (hut_record_get_text (kept, "community"), warning->community) == 0 &&
          hut_warning_still_answers (kept, from, until, warning->seen))
        return kept;
    }
  return NULL;
}

static gboolean
add_line (Gathering *gathering, const HutWarning *warning, GError **error)
{
  HutWarningBrief *brief = gathering->brief;
  const HutRecord *answer = find_answer (brief->kept, warning, brief->from, brief->until);
  HutWarningLine *line = g_new0 (HutWarningLine, 1);

  g_ptr_array_add (brief->lines, line);
  line->warning = warning;
  line->kept = answer != NULL ? hut_record_copy (answer) : NULL;
  line->id = answer != NULL ? answer->id
                            : hut_warning_uid (gathering->stream, "count", warning->category,
                                               warning->community, brief->from);
  line->community_name = g_strdup (name_of (gathering, warning->community));
  /* Kept in the record: the same in every language. */
  line->title = g_strdup_printf ("%s · %s", warning->category, line->community_name);
  line->words = hut_warning_words (warning);
  line->cases = hut_reader_warning_cases (gathering->reader, warning->category, warning->community,
                                          brief->from, brief->until, error);
  return line->cases != NULL;
}

/* Seasons */

/* A mean per week, in thousandths, of @n cases in the days of two times. */
static char *
weekly_words (guint n, HutTime from, HutTime until)
{
  gint64 days = MAX ((until - from + HUT_TIME_DAY / 2) / HUT_TIME_DAY, 1);

  return hut_milli_words (((gint64)n * 14000 + days) / (2 * days));
}

static char *
past_words (const Gathering *gathering, const HutSeasonPast *past)
{
  g_autofree char *began = weekly_words (past->seen, past->from, past->until);
  g_autofree char *before = weekly_words (past->before, past->before_from, past->from);

  if (past->community == NULL)
    /* Translators: a year and two means. */
    return g_strdup_printf (_ ("%1$d: %2$s a week at its beginning, %3$s a week before it"),
                            past->year, began, before);
  /* Translators: the same, then a community and its number of cases. */
  return g_strdup_printf (
      _ ("%1$d: %2$s a week at its beginning, %3$s a week before it; most in %4$s, %5$u cases"),
      past->year, began, before, name_of (gathering, past->community), past->seen_there);
}

static void
add_season (Gathering *gathering, const HutSeasonNews *news)
{
  HutWarningBrief *brief = gathering->brief;
  HutSeasonLine *line = g_new0 (HutSeasonLine, 1);

  line->news = news;
  line->id = hut_warning_uid (gathering->stream, "season", news->key, NULL, news->from);
  line->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < news->past->len; i++)
    g_ptr_array_add (line->words,
                     past_words (gathering, &g_array_index (news->past, HutSeasonPast, i)));
  for (guint i = 0; i < brief->kept->len && line->kept == NULL; i++)
    if (hut_uid_equal (&((const HutRecord *)brief->kept->pdata[i])->id, &line->id))
      line->kept = hut_record_copy (brief->kept->pdata[i]);
  g_ptr_array_add (brief->seasons, line);
}

/* All of it */

static gboolean
gather_week (Gathering *gathering, HutTime time, GCancellable *cancellable, GError **error)
{
  HutWarningBrief *brief = gathering->brief;
  HutWarningRules rules = hut_warning_rules_of (gathering->office);
  g_autoptr (HutWarningCounts) counts =
      hut_reader_warning_counts (gathering->reader, gathering->office, time, cancellable, error);

  if (counts == NULL)
    return FALSE;
  brief->from = counts->weeks.weeks[0].from;
  brief->until = counts->weeks.weeks[0].until;
  brief->n_before = counts->weeks.n_before;
  brief->found = hut_warnings_find (counts, &rules);
  brief->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < brief->found->warnings->len; i++)
    if (!add_line (gathering, brief->found->warnings->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What was answered, and the tasks that were made of it. */
static gboolean
gather_kept (Gathering *gathering, GError **error)
{
  HutWarningBrief *brief = gathering->brief;

  brief->kept = hut_reader_kept_warnings (gathering->reader, KEPT_MAX, error);
  if (brief->kept == NULL)
    return FALSE;
  brief->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  for (guint i = 0; i < brief->kept->len; i++)
    {
      const char *task_id = hut_record_get_text (brief->kept->pdata[i], "task");
      g_autoptr (GError) failed = NULL;
      HutRecord *task;
      HutUid id;

      hut_warning_precision_add (&brief->precision, brief->kept->pdata[i]);
      if (!hut_uid_parse (task_id, &id))
        continue;
      task = hut_reader_get (gathering->reader, &hut_kind_task, &id, &failed);
      if (task != NULL)
        g_ptr_array_add (brief->tasks, task);
      else if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
gather (Gathering *gathering, HutTime time, GCancellable *cancellable, GError **error)
{
  HutWarningBrief *brief = gathering->brief;

  brief->rule = hut_office_describe_rule (gathering->office, "warnings");
  gathering->names = read_names (gathering->reader, error);
  if (gathering->names == NULL)
    return FALSE;
  if (!gather_kept (gathering, error) || !gather_week (gathering, time, cancellable, error))
    return FALSE;
  brief->news = hut_reader_seasons (gathering->reader, gathering->office, time, &brief->uncertain,
                                    cancellable, error);
  if (brief->news == NULL)
    return FALSE;
  brief->seasons = g_ptr_array_new_with_free_func (season_line_free);
  for (guint i = 0; i < brief->news->len; i++)
    add_season (gathering, brief->news->pdata[i]);
  return TRUE;
}

HutWarningBrief *
hut_warning_brief_read (HutReader *reader, HutOffice *office, const char *stream, HutTime time,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (HutWarningBrief) brief = g_new0 (HutWarningBrief, 1);
  Gathering gathering = { brief, reader, office, stream, NULL };
  gboolean done = gather (&gathering, time, cancellable, error);

  g_clear_pointer (&gathering.names, g_hash_table_unref);
  return done ? g_steal_pointer (&brief) : NULL;
}

guint
hut_warning_brief_open (const HutWarningBrief *brief)
{
  guint n = 0;

  for (guint i = 0; i < brief->lines->len; i++)
    n += ((const HutWarningLine *)brief->lines->pdata[i])->kept == NULL;
  return n;
}

static void
open_free (HutWarningOpen *open)
{
  g_free (open->category);
  g_free (open->community_name);
  g_free (open->words);
  g_free (open);
}

static HutWarningOpen *
open_new (const HutWarning *warning, GHashTable *names)
{
  HutWarningOpen *open = g_new (HutWarningOpen, 1);

  *open = (HutWarningOpen){ g_strdup (warning->category),
                            g_strdup (name_in (names, warning->community)),
                            hut_warning_short_words (warning) };
  return open;
}

GPtrArray *
hut_warning_read_open (HutReader *reader, HutOffice *office, HutTime time,
                       GCancellable *cancellable, GError **error)
{
  HutWarningRules rules = hut_warning_rules_of (office);
  g_autoptr (GHashTable) names = read_names (reader, error);
  g_autoptr (GPtrArray) kept =
      names != NULL ? hut_reader_kept_warnings (reader, KEPT_MAX, error) : NULL;
  g_autoptr (HutWarningCounts) counts =
      kept != NULL ? hut_reader_warning_counts (reader, office, time, cancellable, error) : NULL;
  g_autoptr (HutWarnings) found = NULL;
  const HutWarningWeek *week;
  GPtrArray *open;

  if (counts == NULL)
    return NULL;
  found = hut_warnings_find (counts, &rules);
  week = &counts->weeks.weeks[0];
  open = g_ptr_array_new_with_free_func ((GDestroyNotify)open_free);
  for (guint i = 0; i < found->warnings->len; i++)
    if (find_answer (kept, found->warnings->pdata[i], week->from, week->until) == NULL)
      g_ptr_array_add (open, open_new (found->warnings->pdata[i], names));
  return open;
}

const HutRecord *
hut_warning_brief_task (const HutWarningBrief *brief, const HutRecord *kept)
{
  HutUid id;

  if (!hut_uid_parse (hut_record_get_text (kept, "task"), &id))
    return NULL;
  for (guint i = 0; i < brief->tasks->len; i++)
    if (hut_uid_equal (&((const HutRecord *)brief->tasks->pdata[i])->id, &id))
      return brief->tasks->pdata[i];
  return NULL;
}

/* Answering */

static HutRecord *
record_of_line (const HutWarningBrief *brief, const HutWarningLine *line)
{
  const HutWarningClaim claim = {
    .source = "count",
    .category = line->warning->category,
    .community = line->warning->community,
    .title = line->title,
    .from = brief->from,
    .until = brief->until,
    .seen = line->warning->seen,
    .expected_milli = hut_warning_expected_milli (line->warning),
    .tail_nano = hut_warning_tail_nano (line->warning),
    .cases = (const HutUid *)(const void *)line->cases->data,
    .n_cases = line->cases->len,
  };

  return hut_warning_record (&claim, &line->id);
}

static HutRecord *
record_of_season (const HutSeasonLine *line)
{
  const HutWarningClaim claim = { .source = "season",
                                  .title = line->news->name,
                                  .from = line->news->from,
                                  .until = line->news->until };

  return hut_warning_record (&claim, &line->id);
}

static const HutRecord *
find_kept (const HutWarningBrief *brief, const HutUid *id)
{
  for (guint i = 0; i < brief->kept->len; i++)
    if (hut_uid_equal (&((const HutRecord *)brief->kept->pdata[i])->id, id))
      return brief->kept->pdata[i];
  return NULL;
}

HutRecord *
hut_warning_brief_record (const HutWarningBrief *brief, const HutUid *id, const HutRecord **kept)
{
  *kept = find_kept (brief, id);
  /* One that rose again since it was answered is answered as it stands now. */
  for (guint i = 0; i < brief->lines->len; i++)
    {
      const HutWarningLine *line = brief->lines->pdata[i];

      if (line->kept == NULL && hut_uid_equal (&line->id, id))
        return record_of_line (brief, line);
    }
  if (*kept != NULL)
    return hut_record_copy (*kept);
  for (guint i = 0; i < brief->seasons->len; i++)
    if (hut_uid_equal (&((const HutSeasonLine *)brief->seasons->pdata[i])->id, id))
      return record_of_season (brief->seasons->pdata[i]);
  return NULL;
}
