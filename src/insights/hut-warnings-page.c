/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the warnings. What it shows is counted on a worker (report/hut-warning-brief.c); main
 * thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-warnings-page.h"

#include "insights/hut-season-row.h"
#include "insights/hut-warning-prompt.h"
#include "insights/hut-warning-row.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWarningsPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkStack *stack;
  GtkLabel *week;
  GtkLabel *precision;
  GtkListBox *warnings;
  GtkLabel *none;
  GtkWidget *kept_card;
  GtkListBox *kept;
  GtkListBox *seasons;
  GtkLabel *no_season;
  GtkLabel *uncertain;
  GtkLabel *rule;
  HutPageFeed *feed;
  HutWarningBrief *brief; /* what is shown, or NULL */
  char *shown;            /* what its rows say, to leave them alone where it stays */
};

G_DEFINE_FINAL_TYPE (HutWarningsPage, hut_warnings_page, GTK_TYPE_WIDGET)

/* Showing */

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_week (HutWarningsPage *self)
{
  const HutWarningBrief *brief = self->brief;
  GTimeZone *zone = hut_time_shown_zone ();
  g_autofree char *from = hut_time_format (brief->from, zone, "%Y-%m-%d");
  g_autofree char *until = hut_time_format (brief->until - 1, zone, "%Y-%m-%d");
  g_autofree char *cases =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", brief->found->n_cases),
                       brief->found->n_cases);
  /* Translators: the first and the last day of the week, and its number of cases. */
  g_autofree char *week = g_strdup_printf (_ ("This week: %s to %s, %s"), from, until, cases);
  g_autofree char *precision =
      g_strdup_printf (_ ("So far: came true %u, false alarms %u"), brief->precision.came_true,
                       brief->precision.false_alarms);

  gtk_label_set_label (self->week, week);
  gtk_label_set_label (self->precision, precision);
  gtk_label_set_label (self->rule, brief->rule);
}

/* What it means that there is none. */
static char *
none_words (const HutWarningBrief *brief)
{
  g_autofree char *left_out = NULL;

  if (brief->found->too_short)
    return g_strdup_printf (
        _ ("There is nothing to compare with yet: it takes the cases of %d weeks before this one. "
           "Import older work orders, or wait."),
        HUT_WARNING_LEAST_WEEKS);
  if (brief->found->n_left_out == 0)
    return g_strdup_printf (_ ("No warning: of %u groups of category and community none has "
                               "more cases than chance explains."),
                            brief->found->n_tested);
  left_out = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case without category or community is in none of them.",
                   "%u cases without category or community are in none of them.",
                   brief->found->n_left_out),
      brief->found->n_left_out);
  return g_strdup_printf (_ ("No warning: of %u groups of category and community none has "
                             "more cases than chance explains. %s"),
                          brief->found->n_tested, left_out);
}

/* Those that speak for a warning of the week stand there already. */
static gboolean
is_in_week (const HutWarningBrief *brief, const HutRecord *kept)
{
  for (guint i = 0; i < brief->lines->len; i++)
    {
      const HutWarningLine *line = brief->lines->pdata[i];

      if (line->kept != NULL && hut_uid_equal (&line->kept->id, &kept->id))
        return TRUE;
    }
  return FALSE;
}

static void
show_warnings (HutWarningsPage *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const HutWarningBrief *brief = self->brief;
  g_autofree char *none = none_words (brief);
  guint n_kept = 0;

  clear (self->warnings);
  clear (self->kept);
  for (guint i = 0; i < brief->lines->len; i++)
    gtk_list_box_append (self->warnings,
                         hut_warning_row_new_line (brief, brief->lines->pdata[i], browser));
  for (guint i = 0; i < brief->kept->len; i++)
    if (!is_in_week (brief, brief->kept->pdata[i]))
      {
        gtk_list_box_append (self->kept,
                             hut_warning_row_new_kept (brief, brief->kept->pdata[i], browser));
        n_kept++;
      }
  gtk_label_set_label (self->none, none);
  gtk_widget_set_visible (GTK_WIDGET (self->none), brief->lines->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), brief->lines->len > 0);
  gtk_widget_set_visible (self->kept_card, n_kept > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->precision),
                          brief->precision.came_true + brief->precision.false_alarms > 0);
}

static void
show_seasons (HutWarningsPage *self)
{
  const HutWarningBrief *brief = self->brief;

  clear (self->seasons);
  for (guint i = 0; i < brief->seasons->len; i++)
    gtk_list_box_append (self->seasons,
                         hut_season_row_new (brief->seasons->pdata[i], hut_time_now ()));
  gtk_widget_set_visible (GTK_WIDGET (self->seasons), brief->seasons->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_season), brief->seasons->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->uncertain), brief->uncertain);
}

/* All that the rows would say. */
static char *
brief_words (const HutWarningBrief *brief)
{
  GString *words = g_string_new (NULL);

  /* The day: seasons are so many days off. */
  g_string_append_printf (words, "%" G_GINT64_FORMAT "\n", brief->until);
  for (guint i = 0; i < brief->lines->len; i++)
    {
      const HutWarningLine *line = brief->lines->pdata[i];

      g_string_append_printf (words, "%s|%s|%u\n", line->title, line->words, line->cases->len);
    }
  for (guint i = 0; i < brief->kept->len + brief->tasks->len; i++)
    {
      const HutRecord *record =
          i < brief->kept->len ? brief->kept->pdata[i] : brief->tasks->pdata[i - brief->kept->len];
      g_autofree char *line = hut_record_dump_line (record);

      g_string_append_printf (words, "%s\n", line);
    }
  for (guint i = 0; i < brief->seasons->len; i++)
    {
      const HutSeasonLine *line = brief->seasons->pdata[i];

      g_string_append_printf (words, "%s|%" G_GINT64_FORMAT "|%u\n", line->news->key,
                              line->news->from, line->words->len);
      for (guint j = 0; j < line->words->len; j++)
        g_string_append_printf (words, "%s\n", (const char *)line->words->pdata[j]);
    }
  return g_string_free (words, FALSE);
}

/* The warning whose row has the keyboard; FALSE where none has. */
static gboolean
find_focus (HutWarningsPage *self, HutUid *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, HUT_TYPE_WARNING_ROW) : NULL;

  if (row == NULL)
    return FALSE;
  *id = *hut_warning_row_get_id (HUT_WARNING_ROW (row));
  return TRUE;
}

static void
put_focus (HutWarningsPage *self, const HutUid *id)
{
  GtkListBox *lists[] = { self->warnings, self->kept };
  GtkListBoxRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (int j = 0; (row = gtk_list_box_get_row_at_index (lists[i], j)) != NULL; j++)
      if (hut_uid_equal (hut_warning_row_get_id (HUT_WARNING_ROW (row)), id))
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
}

static void
show_rows (HutWarningsPage *self)
{
  g_autofree char *words = brief_words (self->brief);
  gboolean focused;
  HutUid id;

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  focused = find_focus (self, &id);
  show_warnings (self);
  show_seasons (self);
  if (focused)
    put_focus (self, &id);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutWarningsPage *self = HUT_WARNINGS_PAGE (page);

  g_clear_pointer (&self->brief, hut_warning_brief_free);
  self->brief = answer;
  show_week (self);
  show_rows (self);
  gtk_stack_set_visible_child_name (self->stack, "warnings");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutWarningsPage *self = HUT_WARNINGS_PAGE (page);

  if (self->brief == NULL)
    gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Asking */

typedef struct
{
  HutOffice *office;
  char *stream;
  HutTime now;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_office_unref (question->office);
  g_free (question->stream);
  g_free (question);
}

static void *
make_question (GtkWidget *page)
{
  HutStore *store =
      hut_case_browser_get_store (hut_page_feed_get_browser (HUT_WARNINGS_PAGE (page)->feed));
  Question *question = g_new0 (Question, 1);

  question->office = hut_store_dup_office (store);
  question->stream = g_strdup (hut_store_get_stream (store));
  question->now = hut_time_now ();
  return question;
}

static void *
read_brief (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;

  return hut_warning_brief_read (reader, question->office, question->stream, question->now,
                                 cancellable, error);
}

static const HutPageQuestion question_of_warnings = {
  .question = make_question,
  .read = read_brief,
  .free_question = question_free,
  .free_answer = (GDestroyNotify)hut_warning_brief_free,
  .answered = on_answered,
  .failed = on_failed,
};

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_WARNINGS_PAGE (widget)->feed);
}

static void
answer_warning (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWarningsPage *self = HUT_WARNINGS_PAGE (widget);
  const char *verb, *text;
  HutUid id;

  g_variant_get (parameter, "(&s&s)", &verb, &text);
  if (self->brief != NULL && hut_uid_parse (text, &id))
    hut_warning_ask (widget, hut_page_feed_get_browser (self->feed), self->brief, &id, verb);
}

static void
on_row_activated (HutWarningsPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "warning.open", NULL);
}

static void
hut_warnings_page_dispose (GObject *object)
{
  HutWarningsPage *self = HUT_WARNINGS_PAGE (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->brief, hut_warning_brief_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_warnings_page_parent_class)->dispose (object);
}

static void
hut_warnings_page_class_init (HutWarningsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_warnings_page_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "warnings.again", NULL, ask_again);
  gtk_widget_class_install_action (widget_class, "warnings.answer", "(ss)", answer_warning);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/insights/hut-warnings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, week);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, precision);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, none);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, kept_card);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, kept);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, seasons);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, no_season);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, uncertain);
  gtk_widget_class_bind_template_child (widget_class, HutWarningsPage, rule);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
hut_warnings_page_init (HutWarningsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_warnings);
}

void
hut_warnings_page_set_browser (GtkWidget *page, HutCaseBrowser *browser)
{
  HutWarningsPage *self = HUT_WARNINGS_PAGE (page);

  g_clear_pointer (&self->brief, hut_warning_brief_free);
  g_clear_pointer (&self->shown, g_free);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_warnings_page_is_filled (GtkWidget *page)
{
  return hut_page_feed_is_answered (HUT_WARNINGS_PAGE (page)->feed);
}
