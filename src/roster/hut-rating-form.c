/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ratings of a lane are given. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-form.h"

#include "roster/hut-coverage-lines.h"
#include "roster/hut-rating-draft.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define HIGHEST 5
#define NAME_CHARS 18

/* One who is rated. */
typedef struct
{
  char *subject;
  char *target; /* uid of a person; NULL: all together */
  char *name;
  GtkWidget *widget; /* of the box */
  GtkToggleButton *scores[HIGHEST + 1];
  GtkEditable *words;
  char *typed; /* what stands in it, for who asks */
} Row;

struct _HutRatingForm
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *title;
  GtkLabel *chief;
  GtkCheckButton *by_name;
  GtkBox *rows_box;
  GtkLabel *error;
  GPtrArray *rows; /* Row */
  char *lane, *month;
  gboolean changed;
  gboolean filling;
  GPtrArray *people;  /* Row without widgets: each by name */
  GPtrArray *kept;    /* HutRecord, copies: as they are on record */
  GHashTable *drafts; /* "2026-11/L1" → HutRatingDraft: of others than what is shown */
};

static guint signal_save;

G_DEFINE_FINAL_TYPE (HutRatingForm, hut_rating_form, GTK_TYPE_WIDGET)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->subject);
  g_free (row->target);
  g_free (row->name);
  g_free (row->typed);
  g_free (row);
}

static Row *
row_new (const char *subject, const char *target, const char *name)
{
  Row *row = g_new0 (Row, 1);

  row->subject = g_strdup (subject);
  row->target = g_strdup (target);
  row->name = g_strdup (name);
  return row;
}

static const HutField *
subjects (void)
{
  return hut_kind_field (&hut_kind_rating, "subject");
}

/* ---- Rows ---- */

static int
score_of (const Row *row)
{
  for (int score = 1; score <= HIGHEST; score++)
    if (gtk_toggle_button_get_active (row->scores[score]))
      return score;
  return 0;
}

static void
on_changed (HutRatingForm *self)
{
  if (!self->filling)
    self->changed = TRUE;
}

static guint
find_row (HutRatingForm *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *)self->rows->pdata[i])->widget == widget)
      return i;
  return G_MAXUINT;
}

static void
focus_row (HutRatingForm *self, guint i)
{
  const Row *row;

  if (i >= self->rows->len)
    return;
  row = self->rows->pdata[i];
  gtk_widget_grab_focus (GTK_WIDGET (row->scores[score_of (row)]));
}

/* A figure gives the rating wherever the keyboard is in the row, but for its words. */
static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        HutRatingForm *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  guint i = find_row (self, widget);
  int score = key >= GDK_KEY_0 && key <= GDK_KEY_5         ? (int)(key - GDK_KEY_0)
              : key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_5 ? (int)(key - GDK_KEY_KP_0)
                                                           : -1;
  const Row *row;

  if (i == G_MAXUINT || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  row = self->rows->pdata[i];
  if (gtk_widget_get_focus_child (widget) == GTK_WIDGET (row->words) ||
      (score < 0 && key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  if (score >= 0)
    gtk_toggle_button_set_active (row->scores[score], TRUE);
  if (key == GDK_KEY_Up)
    focus_row (self, i > 0 ? i - 1 : 0);
  else
    focus_row (self, i + 1);
  return TRUE;
}

static void
add_scores (HutRatingForm *self, Row *row, GtkBox *box)
{
  for (int score = 0; score <= HIGHEST; score++)
    {
      g_autofree char *label = score > 0 ? g_strdup_printf ("%d", score) : g_strdup ("–");
      g_autofree char *name = score > 0 ? g_strdup_printf (_ ("%s: %d"), row->name, score)
                                        : g_strdup_printf (_ ("%s: no rating"), row->name);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      row->scores[score] = GTK_TOGGLE_BUTTON (button);
      if (score > 0)
        gtk_toggle_button_set_group (row->scores[score], row->scores[0]);
      hut_button_set_name (button, name);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      gtk_box_append (box, button);
    }
}

/* Takes over @row; at the place @at among the rows. */
static void
add_row (HutRatingForm *self, Row *row, const char *note, guint at)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scores = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", row->name, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "width-chars", NAME_CHARS,
                                   "max-width-chars", NAME_CHARS, NULL);
  GtkWidget *below =
      g_object_new (GTK_TYPE_LABEL, "label", note, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                    "visible", note != NULL, "width-chars", NAME_CHARS, "max-width-chars",
                    NAME_CHARS, "tooltip-text", note, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  const HutRecord *kept = hut_rating_find (self->kept, row->subject, row->target);
  const char *words = kept != NULL ? hut_record_get_text (kept, "words") : NULL;
  g_autofree char *name = g_strdup_printf (_ ("%s: in words"), row->name);

  gtk_widget_add_css_class (label, "hut-strong");
  gtk_widget_add_css_class (below, "hut-note");
  gtk_widget_add_css_class (scores, "linked");
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (scores, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), label);
  gtk_box_append (GTK_BOX (names), below);
  gtk_box_append (GTK_BOX (line), names);
  add_scores (self, row, GTK_BOX (scores));
  gtk_box_append (GTK_BOX (line), scores);
  row->words = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (row->words), _ ("In words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->words), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_editable_set_text (row->words, words != NULL ? words : "");
  g_signal_connect_object (row->words, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (row->words), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (row->words), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->words));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (line, keys);
  row->widget = line;
  gtk_toggle_button_set_active (
      row->scores[kept != NULL ? CLAMP (hut_record_get_int (kept, "score", 0), 0, HIGHEST) : 0],
      TRUE);
  gtk_box_insert_child_after (self->rows_box, line,
                              at > 0 ? ((Row *)self->rows->pdata[at - 1])->widget : NULL);
  g_ptr_array_insert (self->rows, (int)at, row);
}

static void
clear_rows (HutRatingForm *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box))) != NULL)
    gtk_box_remove (self->rows_box, old);
  g_ptr_array_set_size (self->rows, 0);
}

/* ---- Who is rated ---- */

/* What the lane's profile says of them. */
static const char *
profile_note (const HutRecord *profile, const char *subject)
{
  static const struct
  {
    const char *subject;
    const char *field;
  } fields[] = {
    { "enforcement", "enforcement" },  { "cleaning", "sanitation" },    { "greening", "greening" },
    { "grid-worker", "grid_workers" }, { "property-firm", "property" },
  };

  for (gsize i = 0; profile != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].subject, subject))
      return hut_record_get_text (profile, fields[i].field);
  return NULL;
}

/* Who has the role of the subject in the lane, each by name. */
static void
find_people (HutRatingForm *self, const HutRatingAnswer *answer)
{
  static const char *const named[] = { "steward", "grid-worker", "assistant", NULL };
  g_autoptr (GPtrArray) roles = hut_rating_answer_roles (answer, self->lane);

  g_ptr_array_set_size (self->people, 0);
  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      const char *code = hut_record_get_text (role, "code");
      HutUid person = hut_roster_uid (role, "person");
      g_autofree char *uid = hut_uid_to_string (&person);
      g_autofree char *name = NULL;

      if (code == NULL || !g_strv_contains (named, code) ||
          !hut_role_is_held (role, answer->from, answer->until))
        continue;
      name = g_strdup_printf ("%s %s", hut_field_code_label (subjects (), code),
                              hut_roster_people_name (answer->people, &person));
      g_ptr_array_add (self->people, row_new (code, uid, name));
    }
}

static char *
names_of (HutRatingForm *self, const HutRatingAnswer *answer, const char *subject)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const Row *row = self->people->pdata[i];
      HutUid id;

      if (!g_str_equal (row->subject, subject) || !hut_uid_parse (row->target, &id))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              hut_roster_people_name (answer->people, &id));
    }
  return g_string_free (names, names->len == 0);
}

static gboolean
any_by_name (HutRatingForm *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const Row *row = self->people->pdata[i];

      if (hut_rating_find (self->kept, row->subject, row->target) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Behind the row of all of them; those of each by name are made when they are wanted. */
static void
add_people (HutRatingForm *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const Row *person = self->people->pdata[i];
      guint at = 0;

      while (at < self->rows->len &&
             !g_str_equal (((Row *)self->rows->pdata[at])->subject, person->subject))
        at++;
      while (at < self->rows->len &&
             g_str_equal (((Row *)self->rows->pdata[at])->subject, person->subject))
        at++;
      add_row (self, row_new (person->subject, person->target, person->name), NULL, at);
    }
}

static void
show_by_name (HutRatingForm *self)
{
  gboolean shown = gtk_check_button_get_active (self->by_name), are_there = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      are_there |= row->target != NULL;
      gtk_widget_set_visible (row->widget, row->target == NULL || shown);
    }
  if (shown && !are_there)
    {
      gboolean filling = self->filling;

      self->filling = TRUE;
      add_people (self);
      self->filling = filling;
    }
}

static void
fill_rows (HutRatingForm *self, const HutRatingAnswer *answer)
{
  const HutRecord *profile = hut_rating_answer_profile (answer, self->lane);

  clear_rows (self);
  for (const HutCode *code = subjects ()->codes; code->code != NULL; code++)
    {
      const char *note = profile_note (profile, code->code);
      g_autofree char *names = names_of (self, answer, code->code);

      add_row (self, row_new (code->code, NULL, hut_field_code_label (subjects (), code->code)),
               note != NULL ? note : names, self->rows->len);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->by_name), self->people->len > 0);
  show_by_name (self);
}

/* ---- What waits ---- */

static char *
draft_key (const char *month, const char *lane)
{
  return g_strconcat (month, "/", lane, NULL);
}

/* What was chosen and not saved waits until its lane and month are shown again. */
static void
lay_aside (HutRatingForm *self)
{
  g_autoptr (GArray) said = NULL;

  if (!self->changed || self->lane == NULL)
    return;
  said = hut_rating_form_said (self);
  g_hash_table_insert (self->drafts, draft_key (self->month, self->lane),
                       hut_rating_draft_new (said, self->kept));
}

/* The draft of what is shown; or NULL. Owned by the caller. */
static HutRatingDraft *
take_up (HutRatingForm *self)
{
  g_autofree char *key = draft_key (self->month, self->lane);
  g_autofree char *taken = NULL;
  gpointer draft = NULL;

  g_hash_table_steal_extended (self->drafts, key, (gpointer *)&taken, &draft);
  return draft;
}

static void
fill_in_draft (HutRatingForm *self, const HutRatingDraft *draft)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      const HutRatingSaid *said = hut_rating_draft_find (draft, row->subject, row->target);

      if (said == NULL)
        continue;
      gtk_toggle_button_set_active (row->scores[CLAMP (said->score, 0, HIGHEST)], TRUE);
      gtk_editable_set_text (row->words, said->words != NULL ? said->words : "");
    }
}

/* As they are on record. */
static GPtrArray *
copy_kept (const HutRatingAnswer *answer, const char *lane)
{
  g_autoptr (GPtrArray) ratings = hut_rating_answer_of (answer, lane);
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < ratings->len; i++)
    g_ptr_array_add (kept, hut_record_copy (ratings->pdata[i]));
  return kept;
}

/* ---- The widget ---- */

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signal_save, 0);
}

static void
hut_rating_form_dispose (GObject *object)
{
  g_clear_pointer (&HUT_RATING_FORM (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_rating_form_parent_class)->dispose (object);
}

static void
hut_rating_form_finalize (GObject *object)
{
  HutRatingForm *self = HUT_RATING_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->kept);
  g_hash_table_unref (self->drafts);
  g_free (self->lane);
  g_free (self->month);
  G_OBJECT_CLASS (hut_rating_form_parent_class)->finalize (object);
}

static void
hut_rating_form_class_init (HutRatingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_rating_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_rating_form_finalize;
  signal_save = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "rating.save", NULL, do_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "rating.save", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-rating-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, column);
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, title);
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, chief);
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, by_name);
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, rows_box);
  gtk_widget_class_bind_template_child (widget_class, HutRatingForm, error);
  gtk_widget_class_bind_template_callback (widget_class, show_by_name);
}

static void
hut_rating_form_init (HutRatingForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->people = g_ptr_array_new_with_free_func (row_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)hut_rating_draft_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (HutRatingForm *self, const HutRatingAnswer *answer)
{
  const HutRecord *lane = hut_rating_answer_lane (answer, self->lane);
  HutUid chief = { { 0 } };
  g_autofree char *words = NULL;

  if (lane != NULL)
    chief = hut_rating_answer_chief (answer, lane);
  words = hut_uid_is_nil (&chief)
              ? g_strdup (_ ("This lane has no chief who could rate."))
              : g_strdup_printf (_ ("Rated by the lane chief %s"),
                                 hut_roster_people_name (answer->people, &chief));
  gtk_label_set_label (self->title, lane != NULL ? hut_coverage_lane_name (lane) : "");
  gtk_label_set_label (self->chief, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rating.save", !hut_uid_is_nil (&chief));
}

void
hut_rating_form_show (HutRatingForm *self, const HutRatingAnswer *answer, const char *lane)
{
  g_autoptr (HutRatingDraft) draft = NULL;

  g_return_if_fail (HUT_IS_RATING_FORM (self));

  if (self->changed && g_strcmp0 (self->lane, lane) == 0 &&
      g_strcmp0 (self->month, answer->month) == 0)
    return;
  lay_aside (self);
  g_free (self->lane);
  g_free (self->month);
  self->lane = g_strdup (lane);
  self->month = g_strdup (answer->month);
  draft = take_up (self);
  self->changed = draft != NULL;
  self->filling = TRUE;
  g_ptr_array_unref (self->kept);
  self->kept = draft != NULL ? g_ptr_array_ref (draft->kept) : copy_kept (answer, lane);
  show_title (self, answer);
  find_people (self, answer);
  gtk_check_button_set_active (
      self->by_name, any_by_name (self) || (draft != NULL && hut_rating_draft_is_by_name (draft)) ||
                         gtk_check_button_get_active (self->by_name));
  fill_rows (self, answer);
  if (draft != NULL)
    fill_in_draft (self, draft);
  hut_rating_form_set_error (self, NULL);
  self->filling = FALSE;
}

void
hut_rating_form_forget (HutRatingForm *self, const char *month, const char *lane)
{
  g_autofree char *key = draft_key (month, lane);

  g_return_if_fail (HUT_IS_RATING_FORM (self));

  g_hash_table_remove (self->drafts, key);
  if (g_strcmp0 (self->lane, lane) == 0 && g_strcmp0 (self->month, month) == 0)
    self->changed = FALSE;
}

void
hut_rating_form_forget_all (HutRatingForm *self)
{
  g_return_if_fail (HUT_IS_RATING_FORM (self));

  g_hash_table_remove_all (self->drafts);
  self->changed = FALSE;
}

gboolean
hut_rating_form_is_changed (HutRatingForm *self, const char *month, const char *lane)
{
  g_autofree char *key = draft_key (month, lane);

  g_return_val_if_fail (HUT_IS_RATING_FORM (self), FALSE);

  return g_hash_table_contains (self->drafts, key) ||
         (self->changed && g_strcmp0 (self->lane, lane) == 0 &&
          g_strcmp0 (self->month, month) == 0);
}

GPtrArray *
hut_rating_form_get_kept (HutRatingForm *self)
{
  g_return_val_if_fail (HUT_IS_RATING_FORM (self), NULL);

  return self->kept;
}

GArray *
hut_rating_form_said (HutRatingForm *self)
{
  GArray *said = g_array_new (FALSE, TRUE, sizeof (HutRatingSaid));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      HutRatingSaid one = { row->subject, row->target, score_of (row), NULL };

      g_free (row->typed);
      row->typed = hut_form_dup_text (row->words);
      one.words = row->typed;
      g_array_append_val (said, one);
    }
  return said;
}

void
hut_rating_form_set_error (HutRatingForm *self, const char *error)
{
  g_return_if_fail (HUT_IS_RATING_FORM (self));

  gtk_label_set_label (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
}

void
hut_rating_form_focus (HutRatingForm *self)
{
  g_return_if_fail (HUT_IS_RATING_FORM (self));

  focus_row (self, 0);
}
