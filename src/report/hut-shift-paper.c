/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The schedule of a month as a paper. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-shift-paper.h"

#include "domain/hut-coverage.h"
#include "hut-config.h"
#include "store/hut-reader-duties.h"
#include "store/hut-reader-roster.h"

#include <glib/gi18n-lib.h>

#define HALF 15
#define NAME_SHARE 2.0

typedef struct
{
  HutPaper *paper;
  const HutRoster *roster;
  const HutRosterPeople *people;
  const gboolean *due;
  GTimeZone *zone;
  gint64 first;
} Making;

static char *
day_format (gint64 day, const char *format)
{
  return hut_time_format (day * HUT_TIME_DAY, hut_time_zone ("UTC"), format);
}

/* The name, or the family name alone. */
static char *
public_name (const HutRosterPeople *people, const HutUid *person)
{
  const char *name = hut_roster_people_name (people, person);
  g_autofree char *family = NULL;

  if (g_hash_table_contains (people->consented, person) || g_utf8_strlen (name, -1) < 2)
    return g_strdup (name);
  family = g_utf8_substring (name, 0, 1);
  /* Translators: %s is a family name; the person has not agreed that the whole is published. */
  return g_strdup_printf (_ ("%s …"), family);
}

/* All who are planned in the lane on the day, one below the other; NULL: nobody. */
static char *
names_of (const Making *making, const char *lane, gint64 day)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < making->roster->shifts->len; i++)
    {
      const HutRecord *shift = making->roster->shifts->pdata[i];
      HutUid person = hut_roster_uid (shift, "person");
      g_autofree char *name = NULL;

      if (g_strcmp0 (hut_record_get_text (shift, "lane"), lane) != 0 ||
          hut_time_day_number (hut_record_get_int (shift, "day", 0), making->zone) != day)
        continue;
      name = public_name (making->people, &person);
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", name);
    }
  return g_string_free (names, names->len == 0);
}

static gboolean
is_shown (const Making *making, gint64 day)
{
  if (making->due[day - making->first])
    return TRUE;
  for (guint i = 0; i < making->roster->shifts->len; i++)
    if (hut_time_day_number (hut_record_get_int (making->roster->shifts->pdata[i], "day", 0),
                             making->zone) == day)
      return TRUE;
  return FALSE;
}

static void
add_table (const Making *making, const GArray *days)
{
  g_autofree HutPaperColumn *columns = g_new0 (HutPaperColumn, days->len + 1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  columns[0] = (HutPaperColumn){ _ ("Lane"), NAME_SHARE, HUT_PAPER_LEFT };
  for (guint i = 0; i < days->len; i++)
    {
      gint64 day = g_array_index (days, gint64, i);
      g_autofree char *number = day_format (day, "%-d");
      g_autofree char *weekday = day_format (day, "%a");

      g_ptr_array_add (titles, g_strdup_printf ("%s\n%s", number, weekday));
      columns[i + 1] = (HutPaperColumn){ titles->pdata[i], 1, HUT_PAPER_CENTRE };
    }
  hut_paper_add_table (making->paper, columns, days->len + 1);
}

static void
add_lane (const Making *making, const HutRecord *lane, const GArray *days)
{
  const char *code = hut_record_get_text (lane, "code");
  const char *name = hut_record_get_text (lane, "name");
  g_autofree const char **cells = g_new0 (const char *, days->len + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  cells[0] = name != NULL ? name : code;
  for (guint i = 0; i < days->len; i++)
    {
      g_ptr_array_add (names, names_of (making, code, g_array_index (days, gint64, i)));
      cells[i + 1] = names->pdata[i];
    }
  hut_paper_add_row (making->paper, cells);
}

/* The days [@from, @until) of the month that are shown, where there are any. */
static void
add_half (const Making *making, gint64 from, gint64 until)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *first = day_format (from, C_ ("day", "%e %B"));
  g_autofree char *last = day_format (until - 1, C_ ("day", "%e %B"));
  g_autofree char *heading = g_strdup_printf ("%s – %s", first, last);

  for (gint64 day = from; day < until; day++)
    if (is_shown (making, day))
      g_array_append_val (days, day);
  if (days->len == 0)
    return;
  hut_paper_add_heading (making->paper, heading);
  add_table (making, days);
  for (guint i = 0; i < making->roster->places->len; i++)
    add_lane (making, making->roster->places->pdata[i], days);
}

HutPaper *
hut_shift_paper_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, gint64 first,
                     guint n_days, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  HutRosterAsk ask = { .from = hut_roster_day_start (first, zone),
                       .until = hut_roster_day_start (first + n_days, zone) };
  g_autoptr (HutRoster) roster = hut_reader_roster (reader, &ask, error);
  g_autoptr (HutRosterPeople) people = NULL;
  g_autofree gboolean *due = g_new0 (gboolean, n_days);
  g_autofree char *month = day_format (first, _ ("%B %Y"));
  g_autofree char *title = NULL;
  HutRosterMeasures measures;
  Making making;

  if (roster == NULL)
    return NULL;
  people = hut_reader_roster_people (reader, roster, error);
  if (people == NULL)
    return NULL;
  hut_roster_measures_of (office, &measures);
  for (guint day = 0; day < n_days; day++)
    {
      HutDayKind kind =
          hut_calendar_numbered_day (hut_office_get_calendar (office), first + day, NULL);

      due[day] =
          !measures.working_days || kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND;
    }
  /* Translators: a month. */
  title = g_strdup_printf (_ ("Patrols of the lanes, %s"), month);
  making = (Making){ hut_paper_desk_begin (desk, HUT_PAGE_LANDSCAPE, _ ("Schedule of patrols")),
                     roster,
                     people,
                     due,
                     zone,
                     first };
  hut_paper_add_title (making.paper, title);
  add_half (&making, first, first + HALF);
  hut_paper_add_page_break (making.paper);
  add_half (&making, first + HALF, first + n_days);
  hut_paper_add_note (making.paper, _ ("Who has not agreed that the name is published stands here "
                                       "by the family name."));
  return making.paper;
}
