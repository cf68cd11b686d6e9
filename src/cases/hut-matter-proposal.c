/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A proposed case as a card. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-proposal.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _HutMatterProposal
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *chosen;
  GtkWidget *open;
  GtkWidget *title;
  GtkWidget *score;
  GtkWidget *facts;
  GtkWidget *because;
  GtkWidget *buttons;

  HutUid id;
};

G_DEFINE_FINAL_TYPE (HutMatterProposal, hut_matter_proposal, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_toggled (HutMatterProposal *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "app.show-case", "s",
                              hut_uid_print (&HUT_MATTER_PROPOSAL (widget)->id, id));
}

static void
set_name (GtkWidget *widget, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", format, title);

  hut_button_set_name (widget, name);
}

static void
add_button (HutMatterProposal *self, const char *label, const char *action, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  char id[HUT_UID_STRING_LEN + 1];

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (&self->id, id));
  set_name (button, label, title);
  hut_wrap_box_append (HUT_WRAP_BOX (self->buttons), button);
}

/* "2026-000123 · In progress · of a matter already" */
static void
show_facts (HutMatterProposal *self, const HutCaseBrief *other)
{
  g_autofree char *number = hut_case_number_words (other->number, &other->id);
  const char *linked = hut_uid_is_nil (&other->matter) ? NULL : _ ("has a matter already");
  g_autofree char *when =
      other->created_at != 0 ? hut_case_when_words (other->created_at, hut_time_now ()) : NULL;
  g_autofree char *words = g_strdup_printf (
      "%s · %s%s%s%s%s", number, hut_case_state_label (other->state), when != NULL ? " · " : "",
      when != NULL ? when : "", linked != NULL ? " · " : "", linked != NULL ? linked : "");

  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->facts), words);
}

static void
show_reasons (HutMatterProposal *self, const HutLikeness *likeness)
{
  g_auto (GStrv) because = hut_likeness_because (likeness);
  g_auto (GStrv) but = hut_likeness_but (likeness);
  g_autofree char *reasons = g_strjoinv (_ ("; "), because);
  g_autofree char *doubts = g_strjoinv (_ ("; "), but);
  g_autofree char *words = *doubts != '\0' /* Translators: reasons for, and against. */
                               ? g_strdup_printf (_ ("%s. But: %s"), reasons, doubts)
                               : g_strdup (reasons);

  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->because), words);
}

static void
show_score (HutMatterProposal *self, const HutLikeness *likeness)
{
  int percent = MIN ((int)lround (likeness->probability * 100), 99);
  /* Translators: how likely it is that two cases are about the same. */
  g_autofree char *words = g_strdup_printf (_ ("%d %% likely"), percent);

  hut_chip_set (HUT_CHIP (self->score), words, NULL, percent >= 80 ? "good" : "at-work");
}

GtkWidget *
hut_matter_proposal_new (const HutCaseBrief *other, const HutLikeness *likeness)
{
  HutMatterProposal *self = g_object_new (HUT_TYPE_MATTER_PROPOSAL, NULL);
  const char *title = other->title != NULL ? other->title : _ ("Untitled");

  self->id = other->id;
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->title), title);
  set_name (self->open, C_ ("action", "Open"), title);
  set_name (self->chosen, _ ("Choose"), title);
  show_facts (self, other);
  show_reasons (self, likeness);
  show_score (self, likeness);
  add_button (self, _ ("Link"), "matter.link", title);
  add_button (self, _ ("Not the Same"), "matter.not-same", title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

gboolean
hut_matter_proposal_get_chosen (HutMatterProposal *self)
{
  g_return_val_if_fail (HUT_IS_MATTER_PROPOSAL (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->chosen));
}

const HutUid *
hut_matter_proposal_get_id (HutMatterProposal *self)
{
  g_return_val_if_fail (HUT_IS_MATTER_PROPOSAL (self), NULL);

  return &self->id;
}

static void
hut_matter_proposal_dispose (GObject *object)
{
  g_clear_pointer (&HUT_MATTER_PROPOSAL (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_matter_proposal_parent_class)->dispose (object);
}

static void
hut_matter_proposal_class_init (HutMatterProposalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_matter_proposal_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "proposal.open", NULL, open_case);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/cases/hut-matter-proposal.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, grid);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, chosen);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, open);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, title);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, score);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, facts);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, because);
  gtk_widget_class_bind_template_child (widget_class, HutMatterProposal, buttons);
}

static void
hut_matter_proposal_init (HutMatterProposal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->chosen, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
}
