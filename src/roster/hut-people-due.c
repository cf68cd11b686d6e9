/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose personal data is due to be wiped. Read by a worker, then asked in a prompt. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-people-due.h"

#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "store/hut-store-office.h"
#include "store/hut-store-wipe.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* In one act: who looks through more at once looks at none. */
#define MOST 200

typedef struct
{
  GWeakRef widget;
  HutCaseBrowser *browser;
  HutRetention retention;
  char *rule;     /* where it comes from, in words; or NULL */
  GArray *people; /* HutUid; or NULL */
} Due;

static void
due_free (gpointer data)
{
  Due *due = data;

  g_weak_ref_clear (&due->widget);
  g_object_unref (due->browser);
  g_free (due->rule);
  g_clear_pointer (&due->people, g_array_unref);
  g_free (due);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Due, due_free)

static Due *
due_new (GtkWidget *widget, HutCaseBrowser *browser)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (browser));
  Due *due = g_new0 (Due, 1);

  g_weak_ref_init (&due->widget, widget);
  due->browser = g_object_ref (browser);
  hut_retention_of (office, &due->retention);
  due->rule = hut_office_describe_rule (office, "retention");
  return due;
}

/* ---- Wiping ---- */

typedef struct
{
  GWeakRef widget;
  GWeakRef prompt;
  guint n;
} Wiping;

static void
on_wiped (GObject *source, GAsyncResult *result, gpointer data)
{
  Wiping *wiping = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&wiping->widget);
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (&wiping->prompt);
  g_autoptr (GError) error = NULL;
  gboolean wiped = hut_store_wipe_people_finish (HUT_STORE (source), result, &error);
  g_autofree char *words =
      wiped ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "What was personal of %u was wiped",
                                            "What was personal of %u was wiped", wiping->n),
                               wiping->n)
            : hut_error_words (error, HUT_WHILE_WRITING, NULL);

  if (wiped && prompt != NULL)
    gtk_window_close (GTK_WINDOW (prompt));
  if (!wiped && prompt != NULL)
    hut_prompt_set_error (prompt, words);
  else if (widget != NULL)
    hut_page_tell (widget, words, NULL);
  g_weak_ref_clear (&wiping->widget);
  g_weak_ref_clear (&wiping->prompt);
  g_free (wiping);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Due *due = data;
  HutRosterActing acting = hut_roster_acting_of (due->browser);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&due->widget);
  Wiping *wiping = g_new0 (Wiping, 1);

  g_weak_ref_init (&wiping->widget, widget);
  g_weak_ref_init (&wiping->prompt, prompt);
  wiping->n = due->people->len;
  hut_store_wipe_people_async (hut_case_browser_get_store (due->browser), due->people,
                               &due->retention, acting.account, acting.now, on_wiped, wiping);
  return FALSE;
}

/* ---- The prompt ---- */

static GtkWidget *
new_list (Due *due, GPtrArray *people)
{
  GtkWidget *list = g_object_new (HUT_TYPE_LINE_LIST, "most", 320, NULL);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const HutRecord *person = people->pdata[i];
      g_autofree char *id = hut_uid_to_string (&person->id);
      g_autofree char *day = hut_roster_day_words (hut_record_get_int (person, "left_at", 0));
      HutLine *line = hut_line_new (id);

      line->title = g_strdup (hut_record_get_text (person, "name"));
      line->note = g_strdup_printf (_ ("left on %s"), day);
      g_ptr_array_add (lines, line);
      g_array_append_val (due->people, person->id);
    }
  hut_line_list_set_name (HUT_LINE_LIST (list), _ ("Whose personal data is due"));
  hut_line_list_set_lines (HUT_LINE_LIST (list), lines);
  gtk_widget_add_css_class (list, "hut-card");
  gtk_widget_set_overflow (list, GTK_OVERFLOW_HIDDEN);
  return list;
}

/* Takes over @due. */
static void
ask (Due *due, GtkWidget *widget, GPtrArray *people)
{
  g_autofree char *answer = NULL;
  g_autofree char *text = NULL;
  HutPrompt *prompt;
  GtkWidget *list;

  due->people = g_array_new (FALSE, FALSE, sizeof (HutUid));
  list = new_list (due, people);
  answer = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "_Wipe That of %u", "_Wipe That of %u", people->len),
      people->len);
  text = g_strdup_printf (
      _ ("They left more than %d days ago. Telephone, identity number, home address, skills, "
         "consent and note are wiped, here and in the history; name, volunteer number and what "
         "they did stay. This cannot be undone. Copies of the file keep it for 30 days more, and a "
         "server keeps its history.\n\nRule: %s"),
      due->retention.people_days, due->rule != NULL ? due->rule : "");
  prompt = hut_prompt_new (widget, _ ("Personal Data That Is Due"), text, answer, on_answered, due,
                           due_free);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_set_extra (prompt, list);
  hut_prompt_show (prompt);
}

/* ---- On the worker ---- */

static void *
read_due (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_reader_people_due (reader, *(HutTime *)asked, MOST, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Due) due = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&due->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = hut_case_query_read_finish (result, &error);

  if (widget == NULL)
    return;
  if (people == NULL)
    {
      g_autofree char *words =
          error != NULL ? hut_error_words (error, HUT_WHILE_READING, NULL) : NULL;

      if (words != NULL)
        hut_page_tell (widget, words, NULL);
    }
  else if (people->len == 0)
    {
      g_autofree char *words =
          g_strdup_printf (_ ("Nobody who left more than %d days ago has personal data here"),
                           due->retention.people_days);

      hut_page_tell (widget, words, NULL);
    }
  else
    ask (g_steal_pointer (&due), widget, people);
}

void
hut_people_due_open (GtkWidget *widget, HutCaseBrowser *browser)
{
  Due *due = due_new (widget, browser);
  HutTime before = hut_retention_before (&due->retention, hut_roster_acting_of (browser).now);

  hut_case_browser_read (browser, read_due, g_memdup2 (&before, sizeof before), g_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_read, due);
}
