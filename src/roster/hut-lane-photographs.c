/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Small pictures of checks. A view of attachments that is never seen holds them, since the window
 * that shows one large pages through what a view shows. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-photographs.h"

#include "widgets/hut-attachment-window.h"
#include "widgets/hut-attachments-view.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WIDTH 72
#define HEIGHT 54

struct _HutLanePhotographs
{
  GObject parent_instance;
  HutAttachmentsView *view;
  HutStore *store;
};

G_DEFINE_FINAL_TYPE (HutLanePhotographs, hut_lane_photographs, G_TYPE_OBJECT)

/* ---- A small picture ---- */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkPicture) picture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      hut_attachment_images_load_finish (HUT_ATTACHMENT_IMAGES (source), result, &error);

  if (texture != NULL)
    gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  else
    g_info ("a photograph cannot be shown: %s", error->message);
}

static void
load (HutLanePhotographs *self, GtkPicture *picture, const HutRecord *photograph)
{
  HutAttachmentImages *images = hut_attachments_view_get_images (self->view);
  const char *content = hut_record_get_text (photograph, "sha256");
  GdkTexture *kept = content != NULL ? hut_attachment_images_peek (images, content) : NULL;

  if (kept != NULL)
    gtk_picture_set_paintable (picture, GDK_PAINTABLE (kept));
  else if (content != NULL)
    hut_attachment_images_load_async (images, content, HUT_ATTACHMENT_SMALL, NULL, on_loaded,
                                      g_object_ref (picture));
}

static void
on_clicked (GtkButton *button, HutLanePhotographs *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "photograph");
  GPtrArray *records = hut_attachments_view_get_records (self->view);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *own = hut_uid_to_string (&((HutRecord *)records->pdata[i])->id);

      if (g_strcmp0 (own, id) == 0)
        gtk_window_present (GTK_WINDOW (hut_attachment_window_new (parent, self->view, i)));
    }
}

static GtkWidget *
new_button (HutLanePhotographs *self, const HutRecord *photograph, const char *item)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *picture = gtk_picture_new ();
  /* Translators: a photograph; %s is an item of the check-list. */
  g_autofree char *words = g_strdup_printf (_ ("Photograph: %s"), item);

  gtk_widget_set_size_request (picture, WIDTH, HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), words);
  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hut_record_get_text (photograph, "name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "photograph", hut_uid_to_string (&photograph->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  load (self, GTK_PICTURE (picture), photograph);
  return button;
}

GtkWidget *
hut_lane_photographs_new_row (HutLanePhotographs *self, GPtrArray *photographs, const char *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (guint i = 0; i < photographs->len; i++)
    gtk_box_append (GTK_BOX (row), new_button (self, photographs->pdata[i], item));
  return row;
}

/* ---- The object ---- */

static void
hut_lane_photographs_dispose (GObject *object)
{
  HutLanePhotographs *self = HUT_LANE_PHOTOGRAPHS (object);

  g_clear_object (&self->view);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hut_lane_photographs_parent_class)->dispose (object);
}

static void
hut_lane_photographs_class_init (HutLanePhotographsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_lane_photographs_dispose;
}

static void
hut_lane_photographs_init (HutLanePhotographs *self)
{
}

HutLanePhotographs *
hut_lane_photographs_new (void)
{
  return g_object_new (HUT_TYPE_LANE_PHOTOGRAPHS, NULL);
}

void
hut_lane_photographs_set (HutLanePhotographs *self, HutStore *store, const HutLaneAnswer *answer)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (g_set_object (&self->store, store))
    {
      g_clear_object (&self->view);
      self->view = g_object_ref_sink (HUT_ATTACHMENTS_VIEW (hut_attachments_view_new ()));
      hut_attachments_view_set_store (self->view, store);
    }
  for (guint i = 0; i < answer->sight->photographs->len; i++)
    g_ptr_array_add (records, hut_record_copy (answer->sight->photographs->pdata[i]));
  hut_attachments_view_show (self->view, &hut_kind_lane, &answer->sight->place->id, records);
}
