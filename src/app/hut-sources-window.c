/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of the map sources; see the header. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-sources-window.h"

#include "app/hut-source-form.h"
#include "app/hut-source-list.h"
#include "app/hut-source-words.h"
#include "store/hut-map-key.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutSourcesWindow
{
  GtkWindow parent_instance;
  GtkStack *stack; /* "none", "sources" */
  GtkListBox *list;
  HutSettings *settings;
  HutPoint place;
  GPtrArray *sources; /* HutTileSource, as the rows */
};

G_DEFINE_FINAL_TYPE (HutSourcesWindow, hut_sources_window, GTK_TYPE_WINDOW)

/* NULL too while the window goes: its list lets go of the row then. */
static HutTileSource *
get_selected (HutSourcesWindow *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && index < (int)self->sources->len ? self->sources->pdata[index] : NULL;
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const HutTileSource *source)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words =
      g_strdup_printf ("%s · %s", hut_source_words_kind (source->kind), source->address);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), make_line (source->name, NULL));
  gtk_box_append (GTK_BOX (box), make_line (words, "hut-dim"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, source->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return row;
}

static void
on_selected (HutSourcesWindow *self)
{
  gboolean any = get_selected (self) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.edit", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.remove", any);
}

static void
fill (HutSourcesWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = hut_source_list_read (self->settings);
  for (guint i = 0; i < self->sources->len; i++)
    gtk_list_box_append (self->list, make_row (self->sources->pdata[i]));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, self->sources->len > 0 ? "sources" : "none");
  on_selected (self);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutSourcesWindow *self = HUT_SOURCES_WINDOW (widget);

  hut_source_form_show (GTK_WINDOW (self), self->settings, NULL, self->place);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutSourcesWindow *self = HUT_SOURCES_WINDOW (widget);
  HutTileSource *source = get_selected (self);

  if (source != NULL)
    hut_source_form_show (GTK_WINDOW (self), self->settings, source, self->place);
}

static void
on_activated (HutSourcesWindow *self)
{
  edit (GTK_WIDGET (self), NULL, NULL);
}

static void
forget_key_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!hut_map_key_forget (data, &error))
    g_message ("The key of a map source was not forgotten: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_remove (HutPrompt *prompt, gpointer data)
{
  HutSourcesWindow *self = data;
  g_autoptr (HutTileSource) source = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  if (get_selected (self) == NULL)
    return TRUE;
  source = hut_tile_source_ref (get_selected (self));
  g_task_set_task_data (task, g_strdup (source->id), g_free);
  g_task_run_in_thread (task, forget_key_in_thread);
  hut_source_list_remove (self->settings, source->id);
  return TRUE;
}

static void
remove_source (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutSourcesWindow *self = HUT_SOURCES_WINDOW (widget);
  HutTileSource *source = get_selected (self);
  g_autofree char *title = NULL;
  HutPrompt *prompt;

  if (source == NULL)
    return;
  title = g_strdup_printf (_ ("Remove the map source “%s”?"), source->name);
  prompt = hut_prompt_new (widget, title,
                           _ ("Its description and its key are removed from this computer. A file "
                              "of tiles stays where it is."),
                           _ ("_Remove"), on_remove, self, NULL);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

static void
hut_sources_window_dispose (GObject *object)
{
  HutSourcesWindow *self = HUT_SOURCES_WINDOW (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hut_sources_window_parent_class)->dispose (object);
}

static void
hut_sources_window_finalize (GObject *object)
{
  g_clear_pointer (&HUT_SOURCES_WINDOW (object)->sources, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_sources_window_parent_class)->finalize (object);
}

static void
hut_sources_window_class_init (HutSourcesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_sources_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_sources_window_finalize;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-sources-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSourcesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HutSourcesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "sources.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "sources.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "sources.remove", NULL, remove_source);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "sources.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_sources_window_init (HutSourcesWindow *self)
{
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_tile_source_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_sources_window_show (GtkWindow *parent, HutSettings *settings, HutPoint place)
{
  HutSourcesWindow *self = g_object_new (HUT_TYPE_SOURCES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->place = place;
  g_signal_connect_object (settings, "notify::map-sources", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
