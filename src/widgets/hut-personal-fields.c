/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Entries that begin masked. All of them are shown at once: who asks for the telephone of a person
 * is on that person's record, and asks once. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-personal-fields.h"

#include "domain/hut-mask.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPersonalFields
{
  const HutPersonalField *fields;
  guint n_fields;
  const HutRecord *kept; /* not owned, or NULL */
  GtkEditable **entries; /* of each field */
  gboolean shown;
};

static const char *
kept_text (HutPersonalFields *self, guint i)
{
  return self->kept != NULL ? hut_record_get_text (self->kept, self->fields[i].field) : NULL;
}

static void
on_asked (GtkWidget *button, HutPersonalFields *self)
{
  self->shown = TRUE;
  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *text = kept_text (self, i);

      gtk_editable_set_text (self->entries[i], text != NULL ? text : "");
      gtk_widget_set_sensitive (GTK_WIDGET (self->entries[i]), TRUE);
    }
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[0]));
}

static void
add_button (HutPersonalFields *self, GtkBox *box, HutPersonalAsk ask)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show and Change"));
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self->entries[0]));

  g_signal_connect (button, "clicked", G_CALLBACK (on_asked), self);
  if (ask == HUT_PERSONAL_ASK_BESIDE)
    {
      gtk_widget_add_css_class (button, "hut-link");
      hut_form_row_set_suffix (HUT_FORM_ROW (row), button);
      return;
    }
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

HutPersonalFields *
hut_personal_fields_new (GtkBox *box, const HutPersonalField *fields, guint n_fields,
                         const HutRecord *kept, HutPersonalAsk ask)
{
  HutPersonalFields *self = g_new0 (HutPersonalFields, 1);

  self->fields = fields;
  self->n_fields = n_fields;
  self->kept = kept;
  self->entries = g_new0 (GtkEditable *, n_fields);
  self->shown = TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *mask = fields[i].mask != NULL ? fields[i].mask : fields[i].field;
      g_autofree char *masked = hut_mask_value (mask, kept_text (self, i));

      self->entries[i] = hut_form_row_add_entry (box, _ (fields[i].label), masked, FALSE);
      self->shown &= masked == NULL;
    }
  if (self->shown)
    return self;
  for (guint i = 0; i < n_fields; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (self->entries[i]), FALSE);
  add_button (self, box, ask);
  return self;
}

void
hut_personal_fields_free (HutPersonalFields *self)
{
  g_free (self->entries);
  g_free (self);
}

void
hut_personal_fields_take (HutPersonalFields *self, HutRecord *said)
{
  for (guint i = 0; self->shown && i < self->n_fields; i++)
    {
      g_autofree char *text = hut_form_dup_text (self->entries[i]);

      hut_record_set_text (said, self->fields[i].field, text);
    }
}

GtkEditable *
hut_personal_fields_get_entry (HutPersonalFields *self, guint i)
{
  g_return_val_if_fail (i < self->n_fields, NULL);

  return self->entries[i];
}
