/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards of what waits. A card is made once for what it says and thrown away when it is answered:
 * its page reads again what still waits. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-answer-card.h"

#include "cases/hut-case-words.h"
#include "protocol/hut-problem.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutAnswerCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *buttons; /* or NULL */
  HutCaseActions *actions;
  HutUid record;
  gint64 conflict; /* of a conflict */
  HutUid op;       /* of a refused operation */
};

G_DEFINE_FINAL_TYPE (HutAnswerCard, hut_answer_card, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (HutAnswerCard *self, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 60, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

/* One line of a value and where it comes from. */
static void
add_value (HutAnswerCard *self, const char *caption, const char *value, const char *style)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "label", caption, "xalign", 0.0, "yalign", 0.0,
                                  "width-chars", 8, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", value, "xalign", 0.0, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (head, "hut-note");
  gtk_widget_add_css_class (text, style);
  gtk_box_append (GTK_BOX (line), head);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
add_button (HutAnswerCard *self, const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (self->buttons == NULL)
    {
      self->buttons = g_object_new (GTK_TYPE_BOX, "spacing", 8, "margin-top", 8, NULL);
      gtk_box_append (GTK_BOX (self->box), self->buttons);
    }
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

/* ---- Answers ---- */

/* The card stays, without its buttons, until the page reads again. */
static void
close_answers (HutAnswerCard *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

static void
answer_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAnswerCard *self = HUT_ANSWER_CARD (widget);

  close_answers (self);
  hut_case_actions_answer_conflict (self->actions, self->conflict, HUT_ANSWER_KEEP);
}

static void
answer_other (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAnswerCard *self = HUT_ANSWER_CARD (widget);

  close_answers (self);
  hut_case_actions_answer_conflict (self->actions, self->conflict, HUT_ANSWER_OTHER);
}

static void
answer_retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAnswerCard *self = HUT_ANSWER_CARD (widget);

  close_answers (self);
  hut_case_actions_answer_waiting (self->actions, &self->op, HUT_WAITING_RETRY);
}

static void
answer_drop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAnswerCard *self = HUT_ANSWER_CARD (widget);

  close_answers (self);
  hut_case_actions_answer_waiting (self->actions, &self->op, HUT_WAITING_DROP);
}

static void
show_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "app.show-case", "s",
                              hut_uid_print (&HUT_ANSWER_CARD (widget)->record, text));
}

/* ---- The object ---- */

static void
hut_answer_card_dispose (GObject *object)
{
  HutAnswerCard *self = HUT_ANSWER_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hut_answer_card_parent_class)->dispose (object);
}

static void
hut_answer_card_class_init (HutAnswerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_answer_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "card.keep", NULL, answer_keep);
  gtk_widget_class_install_action (widget_class, "card.other", NULL, answer_other);
  gtk_widget_class_install_action (widget_class, "card.retry", NULL, answer_retry);
  gtk_widget_class_install_action (widget_class, "card.drop", NULL, answer_drop);
  gtk_widget_class_install_action (widget_class, "card.show", NULL, show_record);
}

static void
hut_answer_card_init (HutAnswerCard *self)
{
  self->box =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-answer");
}

static HutAnswerCard *
new_card (HutCaseActions *actions, const HutUid *record, const char *tone)
{
  HutAnswerCard *self = g_object_new (HUT_TYPE_ANSWER_CARD, NULL);

  self->actions = g_object_ref (actions);
  self->record = *record;
  gtk_widget_add_css_class (GTK_WIDGET (self), tone);
  return self;
}

static void
name_card (HutAnswerCard *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_title (HutAnswerCard *self, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title != NULL ? title : _ ("Untitled"));

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.show");
  gtk_box_append (GTK_BOX (self->box), button);
}

GtkWidget *
hut_answer_card_new_for_conflict (HutCaseActions *actions, const HutConflict *conflict,
                                  gboolean with_title)
{
  HutCaseBrowser *browser = hut_case_actions_get_browser (actions);
  HutAnswerCard *self = new_card (actions, &conflict->record, "soon");
  g_autofree char *ours = hut_case_value_words (browser, conflict->field, &conflict->ours, FALSE);
  g_autofree char *theirs =
      hut_case_value_words (browser, conflict->field, &conflict->theirs, FALSE);
  g_autofree char *when = hut_case_when_words (conflict->at, hut_time_now ());
  g_autofree char *head =
      g_strdup_printf (_ ("Two people changed “%s”"), hut_case_field_label (conflict->field));
  g_autofree char *who = g_strdup_printf (
      _ ("%s, %s"),
      conflict->their_account != NULL ? conflict->their_account : _ ("another desktop"), when);
  g_autofree char *keep = g_strdup_printf (_ ("Keep “%s”"), conflict->ours_won ? ours : theirs);
  g_autofree char *other =
      g_strdup_printf (_ ("Change to “%s”"), conflict->ours_won ? theirs : ours);

  self->conflict = conflict->conflict;
  if (with_title)
    add_title (self, conflict->title);
  add_label (self, head, "hut-strong");
  add_value (self, _ ("Here"), ours, conflict->ours_won ? "hut-new" : "hut-old");
  add_value (self, _ ("There"), theirs, conflict->ours_won ? "hut-old" : "hut-new");
  add_label (self, who, "hut-note");
  add_label (self,
             conflict->ours_won ? _ ("What was written here is in force, since it came later.")
                                : _ ("What was written there is in force, since it came later."),
             NULL);
  add_button (self, keep, "card.keep", NULL);
  add_button (self, other, "card.other", NULL);
  name_card (self, head);
  return GTK_WIDGET (self);
}

/* ---- Operations ---- */

static char *
verb_words (const HutOperation *operation)
{
  const char *kind = g_dgettext (GETTEXT_PACKAGE, operation->kind->label);

  switch (operation->verb)
    {
    case HUT_VERB_CREATE:
      /* Translators: what was done, with the kind of record: "New: Case". */
      return g_strdup_printf (_ ("New: %s"), kind);
    case HUT_VERB_VOID:
      return g_strdup_printf (_ ("Voided: %s"), kind);
    case HUT_VERB_UPDATE:
    default:
      return g_strdup_printf (_ ("Changed: %s"), kind);
    }
}

static const char *
delta_text (const HutOperation *operation, const char *name)
{
  const HutDelta *delta = hut_operation_delta (operation, hut_kind_field (operation->kind, name));

  return delta != NULL && delta->new_value.type == HUT_VALUE_TEXT ? delta->new_value.text : NULL;
}

/* What the card is called, and the case that it leads to: of a step on record, that step's. */
static const char *
pending_title (const HutPendingOperation *pending)
{
  const char *code;

  if (pending->operation->kind != &hut_kind_event)
    return pending->title;
  code = delta_text (pending->operation, "code");
  return code != NULL ? hut_field_code_label (hut_kind_field (&hut_kind_event, "code"), code)
                      : NULL;
}

static HutUid
pending_record (const HutPendingOperation *pending)
{
  HutUid id = pending->operation->id;

  if (pending->operation->kind == &hut_kind_event)
    {
      const char *text = delta_text (pending->operation, "case");

      if (text != NULL)
        hut_uid_parse (text, &id);
    }
  return id;
}

/* Of a change each field, old and new; of a new record only how it is called. */
static void
add_deltas (HutAnswerCard *self, const HutOperation *operation)
{
  HutCaseBrowser *browser = hut_case_actions_get_browser (self->actions);

  if (operation->verb == HUT_VERB_CREATE)
    return;
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      g_autofree char *before =
          hut_case_value_words (browser, delta->field, &delta->old_value, FALSE);
      g_autofree char *after =
          hut_case_value_words (browser, delta->field, &delta->new_value, FALSE);
      /* Translators: an old value and the new one. */
      g_autofree char *both = g_strdup_printf (_ ("%s → %s"), before, after);

      add_value (self, hut_case_field_label (delta->field), both, "hut-value");
    }
}

static const char *
problem_words (const HutPendingOperation *pending)
{
  const HutOperation *operation = pending->operation;
  HutProblemSlug slug;

  if (!hut_problem_slug_parse (pending->problem, &slug))
    return _ ("The server did not take this change.");
  if (slug == HUT_PROBLEM_CHANGED && operation->kind == &hut_kind_patrol &&
      operation->verb == HUT_VERB_CREATE)
    return _ ("This patrol still stands: another desk had put it right before it was taken back "
              "here. Look at it, and give this one up.");
  return hut_problem_title (slug);
}

static char *
problem_field_words (const HutPendingOperation *pending)
{
  const HutField *field = pending->problem_field != NULL
                              ? hut_kind_field (pending->operation->kind, pending->problem_field)
                              : NULL;

  /* Translators: which field a refusal is about. */
  return field != NULL ? g_strdup_printf (_ ("It is about “%s”."), hut_case_field_label (field))
                       : NULL;
}

GtkWidget *
hut_answer_card_new_for_waiting (HutCaseActions *actions, const HutPendingOperation *pending,
                                 gboolean with_title)
{
  HutUid record = pending_record (pending);
  HutAnswerCard *self = new_card (actions, &record, "overdue");
  g_autofree char *verb = verb_words (pending->operation);
  g_autofree char *field = problem_field_words (pending);

  self->op = pending->operation->op;
  if (with_title)
    add_title (self, pending_title (pending));
  add_label (self, verb, "hut-strong");
  add_label (self, problem_words (pending), NULL);
  if (field != NULL)
    add_label (self, field, NULL);
  add_deltas (self, pending->operation);
  add_button (self, _ ("Send Again"), "card.retry", NULL);
  add_button (self, _ ("Give It Up"), "card.drop", NULL);
  name_card (self, verb);
  return GTK_WIDGET (self);
}

GtkWidget *
hut_answer_card_new_for_unsent (HutCaseActions *actions, const HutPendingOperation *pending)
{
  HutUid record = pending_record (pending);
  HutAnswerCard *self = new_card (actions, &record, "plain");
  g_autofree char *verb = verb_words (pending->operation);
  g_autofree char *when = hut_case_when_words (pending->operation->clock, hut_time_now ());

  gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-answer");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-row");
  add_title (self, pending_title (pending));
  add_label (self, verb, NULL);
  add_deltas (self, pending->operation);
  add_label (self, when, "hut-note");
  name_card (self, verb);
  return GTK_WIDGET (self);
}
