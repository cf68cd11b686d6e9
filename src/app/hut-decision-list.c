/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Some twenty rows in three groups, built anew when a rule changed. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-decision-list.h"

#include "domain/hut-decision-example.h"
#include "domain/hut-decision-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GROUP_TO_SIGN,
  GROUP_IN_FORCE,
  GROUP_NOT_IN_FORCE,
  N_GROUPS
} Group;

static const char *const group_labels[N_GROUPS] = {
  [GROUP_TO_SIGN] = N_ ("To be entered and signed"),
  [GROUP_IN_FORCE] = N_ ("In force"),
  [GROUP_NOT_IN_FORCE] = N_ ("Not in force today"),
};

struct _HutDecisionList
{
  GtkWidget parent_instance;
  HutOffice *office;
  gint64 day;
  gboolean may_sign;
  GtkWidget *who;     /* who may sign, to who may not */
  GtkWidget *nothing; /* that nothing waits */
  GtkWidget *boxes[N_GROUPS];
  GtkListBox *lists[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (HutDecisionList, hut_decision_list, GTK_TYPE_WIDGET)

static Group
group_of (HutDecisionList *self, const HutDecisionRule *rule)
{
  if (!hut_decision_rule_is_valid (rule, self->day))
    return GROUP_NOT_IN_FORCE;
  return rule->trusted ? GROUP_IN_FORCE : GROUP_TO_SIGN;
}

/* ---- A row ---- */

static char *
origin_name (const HutDecisionRule *rule)
{
  return g_strconcat (HUT_DECISION_PREFIX, rule->id, NULL);
}

static GtkWidget *
new_standing (HutDecisionList *self, const HutDecisionRule *rule, const HutRuleOrigin *origin)
{
  g_autofree char *signature = origin->own ? hut_decision_signature (self->office, rule) : NULL;

  if (origin->own)
    return hut_chip_new (signature != NULL ? signature : _ ("The office’s own"),
                         "hut-done-symbolic", "good");
  if (g_str_equal (origin->standing, "unverified"))
    return hut_chip_new (_ ("Not verified"), "hut-overdue-symbolic", "soon");
  if (g_str_equal (origin->standing, "law"))
    return hut_chip_new (C_ ("standing", "Law"), "hut-paper-symbolic", "at-work");
  if (g_str_equal (origin->standing, "practice"))
    return hut_chip_new (C_ ("standing", "Practice"), "hut-people-symbolic", "done");
  return hut_chip_new (C_ ("standing", "Starting value"), "hut-settings-symbolic", "done");
}

/* An entry of the office that cannot be read: the shipped rule holds, and somebody has to know. */
static gboolean
is_broken (HutDecisionList *self, const HutDecisionRule *rule)
{
  g_autofree char *name = origin_name (rule);

  return g_strv_contains (hut_office_get_faults (self->office), name);
}

static GtkWidget *
new_head (HutDecisionList *self, const HutDecisionRule *rule, const HutRuleOrigin *origin)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", rule->name, "xalign", 0.0, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *standing = new_standing (self, rule, origin);

  gtk_widget_add_css_class (name, "hut-strong");
  gtk_widget_set_valign (standing, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), standing);
  return head;
}

static GtkWidget *
new_words (HutDecisionList *self, const HutDecisionRule *rule, const HutRuleOrigin *origin)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = hut_decision_rule_words (rule);
  g_autofree char *duties = hut_decision_rule_duties (rule);
  g_autofree char *term = hut_decision_rule_term (rule);
  g_autofree char *all = g_strconcat (words, duties != NULL ? C_ ("between words", "; ") : "",
                                      duties != NULL ? duties : "", NULL);
  g_autofree char *from = g_strconcat (term, rule->citation != NULL ? " · " : "",
                                       rule->citation != NULL ? rule->citation : "", NULL);

  gtk_box_append (GTK_BOX (lines), new_head (self, rule, origin));
  if (is_broken (self, rule))
    gtk_box_append (GTK_BOX (lines),
                    hut_wrapped_label_new (_ ("What the office entered cannot be read: sign it "
                                              "anew. Until then it is as shipped."),
                                           "hut-overdue"));
  if (rule->opinion)
    gtk_box_append (GTK_BOX (lines),
                    hut_wrapped_label_new (_ ("Gives an opinion, never a decision"), NULL));
  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (all, NULL));
  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (from, "hut-note"));
  gtk_widget_set_hexpand (lines, TRUE);
  return lines;
}

static GtkWidget *
new_button (const char *label, const char *action, const HutDecisionRule *rule, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *full = g_strdup_printf ("%s: %s", label, rule->name);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rule->id);
  hut_button_set_name (button, full);
  return button;
}

static void
add_rule (HutDecisionList *self, const HutDecisionRule *rule)
{
  Group group = group_of (self, rule);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = origin_name (rule);
  HutRuleOrigin origin = { 0 };

  hut_office_get_origin (self->office, name, &origin);
  gtk_box_append (GTK_BOX (box), new_words (self, rule, &origin));
  if (self->may_sign && origin.own)
    gtk_box_append (GTK_BOX (box),
                    new_button (_ ("Take Back"), "rules.take-back", rule, "hut-link"));
  if (self->may_sign)
    gtk_box_append (GTK_BOX (box),
                    new_button (group == GROUP_TO_SIGN ? _ ("Enter and Sign…") : _ ("Change…"),
                                "rules.sign", rule, group == GROUP_TO_SIGN ? NULL : "hut-link"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, rule->name,
                                  -1);
  gtk_list_box_append (self->lists[group], row);
}

/* ---- The groups ---- */

static void
clear (HutDecisionList *self)
{
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GtkListBoxRow *row;

      while ((row = gtk_list_box_get_row_at_index (self->lists[group], 0)) != NULL)
        gtk_list_box_remove (self->lists[group], GTK_WIDGET (row));
    }
}

void
hut_decision_list_show (HutDecisionList *self, HutOffice *office, gint64 day, gboolean may_sign)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);

  g_return_if_fail (HUT_IS_DECISION_LIST (self));

  g_clear_pointer (&self->office, hut_office_unref);
  self->office = hut_office_ref (office);
  self->day = day;
  self->may_sign = may_sign;
  clear (self);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, ids[i], NULL);

      if (rule != NULL)
        add_rule (self, rule);
    }
  for (guint group = 0; group < N_GROUPS; group++)
    gtk_widget_set_visible (self->boxes[group],
                            gtk_list_box_get_row_at_index (self->lists[group], 0) != NULL);
  gtk_widget_set_visible (self->nothing, !gtk_widget_get_visible (self->boxes[GROUP_TO_SIGN]));
  gtk_widget_set_visible (self->who, !may_sign);
}

static GtkWidget *
new_group (HutDecisionList *self, Group group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ (group_labels[group]), "xalign",
                                     0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (heading, "hut-heading");
  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (group_labels[group]), -1);
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), card);
  self->lists[group] = GTK_LIST_BOX (list);
  self->boxes[group] = box;
  return box;
}

/* ---- The object ---- */

static void
hut_decision_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&HUT_DECISION_LIST (object)->office, hut_office_unref);
  G_OBJECT_CLASS (hut_decision_list_parent_class)->dispose (object);
}

static void
hut_decision_list_class_init (HutDecisionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_decision_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
hut_decision_list_init (HutDecisionList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 16);
  self->who = hut_wrapped_label_new (
      _ ("An administrator or a leader of the street signs a rule and takes it back."), "hut-soon");
  self->nothing = hut_wrapped_label_new (_ ("No rule waits for a signature."), "hut-dim");
  gtk_widget_set_parent (self->who, widget);
  gtk_widget_set_parent (self->nothing, widget);
  for (guint group = 0; group < N_GROUPS; group++)
    gtk_widget_set_parent (new_group (self, group), widget);
}
