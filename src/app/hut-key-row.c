/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The line of the key. Main thread; the key itself is moved on a worker, since a keyring may ask
 * for its password first. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-key-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutKeyRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *trouble;
  GtkWidget *move;

  HutStore *store; /* or NULL */
};

G_DEFINE_FINAL_TYPE (HutKeyRow, hut_key_row, GTK_TYPE_WIDGET)

static void
show_place (HutKeyRow *self)
{
  HutKeyPlace place = hut_store_get_key_place (self->store);
  static const char *const words[] = {
    [HUT_KEY_NOWHERE] = N_ ("Not on this computer: personal data stay locked until you sign in."),
    [HUT_KEY_IN_FILE] = N_ ("In a file beside the database, which only you can read. Who copies "
                            "both can read the personal data."),
    [HUT_KEY_IN_KEYRING] = N_ ("In the keyring of your desktop, which opens when you sign in to "
                               "this computer. Another computer needs the key in its file."),
    [HUT_KEY_OUT_OF_REACH] = N_ ("In the keyring of your desktop, which is closed or not there: "
                                 "personal data stay locked. Open the keyring, then start Hutong "
                                 "again."),
  };

  gtk_label_set_label (GTK_LABEL (self->words), g_dgettext (GETTEXT_PACKAGE, words[place]));
  gtk_button_set_label (GTK_BUTTON (self->move), place == HUT_KEY_IN_KEYRING
                                                     ? _ ("Put It Back into a File")
                                                     : _ ("Move It into the Keyring"));
  gtk_widget_set_visible (self->move, place == HUT_KEY_IN_FILE || place == HUT_KEY_IN_KEYRING);
}

static void
move_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutStore *store = data;
  GError *error = NULL;
  gboolean moved = hut_store_get_key_place (store) == HUT_KEY_IN_KEYRING
                       ? hut_store_move_key_to_file (store, &error)
                       : hut_store_move_key_to_keyring (store, &error);

  if (moved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_moved (GObject *source, GAsyncResult *result, gpointer data)
{
  HutKeyRow *self = HUT_KEY_ROW (source);
  g_autoptr (GError) error = NULL;
  gboolean moved = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->store == NULL)
    return;
  if (!moved)
    g_message ("The key was not moved: %s", error->message);
  gtk_label_set_label (GTK_LABEL (self->trouble),
                       moved ? ""
                             : _ ("The keyring of this desktop is not there or did not take the "
                                  "key. The key stays where it was."));
  gtk_widget_set_visible (self->trouble, !moved);
  gtk_widget_set_sensitive (self->move, TRUE);
  show_place (self);
}

static void
do_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutKeyRow *self = HUT_KEY_ROW (widget);
  g_autoptr (GTask) task = NULL;

  if (self->store == NULL)
    return;
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_widget_set_sensitive (self->move, FALSE);
  task = g_task_new (self, NULL, on_moved, NULL);
  g_task_set_source_tag (task, do_move);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, move_in_thread);
}

static void
hut_key_row_dispose (GObject *object)
{
  HutKeyRow *self = HUT_KEY_ROW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_key_row_parent_class)->dispose (object);
}

static void
hut_key_row_class_init (HutKeyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_key_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "key.move", NULL, do_move);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-key-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutKeyRow, box);
  gtk_widget_class_bind_template_child (widget_class, HutKeyRow, words);
  gtk_widget_class_bind_template_child (widget_class, HutKeyRow, trouble);
  gtk_widget_class_bind_template_child (widget_class, HutKeyRow, move);
}

static void
hut_key_row_init (HutKeyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hut_key_row_set_store (HutKeyRow *self, HutStore *store)
{
  g_return_if_fail (HUT_IS_KEY_ROW (self));

  g_set_object (&self->store, store);
  gtk_widget_set_visible (GTK_WIDGET (self), store != NULL);
  if (store != NULL)
    show_place (self);
}
