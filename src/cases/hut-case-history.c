/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The timeline of a case: labels in a column, made anew when the case changes; some dozens of them.
 * Of a very long history the newest entries show, the rest on demand. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-history.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define AT_ONCE 30
#define IN_A_FRAME 3

struct _HutCaseHistory
{
  HutCaseSection parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (HutCaseHistory, hut_case_history, HUT_TYPE_CASE_SECTION)

/* Entries on their way into the list, newest first. */
typedef struct
{
  HutCaseHistory *self; /* outlives its list, whose steps these are */
  HutCaseBrowser *browser;
  GPtrArray *entries; /* HutHistoryEntry */
  guint n;            /* of them that are there */
  GtkWidget *box;     /* into which the next goes */
  gboolean personal;  /* values in full */
} Filling;

static const char *
entry_title (const HutHistoryEntry *entry)
{
  const HutField *code = hut_kind_field (&hut_kind_event, "code");
  const HutField *verb = hut_kind_field (&hut_kind_change, "verb");

  if (g_strcmp0 (entry->event, "state") == 0 && entry->state != NULL)
    return hut_case_state_label (entry->state);
  if (entry->event != NULL)
    return hut_field_code_label (code, entry->event);
  return hut_field_code_label (verb, hut_verb_name (entry->verb));
}

/* "Today 09:12 · 王芳 · not sent yet" */
static char *
entry_note (HutCaseBrowser *browser, const HutHistoryEntry *entry)
{
  g_autofree char *when = hut_case_when_words (entry->at, hut_time_now ());
  const char *who = entry->account != NULL ? entry->account : _ ("this desktop");

  if (entry->unsent && hut_case_browser_has_server (browser))
    return g_strdup_printf ("%s · %s · %s", when, who, _ ("not sent yet"));
  return g_strdup_printf ("%s · %s", when, who);
}

static void
add_fields (GtkBox *box, HutCaseBrowser *browser, JsonObject *fields, gboolean shown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  if (fields == NULL)
    return;
  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &pair))
    {
      const HutField *field = hut_kind_field (&hut_kind_case, name);
      JsonArray *values = JSON_NODE_HOLDS_ARRAY (pair) ? json_node_get_array (pair) : NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *line = NULL;

      if (field == NULL || values == NULL || json_array_get_length (values) != 2)
        continue;
      before = hut_case_node_words (browser, field, json_array_get_element (values, 0), shown);
      after = hut_case_node_words (browser, field, json_array_get_element (values, 1), shown);
      /* Translators: a field, its old value and the new one. */
      line = g_strdup_printf (_ ("%s: %s → %s"), hut_case_field_label (field), before, after);
      gtk_box_append (box, hut_wrapped_label_new (line, "hut-value"));
    }
}

/* What, and beside it when and who. */
static GtkWidget *
new_head (const char *title, const char *note)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *what = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (what, "hut-strong");
  gtk_box_append (GTK_BOX (head), what);
  gtk_box_append (GTK_BOX (head), hut_wrapped_label_new (note, "hut-note"));
  return head;
}

static GtkWidget *
new_rail (gboolean last)
{
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "margin-top", 4, NULL);
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "vexpand", TRUE, NULL);

  gtk_widget_add_css_class (dot, "hut-timeline-dot");
  gtk_box_append (GTK_BOX (rail), dot);
  if (!last)
    gtk_widget_add_css_class (line, "hut-timeline-line");
  gtk_box_append (GTK_BOX (rail), line);
  return rail;
}

static GtkWidget *
new_entry (HutCaseBrowser *browser, const HutHistoryEntry *entry, gboolean shown, gboolean last)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *note = entry_note (browser, entry);
  g_autofree char *name = g_strdup_printf ("%s, %s", entry_title (entry), note);

  gtk_box_append (GTK_BOX (words), new_head (entry_title (entry), note));
  if (entry->words != NULL)
    gtk_box_append (GTK_BOX (words), hut_wrapped_label_new (entry->words, NULL));
  add_fields (GTK_BOX (words), browser, entry->fields, shown);
  add_fields (GTK_BOX (words), browser, entry->personal, shown);
  if (entry->over != NULL)
    gtk_box_append (
        GTK_BOX (words),
        hut_wrapped_label_new (_ ("Two people changed the same; the later won."), "hut-soon"));
  gtk_widget_set_margin_bottom (words, last ? 0 : 12);
  gtk_box_append (GTK_BOX (row), new_rail (last));
  gtk_box_append (GTK_BOX (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_rest (GtkButton *button, gpointer rest)
{
  gtk_widget_set_visible (GTK_WIDGET (rest), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

/* The box of the entries beyond those that show at once, made with its button. */
static GtkWidget *
add_rest (HutCaseHistory *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _Earlier Ones"));
  GtkWidget *rest =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "visible", FALSE, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  hut_button_name_once (button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_rest), rest, 0);
  gtk_box_append (GTK_BOX (self->list), button);
  gtk_box_append (GTK_BOX (self->list), rest);
  return rest;
}

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_object_unref (filling->browser);
  g_ptr_array_unref (filling->entries);
  g_free (filling);
}

static gboolean
add_next (gpointer data)
{
  Filling *filling = data;
  GPtrArray *entries = filling->entries;
  guint end = MIN (filling->n + IN_A_FRAME, entries->len);

  for (guint i = filling->n; i < end; i++)
    {
      if (i == AT_ONCE)
        filling->box = add_rest (filling->self);
      gtk_box_append (GTK_BOX (filling->box),
                      new_entry (filling->browser, g_ptr_array_index (entries, i),
                                 filling->personal, i + 1 == entries->len));
    }
  filling->n = end;
  return end < entries->len;
}

/* Takes over @entries. Of a case that is shown already, all at once: it stays as it is but for what
 * is new. */
static void
fill (HutCaseHistory *self, const HutCaseShown *shown, GPtrArray *entries)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->self = self;
  filling->box = self->list;
  filling->browser = g_object_ref (shown->browser);
  filling->entries = entries;
  filling->personal = shown->personal;
  if (shown->another)
    {
      hut_frame_steps_start (self->list, add_next, filling, filling_free);
      return;
    }
  while (add_next (filling))
    ;
  filling_free (filling);
}

static void
clear (HutCaseHistory *self)
{
  GtkWidget *child;

  hut_frame_steps_stop (self->list);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static gboolean
hut_case_history_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseHistory *self = HUT_CASE_HISTORY (section);
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
      hut_reader_history (shown->reader, &hut_kind_case, &shown->record->id, &error);

  clear (self);
  if (entries == NULL)
    g_warning ("Cannot read the history: %s", error->message);
  else
    fill (self, shown, entries);
  return TRUE;
}

static void
hut_case_history_leave (HutCaseSection *section)
{
  clear (HUT_CASE_HISTORY (section));
}

static void
hut_case_history_class_init (HutCaseHistoryClass *klass)
{
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_history_show;
  HUT_CASE_SECTION_CLASS (klass)->leave = hut_case_history_leave;
}

static void
hut_case_history_init (HutCaseHistory *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("What happened"));
  hut_case_section_append (HUT_CASE_SECTION (self), self->list);
}
