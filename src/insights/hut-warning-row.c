/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the lists of warnings. Made anew when they are read again. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-warning-row.h"

#include "widgets/hut-bars.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWarningRow
{
  GtkListBoxRow parent_instance;
  HutUid id;
  char *category;
  char *community;
  HutTime from;
  HutTime until;
  GtkLabel *title;
  HutChip *state;
  HutChip *verdict;
  GtkLabel *words;
  GtkLabel *answer;
  HutBars *bars;
  GtkButton *cases;
  GtkWidget *accept;
  GtkWidget *dismiss;
  GtkWidget *done;
  GtkWidget *blow;
  GtkWidget *came_true;
  GtkWidget *false_alarm;
};

G_DEFINE_FINAL_TYPE (HutWarningRow, hut_warning_row, GTK_TYPE_LIST_BOX_ROW)

/* Actions */

static void
open_cases (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutWarningRow *self = HUT_WARNING_ROW (widget);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autofree char *json = NULL;

  if (self->category == NULL)
    return;
  filter->category = g_strdup (self->category);
  filter->community = g_strdup (self->community);
  filter->received_from = self->from;
  filter->received_until = self->until;
  json = hut_case_filter_to_json (filter);
  gtk_widget_activate_action (widget, "app.show-filter", "s", json);
}

/* "warning.accept" asks the page for "accept". */
static void
ask_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "warnings.answer", "(ss)", strchr (action, '.') + 1,
                              hut_uid_print (&HUT_WARNING_ROW (widget)->id, id));
}

/* The whistle that prevents what it warns of. */
static void
blow_whistle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *from =
      g_strconcat ("warning/", hut_uid_print (&HUT_WARNING_ROW (widget)->id, id), NULL);

  gtk_widget_activate_action (widget, "app.new-whistle", "s", from);
}

/* Class */

static void
hut_warning_row_finalize (GObject *object)
{
  HutWarningRow *self = HUT_WARNING_ROW (object);

  g_free (self->category);
  g_free (self->community);
  G_OBJECT_CLASS (hut_warning_row_parent_class)->finalize (object);
}

static void
hut_warning_row_class_init (HutWarningRowClass *klass)
{
  static const char *const asked[] = { "warning.accept", "warning.dismiss", "warning.done",
                                       "warning.true", "warning.false" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_warning_row_finalize;
  g_type_ensure (HUT_TYPE_BARS);
  g_type_ensure (HUT_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-warning-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, title);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, state);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, words);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, answer);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, bars);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, cases);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, accept);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, dismiss);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, done);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, blow);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, came_true);
  gtk_widget_class_bind_template_child (widget_class, HutWarningRow, false_alarm);
  gtk_widget_class_install_action (widget_class, "warning.open", NULL, open_cases);
  gtk_widget_class_install_action (widget_class, "warning.blow", NULL, blow_whistle);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    gtk_widget_class_install_action (widget_class, asked[i], NULL, ask_page);
}

static void
hut_warning_row_init (HutWarningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Showing */

static const char *
code_label (const char *field_name, const char *code)
{
  const char *label = hut_field_code_label (hut_kind_field (&hut_kind_warning, field_name), code);

  return label != NULL ? label : "";
}

static void
show_state (HutWarningRow *self, const HutRecord *kept)
{
  const char *state = kept != NULL ? hut_record_get_text (kept, "state") : "open";
  const char *verdict = kept != NULL ? hut_record_get_text (kept, "verdict") : NULL;
  gboolean open = g_strcmp0 (state, "open") == 0;
  gboolean accepted = g_strcmp0 (state, "accepted") == 0;
  gboolean came_true = g_strcmp0 (verdict, "true") == 0;

  hut_chip_set (self->state, code_label ("state", state),
                open       ? "hut-clock-symbolic"
                : accepted ? "hut-at-work-symbolic"
                           : "hut-close-symbolic",
                open       ? "soon"
                : accepted ? "at-work"
                           : "done");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), verdict != NULL);
  if (verdict != NULL)
    hut_chip_set (self->verdict, code_label ("verdict", verdict),
                  came_true ? "hut-done-symbolic" : "hut-close-symbolic",
                  came_true ? "good" : "done");
  gtk_widget_set_visible (self->accept, open);
  gtk_widget_set_visible (self->dismiss, open);
  gtk_widget_set_visible (self->blow, accepted);
  gtk_widget_set_visible (self->came_true, !open && verdict == NULL);
  gtk_widget_set_visible (self->false_alarm, !open && verdict == NULL);
}

/* "To 南楼社区, until 2026-12-01 17:00" or "Done: ..." */
static char *
task_words (const HutRecord *task, HutCaseBrowser *browser)
{
  const char *unit = hut_record_get_text (task, "unit");
  const char *assignee = hut_record_get_text (task, "assignee");
  const char *name = unit != NULL ? hut_case_browser_unit_name (browser, unit) : NULL;
  g_autofree char *due = hut_time_format (hut_record_get_int (task, "due_at", 0),
                                          hut_time_shown_zone (), "%Y-%m-%d %H:%M");

  if (name == NULL && unit != NULL)
    name = hut_case_browser_community_name (browser, unit);
  if (name == NULL)
    name = unit != NULL ? unit : assignee;
  if (g_strcmp0 (hut_record_get_text (task, "state"), "done") == 0)
    /* Translators: who did the task, and what came of it. */
    return g_strdup_printf (_ ("Task of %s, done: %s"), name, hut_record_get_text (task, "result"));
  /* Translators: who has the task, and until when. */
  return g_strdup_printf (_ ("Task of %s, until %s"), name, due);
}

static char *
answer_words (const HutRecord *kept, const HutRecord *task, HutCaseBrowser *browser)
{
  const char *verdict = hut_record_get_text (kept, "verdict_reason");
  g_autofree char *answer = NULL;

  if (task != NULL)
    answer = task_words (task, browser);
  else if (hut_record_get_text (kept, "reason") != NULL)
    /* Translators: the reason why a warning was dismissed. */
    answer = g_strdup_printf (_ ("Reason: %s"), hut_record_get_text (kept, "reason"));
  if (verdict == NULL || answer == NULL)
    return g_steal_pointer (&answer);
  /* Translators: an answer to a warning, then why it came true or not. */
  return g_strdup_printf (_ ("%s · Afterwards: %s"), answer, verdict);
}

static void
show_answer (HutWarningRow *self, const HutRecord *kept, const HutRecord *task,
             HutCaseBrowser *browser)
{
  g_autofree char *words = kept != NULL ? answer_words (kept, task, browser) : NULL;

  gtk_label_set_label (self->answer, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer), words != NULL);
  gtk_widget_set_visible (
      self->done, task != NULL && g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0);
}

/* Title, words and the number of cases, and all of it as the name of the row; each button is named
 * with what it is about. */
static void
show_words (HutWarningRow *self, const char *title, const char *words, gint64 n_cases)
{
  g_autofree char *cases = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d case", "%d cases", (gulong)n_cases), (int)n_cases);
  g_autofree char *name =
      g_strdup_printf ("%s, %s, %s", title, words, hut_chip_get_label (self->state));
  GtkWidget *buttons[] = {
    GTK_WIDGET (self->cases), self->accept,     self->dismiss, self->done, self->blow,
    self->came_true,          self->false_alarm
  };

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, words);
  gtk_button_set_label (self->cases, cases);
  gtk_widget_set_visible (GTK_WIDGET (self->cases), self->category != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *of =
          g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (buttons[i])), title);

      hut_button_set_name (buttons[i], of);
    }
}

/* The weeks before and this one. */
static void
show_bars (HutWarningRow *self, const HutWarning *warning)
{
  g_autofree guint *values = g_new (guint, warning->n_before + 1);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < warning->n_before; i++)
    values[i] = warning->before[i];
  values[warning->n_before] = warning->seen;
  for (guint i = 0; i <= warning->n_before; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? _ (", ") : "", values[i]);
  /* Translators: numbers of cases in weeks, the last one this week's. */
  name = g_strdup_printf (_ ("Cases by week: %s"), numbers->str);
  hut_bars_set (self->bars, values, warning->n_before + 1, name);
}

GtkWidget *
hut_warning_row_new_line (const HutWarningBrief *brief, const HutWarningLine *line,
                          HutCaseBrowser *browser)
{
  HutWarningRow *self = g_object_new (HUT_TYPE_WARNING_ROW, NULL);
  const HutRecord *task = line->kept != NULL ? hut_warning_brief_task (brief, line->kept) : NULL;

  self->id = line->id;
  self->category = g_strdup (line->warning->category);
  self->community = g_strdup (line->warning->community);
  self->from = brief->from;
  self->until = brief->until;
  show_state (self, line->kept);
  show_answer (self, line->kept, task, browser);
  show_words (self, line->title, line->words, line->warning->seen);
  show_bars (self, line->warning);
  return GTK_WIDGET (self);
}

/* "2026-11-13 to 2026-11-19 · 9 in the week, 1.4 expected…"; a season has its days only. */
static char *
kept_words (const HutRecord *kept)
{
  GTimeZone *zone = hut_time_shown_zone ();
  g_autofree char *from = hut_time_format (hut_record_get_int (kept, "from", 0), zone, "%Y-%m-%d");
  g_autofree char *until =
      hut_time_format (hut_record_get_int (kept, "until", 0) - 1, zone, "%Y-%m-%d");
  g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, until);
  g_autofree char *figures = NULL;

  if (g_strcmp0 (hut_record_get_text (kept, "source"), "season") == 0)
    return g_steal_pointer (&days);
  figures = hut_warning_kept_words (hut_record_get_int (kept, "seen", 0),
                                    hut_record_get_int (kept, "expected_milli", 0),
                                    hut_record_get_int (kept, "tail_nano", 0));
  return g_strdup_printf ("%s · %s", days, figures);
}

GtkWidget *
hut_warning_row_new_kept (const HutWarningBrief *brief, const HutRecord *kept,
                          HutCaseBrowser *browser)
{
  HutWarningRow *self = g_object_new (HUT_TYPE_WARNING_ROW, NULL);
  const char *title = hut_record_get_text (kept, "title");
  g_autofree char *words = kept_words (kept);

  self->id = kept->id;
  self->category = g_strdup (hut_record_get_text (kept, "category"));
  self->community = g_strdup (hut_record_get_text (kept, "community"));
  self->from = hut_record_get_int (kept, "from", 0);
  self->until = hut_record_get_int (kept, "until", 0);
  show_state (self, kept);
  show_answer (self, kept, hut_warning_brief_task (brief, kept), browser);
  show_words (self, title != NULL ? title : "", words, hut_record_get_int (kept, "seen", 0));
  gtk_widget_set_visible (GTK_WIDGET (self->bars), FALSE);
  return GTK_WIDGET (self);
}

const HutUid *
hut_warning_row_get_id (HutWarningRow *self)
{
  return &self->id;
}
