/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From what was read of a lane to the lines of its lists. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-lines.h"

#include "roster/hut-lane-words.h"
#include "roster/hut-roster-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static HutLine *
new_line (const HutUid *id)
{
  g_autofree char *text = hut_uid_to_string (id);

  return hut_line_new (text);
}

static const char *
code_label (const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  return code != NULL ? hut_field_code_label (hut_kind_field (record->kind, field), code) : NULL;
}

/* Adds @text to @parts where there is any. */
static void
add_part (GPtrArray *parts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, (gpointer)text);
}

/* "One · other", or NULL; empties @parts. */
static char *
join_parts (GPtrArray *parts)
{
  char *text = NULL;

  if (parts->len > 0)
    {
      g_ptr_array_add (parts, NULL);
      text = g_strjoinv (" · ", (char **)parts->pdata);
    }
  g_ptr_array_set_size (parts, 0);
  return text;
}

/* ---- People ---- */

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  gboolean chief = g_strcmp0 (hut_record_get_text (first, "code"), "lane-chief") == 0;
  gboolean other = g_strcmp0 (hut_record_get_text (second, "code"), "lane-chief") == 0;
  HutTime from = hut_record_get_int (first, "from", 0),
          since = hut_record_get_int (second, "from", 0);

  if (chief != other)
    return chief ? -1 : 1;
  if (from != since)
    return from < since ? -1 : 1;
  return memcmp (&first->id, &second->id, sizeof first->id);
}

/* The roles that are held now, in their order; of what @answer holds. */
static GPtrArray *
held_roles (const HutLaneAnswer *answer)
{
  GPtrArray *held = g_ptr_array_new ();
  const GPtrArray *roles = answer->sight->roster->roles;

  for (guint i = 0; i < roles->len; i++)
    if (hut_role_is_held (roles->pdata[i], answer->now, answer->now + 1))
      g_ptr_array_add (held, roles->pdata[i]);
  g_ptr_array_sort (held, compare_roles);
  return held;
}

static HutLine *
line_of_person (const HutLaneAnswer *answer, const HutUid *id, const char *name, const char *code,
                HutTime from)
{
  const HutField *field = hut_kind_field (&hut_kind_role, "code");
  HutLine *line = new_line (id);
  g_autofree char *since = hut_roster_day_words (from);

  line->title = g_strdup (name != NULL ? name : _ ("(not known)"));
  /* Translators: since which day somebody does something. */
  line->note = since != NULL ? g_strdup_printf (_ ("since %s"), since) : NULL;
  line->chip = g_strdup (hut_field_code_label (field, code));
  line->chip_icon = "hut-person-symbolic";
  line->chip_tone = g_str_equal (code, "lane-chief") ? "good" : "done";
  return line;
}

GPtrArray *
hut_lane_people_lines (const HutLaneAnswer *answer)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) roles = held_roles (answer);
  HutUid chief = hut_lane_answer_is_grid (answer)
                     ? (HutUid){ { 0 } }
                     : hut_lane_chief (answer->sight->place, answer->sight->roster, answer->now);
  gboolean told = hut_uid_is_nil (&chief);

  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      const char *code = hut_record_get_text (role, "code");
      HutUid id = hut_roster_uid (role, "person");

      if (g_strcmp0 (code, "lane-chief") == 0 &&
          !hut_roster_is_here (answer->sight->roster, &id, answer->now))
        continue;
      told |= g_strcmp0 (code, "lane-chief") == 0 && hut_uid_equal (&id, &chief);
      g_ptr_array_add (lines, line_of_person (answer, &id,
                                              hut_lane_sight_name (answer->sight, role, "person"),
                                              code, hut_record_get_int (role, "from", 0)));
    }
  if (!told)
    g_ptr_array_insert (
        lines, 0,
        line_of_person (answer, &chief,
                        hut_lane_sight_name (answer->sight, answer->sight->place, "chief"),
                        "lane-chief", 0));
  return lines;
}

char *
hut_lane_vacancy_words (const HutLaneAnswer *answer)
{
  const HutPlaceCover *cover = hut_lane_answer_cover (answer);
  gboolean grid = hut_lane_answer_is_grid (answer);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *more = NULL;

  if (cover->n_vacant > 0)
    more = grid ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more grid worker is needed",
                                                "%u more grid workers are needed", cover->n_vacant),
                                   cover->n_vacant)
                : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more steward is needed",
                                                "%u more stewards are needed", cover->n_vacant),
                                   cover->n_vacant);
  if (!grid && !cover->has_chief)
    add_part (parts, _ ("No lane chief"));
  add_part (parts, more);
  return join_parts (parts);
}

/* ---- Findings ---- */

static HutLine *
line_of_finding (const HutLaneAnswer *answer, const HutRecord *finding)
{
  HutLine *line = new_line (&finding->id);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *when = hut_lane_time_words (hut_record_get_int (finding, "at", 0), answer->now);

  line->title = g_strdup (hut_record_get_text (finding, "words"));
  add_part (parts, when);
  add_part (parts, hut_lane_sight_name (answer->sight, finding, "person"));
  add_part (parts, code_label (finding, "route"));
  line->note = join_parts (parts);
  line->chip = g_strdup (code_label (finding, "state"));
  line->chip_icon = "hut-at-work-symbolic";
  line->chip_tone = "at-work";
  if (hut_record_get_text (finding, "case") != NULL)
    hut_line_add_button (line, g_strdup (_ ("Show Case")), "lane.show-case", NULL);
  return line;
}

GPtrArray *
hut_lane_finding_lines (const HutLaneAnswer *answer)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < answer->sight->findings->len; i++)
    g_ptr_array_add (lines, line_of_finding (answer, answer->sight->findings->pdata[i]));
  return lines;
}

/* ---- The history ---- */

typedef struct
{
  const HutRecord *record;
  HutTime at;
  gboolean stands;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;
  return memcmp (&second->record->id, &first->record->id, sizeof first->record->id);
}

static void
add_entries (GArray *entries, const HutRecord *place, GPtrArray *records, const char *when,
             gboolean replaced)
{
  g_autoptr (GPtrArray) standing = replaced ? hut_roster_standing (records) : NULL;

  for (guint i = 0; i < records->len; i++)
    {
      Entry entry = { records->pdata[i], hut_record_get_int (records->pdata[i], when, 0), TRUE };

      entry.stands = standing == NULL || g_ptr_array_find (standing, records->pdata[i], NULL);
      /* What only takes another back, or says that it was elsewhere, tells nothing by itself. */
      if (hut_roster_is_at (entry.record, place) &&
          (entry.stands || hut_kind_field (entry.record->kind, "taken_back") == NULL ||
           hut_record_get_int (entry.record, "taken_back", 0) == 0))
        g_array_append_val (entries, entry);
    }
}

static void
show_check (const HutLaneAnswer *answer, const Entry *entry, HutLine *line)
{
  HutChecklistCount noes = { 0 };
  g_autoptr (GPtrArray) photographs = hut_lane_answer_photographs (answer, entry->record, NULL);

  if (line->title == NULL)
    line->title = g_strdup (_ ("Check"));
  if (answer->list != NULL)
    hut_checklist_count (answer->list, hut_record_get_text (entry->record, "items"), &noes, NULL);
  if (photographs->len > 0)
    line->end = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u photograph", "%u photographs", photographs->len),
        photographs->len);
  if (answer->list != NULL && entry->stands)
    {
      gboolean all = noes.yes == answer->list->noes->len;
      gboolean grid = hut_lane_answer_is_grid (answer);
      guint n = answer->list->noes->len;

      line->chip = all    ? g_strdup (grid ? _ ("No hazards") : _ ("All no’s hold"))
                   : grid ? g_strdup_printf (_ ("%u of %u in order"), noes.yes, n)
                          : g_strdup_printf (_ ("%u of %u no’s hold"), noes.yes, n);
      line->chip_icon = all ? "hut-done-symbolic" : "hut-overdue-symbolic";
      line->chip_tone = all ? "good" : "soon";
    }
  if (!entry->stands)
    return;
  hut_line_add_button (line, g_strdup (_ ("Show Check")), "lane.show-check", NULL);
  hut_line_add_more (line, g_strdup (_ ("Put Right…")), "lane.correct-check");
}

static void
show_patrol (const Entry *entry, HutLine *line)
{
  HutTime began = entry->at, ended = hut_record_get_int (entry->record, "ended_at", began);

  line->title = g_strdup (_ ("Patrol"));
  if (ended > began)
    line->end = g_strdup_printf (_ ("%d min"), (int)((ended - began) / HUT_TIME_MINUTE));
}

static HutLine *
line_of_entry (const HutLaneAnswer *answer, const Entry *entry)
{
  const HutRecord *record = entry->record;
  HutLine *line = new_line (&record->id);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *when = hut_lane_time_words (entry->at, answer->now);

  add_part (parts, when);
  add_part (parts, hut_lane_sight_name (answer->sight, record, "person"));
  if (record->kind == &hut_kind_visit)
    {
      line->title = g_strdup (_ ("Visit"));
      add_part (parts, code_label (record, "subject"));
      add_part (parts, hut_record_get_text (record, "unit"));
      add_part (parts, hut_record_get_text (record, "opinion"));
    }
  else
    {
      add_part (parts, code_label (record, "how"));
      add_part (parts, hut_record_get_text (record, "words"));
    }
  line->note = join_parts (parts);
  if (record->kind == &hut_kind_patrol)
    show_patrol (entry, line);
  if (record->kind == &hut_kind_lane_check ||
      (hut_lane_answer_is_grid (answer) && hut_lane_is_check (record)))
    show_check (answer, entry, line);
  if (!entry->stands)
    {
      line->chip = g_strdup (_ ("Was put right"));
      line->chip_icon = "hut-history-symbolic";
      line->chip_tone = "done";
    }
  return line;
}

GPtrArray *
hut_lane_history_lines (const HutLaneAnswer *answer)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  const HutRecord *place = answer->sight->place;
  GPtrArray *lines = g_ptr_array_new ();

  add_entries (entries, place, answer->sight->roster->checks, "at", TRUE);
  add_entries (entries, place, answer->sight->roster->patrols, "began_at", TRUE);
  add_entries (entries, place, answer->sight->visits, "at", FALSE);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (lines, line_of_entry (answer, &g_array_index (entries, Entry, i)));
  return lines;
}
