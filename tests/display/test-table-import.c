/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The course of an import: what may be written, and what becomes of what goes on. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-table-import.h"

#include "exchange/hut-exchange-error.h"

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

typedef struct
{
  TestImport *import;
  HutTableImport *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->import = g_object_ref (g_object_new (TEST_TYPE_IMPORT, NULL));
  fixture->window = HUT_TABLE_IMPORT (fixture->import);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->import);
}

/* FALSE where the action may not be done. */
static gboolean
act (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static void
show_preview (Fixture *fixture, gboolean may_write)
{
  GPtrArray *lines = g_ptr_array_new ();

  hut_table_import_add_line (lines, 2, "Zhang", NULL);
  hut_table_import_show_preview (fixture->window, "1 row", NULL, lines, may_write);
}

static void
fail (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "It failed");

  hut_table_import_fail (fixture->window, error);
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
  fail (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  fail (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_in_progress (fixture));
}

static void
test_failed_is_not_written (Fixture *fixture, gconstpointer unused)
{
  act (fixture, "import.read-rows");
  show_preview (fixture, TRUE);
  act (fixture, "import.read-rows");
  fail (fixture, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
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
  return g_test_run ();
}
