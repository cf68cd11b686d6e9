/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The patrols of a day. Main thread; a worker reads. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-list.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-said.h"
#include "roster/hut-patrol-entry.h"
#include "roster/hut-patrol-prompts.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPatrolList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutPatrolEntry *entry;
  GtkEditable *day_entry;
  GtkLabel *count;
  GtkStack *pages; /* "reading", "list", "empty", "failed" */
  HutLineList *list;
  HutPageFeed *feed;
  gint64 day;      /* G_MININT64: today, once it is known */
  gint64 day_said; /* that stood in the entry last; G_MININT64: none */
  struct _Day *shown;
};

G_DEFINE_FINAL_TYPE (HutPatrolList, hut_patrol_list, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

typedef struct _Day
{
  gint64 day;
  GPtrArray *patrols;    /* HutPatrolRow */
  HutPatrolPosts *posts; /* until the entry has them */
} Day;

typedef struct
{
  HutOffice *office;
  gint64 day;
} Question;

static void
day_free (gpointer data)
{
  Day *day = data;

  if (day == NULL)
    return;
  g_clear_pointer (&day->patrols, g_ptr_array_unref);
  g_clear_pointer (&day->posts, hut_patrol_posts_free);
  g_free (day);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Day, day_free)

static void
question_free (gpointer data)
{
  hut_office_unref (((Question *)data)->office);
  g_free (data);
}

static void *
make_question (GtkWidget *widget)
{
  HutPatrolList *self = HUT_PATROL_LIST (widget);
  Question *question = g_new0 (Question, 1);

  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  question->day = self->day;
  return question;
}

static void *
read_day (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime now = hut_time_now () + hut_reader_clock_offset (reader);
  g_autoptr (Day) day = g_new0 (Day, 1);

  day->day = question->day != G_MININT64 ? question->day : hut_time_day_number (now, zone);
  day->patrols = hut_reader_patrols (reader, hut_roster_day_start (day->day, zone),
                                     hut_roster_day_start (day->day + 1, zone), error);
  if (day->patrols == NULL)
    return NULL;
  day->posts = hut_patrol_posts_read (reader, question->office, now, error);
  return day->posts != NULL ? g_steal_pointer (&day) : NULL;
}

/* ---- Showing ---- */

/* "09:05–09:40"; a patrol of which only the day is known has no time. */
static char *
span_words (const HutRecord *patrol)
{
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime began = hut_record_get_int (patrol, "began_at", 0);
  HutTime ended = hut_record_get_int (patrol, "ended_at", 0);
  g_autofree char *from = hut_time_format (began, zone, "%H:%M");
  g_autofree char *until = ended != 0 ? hut_time_format (ended, zone, "%H:%M") : NULL;

  if (until != NULL)
    return g_strdup_printf ("%s–%s", from, until);
  return g_str_equal (from, "00:00") ? g_strdup ("—") : g_steal_pointer (&from);
}

static char *
findings_words (const HutPatrolRow *row)
{
  g_autofree char *all = NULL;

  if (row->n_findings == 0)
    return g_strdup (_ ("nothing found"));
  all = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", row->n_findings), row->n_findings);
  return row->n_open > 0 ? g_strdup_printf (_ ("%s, %u open"), all, row->n_open)
                         : g_steal_pointer (&all);
}

static char *
note_of (const HutPatrolRow *row)
{
  const char *how = hut_record_get_text (row->patrol, "how");
  const char *words = hut_record_get_text (row->patrol, "words");
  g_autofree char *found = findings_words (row);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (parts, found);
  if (how != NULL)
    g_strv_builder_add (parts,
                        hut_field_code_label (hut_kind_field (&hut_kind_patrol, "how"), how));
  if (words != NULL)
    g_strv_builder_add (parts, words);
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static HutLine *
line_of (const HutPatrolRow *row)
{
  g_autofree char *id = hut_uid_to_string (&row->patrol->id);
  HutLine *line = hut_line_new (id);
  gboolean taken_back = hut_record_get_int (row->patrol, "taken_back", 0) == 1;

  line->lead = span_words (row->patrol);
  line->title = g_strdup_printf ("%s · %s", row->place != NULL ? row->place : "—",
                                 row->person != NULL ? row->person : "—");
  line->note = note_of (row);
  if (!row->stands)
    {
      line->chip = g_strdup (taken_back ? _ ("Taken back") : _ ("Put right"));
      line->chip_icon = "hut-history-symbolic";
      line->chip_tone = "done";
      return line;
    }
  if (row->n_open > 0)
    {
      line->chip = g_strdup (_ ("Open findings"));
      line->chip_icon = "hut-clock-symbolic";
      line->chip_tone = "soon";
    }
  if (row->n_findings > 0)
    hut_line_add_button (line, g_strdup (_ ("Findings")), "patrols.show-findings", NULL);
  hut_line_add_more (line, g_strdup (_ ("Put Right…")), "patrols.correct");
  hut_line_add_more (line, g_strdup (_ ("Take Back…")), "patrols.take-back");
  hut_line_add_more (line, g_strdup (_ ("Show the Lane")), "patrols.show-place");
  hut_line_add_more (line, g_strdup (_ ("Show the Person")), "patrols.show-person");
  return line;
}

static guint
count_standing (const Day *day)
{
  guint n = 0;

  for (guint i = 0; i < day->patrols->len; i++)
    n += ((HutPatrolRow *)day->patrols->pdata[i])->stands;
  return n;
}

/* Stays while another is being typed: what is shown is read anew with each change. */
static void
show_day_entry (HutPatrolList *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->day_entry));
  g_autofree char *day = NULL;

  if (self->shown->day == self->day_said && (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return;
  day = hut_day_print (self->shown->day);
  self->day_said = self->shown->day;
  gtk_editable_set_text (self->day_entry, day);
}

static void
show_day (HutPatrolList *self)
{
  GPtrArray *lines = g_ptr_array_new ();
  guint n = count_standing (self->shown);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u patrol", "%u patrols", n), n);

  for (guint i = 0; i < self->shown->patrols->len; i++)
    g_ptr_array_add (lines, line_of (self->shown->patrols->pdata[i]));
  hut_line_list_set_lines (self->list, lines);
  gtk_label_set_label (self->count, count);
  show_day_entry (self);
  gtk_stack_set_visible_child_name (self->pages, self->shown->patrols->len > 0 ? "list" : "empty");
}

static void
on_answered (GtkWidget *widget, void *answer)
{
  HutPatrolList *self = HUT_PATROL_LIST (widget);
  gboolean first = self->shown == NULL;

  day_free (self->shown);
  self->shown = answer;
  hut_patrol_entry_set_posts (self->entry, g_steal_pointer (&self->shown->posts));
  if (self->day == G_MININT64)
    self->day = self->shown->day;
  if (first)
    hut_patrol_entry_set_day (self->entry, self->shown->day);
  show_day (self);
}

static void
on_failed (GtkWidget *widget, const GError *error)
{
  HutPatrolList *self = HUT_PATROL_LIST (widget);

  if (self->shown == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_case) ||
         hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_day = {
  .question = make_question,
  .read = read_day,
  .free_question = question_free,
  .free_answer = day_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

/* ---- Which day ---- */

static void
show_number (HutPatrolList *self, gint64 day)
{
  self->day = day;
  hut_page_feed_ask (self->feed);
}

static void
on_entered (HutPatrolList *self, gint64 day)
{
  show_number (self, day);
}

static void
on_day_activate (HutPatrolList *self)
{
  GTimeZone *zone = hut_time_zone (NULL);
  gint64 day;

  if (hut_day_read (gtk_editable_get_text (self->day_entry),
                    hut_time_day_number (hut_time_now (), zone), &day))
    {
      self->day_said = G_MININT64;
      show_number (self, day);
    }
}

static void
do_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolList *self = HUT_PATROL_LIST (widget);

  if (self->shown == NULL)
    return;
  if (g_str_equal (name, "patrols.today"))
    show_number (self, hut_time_day_number (hut_time_now (), hut_time_zone (NULL)));
  else
    show_number (self, self->day + (g_str_equal (name, "patrols.day-before") ? -1 : 1));
}

/* ---- What is done with one ---- */

static const HutPatrolRow *
find_row (HutPatrolList *self, GVariant *parameter)
{
  HutUid id;

  if (self->shown == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return NULL;
  for (guint i = 0; i < self->shown->patrols->len; i++)
    {
      const HutPatrolRow *row = self->shown->patrols->pdata[i];

      if (hut_uid_equal (&row->patrol->id, &id))
        return row;
    }
  return NULL;
}

static void
do_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolList *self = HUT_PATROL_LIST (widget);
  const HutPatrolRow *row = find_row (self, parameter);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const char *place = row != NULL ? hut_roster_place (row->patrol) : NULL;
  const char *person = row != NULL ? hut_record_get_text (row->patrol, "person") : NULL;

  if (row == NULL)
    return;
  if (g_str_equal (name, "patrols.correct"))
    hut_patrol_prompt_correct (widget, browser, hut_patrol_entry_get_posts (self->entry),
                               row->patrol, row->person);
  else if (g_str_equal (name, "patrols.take-back"))
    hut_patrol_prompt_take_back (widget, browser, row->patrol);
  else if (g_str_equal (name, "patrols.show-place") && place != NULL)
    gtk_widget_activate_action (widget, "roster.show-lane", "s", place);
  else if (g_str_equal (name, "patrols.show-person") && person != NULL)
    gtk_widget_activate_action (widget, "roster.show-person", "s", person);
}

static void
on_activated (HutPatrolList *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "patrols.show-findings", "s", id);
}

/* ---- The widget ---- */

static void
hut_patrol_list_dispose (GObject *object)
{
  HutPatrolList *self = HUT_PATROL_LIST (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, day_free);
  G_OBJECT_CLASS (hut_patrol_list_parent_class)->dispose (object);
}

static void
hut_patrol_list_class_init (HutPatrolListClass *klass)
{
  static const char *const days[] = { "patrols.day-before", "patrols.day-after", "patrols.today" };
  static const char *const acts[] = { "patrols.correct", "patrols.take-back", "patrols.show-place",
                                      "patrols.show-person" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrol_list_dispose;
  g_type_ensure (HUT_TYPE_PATROL_ENTRY);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-patrol-list.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    gtk_widget_class_install_action (widget_class, days[i], NULL, do_day);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], "s", do_row);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, box);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, entry);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, day_entry);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, count);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, pages);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_patrol_list_init (HutPatrolList *self)
{
  self->day = self->day_said = G_MININT64;
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_line_list_set_name (self->list, _ ("Patrols of the day"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_day);
}

void
hut_patrol_list_set_browser (HutPatrolList *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PATROL_LIST (self));

  if (browser == hut_page_feed_get_browser (self->feed))
    return;
  self->day = self->day_said = G_MININT64;
  g_clear_pointer (&self->shown, day_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_patrol_entry_set_browser (self->entry, browser);
  hut_page_feed_set_browser (self->feed, browser);
}

const HutPatrolPosts *
hut_patrol_list_get_posts (HutPatrolList *self)
{
  return hut_patrol_entry_get_posts (self->entry);
}

void
hut_patrol_list_step (HutPatrolList *self)
{
  g_return_if_fail (HUT_IS_PATROL_LIST (self));

  hut_patrol_entry_save (self->entry);
}

gboolean
hut_patrol_list_is_filled (HutPatrolList *self)
{
  return hut_page_feed_is_answered (self->feed);
}
