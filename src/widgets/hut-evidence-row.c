/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Evidence as it is gathered. Nothing is read before it is written. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-evidence-row.h"

#include "exchange/hut-media-type.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutEvidenceRow
{
  GtkWidget parent_instance;
  HutFormRow *row;
  GtkWidget *names;
  GPtrArray *sources; /* HutAttachSource */
};

G_DEFINE_FINAL_TYPE (HutEvidenceRow, hut_evidence_row, GTK_TYPE_WIDGET)

static void show (HutEvidenceRow *self);

static void
on_remove (GtkButton *button, HutEvidenceRow *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "at"));

  g_ptr_array_remove_index (self->sources, at);
  show (self);
  gtk_widget_child_focus (GTK_WIDGET (self->row), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_name (HutEvidenceRow *self, guint at)
{
  const HutAttachSource *source = self->sources->pdata[at];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", source->name, "xalign", 0.0, "hexpand",
                                   TRUE, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("hut-close-symbolic");
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Do not attach %s"), source->name);

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (remove), "at", GUINT_TO_POINTER (at));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), remove);
  return line;
}

static void
show (HutEvidenceRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->names)) != NULL)
    gtk_box_remove (GTK_BOX (self->names), child);
  for (guint i = 0; i < self->sources->len; i++)
    gtk_box_append (GTK_BOX (self->names), new_name (self, i));
  gtk_widget_set_visible (self->names, self->sources->len > 0);
  hut_form_row_set_error (self->row, NULL);
}

static void
take (HutEvidenceRow *self, GPtrArray *sources)
{
  g_ptr_array_extend_and_steal (self->sources, sources);
  show (self);
}

static void
on_files (const char *const *paths, gpointer data)
{
  take (data, hut_attach_sources_of_paths (paths));
}

static void
on_choose (HutEvidenceRow *self)
{
  g_autofree char *patterns = hut_media_type_patterns ();
  const HutFileKind kinds[] = { { N_ ("Photographs and papers"), patterns }, { NULL, NULL } };

  hut_file_picker_open_many (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             _ ("Attach Evidence"), kinds, on_files, self);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutEvidenceRow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *sources = hut_attach_sources_paste_finish (result, &error);

  if (sources == NULL || sources->len == 0)
    {
      g_clear_pointer (&sources, g_ptr_array_unref);
      if (self->row != NULL)
        hut_form_row_set_error (self->row, _ ("There is no picture and no file on the clipboard"));
      return;
    }
  if (self->row != NULL)
    take (self, sources);
  else
    g_ptr_array_unref (sources);
}

static void
on_paste (HutEvidenceRow *self)
{
  hut_attach_sources_paste_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), on_pasted,
                                  g_object_ref (self));
}

static void
hut_evidence_row_dispose (GObject *object)
{
  HutEvidenceRow *self = HUT_EVIDENCE_ROW (object);

  if (self->row != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->row));
  self->row = NULL;
  G_OBJECT_CLASS (hut_evidence_row_parent_class)->dispose (object);
}

static void
hut_evidence_row_finalize (GObject *object)
{
  g_ptr_array_unref (HUT_EVIDENCE_ROW (object)->sources);
  G_OBJECT_CLASS (hut_evidence_row_parent_class)->finalize (object);
}

static void
hut_evidence_row_class_init (HutEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_evidence_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_evidence_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (GtkWidget *buttons, const char *label, GCallback clicked, HutEvidenceRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);
  return button;
}

static void
hut_evidence_row_init (HutEvidenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);
  self->names =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "visible", FALSE, NULL);
  add_button (buttons, _ ("Choose Files…"), G_CALLBACK (on_choose), self);
  add_button (buttons, C_ ("evidence", "Paste"), G_CALLBACK (on_paste), self);
  gtk_box_append (GTK_BOX (box), self->names);
  gtk_box_append (GTK_BOX (box), buttons);
  self->row = HUT_FORM_ROW (hut_form_row_new (_ ("Evidence"), box));
  gtk_widget_set_parent (GTK_WIDGET (self->row), GTK_WIDGET (self));
}

GtkWidget *
hut_evidence_row_new (void)
{
  return g_object_new (HUT_TYPE_EVIDENCE_ROW, NULL);
}

GPtrArray *
hut_evidence_row_get_sources (HutEvidenceRow *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);

  for (guint i = 0; i < self->sources->len; i++)
    g_ptr_array_add (sources, hut_attach_source_copy (self->sources->pdata[i]));
  return sources;
}
