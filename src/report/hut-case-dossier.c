/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A case with its steps and tasks, and the parts of papers that show them. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-dossier.h"

#include "hut-config.h"
#include "store/hut-case.h"
#include "store/hut-reader-parts.h"

#include <glib/gi18n-lib.h>

HutCaseDossier *
hut_case_dossier_new (HutReader *reader, HutRecord *record, GError **error)
{
  g_autoptr (HutCaseDossier) dossier = g_new0 (HutCaseDossier, 1);

  dossier->record = record;
  dossier->number = hut_case_number_words (hut_record_get_text (record, "number"), &record->id);
  dossier->actors = g_ptr_array_new_with_free_func (g_free);
  dossier->events = hut_reader_case_parts (reader, &hut_kind_event, &record->id, error);
  if (dossier->events == NULL)
    return NULL;
  dossier->tasks = hut_reader_case_parts (reader, &hut_kind_task, &record->id, error);
  if (dossier->tasks == NULL)
    return NULL;
  for (guint i = 0; i < dossier->events->len; i++)
    {
      const char *by = hut_record_get_text (g_ptr_array_index (dossier->events, i), "by");

      g_ptr_array_add (dossier->actors, by != NULL ? hut_reader_account_name (reader, by) : NULL);
    }
  return g_steal_pointer (&dossier);
}

void
hut_case_dossier_free (HutCaseDossier *dossier)
{
  if (dossier == NULL)
    return;
  hut_record_free (dossier->record);
  g_free (dossier->number);
  g_clear_pointer (&dossier->events, g_ptr_array_unref);
  g_clear_pointer (&dossier->tasks, g_ptr_array_unref);
  g_ptr_array_unref (dossier->actors);
  g_free (dossier);
}

HutTime
hut_case_dossier_entered (const HutCaseDossier *dossier, const char *state)
{
  for (guint i = dossier->events->len; i > 0; i--)
    {
      const HutRecord *event = g_ptr_array_index (dossier->events, i - 1);

      if (g_strcmp0 (hut_record_get_text (event, "state"), state) == 0)
        return hut_record_get_int (event, "at", 0);
    }
  return 0;
}

/* How many of the five steps are behind a case in @state. */
static guint
steps_done (const char *state)
{
  static const struct
  {
    const char *state;
    guint done;
  } progress[] = {
    { "received", 0 },    { "disputed", 0 },           { "accepted", 1 }, { "assigned", 2 },
    { "in-progress", 2 }, { "awaiting-call-back", 4 }, { "closed", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (progress); i++)
    if (g_strcmp0 (state, progress[i].state) == 0)
      return progress[i].done;
  return 0;
}

void
hut_case_dossier_add_progress (const HutCaseDossier *dossier, HutPaper *paper)
{
  const HutRecord *record = dossier->record;
  const char *state = hut_record_get_text (record, "state");
  gboolean left = g_strcmp0 (state, "returned") == 0 || g_strcmp0 (state, "void") == 0;
  guint done = steps_done (state);
  const HutTime times[] = {
    hut_case_dossier_entered (dossier, "accepted"),
    hut_case_dossier_entered (dossier, "assigned"),
    hut_case_dossier_entered (dossier, "in-progress"),
    hut_record_get_int (record, "done_at", 0),
    hut_record_get_int (record, "call_back_at", 0),
  };
  HutPaperStep steps[] = {
    { .label = C_ ("progress", "Acceptance") }, { .label = C_ ("progress", "Assignment") },
    { .label = C_ ("progress", "Work") },       { .label = C_ ("progress", "Answer") },
    { .label = C_ ("progress", "Call-back") },
  };
  char *words[G_N_ELEMENTS (steps)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean begun = i < done || g_strcmp0 (state, "in-progress") == 0;

      steps[i].state = i < done             ? HUT_PAPER_STEP_DONE
                       : i == done && !left ? HUT_PAPER_STEP_NOW
                                            : HUT_PAPER_STEP_AHEAD;
      words[i] = begun && i <= done ? hut_paper_desk_time (times[i]) : NULL;
      steps[i].time = words[i];
    }
  hut_paper_add_progress (paper, steps, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_free (words[i]);
}

/* How it was done, which unit it concerns, until when: before the words of the step. */
static char *
step_words (const HutPaperDesk *desk, const HutRecord *event)
{
  g_autofree char *state = hut_paper_desk_value (desk, event, "state");
  g_autofree char *how = hut_paper_desk_value (desk, event, "how");
  g_autofree char *unit = hut_paper_desk_value (desk, event, "unit");
  g_autofree char *due = hut_paper_desk_value (desk, event, "due_at");
  g_autofree char *words = hut_paper_desk_value (desk, event, "words");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const parts[] = { state, how, unit, due, words };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between parts", "; ") : "",
                              parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_step (const HutRecord *event)
{
  return g_strcmp0 (hut_record_get_text (event, "code"), "shown") != 0;
}

void
hut_case_dossier_add_steps (const HutCaseDossier *dossier, const HutPaperDesk *desk,
                            HutPaper *paper)
{
  const HutPaperColumn columns[] = {
    { _ ("Time"), 17, HUT_PAPER_LEFT },
    { _ ("Step"), 17, HUT_PAPER_LEFT },
    { _ ("By"), 12, HUT_PAPER_LEFT },
    { _ ("Words"), 54, HUT_PAPER_LEFT },
  };

  guint n_steps = 0;

  hut_paper_add_heading (paper, _ ("Steps on record"));
  for (guint i = 0; i < dossier->events->len; i++)
    n_steps += is_step (g_ptr_array_index (dossier->events, i));
  if (n_steps == 0)
    {
      hut_paper_add_text (paper, _ ("Nothing is on record yet."));
      return;
    }
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < dossier->events->len; i++)
    {
      const HutRecord *event = g_ptr_array_index (dossier->events, i);
      g_autofree char *time = hut_paper_desk_value (desk, event, "at");
      g_autofree char *step = hut_paper_desk_value (desk, event, "code");
      g_autofree char *words = step_words (desk, event);
      const char *const cells[] = { time, step, g_ptr_array_index (dossier->actors, i), words };

      if (is_step (event))
        hut_paper_add_row (paper, cells);
    }
}

char *
hut_case_dossier_where (const HutCaseDossier *dossier, const HutPaperDesk *desk)
{
  g_autofree char *community = hut_paper_desk_value (desk, dossier->record, "community");
  g_autofree char *address = hut_paper_desk_value (desk, dossier->record, "address");

  if (community == NULL || address == NULL)
    return g_strdup (community != NULL ? community : address);
  return g_strdup_printf (C_ ("community, address", "%s, %s"), community, address);
}

char *
hut_case_dossier_category (const HutCaseDossier *dossier)
{
  static const char *const levels[] = { "category", "category_2", "category_3" };
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const char *name = hut_record_get_text (dossier->record, levels[i]);

      if (name != NULL)
        g_string_append_printf (path, "%s%s", path->len > 0 ? " / " : "", name);
    }
  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}
