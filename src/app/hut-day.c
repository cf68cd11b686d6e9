/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers of Today. Read on a worker, shared with the main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-day.h"

#include "domain/hut-matter-rules.h"
#include "store/hut-reader-matter.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-reader-reminders.h"
#include "store/hut-reader-whistle.h"

/* Those under way and those of today stand first among them. */
#define MEETINGS 50

G_DEFINE_BOXED_TYPE (HutDay, hut_day, hut_day_ref, hut_day_unref)

HutDay *
hut_day_ref (HutDay *day)
{
  g_atomic_ref_count_inc (&day->refs);
  return day;
}

void
hut_day_unref (HutDay *day)
{
  if (!g_atomic_ref_count_dec (&day->refs))
    return;
  g_clear_pointer (&day->first, g_ptr_array_unref);
  g_clear_pointer (&day->newest, g_ptr_array_unref);
  g_clear_pointer (&day->warnings, g_ptr_array_unref);
  g_clear_pointer (&day->next, g_ptr_array_unref);
  g_clear_pointer (&day->rates, hut_rates_answer_free);
  g_clear_pointer (&day->lanes, hut_day_lanes_free);
  g_free (day);
}

/* The rows of @set from @start on, at most @limit. */
static GPtrArray *
read_rows (HutReader *reader, const HutCaseSet *set, guint start, guint limit, GError **error)
{
  guint n = start < set->n_marks ? MIN (limit, set->n_marks - start) : 0;
  g_autofree gint64 *rowids = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    rowids[i] = set->marks[start + i].rowid;
  return hut_reader_case_rows (reader, rowids, n, error);
}

/* All that is not done: the counts, the first, and the one that is due next. In the order of due
 * times the late ones stand first, then those of today. */
static gboolean
read_open (HutDay *day, HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  filter->open = TRUE;
  filter->order = HUT_CASE_ORDER_DUE;
  set = hut_reader_cases (reader, filter, day->now, cancellable, error);
  if (set == NULL)
    return FALSE;
  day->open = set->n_marks;
  day->overdue = set->n_by_standing[HUT_STANDING_OVERDUE];
  day->due_today = set->n_by_standing[HUT_STANDING_SOON];
  day->first = read_rows (reader, set, 0, HUT_DAY_FIRST, error);
  if (day->first == NULL)
    return FALSE;
  if (day->overdue > 0 && day->first->len > 0)
    day->longest = g_ptr_array_index (day->first, 0);
  if (day->due_today == 0)
    return TRUE;
  day->next = read_rows (reader, set, day->overdue, 1, error);
  if (day->next == NULL)
    return FALSE;
  if (day->next->len > 0)
    day->next_due = g_ptr_array_index (day->next, 0);
  return TRUE;
}

/* How many of those not done @due finds, into @count. */
static gboolean
count_due (HutDay *day, HutReader *reader, HutDueFilter due, guint *count,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  filter->open = TRUE;
  filter->due = due;
  set = hut_reader_cases (reader, filter, day->now, cancellable, error);
  if (set == NULL)
    return FALSE;
  *count = set->n_marks;
  return TRUE;
}

static gboolean
count_calling_again (HutDay *day, HutReader *reader, HutOffice *office, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  HutMatterRules rules;

  hut_matter_rules_of (office, &rules);
  filter->open = TRUE;
  filter->kin = (HutCaseKin){ .kin = HUT_KIN_CALLING_AGAIN, .days = rules.returning_days };
  set = hut_reader_cases (reader, filter, day->now, cancellable, error);
  if (set == NULL)
    return FALSE;
  day->calling_again = set->n_marks;
  return TRUE;
}

/* What somebody must turn to whatever its time limit is. */
static gboolean
read_follow_up (HutDay *day, HutReader *reader, GCancellable *cancellable, GError **error)
{
  return count_due (day, reader, HUT_DUE_RETURNING, &day->returning, cancellable, error) &&
         count_due (day, reader, HUT_DUE_CONTACT, &day->contact, cancellable, error) &&
         count_due (day, reader, HUT_DUE_RETRY, &day->retry, cancellable, error) &&
         count_due (day, reader, HUT_DUE_UNASSIGNED, &day->unassigned, cancellable, error);
}

static gboolean
read_to_accept (HutDay *day, HutReader *reader, GCancellable *cancellable, GError **error)
{
  static const char *const received[] = { "received", NULL };
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  filter->states = g_strdupv ((char **)received);
  filter->order = HUT_CASE_ORDER_NEWEST;
  set = hut_reader_cases (reader, filter, day->now, cancellable, error);
  if (set == NULL)
    return FALSE;
  day->to_accept = set->n_marks;
  day->newest = read_rows (reader, set, 0, HUT_DAY_NEWEST, error);
  return day->newest != NULL;
}

/* Asked only where nothing is open. */
static gboolean
read_empty (HutDay *day, HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = hut_reader_cases (reader, filter, day->now, cancellable, error);

  if (set == NULL)
    return FALSE;
  day->empty = set->n_marks == 0;
  return TRUE;
}

/* The rates of the assessment month that the day is in. */
static gboolean
read_rates (HutDay *day, HutReader *reader, HutOffice *office, GCancellable *cancellable,
            GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  HutRatesQuestion question = { .rules = rules, .by = HUT_RATES_BY_NOTHING, .now = day->now };

  question.period = hut_rate_rules_month (rules, day->now, 0, zone);
  question.before = hut_rate_rules_before (rules, &question.period, zone);
  day->rates = hut_rates_answer_read (reader, &question, cancellable, error);
  return day->rates != NULL;
}

static gboolean
count_meetings (HutDay *day, HutReader *reader, GError **error)
{
  static const char *const going[] = { "open", "adjourned", NULL };
  static const char *const coming[] = { "draft", "announced", NULL };
  GTimeZone *zone = hut_time_shown_zone ();
  gint64 today = hut_time_day_number (day->now, zone);
  g_autoptr (GPtrArray) lines = hut_reader_meetings (reader, day->now, MEETINGS, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const HutMeetingLine *line = lines->pdata[i];

      if (g_strv_contains (going, line->state) ||
          (g_strv_contains (coming, line->state) && line->starts_at > 0 &&
           hut_time_day_number (line->starts_at, zone) == today))
        day->meetings++;
    }
  return lines != NULL;
}

/* As the place of meetings lists them. */
static gboolean
count_after_meetings (HutDay *day, HutReader *reader, HutOffice *office, GError **error)
{
  g_autoptr (GPtrArray) due = hut_reader_notices_due (reader, office, day->now, HUT_REMINDER_DAYS,
                                                      HUT_REMINDER_MOST, error);

  day->after_meetings = due != NULL ? due->len : 0;
  return due != NULL;
}

/* What the place of that name lists. */
static gboolean
count_mine (HutDay *day, HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_auto (HutMineWho) who = { 0 };
  g_autoptr (GPtrArray) items = NULL;

  if (!hut_reader_mine_who (reader, NULL, &who, error))
    return FALSE;
  items = hut_reader_mine (reader, &who, HUT_MINE_PERSON, cancellable, error);
  if (items == NULL)
    return FALSE;
  hut_mine_count (items, day->now, hut_time_shown_zone (), day->mine);
  day->all_mine = items->len;
  return TRUE;
}

static gboolean
read_warnings (HutDay *day, HutReader *reader, HutOffice *office, GCancellable *cancellable,
               GError **error)
{
  day->warnings = hut_warning_read_open (reader, office, day->now, cancellable, error);
  return day->warnings != NULL;
}

static gboolean
read_lanes (HutDay *day, HutReader *reader, HutOffice *office, GError **error)
{
  day->lanes = hut_day_lanes_read (reader, office, day->now, error);
  return day->lanes != NULL;
}

HutDay *
hut_day_read_first (HutReader *reader, HutTime now, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutDay) day = g_new0 (HutDay, 1);

  g_atomic_ref_count_init (&day->refs);
  day->now = now;
  day->clock_off = hut_reader_clock_offset (reader);
  if (!read_open (day, reader, cancellable, error) ||
      !read_follow_up (day, reader, cancellable, error) ||
      !read_to_accept (day, reader, cancellable, error) ||
      !count_mine (day, reader, cancellable, error) ||
      !hut_reader_count_matters (reader, &day->matters, error) ||
      !count_meetings (day, reader, error) ||
      !hut_reader_count_whistles (reader, &day->whistles, error) ||
      !hut_reader_pending_counts (reader, &day->pending, error))
    return NULL;
  if (day->open == 0 && !read_empty (day, reader, cancellable, error))
    return NULL;
  return g_steal_pointer (&day);
}

static GPtrArray *
ref_rows (GPtrArray *rows)
{
  return rows != NULL ? g_ptr_array_ref (rows) : NULL;
}

/* The rows are common to both. */
static HutDay *
copy_first (HutDay *first)
{
  HutDay *day = g_memdup2 (first, sizeof *first);

  g_atomic_ref_count_init (&day->refs);
  ref_rows (day->first);
  ref_rows (day->newest);
  ref_rows (day->next);
  day->warnings = NULL;
  day->rates = NULL;
  day->lanes = NULL;
  return day;
}

HutDay *
hut_day_read_rest (HutDay *first, HutReader *reader, HutOffice *office, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (HutDay) day = copy_first (first);

  day->whole = TRUE;
  if (!count_after_meetings (day, reader, office, error) ||
      !hut_reader_count_unmarked (reader, &day->unmarked, error) ||
      !read_rates (day, reader, office, cancellable, error) ||
      !count_calling_again (day, reader, office, cancellable, error) ||
      !read_lanes (day, reader, office, error) ||
      !read_warnings (day, reader, office, cancellable, error))
    return NULL;
  return g_steal_pointer (&day);
}
