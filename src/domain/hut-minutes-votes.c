/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Votes in minutes: the count, its arithmetic, the article, the verdict. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-private.h"

#include "domain/hut-decision-words.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-motion-count.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_number (GString *row, gboolean known, gint64 number, gboolean area)
{
  g_autofree char *words = area ? hut_area_words (number) : NULL;

  if (row->len > 0)
    g_string_append_c (row, '\t');
  if (known && area)
    g_string_append (row, words);
  else if (known)
    g_string_append_printf (row, "%" G_GINT64_FORMAT, number);
}

static void
add_table (HutMinutesWriting *writing, const HutRecord *motion)
{
  g_autoptr (GString) row = g_string_new (_ ("Persons"));
  g_autoptr (GString) areas = g_string_new (_ ("Area"));
  HutTally tally;

  hut_motion_recorded (motion, &tally);
  {
    const gint64 people[] = { tally.base,    tally.present, tally.yes,      tally.no,
                              tally.abstain, tally.spoiled, tally.not_voted };
    const gint64 area[] = {
      tally.area_base, 0, tally.area_yes, tally.area_no, tally.area_abstain, tally.area_spoiled, 0
    };

    for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
      {
        add_number (row, TRUE, people[i], FALSE);
        add_number (areas, i != 1 && i != 6, area[i], TRUE);
      }
  }
  /* Translators: the head of a table, its cells parted by tabs: keep them. */
  hut_minutes_add_line (
      writing, _ ("Counted\tEntitled\tPresent\tFor\tAgainst\tAbstaining\tSpoiled\tNot voted"));
  hut_minutes_add_line (writing, row->str);
  if (tally.has_area)
    hut_minutes_add_line (writing, areas->str);
}

static void
add_counters (HutMinutesWriting *writing, const HutRecord *motion)
{
  const char *first = hut_record_get_text (motion, "counter_1");
  const char *second = hut_record_get_text (motion, "counter_2");
  g_autofree char *both = first != NULL && second != NULL
                              ? g_strconcat (first, C_ ("between names", ", "), second, NULL)
                              : g_strdup (first != NULL ? first : second);

  hut_minutes_add_labelled (writing, C_ ("minutes", "Counted by"), both);
}

static void
add_result (HutMinutesWriting *writing, const HutRecord *motion)
{
  const char *why = hut_record_get_text (motion, "why");
  const char *verdict = hut_minutes_verdict (motion);
  g_autofree char *result = verdict != NULL && why != NULL
                                ? g_strconcat (verdict, C_ ("between words", "; "), why, NULL)
                                : g_strdup (verdict);

  hut_minutes_add_labelled (writing, C_ ("minutes", "Reckoned"),
                            hut_record_get_text (motion, "arithmetic"));
  hut_minutes_add_labelled (writing, C_ ("minutes", "By"),
                            hut_record_get_text (motion, "citation"));
  hut_minutes_add_labelled (writing, C_ ("minutes", "Result"), result);
  if (hut_record_get_text (motion, "submit") != NULL)
    hut_minutes_add_paragraphs (writing, hut_record_get_text (motion, "submit"));
}

static void
add_motion (HutMinutesWriting *writing, const HutRecord *motion)
{
  const char *state = hut_record_get_text (motion, "state");
  g_autofree char *method = hut_minutes_field (motion, "method");
  g_autofree char *stands = hut_minutes_field (motion, "state");
  g_autofree char *count = hut_minutes_count (motion);

  hut_minutes_add_labelled (writing, C_ ("minutes", "Motion"),
                            hut_record_get_text (motion, "title"));
  hut_minutes_add_labelled (writing, C_ ("minutes", "Method"), method);
  if (g_strcmp0 (state, "withdrawn") == 0 || count == NULL)
    {
      hut_minutes_add_labelled (writing, C_ ("minutes", "State"), stands);
      return;
    }
  add_counters (writing, motion);
  if (g_strcmp0 (hut_record_get_text (motion, "method"), "poll") == 0)
    {
      hut_minutes_add_labelled (writing, C_ ("minutes", "Count"), count);
      hut_minutes_add_line (writing, _ ("A poll is advice, and decides nothing."));
      return;
    }
  add_table (writing, motion);
  add_result (writing, motion);
}

void
hut_minutes_add_votes (HutMinutesWriting *writing, const HutRecord *topic)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < writing->meeting->motions->len; i++)
    {
      const HutRecord *motion = writing->meeting->motions->pdata[i];

      if (!hut_meeting_is_of (motion, "topic", &topic->id))
        continue;
      if (!begun)
        hut_minutes_begin_section (writing, C_ ("minutes", "Votes"));
      begun = TRUE;
      add_motion (writing, motion);
    }
}
