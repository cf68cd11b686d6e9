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

/* What a choice fills from, and where. */
typedef struct
{
  HutCaseActions *actions;
  HutRecord *record;
  GPtrArray *items; /* HutTemplate */
  GtkWidget *input; /* lives as long as the prompt, as this does */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->actions);
  hut_record_free (choice->record);
  g_ptr_array_unref (choice->items);
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

static void
on_chosen (HutCodeDropDown *drop_down, GParamSpec *pspec, Choice *choice)
{
  const char *name = hut_code_drop_down_get_code (drop_down);
  HutCaseBrowser *browser = hut_case_actions_get_browser (choice->actions);
  HutReader *reader = hut_case_browser_get_reader (browser);

  for (guint i = 0; name != NULL && reader != NULL && i < choice->items->len; i++)
    {
      const HutTemplate *item = choice->items->pdata[i];
      g_autofree char *filled = NULL;

      if (!g_str_equal (item->name, name))
        continue;
      filled = hut_templates_fill (hut_case_browser_get_store (browser), reader, item->text,
                                   choice->record, HUT_TEMPLATE_MASKED, NULL);
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (choice->input)),
                                        filled, -1);
      gtk_widget_grab_focus (choice->input);
    }
}

static void
add_items (HutCodeDropDown *drop_down, GPtrArray *items)
{
  hut_code_drop_down_add (drop_down, NULL, _ ("(choose)"));
  for (guint i = 0; i < items->len; i++)
    {
      const HutTemplate *item = items->pdata[i];
      /* Translators: %s is a text that the office has not made its own. */
      g_autofree char *label = hut_uid_is_nil (&item->id)
                                   ? g_strdup_printf (_ ("%s (suggested)"), item->name)
                                   : g_strdup (item->name);

      hut_code_drop_down_add (drop_down, item->name, label);
    }
}

GtkWidget *
hut_template_choice_new (HutCaseActions *actions, const HutCaseAct *act,
                         const HutActArgument *argument, const HutRecord *record, GtkWidget *input)
{
  HutReader *reader = hut_case_browser_get_reader (hut_case_actions_get_browser (actions));
  const char *use = use_of (act, argument);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GtkWidget *drop_down;
  Choice *choice;

  if (use == NULL || record == NULL || reader == NULL)
    return NULL;
  items = hut_templates_read (reader, use, &error);
  if (items == NULL)
    {
      g_warning ("The templates cannot be read: %s", error->message);
      return NULL;
    }
  keep_category (items, hut_record_get_text (record, "category"));
  if (items->len == 0)
    return NULL;
  choice = g_new0 (Choice, 1);
  choice->actions = g_object_ref (actions);
  choice->record = hut_record_copy (record);
  choice->items = g_steal_pointer (&items);
  choice->input = input;
  drop_down = hut_code_drop_down_new ();
  add_items (HUT_CODE_DROP_DOWN (drop_down), choice->items);
  g_signal_connect_data (drop_down, "notify::code", G_CALLBACK (on_chosen), choice, choice_free, 0);
  return hut_form_row_new (_ ("Insert a template"), drop_down);
}
