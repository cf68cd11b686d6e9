/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The double check-in and the three lists as tables. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-lists-export.h"

#include "domain/hut-entry-plan.h"
#include "store/hut-reader-entries.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Takes over @headings, an array of texts. */
static HutResults *
results_new (GPtrArray *headings)
{
  HutResults *results = g_new0 (HutResults, 1);

  g_ptr_array_add (headings, NULL);
  results->headings = (GStrv)g_ptr_array_free (headings, FALSE);
  results->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  results->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  return results;
}

/* Takes over @cells. */
static void
add_row (HutResults *results, GPtrArray *cells, const HutUid *id)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (results->rows, g_ptr_array_free (cells, FALSE));
  g_array_append_vals (results->ids, id, 1);
}

static void
add (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : ""));
}

static void
add_day (GPtrArray *cells, HutTime time)
{
  g_ptr_array_add (cells, time != 0 ? hut_time_format (time, hut_time_zone (NULL), "%Y-%m-%d")
                                    : g_strdup (""));
}

static void
add_number (GPtrArray *cells, gint64 number)
{
  g_ptr_array_add (cells,
                   number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup (""));
}

static const char *
community_name (const HutCaseNames *names, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (names->community_names, code) : NULL;

  return name != NULL ? name : code;
}

/* ---- Check-ins ---- */

static const char *
state_words (const HutCheckInMark *mark, HutCheckInTask task)
{
  if ((mark->done >> task) & 1)
    return C_ ("check-in list", "done");
  return (mark->no_proof >> task) & 1 ? C_ ("check-in list", "no proof")
                                      : C_ ("check-in list", "open");
}

static GPtrArray *
check_in_headings (gboolean units)
{
  GPtrArray *headings = g_ptr_array_new ();
  guint asked = hut_check_in_tasks (units);

  add (headings, units ? _ ("Unit") : C_ ("check-in", "Name"));
  add (headings, units ? C_ ("check-in", "Members") : _ ("Unit"));
  if (!units)
    add (headings, _ ("Community"));
  for (HutCheckInTask task = 0; task < HUT_N_CHECK_IN_TASKS; task++)
    if ((asked >> task) & 1)
      add (headings, hut_check_in_task_label (task));
  add (headings, C_ ("check-in list", "Last on"));
  return headings;
}

static gboolean
add_check_in (HutResults *results, HutReader *reader, const HutCaseNames *names, gboolean units,
              const HutCheckInMark *mark, GError **error)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (NULL);
  guint asked = hut_check_in_tasks (units);
  HutCheckInName name = { 0 };

  if (!units && !hut_reader_check_in_name (reader, mark->rowid, &name, error))
    {
      g_ptr_array_unref (cells);
      return FALSE;
    }
  add (cells, units ? mark->name : name.name);
  if (units)
    add_number (cells, mark->n_members);
  else
    {
      add (cells, hut_case_names_unit_words (names, name.unit));
      add (cells, community_name (names, name.community));
    }
  for (HutCheckInTask task = 0; task < HUT_N_CHECK_IN_TASKS; task++)
    if ((asked >> task) & 1)
      add (cells, state_words (mark, task));
  add_day (cells, mark->last);
  add_row (results, cells, &name.id);
  hut_check_in_name_clear (&name);
  return TRUE;
}

HutResults *
hut_check_in_export_read (HutReader *reader, const HutCaseNames *names, const HutCheckInAsk *ask,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (HutCheckInRoll) roll = hut_reader_check_in_roll (reader, ask, cancellable, error);
  g_autoptr (HutResults) results = NULL;

  if (roll == NULL)
    return NULL;
  results = results_new (check_in_headings (roll->units));
  for (guint i = 0; i < roll->marks->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_check_in (results, reader, names, roll->units,
                       &g_array_index (roll->marks, HutCheckInMark, i), error))
      return NULL;
  return g_steal_pointer (&results);
}

/* ---- The three lists ---- */

static GPtrArray *
entry_headings (gboolean projects)
{
  static const char *const fields[] = { "title", "category", "tags", "community", "address", "from",
                                        "until", "capacity", "unit", "state",     "words" };
  static const char *const of_projects[] = { "level", "progress", "progress_words", "due_at" };
  GPtrArray *headings = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    add (headings, _ (hut_kind_field (&hut_kind_entry, fields[i])->label));
  for (gsize i = 0; projects && i < G_N_ELEMENTS (of_projects); i++)
    add (headings, _ (hut_kind_field (&hut_kind_entry, of_projects[i])->label));
  return headings;
}

static void
add_code (GPtrArray *cells, const HutRecord *entry, const char *field)
{
  const char *code = hut_record_get_text (entry, field);

  add (cells,
       code != NULL ? hut_field_code_label (hut_kind_field (entry->kind, field), code) : NULL);
}

static void
add_entry (HutResults *results, const HutCaseNames *names, gboolean projects,
           const HutRecord *entry)
{
  GPtrArray *cells = g_ptr_array_new ();
  g_autofree char *tags = hut_tags_to_words (hut_record_get_text (entry, "tags"));

  add (cells, hut_record_get_text (entry, "title"));
  add (cells, hut_record_get_text (entry, "category"));
  add (cells, tags);
  add (cells, community_name (names, hut_record_get_text (entry, "community")));
  add (cells, hut_record_get_text (entry, "address"));
  add_day (cells, hut_record_get_int (entry, "from", 0));
  add_day (cells, hut_record_get_int (entry, "until", 0));
  add_number (cells, hut_record_get_int (entry, "capacity", 0));
  add (cells, hut_case_names_unit_words (names, hut_record_get_text (entry, "unit")));
  add_code (cells, entry, "state");
  add (cells, hut_record_get_text (entry, "words"));
  if (projects)
    {
      add_code (cells, entry, "level");
      g_ptr_array_add (cells,
                       g_strdup_printf ("%d", (int)hut_record_get_int (entry, "progress", 0)));
      add (cells, hut_record_get_text (entry, "progress_words"));
      add_day (cells, hut_record_get_int (entry, "due_at", 0));
    }
  add_row (results, cells, &entry->id);
}

HutResults *
hut_entries_export_read (HutReader *reader, const HutCaseNames *names, const char *list,
                         const char *state, GError **error)
{
  g_autoptr (GPtrArray) entries = hut_reader_entries (reader, list, state, error);
  gboolean projects = g_str_equal (list, "project");
  HutResults *results;

  if (entries == NULL)
    return NULL;
  results = results_new (entry_headings (projects));
  for (guint i = 0; i < entries->len; i++)
    add_entry (results, names, projects, entries->pdata[i]);
  return results;
}
