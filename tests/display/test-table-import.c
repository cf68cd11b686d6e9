/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The course of an import: what may be written, and what becomes of what goes on. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-table-import.h"

#include "exchange/hut-exchange-error.h"
#include "hut-test-store.h"
#include "store/hut-store-error.h"
#include "widgets/hut-page-write.h"

#define TEST_TYPE_IMPORT (test_import_get_type ())
G_DECLARE_FINAL_TYPE (TestImport, test_import, TEST, IMPORT, HutTableImport)

/* Reads nothing by itself: the test says when it is read, and how. */
struct _TestImport
{
  HutTableImport parent_instance;
  GCancellable *running;
  guint n_forgotten, n_read, n_written;
};

G_DEFINE_FINAL_TYPE (TestImport, test_import, HUT_TYPE_TABLE_IMPORT)

static void
test_import_forget (HutTableImport *import)
{
  TEST_IMPORT (import)->n_forgotten++;
}

static void
test_import_read (HutTableImport *import, const char *path, const char *rows,
                  GCancellable *cancellable)
{
  TestImport *self = TEST_IMPORT (import);

  g_assert_null (path);
  g_assert_nonnull (rows);
  self->n_read++;
  g_set_object (&self->running, cancellable);
}

static void
test_import_write (HutTableImport *import, const char *path, const char *rows,
                   GCancellable *cancellable)
{
  TEST_IMPORT (import)->n_written++;
  g_set_object (&TEST_IMPORT (import)->running, cancellable);
}

static void
test_import_finalize (GObject *object)
{
  g_clear_object (&TEST_IMPORT (object)->running);
  G_OBJECT_CLASS (test_import_parent_class)->finalize (object);
}

static void
test_import_class_init (TestImportClass *klass)
{
  HutTableImportClass *import_class = HUT_TABLE_IMPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_import_finalize;
  import_class->forget = test_import_forget;
  import_class->read = test_import_read;
  import_class->write = test_import_write;
}

static void
test_import_init (TestImport *self)
{
}

/* The page that tells. */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, GtkBox)

struct _TestPage
{
  GtkBox parent_instance;
  char *told;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, GTK_TYPE_BOX)

static void
on_told (TestPage *self, const char *message, const char *batch)
{
  g_assert_null (self->told);
  self->told = g_strdup (message);
}

static void
test_page_finalize (GObject *object)
{
  g_free (TEST_PAGE (object)->told);
  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
  hut_page_class_tells (GTK_WIDGET_CLASS (klass));
}

static void
test_page_init (TestPage *self)
{
  g_signal_connect (self, "told", G_CALLBACK (on_told), NULL);
}

typedef struct
{
  HutTestStore store;
  HutCaseBrowser *browser;
  TestPage *page;
  GtkWidget *under; /* the window of the page */
  TestImport *import;
  HutTableImport *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const HutTableImportWords words = { "Import",  "Table", "What it is", "Nothing yet",
                                             "_Import", "Lines", "Reading",    "Writing" };
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->store, NULL);
  fixture->browser = hut_case_browser_new (fixture->store.store, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (TEST_TYPE_PAGE, NULL);
  fixture->under = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->under), GTK_WIDGET (fixture->page));
  fixture->import = g_object_ref (g_object_new (TEST_TYPE_IMPORT, NULL));
  fixture->window = HUT_TABLE_IMPORT (fixture->import);
  hut_table_import_open (fixture->window, GTK_WIDGET (fixture->page), fixture->browser, &words);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->import);
  gtk_window_destroy (GTK_WINDOW (fixture->under));
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_store_tear_down (&fixture->store, NULL);
}

/* FALSE where the action may not be done. */
static gboolean
act (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

/* What was read with @cancellable; whether it is shown. */
static gboolean
answer (Fixture *fixture, GCancellable *cancellable, gboolean may_write)
{
  GPtrArray *lines = g_ptr_array_new ();

  hut_table_import_add_line (lines, 2, "Zhang", NULL);
  return hut_table_import_show_preview (fixture->window, cancellable, "1 row", NULL, lines,
                                        may_write);
}

static void
show_preview (Fixture *fixture, gboolean may_write)
{
  g_assert_true (answer (fixture, fixture->import->running, may_write));
}

static void
tell (Fixture *fixture, GCancellable *cancellable)
{
  hut_table_import_tell (fixture->window, cancellable, "1 row was imported", NULL);
}

static void
fail (Fixture *fixture, GCancellable *cancellable, GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "It failed");

  hut_table_import_fail (fixture->window, cancellable, error);
}

/* The widget of the class @type below @root that is in view, or NULL. */
static GtkWidget *
find_seen (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_seen (child, type);
  return found;
}

static gboolean
is_in_progress (Fixture *fixture)
{
  GtkWidget *bar =
      find_seen (gtk_window_get_child (GTK_WINDOW (fixture->window)), GTK_TYPE_PROGRESS_BAR);

  return bar != NULL;
}

static void
test_written_once_it_was_read (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
  act (fixture, "import.read-rows");
  g_assert_cmpuint (fixture->import->n_forgotten, ==, 1);
  g_assert_cmpuint (fixture->import->n_read, ==, 1);
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
  show_preview (fixture, FALSE);
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
  hut_table_import_read_again (fixture->window);
  g_assert_cmpuint (fixture->import->n_forgotten, ==, 1);
  show_preview (fixture, TRUE);
  act (fixture, "import.write");
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 1);
}

static void
test_another_cancels (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) first = NULL;

  act (fixture, "import.read-rows");
  first = g_object_ref (fixture->import->running);
  act (fixture, "import.read-rows");
  g_assert_true (g_cancellable_is_cancelled (first));
  fail (fixture, first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_cancellable_is_cancelled (fixture->import->running));
  g_assert_true (is_in_progress (fixture));
  show_preview (fixture, TRUE);
  g_assert_false (is_in_progress (fixture));
}

static void
test_cancelled_goes_no_further (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "import.read-rows");
  g_assert_true (is_in_progress (fixture));
  g_cancellable_cancel (fixture->import->running);
  fail (fixture, fixture->import->running, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_in_progress (fixture));
}

static void
test_failed_is_not_written (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "import.read-rows");
  show_preview (fixture, TRUE);
  act (fixture, "import.read-rows");
  fail (fixture, fixture->import->running, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
  g_assert_false (is_in_progress (fixture));
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
}

static void
test_closed_is_cancelled (Fixture *fixture, gconstpointer unused)
{
  gboolean handled = FALSE;

  act (fixture, "import.read-rows");
  g_signal_emit_by_name (fixture->window, "close-request", &handled);
  g_assert_true (g_cancellable_is_cancelled (fixture->import->running));
}

/* The first could not be stopped any more, and ends when the second is read. */
static void
test_late_shows_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) first = NULL;

  act (fixture, "import.read-rows");
  first = g_object_ref (fixture->import->running);
  act (fixture, "import.read-rows");
  g_assert_false (answer (fixture, first, TRUE));
  hut_table_import_show_faults (fixture->window, first, "1 thing is wrong", g_ptr_array_new ());
  fail (fixture, first, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
  g_assert_false (g_cancellable_is_cancelled (fixture->import->running));
  g_assert_true (is_in_progress (fixture));
  g_assert_null (
      find_seen (gtk_window_get_child (GTK_WINDOW (fixture->window)), HUT_TYPE_LINE_LIST));
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
  show_preview (fixture, TRUE);
}

static void
test_cancelled_shows_nothing (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "import.read-rows");
  g_cancellable_cancel (fixture->import->running);
  g_assert_false (answer (fixture, fixture->import->running, TRUE));
  g_assert_false (is_in_progress (fixture));
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 0);
}

static void
begin_writing (Fixture *fixture)
{
  act (fixture, "import.read-rows");
  show_preview (fixture, TRUE);
  act (fixture, "import.write");
  g_assert_cmpuint (fixture->import->n_written, ==, 1);
}

static void
test_written_is_told_though_cancelled (Fixture *fixture, gconstpointer unused)
{
  begin_writing (fixture);
  g_cancellable_cancel (fixture->import->running);
  tell (fixture, fixture->import->running);
  g_assert_cmpstr (fixture->page->told, ==, "1 row was imported");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
}

static void
test_written_is_told_though_closed (Fixture *fixture, gconstpointer unused)
{
  begin_writing (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (g_cancellable_is_cancelled (fixture->import->running));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  tell (fixture, fixture->import->running);
  g_assert_cmpstr (fixture->page->told, ==, "1 row was imported");
}

static void
test_written_leaves_another_table (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) writing = NULL;

  begin_writing (fixture);
  writing = g_object_ref (fixture->import->running);
  act (fixture, "import.read-rows");
  tell (fixture, writing);
  g_assert_cmpstr (fixture->page->told, ==, "1 row was imported");
  g_assert_false (g_cancellable_is_cancelled (fixture->import->running));
  show_preview (fixture, TRUE);
}

static void
test_refused_has_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) refused =
      g_error_new_literal (HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "no such step");
  g_autofree char *words = HUT_TABLE_IMPORT_GET_CLASS (fixture->window)->dup_error_words (refused);

  g_assert_nonnull (words);
  g_assert_cmpstr (words, !=, "");
  begin_writing (fixture);
  hut_table_import_fail (fixture->window, fixture->import->running, refused);
  g_assert_false (is_in_progress (fixture));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/table-import/is-written-once-it-was-read", test_written_once_it_was_read);
  ADD ("/table-import/another-table-cancels-the-one-before", test_another_cancels);
  ADD ("/table-import/what-is-cancelled-goes-no-further", test_cancelled_goes_no_further);
  ADD ("/table-import/what-failed-is-not-written", test_failed_is_not_written);
  ADD ("/table-import/what-is-closed-is-cancelled", test_closed_is_cancelled);
  ADD ("/table-import/what-comes-late-shows-nothing", test_late_shows_nothing);
  ADD ("/table-import/what-was-cancelled-shows-nothing", test_cancelled_shows_nothing);
  ADD ("/table-import/what-was-written-is-told-though-cancelled",
       test_written_is_told_though_cancelled);
  ADD ("/table-import/what-was-written-is-told-though-closed", test_written_is_told_though_closed);
  ADD ("/table-import/what-was-written-leaves-another-table", test_written_leaves_another_table);
  ADD ("/table-import/what-is-refused-has-words", test_refused_has_words);
  return g_test_run ();
}
