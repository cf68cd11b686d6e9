/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Coverage in words. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-lines.h"

#include "roster/hut-roster-words.h"
#include "widgets/hut-line-list.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- Names ---- */

char *
hut_coverage_day_words (gint64 day)
{
  /* Translators: a strftime pattern for a day of this year. */
  g_autofree char *words =
      hut_time_format (day * HUT_TIME_DAY, hut_time_zone ("UTC"), C_ ("day", "%e %B"));

  return g_strdup (g_strstrip (words));
}

char *
hut_coverage_weekday_words (gint64 day)
{
  /* Translators: a strftime pattern for a day and its weekday. */
  g_autofree char *words =
      hut_time_format (day * HUT_TIME_DAY, hut_time_zone ("UTC"), C_ ("day", "%A, %e %B"));

  return g_strdup (g_strstrip (words));
}

const char *
hut_coverage_lane_name (const HutRecord *lane)
{
  const char *name = hut_record_get_text (lane, "name");

  return name != NULL ? name : hut_record_get_text (lane, "code");
}

static const char *
place_name (const HutCoverageAnswer *answer, const HutRecord *record)
{
  const char *code = hut_roster_place (record);
  const char *name = code != NULL ? g_hash_table_lookup (answer->names, code) : NULL;

  return name != NULL ? name : code != NULL ? code : "";
}

/* ---- Cells ---- */

static char *
patrols_words (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u patrol done", "%u patrols done", n), n);
}

static gboolean
few (const HutCoverCell *cell)
{
  return cell->cover == HUT_COVER_TOO_FEW || cell->cover == HUT_COVER_BARE;
}

char *
hut_coverage_cell_words (const HutCoverSpan *span, guint lane, guint day)
{
  const HutCoverCell *cell = hut_cover_span_cell (span, lane, day);
  gint64 number = span->first + day;
  g_autofree char *words = hut_coverage_day_words (number);
  g_autofree char *state = cell->n_patrols > 0     ? patrols_words (cell->n_patrols)
                           : !span->due[day]       ? g_strdup (_ ("no patrol due"))
                           : number > span->today  ? g_strdup (_ ("not begun"))
                           : number == span->today ? g_strdup (_ ("no patrol yet"))
                                                   : g_strdup (_ ("no patrol was done"));

  return g_strconcat (hut_coverage_lane_name (span->lanes->pdata[lane]), " ", words, " ", state,
                      few (cell) ? C_ ("coverage", ", too few people") : NULL, NULL);
}

/* A sign and a word, so that no cell is told by its colour alone. */
static void
fill_cell (HutGridCell *cell, GStringChunk *chunk, const HutCoverSpan *span, guint lane, guint day)
{
  const HutCoverCell *of = hut_cover_span_cell (span, lane, day);
  gint64 number = span->first + day;

  if (number <= span->today && few (of))
    cell->mark = HUT_GRID_BAD;
  if (of->n_patrols > 0)
    {
      g_autofree char *text = g_strdup_printf ("✓%u", of->n_patrols);

      cell->text = g_string_chunk_insert_const (chunk, text);
      cell->tone = HUT_GRID_GOOD;
    }
  else if (!span->due[day])
    {
      cell->text = number <= span->today ? C_ ("coverage cell", "–") : NULL;
      cell->tone = HUT_GRID_QUIET;
    }
  else if (number > span->today)
    cell->tone = HUT_GRID_PLAIN;
  else
    {
      cell->text = number == span->today ? C_ ("coverage cell", "○") : C_ ("coverage cell", "✗0");
      cell->tone = number == span->today ? HUT_GRID_SOON : HUT_GRID_BAD;
    }
}

void
hut_coverage_fill_heads (HutGridTable *table, gint64 first, gint64 today)
{
  for (guint day = 0; day < table->n_columns; day++)
    {
      HutTime time = (first + day) * HUT_TIME_DAY;
      g_autofree char *number = hut_time_format (time, hut_time_zone ("UTC"), "%-d");
      g_autofree char *weekday = hut_time_format (time, hut_time_zone ("UTC"), "%a");

      table->columns[day] = g_string_chunk_insert_const (table->chunk, number);
      table->days[day] = g_string_chunk_insert_const (table->chunk, weekday);
      if (first + day == today)
        table->today = (int)day;
    }
}

HutGridTable *
hut_coverage_table_new (const HutCoverageAnswer *answer)
{
  const HutCoverSpan *span = answer->span;
  HutGridTable *table = hut_grid_table_new (span->lanes->len, span->n_days);

  hut_coverage_fill_heads (table, span->first, span->today);
  for (guint day = 0; day < span->n_days; day++)
    table->quiet[day] = !span->due[day];
  for (guint lane = 0; lane < span->lanes->len; lane++)
    {
      table->rows[lane] =
          g_string_chunk_insert (table->chunk, hut_coverage_lane_name (span->lanes->pdata[lane]));
      for (guint day = 0; day < span->n_days; day++)
        fill_cell (hut_grid_table_cell (table, lane, day), table->chunk, span, lane, day);
    }
  return table;
}

/* ---- Lists ---- */

static gboolean
is_in (const HutCoverageAnswer *answer, const HutPlaceCover *cover, HutCoverList list)
{
  switch (list)
    {
    case HUT_COVER_LIST_DUE:
      return TRUE;
    case HUT_COVER_LIST_DONE:
      return cover->n_patrols > 0;
    case HUT_COVER_LIST_GAPS:
      return answer->day->due && !answer->day->ahead && cover->n_patrols == 0;
    case HUT_COVER_LIST_BARE:
      return cover->n_vacant > 0 || (!answer->grids && !cover->has_chief);
    default:
      return FALSE;
    }
}

guint
hut_coverage_list_count (const HutCoverageAnswer *answer, HutCoverList list)
{
  guint n = 0;

  if (list == HUT_COVER_LIST_CLASH)
    return answer->day->clashes->len;
  for (guint i = 0; i < answer->day->places->len; i++)
    n += is_in (answer, &g_array_index (answer->day->places, HutPlaceCover, i), list);
  return n;
}

/* "缺小巷管家 1 名 · 没有街巷长 · 上次巡查 11月25日 · 小巷管家 3 名" */
static char *
note_of (const HutCoverageAnswer *answer, const HutPlaceCover *cover)
{
  GTimeZone *zone = hut_time_zone (NULL);
  gint64 last = cover->last_patrol != 0 ? hut_time_day_number (cover->last_patrol, zone) : 0;
  g_autofree char *day = last != 0 ? hut_coverage_day_words (last) : NULL;
  GString *note = g_string_new (NULL);

  if (cover->n_vacant > 0 && answer->grids)
    g_string_append_printf (note, _ ("grid workers missing: %u"), cover->n_vacant);
  else if (cover->n_vacant > 0)
    g_string_append_printf (note,
                            g_dngettext (GETTEXT_PACKAGE, "%u steward is missing",
                                         "%u stewards are missing", cover->n_vacant),
                            cover->n_vacant);
  if (!answer->grids && !cover->has_chief)
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", _ ("no lane chief"));
  if (note->len > 0)
    g_string_append (note, " · ");
  if (last == answer->day_number)
    g_string_append (note, _ ("patrolled on the day"));
  else if (day != NULL)
    g_string_append_printf (note, _ ("last patrol %s"), day);
  else
    g_string_append (note, _ ("no patrol is known"));
  if (cover->n_vacant == 0 && answer->grids)
    g_string_append_printf (note, _ (" · grid workers: %u"), cover->n_people);
  else if (cover->n_vacant == 0)
    g_string_append_printf (
        note, g_dngettext (GETTEXT_PACKAGE, " · %u steward", " · %u stewards", cover->n_people),
        cover->n_people);
  return g_string_free (note, FALSE);
}

static void
set_chip (HutLine *line, const HutCoverageAnswer *answer, const HutPlaceCover *cover)
{
  gboolean today = answer->day_number == answer->span->today;

  if (cover->n_patrols > 0)
    {
      line->chip = patrols_words (cover->n_patrols);
      line->chip_icon = "hut-done-symbolic";
      line->chip_tone = "good";
    }
  else if (!answer->day->due || answer->day->ahead)
    {
      line->chip = g_strdup (answer->day->ahead ? _ ("not begun") : _ ("no patrol due"));
      line->chip_icon = "hut-clock-symbolic";
      line->chip_tone = "done";
    }
  else
    {
      line->chip = g_strdup (today ? _ ("no patrol yet") : _ ("no patrol was done"));
      line->chip_icon = today ? "hut-clock-symbolic" : "hut-overdue-symbolic";
      line->chip_tone = today ? "soon" : "overdue";
    }
}

static HutLine *
lane_line (const HutCoverageAnswer *answer, const HutPlaceCover *cover)
{
  g_autofree char *id = g_strconcat ("lane:", hut_record_get_text (cover->place, "code"), NULL);
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (hut_coverage_lane_name (cover->place));
  line->note = note_of (answer, cover);
  set_chip (line, answer, cover);
  return line;
}

/* "学堂路 09:00–09:40" of a patrol; of a shift the lane. */
static char *
span_words (const HutCoverageAnswer *answer, const HutRecord *record)
{
  const char *place = place_name (answer, record);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (record->kind != &hut_kind_patrol)
    return g_strdup (place);
  from = hut_roster_clock_words (hut_record_get_int (record, "began_at", 0));
  until = hut_roster_clock_words (hut_record_get_int (record, "ended_at", 0));
  return until != NULL ? g_strdup_printf ("%s %s–%s", place, from, until)
                       : g_strdup_printf ("%s %s", place, from);
}

static HutLine *
clash_line (const HutCoverageAnswer *answer, const HutRosterClash *clash, guint n)
{
  g_autofree char *person = hut_uid_to_string (&clash->person);
  g_autofree char *id = g_strdup_printf ("person:%s#%u", person, n);
  g_autofree char *first = span_words (answer, clash->first);
  g_autofree char *second = span_words (answer, clash->second);
  HutLine *line = hut_line_new (id);

  /* Both places need the width: no chip beside them. */
  line->title = g_strdup_printf (clash->planned ? _ ("%s is planned in two places")
                                                : _ ("%s was in two places at once"),
                                 hut_roster_people_name (answer->people, &clash->person));
  line->note = g_strdup_printf ("%s · %s", first, second);
  return line;
}

static HutCoverNone
none_done (const HutCoverageAnswer *answer, HutCoverList list)
{
  if (answer->day->ahead)
    return (HutCoverNone){ "hut-clock-symbolic", _ ("This day is still to come"), "" };
  if (!answer->day->due)
    return (HutCoverNone){ "hut-clock-symbolic", _ ("No patrol is due on this day"), "" };
  if (list == HUT_COVER_LIST_GAPS)
    return (HutCoverNone){ "hut-done-symbolic", _ ("All patrols of the day are done"),
                           answer->grids ? _ ("Every grid was patrolled: well done.")
                                         : _ ("Every lane was patrolled: well done.") };
  return (HutCoverNone){ "hut-clock-symbolic", _ ("No patrol of the day is on record"),
                         _ ("One that is entered under patrols and visits counts at once.") };
}

HutCoverNone
hut_coverage_list_none (const HutCoverageAnswer *answer, HutCoverList list)
{
  if (answer->day->places->len == 0 && list != HUT_COVER_LIST_CLASH)
    return answer->grids ? (HutCoverNone){ "hut-clock-symbolic", _ ("There are no grids"), "" }
                         : (HutCoverNone){ "hut-clock-symbolic", _ ("There are no lanes"),
                                           _ ("The grids of the street can be chosen above.") };
  if (list == HUT_COVER_LIST_BARE)
    return (HutCoverNone){ "hut-done-symbolic", _ ("Nobody is missing"),
                           answer->grids ? _ ("Every grid has its workers.")
                                         : _ ("Every lane has its chief and its stewards.") };
  if (list == HUT_COVER_LIST_CLASH)
    return (HutCoverNone){ "hut-done-symbolic", _ ("Nobody was in two places"),
                           _ ("No two patrols or shifts of one person meet on this day.") };
  return none_done (answer, list);
}

GPtrArray *
hut_coverage_list_lines (const HutCoverageAnswer *answer, HutCoverList list)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < answer->day->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (answer->day->places, HutPlaceCover, i);

      if (is_in (answer, cover, list))
        g_ptr_array_add (lines, lane_line (answer, cover));
    }
  for (guint i = 0; list == HUT_COVER_LIST_CLASH && i < answer->day->clashes->len; i++)
    g_ptr_array_add (
        lines, clash_line (answer, &g_array_index (answer->day->clashes, HutRosterClash, i), i));
  return lines;
}
