/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of an import into the roster. Reading and writing go on in a thread of their own,
 * which is cancelled when the window goes. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-people-import.h"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-roster-run.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-progress.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is shown of a long list of proposals or faults. */
#define SHOWN 200

struct _HutPeopleImport
{
  GtkWindow parent_instance;
  GtkLabel *text;
  GtkTextView *pasted;
  HutProgress *progress;
  GtkStack *pages; /* "nothing", "wrong", "faults", "preview" */
  GtkLabel *wrong;
  GtkLabel *fault_count;
  HutLineList *faults;
  GtkLabel *counts;
  GtkLabel *columns;
  GtkWidget *alike_row;
  HutCodeDropDown *alike;
  HutLineList *lines;
  GtkWidget *page; /* of the roster, for what is told */
  HutCaseBrowser *browser;
  HutRosterList list;
  char *path;            /* of the table that was read, or NULL */
  char *rows;            /* the rows that were pasted, or NULL */
  GCancellable *running; /* of what goes on, or NULL */
  gboolean filling;
};

#define HUT_TYPE_PEOPLE_IMPORT (hut_people_import_get_type ())
G_DECLARE_FINAL_TYPE (HutPeopleImport, hut_people_import, HUT, PEOPLE_IMPORT, GtkWindow)
G_DEFINE_FINAL_TYPE (HutPeopleImport, hut_people_import, GTK_TYPE_WINDOW)

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
stop (HutPeopleImport *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  hut_progress_hide (self->progress);
}

static void
set_may_write (HutPeopleImport *self, gboolean may)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.write", may);
}

static void
show_wrong (HutPeopleImport *self, const GError *error)
{
  g_autofree char *words = NULL;

  switch (error->domain == HUT_EXCHANGE_ERROR ? error->code : -1)
    {
    case HUT_EXCHANGE_ERROR_MAPPING:
    case HUT_EXCHANGE_ERROR_TOO_LARGE:
      words = g_strdup (error->message);
      break;
    case HUT_EXCHANGE_ERROR_FORMAT:
      words = g_strdup (_ ("This is no table. Save it as xlsx or CSV, and choose it again."));
      break;
    case HUT_EXCHANGE_ERROR_DAMAGED:
      words = g_strdup (_ ("The file is damaged. Get it again, or save it anew."));
      break;
    default:
      words = error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR
                  ? g_strdup (_ ("The file cannot be read. See whether it is there, and may be "
                                 "read."))
                  : hut_error_words (error, HUT_WHILE_WRITING, NULL);
    }
  g_message ("No table for the roster: %s", error->message);
  gtk_label_set_label (self->wrong, words);
  gtk_stack_set_visible_child_name (self->pages, "wrong");
}

/* "people.xlsx", or that the rows were pasted. */
static char *
file_words (HutPeopleImport *self)
{
  return self->path != NULL ? g_path_get_basename (self->path) : g_strdup (_ ("Pasted rows"));
}

static void
show_faults (HutPeopleImport *self, const HutRosterResult *result)
{
  GPtrArray *lines = g_ptr_array_new ();
  guint n = (guint)MIN (result->n_faults, G_MAXUINT);
  g_autofree char *file = file_words (self);
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
      g_autofree char *id = g_strdup_printf ("%u", i);
      HutLine *line = hut_line_new (id);

      line->lead = g_strdup_printf (_ ("Row %u"), fault->row);
      line->title = g_strdup (fault->why);
      line->note = fault->heading != NULL ? g_strdup_printf ("%s · %s", file, fault->heading)
                                          : g_strdup (file);
      g_ptr_array_add (lines, line);
    }
  gtk_label_set_label (self->fault_count, count);
  hut_line_list_set_lines (self->faults, lines);
  gtk_stack_set_visible_child_name (self->pages, "faults");
}

/* Who is known, by name and community; nothing personal. */
static char *
known_words (HutPeopleImport *self, const HutRosterAlike *alike)
{
  const char *name = alike->community != NULL
                         ? hut_case_browser_community_name (self->browser, alike->community)
                         : NULL;

  if (alike->like_row != 0)
    return g_strdup_printf (_ ("may be the one of row %u"), alike->like_row);
  return name != NULL ? g_strdup_printf (_ ("may be the one of %s in the roster"), name)
                      : g_strdup (_ ("may be one of the same name in the roster"));
}

static void
show_alike (HutPeopleImport *self, const HutRosterResult *result)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < MIN (result->alike->len, SHOWN); i++)
    {
      const HutRosterAlike *alike = result->alike->pdata[i];
      g_autofree char *id = g_strdup_printf ("%u", i);
      HutLine *line = hut_line_new (id);

      line->lead = g_strdup_printf (_ ("Row %u"), alike->row);
      line->title = g_strdup (alike->name);
      line->note = known_words (self, alike);
      g_ptr_array_add (lines, line);
    }
  hut_line_list_set_lines (self->lines, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), result->n_alike > 0);
  gtk_widget_set_visible (self->alike_row, result->n_alike > 0);
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
show_preview (HutPeopleImport *self, const HutRosterResult *result)
{
  g_autofree char *counts = count_words (self, result);
  g_autofree char *unknown = g_strjoinv (_ (", "), result->unknown);
  g_autofree char *columns =
      *unknown != '\0' ? g_strdup_printf (_ ("Columns that fill nothing: %s."), unknown) : NULL;

  gtk_label_set_label (self->counts, counts);
  gtk_label_set_label (self->columns, columns != NULL ? columns : "");
  gtk_widget_set_visible (GTK_WIDGET (self->columns), columns != NULL);
  show_alike (self, result);
  set_may_write (self, result->added + result->changed + result->roles + result->findings > 0);
  gtk_stack_set_visible_child_name (self->pages, "preview");
}

static void
on_progress (guint64 rows, gboolean writing, double fraction, gpointer data)
{
  HutPeopleImport *self = data;
  g_autofree char *words =
      g_strdup_printf (writing ? _ ("Importing: %u rows") : _ ("Looking: %u rows"), (guint)rows);

  if (self->running != NULL)
    hut_progress_show (self->progress, words, fraction, self->running);
}

/* ---- Reading ---- */

static void
run (HutPeopleImport *self, gboolean dry_run, GAsyncReadyCallback callback)
{
  const char *code = hut_code_drop_down_get_code (self->alike);
  HutRosterImport how = { .list = self->list, .dry_run = dry_run, .now = hut_time_now () };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i], code) == 0)
      how.alike = i;
  stop (self);
  set_may_write (self, FALSE);
  self->running = g_cancellable_new ();
  hut_progress_show (self->progress, dry_run ? _ ("Reading the table…") : _ ("Importing…"), -1,
                     self->running);
  hut_roster_run_async (self->path, self->rows, hut_case_browser_get_store (self->browser), &how,
                        on_progress, self, self->running, callback, g_object_ref (self));
}

/* NULL where there is nothing to show: it was cancelled, or failed, which is said. */
static HutRosterResult *
take_result (HutPeopleImport *self, GAsyncResult *answer)
{
  g_autoptr (GError) error = NULL;
  HutRosterResult *result = hut_roster_run_finish (answer, &error);

  /* Another reading began meanwhile, or the window closed. */
  if (result == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (self->running != NULL && g_cancellable_is_cancelled (self->running))
        stop (self);
      return NULL;
    }
  stop (self);
  if (result == NULL)
    show_wrong (self, error);
  else if (result->n_faults > 0)
    show_faults (self, result);
  else
    return result;
  g_clear_pointer (&result, hut_roster_result_free);
  return NULL;
}

static void
on_read (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (HutPeopleImport) self = data;
  g_autoptr (HutRosterResult) result = NULL;

  if (self->browser == NULL)
    return;
  result = take_result (self, answer);
  if (result != NULL)
    show_preview (self, result);
}

/* Takes over @path and @rows, of which one is NULL. */
static void
read_table (HutPeopleImport *self, char *path, char *rows)
{
  g_free (self->path);
  g_free (self->rows);
  self->path = path;
  self->rows = rows;
  self->filling = TRUE;
  hut_code_drop_down_set_code (self->alike, "leave");
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->pages, "nothing");
  run (self, TRUE, on_read);
}

static void
on_chosen (const char *path, gpointer data)
{
  read_table (data, g_strdup (path), NULL);
}

static void
do_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HutFileKind kinds[] = { { N_ ("Tables"), "*.xlsx;*.csv;*.tsv;*.txt" },
                                       { NULL, NULL } };

  hut_file_picker_open (GTK_WINDOW (widget), gtk_window_get_title (GTK_WINDOW (widget)), kinds,
                        on_chosen, widget);
}

static void
do_read_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPeopleImport *self = HUT_PEOPLE_IMPORT (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->pasted);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  read_table (self, NULL, gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* With another choice the counts are others. */
static void
on_alike (HutPeopleImport *self)
{
  if (!self->filling && (self->path != NULL || self->rows != NULL))
    run (self, TRUE, on_read);
}

/* ---- Writing ---- */

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (HutPeopleImport) self = data;
  g_autoptr (HutRosterResult) result = NULL;
  g_autofree char *words = NULL;

  if (self->browser == NULL)
    return;
  result = take_result (self, answer);
  if (result == NULL)
    return;
  words = count_words (self, result);
  hut_page_tell (self->page, words, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
do_write (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (HUT_PEOPLE_IMPORT (widget), FALSE, on_written);
}

/* ---- The window ---- */

static void
hut_people_import_dispose (GObject *object)
{
  HutPeopleImport *self = HUT_PEOPLE_IMPORT (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->browser);
  g_clear_object (&self->page);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->rows, g_free);
  G_OBJECT_CLASS (hut_people_import_parent_class)->dispose (object);
}

static gboolean
hut_people_import_close_request (GtkWindow *window)
{
  HutPeopleImport *self = HUT_PEOPLE_IMPORT (window);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  return GTK_WINDOW_CLASS (hut_people_import_parent_class)->close_request (window);
}

static void
hut_people_import_class_init (HutPeopleImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_people_import_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hut_people_import_close_request;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-people-import.ui");
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, do_choose);
  gtk_widget_class_install_action (widget_class, "import.read-rows", NULL, do_read_rows);
  gtk_widget_class_install_action (widget_class, "import.write", NULL, do_write);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.write", NULL);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, text);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, pasted);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, progress);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, pages);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, wrong);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, fault_count);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, faults);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, counts);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, columns);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, alike_row);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, alike);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleImport, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_alike);
}

static void
hut_people_import_init (HutPeopleImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  self->filling = TRUE;
  hut_code_drop_down_add (self->alike, "leave", _ ("Leave out, and look at them later"));
  hut_code_drop_down_add (self->alike, "join", _ ("They are the same people"));
  hut_code_drop_down_add (self->alike, "add", _ ("They are other people"));
  hut_code_drop_down_set_code (self->alike, "leave");
  self->filling = FALSE;
  set_may_write (self, FALSE);
  hut_line_list_set_name (self->faults, _ ("What is wrong"));
  hut_line_list_set_name (self->lines, _ ("Who may be known already"));
}

void
hut_people_import_open (GtkWidget *widget, HutCaseBrowser *browser, HutRosterList list)
{
  HutPeopleImport *self =
      g_object_new (HUT_TYPE_PEOPLE_IMPORT, "transient-for", gtk_widget_get_root (widget), NULL);

  gtk_window_set_title (GTK_WINDOW (self), _ (titles[list]));
  gtk_label_set_label (self->text, _ (texts[list]));
  self->page = g_object_ref (widget);
  self->browser = g_object_ref (browser);
  self->list = list;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
}
