/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread of a case, a line for each link. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-thread-section.h"

#include "cases/hut-case-words.h"
#include "store/hut-case-thread.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define INDENT 24 /* of a link that hangs on the one before */

struct _HutCaseThreadSection
{
  HutCaseSection parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (HutCaseThreadSection, hut_case_thread_section, HUT_TYPE_CASE_SECTION)

/* The state of a link for people, or NULL. */
static const char *
state_label (const HutThreadLink *link)
{
  const HutField *field = hut_kind_field (link->kind, "state");

  return field != NULL && link->state != NULL ? hut_field_code_label (field, link->state) : NULL;
}

static const char *
name_of_unit (HutCaseBrowser *browser, const char *code)
{
  const char *name = hut_case_browser_unit_name (browser, code);

  if (name == NULL)
    name = hut_case_browser_community_name (browser, code);
  return name != NULL ? name : code;
}

/* "Task · 西楼社区 · until 12-01 17:00 · Open" below the title. */
static char *
note_words (HutCaseBrowser *browser, const HutThreadLink *link, guint n_others)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean is_task = link->kind == &hut_kind_task;
  gboolean is_done = g_strcmp0 (link->state, "done") == 0;

  g_ptr_array_add (words, g_strdup (_ (link->kind->label)));
  if (link->who != NULL)
    g_ptr_array_add (words, g_strdup (name_of_unit (browser, link->who)));
  if (link->at != 0 && !(is_task && is_done))
    {
      g_autofree char *when = hut_case_when_words (link->at, hut_time_now ());

      /* Translators: the time until which a task is to be done. */
      g_ptr_array_add (words,
                       is_task ? g_strdup_printf (_ ("until %s"), when) : g_steal_pointer (&when));
    }
  if (link->kind == &hut_kind_matter)
    g_ptr_array_add (words, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other case",
                                                          "%u other cases", n_others),
                                             n_others));
  else if (state_label (link) != NULL)
    g_ptr_array_add (words, g_strdup (state_label (link)));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

static GtkWidget *
new_words (const char *title, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *second = g_object_new (GTK_TYPE_LABEL, "label", note, "xalign", 0.0, "wrap", TRUE,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (second, "hut-note");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

/* A button that does @action with @target. */
static GtkWidget *
new_opening (GtkWidget *words, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "hut-thread-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_link (HutCaseBrowser *browser, const HutThreadLink *link, guint n_others)
{
  const char *title = link->title != NULL ? link->title : _ ("Without a title");
  g_autofree char *note = note_words (browser, link, n_others);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, note);
  GtkWidget *widget = new_words (title, note);
  char id[HUT_UID_STRING_LEN + 1];

  if (link->kind == &hut_kind_case)
    widget = new_opening (widget, "app.show-case", hut_uid_print (&link->id, id));
  else if (link->kind == &hut_kind_warning)
    widget = new_opening (widget, "app.show-insight", "warnings");
  else
    gtk_widget_add_css_class (widget, "hut-thread-stop");
  gtk_widget_set_margin_start (widget, link->depth > 0 ? INDENT : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static gboolean
hut_case_thread_section_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseThreadSection *self = HUT_CASE_THREAD_SECTION (section);
  g_autoptr (GError) error = NULL;
  guint n_others = 0;
  g_autoptr (GPtrArray) links =
      hut_reader_case_thread (shown->reader, shown->record, &n_others, &error);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  if (links == NULL)
    g_warning ("Cannot read the thread of a case: %s", error->message);
  for (guint i = 0; links != NULL && i < links->len; i++)
    gtk_box_append (GTK_BOX (self->list), new_link (shown->browser, links->pdata[i], n_others));
  return links != NULL && links->len > 0;
}

static void
hut_case_thread_section_class_init (HutCaseThreadSectionClass *klass)
{
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_thread_section_show;
}

static void
hut_case_thread_section_init (HutCaseThreadSection *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("The thread"));
  hut_case_section_append (HUT_CASE_SECTION (self), self->list);
}
