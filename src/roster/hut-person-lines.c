/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is on record of a person, as lines. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-lines.h"

#include "domain/hut-service-proof.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutLine *
add_line (GPtrArray *lines, const HutUid *id)
{
  g_autofree char *text = hut_uid_to_string (id);
  HutLine *line = hut_line_new (text);

  g_ptr_array_add (lines, line);
  return line;
}

static void
set_chip (HutLine *line, const char *words, const char *icon, const char *tone)
{
  line->chip = g_strdup (words);
  line->chip_icon = icon;
  line->chip_tone = tone;
}

static const char *
code_label (const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  return code != NULL ? hut_field_code_label (hut_kind_field (record->kind, field), code) : NULL;
}

/* ---- Roles ---- */

static void
add_role (GPtrArray *lines, const HutPersonDossier *dossier, const HutRecord *role, gboolean held)
{
  HutLine *line = add_line (lines, &role->id);
  g_autofree char *span = hut_person_span_words (hut_record_get_int (role, "from", 0),
                                                 hut_record_get_int (role, "until", 0));
  const char *words = hut_record_get_text (role, "words");

  line->title = hut_person_role_words (hut_record_get_text (role, "code"),
                                       hut_person_dossier_place (dossier, hut_roster_place (role)));
  line->note = words != NULL ? g_strdup_printf ("%s · %s", span, words) : g_steal_pointer (&span);
  line->strong = held;
  if (held)
    set_chip (line, _ ("Held now"), "hut-at-work-symbolic", "good");
  else if (hut_record_get_int (role, "from", 0) > dossier->now)
    set_chip (line, _ ("From later on"), "hut-clock-symbolic", "at-work");
  else
    set_chip (line, C_ ("role", "Ended"), "hut-done-symbolic", "done");
  if (hut_record_get_int (role, "until", 0) == 0 || held)
    hut_line_add_button (line, g_strdup (_ ("End…")), "person.end-role", NULL);
  hut_line_add_more (line, g_strdup (_ ("Void…")), "person.void-role");
}

GPtrArray *
hut_person_lines_roles (const HutPersonDossier *dossier)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = dossier->roles->len; i > 0; i--)
      {
        const HutRecord *role = dossier->roles->pdata[i - 1];
        gboolean held = hut_role_is_held (role, dossier->now, dossier->now + 1);

        if (held == (pass == 0))
          add_role (lines, dossier, role, held);
      }
  return lines;
}

/* ---- Places ---- */

GPtrArray *
hut_person_lines_places (const HutPersonDossier *dossier)
{
  g_autoptr (GArray) places = hut_person_dossier_places (dossier);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const HutPersonPlace *place = &g_array_index (places, HutPersonPlace, i);
      g_autofree char *when =
          hut_time_format (place->last, hut_time_shown_zone (), "%Y-%m-%d %H:%M");
      HutLine *line = hut_line_new (place->place);

      line->title = g_strdup (hut_person_dossier_place (dossier, place->place));
      line->note = g_strdup_printf (_ ("last there %s"), when);
      line->end = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u time", "%u times", place->times), place->times);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- Findings ---- */

/* What became of it: of the case, else of the finding itself. */
static void
add_outcome (HutLine *line, const HutPersonDossier *dossier, const HutRecord *finding)
{
  const char *state = hut_person_dossier_case_state (dossier, finding);
  gboolean done = g_strcmp0 (hut_record_get_text (finding, "state"), "done") == 0;

  if (state != NULL)
    {
      g_autofree char *words = g_strdup_printf (
          _ ("Case: %s"), hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), state));
      gboolean closed = g_str_equal (state, "closed");

      set_chip (line, words, closed ? "hut-done-symbolic" : "hut-at-work-symbolic",
                closed ? "done" : "at-work");
    }
  else if (done)
    set_chip (line, _ ("Dealt with"), "hut-done-symbolic", "good");
  else
    set_chip (line, _ ("Under way"), "hut-at-work-symbolic", "at-work");
}

static void
add_finding (GPtrArray *lines, const HutPersonDossier *dossier, const HutRecord *finding)
{
  HutLine *line = add_line (lines, &finding->id);
  g_autofree char *day = hut_roster_day_words (hut_record_get_int (finding, "at", 0));
  const char *place = hut_person_dossier_place (dossier, hut_roster_place (finding));
  const char *route = code_label (finding, "route");
  const char *result = hut_record_get_text (finding, "result");
  GString *note = g_string_new (day);

  if (place != NULL)
    g_string_append_printf (note, " · %s", place);
  if (route != NULL)
    g_string_append_printf (note, " · %s", route);
  if (result != NULL)
    g_string_append_printf (note, " · %s", result);
  line->title = g_strdup (hut_record_get_text (finding, "words"));
  line->note = g_string_free (note, FALSE);
  add_outcome (line, dossier, finding);
  if (hut_person_dossier_case_state (dossier, finding) != NULL)
    hut_line_add_button (line, g_strdup (_ ("Case…")), "person.show-case", NULL);
}

GPtrArray *
hut_person_lines_findings (const HutPersonDossier *dossier)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = dossier->findings->len; i > 0 && lines->len < HUT_PERSON_LINES; i--)
    add_finding (lines, dossier, dossier->findings->pdata[i - 1]);
  return lines;
}

/* ---- Services ---- */

/* "by check-in and check-out", "certified by Wang Fang", and for what. */
static char *
service_note (const HutPersonDossier *dossier, const HutRecord *service)
{
  const char *certifier = hut_record_get_text (service, "certifier");
  const char *place = hut_person_dossier_place (dossier, hut_record_get_text (service, "lane"));
  const char *activity = hut_person_dossier_activity (dossier, service);
  const char *words = hut_record_get_text (service, "words");
  GString *note = g_string_new (NULL);

  if (certifier != NULL)
    g_string_append_printf (note, _ ("certified by %s"), certifier);
  else
    g_string_append (note, _ ("by check-in and check-out"));
  if (activity != NULL)
    g_string_append_printf (note, " · %s", activity);
  if (place != NULL)
    g_string_append_printf (note, " · %s", place);
  if (words != NULL)
    g_string_append_printf (note, " · %s", words);
  return g_string_free (note, FALSE);
}

static HutLine *
add_service (GPtrArray *lines, const HutPersonDossier *dossier, const HutRecord *service,
             guint depth)
{
  HutLine *line = add_line (lines, &service->id);

  line->title = hut_person_service_when (service);
  line->note = service_note (dossier, service);
  line->end = hut_roster_hours_words (hut_service_minutes (service));
  line->depth = depth;
  return line;
}

static const HutRecord *
find_service (const HutPersonDossier *dossier, const HutUid *id)
{
  for (guint i = 0; i < dossier->services->len; i++)
    if (hut_uid_equal (&((HutRecord *)dossier->services->pdata[i])->id, id))
      return dossier->services->pdata[i];
  return NULL;
}

/* The ones before @service, which it puts right. A ring, which nobody here writes, ends. */
static void
add_earlier (GPtrArray *lines, const HutPersonDossier *dossier, const HutRecord *service)
{
  for (guint depth = 1; service != NULL && depth <= 8; depth++)
    {
      HutUid id = hut_roster_uid (service, "replaces");

      service = hut_uid_is_nil (&id) ? NULL : find_service (dossier, &id);
      if (service != NULL)
        set_chip (add_service (lines, dossier, service, depth), _ ("Old value"),
                  "hut-history-symbolic", "done");
    }
}

/* The last of a chain, which nothing else puts right. */
static gboolean
is_last (const HutPersonDossier *dossier, const HutRecord *service)
{
  for (guint i = 0; i < dossier->services->len; i++)
    {
      HutUid id = hut_roster_uid (dossier->services->pdata[i], "replaces");

      if (hut_uid_equal (&id, &service->id))
        return FALSE;
    }
  return TRUE;
}

static void
add_last (GPtrArray *lines, const HutPersonDossier *dossier, const HutRecord *service)
{
  HutLine *line = add_service (lines, dossier, service, 0);
  HutUid before = hut_roster_uid (service, "replaces");

  if (hut_record_get_int (service, "taken_back", 0) != 0)
    set_chip (line, _ ("Did not take place"), "hut-close-symbolic", "overdue");
  else
    {
      if (!hut_uid_is_nil (&before))
        set_chip (line, _ ("Put right"), "hut-edit-symbolic", "at-work");
      hut_line_add_button (line, g_strdup (_ ("Correct…")), "person.correct-service", NULL);
      hut_line_add_more (line, g_strdup (_ ("Did Not Take Place…")), "person.take-back-service");
    }
  add_earlier (lines, dossier, service);
}

static int
compare_services (gconstpointer a, gconstpointer b)
{
  HutTime first = hut_service_when (*(const HutRecord *const *)a);
  HutTime second = hut_service_when (*(const HutRecord *const *)b);

  return (first < second) - (first > second);
}

GPtrArray *
hut_person_lines_services (const HutPersonDossier *dossier)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) last = g_ptr_array_new ();

  for (guint i = 0; i < dossier->services->len; i++)
    if (is_last (dossier, dossier->services->pdata[i]))
      g_ptr_array_add (last, dossier->services->pdata[i]);
  g_ptr_array_sort (last, compare_services);
  for (guint i = 0; i < MIN (last->len, HUT_PERSON_LINES); i++)
    add_last (lines, dossier, last->pdata[i]);
  return lines;
}

/* ---- The chief ---- */

gboolean
hut_person_is_chief (const HutPersonDossier *dossier)
{
  for (guint i = 0; i < dossier->roles->len; i++)
    if (g_strcmp0 (hut_record_get_text (dossier->roles->pdata[i], "code"), "lane-chief") == 0)
      return TRUE;
  return FALSE;
}

/* How many of @records hold, and when the last was. */
static void
add_count (GPtrArray *lines, const char *id, const char *title, GPtrArray *records,
           const char *when)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (records);
  HutLine *line = hut_line_new (id);
  g_autofree char *day = NULL;
  HutTime last = 0;

  for (guint i = 0; i < standing->len; i++)
    last = MAX (last, hut_record_get_int (standing->pdata[i], when, 0));
  day = hut_roster_day_words (last);
  line->title = g_strdup (title);
  line->note =
      day != NULL ? g_strdup_printf (_ ("the last on %s"), day) : g_strdup (_ ("none yet"));
  line->end = g_strdup_printf ("%u", standing->len);
  g_ptr_array_add (lines, line);
}

static guint
count_done (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (hut_record_get_text (findings->pdata[i], "state"), "done") == 0;
  return n;
}

GPtrArray *
hut_person_lines_chief (const HutPersonDossier *dossier)
{
  GPtrArray *lines = g_ptr_array_new ();
  HutLine *followed;

  add_count (lines, "checks", _ ("Checks of lanes"), dossier->checks, "at");
  add_count (lines, "visits", _ ("Visits to shops, units and residents"), dossier->visits, "at");
  add_count (lines, "ratings", _ ("Ratings given"), dossier->ratings, "at");
  followed = hut_line_new ("followed");
  followed->title = g_strdup (_ ("Findings in the lanes"));
  followed->note = g_strdup_printf (_ ("%u of them dealt with"), count_done (dossier->followed));
  followed->end = g_strdup_printf ("%u", dossier->followed->len);
  g_ptr_array_add (lines, followed);
  return lines;
}
