/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of findings and visits. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-lines.h"

#include "domain/hut-mask.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
set_chip (HutLine *line, HutStand stand)
{
  static const struct
  {
    const char *icon, *tone;
  } looks[] = {
    [HUT_STAND_NONE] = { NULL, NULL },
    [HUT_STAND_OPEN] = { "hut-clock-symbolic", "soon" },
    [HUT_STAND_CASE] = { "hut-cases-symbolic", "at-work" },
    [HUT_STAND_SOLVED] = { "hut-eye-symbolic", "good" },
    [HUT_STAND_DONE] = { "hut-done-symbolic", "done" },
  };

  if (stand == HUT_STAND_NONE)
    return;
  line->chip = g_strdup (hut_stand_label (stand));
  line->chip_icon = looks[stand].icon;
  line->chip_tone = looks[stand].tone;
}

static void
add_text (GStrvBuilder *parts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_strv_builder_add (parts, text);
}

static void
add_code (GStrvBuilder *parts, const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  if (code != NULL)
    g_strv_builder_add (parts, hut_field_code_label (hut_kind_field (record->kind, field), code));
}

/* "Case 2026-000123: in progress" */
static void
add_case (GStrvBuilder *parts, const HutFindingRow *row)
{
  const char *number = row->of_case != NULL ? hut_record_get_text (row->of_case, "number") : NULL;
  g_autofree char *how = hut_stand_case_words (row->of_case);
  g_autofree char *words = NULL;

  if (how == NULL)
    return;
  /* Translators: the number of a case, and how it stands. */
  words = number != NULL ? g_strdup_printf (_ ("case %s: %s"), number, how)
                         : g_strdup_printf (_ ("case: %s"), how);
  g_strv_builder_add (parts, words);
}

/* What the case says already is not said again. */
static void
add_outcome (GStrvBuilder *parts, const HutFindingRow *row, const char *field)
{
  const char *words = hut_record_get_text (row->record, field);
  const char *answer = row->of_case != NULL ? hut_record_get_text (row->of_case, "answer") : NULL;

  if (g_strcmp0 (words, answer) != 0)
    add_text (parts, words);
}

static void
add_photos (GStrvBuilder *parts, const HutFindingRow *row)
{
  g_autofree char *words = NULL;

  if (row->n_photos == 0)
    return;
  words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u photograph", "%u photographs", row->n_photos),
      row->n_photos);
  g_strv_builder_add (parts, words);
  if (row->before_and_after)
    g_strv_builder_add (parts, _ ("before and after"));
}

static char *
day_of (const HutRecord *record)
{
  return hut_time_format (hut_record_get_int (record, "at", 0), hut_time_zone (NULL), "%Y-%m-%d");
}

static char *
finding_note (const HutFindingRow *row)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  add_text (parts, row->place);
  add_text (parts, row->person);
  add_text (parts, hut_record_get_text (row->record, "address"));
  add_code (parts, row->record, "route");
  add_photos (parts, row);
  add_case (parts, row);
  add_outcome (parts, row, "result");
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
add_finding_buttons (HutLine *line, const HutFindingRow *row)
{
  if (row->stand == HUT_STAND_DONE)
    hut_line_add_button (line, g_strdup (_ ("Take Up Again…")), "findings.reopen", NULL);
  else if (row->stand == HUT_STAND_SOLVED)
    hut_line_add_button (line, g_strdup (_ ("Confirm…")), "findings.done", NULL);
  else
    hut_line_add_button (line, g_strdup (_ ("Done…")), "findings.done", NULL);
  if (row->of_case != NULL)
    hut_line_add_button (line, g_strdup (_ ("Show the Case")), "findings.show-case", NULL);
  else if (row->stand == HUT_STAND_OPEN)
    hut_line_add_button (line, g_strdup (_ ("Make a Case…")), "findings.to-case", NULL);
  hut_line_add_button (line, g_strdup (_ ("Photographs…")), "findings.photos", NULL);
}

HutLine *
hut_finding_line_new (const HutFindingRow *row)
{
  static const char *const routes[][2] = { { "near", "findings.near" },
                                           { "enforcement", "findings.enforcement" },
                                           { "up", "findings.up" } };
  g_autofree char *id = hut_uid_to_string (&row->record->id);
  const HutField *route = hut_kind_field (&hut_kind_finding, "route");
  HutLine *line = hut_line_new (id);

  line->lead = day_of (row->record);
  line->title = g_strdup (hut_record_get_text (row->record, "words"));
  line->note = finding_note (row);
  set_chip (line, row->stand);
  add_finding_buttons (line, row);
  for (gsize i = 0; row->stand == HUT_STAND_OPEN && i < G_N_ELEMENTS (routes); i++)
    if (g_strcmp0 (hut_record_get_text (row->record, "route"), routes[i][0]) != 0)
      hut_line_add_more (line, g_strdup (hut_field_code_label (route, routes[i][0])), routes[i][1]);
  hut_line_add_more (line, g_strdup (_ ("Show the Lane")), "findings.show-place");
  return line;
}

/* ---- Visits ---- */

/* The name of a shop or unit; a resident by what is left of the name when it is masked. */
static char *
visit_title (const HutRecord *visit)
{
  const char *unit = hut_record_get_text (visit, "unit");
  const char *subject = hut_record_get_text (visit, "subject");
  g_autofree char *whom = hut_mask_value ("caller", hut_record_get_text (visit, "whom"));
  const char *label =
      subject != NULL ? hut_field_code_label (hut_kind_field (&hut_kind_visit, "subject"), subject)
                      : "";
  const char *name = unit != NULL ? unit : whom;

  return name != NULL ? g_strdup_printf ("%s · %s", label, name) : g_strdup (label);
}

static char *
visit_note (const HutFindingRow *row)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *opinion = hut_record_get_text (row->record, "opinion");
  g_auto (GStrv) all = NULL;

  add_text (parts, opinion != NULL ? opinion : _ ("no opinion"));
  add_text (parts, row->place);
  add_text (parts, row->person);
  add_case (parts, row);
  add_outcome (parts, row, "follow_up");
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

HutLine *
hut_visit_line_new (const HutFindingRow *row)
{
  g_autofree char *id = hut_uid_to_string (&row->record->id);
  HutLine *line = hut_line_new (id);

  line->lead = day_of (row->record);
  line->title = visit_title (row->record);
  line->note = visit_note (row);
  set_chip (line, row->stand);
  if (row->stand == HUT_STAND_DONE)
    hut_line_add_button (line, g_strdup (_ ("Take Up Again…")), "visits.reopen", NULL);
  else if (row->stand != HUT_STAND_NONE)
    hut_line_add_button (line, g_strdup (_ ("Follow Up…")), "visits.follow", NULL);
  if (row->of_case != NULL)
    hut_line_add_button (line, g_strdup (_ ("Show the Case")), "visits.show-case", NULL);
  else if (row->stand == HUT_STAND_OPEN)
    hut_line_add_button (line, g_strdup (_ ("Make a Case…")), "visits.to-case", NULL);
  hut_line_add_more (line, g_strdup (_ ("Edit…")), "visits.edit");
  hut_line_add_more (line, g_strdup (_ ("Take Off…")), "visits.void");
  return line;
}
