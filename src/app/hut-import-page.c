/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The import page. Main thread; files are read, and rows are tried and written, on workers. While
 * a worker has the import nobody else touches it: what the person changes meanwhile waits in
 * `changes`, and the trial is stopped and begun anew. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-page.h"

#include "app/hut-app-words.h"
#include "widgets/hut-file-picker.h"
#include "app/hut-import-counts.h"
#include "app/hut-import-list.h"
#include "app/hut-import-mapping.h"
#include "app/hut-import-preview.h"
#include "app/hut-import-words.h"
#include "exchange/hut-exchange-error.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-progress.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_IDLE,
  STEP_OPENING,
  STEP_TRYING, /* a dry run, that a change stops */
  STEP_WRITING,
} Step;

struct _HutImportPage
{
  GtkWidget parent_instance;
  GtkStack *pages;
  HutEmptyPage *failed;
  GtkLabel *file_name;
  GtkLabel *sheet;
  GtkScrolledWindow *look;
  HutImportCounts *counts;
  HutCodeDropDown *preset;
  GtkWidget *preset_row;
  HutImportMapping *mapping;
  HutImportWords *words;
  GtkBox *preview;
  HutProgress *progress;
  GtkLabel *missing;
  GtkButton *run;
  HutImportCounts *done_counts;
  HutImportList *list;
  GtkWidget *rejects;
  GtkLabel *rejects_file;

  HutDesk *desk;
  HutImport *import; /* NULL before a file is open */
  Step step;
  GCancellable *cancellable; /* of the step */
  GQueue waiting;            /* char *: paths that were dropped with the one that is open */
  GArray *changes;           /* Change, to be made when the trial has stopped */
  char *reopen_preset;       /* with which the file is to be opened again then, or NULL */
  HutCoords rather;          /* the system that the trial proposes for the places */
  gboolean filling;          /* the page sets its own controls */
};

G_DEFINE_FINAL_TYPE (HutImportPage, hut_import_page, GTK_TYPE_WIDGET)

typedef struct
{
  const char *field; /* static, or NULL: the column fills nothing */
  int column;
  const char *word; /* interned: what it means in @field is @code; NULL: it is about a column */
  const char *code;
  gboolean places; /* it is about how places are read: as @coords */
  HutCoords coords;
} Change;

static const HutFileKind file_kinds[] = {
  { N_ ("Spreadsheets and tables"), "*.xlsx;*.csv;*.tsv;*.txt;*.XLSX;*.CSV" },
  { NULL, NULL },
};

static void try_out (HutImportPage *self);
static void open_path (HutImportPage *self, const char *path, const char *preset);

static void
set_step (HutImportPage *self, Step step)
{
  self->step = step;
  g_clear_object (&self->cancellable);
  if (step != STEP_IDLE)
    self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", step != STEP_WRITING);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mapping), step != STEP_WRITING);
  gtk_widget_set_sensitive (self->preset_row, step != STEP_WRITING);
  if (step == STEP_IDLE)
    hut_progress_hide (self->progress);
}

static void
show_failure (HutImportPage *self, const GError *error)
{
  g_autofree char *words = hut_app_words_error (error);

  g_info ("cannot import: %s", error->message);
  g_object_set (self->failed, "text", words, NULL);
  gtk_stack_set_visible_child_name (self->pages, "failed");
}

/* What the page says of the file that is open. */
static void
fill_presets (HutImportPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = hut_preset_load_all (&error);

  hut_code_drop_down_clear (self->preset);
  if (presets == NULL)
    g_warning ("cannot read the presets: %s", error->message);
  for (guint i = 0; presets != NULL && i < presets->len; i++)
    {
      HutPreset *preset = g_ptr_array_index (presets, i);

      hut_code_drop_down_add (self->preset, hut_preset_get_name (preset),
                              hut_preset_get_label (preset));
    }
  hut_code_drop_down_set_code (self->preset,
                               hut_preset_get_name (hut_import_get_preset (self->import)));
}

static void
clear_preview (HutImportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_box_remove (self->preview, child);
}

static void
show_file (HutImportPage *self)
{
  const char *sheet = hut_import_get_sheet (self->import);
  g_autofree char *where =
      *sheet != '\0'
          ? g_strdup_printf (_ ("sheet %s, headings in row %u"), sheet,
                             hut_import_get_heading_row (self->import))
          : g_strdup_printf (_ ("headings in row %u"), hut_import_get_heading_row (self->import));

  self->filling = TRUE;
  gtk_label_set_label (self->file_name, hut_import_get_file_name (self->import));
  gtk_label_set_label (self->sheet, where);
  fill_presets (self);
  hut_import_counts_show (self->counts, NULL);
  hut_import_words_clear (self->words);
  clear_preview (self);
  hut_import_mapping_show (self->mapping, self->import);
  gtk_stack_set_visible_child_name (self->pages, "look");
  self->filling = FALSE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImport) import = hut_import_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_step (self, STEP_IDLE);
  if (import == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_set_object (&self->import, import);
  show_file (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  try_out (self);
}

static void
open_path (HutImportPage *self, const char *path, const char *preset)
{
  set_step (self, STEP_OPENING);
  hut_import_open_async (path, preset, hut_desk_get_store (self->desk), self->cancellable,
                         on_opened, g_object_ref (self));
}

static void
label_run (HutImportPage *self, const char *label)
{
  gtk_button_set_label (self->run, label);
  hut_button_name_once (GTK_WIDGET (self->run));
}

/* The fields that are missing, as people call them: "Title or Text". */
static char *
missing_words (HutImport *import)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *missing = NULL;
  GString *words = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < hut_import_n_columns (import); i++)
    {
      g_autofree char *filled = hut_import_get_fields (import, i);
      g_auto (GStrv) each = filled != NULL ? g_strsplit (filled, ", ", -1) : NULL;

      for (guint j = 0; each != NULL && each[j] != NULL; j++)
        g_hash_table_add (fields, g_strdup (each[j]));
    }
  if (hut_preset_is_enough (hut_import_get_preset (import), fields, &missing))
    return g_string_free (words, TRUE);
  names = g_strsplit (missing, ", ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (" or ") : "",
                            hut_import_mapping_field_label (names[i]));
  return g_string_free (words, FALSE);
}

static void
on_progress (HutImport *import, guint64 rows, double fraction, gpointer data)
{
  HutImportPage *self = data;
  g_autofree char *words = g_strdup_printf (
      self->step == STEP_WRITING ? _ ("Importing: %u rows") : _ ("Looking: %u rows"), (guint)rows);

  hut_progress_show (self->progress, words, fraction, self->cancellable);
}

/* What the person changed while the worker had the import. */
static void
make_change (HutImportPage *self, const Change *change)
{
  g_autofree char *filled = NULL;
  g_auto (GStrv) old = NULL;

  if (change->places)
    {
      hut_import_set_coords (self->import, change->coords);
      return;
    }
  if (change->word != NULL)
    {
      hut_import_set_word (self->import, change->field, change->word, change->code);
      return;
    }
  filled = hut_import_get_fields (self->import, change->column);
  old = filled != NULL ? g_strsplit (filled, ", ", -1) : NULL;
  for (guint j = 0; old != NULL && old[j] != NULL; j++)
    hut_import_map (self->import, old[j], -1);
  hut_import_keep (self->import, change->column,
                   g_strcmp0 (change->field, HUT_IMPORT_MAPPING_KEPT) == 0);
  if (change->field != NULL && !g_str_equal (change->field, HUT_IMPORT_MAPPING_KEPT))
    hut_import_map (self->import, change->field, change->column);
}

static void
make_changes (HutImportPage *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    make_change (self, &g_array_index (self->changes, Change, i));
  g_array_set_size (self->changes, 0);
  hut_import_mapping_show (self->mapping, self->import);
}

/* The trial has stopped, and something was changed meanwhile: TRUE where it goes on anew. */
static gboolean
begin_anew (HutImportPage *self)
{
  g_autofree char *preset = g_steal_pointer (&self->reopen_preset);
  g_autofree char *path = g_strdup (hut_import_get_path (self->import));

  if (preset != NULL)
    {
      g_array_set_size (self->changes, 0);
      open_path (self, path, preset);
      return TRUE;
    }
  if (self->changes->len == 0)
    return FALSE;
  make_changes (self);
  try_out (self);
  return TRUE;
}

/* Somebody who is explaining words or columns keeps them in place while what stands above them
 * grows or shrinks. */
static void
show_counts (HutImportPage *self, const HutImportResult *result)
{
  GtkWidget *counts = GTK_WIDGET (self->counts);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->look);
  int before = gtk_widget_get_height (counts), after;
  gboolean explaining = gtk_widget_get_focus_child (GTK_WIDGET (self->words)) != NULL ||
                        gtk_widget_get_focus_child (GTK_WIDGET (self->mapping)) != NULL;

  hut_import_counts_show (self->counts, result);
  if (!explaining || before == 0)
    return;
  gtk_widget_measure (counts, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (counts), NULL, &after,
                      NULL, NULL);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + after - before);
}

static void
show_trial (HutImportPage *self, const HutImportResult *result)
{
  guint64 n = result->added + result->changed;
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "_Import %u row", "_Import %u rows", n), (guint)n);

  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);
  GtkWidget *preview = hut_import_preview_new (browser, result);

  show_counts (self, result);
  self->rather = result->place_rather;
  if (result->place_doubt != NULL)
    hut_import_counts_offer (self->counts, self->rather);
  hut_import_words_show (self->words, result);
  clear_preview (self);
  if (preview != NULL)
    gtk_box_append (self->preview, preview);
  if (result->words->len > 0)
    gtk_label_set_label (self->missing, _ ("Rows with words that are not known stay out until it "
                                           "is said what they mean."));
  label_run (self, n > 0 ? label : _ ("Nothing to import"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", n > 0);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImportResult) done = hut_import_run_finish (HUT_IMPORT (source), result, &error);

  if (self->import != HUT_IMPORT (source) || self->desk == NULL)
    return;
  set_step (self, STEP_IDLE);
  if (begin_anew (self))
    return;
  if (done != NULL)
    show_trial (self, done);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->missing, _ ("Stopped. Choose the file again to look into it."));
  else
    show_failure (self, error);
}

/* Looks what an import would do, as the columns are understood now. */
static void
try_out (HutImportPage *self)
{
  g_autofree char *missing = NULL;

  label_run (self, _ ("_Import"));
  gtk_label_set_label (self->missing, "");
  if (!hut_import_check (self->import, NULL))
    {
      g_autofree char *words = NULL;

      missing = missing_words (self->import);
      words = g_strdup_printf (_ ("No column fills: %s. Say below which one does."), missing);
      gtk_label_set_label (self->missing, words);
      show_counts (self, NULL);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
      return;
    }
  set_step (self, STEP_TRYING);
  on_progress (self->import, 0, 0, self);
  hut_import_run_async (self->import, hut_desk_get_store (self->desk), HUT_IMPORT_DRY_RUN,
                        on_progress, self, self->cancellable, on_tried, g_object_ref (self));
}

static void
add_change (HutImportPage *self, Change change)
{
  g_array_append_val (self->changes, change);
  if (self->step == STEP_TRYING)
    g_cancellable_cancel (self->cancellable);
  else if (self->step == STEP_IDLE)
    begin_anew (self);
}

static void
on_mapped (HutImportPage *self, const char *field, int column)
{
  add_change (
      self, (Change){ .field = field != NULL ? g_intern_string (field) : NULL, .column = column });
}

static void
on_meant (HutImportPage *self, const char *field, const char *word, const char *code)
{
  add_change (self, (Change){ .field = g_intern_string (field),
                              .word = g_intern_string (word),
                              .code = g_intern_string (code) });
}

static void
read_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutImportPage *self = HUT_IMPORT_PAGE (widget);

  add_change (self, (Change){ .places = TRUE, .coords = self->rather });
}

static void
on_preset (HutImportPage *self)
{
  const char *code = hut_code_drop_down_get_code (self->preset);

  if (self->filling || code == NULL || self->import == NULL)
    return;
  g_free (self->reopen_preset);
  self->reopen_preset = g_strdup (code);
  if (self->step == STEP_TRYING)
    g_cancellable_cancel (self->cancellable);
  else if (self->step == STEP_IDLE)
    begin_anew (self);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImportResult) done = hut_import_run_finish (HUT_IMPORT (source), result, &error);

  if (self->import != HUT_IMPORT (source) || self->desk == NULL)
    return;
  set_step (self, STEP_IDLE);
  if (done != NULL)
    {
      hut_import_counts_show (self->done_counts, done);
      gtk_widget_set_visible (GTK_WIDGET (self->list), done->batch != 0);
      hut_import_list_show_newest (self->list);
      gtk_widget_set_visible (self->rejects, done->rejects_file != NULL);
      gtk_label_set_label (self->rejects_file,
                           done->rejects_file != NULL ? done->rejects_file : "");
      gtk_stack_set_visible_child_name (self->pages, "done");
      hut_desk_refresh (self->desk);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_label (self->missing, _ ("Stopped: nothing of it was entered."));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", TRUE);
    }
  else
    show_failure (self, error);
}

static void
run (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutImportPage *self = HUT_IMPORT_PAGE (widget);

  if (self->step != STEP_IDLE || self->import == NULL || self->desk == NULL)
    return;
  gtk_label_set_label (self->missing, "");
  set_step (self, STEP_WRITING);
  on_progress (self->import, 0, 0, self);
  hut_import_run_async (self->import, hut_desk_get_store (self->desk), HUT_IMPORT_WRITE,
                        on_progress, self, self->cancellable, on_written, g_object_ref (self));
}

static void
on_file_chosen (const char *path, gpointer data)
{
  HutImportPage *self = data;

  if (self->desk == NULL || self->step == STEP_WRITING)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_array_set_size (self->changes, 0);
  g_clear_pointer (&self->reopen_preset, g_free);
  g_clear_object (&self->import);
  open_path (self, path, NULL);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutImportPage *self = HUT_IMPORT_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autofree char *next = g_queue_pop_head (&self->waiting);

  if (next != NULL)
    on_file_chosen (next, self);
  else
    hut_file_picker_open (window, _ ("Choose Work Orders"), file_kinds, on_file_chosen, widget);
}

/* The list of the newest import again; its counts of rows were told when it was made. */
static void
show_last (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutImportPage *self = HUT_IMPORT_PAGE (widget);

  if (self->step != STEP_IDLE || self->desk == NULL)
    return;
  hut_import_counts_show (self->done_counts, NULL);
  gtk_widget_set_visible (self->rejects, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  hut_import_list_show_newest (self->list);
  gtk_stack_set_visible_child_name (self->pages, "done");
}

static void
show_rejects (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutImportPage *self = HUT_IMPORT_PAGE (widget);
  g_autofree char *folder = g_path_get_dirname (gtk_label_get_label (self->rejects_file));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}

static void
hut_import_page_dispose (GObject *object)
{
  HutImportPage *self = HUT_IMPORT_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  hut_import_page_set_desk (self, NULL);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->changes, g_array_unref);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_pointer (&self->reopen_preset, g_free);
  G_OBJECT_CLASS (hut_import_page_parent_class)->dispose (object);
}

static void
hut_import_page_class_init (HutImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_import_page_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_IMPORT_COUNTS);
  g_type_ensure (HUT_TYPE_IMPORT_LIST);
  g_type_ensure (HUT_TYPE_IMPORT_MAPPING);
  g_type_ensure (HUT_TYPE_IMPORT_WORDS);
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, failed);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, file_name);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, look);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, preset);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, preset_row);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, mapping);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, words);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, missing);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, run);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, done_counts);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, rejects);
  gtk_widget_class_bind_template_child (widget_class, HutImportPage, rejects_file);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_meant);
  gtk_widget_class_bind_template_callback (widget_class, on_preset);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "import.last", NULL, show_last);
  gtk_widget_class_install_action (widget_class, "import.read-as", NULL, read_as);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "import.show-rejects", NULL, show_rejects);
}

static void
hut_import_page_init (HutImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  set_step (self, STEP_IDLE);
}

void
hut_import_page_set_desk (HutImportPage *self, HutDesk *desk)
{
  if (!g_set_object (&self->desk, desk))
    return;
  hut_import_list_set_desk (self->list, desk);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_queue_clear_full (&self->waiting, g_free);
  self->step = STEP_IDLE;
  if (desk != NULL)
    gtk_stack_set_visible_child_name (self->pages, "choose");
}

void
hut_import_page_enter (HutImportPage *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (self->step != STEP_IDLE || g_str_equal (page, "look"))
    return;
  gtk_stack_set_visible_child_name (self->pages, "choose");
  gtk_widget_activate_action (GTK_WIDGET (self), "import.choose", NULL);
}

void
hut_import_page_open (HutImportPage *self, const char *const *paths)
{
  g_queue_clear_full (&self->waiting, g_free);
  for (guint i = 1; paths[0] != NULL && paths[i] != NULL; i++)
    g_queue_push_tail (&self->waiting, g_strdup (paths[i]));
  if (paths[0] != NULL)
    on_file_chosen (paths[0], self);
}

gboolean
hut_import_page_is_running (HutImportPage *self)
{
  return self->step == STEP_WRITING;
}
