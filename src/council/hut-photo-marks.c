/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The marks of a photograph. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-photo-marks.h"

#include "domain/hut-attachment-plan.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"

#include <glib/gi18n-lib.h>

struct _HutPhotoMarks
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *line;
  GtkSwitch *projected;
  HutCodeDropDown *moment;
  GtkWidget *paper;
  char id[HUT_UID_STRING_LEN + 1];
  gboolean showing; /* what is on record; nobody asks for anything */
};

G_DEFINE_FINAL_TYPE (HutPhotoMarks, hut_photo_marks, GTK_TYPE_WIDGET)

static void
on_toggled (HutPhotoMarks *self)
{
  if (!self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                gtk_switch_get_active (self->projected) ? "attachments.publish"
                                                                        : "attachments.withhold",
                                "s", self->id);
}

static void
on_chosen (HutPhotoMarks *self)
{
  const char *code = hut_code_drop_down_get_code (self->moment);

  if (!self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self), "attachments.date", "(ss)", self->id,
                                code != NULL ? code : "");
}

static void
hut_photo_marks_dispose (GObject *object)
{
  g_clear_pointer (&HUT_PHOTO_MARKS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_photo_marks_parent_class)->dispose (object);
}

static void
hut_photo_marks_class_init (HutPhotoMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_photo_marks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_photo_marks_init (HutPhotoMarks *self)
{
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", _ ("May be projected"), "xalign", 0.0,
                                   "hexpand", TRUE, "wrap", TRUE, NULL);
  GtkWidget *projected = gtk_switch_new ();
  GtkWidget *moment = hut_code_drop_down_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->line), words);
  self->projected = GTK_SWITCH (projected);
  gtk_widget_set_valign (projected, GTK_ALIGN_CENTER);
  g_signal_connect_object (projected, "notify::active", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), projected);
  gtk_box_append (GTK_BOX (self->box), self->line);
  self->moment = HUT_CODE_DROP_DOWN (moment);
  hut_code_drop_down_set_field (self->moment, hut_kind_field (&hut_kind_attachment, "moment"),
                                _ ("Neither before nor after"));
  g_signal_connect_object (moment, "notify::code", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), moment);
  self->paper = g_object_new (GTK_TYPE_LABEL, "label", _ ("Papers are not projected"), "xalign",
                              0.0, "wrap", TRUE, "max-width-chars", 16, NULL);
  gtk_widget_add_css_class (self->paper, "hut-note");
  gtk_box_append (GTK_BOX (self->box), self->paper);
}

GtkWidget *
hut_photo_marks_new (void)
{
  return g_object_new (HUT_TYPE_PHOTO_MARKS, NULL);
}

static void
name_controls (HutPhotoMarks *self, const HutRecord *attachment)
{
  const char *name = hut_record_get_text (attachment, "name");
  /* Translators: names of controls; %s is the name of a file. */
  g_autofree char *projected = g_strdup_printf (_ ("%s: may be projected"), name);
  g_autofree char *moment = g_strdup_printf (_ ("%s: before or after"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->projected), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  projected, -1);
  hut_code_drop_down_set_name (self->moment, moment);
}

void
hut_photo_marks_show (HutPhotoMarks *self, const HutRecord *attachment)
{
  gboolean photograph = hut_attachment_is_photograph (attachment);

  g_return_if_fail (HUT_IS_PHOTO_MARKS (self));

  hut_uid_print (&attachment->id, self->id);
  name_controls (self, attachment);
  gtk_widget_set_visible (self->line, photograph);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), photograph);
  gtk_widget_set_visible (self->paper, !photograph);
  self->showing = TRUE;
  gtk_switch_set_active (self->projected, hut_record_get_int (attachment, "public", 0) == 1);
  hut_code_drop_down_set_code (self->moment, hut_record_get_text (attachment, "moment"));
  self->showing = FALSE;
}
