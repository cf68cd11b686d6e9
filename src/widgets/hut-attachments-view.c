/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Attachments in a flow of tiles. Pictures come from a worker, and adding is a worker's too. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachments-view.h"

#include "exchange/hut-media-type.h"
#include "widgets/hut-attach-job.h"
#include "widgets/hut-attachment-copy.h"
#include "widgets/hut-attachment-tile.h"
#include "widgets/hut-attachment-window.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutAttachmentsView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *progress;
  GtkWidget *refused;
  GtkWidget *refused_words;
  GtkWidget *none;
  GtkWidget *flow;

  HutStore *store;
  HutAttachmentImages *images;
  const HutAttachmentFooter *footer; /* or NULL */
  gpointer footer_data;
  const HutKind *of;
  HutUid id;
  GPtrArray *records; /* HutRecord; NULL: nothing is shown */
};

G_DEFINE_FINAL_TYPE (HutAttachmentsView, hut_attachments_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMNS,
  N_PROPS
};

enum
{
  TOLD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
hut_attachments_view_tell (HutAttachmentsView *self, const char *message, const char *batch)
{
  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));

  g_signal_emit (self, signals[TOLD], 0, message, batch);
}

/* ---- Showing ---- */

/* Its place in the array, or -1. */
static int
find (HutAttachmentsView *self, const char *text)
{
  HutUid id;

  if (self->records == NULL || !hut_uid_parse (text, &id))
    return -1;
  for (guint i = 0; i < self->records->len; i++)
    if (hut_uid_equal (&((HutRecord *)self->records->pdata[i])->id, &id))
      return (int)i;
  return -1;
}

/* A tile stays as long as there are the same records: what is changed of one is in its footer. */
static gboolean
same_records (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const HutRecord *record = one->pdata[i];

      if (!hut_uid_equal (&record->id, &((HutRecord *)other->pdata[i])->id))
        return FALSE;
    }
  return TRUE;
}

static void
clear_flow (HutAttachmentsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
}

static void
fill_flow (HutAttachmentsView *self)
{
  clear_flow (self);
  for (guint i = 0; i < self->records->len; i++)
    {
      GtkWidget *tile = hut_attachment_tile_new (self->images, self->records->pdata[i]);

      if (self->footer != NULL)
        hut_attachment_tile_set_footer (HUT_ATTACHMENT_TILE (tile),
                                        self->footer->make (self->footer_data));
      gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), tile, -1);
    }
  gtk_widget_set_visible (self->flow, self->records->len > 0);
  gtk_widget_set_visible (self->none, self->records->len == 0);
}

/* The records are the same, but what they name may be here now. */
static void
look_again (HutAttachmentsView *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      GtkFlowBoxChild *tile = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->flow), (int)i);

      hut_attachment_tile_look_again (HUT_ATTACHMENT_TILE (tile), self->images);
    }
}

static void
show_footers (HutAttachmentsView *self)
{
  for (guint i = 0; self->footer != NULL && i < self->records->len; i++)
    {
      GtkFlowBoxChild *tile = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->flow), (int)i);

      self->footer->show (hut_attachment_tile_get_footer (HUT_ATTACHMENT_TILE (tile)),
                          self->records->pdata[i], self->footer_data);
    }
}

void
hut_attachments_view_show (HutAttachmentsView *self, const HutKind *of, const HutUid *id,
                           GPtrArray *records)
{
  gboolean same;

  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));
  g_return_if_fail (self->images != NULL);

  if (self->of != of || !hut_uid_equal (&self->id, id))
    gtk_widget_set_visible (self->refused, FALSE);
  same = same_records (self->records, records);
  self->of = of;
  self->id = *id;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  if (same)
    look_again (self);
  else
    fill_flow (self);
  show_footers (self);
}

void
hut_attachments_view_leave (HutAttachmentsView *self)
{
  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));

  clear_flow (self);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

/* ---- Adding ---- */

static void
show_refused (HutAttachmentsView *self, GPtrArray *refused)
{
  g_autofree char *lines = NULL;
  g_autofree char *words = NULL;

  if (refused->len == 0)
    return;
  g_ptr_array_add (refused, NULL);
  lines = g_strjoinv ("\n", (GStrv)refused->pdata);
  words = g_strdup_printf ("%s\n%s", _ ("Not attached:"), lines);
  gtk_label_set_label (GTK_LABEL (self->refused_words), words);
  gtk_widget_set_visible (self->refused, TRUE);
}

static char *
kept_words (const HutAttachResult *result)
{
  g_autofree char *kept = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u file attached", "%u files attached", result->n_kept),
      result->n_kept);

  if (result->n_papers == 0)
    return g_steal_pointer (&kept);
  /* Translators: %s says how many files were attached. */
  return g_strdup_printf (
      _ ("%s. Documents are kept as they are, with what they say of their author."), kept);
}

static void
on_attached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutAttachmentsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachResult) attached = hut_attach_job_finish (result, &error);

  if (self->store == NULL)
    return;
  hut_progress_hide (HUT_PROGRESS (self->progress));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (attached == NULL)
    {
      g_autofree char *words = hut_error_words (error, HUT_WHILE_WRITING, NULL);

      hut_attachments_view_tell (self, words, NULL);
      return;
    }
  if (attached->n_kept > 0)
    {
      g_autofree char *words = kept_words (attached);

      hut_attachments_view_tell (self, words, attached->batch);
    }
  show_refused (self, attached->refused);
}

static void
on_progress (guint done, guint n, GCancellable *cancellable, gpointer data)
{
  HutAttachmentsView *self = data;
  g_autofree char *words = g_strdup_printf (_ ("Attaching %u of %u"), MIN (done + 1, n), n);

  if (self->store != NULL)
    hut_progress_show (HUT_PROGRESS (self->progress), words, (double)done / n, cancellable);
}

/* @sources is taken over. */
static void
attach (HutAttachmentsView *self, GPtrArray *sources)
{
  gtk_widget_set_visible (self->refused, FALSE);
  if (sources->len == 0 || self->records == NULL)
    {
      hut_attachments_view_tell (self, _ ("There is no file of this computer in it"), NULL);
      g_ptr_array_unref (sources);
      return;
    }
  hut_attach_job_async (self->store, self->of, &self->id, sources, on_progress, self, on_attached,
                        g_object_ref (self));
}

static void
on_chosen (const char *const *paths, gpointer data)
{
  attach (data, hut_attach_sources_of_paths (paths));
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *patterns = hut_media_type_patterns ();
  const HutFileKind kinds[] = { { N_ ("Photographs and papers"), patterns }, { NULL, NULL } };

  hut_file_picker_open_many (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Attach Files"), kinds,
                             on_chosen, widget);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutAttachmentsView) self = data;
  g_autoptr (GPtrArray) sources = hut_attach_sources_paste_finish (result, NULL);

  if (self->records == NULL)
    return;
  if (sources != NULL)
    attach (self, g_steal_pointer (&sources));
  else
    hut_attachments_view_tell (self, _ ("There is no picture and no file on the clipboard"), NULL);
}

static void
do_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_attach_sources_paste_async (gtk_widget_get_clipboard (widget), on_pasted,
                                  g_object_ref (widget));
}

/* ---- Dropping ---- */

static gboolean
on_drop (HutAttachmentsView *self, const GValue *value)
{
  if (self->records == NULL)
    return FALSE;
  attach (self, hut_attach_sources_of_value (value));
  return TRUE;
}

/* What is about to happen is said in colour and in words. */
static GdkDragAction
on_enter (HutAttachmentsView *self, double x, double y, GtkDropTarget *target)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (self->records == NULL)
    return 0;
  gtk_widget_add_css_class (widget, "hut-drop-here");
  hut_attachments_view_tell (self, _ ("Let go to attach it here"), NULL);
  return GDK_ACTION_COPY;
}

static void
on_leave (HutAttachmentsView *self, GtkDropTarget *target)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
                               "hut-drop-here");
}

void
hut_attachments_view_take_drops (HutAttachmentsView *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
hide_refused (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_set_visible (HUT_ATTACHMENTS_VIEW (widget)->refused, FALSE);
}

/* ---- One of them ---- */

static void
open_at (HutAttachmentsView *self, int at)
{
  GtkWidget *window = hut_attachment_window_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self, (guint)at);

  gtk_window_present (GTK_WINDOW (window));
}

static void
on_activated (HutAttachmentsView *self, GtkFlowBoxChild *child)
{
  open_at (self, gtk_flow_box_child_get_index (child));
}

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentsView *self = HUT_ATTACHMENTS_VIEW (widget);
  int at = find (self, g_variant_get_string (parameter, NULL));

  if (at >= 0)
    open_at (self, at);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentsView *self = HUT_ATTACHMENTS_VIEW (widget);
  int at = find (self, g_variant_get_string (parameter, NULL));

  if (at >= 0)
    hut_attachment_save_copy (widget, self, self->records->pdata[at]);
}

/* ---- The object ---- */

static void
hut_attachments_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutAttachmentsView *self = HUT_ATTACHMENTS_VIEW (object);

  if (id == PROP_COLUMNS)
    g_value_set_uint (value, gtk_flow_box_get_min_children_per_line (GTK_FLOW_BOX (self->flow)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_attachments_view_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  HutAttachmentsView *self = HUT_ATTACHMENTS_VIEW (object);

  if (id == PROP_COLUMNS)
    gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_attachments_view_dispose (GObject *object)
{
  HutAttachmentsView *self = HUT_ATTACHMENTS_VIEW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->images);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_attachments_view_parent_class)->dispose (object);
}

static void
hut_attachments_view_class_init (HutAttachmentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = hut_attachments_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = hut_attachments_view_set_property;
  G_OBJECT_CLASS (klass)->dispose = hut_attachments_view_dispose;
  properties[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 8, 2,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_paste);
  gtk_widget_class_install_action (widget_class, "attachments.hide-refused", NULL, hide_refused);
  gtk_widget_class_install_action (widget_class, "attachments.open", "s", do_open);
  gtk_widget_class_install_action (widget_class, "attachments.save", "s", do_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachments.paste", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/widgets/hut-attachments-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, box);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, progress);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, refused);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, refused_words);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, none);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentsView, flow);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_attachments_view_init (HutAttachmentsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hut_attachments_view_new (void)
{
  return g_object_new (HUT_TYPE_ATTACHMENTS_VIEW, NULL);
}

void
hut_attachments_view_set_store (HutAttachmentsView *self, HutStore *store)
{
  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));

  if (!g_set_object (&self->store, store))
    return;
  g_clear_object (&self->images);
  self->images = hut_attachment_images_new (hut_store_get_path (store));
}

HutStore *
hut_attachments_view_get_store (HutAttachmentsView *self)
{
  g_return_val_if_fail (HUT_IS_ATTACHMENTS_VIEW (self), NULL);

  return self->store;
}

void
hut_attachments_view_set_footer (HutAttachmentsView *self, const HutAttachmentFooter *footer,
                                 gpointer data)
{
  g_return_if_fail (HUT_IS_ATTACHMENTS_VIEW (self));

  self->footer = footer;
  self->footer_data = data;
}

GPtrArray *
hut_attachments_view_get_records (HutAttachmentsView *self)
{
  g_return_val_if_fail (HUT_IS_ATTACHMENTS_VIEW (self), NULL);

  return self->records;
}

const HutRecord *
hut_attachments_view_find (HutAttachmentsView *self, const char *id)
{
  int at;

  g_return_val_if_fail (HUT_IS_ATTACHMENTS_VIEW (self), NULL);

  at = find (self, id);
  return at >= 0 ? self->records->pdata[at] : NULL;
}

HutAttachmentImages *
hut_attachments_view_get_images (HutAttachmentsView *self)
{
  g_return_val_if_fail (HUT_IS_ATTACHMENTS_VIEW (self), NULL);

  return self->images;
}
