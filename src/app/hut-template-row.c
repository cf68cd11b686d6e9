/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the list of templates. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-template-row.h"

#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *
use_words (const HutTemplate *item)
{
  if (item->void_reason != NULL)
    return _ ("Put away");
  return item->use != NULL
             ? hut_field_code_label (hut_kind_field (&hut_kind_template, "use"), item->use)
             : _ ("Any of these");
}

static const char *
standing_words (const HutTemplate *item)
{
  if (item->void_reason != NULL)
    return _ ("Put away");
  return hut_uid_is_nil (&item->id) ? _ ("Suggested") : _ ("The office’s own");
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* The category, or how the text begins. */
static char *
second_line (const HutTemplate *item)
{
  g_autofree char *start =
      g_utf8_substring (item->text, 0, MIN (g_utf8_strlen (item->text, -1), 40));

  g_strdelimit (start, "\n\t", ' ');
  return item->category != NULL ? g_strdup_printf ("%s · %s", item->category, start)
                                : g_steal_pointer (&start);
}

GtkWidget *
hut_template_row_new (const HutTemplate *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *second = second_line (item);
  g_autofree char *name =
      /* Translators: the name of a template, then what it is for, then whether it is suggested. */
      g_strdup_printf (_ ("%s, %s, %s"), item->name, use_words (item), standing_words (item));

  gtk_box_append (GTK_BOX (lines), new_line (item->name, "hut-strong"));
  gtk_box_append (GTK_BOX (lines), new_line (second, "hut-note"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  if (hut_uid_is_nil (&item->id) || item->void_reason != NULL)
    {
      GtkWidget *chip = hut_chip_new (standing_words (item), "", "done");

      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), chip);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, item->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

GtkWidget *
hut_template_row_new_heading (const HutTemplate *item)
{
  GtkWidget *label = gtk_label_new (use_words (item));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_add_css_class (label, "hut-dim");
  return label;
}
