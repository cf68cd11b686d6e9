/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Entering a count. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-count-row.h"

#include "hut-config.h"
#include "widgets/hut-button-focus.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define MAX_DIGITS 8

struct _HutCountRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *counter; /* NULL: not asked */
  GtkWidget *note;
  GtkWidget *numbers[HUT_MAX_CHOICES];
  guint n_numbers;
  gboolean poll;
  char *recorded; /* JSON that the numbers show, or NULL */
};

G_DEFINE_FINAL_TYPE (HutCountRow, hut_count_row, GTK_TYPE_WIDGET)

static guint entered_signal;

/* Of an entry; an empty one counts nobody. FALSE where it is no number. */
static gboolean
read_number (GtkWidget *entry, gint64 *number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean fits = strlen (text) <= MAX_DIGITS && strspn (text, "0123456789") == strlen (text);

  *number = fits ? (gint64)g_ascii_strtoull (text, NULL, 10) : 0;
  if (fits)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fits ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return fits;
}

static void
place_number (HutCountRow *self, HutCount *count, guint i, gint64 number)
{
  gint64 *const places[] = { &count->yes, &count->no, &count->abstain, &count->spoiled };

  if (self->poll)
    count->choices[i] = number;
  else
    *places[i] = number;
}

static void
enter (HutCountRow *self)
{
  HutCount count = { .n_choices = self->poll ? self->n_numbers : 0 };
  g_autofree char *json = NULL;
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < self->n_numbers; i++)
    {
      gint64 number;

      if (!read_number (self->numbers[i], &number) && wrong == NULL)
        wrong = self->numbers[i];
      place_number (self, &count, i, number);
    }
  if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong);
      return;
    }
  json = hut_count_print (&count);
  g_signal_emit (self, entered_signal, 0, json,
                 self->counter != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->counter)) : "");
}

static void
on_activate (HutCountRow *self, GtkWidget *entry)
{
  for (guint i = 0; i + 1 < self->n_numbers; i++)
    if (self->numbers[i] == entry)
      {
        gtk_widget_grab_focus (self->numbers[i + 1]);
        return;
      }
  if (entry == self->counter)
    gtk_widget_grab_focus (self->numbers[0]);
  else
    enter (self);
}

static void
hut_count_row_dispose (GObject *object)
{
  HutCountRow *self = HUT_COUNT_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->recorded, g_free);
  G_OBJECT_CLASS (hut_count_row_parent_class)->dispose (object);
}

static void
hut_count_row_class_init (HutCountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_count_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  entered_signal = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_count_row_init (HutCountRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_layout_manager (self->box, hut_wrap_layout_new (8, 8));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
new_entry (HutCountRow *self, const char *name, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_number (HutCountRow *self, const char *title, const char *choice)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, choice);
  GtkWidget *entry = new_entry (self, name, 4);

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_box_append (GTK_BOX (pair), gtk_label_new (choice));
  gtk_box_append (GTK_BOX (pair), entry);
  gtk_box_append (GTK_BOX (self->box), pair);
  self->numbers[self->n_numbers++] = entry;
}

GtkWidget *
hut_count_row_new (const char *title, const char *const *choices, gboolean spoiled,
                   gboolean counter)
{
  HutCountRow *self = g_object_new (HUT_TYPE_COUNT_ROW, NULL);
  const char *const usual[] = { _ ("For"), _ ("Against"), _ ("Abstaining"),
                                spoiled ? _ ("Spoiled") : NULL, NULL };
  const char *const *names = choices != NULL ? choices : usual;
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_button_new_with_label (_ ("Enter"));
  g_autofree char *button_name = g_strdup_printf (_ ("Enter, %s"), title);

  hut_button_leave_focus (button);
  self->poll = choices != NULL;
  /* As high as the entries beside it. */
  gtk_widget_add_css_class (label, "hut-strong");
  gtk_widget_add_css_class (label, "hut-beside-entry");
  gtk_box_append (GTK_BOX (self->box), label);
  if (counter)
    {
      g_autofree char *name = g_strdup_printf (_ ("%s, name"), title);

      self->counter = new_entry (self, name, 8);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->counter), _ ("Name"));
      gtk_box_append (GTK_BOX (self->box), self->counter);
    }
  for (guint i = 0; names[i] != NULL && i < HUT_MAX_CHOICES; i++)
    add_number (self, title, names[i]);
  hut_button_set_name (button, button_name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (enter), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  self->note = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->note, "hut-note");
  gtk_widget_add_css_class (self->note, "hut-beside-entry");
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
hut_count_row_set_recorded (HutCountRow *self, const char *json, const char *counter)
{
  HutCount count;

  if (g_strcmp0 (json, self->recorded) == 0)
    return;
  g_free (self->recorded);
  self->recorded = g_strdup (json);
  if (json == NULL || !hut_count_read (&count, json, NULL))
    return;
  for (guint i = 0; i < self->n_numbers; i++)
    {
      const gint64 usual[] = { count.yes, count.no, count.abstain, count.spoiled };
      g_autofree char *text =
          g_strdup_printf ("%" G_GINT64_FORMAT, self->poll ? count.choices[i] : usual[i]);

      gtk_editable_set_text (GTK_EDITABLE (self->numbers[i]), text);
    }
  if (self->counter != NULL && counter != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->counter), counter);
}

void
hut_count_row_set_note (HutCountRow *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}
