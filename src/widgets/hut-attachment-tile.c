/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tile of an attachment. What cannot be had is said in it, and costs the other tiles nothing.
 * Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachment-tile.h"

#include "widgets/hut-attachment-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutAttachmentTile
{
  GtkFlowBoxChild parent_instance;

  GtkWidget *column;
  GtkWidget *stack;
  GtkWidget *sign_page;
  GtkWidget *sign;
  GtkWidget *trouble;
  GtkWidget *picture;
  GtkWidget *more;
  GtkWidget *name;
  GtkWidget *note;
  GtkWidget *footer; /* of who shows it, or NULL */

  HutRecord *record;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HutAttachmentTile, hut_attachment_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
show_picture (HutAttachmentTile *self, GdkTexture *texture)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture),
                                    gtk_label_get_label (GTK_LABEL (self->name)));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->picture);
}

/* The name, what it is, and what is wrong, in one breath. */
static void
set_accessible_name (HutAttachmentTile *self)
{
  const char *trouble = gtk_label_get_label (GTK_LABEL (self->trouble));
  const char *name = gtk_label_get_label (GTK_LABEL (self->name));
  const char *note = gtk_label_get_label (GTK_LABEL (self->note));
  g_autofree char *words =
      g_strjoin (_ (", "), name, note, *trouble != '\0' ? trouble : NULL, NULL);
  /* Translators: a button; %s is the name of a file. */
  g_autofree char *more = g_strdup_printf (_ ("What can be done with %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
}

static void
set_trouble (HutAttachmentTile *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, *words != '\0');
  set_accessible_name (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutAttachmentTile) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      hut_attachment_images_load_finish (HUT_ATTACHMENT_IMAGES (source), result, &error);
  g_autofree char *words = NULL;

  if (self->record == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    {
      show_picture (self, texture);
      set_trouble (self, "");
      return;
    }
  words = hut_attachment_trouble_words (error);
  set_trouble (self, words);
}

static void
load (HutAttachmentTile *self, HutAttachmentImages *images)
{
  const char *content = hut_record_get_text (self->record, "sha256");
  GdkTexture *kept = hut_attachment_images_peek (images, content);

  if (kept != NULL)
    {
      show_picture (self, kept);
      set_trouble (self, "");
    }
  else if (hut_attachment_is_photo (self->record))
    hut_attachment_images_load_async (images, content, HUT_ATTACHMENT_SMALL, self->cancellable,
                                      on_loaded, g_object_ref (self));
}

static void
do_upward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentTile *self = HUT_ATTACHMENT_TILE (widget);
  g_autofree char *action = g_strconcat ("attachments", strchr (name, '.'), NULL);
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, action, "s", hut_uid_print (&self->record->id, text));
}

static void
hut_attachment_tile_dispose (GObject *object)
{
  HutAttachmentTile *self = HUT_ATTACHMENT_TILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->record, hut_record_free);
  self->footer = NULL;
  G_OBJECT_CLASS (hut_attachment_tile_parent_class)->dispose (object);
}

static void
hut_attachment_tile_class_init (HutAttachmentTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_attachment_tile_dispose;
  gtk_widget_class_install_action (widget_class, "tile.open", NULL, do_upward);
  gtk_widget_class_install_action (widget_class, "tile.save", NULL, do_upward);
  gtk_widget_class_install_action (widget_class, "tile.remove", NULL, do_upward);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "tile.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "tile.save",
                                       NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/widgets/hut-attachment-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, column);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, stack);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, sign_page);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, sign);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, trouble);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, picture);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, more);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, name);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentTile, note);
}

static void
hut_attachment_tile_init (HutAttachmentTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
hut_attachment_tile_new (HutAttachmentImages *images, const HutRecord *record)
{
  HutAttachmentTile *self = g_object_new (HUT_TYPE_ATTACHMENT_TILE, NULL);
  g_autofree char *note = hut_attachment_note_words (record);
  const char *name = hut_record_get_text (record, "name");

  self->record = hut_record_copy (record);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), hut_attachment_icon (record));
  gtk_label_set_label (GTK_LABEL (self->name), name != NULL ? name : _ ("Untitled"));
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  set_accessible_name (self);
  load (self, images);
  return GTK_WIDGET (self);
}

void
hut_attachment_tile_look_again (HutAttachmentTile *self, HutAttachmentImages *images)
{
  g_return_if_fail (HUT_IS_ATTACHMENT_TILE (self));

  if (*gtk_label_get_label (GTK_LABEL (self->trouble)) != '\0')
    load (self, images);
}

void
hut_attachment_tile_set_footer (HutAttachmentTile *self, GtkWidget *footer)
{
  g_return_if_fail (HUT_IS_ATTACHMENT_TILE (self));

  if (self->footer != NULL)
    gtk_box_remove (GTK_BOX (self->column), self->footer);
  self->footer = footer;
  if (footer != NULL)
    gtk_box_append (GTK_BOX (self->column), footer);
}

GtkWidget *
hut_attachment_tile_get_footer (HutAttachmentTile *self)
{
  g_return_val_if_fail (HUT_IS_ATTACHMENT_TILE (self), NULL);

  return self->footer;
}
