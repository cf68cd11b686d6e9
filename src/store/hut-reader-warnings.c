/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases by the week in which they were received, for the plain warnings and the seasonal calendar.
 * The index cases_received holds all that is looked at. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-warnings.h"

#include "domain/hut-warning-answer.h"
#include "store/hut-reader-private.h"

#include <string.h>

#define SEASON_DAYS 28
#define SEASON_DAYS_BEFORE 56

/* clang-format off */
#define SHOWN "c.state <> 'void' AND c.staged NOT IN (SELECT id FROM staging)"

static const char SQL_FIRST[] =
  "SELECT c.created_at FROM cases c WHERE c.created_at IS NOT NULL AND " SHOWN " "
  "ORDER BY c.created_at LIMIT 1";
static const char SQL_RECEIVED[] =
  "SELECT c.created_at, c.category, c.community FROM cases c "
  "WHERE c.created_at >= ?1 AND c.created_at < ?2 AND " SHOWN " ORDER BY c.created_at";
static const char SQL_LEVELS[] =
  "SELECT c.created_at, c.category, c.community, c.category_2, c.category_3 FROM cases c "
  "WHERE c.created_at >= ?1 AND c.created_at < ?2 AND " SHOWN;
/* By community and category: their week is read, not the whole street's. */
static const char SQL_CELL[] =
  "SELECT c.uid FROM cases c INDEXED BY cases_kin "
  "WHERE c.community = ?4 AND c.category = ?3 AND c.created_at >= ?1 AND c.created_at < ?2 "
  "AND " SHOWN " ORDER BY c.created_at DESC LIMIT 500";
static const char SQL_KEPT[] =
  "WHERE r.void_reason IS NULL ORDER BY r.\"from\" DESC, r.uid LIMIT ?1";
static const char SQL_KEPT_OF[] =
  "WHERE r.category = ?1 AND r.community = ?2 AND r.\"from\" <= ?3 AND r.until > ?3 "
  "AND r.void_reason IS NULL ORDER BY r.\"from\" DESC LIMIT 20";
static const char SQL_KEPT_TASK[] = "WHERE r.task = ?1 AND r.void_reason IS NULL LIMIT 1";
/* clang-format on */

G_STATIC_ASSERT (HUT_WARNING_MAX_CASES == 500);

/* The time of the first case on file; G_MAXINT64 where there is none. */
static gboolean
read_first (HutReader *reader, HutTime *first, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_FIRST, error);
  gboolean row;

  *first = G_MAXINT64;
  if (statement == NULL || !hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (row)
    *first = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* One case in a range of time. */
typedef void (*ReceivedFunc) (sqlite3_stmt *statement, gpointer data);

static gboolean
each_received (HutReader *reader, const char *sql, HutTime from, HutTime until, ReceivedFunc func,
               gpointer data, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  gboolean row;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      func (statement, data);
      if (++n % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* Weeks */

typedef struct
{
  HutWarningCounts *counts;
  guint week; /* the one that the last case fell into */
} Weekly;

/* Cases come in the order of their time: mostly it is the week of the one before. */
static void
count_week (sqlite3_stmt *statement, gpointer data)
{
  Weekly *weekly = data;
  const HutWarningWeeks *weeks = &weekly->counts->weeks;
  HutTime time = sqlite3_column_int64 (statement, 0);
  guint n_weeks = 1 + weeks->n_before + weeks->n_years, tried = 0;

  while (time < weeks->weeks[weekly->week].from || time >= weeks->weeks[weekly->week].until)
    {
      weekly->week = (weekly->week + n_weeks - 1) % n_weeks;
      if (++tried > n_weeks)
        return;
    }
  hut_warning_counts_add (weekly->counts, weekly->week, hut_db_column_text (statement, 1),
                          hut_db_column_text (statement, 2));
}

static gboolean
count_weeks (HutReader *reader, HutWarningCounts *counts, GCancellable *cancellable, GError **error)
{
  const HutWarningWeeks *weeks = &counts->weeks;
  Weekly weekly = { counts, weeks->n_before };

  if (!each_received (reader, SQL_RECEIVED, weeks->weeks[weeks->n_before].from,
                      weeks->weeks[0].until, count_week, &weekly, cancellable, error))
    return FALSE;
  for (guint i = 1 + weeks->n_before; i <= weeks->n_before + weeks->n_years; i++)
    {
      weekly.week = i;
      if (!each_received (reader, SQL_RECEIVED, weeks->weeks[i].from, weeks->weeks[i].until,
                          count_week, &weekly, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

HutWarningCounts *
hut_reader_warning_counts (HutReader *reader, HutOffice *office, HutTime time,
                           GCancellable *cancellable, GError **error)
{
  HutWarningRules rules = hut_warning_rules_of (office);
  g_autoptr (HutWarningCounts) counts = NULL;
  HutWarningWeeks weeks;
  HutTime first;

  if (!read_first (reader, &first, error))
    return NULL;
  hut_warning_weeks_plan (&weeks, &rules, time, first, hut_office_get_zone (office));
  counts = hut_warning_counts_new (&weeks);
  return count_weeks (reader, counts, cancellable, error) ? g_steal_pointer (&counts) : NULL;
}

GArray *
hut_reader_warning_cases (HutReader *reader, const char *category, const char *community,
                          HutTime from, HutTime until, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CELL, error);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  hut_db_bind_text (statement, 3, category);
  hut_db_bind_text (statement, 4, community);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutUid id;

      if (!row)
        return g_steal_pointer (&cases);
      id = hut_db_column_uid (statement, 0);
      g_array_append_val (cases, id);
    }
  return NULL;
}

/* Seasons */

void
hut_season_news_free (HutSeasonNews *news)
{
  g_free (news->key);
  g_free (news->name);
  g_free (news->advice);
  g_strfreev (news->categories);
  g_array_unref (news->past);
  g_free (news);
}

static void
season_past_clear (gpointer data)
{
  g_free (((HutSeasonPast *)data)->community);
}

/* One season of one year, while its cases are counted. */
typedef struct
{
  const HutSeason *season;
  HutSeasonPast past;
  GHashTable *communities; /* text to GUINT */
  GArray *years;           /* where it belongs */
} Seasonal;

static void
seasonal_clear (gpointer data)
{
  Seasonal *seasonal = data;

  season_past_clear (&seasonal->past);
  g_hash_table_unref (seasonal->communities);
}

static void
count_there (Seasonal *seasonal, const char *community)
{
  HutSeasonPast *past = &seasonal->past;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seasonal->communities, community)) + 1;

  g_hash_table_insert (seasonal->communities, g_strdup (community), GUINT_TO_POINTER (n));
  /* Of two that have as many, the one that comes first by its code. */
  if (n > past->seen_there || (n == past->seen_there && strcmp (community, past->community) < 0))
    {
      past->seen_there = n;
      g_free (past->community);
      past->community = g_strdup (community);
    }
}

static void
count_seasons (sqlite3_stmt *statement, gpointer data)
{
  GArray *all = data;
  HutTime time = sqlite3_column_int64 (statement, 0);
  const char *category = hut_db_column_text (statement, 1);
  const char *category_2 = hut_db_column_text (statement, 3);
  const char *category_3 = hut_db_column_text (statement, 4);

  for (guint i = 0; i < all->len; i++)
    {
      Seasonal *seasonal = &g_array_index (all, Seasonal, i);
      HutSeasonPast *past = &seasonal->past;
      const char *community;

      if (time < past->before_from || time >= past->until ||
          !hut_season_holds (seasonal->season, category, category_2, category_3))
        continue;
      if (time < past->from)
        {
          past->before++;
          continue;
        }
      past->seen++;
      community = hut_db_column_text (statement, 2);
      if (community != NULL)
        count_there (seasonal, community);
    }
}

/* Adds to @all what is to be counted of @season in @year, where the file knows the time before its
 * beginning. */
static void
plan_past (GArray *all, const HutSeason *season, HutOffice *office, int year, HutTime first,
           GArray *years)
{
  GTimeZone *zone = hut_office_get_zone (office);
  Seasonal seasonal = { .season = season, .past = { .year = year }, .years = years };
  HutSeasonPast *past = &seasonal.past;
  HutTime end;

  if (first == G_MAXINT64 || !hut_season_in_year (season, office, year, &past->from, &end))
    return;
  past->until = MIN (end, hut_time_day_start (past->from, zone, SEASON_DAYS));
  past->before_from = hut_time_day_start (past->from, zone, -SEASON_DAYS_BEFORE);
  if (first > past->before_from)
    past->before_from = hut_time_day_start (first, zone, 1);
  if (past->before_from > hut_time_day_start (past->from, zone, -7))
    return;
  seasonal.communities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_append_val (all, seasonal);
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  const Seasonal *left = a, *right = b;

  return left->past.before_from < right->past.before_from
             ? -1
             : left->past.before_from > right->past.before_from;
}

/* Times that overlap are read once for all seasons. */
static gboolean
count_past (HutReader *reader, GArray *all, GCancellable *cancellable, GError **error)
{
  HutTime read_until = G_MININT64;

  g_array_sort (all, by_time);
  for (guint i = 0; i < all->len; i++)
    {
      HutTime from = MAX (read_until, g_array_index (all, Seasonal, i).past.before_from);
      HutTime until = g_array_index (all, Seasonal, i).past.until;

      read_until = MAX (read_until, until);
      if (from < until &&
          !each_received (reader, SQL_LEVELS, from, until, count_seasons, all, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* To each season its years, the latest first. */
static void
give_past (GArray *all)
{
  for (guint i = all->len; i > 0; i--)
    {
      Seasonal *seasonal = &g_array_index (all, Seasonal, i - 1);

      g_array_append_val (seasonal->years, seasonal->past);
      seasonal->past.community = NULL;
    }
}

static HutSeasonNews *
season_news_new (const HutSeasonTurn *turn)
{
  HutSeasonNews *news = g_new0 (HutSeasonNews, 1);

  news->key = g_strdup (turn->season->key);
  news->name = g_strdup (turn->season->name);
  news->advice = g_strdup (turn->season->advice);
  news->categories = g_strdupv (turn->season->categories);
  news->from = turn->from;
  news->until = turn->until;
  news->past = g_array_new (FALSE, FALSE, sizeof (HutSeasonPast));
  g_array_set_clear_func (news->past, season_past_clear);
  return news;
}

GPtrArray *
hut_reader_seasons (HutReader *reader, HutOffice *office, HutTime time, gboolean *uncertain,
                    GCancellable *cancellable, GError **error)
{
  HutWarningRules rules = hut_warning_rules_of (office);
  g_autoptr (GPtrArray) seasons = hut_seasons_of (office);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_season_news_free);
  g_autoptr (GArray) turns =
      hut_seasons_coming (seasons, office, time, rules.ahead_days, uncertain);
  g_autoptr (GArray) counted = g_array_new (FALSE, FALSE, sizeof (Seasonal));
  HutTime first;

  g_array_set_clear_func (counted, seasonal_clear);
  if (!read_first (reader, &first, error))
    return NULL;
  for (guint i = 0; i < turns->len; i++)
    {
      const HutSeasonTurn *turn = &g_array_index (turns, HutSeasonTurn, i);
      HutSeasonNews *news = season_news_new (turn);

      g_ptr_array_add (all, news);
      for (int year = turn->year - 1; year >= turn->year - rules.years; year--)
        plan_past (counted, turn->season, office, year, first, news->past);
    }
  if (!count_past (reader, counted, cancellable, error))
    return NULL;
  give_past (counted);
  return g_steal_pointer (&all);
}

/* Kept warnings */

static GPtrArray *
read_records (HutReader *reader, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutRecord *record;

      if (!row)
        return g_steal_pointer (&records);
      record = hut_rows_read (reader->db, statement, NULL, &hut_kind_warning, error);
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return NULL;
}

static sqlite3_stmt *
select_warnings (HutReader *reader, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_warning), where, NULL);

  return hut_db_statement (reader->db, g_intern_string (sql), error);
}

GPtrArray *
hut_reader_kept_warnings (HutReader *reader, guint limit, GError **error)
{
  sqlite3_stmt *statement = select_warnings (reader, SQL_KEPT, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  return read_records (reader, statement, error);
}

GPtrArray *
hut_reader_warnings_of (HutReader *reader, const char *category, const char *community,
                        HutTime time, GError **error)
{
  sqlite3_stmt *statement = select_warnings (reader, SQL_KEPT_OF, error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, category);
  hut_db_bind_text (statement, 2, community);
  sqlite3_bind_int64 (statement, 3, time);
  return read_records (reader, statement, error);
}

HutRecord *
hut_reader_warning_of_task (HutReader *reader, const HutUid *task, GError **error)
{
  sqlite3_stmt *statement = select_warnings (reader, SQL_KEPT_TASK, error);
  g_autoptr (GPtrArray) found = NULL;

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, task);
  found = read_records (reader, statement, error);
  return found != NULL && found->len > 0 ? hut_record_copy (found->pdata[0]) : NULL;
}
