/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of one whistle. Rows stay and are filled again; clocks go by themselves, and when one
 * passes its time the page is shown anew. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-page.h"

#include "domain/hut-score-figures.h"
#include "domain/hut-summons-clock.h"
#include "report/hut-whistle-papers.h"
#include "whistles/hut-mark-prompts.h"
#include "whistles/hut-spot-map.h"
#include "whistles/hut-step-prompts.h"
#include "whistles/hut-summons-lines.h"
#include "whistles/hut-view-prompt.h"
#include "whistles/hut-whistle-log.h"
#include "whistles/hut-whistle-print.h"
#include "whistles/hut-whistle-prompts.h"
#include "whistles/hut-whistle-wall.h"
#include "whistles/hut-whistle-words.h"
#include "whistles/hut-whistles-page.h"
#include "widgets/hut-attachments-view.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-screen-popover.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWhistlePage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkScrolledWindow *scroller;
  HutChip *occasion;
  GtkLabel *number;
  HutChip *state;
  HutCountClock *since;
  HutWrappedLabel *task;
  HutWrappedLabel *where;
  HutWrappedLabel *who;
  HutWrappedLabel *outcome;
  HutWrapBox *links;
  HutSpotMap *map;
  GtkLabel *counts;
  GtkWidget *screens;
  HutScreenPopover *screens_popover;
  GtkWidget *unplugged;
  GtkWidget *call;
  GtkWidget *edit;
  GtkWidget *papers;
  GtkWidget *paste;
  GtkWidget *attach;
  GtkListBox *summonses;
  GtkWidget *note;
  HutWhistleLog *log;
  HutAttachmentsView *evidence;
  GtkWidget *bar;
  GtkLabel *missing;
  GtkWidget *void_button;
  GtkWidget *reopen;
  GtkWidget *end;
  GtkWidget *mark;
  HutWhistleWall *wall;
  HutWhistleDesk *desk;
  GSignalGroup *signals;
  HutUid shown;      /* the whistle that is shown; nil: none */
  char *links_shown; /* what the links say, to leave them alone where it stays */
};

G_DEFINE_FINAL_TYPE (HutWhistlePage, hut_whistle_page, GTK_TYPE_WIDGET)

static const HutWhistleSight *
sight_of (HutWhistlePage *self)
{
  return self->desk != NULL ? hut_whistle_desk_get_sight (self->desk) : NULL;
}

/* Whether this is the desktop of the street, whose whistles these are. */
static gboolean
is_street (HutWhistlePage *self)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));

  return hut_case_browser_get_seat (browser)->kind == HUT_SEAT_STREET;
}

/* ---- What it is ---- */

static void
set_wrapped (HutWrappedLabel *label, const char *text)
{
  hut_wrapped_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_head (HutWhistlePage *self, const HutWhistle *whistle)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  const HutRecord *record = whistle->whistle;
  const char *occasion = hut_record_get_text (record, "occasion");
  const char *state = hut_whistle_state (whistle);
  gboolean ended = hut_whistle_is_ended (whistle);
  g_autofree char *number = hut_whistle_number_words (record);
  g_autofree char *where = hut_whistle_where_words (record, browser);
  g_autofree char *who = hut_whistle_who_words (record, hut_right_now ());
  const char *result = hut_record_get_text (record, "outcome");
  /* Translators: what came of a whistle. */
  g_autofree char *outcome = result != NULL ? g_strdup_printf (_ ("Outcome: %s"), result) : NULL;

  hut_chip_set (self->occasion, hut_whistle_occasion_label (occasion),
                hut_whistle_occasion_icon (occasion), hut_whistle_occasion_tone (occasion));
  gtk_label_set_text (self->number, number);
  hut_chip_set (self->state, hut_whistle_state_label (state, ended),
                hut_whistle_state_icon (state, ended), hut_whistle_state_tone (state, ended));
  gtk_widget_set_visible (GTK_WIDGET (self->since), !ended);
  hut_count_clock_set (self->since, HUT_COUNT_SINCE, hut_record_get_int (record, "at", 0),
                       _ ("Under way"), NULL);
  set_wrapped (self->task, hut_record_get_text (record, "task"));
  set_wrapped (self->where, where);
  set_wrapped (self->who, who);
  set_wrapped (self->outcome, outcome);
}

/* ---- What it is linked with ---- */

static char *
link_words (const HutWhistleLink *link)
{
  const char *title = link->title != NULL ? link->title : _ ("Without a title");

  if (link->number != NULL)
    return g_strdup_printf ("%s %s · %s", _ (link->kind->label), link->number, title);
  return g_strdup_printf ("%s · %s", _ (link->kind->label), title);
}

/* What is shown of it to whom the whistle calls: there is no page of it on that desktop. */
static GtkWidget *
new_shown (const HutWhistleLink *link)
{
  g_autofree char *words = link_words (link);
  g_autofree char *all =
      link->where != NULL ? g_strdup_printf ("%s · %s", words, link->where) : g_strdup (words);

  return hut_wrapped_label_new (all, "hut-note");
}

static GtkWidget *
new_link (const HutWhistleLink *link)
{
  g_autofree char *words = link_words (link);
  GtkWidget *button;
  char id[HUT_UID_STRING_LEN + 1];
  const char *action = link->kind == &hut_kind_case     ? "app.show-case"
                       : link->kind == &hut_kind_matter ? "app.show-matter"
                                                        : NULL;

  if (action == NULL && link->kind != &hut_kind_warning)
    return hut_wrapped_label_new (words, "hut-note");
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button),
                        g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize",
                                      PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL));
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "flush");
  hut_button_set_name (button, words);
  if (action != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (&link->id, id));
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "warnings");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  action != NULL ? action : "app.show-insight");
  return button;
}

static void
show_links (HutWhistlePage *self, GPtrArray *links)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *one = link_words (links->pdata[i]);

      g_string_append_printf (words, "%s\n", one);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links), links->len > 0);
  if (g_strcmp0 (self->links_shown, words->str) == 0)
    return;
  g_free (self->links_shown);
  self->links_shown = g_strdup (words->str);
  hut_wrap_box_clear (self->links);
  for (guint i = 0; i < links->len; i++)
    hut_wrap_box_append (self->links, is_street (self) ? new_link (links->pdata[i])
                                                       : new_shown (links->pdata[i]));
}

/* ---- Where ---- */

static void
add_spot (GArray *spots, HutPoint place, HutPin pin, const char *name)
{
  HutSpot spot = { place, pin, g_strdup (name) };

  g_array_append_val (spots, spot);
}

/* Who stands where, as was told. */
static void
add_arrival (GArray *spots, const HutWhistle *whistle, const HutRecord *summons,
             HutCaseBrowser *browser)
{
  HutSummonsTimes times;
  HutPoint place;

  hut_summons_times (whistle, summons, &times);
  if (times.arrival == NULL || !hut_record_get_point (times.arrival, "place", &place))
    return;
  add_spot (spots, place,
            g_strcmp0 (hut_record_get_text (summons, "state"), "working") == 0 ? HUT_PIN_AT_WORK
                                                                               : HUT_PIN_DONE,
            hut_summons_unit_name (browser, hut_record_get_text (summons, "unit")));
}

static void
show_map (HutWhistlePage *self, const HutWhistle *whistle)
{
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (HutSpot));
  HutPoint place;
  gboolean placed = hut_record_get_point (whistle->whistle, "place", &place);

  g_array_set_clear_func (spots, (GDestroyNotify)hut_spot_clear);
  if (placed)
    add_spot (spots, place, hut_whistle_is_ended (whistle) ? HUT_PIN_DONE : HUT_PIN_OVERDUE,
              hut_record_get_text (whistle->whistle, "task"));
  for (guint i = 0; i < whistle->summonses->len; i++)
    add_arrival (spots, whistle, whistle->summonses->pdata[i],
                 hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)));
  gtk_widget_set_visible (GTK_WIDGET (self->map), placed && hut_spot_map_has_ground (self->map));
  hut_spot_map_set_spots (self->map, spots, placed);
}

/* ---- Who was called ---- */

static void show (HutWhistlePage *self);
static void show_evidence (HutWhistlePage *self, const HutWhistleSight *sight);

static GtkWidget *
row_at (HutWhistlePage *self, guint at)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->summonses, (int)at));
}

static GtkWidget *
add_row (HutWhistlePage *self)
{
  GtkWidget *row = hut_summons_row_new ();

  g_signal_connect_object (row, "passed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->summonses, row);
  return row;
}

static void
show_summonses (HutWhistlePage *self, const HutWhistle *whistle)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  const HutWhistleActing acting = { .unit = hut_whistle_desk_unit (browser),
                                    .now = hut_right_now () };
  const HutWhistleActing *offered = is_street (self) || acting.unit != NULL ? &acting : NULL;
  g_autofree char *counts = hut_whistle_counts_words (whistle);
  GtkWidget *row;

  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      row = row_at (self, i);
      if (row == NULL)
        row = add_row (self);
      hut_summons_row_set_line (HUT_SUMMONS_ROW (row),
                                hut_summons_line_of (whistle, whistle->summonses->pdata[i], browser,
                                                     offered, acting.now));
    }
  while ((row = row_at (self, whistle->summonses->len)) != NULL)
    gtk_list_box_remove (self->summonses, row);
  gtk_label_set_text (self->counts, counts);
}

/* ---- The step that is the street's ---- */

/* What is left to do when it has ended. */
static char *
ended_words (guint n_unmarked)
{
  if (n_unmarked == 0)
    return g_strdup (_ ("The whistle has ended."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "The whistle has ended. %u unit is to be marked.",
                   "The whistle has ended. %u units are to be marked.", n_unmarked),
      n_unmarked);
}

static void
show_bar (HutWhistlePage *self, const HutWhistle *whistle)
{
  gboolean ended = hut_whistle_is_ended (whistle);
  g_autofree char *missing =
      hut_whistle_missing_words (whistle, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)));
  gboolean called = g_strcmp0 (hut_whistle_state (whistle), "called") == 0;
  gboolean ours = is_street (self);
  guint n_unmarked = hut_score_figure_count (HUT_SCORE_UNMARKED, whistle, hut_right_now ());
  g_autofree char *over = ended_words (n_unmarked);

  gtk_label_set_text (self->missing, missing != NULL ? missing
                                     : ended         ? over
                                                     : _ ("All are done or released."));
  gtk_widget_set_visible (self->mark, ours && n_unmarked > 0);
  gtk_widget_set_visible (self->end, ours && !ended);
  gtk_widget_set_sensitive (self->end, missing == NULL);
  gtk_widget_set_visible (self->reopen, ours && ended);
  gtk_widget_set_visible (self->void_button, ours && !ended && called);
  gtk_widget_set_visible (self->call, ours && !ended);
  gtk_widget_set_visible (self->note, ours && !ended);
  gtk_widget_set_visible (self->edit, ours && !ended);
  gtk_widget_set_visible (self->papers, ours);
  gtk_widget_set_visible (self->paste, ours);
  gtk_widget_set_visible (self->attach, ours);
}

static void
show_log (HutWhistlePage *self, const HutWhistleSight *sight)
{
  g_autoptr (GPtrArray) entries = hut_whistle_entries (sight->whistle);

  hut_whistle_log_set (self->log, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)), entries,
                       sight->evidence);
}

static void
show (HutWhistlePage *self)
{
  const HutWhistleSight *sight = sight_of (self);

  gtk_widget_set_visible (self->column, sight != NULL);
  if (sight == NULL)
    return;
  if (!hut_uid_equal (&self->shown, &sight->whistle->whistle->id))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown = sight->whistle->whistle->id;
  show_head (self, sight->whistle);
  show_links (self, sight->links);
  show_map (self, sight->whistle);
  show_summonses (self, sight->whistle);
  show_log (self, sight);
  show_evidence (self, sight);
  show_bar (self, sight->whistle);
}

/* ---- Photographs and papers ---- */

static void
show_evidence (HutWhistlePage *self, const HutWhistleSight *sight)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < sight->evidence->len; i++)
    g_ptr_array_add (records, hut_record_copy (sight->evidence->pdata[i]));
  hut_attachments_view_show (self->evidence, &hut_kind_whistle, &sight->whistle->whistle->id,
                             records);
}

static void
on_told (HutWhistlePage *self, const char *message, const char *batch)
{
  hut_whistles_page_tell (GTK_WIDGET (self), message, batch);
}

/* The controls stand in the heading, outside the view. */
static void
do_in_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);

  if (g_str_equal (name, "whistle.evidence"))
    name = "attachments.open";
  gtk_widget_activate_action_variant (GTK_WIDGET (self->evidence), name, parameter);
}

typedef struct
{
  HutWhistlePage *page; /* a reference */
  char *told;
  char *batch;
} Removing;

static void
on_removed (GObject *source, GAsyncResult *result, gpointer data)
{
  Removing *removing = data;
  g_autoptr (GError) error = NULL;
  gboolean done = hut_store_write_finish (HUT_STORE (source), result, &error);
  g_autofree char *words = done ? g_strdup (removing->told) : hut_whistle_error_words (error);

  hut_whistles_page_tell (GTK_WIDGET (removing->page), words, done ? removing->batch : NULL);
  g_object_unref (removing->page);
  g_free (removing->told);
  g_free (removing->batch);
  g_free (removing);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);
  const HutRecord *record =
      hut_attachments_view_find (self->evidence, g_variant_get_string (parameter, NULL));
  Removing *removing;
  HutWrite *write;
  HutUid batch;

  if (record == NULL || self->desk == NULL)
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  batch = hut_write_get_batch (write);
  removing = g_new0 (Removing, 1);
  removing->page = g_object_ref (self);
  /* Translators: a notice; %s is the name of a file. */
  removing->told = g_strdup_printf (_ ("Removed: %s"), hut_record_get_text (record, "name"));
  removing->batch = hut_uid_to_string (&batch);
  hut_write_void (write, &hut_kind_attachment, &record->id, _ ("Removed from the whistle"));
  hut_store_write_async (
      hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (self->desk))), write,
      NULL, on_removed, removing);
}

/* ---- The wall ---- */

/* @place: a screen that was chosen, or NULL. */
static void
show_board (HutWhistlePage *self, const char *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width, height;

  if (sight_of (self) == NULL || root == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  hut_whistle_wall_show (self->wall, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)),
                         &sight_of (self)->whistle->whistle->id, place, MAX (width, 640),
                         MAX (height, 360));
}

static void
do_board (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_board (HUT_WHISTLE_PAGE (widget), NULL);
}

static void
on_screen_chosen (HutWhistlePage *self, const char *place)
{
  show_board (self, place);
}

/* There is a choice where there are two screens. */
static void
show_screens (HutWhistlePage *self, GListModel *monitors)
{
  gtk_widget_set_visible (self->screens, g_list_model_get_n_items (monitors) > 1);
}

static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added,
                     HutWhistlePage *self)
{
  show_screens (self, monitors);
}

/* Told for as long as it is so. */
static void
on_wall_standing (HutWallWindow *window, GParamSpec *pspec, HutWhistlePage *self)
{
  gtk_widget_set_visible (self->unplugged, hut_wall_window_get_standing (window) == HUT_WALL_LOST);
}

static void
make_wall (HutWhistlePage *self)
{
  HutWallWindow *window;
  GListModel *monitors;

  self->wall = hut_whistle_wall_new ();
  window = hut_whistle_wall_get_window (self->wall);
  monitors = hut_wall_window_get_monitors (window);
  g_signal_connect_object (window, "notify::standing", G_CALLBACK (on_wall_standing), self, 0);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (on_monitors_changed), self, 0);
  hut_screen_popover_set_monitors (self->screens_popover, monitors);
  show_screens (self, monitors);
}

/* ---- Actions ---- */

static void
do_whistle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);

  if (sight_of (self) != NULL)
    hut_whistle_ask (widget, self->desk, strchr (name, '.') + 1);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);

  if (sight_of (self) != NULL)
    hut_whistle_print_open (widget, self->desk, NULL, NULL);
}

/* What is put on record by its paper. */
static void
open_paper (HutWhistlePage *self, const HutUid *id, HutSummonsAct act)
{
  const HutRecord *summons = hut_whistle_find_summons (sight_of (self)->whistle, id);

  if (summons != NULL)
    hut_whistle_print_open (GTK_WIDGET (self), self->desk,
                            hut_whistle_paper_name (act == HUT_SUMMONS_SUPERVISE
                                                        ? HUT_WHISTLE_PAPER_SUPERVISION
                                                        : HUT_WHISTLE_PAPER_REPORT),
                            hut_record_get_text (summons, "unit"));
}

static void
do_summons (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);
  HutSummonsAct act;
  HutUid id;

  if (sight_of (self) == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id) ||
      !hut_summons_act_parse (strchr (name, '.') + 1, &act))
    return;
  if (act == HUT_SUMMONS_SUPERVISE || act == HUT_SUMMONS_REPORT_UP)
    open_paper (self, &id, act);
  else
    hut_step_ask (widget, self->desk, &id, act);
}

/* What both say when it is over. */
static void
do_assess (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);
  HutUid id;

  if (sight_of (self) == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  if (g_str_equal (name, "summons.mark"))
    hut_mark_ask (widget, self->desk, &id);
  else if (g_str_equal (name, "summons.mark-others"))
    hut_mark_ask_others (widget, self->desk, &id);
  else
    hut_view_ask (widget, self->desk, &id);
}

static void
do_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (widget);

  if (sight_of (self) != NULL)
    hut_mark_ask_next (widget, self->desk);
}

/* ---- The widget ---- */

static void
hut_whistle_page_dispose (GObject *object)
{
  HutWhistlePage *self = HUT_WHISTLE_PAGE (object);

  g_clear_pointer (&self->wall, hut_whistle_wall_free);
  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->links_shown, g_free);
  G_OBJECT_CLASS (hut_whistle_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, column);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, occasion);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, number);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, state);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, since);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, task);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, where);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, who);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, outcome);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, links);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, map);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, counts);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, screens);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, screens_popover);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, unplugged);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, call);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, edit);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, papers);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, paste);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, attach);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, summonses);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, note);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, log);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, evidence);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, bar);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, missing);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, void_button);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, reopen);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, end);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlePage, mark);
}

static void
hut_whistle_page_class_init (HutWhistlePageClass *klass)
{
  static const char *const of_whistle[] = { "whistle.end", "whistle.reopen", "whistle.void",
                                            "whistle.note", "whistle.call" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_whistle_page_dispose;
  g_type_ensure (HUT_TYPE_ATTACHMENTS_VIEW);
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_COUNT_CLOCK);
  g_type_ensure (HUT_TYPE_SCREEN_POPOVER);
  g_type_ensure (HUT_TYPE_SPOT_MAP);
  g_type_ensure (HUT_TYPE_WHISTLE_LOG);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/whistles/hut-whistle-page.ui");
  bind_children (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (of_whistle); i++)
    gtk_widget_class_install_action (widget_class, of_whistle[i], NULL, do_whistle);
  gtk_widget_class_install_action (widget_class, "whistle.board", NULL, do_board);
  gtk_widget_class_install_action (widget_class, "whistle.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "whistle.mark", NULL, do_mark);
  gtk_widget_class_install_action (widget_class, "summons.mark", "s", do_assess);
  gtk_widget_class_install_action (widget_class, "summons.mark-others", "s", do_assess);
  gtk_widget_class_install_action (widget_class, "summons.view", "s", do_assess);
  gtk_widget_class_install_action (widget_class, "whistle.evidence", "s", do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "s", do_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_screen_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  for (guint i = 0; i < HUT_SUMMONS_N_ACTS; i++)
    gtk_widget_class_install_action (widget_class, hut_summons_action (i), "s", do_summons);
}

static void
hut_whistle_page_init (HutWhistlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->bar);
  make_wall (self);
  self->signals = g_signal_group_new (HUT_TYPE_WHISTLE_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
  show (self);
}

void
hut_whistle_page_set_desk (HutWhistlePage *self, HutWhistleDesk *desk)
{
  HutStore *store = NULL;

  g_return_if_fail (HUT_IS_WHISTLE_PAGE (self));

  if (!g_set_object (&self->desk, desk))
    return;
  if (desk != NULL)
    store = hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (desk)));
  hut_whistle_wall_leave (self->wall);
  hut_spot_map_set_store (self->map, store);
  hut_attachments_view_leave (self->evidence);
  if (store != NULL)
    hut_attachments_view_set_store (self->evidence, store);
  g_signal_group_set_target (self->signals, desk);
  show (self);
}

void
hut_whistle_page_step (HutWhistlePage *self)
{
  g_return_if_fail (HUT_IS_WHISTLE_PAGE (self));

  if (sight_of (self) == NULL)
    return;
  if (gtk_widget_get_visible (self->end) && gtk_widget_get_sensitive (self->end))
    hut_whistle_ask (GTK_WIDGET (self), self->desk, "end");
  else if (gtk_widget_get_visible (self->mark))
    hut_mark_ask_next (GTK_WIDGET (self), self->desk);
}

void
hut_whistle_page_open_board (HutWhistlePage *self)
{
  g_return_if_fail (HUT_IS_WHISTLE_PAGE (self));

  show_board (self, NULL);
}

gboolean
hut_whistle_page_is_settled (HutWhistlePage *self)
{
  return (!gtk_widget_get_mapped (GTK_WIDGET (self->map)) || hut_spot_map_is_settled (self->map)) &&
         hut_whistle_wall_is_settled (self->wall);
}
