/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is to be done after meetings, found by partial indexes. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-reminders.h"

#include "domain/hut-decision-days.h"
#include "store/hut-reader-private.h"

#define LOOK_BACK (400 * HUT_TIME_DAY) /* for results that nobody put up */
#define MAX_RESULTS 500                /* that are looked at for their rule */

/* clang-format off */
#define NOT_STAGED(alias) " " alias ".staged NOT IN (SELECT id FROM staging)"

static const char SQL_RESULTS[] =
  "SELECT o.uid, o.meeting, o.title, m.title, o.published_at, coalesce(o.rule, m.rule) "
  "FROM motions o JOIN meetings m ON m.uid = o.meeting "
  "WHERE o.published_at > ?1 AND o.void_reason IS NULL AND m.void_reason IS NULL "
  "AND" NOT_STAGED ("o") " AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.meeting = o.meeting "
  "AND n.motion = o.uid AND n.void_reason IS NULL) "
  "ORDER BY o.published_at DESC LIMIT ?2";
static const char SQL_NOTICES[] =
  "SELECT n.uid, n.meeting, coalesce(o.title, m.title), m.title, n.until "
  "FROM notices n JOIN meetings m ON m.uid = n.meeting LEFT JOIN motions o ON o.uid = n.motion "
  "WHERE n.until < ?1 AND n.taken_down_at IS NULL AND n.void_reason IS NULL "
  "AND" NOT_STAGED ("n") " ORDER BY n.until LIMIT ?2";
static const char SQL_DUE[] =
  "SELECT r.uid, r.meeting, r.title, m.title, r.due_at "
  "FROM resolutions r JOIN meetings m ON m.uid = r.meeting "
  "WHERE r.state = 'open' AND r.due_at < ?1 AND r.void_reason IS NULL "
  "AND" NOT_STAGED ("r") " ORDER BY r.due_at LIMIT ?2";
static const char SQL_RECHECKS[] =
  "SELECT r.uid, r.meeting, r.title, m.title, r.done_at "
  "FROM resolutions r JOIN meetings m ON m.uid = r.meeting "
  "WHERE r.state = 'done' AND r.void_reason IS NULL "
  "AND" NOT_STAGED ("r") " ORDER BY r.due_at LIMIT ?2";
/* clang-format on */

void
hut_reminder_free (HutReminder *reminder)
{
  g_free (reminder->title);
  g_free (reminder->meeting_title);
  g_free (reminder);
}

static HutReminder *
read_reminder (sqlite3_stmt *statement, HutReminderKind kind)
{
  HutReminder *reminder = g_new0 (HutReminder, 1);

  reminder->kind = kind;
  reminder->record = hut_db_column_uid (statement, 0);
  reminder->meeting = hut_db_column_uid (statement, 1);
  reminder->title = hut_db_dup_text (statement, 2);
  reminder->meeting_title = hut_db_dup_text (statement, 3);
  reminder->at = sqlite3_column_int64 (statement, 4);
  return reminder;
}

/* What is looked for, and where it goes. */
typedef struct
{
  HutReader *reader;
  HutOffice *office;
  HutTime now;
  guint limit;
  GPtrArray *found;
} Search;

/* ---- Results ---- */

/* The instant before the day number @day + 1 begins. */
static HutTime
end_of_day (gint64 day, HutTime near, GTimeZone *zone)
{
  int days = (int)(day - hut_time_day_number (near, zone));

  return hut_time_day_start (near, zone, days + 1) - 1;
}

/* FALSE where its rule asks for nothing. */
static gboolean
find_day (const Search *search, HutReminder *reminder, const char *rule_id)
{
  GTimeZone *zone = hut_office_get_zone (search->office);
  g_autoptr (HutDecisionRule) rule =
      rule_id != NULL ? hut_decision_rule_of (search->office, rule_id, NULL) : NULL;
  gint64 latest;

  if (rule == NULL ||
      !hut_publication_latest (rule, hut_time_day_number (reminder->at, zone), &latest))
    return FALSE;
  reminder->at = end_of_day (latest, reminder->at, zone);
  reminder->late = reminder->at < search->now;
  return TRUE;
}

static gboolean
add_results (Search *search, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (search->reader->db, SQL_RESULTS, error);
  guint n = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, search->now - LOOK_BACK);
  sqlite3_bind_int (statement, 2, MAX_RESULTS);
  while (hut_db_step (search->reader->db, statement, &row, error))
    {
      HutReminder *reminder;
      g_autofree char *rule = NULL;

      if (!row)
        return TRUE;
      reminder = read_reminder (statement, HUT_REMINDER_RESULT);
      rule = hut_db_dup_text (statement, 5);
      if (n < search->limit && find_day (search, reminder, rule))
        {
          g_ptr_array_add (search->found, reminder);
          n++;
        }
      else
        hut_reminder_free (reminder);
    }
  sqlite3_reset (statement);
  return FALSE;
}

/* ---- The others ---- */

static gboolean
add_rows (Search *search, HutReminderKind kind, const char *sql, HutTime before, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (search->reader->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (before != 0)
    sqlite3_bind_int64 (statement, 1, before);
  sqlite3_bind_int (statement, 2, (int)search->limit);
  while (hut_db_step (search->reader->db, statement, &row, error))
    {
      HutReminder *reminder;

      if (!row)
        return TRUE;
      reminder = read_reminder (statement, kind);
      reminder->late = kind == HUT_REMINDER_RESOLUTION && reminder->at < search->now;
      g_ptr_array_add (search->found, reminder);
    }
  sqlite3_reset (statement);
  return FALSE;
}

GPtrArray *
hut_reader_notices_due (HutReader *reader, HutOffice *office, HutTime now, int days, guint limit,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_reminder_free);
  Search search = { reader, office, now, limit, found };

  if (add_results (&search, error) &&
      add_rows (&search, HUT_REMINDER_TAKE_DOWN, SQL_NOTICES, now, error) &&
      add_rows (&search, HUT_REMINDER_RESOLUTION, SQL_DUE, now + days * HUT_TIME_DAY, error) &&
      add_rows (&search, HUT_REMINDER_RECHECK, SQL_RECHECKS, 0, error))
    return g_steal_pointer (&found);
  return NULL;
}
