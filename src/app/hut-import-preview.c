/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each row as its title and what else it says, in one running text. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-preview.h"

#include "cases/hut-case-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LONGEST 60 /* characters of one value */

static char *
value_words (HutCaseBrowser *browser, const HutField *field, const HutValue *value)
{
  g_autofree char *words = hut_case_value_words (browser, field, value, FALSE);
  g_autofree char *head = NULL;

  g_strdelimit (words, "\r\n\t", ' ');
  if (g_utf8_strlen (words, -1) <= LONGEST)
    return g_steal_pointer (&words);
  head = g_utf8_substring (words, 0, LONGEST);
  return g_strconcat (head, "…", NULL);
}

static GtkWidget *
row_words (HutCaseBrowser *browser, const HutRecord *record)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];
      const HutValue *value = hut_record_get (record, field->name);
      g_autofree char *words = NULL;

      if (value->type == HUT_VALUE_NONE || g_str_equal (field->name, "source"))
        continue;
      words = value_words (browser, field, value);
      if (all->len > 0)
        g_string_append (all, "   ");
      g_string_append_printf (all, _ ("%s: %s"), hut_case_field_label (field), words);
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", all->str, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (label, "hut-padded");
  return label;
}

GtkWidget *
hut_import_preview_new (HutCaseBrowser *browser, const HutImportResult *result)
{
  GtkWidget *card, *head, *title;

  if (result->preview->len == 0)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  title = g_object_new (GTK_TYPE_LABEL, "label", _ ("The first rows as they will be"), "xalign",
                        0.0, "hexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (head, "hut-card-head");
  gtk_widget_add_css_class (title, "hut-heading");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (card), head);
  for (guint i = 0; i < result->preview->len; i++)
    gtk_box_append (GTK_BOX (card), row_words (browser, result->preview->pdata[i]));
  return card;
}
