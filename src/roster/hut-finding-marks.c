/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The mark of a photograph. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-marks.h"

#include "domain/hut-attachment-plan.h"
#include "widgets/hut-code-drop-down.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutFindingMarks
{
  GtkWidget parent_instance;
  GtkWidget *moment;
  char id[HUT_UID_STRING_LEN + 1];
  gboolean showing; /* what is on record; nobody asks for anything */
};

G_DEFINE_FINAL_TYPE (HutFindingMarks, hut_finding_marks, GTK_TYPE_WIDGET)

static void
on_chosen (HutFindingMarks *self)
{
  const char *code = hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->moment));

  if (!self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self), "attachments.date", "(ss)", self->id,
                                code != NULL ? code : "");
}

static void
hut_finding_marks_dispose (GObject *object)
{
  g_clear_pointer (&HUT_FINDING_MARKS (object)->moment, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_finding_marks_parent_class)->dispose (object);
}

static void
hut_finding_marks_class_init (HutFindingMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_finding_marks_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_finding_marks_init (HutFindingMarks *self)
{
  self->moment = hut_code_drop_down_new ();
  gtk_widget_set_parent (self->moment, GTK_WIDGET (self));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->moment),
                                hut_kind_field (&hut_kind_attachment, "moment"),
                                _ ("Neither before nor after"));
  g_signal_connect_object (self->moment, "notify::code", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_finding_marks_new (void)
{
  return g_object_new (HUT_TYPE_FINDING_MARKS, NULL);
}

void
hut_finding_marks_show (HutFindingMarks *self, const HutRecord *attachment)
{
  /* Translators: the name of a control; %s is the name of a file. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: before or after"), hut_record_get_text (attachment, "name"));

  g_return_if_fail (HUT_IS_FINDING_MARKS (self));

  hut_uid_print (&attachment->id, self->id);
  hut_code_drop_down_set_name (HUT_CODE_DROP_DOWN (self->moment), name);
  gtk_widget_set_visible (self->moment, hut_attachment_is_photograph (attachment));
  self->showing = TRUE;
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->moment),
                               hut_record_get_text (attachment, "moment"));
  self->showing = FALSE;
}
