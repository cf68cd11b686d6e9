/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes and grids: a list that is one answer of a worker, searched and filtered here, and beside it
 * the page of the one that is chosen, which reads for itself. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lanes-view.h"

#include "roster/hut-lane-form.h"
#include "roster/hut-lane-page.h"
#include "roster/hut-lane-words.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutLanesView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "lanes", "empty", "failed" */
  GtkEditable *search;
  HutCodeDropDown *filter;
  GtkLabel *count;
  GtkStack *found_pages; /* "found", "none" */
  HutLineList *list;
  HutLanePage *page;
  HutPageFeed *feed;
  HutLaneStates *states; /* what is shown, or NULL */
  char *chosen;          /* code; NULL: the first */
  char *wanted;          /* asked for from outside, and not read yet; or NULL */
};

G_DEFINE_FINAL_TYPE (HutLanesView, hut_lanes_view, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

static void *
make_question (GtkWidget *page)
{
  return g_new0 (char, 1);
}

static void *
read_states (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  HutTime now = hut_time_now () + hut_reader_clock_offset (reader);
  HutLaneStates *states = hut_lane_states_read (reader, now, error);

  if (states != NULL)
    hut_lane_states_add_letters (states);
  return states;
}

/* ---- The list ---- */

static HutCaseBrowser *
browser_of (HutLanesView *self)
{
  return hut_page_feed_get_browser (self->feed);
}

static gboolean
is_lane (const HutLaneState *state)
{
  return state->cover->place->kind == &hut_kind_lane;
}

/* Names of filters. */
static const struct
{
  const char *code;
  const char *label;
} filters[] = {
  { NULL, N_ ("All lanes and grids") },
  { "lanes", N_ ("Lanes") },
  { "grids", N_ ("Grids") },
  { "gap", N_ ("Not covered today") },
  { "vacant", N_ ("Too few people") },
  { "no-chief", N_ ("No lane chief") },
  { "failing", N_ ("Does not qualify") },
  { "check-due", N_ ("Check is due") },
};

static gboolean
fits_filter (const HutLaneState *state, const char *filter)
{
  const HutPlaceCover *cover = state->cover;

  if (filter == NULL)
    return TRUE;
  if (g_str_equal (filter, "grids"))
    return !is_lane (state);
  if (g_str_equal (filter, "gap"))
    return cover->cover != HUT_COVER_COVERED && cover->cover != HUT_COVER_RESTS;
  if (g_str_equal (filter, "vacant"))
    return cover->n_vacant > 0;
  if (!is_lane (state))
    return FALSE;
  if (g_str_equal (filter, "no-chief"))
    return !cover->has_chief;
  if (g_str_equal (filter, "failing"))
    return !state->standing.qualifies;
  return g_str_equal (filter, "lanes") || cover->check_due;
}

static const char *
community_of (HutLanesView *self, const HutLaneState *state)
{
  const char *code = hut_record_get_text (state->cover->place, "community");
  const char *name =
      code != NULL ? hut_case_browser_community_name (browser_of (self), code) : NULL;

  return name != NULL ? name : code;
}

static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return words != NULL && strstr (words, folded) != NULL;
}

static gboolean
fits_search (HutLanesView *self, const HutLaneState *state, const char *folded)
{
  const HutRecord *place = state->cover->place;

  return *folded == '\0' || holds (hut_record_get_text (place, "name"), folded) ||
         holds (hut_record_get_text (place, "code"), folded) || holds (state->letters, folded) ||
         holds (state->chief, folded) || holds (community_of (self, state), folded);
}

/* "双清苑社区 · 王某 · stewards 7/2 · qualifies" */
static char *
note_of (HutLanesView *self, const HutLaneState *state)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *people = hut_lane_people_words (state->cover, &self->states->measures);
  g_autofree char *standing = is_lane (state) ? hut_lane_standing_short (state) : NULL;
  g_auto (GStrv) words = NULL;

  if (community_of (self, state) != NULL)
    g_strv_builder_add (parts, community_of (self, state));
  if (state->chief != NULL)
    g_strv_builder_add (parts, state->chief);
  else if (is_lane (state))
    g_strv_builder_add (parts, _ ("no lane chief"));
  g_strv_builder_add (parts, people);
  if (standing != NULL)
    g_strv_builder_add (parts, standing);
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static HutLine *
line_of (HutLanesView *self, const HutLaneState *state)
{
  const HutRecord *place = state->cover->place;
  const char *code = hut_record_get_text (place, "code");
  const char *name = hut_record_get_text (place, "name");
  HutLine *line = hut_line_new (code);

  line->title = g_strdup (name != NULL ? name : code);
  line->note = note_of (self, state);
  line->chip = g_strdup (hut_cover_label (state->cover->cover));
  line->chip_icon = hut_lane_cover_icon (state->cover->cover);
  line->chip_tone = hut_lane_cover_tone (state->cover->cover);
  return line;
}

static void
show_list (HutLanesView *self)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  const char *filter = hut_code_drop_down_get_code (self->filter);
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->states->states->len; i++)
    {
      const HutLaneState *state = &g_array_index (self->states->states, HutLaneState, i);

      if (hut_record_get_text (state->cover->place, "code") != NULL &&
          fits_filter (state, filter) && fits_search (self, state, folded))
        g_ptr_array_add (lines, line_of (self, state));
    }
  count = lines->len == self->states->states->len
              ? g_strdup_printf ("%u", lines->len)
              /* Translators: how many of how many are found. */
              : g_strdup_printf (_ ("%u of %u"), lines->len, self->states->states->len);
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->found_pages, lines->len > 0 ? "found" : "none");
  hut_line_list_set_lines (self->list, lines);
  hut_line_list_select (self->list, self->chosen);
}

static void
choose (HutLanesView *self, const char *code)
{
  const HutLaneState *state =
      self->states != NULL ? hut_lane_states_find (self->states, code) : NULL;

  g_free (self->chosen);
  self->chosen = g_strdup (code);
  hut_line_list_select (self->list, self->chosen);
  if (state != NULL)
    hut_lane_page_show (self->page, code, !is_lane (state));
}

/* What is to be shown of the new answer: owned. */
static char *
code_to_show (HutLanesView *self)
{
  const HutLaneState *first = &g_array_index (self->states->states, HutLaneState, 0);

  if (self->wanted != NULL && hut_lane_states_find (self->states, self->wanted) != NULL)
    return g_steal_pointer (&self->wanted);
  if (self->chosen != NULL && hut_lane_states_find (self->states, self->chosen) != NULL)
    return g_strdup (self->chosen);
  return g_strdup (hut_record_get_text (first->cover->place, "code"));
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutLanesView *self = HUT_LANES_VIEW (page);

  g_clear_pointer (&self->states, hut_lane_states_free);
  self->states = answer;
  gtk_widget_action_set_enabled (page, "lanes.new",
                                 hut_seat_may (hut_case_browser_get_seat (browser_of (self)),
                                               &hut_kind_lane, HUT_ACCESS_CREATE));
  show_list (self);
  if (self->states->states->len > 0)
    {
      g_autofree char *code = code_to_show (self);

      choose (self, code);
    }
  gtk_stack_set_visible_child_name (self->pages, self->states->states->len > 0 ? "lanes" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutLanesView *self = HUT_LANES_VIEW (page);

  if (self->states == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_lanes = {
  .question = make_question,
  .read = read_states,
  .free_question = g_free,
  .free_answer = (GDestroyNotify)hut_lane_states_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_selected (HutLanesView *self, const char *id)
{
  g_autofree char *code = g_strdup (id);

  g_clear_pointer (&self->wanted, g_free);
  choose (self, code);
}

static void
on_search_changed (HutLanesView *self)
{
  if (self->states != NULL)
    show_list (self);
}

/* ---- The widget ---- */

/* What was made is shown, though the list does not know it yet. */
static void
on_made (GtkWidget *widget, const HutUid *id)
{
  HutLanesView *self = HUT_LANES_VIEW (widget);
  g_autoptr (HutRecord) lane =
      browser_of (self) != NULL ? hut_reader_get (hut_case_browser_get_reader (browser_of (self)),
                                                  &hut_kind_lane, id, NULL)
                                : NULL;

  if (lane != NULL)
    hut_lanes_view_show (self, hut_record_get_text (lane, "code"));
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLanesView *self = HUT_LANES_VIEW (widget);

  if (browser_of (self) != NULL)
    hut_lane_form_open (widget, browser_of (self), NULL, NULL, on_made);
}

static void
hut_lanes_view_dispose (GObject *object)
{
  HutLanesView *self = HUT_LANES_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->states, hut_lane_states_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (hut_lanes_view_parent_class)->dispose (object);
}

static void
hut_lanes_view_class_init (HutLanesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_lanes_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_LANE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-lanes-view.ui");
  gtk_widget_class_install_action (widget_class, "lanes.new", NULL, do_new);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, search);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, filter);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, count);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, found_pages);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, list);
  gtk_widget_class_bind_template_child (widget_class, HutLanesView, page);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
hut_lanes_view_init (HutLanesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->found_pages);
  hut_line_list_set_name (self->list, _ ("Lanes and grids"));
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    hut_code_drop_down_add (self->filter, filters[i].code, _ (filters[i].label));
  hut_code_drop_down_set_name (self->filter, _ ("Which lanes are shown"));
  g_signal_connect_object (self->filter, "notify::code", G_CALLBACK (on_search_changed), self,
                           G_CONNECT_SWAPPED);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_lanes);
}

void
hut_lanes_view_set_browser (HutLanesView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_LANES_VIEW (self));

  if (browser == browser_of (self))
    return;
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->states, hut_lane_states_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_lane_page_set_browser (self->page, browser);
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_lanes_view_show (HutLanesView *self, const char *code)
{
  g_return_if_fail (HUT_IS_LANES_VIEW (self));

  gtk_editable_set_text (self->search, "");
  hut_code_drop_down_set_code (self->filter, NULL);
  g_free (self->wanted);
  self->wanted = g_strdup (code);
  hut_page_feed_ask (self->feed);
}

gboolean
hut_lanes_view_is_filled (HutLanesView *self)
{
  return hut_page_feed_is_answered (self->feed) &&
         (self->states == NULL || self->states->states->len == 0 ||
          hut_lane_page_is_filled (self->page));
}
