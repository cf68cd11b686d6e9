/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Templates in a prompt. The texts are read once, when the prompt opens: an office has some dozens.
 * Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-template-choice.h"

#include "store/hut-templates.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What a choice fills from, and where. Lives as long as its drop-down. */
typedef struct
{
  HutCaseActions *actions;
  HutRecord *record;
  HutCodeDropDown *drop_down;
  GPtrArray *items; /* HutTemplate; their places are the codes of the drop-down */
  const char *use;
  GtkWidget *input; /* lives as long as the prompt, as this does */
  gboolean filling;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->actions);
  hut_record_free (choice->record);
  g_clear_pointer (&choice->items, g_ptr_array_unref);
  g_free (choice);
}

static const char *
use_of (const HutCaseAct *act, const HutActArgument *argument)
{
  static const struct
  {
    const char *act;
    const char *argument;
    const char *use;
  } uses[] = { { "answer", "answer", "answer" },
               { "tell-caller", "words", "told-caller" },
               { "tell-hotline", "words", "told-hotline" },
               { "contact", "words", "contact" } };

  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_str_equal (uses[i].act, act->name) &&
        g_str_equal (uses[i].argument, argument->field.name))
      return uses[i].use;
  return NULL;
}

/* Others are for other matters. */
static void
keep_category (GPtrArray *items, const char *category)
{
  for (guint i = items->len; i-- > 0;)
    {
      const HutTemplate *item = items->pdata[i];

      if (item->category != NULL && g_strcmp0 (item->category, category) != 0)
        g_ptr_array_remove_index (items, i);
    }
}

/* Replaces what is selected, and shows what was written. */
static void
insert (Choice *choice, const char *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (choice->input);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (choice->input);
}

static void
on_chosen (HutCodeDropDown *drop_down, GParamSpec *pspec, Choice *choice)
{
  const char *code = hut_code_drop_down_get_code (drop_down);
  HutCaseBrowser *browser = hut_case_actions_get_browser (choice->actions);
  HutReader *reader = hut_case_browser_get_reader (browser);
  g_autofree char *filled = NULL;
  guint64 place;

  if (choice->filling || code == NULL || reader == NULL ||
      !g_ascii_string_to_unsigned (code, 10, 0, choice->items->len - 1, &place, NULL))
    return;
  filled = hut_templates_fill (hut_case_browser_get_store (browser), reader,
                               ((HutTemplate *)choice->items->pdata[place])->text, choice->record,
                               HUT_TEMPLATE_MASKED, NULL);
  insert (choice, filled);
}

static void
add_items (Choice *choice)
{
  choice->filling = TRUE;
  hut_code_drop_down_clear (choice->drop_down);
  hut_code_drop_down_add (choice->drop_down, NULL, _ ("(choose)"));
  for (guint i = 0; i < choice->items->len; i++)
    {
      const HutTemplate *item = choice->items->pdata[i];
      g_autofree char *code = g_strdup_printf ("%u", i);
      /* Translators: %s is a text that the office has not made its own. */
      g_autofree char *label = hut_uid_is_nil (&item->id)
                                   ? g_strdup_printf (_ ("%s (suggested)"), item->name)
                                   : g_strdup (item->name);

      hut_code_drop_down_add (choice->drop_down, code, label);
    }
  hut_code_drop_down_set_code (choice->drop_down, NULL);
  choice->filling = FALSE;
}

/* What was read before stays where they cannot be read. */
static void
read_items (Choice *choice)
{
  HutReader *reader = hut_case_browser_get_reader (hut_case_actions_get_browser (choice->actions));
  g_autoptr (GError) error = NULL;
  GPtrArray *items = reader != NULL ? hut_templates_read (reader, choice->use, &error) : NULL;

  if (error != NULL)
    g_warning ("The templates cannot be read: %s", error->message);
  if (items == NULL)
    items = choice->items != NULL ? g_ptr_array_ref (choice->items) : g_ptr_array_new ();
  keep_category (items, hut_record_get_text (choice->record, "category"));
  g_clear_pointer (&choice->items, g_ptr_array_unref);
  choice->items = items;
  add_items (choice);
}

/* Somebody wrote one, perhaps over this prompt. */
static void
on_store_changed (GtkWidget *drop_down, HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_template))
    read_items (g_object_get_data (G_OBJECT (drop_down), "choice"));
}

/* The prompt is no window of the application: the one below it knows its actions. */
static void
on_edit (GtkButton *button, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  while (GTK_IS_WINDOW (root) &&
         !gtk_widget_activate_action (GTK_WIDGET (root), "app.templates", "s", data))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
}

static GtkWidget *
new_edit_button (const char *use)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Edit templates…"));

  gtk_widget_add_css_class (button, "hut-link");
  g_signal_connect (button, "clicked", G_CALLBACK (on_edit), (gpointer)use);
  return button;
}

GtkWidget *
hut_template_choice_new (HutCaseActions *actions, const HutCaseAct *act,
                         const HutActArgument *argument, const HutRecord *record, GtkWidget *input)
{
  const char *use = use_of (act, argument);
  GtkWidget *drop_down;
  GtkWidget *row;
  Choice *choice;

  if (use == NULL || record == NULL)
    return NULL;
  drop_down = hut_code_drop_down_new ();
  choice = g_new0 (Choice, 1);
  choice->actions = g_object_ref (actions);
  choice->record = hut_record_copy (record);
  choice->drop_down = HUT_CODE_DROP_DOWN (drop_down);
  choice->use = use;
  choice->input = input;
  g_object_set_data_full (G_OBJECT (drop_down), "choice", choice, choice_free);
  read_items (choice);
  g_signal_connect (drop_down, "notify::code", G_CALLBACK (on_chosen), choice);
  g_signal_connect_object (hut_case_actions_get_browser (actions), "changed",
                           G_CALLBACK (on_store_changed), drop_down, G_CONNECT_SWAPPED);
  row = hut_form_row_new (_ ("Insert a template"), drop_down);
  hut_form_row_set_suffix (HUT_FORM_ROW (row), new_edit_button (use));
  return row;
}
