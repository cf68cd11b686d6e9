/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A motion and its count. The rows in which is counted are made anew where another motion or
 * another method is shown, and left alone where it stays. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-vote-card.h"

#include "council/hut-count-row.h"
#include "council/hut-vote-words.h"
#include "domain/hut-motion-count.h"
#include "hut-config.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _HutVoteCard
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  HutChip *state;
  HutChip *quorum;
  GtkWidget *previous;
  GtkLabel *place;
  GtkWidget *next;
  GtkWidget *add;
  GtkLabel *how;
  GtkWidget *counting_place;
  GtkBox *counting;
  GtkWidget *verdict_box;
  GtkLabel *verdict;
  HutWrappedLabel *why;
  HutWrappedLabel *told;
  GtkWidget *foot;
  HutChip *agreement;
  GtkWidget *withdraw;
  GtkWidget *second;
  GtkWidget *main;
  const HutMeetingView *view;
  HutUid topic;          /* nil: none */
  HutUid shown;          /* the motion; nil: none */
  char *counted_for;     /* motion and method that the rows are of */
  GPtrArray *rows;       /* HutCountRow, not owned */
  GPtrArray *row_blocks; /* char *: of each row */
  gboolean leads;
};

G_DEFINE_FINAL_TYPE (HutVoteCard, hut_vote_card, GTK_TYPE_WIDGET)

static gboolean
is_state (const HutRecord *motion, const char *state)
{
  return motion != NULL && g_strcmp0 (hut_record_get_text (motion, "state"), state) == 0;
}

static gboolean
is_method (const HutRecord *motion, const char *method)
{
  return g_strcmp0 (hut_record_get_text (motion, "method"), method) == 0;
}

/* ---- Which motion ---- */

/* Those of the topic, in their order; not owned. */
static GPtrArray *
motions_of (HutVoteCard *self)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *motions = self->view != NULL ? self->view->meeting->motions : NULL;

  for (guint i = 0; motions != NULL && i < motions->len; i++)
    if (hut_meeting_is_of (motions->pdata[i], "topic", &self->topic))
      g_ptr_array_add (found, motions->pdata[i]);
  return found;
}

static gint
place_of (GPtrArray *motions, const HutUid *id)
{
  for (guint i = 0; i < motions->len; i++)
    if (hut_uid_equal (&((HutRecord *)motions->pdata[i])->id, id))
      return (gint)i;
  return -1;
}

/* The one that is voted on, else the first that is ready, else the last. */
static const HutRecord *
most_urgent (GPtrArray *motions)
{
  static const char *const order[] = { "voting", "counted", "ready" };

  for (gsize k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < motions->len; i++)
      if (is_state (motions->pdata[i], order[k]))
        return motions->pdata[i];
  return motions->len > 0 ? motions->pdata[motions->len - 1] : NULL;
}

/* That is shown, owned by the view; or NULL. */
static const HutRecord *
motion_of (HutVoteCard *self)
{
  return self->view != NULL && !hut_uid_is_nil (&self->shown)
             ? hut_meeting_find (self->view->meeting, &self->shown)
             : NULL;
}

static void show (HutVoteCard *self);

static void
turn (HutVoteCard *self, int step)
{
  g_autoptr (GPtrArray) motions = motions_of (self);
  gint place = place_of (motions, &self->shown) + step;

  if (place < 0 || place >= (gint)motions->len)
    return;
  self->shown = ((HutRecord *)motions->pdata[place])->id;
  hut_vote_card_tell (self, NULL);
  show (self);
}

static void
on_previous (HutVoteCard *self)
{
  turn (self, -1);
}

static void
on_next (HutVoteCard *self)
{
  turn (self, 1);
}

/* ---- Counting ---- */

static void
on_entered (HutVoteCard *self, const char *json, const char *counter, HutCountRow *row)
{
  const HutRecord *motion = motion_of (self);
  char id[HUT_UID_STRING_LEN + 1];
  guint at;

  if (motion == NULL || !g_ptr_array_find (self->rows, row, &at))
    return;
  hut_vote_card_tell (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "motion.count", "(susss)",
                              hut_uid_print (&motion->id, id), at + 1,
                              (const char *)self->row_blocks->pdata[at], json, counter);
}

static void
add_row (HutVoteCard *self, const char *title, const char *block, const char *const *choices,
         gboolean spoiled, gboolean counter)
{
  GtkWidget *row = hut_count_row_new (title, choices, spoiled, counter);

  g_signal_connect_object (row, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->row_blocks, g_strdup (block));
  gtk_box_append (self->counting, row);
}

/* The blocks that the members of the meeting sit in, in their order; ends with NULL. */
static GStrv
blocks_of (const HutMeeting *meeting)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) blocks = g_strv_builder_new ();

  for (guint i = 0; i < meeting->members->len; i++)
    {
      const char *block = hut_record_get_text (meeting->members->pdata[i], "block");

      if (block != NULL && g_hash_table_add (seen, (gpointer)block))
        g_strv_builder_add (blocks, block);
    }
  return g_strv_builder_end (blocks);
}

static void
add_blocks (HutVoteCard *self)
{
  g_auto (GStrv) blocks = blocks_of (self->view->meeting);

  if (blocks[0] == NULL)
    add_row (self, _ ("The whole hall"), "", NULL, FALSE, FALSE);
  for (guint i = 0; blocks[i] != NULL; i++)
    add_row (self, blocks[i], blocks[i], NULL, FALSE, FALSE);
}

static void
make_rows (HutVoteCard *self, const HutRecord *motion)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counting))) != NULL)
    gtk_box_remove (self->counting, child);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->row_blocks, 0);
  if (is_method (motion, "hands"))
    add_blocks (self);
  else if (is_method (motion, "secret"))
    {
      add_row (self, _ ("First counter"), "", NULL, TRUE, TRUE);
      add_row (self, _ ("Second counter"), "", NULL, TRUE, TRUE);
    }
  else if (is_method (motion, "poll"))
    {
      g_auto (GStrv) choices = hut_vote_words_choices (motion);

      add_row (self, _ ("Count"), "", (const char *const *)choices, FALSE, FALSE);
    }
  else if (!is_method (motion, "roll-call"))
    add_row (self, _ ("Count"), "", NULL, FALSE, FALSE);
}

static const char *
recorded_block (GArray *blocks, const char *name, char **json)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    if (g_str_equal (g_array_index (blocks, HutBlockCount, i).block, name))
      return *json = hut_count_print (&g_array_index (blocks, HutBlockCount, i).count);
  return NULL;
}

/* The count of the block @name that a desk which does not lead took last, or NULL. */
static const HutRecord *
tally_of (HutVoteCard *self, const HutRecord *motion, const char *name)
{
  GPtrArray *tallies = self->view->meeting->tallies;

  for (guint i = tallies->len; i-- > 0;)
    {
      const char *block = hut_record_get_text (tallies->pdata[i], "block");

      if (hut_meeting_is_of (tallies->pdata[i], "motion", &motion->id) &&
          g_str_equal (block != NULL ? block : "", name))
        return tallies->pdata[i];
    }
  return NULL;
}

static char *
print_tally (const HutRecord *tally)
{
  const HutCount count = { .yes = hut_record_get_int (tally, "yes", 0),
                           .no = hut_record_get_int (tally, "no", 0),
                           .abstain = hut_record_get_int (tally, "abstain", 0) };

  return hut_count_print (&count);
}

/* What another desk counted stands in the row, to be entered by the one that leads. */
static void
fill_block (HutVoteCard *self, const HutRecord *motion, GArray *blocks, guint i)
{
  const char *name = self->row_blocks->pdata[i];
  g_autofree char *json = NULL;
  const HutRecord *tally = tally_of (self, motion, name);
  const char *recorded = recorded_block (blocks, name, &json);

  if (recorded == NULL && tally != NULL)
    recorded = json = print_tally (tally);
  else
    tally = NULL;
  hut_count_row_set_recorded (self->rows->pdata[i], recorded, NULL);
  hut_count_row_set_note (self->rows->pdata[i],
                          tally == NULL ? NULL
                          : self->leads ? _ ("Counted at another desk: enter it to add it")
                                        : _ ("Told to the leading desk"));
}

static void
fill_rows (HutVoteCard *self, const HutRecord *motion)
{
  g_autoptr (GArray) blocks = hut_block_counts_read (hut_record_get_text (motion, "blocks"), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (is_method (motion, "hands"))
      fill_block (self, motion, blocks, i);
    else
      hut_count_row_set_recorded (self->rows->pdata[i],
                                  hut_record_get_text (motion, i == 0 ? "count_1" : "count_2"),
                                  hut_record_get_text (motion, i == 0 ? "counter_1" : "counter_2"));
}

static void
show_counting (HutVoteCard *self, const HutRecord *motion)
{
  /* A second desk can count a block of a show of hands. */
  gboolean counting = is_state (motion, "voting") && !is_method (motion, "roll-call") &&
                      (self->leads || is_method (motion, "hands"));
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *key = NULL;

  gtk_widget_set_visible (self->counting_place, counting);
  if (!counting)
    return;
  key = g_strconcat (hut_uid_print (&motion->id, id), hut_record_get_text (motion, "method"),
                     hut_record_get_text (motion, "choices"), NULL);
  if (g_strcmp0 (key, self->counted_for) != 0)
    {
      make_rows (self, motion);
      g_free (self->counted_for);
      self->counted_for = g_steal_pointer (&key);
    }
  fill_rows (self, motion);
}

/* ---- What it says ---- */

/* Whether those are there whom the motion asks. */
static void
show_quorum (HutVoteCard *self, const HutRecord *motion)
{
  gboolean reached = FALSE;
  g_autofree char *words =
      motion != NULL ? hut_vote_words_quorum (self->view, motion, &reached) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->quorum), words != NULL);
  if (words != NULL)
    hut_chip_set (self->quorum, words, reached ? "hut-done-symbolic" : "hut-clock-symbolic",
                  reached ? "good" : "soon");
}

/* What is known of the count before it is closed. */
static void
show_agreement (HutVoteCard *self, const HutRecord *motion)
{
  g_autofree char *words = NULL;
  gboolean known;

  gtk_widget_set_visible (GTK_WIDGET (self->agreement), is_state (motion, "voting"));
  if (!is_state (motion, "voting"))
    return;
  words = hut_vote_words_count (self->view, motion, &known);
  hut_chip_set (self->agreement, words, known ? "hut-done-symbolic" : "hut-clock-symbolic",
                known ? "good" : "soon");
}

/* Read aloud when it is there: the keyboard goes to it. */
static void
show_verdict (HutVoteCard *self, const HutRecord *motion)
{
  gboolean has = is_state (motion, "counted") || is_state (motion, "published");
  gboolean had = gtk_widget_get_visible (self->verdict_box);
  const char *verdict = has ? hut_record_get_text (motion, "verdict") : NULL;
  const char *title =
      !has ? NULL
      : verdict != NULL
          ? hut_field_code_label (hut_kind_field (&hut_kind_motion, "verdict"), verdict)
          : _ ("Advice, no decision");
  g_autofree char *why = has ? hut_vote_words_why (motion) : NULL;
  g_autofree char *name = g_strdup_printf ("%s. %s", title, why != NULL ? why : "");

  gtk_widget_set_visible (self->verdict_box, has);
  if (!has)
    return;
  gtk_label_set_text (self->verdict, title);
  hut_wrapped_label_set_label (self->why, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (is_state (motion, "counted") && !had)
    gtk_widget_grab_focus (GTK_WIDGET (self->verdict));
}

static void
set_target (GtkWidget *button, const char *action, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (id, text));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
set_button (GtkWidget *button, const char *label, const char *action, const HutUid *id)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  set_target (button, action, id);
}

static void
show_buttons (HutVoteCard *self, const HutRecord *motion)
{
  const HutUid *id = motion != NULL ? &motion->id : NULL;
  gboolean leads = self->leads && motion != NULL;
  gboolean open = leads && !is_state (motion, "published") && !is_state (motion, "withdrawn");

  gtk_widget_set_visible (self->foot, motion != NULL);
  set_button (self->withdraw, open ? _ ("Wi_thdraw") : NULL, "motion.withdraw", id);
  if (leads && is_state (motion, "ready"))
    {
      set_button (self->second, _ ("Chang_e…"), "motion.edit", id);
      set_button (self->main, _ ("_Open the Vote"), "motion.open", id);
    }
  else if (leads && is_state (motion, "voting"))
    {
      set_button (self->second, NULL, NULL, NULL);
      set_button (self->main, _ ("_Close the Vote"), "motion.close", id);
    }
  else if (leads && is_state (motion, "counted"))
    {
      set_button (self->second, _ ("Count A_gain"), "motion.reopen", id);
      set_button (self->main, _ ("Announce the _Result"), "motion.publish", id);
    }
  else
    {
      set_button (self->second, NULL, NULL, NULL);
      set_button (self->main, is_state (motion, "published") ? _ ("_Resolution…") : NULL,
                  "council.new-resolution", id);
    }
}

static void
show_state (HutVoteCard *self, const HutRecord *motion)
{
  const char *state = motion != NULL ? hut_record_get_text (motion, "state") : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  if (state != NULL)
    hut_chip_set (self->state,
                  hut_field_code_label (hut_kind_field (&hut_kind_motion, "state"), state), "",
                  is_state (motion, "voting")    ? "at-work"
                  : is_state (motion, "counted") ? "soon"
                                                 : "done");
}

static void
show_place (HutVoteCard *self, GPtrArray *motions)
{
  gint place = place_of (motions, &self->shown);
  g_autofree char *words = g_strdup_printf ("%d / %u", place + 1, motions->len);
  gboolean many = motions->len > 1;

  gtk_label_set_text (self->place, words);
  gtk_widget_set_visible (GTK_WIDGET (self->place), many);
  gtk_widget_set_visible (self->previous, many);
  gtk_widget_set_visible (self->next, many);
  gtk_widget_set_sensitive (self->previous, place > 0);
  gtk_widget_set_sensitive (self->next, place + 1 < (gint)motions->len);
}

static void
show (HutVoteCard *self)
{
  g_autoptr (GPtrArray) motions = motions_of (self);
  const HutRecord *motion = motion_of (self);
  /* Of what was counted the verdict says it. */
  g_autofree char *how = is_state (motion, "ready") || is_state (motion, "voting")
                             ? hut_vote_words_how (self->view, motion)
                             : NULL;
  g_autofree char *title =
      motion != NULL ? g_strdup_printf (_ ("Vote: %s"), hut_record_get_text (motion, "title"))
                     : g_strdup (_ ("No motion in this topic"));

  gtk_label_set_text (self->title, title);
  show_state (self, motion);
  show_quorum (self, motion);
  show_place (self, motions);
  gtk_widget_set_visible (GTK_WIDGET (self->how), how != NULL);
  gtk_label_set_text (self->how, how != NULL ? how : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->how), how);
  gtk_widget_set_visible (self->add, self->leads && !hut_uid_is_nil (&self->topic));
  set_target (self->add, "motion.new", &self->topic);
  gtk_widget_set_visible (self->counting_place, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->agreement), FALSE);
  if (motion != NULL)
    {
      show_counting (self, motion);
      show_agreement (self, motion);
    }
  show_verdict (self, motion);
  show_buttons (self, motion);
}

static void
hut_vote_card_dispose (GObject *object)
{
  HutVoteCard *self = HUT_VOTE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->row_blocks, g_ptr_array_unref);
  g_clear_pointer (&self->counted_for, g_free);
  G_OBJECT_CLASS (hut_vote_card_parent_class)->dispose (object);
}

static void
hut_vote_card_class_init (HutVoteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_vote_card_dispose;
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-vote-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, box);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, title);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, state);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, quorum);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, previous);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, place);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, next);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, add);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, how);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, counting_place);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, counting);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, why);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, told);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, foot);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, agreement);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, withdraw);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, second);
  gtk_widget_class_bind_template_child (widget_class, HutVoteCard, main);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
}

static void
hut_vote_card_init (HutVoteCard *self)
{
  self->rows = g_ptr_array_new ();
  self->row_blocks = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_vote_card_tell (self, NULL);
}

void
hut_vote_card_set_view (HutVoteCard *self, const HutMeetingView *view, const HutRecord *topic,
                        gboolean leads)
{
  const HutUid none = { 0 };
  const HutUid *id = topic != NULL ? &topic->id : &none;
  g_autoptr (GPtrArray) motions = NULL;
  const HutRecord *urgent;

  self->view = view;
  self->leads = leads;
  if (!hut_uid_equal (id, &self->topic))
    {
      self->topic = *id;
      self->shown = none;
      hut_vote_card_tell (self, NULL);
    }
  motions = motions_of (self);
  urgent = most_urgent (motions);
  /* A vote comes to the front by itself, when it is opened. */
  if (place_of (motions, &self->shown) < 0 || is_state (urgent, "voting"))
    self->shown = urgent != NULL ? urgent->id : none;
  show (self);
}

void
hut_vote_card_tell (HutVoteCard *self, const char *words)
{
  hut_wrapped_label_set_label (self->told, words);
  gtk_widget_set_visible (GTK_WIDGET (self->told), words != NULL);
}
