/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A schedule in words. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-shift-lines.h"

#include "roster/hut-coverage-lines.h"
#include "widgets/hut-line-list.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define COLUMN 56 /* pixels: three characters of a name */
#define OTHERS 24 /* stewards of other lanes that are offered */

static const char *
lane_name (const HutShiftDraft *draft, guint lane)
{
  return hut_coverage_lane_name (draft->lanes->pdata[lane]);
}

/* ---- Cells ---- */

GArray *
hut_shift_columns_new (const HutShiftAnswer *answer, const HutShiftDraft *draft)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *used = g_memdup2 (answer->due, answer->n_days * sizeof (gboolean));

  for (guint i = 0; i < draft->slots->len; i++)
    used[((HutShiftSlot *)draft->slots->pdata[i])->day] = TRUE;
  for (guint day = 0; day < answer->n_days; day++)
    if (used[day])
      g_array_append_val (columns, day);
  return columns;
}

static void
fill_heads (HutGridTable *table, const HutShiftAnswer *answer, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      gint64 day = answer->first + g_array_index (columns, guint, i);
      HutTime time = day * HUT_TIME_DAY;
      g_autofree char *number = hut_time_format (time, hut_time_zone ("UTC"), "%-d");
      g_autofree char *weekday = hut_time_format (time, hut_time_zone ("UTC"), "%a");

      table->columns[i] = g_string_chunk_insert_const (table->chunk, number);
      table->days[i] = g_string_chunk_insert_const (table->chunk, weekday);
      table->quiet[i] = day < answer->today;
      if (day == answer->today)
        table->today = (int)i;
    }
}

/* A name; "!" before it where the person is in another lane too, a mark where it is not kept yet.
 */
static void
fill_cell (HutGridTable *table, HutGridCell *cell, const HutShiftAnswer *answer,
           const HutShiftDraft *draft, const HutShiftSlot *slot)
{
  gboolean nobody = hut_uid_is_nil (&slot->person);
  gboolean clash = hut_shift_draft_clash (draft, slot) != NULL;
  g_autofree char *text = NULL;

  if (nobody)
    text = g_strdup (C_ ("schedule cell", "–"));
  else
    text = g_strconcat (clash ? "!" : "", hut_roster_people_name (answer->people, &slot->person),
                        NULL);
  cell->text = g_string_chunk_insert_const (table->chunk, text);
  cell->tone = clash                           ? HUT_GRID_BAD
               : nobody                        ? HUT_GRID_SOON
               : hut_shift_slot_is_kept (slot) ? HUT_GRID_GOOD
                                               : HUT_GRID_PLAIN;
  cell->mark = hut_shift_slot_is_kept (slot) ? HUT_GRID_PLAIN : HUT_GRID_SOON;
}

HutGridTable *
hut_shift_table_new (const HutShiftAnswer *answer, const HutShiftDraft *draft,
                     const GArray *columns)
{
  HutGridTable *table = hut_grid_table_new (draft->lanes->len, columns->len);
  g_autofree int *column_of = g_new (int, answer->n_days);

  table->column_width = COLUMN;
  table->carries = TRUE;
  fill_heads (table, answer, columns);
  for (guint day = 0; day < answer->n_days; day++)
    column_of[day] = -1;
  for (guint i = 0; i < columns->len; i++)
    column_of[g_array_index (columns, guint, i)] = (int)i;
  for (guint lane = 0; lane < draft->lanes->len; lane++)
    table->rows[lane] = g_string_chunk_insert (table->chunk, lane_name (draft, lane));
  /* The first of a lane and day is the one that shows. */
  for (guint i = draft->slots->len; i-- > 0;)
    {
      const HutShiftSlot *slot = draft->slots->pdata[i];

      if (column_of[slot->day] >= 0)
        fill_cell (table, hut_grid_table_cell (table, slot->lane, (guint)column_of[slot->day]),
                   answer, draft, slot);
    }
  return table;
}

char *
hut_shift_reason_words (const HutShiftDraft *draft, const HutShiftSlot *slot)
{
  const HutShiftSlot *other = slot != NULL ? hut_shift_draft_clash (draft, slot) : NULL;

  if (slot == NULL)
    return g_strdup (_ ("Nobody is planned yet."));
  if (other != NULL)
    return g_strdup_printf (_ ("In two places: the same day in %s too."),
                            lane_name (draft, other->lane));
  return slot->reason != NULL ? g_strdup_printf (_ ("Reason: %s"), slot->reason) : g_strdup ("");
}

char *
hut_shift_cell_words (const HutShiftAnswer *answer, const HutShiftDraft *draft, guint lane,
                      guint day)
{
  const HutShiftSlot *slot = hut_shift_draft_slot (draft, lane, day);
  g_autofree char *words = hut_coverage_day_words (answer->first + day);
  g_autofree char *reason = hut_shift_reason_words (draft, slot);
  const char *name = slot == NULL || hut_uid_is_nil (&slot->person)
                         ? C_ ("schedule", "nobody")
                         : hut_roster_people_name (answer->people, &slot->person);

  return g_strdup_printf ("%s %s %s · %s", lane_name (draft, lane), words, name, reason);
}

/* ---- Who could ---- */

static char *
note_of (const HutShiftDraft *draft, const HutShiftCandidate *candidate)
{
  g_autofree char *shifts =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shift this month", "%u shifts this month",
                                    candidate->n_shifts),
                       candidate->n_shifts);
  const char *where = candidate->of_lane ? _ ("of this lane") : _ ("of another lane");

  if (candidate->other != NULL)
    return g_strdup_printf (_ ("%s · %s · that day in %s"), where, shifts,
                            lane_name (draft, candidate->other->lane));
  if (!candidate->available)
    return g_strdup_printf (_ ("%s · %s · not free on this weekday"), where, shifts);
  return g_strdup_printf ("%s · %s", where, shifts);
}

GPtrArray *
hut_shift_candidate_lines (const HutShiftAnswer *answer, const HutShiftDraft *draft, guint lane,
                           guint day)
{
  g_autoptr (GArray) candidates = hut_shift_draft_candidates (draft, answer->roster->roles,
                                                              answer->people->available, lane, day);
  const HutShiftSlot *slot = hut_shift_draft_slot (draft, lane, day);
  GPtrArray *lines = g_ptr_array_new ();
  guint n_others = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const HutShiftCandidate *one = &g_array_index (candidates, HutShiftCandidate, i);
      g_autofree char *id = hut_uid_to_string (&one->person);
      HutLine *line;

      if (!one->of_lane && n_others++ >= OTHERS)
        break;
      line = hut_line_new (id);
      line->title = g_strdup (hut_roster_people_name (answer->people, &one->person));
      line->note = note_of (draft, one);
      if (slot != NULL && hut_uid_equal (&slot->person, &one->person))
        {
          line->chip = g_strdup (_ ("planned here"));
          line->chip_icon = "hut-done-symbolic";
          line->chip_tone = "good";
          line->strong = TRUE;
        }
      else if (one->other != NULL)
        {
          line->chip = g_strdup (_ ("has a lane"));
          line->chip_icon = "hut-conflict-symbolic";
          line->chip_tone = "overdue";
        }
      else if (!one->available)
        {
          line->chip = g_strdup (_ ("not free"));
          line->chip_icon = "hut-clock-symbolic";
          line->chip_tone = "done";
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

char *
hut_shift_summary_words (const HutShiftAnswer *answer, const HutShiftDraft *draft)
{
  guint n_due = 0, n_planned = 0;

  for (guint day = 0; day < answer->n_days; day++)
    n_due += answer->due[day] ? draft->lanes->len : 0;
  for (guint i = 0; i < draft->slots->len; i++)
    n_planned += !hut_uid_is_nil (&((HutShiftSlot *)draft->slots->pdata[i])->person);
  return g_strdup_printf (_ ("Planned %u of %u · not kept yet %u · in two places %u"), n_planned,
                          n_due, hut_shift_draft_count_changes (draft),
                          hut_shift_draft_count_clashes (draft));
}
