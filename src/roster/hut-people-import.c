/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of an import into the roster. Reading and writing go on in a thread of their own. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-people-import.h"

#include "exchange/hut-roster-run.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-table-import.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is shown of a long list of proposals or faults. */
#define SHOWN 200

struct _HutPeopleImport
{
  HutTableImport parent_instance;
  GtkWidget *alike_row;
  HutCodeDropDown *alike;
  HutRosterList list;
  gboolean filling;
};

#define HUT_TYPE_PEOPLE_IMPORT (hut_people_import_get_type ())
G_DECLARE_FINAL_TYPE (HutPeopleImport, hut_people_import, HUT, PEOPLE_IMPORT, HutTableImport)
G_DEFINE_FINAL_TYPE (HutPeopleImport, hut_people_import, HUT_TYPE_TABLE_IMPORT)

static const char *const choices[] = {
  [HUT_ALIKE_LEAVE] = "leave", [HUT_ALIKE_ADD] = "add", [HUT_ALIKE_JOIN] = "join"
};

static const char *const titles[HUT_N_ROSTER_LISTS] = {
  [HUT_ROSTER_PEOPLE] = N_ ("Import People"),
  [HUT_ROSTER_LANES] = N_ ("Import Lanes"),
  [HUT_ROSTER_PATROLS] = N_ ("Import Patrols"),
};

static const char *const texts[HUT_N_ROSTER_LISTS] = {
  [HUT_ROSTER_PEOPLE] =
      N_ ("A row for each role of a person. The first rows name the columns: name, telephone, "
          "community, role, lane or grid, from, skills, training, volunteer number, agreement, "
          "consent and the like."),
  [HUT_ROSTER_LANES] =
      N_ ("A row for each lane. The first rows name the columns: code and name, then community, "
          "course, sanitation, greening, property firm, enforcement, grid workers, shops and "
          "units."),
  [HUT_ROSTER_PATROLS] =
      N_ ("A row for each patrol, or for each finding of one. The first rows name the columns: "
          "lane or grid, person, day, from, until, what was found, where, the route and the "
          "result."),
};

/* ---- Showing ---- */

static void
show_faults (HutPeopleImport *self, GCancellable *cancellable, const HutRosterResult *result)
{
  GPtrArray *lines = g_ptr_array_new ();
  guint n = (guint)MIN (result->n_faults, G_MAXUINT);
  g_autofree char *file = hut_table_import_dup_source (HUT_TABLE_IMPORT (self));
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u thing is wrong. Nothing was imported; correct it and read the table again.",
                   "%u things are wrong. Nothing was imported; correct them and read the table "
                   "again.",
                   n),
      n);

  for (guint i = 0; i < MIN (result->faults->len, SHOWN); i++)
    {
      const HutRosterFault *fault = result->faults->pdata[i];
      g_autofree char *note = fault->heading != NULL
                                  ? g_strdup_printf ("%s · %s", file, fault->heading)
                                  : g_strdup (file);

      hut_table_import_add_line (lines, fault->row, fault->why, note);
    }
  hut_table_import_show_faults (HUT_TABLE_IMPORT (self), cancellable, count, lines);
}

/* Who is known, by name and community; nothing personal. */
static char *
known_words (HutCaseBrowser *browser, const HutRosterAlike *alike)
{
  const char *name =
      alike->community != NULL ? hut_case_browser_community_name (browser, alike->community) : NULL;

  if (alike->like_row != 0)
    return g_strdup_printf (_ ("may be the one of row %u"), alike->like_row);
  return name != NULL ? g_strdup_printf (_ ("may be the one of %s in the roster"), name)
                      : g_strdup (_ ("may be one of the same name in the roster"));
}

static GPtrArray *
alike_lines (HutPeopleImport *self, const HutRosterResult *result)
{
  HutCaseBrowser *browser = hut_table_import_get_browser (HUT_TABLE_IMPORT (self));
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < MIN (result->alike->len, SHOWN); i++)
    {
      const HutRosterAlike *alike = result->alike->pdata[i];
      g_autofree char *note = known_words (browser, alike);

      hut_table_import_add_line (lines, alike->row, alike->name, note);
    }
  return lines;
}

/* "120 rows: 100 new, 5 changed, 15 as they were; 96 roles", and what was left. */
static char *
count_words (HutPeopleImport *self, const HutRosterResult *result)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%u rows: %u new, %u changed, %u as they were"),
                          (guint)result->read, (guint)result->added, (guint)result->changed,
                          (guint)result->same);
  if (self->list == HUT_ROSTER_PEOPLE)
    g_string_append_printf (words, _ ("; %u new roles"), (guint)result->roles);
  if (self->list == HUT_ROSTER_PATROLS)
    g_string_append_printf (words, _ ("; %u new findings"), (guint)result->findings);
  if (result->n_alike > 0)
    g_string_append_printf (words, _ ("; %u may be known already"), (guint)result->n_alike);
  if (result->left > 0)
    g_string_append_printf (words, _ (", of which %u are left out"), (guint)result->left);
  return g_string_free (words, FALSE);
}

static void
show_preview (HutPeopleImport *self, GCancellable *cancellable, const HutRosterResult *result)
{
  g_autofree char *counts = count_words (self, result);
  g_autofree char *unknown = g_strjoinv (_ (", "), result->unknown);
  g_autofree char *columns =
      *unknown != '\0' ? g_strdup_printf (_ ("Columns that fill nothing: %s."), unknown) : NULL;

  if (hut_table_import_show_preview (
          HUT_TABLE_IMPORT (self), cancellable, counts, columns, alike_lines (self, result),
          result->added + result->changed + result->roles + result->findings > 0))
    gtk_widget_set_visible (self->alike_row, result->n_alike > 0);
}

static void
on_progress (guint64 rows, gboolean writing, double fraction, gpointer data)
{
  g_autofree char *words =
      g_strdup_printf (writing ? _ ("Importing: %u rows") : _ ("Looking: %u rows"), (guint)rows);

  hut_table_import_show_progress (data, words, fraction);
}

/* ---- Reading and writing ---- */

static void
run (HutTableImport *import, const char *path, const char *rows, gboolean dry_run,
     GCancellable *cancellable, GAsyncReadyCallback callback)
{
  HutPeopleImport *self = HUT_PEOPLE_IMPORT (import);
  HutStore *store = hut_case_browser_get_store (hut_table_import_get_browser (import));
  const char *code = hut_code_drop_down_get_code (self->alike);
  HutRosterImport how = { .list = self->list, .dry_run = dry_run, .now = hut_time_now () };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i], code) == 0)
      how.alike = i;
  hut_roster_run_async (path, rows, store, &how, on_progress, self, cancellable, callback,
                        g_object_ref (self));
}

/* NULL where it failed or something is wrong, which is shown. */
static HutRosterResult *
take_result (HutPeopleImport *self, GAsyncResult *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRosterResult) result = hut_roster_run_finish (answer, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (answer));

  if (result == NULL)
    hut_table_import_fail (HUT_TABLE_IMPORT (self), cancellable, error);
  else if (result->n_faults > 0)
    show_faults (self, cancellable, result);
  else
    return g_steal_pointer (&result);
  return NULL;
}

static void
on_read (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (HutPeopleImport) self = data;
  g_autoptr (HutRosterResult) result = take_result (self, answer);

  if (result != NULL && hut_table_import_get_browser (HUT_TABLE_IMPORT (self)) != NULL)
    show_preview (self, g_task_get_cancellable (G_TASK (answer)), result);
}

static void
hut_people_import_read (HutTableImport *import, const char *path, const char *rows,
                        GCancellable *cancellable)
{
  run (import, path, rows, TRUE, cancellable, on_read);
}

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (HutPeopleImport) self = data;
  g_autoptr (HutRosterResult) result = take_result (self, answer);
  g_autofree char *words = result != NULL ? count_words (self, result) : NULL;

  if (result != NULL)
    hut_table_import_tell (HUT_TABLE_IMPORT (self), g_task_get_cancellable (G_TASK (answer)), words,
                           NULL);
}

static void
hut_people_import_write (HutTableImport *import, const char *path, const char *rows,
                         GCancellable *cancellable)
{
  run (import, path, rows, FALSE, cancellable, on_written);
}

static void
choose_to_leave (HutPeopleImport *self)
{
  self->filling = TRUE;
  hut_code_drop_down_set_code (self->alike, "leave");
  self->filling = FALSE;
}

static void
hut_people_import_forget (HutTableImport *import)
{
  choose_to_leave (HUT_PEOPLE_IMPORT (import));
}

/* With another choice the counts are others. */
static void
on_alike (HutPeopleImport *self)
{
  if (!self->filling)
    hut_table_import_read_again (HUT_TABLE_IMPORT (self));
}

/* ---- The window ---- */

static void
hut_people_import_class_init (HutPeopleImportClass *klass)
{
  HutTableImportClass *import_class = HUT_TABLE_IMPORT_CLASS (klass);

  import_class->forget = hut_people_import_forget;
  import_class->read = hut_people_import_read;
  import_class->write = hut_people_import_write;
}

static void
hut_people_import_init (HutPeopleImport *self)
{
  self->alike = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (self->alike, "leave", _ ("Leave out, and look at them later"));
  hut_code_drop_down_add (self->alike, "join", _ ("They are the same people"));
  hut_code_drop_down_add (self->alike, "add", _ ("They are other people"));
  g_signal_connect_swapped (self->alike, "notify::code", G_CALLBACK (on_alike), self);
  choose_to_leave (self);
  self->alike_row = hut_form_row_new (_ ("Who _may be known already"), GTK_WIDGET (self->alike));
  hut_table_import_add_choice (HUT_TABLE_IMPORT (self), self->alike_row);
}

void
hut_people_import_open (GtkWidget *widget, HutCaseBrowser *browser, HutRosterList list)
{
  HutPeopleImport *self = g_object_new (HUT_TYPE_PEOPLE_IMPORT, NULL);
  const HutTableImportWords words = {
    .title = _ (titles[list]),
    .choose = _ (titles[list]),
    .text = _ (texts[list]),
    .hint = _ ("What the table says is shown here before anything is written. The same table can "
               "be imported again: it changes what stands, and does not double it."),
    .answer = _ ("_Import"),
    .lines = _ ("Who may be known already"),
    .reading = _ ("Reading the table…"),
    .writing = _ ("Importing…"),
  };

  self->list = list;
  hut_table_import_open (HUT_TABLE_IMPORT (self), widget, browser, &words);
}
