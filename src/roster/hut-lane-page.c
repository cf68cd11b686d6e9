/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of one place: one answer of a worker, shown part by part. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-page.h"

#include "roster/hut-lane-check-form.h"
#include "roster/hut-lane-compare.h"
#include "roster/hut-lane-form.h"
#include "roster/hut-lane-line-form.h"
#include "roster/hut-lane-lines.h"
#include "roster/hut-lane-map.h"
#include "roster/hut-lane-words.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LINES_A_FRAME 6
#define HISTORY_MOST 60u

struct _HutLanePage
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "place", "gone" */
  GtkLabel *name;
  GtkLabel *note;
  HutChip *cover;
  HutChip *standing;
  GtkWidget *lane_buttons;
  GtkWidget *line_button;
  GtkWidget *void_button;
  HutLaneMap *map;
  GtkStack *map_pages; /* "map", "none" */
  HutLineList *people;
  GtkLabel *vacancies;
  HutLaneCompare *compare;
  GtkLabel *finding_count;
  GtkWidget *no_findings;
  HutLineList *findings;
  GtkWidget *no_history;
  HutLineList *history;
  GtkWidget *profile_card;
  GtkGrid *profile;
  HutPageFeed *feed;
  HutLaneAnswer *answer; /* what is shown, or NULL */
  guint n_history;
  char *code;
  gboolean grid;
};

G_DEFINE_FINAL_TYPE (HutLanePage, hut_lane_page, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

typedef struct
{
  HutOffice *office;
  char *code;
  gboolean grid;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_office_unref (question->office);
  g_free (question->code);
  g_free (question);
}

static HutCaseBrowser *
browser_of (HutLanePage *self)
{
  return hut_page_feed_get_browser (self->feed);
}

static void *
make_question (GtkWidget *page)
{
  HutLanePage *self = HUT_LANE_PAGE (page);
  Question *question;

  if (self->code == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->office = hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  question->code = g_strdup (self->code);
  question->grid = self->grid;
  return question;
}

static void *
read_answer (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  HutLaneAnswer *answer =
      hut_lane_answer_read (reader, question->office, question->code, question->grid, error);

  if (answer == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, "no such lane");
  return answer;
}

/* ---- Showing ---- */

/* "L05 · 双清苑社区 · 1711 m long" */
static char *
note_of (HutLanePage *self)
{
  const HutRecord *place = self->answer->sight->place;
  const char *community = hut_record_get_text (place, "community");
  const char *name =
      community != NULL ? hut_case_browser_community_name (browser_of (self), community) : NULL;
  g_autofree char *length = self->grid ? NULL : hut_lane_length_words (place);
  const char *parts[4] = { self->code };
  guint n = 1;

  if (community != NULL)
    parts[n++] = name != NULL ? name : community;
  if (length != NULL)
    parts[n++] = length;
  return g_strjoinv (" · ", (char **)parts);
}

static void
show_head (HutLanePage *self)
{
  const HutRecord *place = self->answer->sight->place;
  const HutPlaceCover *cover = hut_lane_answer_cover (self->answer);
  const char *name = hut_record_get_text (place, "name");
  HutLaneState state = { .cover = cover,
                         .standing = self->answer->standing,
                         .noes = self->answer->noes };
  g_autofree char *note = note_of (self);
  g_autofree char *standing = hut_lane_standing_words (&state);

  gtk_label_set_label (self->name, name != NULL ? name : self->code);
  gtk_label_set_label (self->note, note);
  hut_chip_set (self->cover, hut_cover_label (cover->cover), hut_lane_cover_icon (cover->cover),
                hut_lane_cover_tone (cover->cover));
  hut_chip_set (self->standing, standing, hut_lane_standing_icon (&state.standing),
                hut_lane_standing_tone (&state.standing));
  gtk_widget_set_visible (GTK_WIDGET (self->standing), !self->grid);
  gtk_widget_set_visible (self->lane_buttons, !self->grid);
  gtk_widget_set_visible (self->profile_card, !self->grid);
}

static void
show_people (HutLanePage *self)
{
  g_autofree char *vacancies = hut_lane_vacancy_words (self->answer);

  hut_line_list_set_lines (self->people, hut_lane_people_lines (self->answer));
  gtk_label_set_label (self->vacancies, vacancies != NULL ? vacancies : "");
  gtk_widget_set_visible (GTK_WIDGET (self->vacancies), vacancies != NULL);
}

static void
show_findings (HutLanePage *self)
{
  guint n = self->answer->sight->findings->len;
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->finding_count, count);
  gtk_widget_set_visible (self->no_findings, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
  hut_line_list_set_lines (self->findings, hut_lane_finding_lines (self->answer));
}

static void
show_profile (HutLanePage *self)
{
  static const char *const fields[] = { "sanitation",   "greening", "property", "enforcement",
                                        "grid_workers", "shops",    "units",    "words" };
  const HutRecord *profile = self->answer->sight->profile;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->profile))) != NULL)
    gtk_grid_remove (self->profile, child);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = profile != NULL ? hut_record_get_text (profile, fields[i]) : NULL;
      const HutField *field = hut_kind_field (&hut_kind_lane_profile, fields[i]);
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, field->label));

      gtk_widget_add_css_class (label, "hut-dim");
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_grid_attach (self->profile, label, 0, row, 1, 1);
      gtk_grid_attach (self->profile, hut_wrapped_label_new (text != NULL ? text : "—", NULL), 1,
                       row++, 1, 1);
    }
}

static void
show_map (HutLanePage *self)
{
  gboolean shown = hut_lane_map_show (self->map, self->answer->sight->place);

  gtk_stack_set_visible_child_name (self->map_pages, shown ? "map" : "none");
}

/* Some more lines in each frame. */
static gboolean
show_more_history (gpointer data)
{
  HutLanePage *self = data;
  GPtrArray *lines = hut_lane_history_lines (self->answer);
  guint most = MIN (lines->len, HISTORY_MOST);

  self->n_history = MIN (self->n_history + LINES_A_FRAME, most);
  for (guint i = self->n_history; i < lines->len; i++)
    hut_line_free (lines->pdata[i]);
  g_ptr_array_set_size (lines, (int)self->n_history);
  gtk_widget_set_visible (self->no_history, self->n_history == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->history), self->n_history > 0);
  hut_line_list_set_lines (self->history, lines);
  return self->n_history < most;
}

/* What the account may not do is not offered. */
static void
show_actions (HutLanePage *self)
{
  const HutSeat *seat = hut_case_browser_get_seat (browser_of (self));
  gboolean change = hut_seat_may (seat, &hut_kind_lane, HUT_ACCESS_CHANGE);
  gboolean take_away = hut_seat_may (seat, &hut_kind_lane, HUT_ACCESS_VOID);
  gboolean check =
      hut_seat_may (seat, self->grid ? &hut_kind_patrol : &hut_kind_lane_check, HUT_ACCESS_CREATE);
  gboolean profile = hut_seat_may (seat, &hut_kind_lane_profile, HUT_ACCESS_CHANGE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.check", check);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.correct-check", check);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.edit", change || profile);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.line", change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.void", take_away);
  gtk_widget_set_visible (self->line_button, change);
  gtk_widget_set_visible (self->void_button, take_away);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutLanePage *self = HUT_LANE_PAGE (page);
  HutLaneAnswer *shown = self->answer;
  HutStore *store = hut_case_browser_get_store (browser_of (self));

  hut_frame_steps_stop (GTK_WIDGET (self->history));
  self->answer = answer;
  show_head (self);
  show_actions (self);
  show_map (self);
  show_people (self);
  hut_lane_compare_show (self->compare, store, self->answer);
  g_clear_pointer (&shown, hut_lane_answer_free);
  show_findings (self);
  show_profile (self);
  /* Rows that are there already are not made again. */
  self->n_history = self->n_history > LINES_A_FRAME ? self->n_history - LINES_A_FRAME : 0;
  hut_frame_steps_start (GTK_WIDGET (self->history), show_more_history, self, NULL);
  gtk_stack_set_visible_child_name (self->pages, "place");
}

static void
on_failed (GtkWidget *page, const GError *error)
{
  gtk_stack_set_visible_child_name (HUT_LANE_PAGE (page)->pages, "gone");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule) ||
         hut_change_set_has_kind (changes, &hut_kind_attachment);
}

static const HutPageQuestion question_of_lane = {
  .question = make_question,
  .read = read_answer,
  .free_question = question_free,
  .free_answer = (GDestroyNotify)hut_lane_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_person_activated (HutLanePage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-person", "s", id);
}

static void
on_history_activated (HutLanePage *self, const char *id)
{
  if (self->answer != NULL && hut_lane_answer_check (self->answer, id) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "lane.show-check", "s", id);
}

/* ---- Actions ---- */

static const HutRecord *
find_finding (HutLanePage *self, const char *id)
{
  GPtrArray *findings = self->answer->sight->findings;
  HutUid uid;

  for (guint i = 0; hut_uid_parse (id, &uid) && i < findings->len; i++)
    if (hut_uid_equal (&((HutRecord *)findings->pdata[i])->id, &uid))
      return findings->pdata[i];
  return NULL;
}

static void
do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLanePage *self = HUT_LANE_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const HutRecord *finding = self->answer != NULL ? find_finding (self, id) : NULL;

  if (self->answer == NULL)
    return;
  if (g_str_equal (name, "lane.show-check"))
    {
      hut_lane_compare_show_check (self->compare, id);
      gtk_widget_child_focus (GTK_WIDGET (self->compare), GTK_DIR_TAB_FORWARD);
    }
  else if (g_str_equal (name, "lane.correct-check"))
    hut_lane_check_form_open (widget, browser_of (self), self->answer,
                              hut_lane_answer_check (self->answer, id));
  else if (finding != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_record_get_text (finding, "case"));
}

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLanePage *self = HUT_LANE_PAGE (widget);

  if (self->answer == NULL)
    return;
  if (g_str_equal (name, "lane.check"))
    hut_lane_check_form_open (widget, browser_of (self), self->answer, NULL);
  else if (self->grid)
    return;
  else if (g_str_equal (name, "lane.edit"))
    hut_lane_form_open (widget, browser_of (self), self->answer->sight->place,
                        self->answer->sight->profile, NULL);
  else if (g_str_equal (name, "lane.line"))
    hut_lane_line_form_open (widget, browser_of (self), self->answer->sight->place);
  else
    hut_lane_form_ask_void (widget, browser_of (self), self->answer->sight->place);
}

/* ---- The widget ---- */

static void
hut_lane_page_dispose (GObject *object)
{
  HutLanePage *self = HUT_LANE_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  if (self->history != NULL)
    hut_frame_steps_stop (GTK_WIDGET (self->history));
  if (self->compare != NULL)
    hut_lane_compare_show (self->compare, NULL, NULL);
  self->history = NULL;
  self->compare = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->answer, hut_lane_answer_free);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (hut_lane_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, name);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, note);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, cover);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, standing);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, lane_buttons);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, line_button);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, void_button);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, map);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, map_pages);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, people);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, vacancies);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, compare);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, finding_count);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, no_findings);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, findings);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, no_history);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, history);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, profile_card);
  gtk_widget_class_bind_template_child (widget_class, HutLanePage, profile);
  gtk_widget_class_bind_template_callback (widget_class, on_person_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_history_activated);
}

static void
hut_lane_page_class_init (HutLanePageClass *klass)
{
  static const char *const plain[] = { "lane.check", "lane.edit", "lane.line", "lane.void" };
  static const char *const shows[] = { "lane.show-check", "lane.correct-check", "lane.show-case" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_lane_page_dispose;
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_LANE_COMPARE);
  g_type_ensure (HUT_TYPE_LANE_MAP);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-lane-page.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i], NULL, do_act);
  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++)
    gtk_widget_class_install_action (widget_class, shows[i], "s", do_show);
  bind_children (widget_class);
}

static void
hut_lane_page_init (HutLanePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->map_pages);
  hut_line_list_set_name (self->people, _ ("Who is responsible"));
  hut_line_list_set_name (self->findings, _ ("Open findings"));
  hut_line_list_set_name (self->history, _ ("What was done here"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_lane);
}

void
hut_lane_page_set_browser (HutLanePage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_LANE_PAGE (self));

  if (browser == browser_of (self))
    return;
  hut_frame_steps_stop (GTK_WIDGET (self->history));
  hut_lane_compare_show (self->compare, NULL, NULL);
  g_clear_pointer (&self->answer, hut_lane_answer_free);
  g_clear_pointer (&self->code, g_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_lane_map_set_store (self->map, browser != NULL ? hut_case_browser_get_store (browser) : NULL);
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_lane_page_show (HutLanePage *self, const char *code, gboolean grid)
{
  g_return_if_fail (HUT_IS_LANE_PAGE (self));

  if (g_strcmp0 (self->code, code) == 0 && self->grid == grid && self->answer != NULL)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  self->grid = grid;
  self->n_history = 0;
  hut_page_feed_ask (self->feed);
}

gboolean
hut_lane_page_is_filled (HutLanePage *self)
{
  return hut_page_feed_is_answered (self->feed) && self->answer != NULL &&
         !hut_frame_steps_are_left (GTK_WIDGET (self->history)) &&
         (!gtk_widget_get_mapped (GTK_WIDGET (self->map)) || hut_lane_map_is_settled (self->map));
}
