/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words as a list of drop-downs. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-words.h"

#include "widgets/hut-code-drop-down.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define UNDECIDED "?"

struct _HutImportWords
{
  GtkWidget parent_instance;
  GtkWidget *card;
  GtkListBox *list;
  GHashTable *asked; /* "field word" */
};

G_DEFINE_FINAL_TYPE (HutImportWords, hut_import_words, GTK_TYPE_WIDGET)

enum
{
  MEANT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
on_chosen (HutCodeDropDown *choice, GParamSpec *pspec, HutImportWords *self)
{
  const char *code = hut_code_drop_down_get_code (choice);

  if (g_strcmp0 (code, UNDECIDED) == 0)
    return;
  g_signal_emit (self, signals[MEANT], 0, g_object_get_data (G_OBJECT (choice), "field"),
                 g_object_get_data (G_OBJECT (choice), "word"), code != NULL ? code : "");
}

static GtkWidget *
new_choice (HutImportWords *self, const HutImportWord *word, const char *name)
{
  const HutField *field = hut_kind_field (&hut_kind_case, word->field);
  HutCodeDropDown *choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());

  hut_code_drop_down_add (choice, UNDECIDED, _ ("(choose what it means)"));
  if (field->type == HUT_FIELD_BOOL)
    {
      hut_code_drop_down_add (choice, "1", _ ("Yes"));
      hut_code_drop_down_add (choice, "0", _ ("No"));
    }
  for (const HutCode *at = field->codes; at != NULL && at->code != NULL; at++)
    hut_code_drop_down_add (choice, at->code, hut_field_code_label (field, at->code));
  hut_code_drop_down_add (choice, "", _ ("Nothing"));
  hut_code_drop_down_set_code (choice, UNDECIDED);
  hut_code_drop_down_set_name (choice, name);
  g_object_set_data (G_OBJECT (choice), "field", (char *)word->field);
  g_object_set_data_full (G_OBJECT (choice), "word", g_strdup (word->word), g_free);
  g_signal_connect_object (choice, "notify::code", G_CALLBACK (on_chosen), self, 0);
  return GTK_WIDGET (choice);
}

static GtkWidget *
word_row (HutImportWords *self, const HutImportWord *word)
{
  const HutField *field = hut_kind_field (&hut_kind_case, word->field);
  g_autofree char *rows = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", word->rows), (guint)word->rows);
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), g_dgettext (GETTEXT_PACKAGE, field->label), word->word);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  GtkWidget *count = gtk_label_new (rows);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (label, "hut-strong");
  gtk_widget_add_css_class (count, "hut-dim");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), new_choice (self, word, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
hut_import_words_dispose (GObject *object)
{
  HutImportWords *self = HUT_IMPORT_WORDS (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  G_OBJECT_CLASS (hut_import_words_parent_class)->dispose (object);
}

static void
hut_import_words_class_init (HutImportWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_import_words_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[MEANT] = g_signal_new ("meant", HUT_TYPE_IMPORT_WORDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_import_words_init (HutImportWords *self)
{
  const char *title = _ ("Words that are not known: what do they mean?");
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "overflow",
                             GTK_OVERFLOW_HIDDEN, NULL);
  gtk_widget_add_css_class (self->card, "hut-card");
  gtk_widget_add_css_class (head, "hut-card-head");
  gtk_widget_add_css_class (label, "hut-heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (self->card), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hut_import_words_clear (HutImportWords *self)
{
  GtkListBoxRow *old;

  g_return_if_fail (HUT_IS_IMPORT_WORDS (self));

  g_hash_table_remove_all (self->asked);
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hut_import_words_show (HutImportWords *self, const HutImportResult *result)
{
  g_return_if_fail (HUT_IS_IMPORT_WORDS (self));

  for (guint i = 0; i < result->words->len; i++)
    {
      const HutImportWord *word = result->words->pdata[i];

      if (g_hash_table_add (self->asked, g_strdup_printf ("%s %s", word->field, word->word)))
        gtk_list_box_append (self->list, word_row (self, word));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (self->asked) > 0);
}
