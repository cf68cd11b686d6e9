/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Ratings as tables. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-table.h"

#include "roster/hut-coverage-lines.h"
#include "roster/hut-rating-lines.h"
#include "roster/hut-roster-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define NONE "–"

static HutResults *
table_new (GPtrArray *headings)
{
  HutResults *table = g_new0 (HutResults, 1);

  g_ptr_array_add (headings, NULL);
  table->headings = g_strdupv ((char **)headings->pdata);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  table->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  return table;
}

/* Takes over @cells and what they hold. */
static void
add_row (HutResults *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (table->rows, g_ptr_array_free (cells, FALSE));
}

static void
add_number (GPtrArray *cells, guint number)
{
  g_ptr_array_add (cells, g_strdup_printf ("%u", number));
}

static void
add_text (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : NONE));
}

/* ---- Lanes ---- */

/* Of all of them together, else the mean of those by name. */
static char *
score_of (GPtrArray *ratings, const char *subject)
{
  const HutRecord *together = hut_rating_find (ratings, subject, NULL);
  g_autoptr (GPtrArray) by_name = g_ptr_array_new ();

  if (together != NULL)
    return g_strdup_printf ("%d", (int)hut_record_get_int (together, "score", 0));
  for (guint i = 0; i < ratings->len; i++)
    if (g_strcmp0 (hut_record_get_text (ratings->pdata[i], "subject"), subject) == 0)
      g_ptr_array_add (by_name, ratings->pdata[i]);
  return hut_rating_mean_words (hut_rating_mean (by_name));
}

static guint
count_open (const HutRatingAnswer *answer, const char *lane)
{
  guint n = 0;

  for (guint i = 0; i < answer->handed_up->len; i++)
    {
      const HutHandedUp *handed = answer->handed_up->pdata[i];

      n += g_strcmp0 (hut_record_get_text (handed->finding, "lane"), lane) == 0 &&
           hut_finding_is_open (handed->finding);
    }
  return n;
}

static GPtrArray *
lane_cells (const HutRatingAnswer *answer, const HutPlaceCover *cover)
{
  const HutCode *subject = hut_kind_field (&hut_kind_rating, "subject")->codes;
  const char *code = hut_record_get_text (cover->place, "code");
  g_autoptr (GPtrArray) ratings = hut_rating_answer_of (answer, code);
  HutUid chief = hut_rating_answer_chief (answer, cover->place);
  g_autofree char *check = hut_roster_day_words (cover->last_check);
  GPtrArray *cells = g_ptr_array_new ();

  add_text (cells, hut_coverage_lane_name (cover->place));
  add_text (cells,
            hut_uid_is_nil (&chief) ? NULL : hut_roster_people_name (answer->people, &chief));
  for (; subject->code != NULL; subject++)
    g_ptr_array_add (cells, score_of (ratings, subject->code));
  g_ptr_array_add (cells, hut_rating_mean_words (hut_rating_mean (ratings)));
  add_text (cells, check);
  add_text (cells, cover->check_due ? _ ("due") : NULL);
  add_number (cells, count_open (answer, code));
  return cells;
}

HutResults *
hut_rating_table_lanes (const HutRatingAnswer *answer)
{
  const HutField *subjects = hut_kind_field (&hut_kind_rating, "subject");
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  HutResults *table;

  g_ptr_array_add (headings, (gpointer)_ ("Lane"));
  g_ptr_array_add (headings, (gpointer)_ ("Lane chief"));
  for (const HutCode *code = subjects->codes; code->code != NULL; code++)
    g_ptr_array_add (headings, (gpointer)hut_field_code_label (subjects, code->code));
  g_ptr_array_add (headings, (gpointer)C_ ("ratings", "Mean"));
  g_ptr_array_add (headings, (gpointer)_ ("Last check"));
  g_ptr_array_add (headings, (gpointer)_ ("Check"));
  g_ptr_array_add (headings, (gpointer)C_ ("rating gap", "Handed up, still open"));
  table = table_new (headings);
  for (guint i = 0; i < answer->coverage->places->len; i++)
    add_row (table,
             lane_cells (answer, &g_array_index (answer->coverage->places, HutPlaceCover, i)));
  return table;
}

/* ---- Chiefs ---- */

HutResults *
hut_rating_table_chiefs (const HutRatingAnswer *answer)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  HutResults *table;

  g_ptr_array_add (headings, (gpointer)_ ("Lane chief"));
  g_ptr_array_add (headings, (gpointer)_ ("Lanes"));
  g_ptr_array_add (headings, (gpointer)_ ("Patrols"));
  g_ptr_array_add (headings, (gpointer)_ ("Checks"));
  g_ptr_array_add (headings, (gpointer)_ ("Lanes rated"));
  g_ptr_array_add (headings, (gpointer)_ ("Handed up"));
  g_ptr_array_add (headings, (gpointer)C_ ("rating gap", "Handed up, still open"));
  table = table_new (headings);
  for (guint i = 0; i < answer->chiefs->len; i++)
    {
      const HutChiefRecord *record = answer->chiefs->pdata[i];
      GPtrArray *cells = g_ptr_array_new ();

      add_text (cells, hut_roster_people_name (answer->people, &record->chief));
      g_ptr_array_add (cells, hut_rating_lanes_words (record));
      add_number (cells, record->n_patrols);
      add_number (cells, record->n_checks);
      g_ptr_array_add (cells, g_strdup_printf ("%u/%u", record->n_rated, record->lanes->len));
      add_number (cells, record->n_up);
      add_number (cells, record->n_open);
      add_row (table, cells);
    }
  return table;
}

/* ---- What is open ---- */

HutResults *
hut_rating_table_open (const HutRatingAnswer *answer)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  HutResults *table;

  g_ptr_array_add (headings, (gpointer)_ ("Lane"));
  g_ptr_array_add (headings, (gpointer)_ ("Found on"));
  g_ptr_array_add (headings, (gpointer)_ ("Finding"));
  g_ptr_array_add (headings, (gpointer)_ ("Days open"));
  g_ptr_array_add (headings, (gpointer)_ ("How it stands"));
  table = table_new (headings);
  for (guint i = 0; i < answer->handed_up->len; i++)
    {
      const HutHandedUp *handed = answer->handed_up->pdata[i];
      const char *code = hut_record_get_text (handed->finding, "lane");
      const HutRecord *lane = code != NULL ? hut_rating_answer_lane (answer, code) : NULL;
      HutTime at = hut_record_get_int (handed->finding, "at", 0);
      g_autofree char *day = hut_roster_day_words (at);
      GPtrArray *cells;

      if (!hut_finding_is_open (handed->finding))
        continue;
      cells = g_ptr_array_new ();
      add_text (cells, lane != NULL ? hut_coverage_lane_name (lane) : code);
      add_text (cells, day);
      add_text (cells, hut_record_get_text (handed->finding, "words"));
      add_number (cells, (guint)MAX ((answer->now - at) / HUT_TIME_DAY, 0));
      g_ptr_array_add (cells, hut_rating_handed_words (handed));
      add_row (table, cells);
    }
  return table;
}
