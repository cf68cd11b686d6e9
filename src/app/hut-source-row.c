/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the sources; see the header. Main thread; keys are read on a worker, since a keyring
 * may keep one waiting. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-source-row.h"

#include "app/hut-source-list.h"
#include "store/hut-map-key.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutSourceRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  HutCodeDropDown *choice;
  HutSettings *settings;
  HutMapPlace *place; /* weak */
  gboolean filling;
  guint asked; /* counts what was asked for: a late key is dropped */
};

G_DEFINE_FINAL_TYPE (HutSourceRow, hut_source_row, GTK_TYPE_WIDGET)

typedef struct
{
  HutTileSource *source;
  guint asked;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  hut_tile_source_unref (asking->source);
  g_free (asking);
}

static void
read_key_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Asking *asking = data;
  g_autoptr (GError) error = NULL;
  char *key = hut_map_key_get (asking->source->id, &error);

  if (error != NULL)
    g_message ("The key of a map source is not at hand: %s", error->message);
  g_task_return_pointer (task, key, g_free);
}

static void
on_key_read (GObject *object, GAsyncResult *result, gpointer data)
{
  HutSourceRow *self = HUT_SOURCE_ROW (object);
  const Asking *asking = g_task_get_task_data (G_TASK (result));
  g_autofree char *key = g_task_propagate_pointer (G_TASK (result), NULL);

  if (asking->asked == self->asked && self->place != NULL)
    hut_map_place_set_source (self->place, asking->source, key);
}

/* Shows what is chosen. */
static void
apply (HutSourceRow *self)
{
  g_autofree char *id = NULL;
  g_autoptr (HutTileSource) source = NULL;
  g_autoptr (GTask) task = NULL;
  Asking *asking;

  self->asked++;
  g_object_get (self->settings, "map-source", &id, NULL);
  source = hut_source_list_find (self->settings, id);
  if (source == NULL || !hut_tile_source_needs_key (source))
    {
      if (self->place != NULL)
        hut_map_place_set_source (self->place, source, NULL);
      return;
    }

  asking = g_new0 (Asking, 1);
  asking->source = g_steal_pointer (&source);
  asking->asked = self->asked;
  task = g_task_new (self, NULL, on_key_read, NULL);
  g_task_set_task_data (task, asking, free_asking);
  g_task_run_in_thread (task, read_key_in_thread);
}

static void
fill (HutSourceRow *self)
{
  g_autoptr (GPtrArray) list = hut_source_list_read (self->settings);
  g_autofree char *id = NULL;
  gboolean known = FALSE;

  self->filling = TRUE;
  g_object_get (self->settings, "map-source", &id, NULL);
  hut_code_drop_down_clear (self->choice);
  hut_code_drop_down_add (self->choice, NULL, _ ("None"));
  for (guint i = 0; i < list->len; i++)
    {
      const HutTileSource *source = list->pdata[i];

      hut_code_drop_down_add (self->choice, source->id, source->name);
      known = known || g_strcmp0 (source->id, id) == 0;
    }
  hut_code_drop_down_set_code (self->choice, known ? id : NULL);
  self->filling = FALSE;
}

static void
on_settings_changed (HutSourceRow *self)
{
  fill (self);
  apply (self);
}

static void
on_choice (HutSourceRow *self)
{
  const char *id = hut_code_drop_down_get_code (self->choice);

  if (!self->filling)
    g_object_set (self->settings, "map-source", id != NULL ? id : "", NULL);
}

/* The choices lie in a popover, which would stay above the window that opens. */
static void
on_more (HutSourceRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.map-sources", NULL);
}

static void
hut_source_row_dispose (GObject *object)
{
  HutSourceRow *self = HUT_SOURCE_ROW (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->place);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_source_row_parent_class)->dispose (object);
}

static void
hut_source_row_class_init (HutSourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_source_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_source_row_init (HutSourceRow *self)
{
  GtkWidget *more = gtk_button_new_with_mnemonic (_ ("_Map Sources…"));

  self->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box),
                  hut_form_row_new (_ ("Source _below the map"), GTK_WIDGET (self->choice)));
  g_signal_connect_swapped (more, "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), more);
  g_signal_connect_swapped (self->choice, "notify::code", G_CALLBACK (on_choice), self);
}

GtkWidget *
hut_source_row_new (HutSettings *settings, HutMapPlace *place)
{
  HutSourceRow *self = g_object_new (HUT_TYPE_SOURCE_ROW, NULL);

  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->place, place);
  g_signal_connect_object (settings, "notify::map-sources", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::map-source", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  on_settings_changed (self);
  return GTK_WIDGET (self);
}
