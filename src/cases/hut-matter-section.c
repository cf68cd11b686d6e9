/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The section of the matter. What it shows is looked up in a thread; the next case, or leaving it,
 * cancels that. Acts go by way of HutCaseActions. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-section.h"

#include "cases/hut-case-act-prompt.h"
#include "cases/hut-case-words.h"
#include "cases/hut-matter-acts.h"
#include "cases/hut-matter-finder.h"
#include "cases/hut-matter-proposal.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MEMBERS_MOST 12

struct _HutMatterSection
{
  HutCaseSection parent_instance;

  GtkWidget *returning;
  GtkWidget *matter;
  GtkWidget *matter_title;
  GtkWidget *members;
  GtkWidget *answer;
  GtkWidget *answer_words;
  GtkWidget *matter_buttons;
  GtkWidget *proposals;
  GtkWidget *proposal_list;
  GtkWidget *link_chosen;
  GtkWidget *status;

  HutCaseActions *actions;
  HutRecord *record; /* as it is shown, or NULL */
  HutCaseFacts facts;
  HutMatterView *view; /* or NULL */
  guint n_members;     /* of the view's, that stand in their list */
  guint n_proposals;   /* of the view's, that stand in theirs */
  GCancellable *finding;
};

G_DEFINE_FINAL_TYPE (HutMatterSection, hut_matter_section, HUT_TYPE_CASE_SECTION)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static HutCaseBrowser *
browser_of (HutMatterSection *self)
{
  return hut_case_actions_get_browser (self->actions);
}

static void
show_status (HutMatterSection *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->status), words != NULL ? words : "");
  gtk_widget_set_visible (self->status, words != NULL);
}

static GtkWidget *
new_link (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "flush");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* ---- Returning ---- */

static void
show_returning (HutMatterSection *self)
{
  const HutReturning *returning = &self->view->returning;

  clear_box (self->returning);
  if (returning->n_caller > 1)
    {
      g_autofree char *words = g_strdup_printf (_ ("The caller’s call no. %u within %u days"),
                                                returning->n_caller, self->view->days);

      gtk_box_append (GTK_BOX (self->returning), new_link (words, "matter.show-caller"));
    }
  if (returning->n_place > 1)
    {
      g_autofree char *words = g_strdup_printf (_ ("Case no. %u at this place within %u days"),
                                                returning->n_place, self->view->days);

      gtk_box_append (GTK_BOX (self->returning), new_link (words, "matter.show-place"));
    }
  gtk_widget_set_visible (self->returning, gtk_widget_get_first_child (self->returning) != NULL);
}

static void
show_filter (HutMatterSection *self, const HutCaseFilter *filter)
{
  g_autofree char *json = hut_case_filter_to_json (filter);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-filter", "s", json);
}

/* ---- The matter ---- */

/* Its title, and below it where it stands and its number. */
static GtkWidget *
new_member (const HutCaseBrief *member)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip =
      hut_chip_new (hut_case_state_label (member->state), hut_case_state_icon (member->state),
                    hut_case_state_tone (member->state));
  g_autofree char *number = hut_case_number_words (member->number, &member->id);
  const char *title = member->title != NULL ? member->title : _ ("Untitled");
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", C_ ("action", "Open"), title, number);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *button = new_link ("", "matter.open");
  char id[HUT_UID_STRING_LEN + 1];

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (&member->id, id));
  gtk_button_set_child (GTK_BUTTON (button), hut_wrapped_label_new (title, NULL));
  hut_button_set_name (button, name);
  gtk_widget_add_css_class (label, "hut-note");
  gtk_widget_add_css_class (label, "hut-number");
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (row), line);
  return row;
}

static const HutCaseAct *
answer_act (void)
{
  return hut_case_act_find ("answer");
}

static gboolean
may_answer (HutMatterSection *self)
{
  const HutActing acting = { .record = self->record, .facts = &self->facts };

  return self->view->answered != NULL && hut_case_act_open (answer_act (), &acting);
}

static void
show_answer (HutMatterSection *self)
{
  const HutRecord *answered = self->view->answered;
  gboolean offered = may_answer (self);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->answer, offered);
  if (!offered)
    return;
  number = hut_case_number_words (hut_record_get_text (answered, "number"), &answered->id);
  words = g_strdup_printf (_ ("%s of the same matter was answered: “%s”"), number,
                           hut_record_get_text (answered, "answer"));
  gtk_label_set_label (GTK_LABEL (self->answer_words), words);
}

static void
show_matter (HutMatterSection *self)
{
  const HutMatterView *view = self->view;
  const char *title = view->matter != NULL ? hut_record_get_text (view->matter, "title") : NULL;
  const char *lead = view->matter != NULL ? hut_record_get_text (view->matter, "lead") : NULL;
  const char *name = hut_case_browser_unit_name (browser_of (self), lead);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->matter, view->matter != NULL);
  if (view->matter == NULL)
    return;
  words = lead != NULL /* Translators: a matter, and the unit that leads it. */
              ? g_strdup_printf (_ ("Matter: %s. Lead: %s"), title, name != NULL ? name : lead)
              : g_strdup_printf (_ ("Matter: %s"), title);
  gtk_label_set_label (GTK_LABEL (self->matter_title), words);
  show_answer (self);
}

/* ---- Proposals ---- */

static GArray *
chosen_ids (HutMatterSection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (HutUid));

  for (GtkWidget *child = gtk_widget_get_first_child (self->proposal_list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hut_matter_proposal_get_chosen (HUT_MATTER_PROPOSAL (child)))
      g_array_append_val (ids, *hut_matter_proposal_get_id (HUT_MATTER_PROPOSAL (child)));
  return ids;
}

static void
on_chosen (HutMatterSection *self)
{
  g_autoptr (GArray) ids = chosen_ids (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matter.link-chosen", ids->len > 0);
}

/* Of many members the rest is a list of its own. */
static guint
count_members (const HutMatterView *view)
{
  return view->matter != NULL ? MIN (view->members->len, MEMBERS_MOST) : 0;
}

static void
add_proposal (HutMatterSection *self, const HutLikeness *likeness)
{
  GtkWidget *row = hut_matter_proposal_new (self->view->others->pdata[likeness->index], likeness);

  g_signal_connect_object (row, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->proposal_list), row);
}

/* Each has words of several lines to be shaped and measured: one in a frame. */
static gboolean
show_next_other (gpointer data)
{
  HutMatterSection *self = data;
  const HutMatterView *view = self->view;

  if (view == NULL)
    return FALSE;
  if (self->n_members < count_members (view))
    gtk_box_append (GTK_BOX (self->members), new_member (view->members->pdata[self->n_members++]));
  else if (self->n_proposals < view->proposed->len)
    add_proposal (self, view->proposed->pdata[self->n_proposals++]);
  return self->n_members < count_members (view) || self->n_proposals < view->proposed->len;
}

static void
clear_others (HutMatterSection *self)
{
  hut_frame_steps_stop (GTK_WIDGET (self));
  clear_box (self->members);
  clear_box (self->proposal_list);
  self->n_members = self->n_proposals = 0;
}

static void
show_others (HutMatterSection *self)
{
  const HutMatterView *view = self->view;

  clear_others (self);
  show_matter (self);
  gtk_widget_set_visible (self->proposals, view->proposed->len > 0);
  gtk_widget_set_visible (self->link_chosen, view->proposed->len > 1);
  on_chosen (self);
  hut_frame_steps_start (GTK_WIDGET (self), show_next_other, self, NULL);
}

/* ---- Finding ---- */

static void
stop_finding (HutMatterSection *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

static void
show_view (HutMatterSection *self)
{
  show_returning (self);
  show_others (self);
  show_status (self, self->view->proposed->len == 0 && self->view->matter == NULL
                         ? _ ("No other case looks like this one.")
                         : NULL);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMatterSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMatterView) view = hut_matter_find_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->record == NULL)
    return;
  g_clear_object (&self->finding);
  if (view == NULL)
    {
      if (error != NULL)
        g_message ("Cannot look for the same matter: %s", error->message);
      show_status (self, _ ("Others of the same matter could not be looked up."));
      return;
    }
  if (!hut_uid_equal (&view->id, &self->record->id))
    return;
  g_clear_pointer (&self->view, hut_matter_view_free);
  self->view = g_steal_pointer (&view);
  show_view (self);
}

static void
forget (HutMatterSection *self)
{
  stop_finding (self);
  g_clear_pointer (&self->record, hut_record_free);
  hut_case_facts_clear (&self->facts);
  g_clear_pointer (&self->view, hut_matter_view_free);
}

/* Until the answer comes, what was shown of another case is gone; of the same it stays. */
static void
show_nothing (HutMatterSection *self)
{
  clear_box (self->returning);
  clear_others (self);
  gtk_widget_set_visible (self->returning, FALSE);
  gtk_widget_set_visible (self->matter, FALSE);
  gtk_widget_set_visible (self->proposals, FALSE);
  show_status (self, _ ("Looking for others of the same matter…"));
}

static gboolean
hut_matter_section_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutMatterSection *self = HUT_MATTER_SECTION (section);
  gboolean another =
      shown->another || self->view == NULL || !hut_uid_equal (&self->view->id, &shown->record->id);
  HutMatterView *view = another ? NULL : g_steal_pointer (&self->view);

  forget (self);
  self->view = view;
  if (g_strcmp0 (hut_record_get_text (shown->record, "state"), "void") == 0)
    return FALSE;
  g_set_object (&self->actions, shown->actions);
  self->record = hut_record_copy (shown->record);
  hut_case_facts_copy (shown->facts, &self->facts);
  if (another)
    show_nothing (self);
  self->finding = g_cancellable_new ();
  hut_matter_find_async (hut_case_browser_get_store (shown->browser), &self->record->id,
                         self->finding, on_found, g_object_ref (self));
  return TRUE;
}

static void
hut_matter_section_leave (HutCaseSection *section)
{
  HutMatterSection *self = HUT_MATTER_SECTION (section);

  forget (self);
  show_nothing (self);
}

/* ---- Acts ---- */

static gboolean
read_id (GVariant *parameter, GArray *ids)
{
  HutUid id;

  if (!hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

static void
do_named (HutMatterSection *self, HutMatterVerb verb, GVariant *parameter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));

  if (self->record != NULL && read_id (parameter, ids))
    hut_matter_act (self->actions, verb, &self->record->id, ids, NULL);
}

static void
do_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_named (HUT_MATTER_SECTION (widget), HUT_MATTER_LINK, parameter);
}

static void
do_not_same (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_named (HUT_MATTER_SECTION (widget), HUT_MATTER_NOT_SAME, parameter);
}

static void
do_link_chosen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);
  g_autoptr (GArray) ids = chosen_ids (self);

  if (self->record != NULL && ids->len > 0)
    hut_matter_act (self->actions, HUT_MATTER_LINK, &self->record->id, ids, NULL);
}

static void
do_link_other (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);

  if (self->record != NULL)
    hut_matter_ask_other (widget, self->actions, &self->record->id);
}

static void
do_assign (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);

  if (self->record != NULL)
    hut_matter_ask_lead (widget, self->actions, &self->record->id);
}

static void
do_unlink (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);

  if (self->record != NULL)
    hut_matter_act (self->actions, HUT_MATTER_UNLINK, &self->record->id, NULL, NULL);
}

/* The answer of the other is filled in where this case's own is asked for; nothing is written
 * before it is given. */
static void
do_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);
  g_autoptr (HutRecord) filled = NULL;

  if (self->record == NULL || self->view == NULL || !may_answer (self))
    return;
  filled = hut_record_copy (self->record);
  hut_record_set_text (filled, "answer", hut_record_get_text (self->view->answered, "answer"));
  hut_record_set (filled, "reopened", (HutValue)HUT_VALUE_INIT);
  hut_case_act_ask (widget, self->actions, filled, &self->facts, answer_act (), HUT_ACT_ASK_FIRST);
}

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "app.show-case", parameter);
}

static void
do_show_caller (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);

  if (self->view != NULL)
    show_filter (self, self->view->returning.caller);
}

static void
do_show_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);

  if (self->view != NULL)
    show_filter (self, self->view->returning.place);
}

static void
do_show_matter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  if (self->view == NULL || self->view->matter == NULL)
    return;
  filter->kin.kin = HUT_KIN_MATTER;
  filter->kin.id = self->view->matter->id;
  show_filter (self, filter);
}

static void
do_show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMatterSection *self = HUT_MATTER_SECTION (widget);
  char id[HUT_UID_STRING_LEN + 1];

  if (self->view != NULL && self->view->matter != NULL)
    gtk_widget_activate_action (widget, "app.show-matter", "s",
                                hut_uid_print (&self->view->matter->id, id));
}

/* ---- The widget ---- */

static void
hut_matter_section_dispose (GObject *object)
{
  HutMatterSection *self = HUT_MATTER_SECTION (object);

  forget (self);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hut_matter_section_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "matter.link", "s", do_link);
  gtk_widget_class_install_action (widget_class, "matter.not-same", "s", do_not_same);
  gtk_widget_class_install_action (widget_class, "matter.link-chosen", NULL, do_link_chosen);
  gtk_widget_class_install_action (widget_class, "matter.link-other", NULL, do_link_other);
  gtk_widget_class_install_action (widget_class, "matter.assign", NULL, do_assign);
  gtk_widget_class_install_action (widget_class, "matter.unlink", NULL, do_unlink);
  gtk_widget_class_install_action (widget_class, "matter.answer", NULL, do_answer);
  gtk_widget_class_install_action (widget_class, "matter.open", "s", do_open);
  gtk_widget_class_install_action (widget_class, "matter.show-caller", NULL, do_show_caller);
  gtk_widget_class_install_action (widget_class, "matter.show-place", NULL, do_show_place);
  gtk_widget_class_install_action (widget_class, "matter.show-list", NULL, do_show_matter);
  gtk_widget_class_install_action (widget_class, "matter.page", NULL, do_show_page);
}

static void
hut_matter_section_class_init (HutMatterSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_matter_section_dispose;
  HUT_CASE_SECTION_CLASS (klass)->show = hut_matter_section_show;
  HUT_CASE_SECTION_CLASS (klass)->leave = hut_matter_section_leave;

  g_type_ensure (HUT_TYPE_WRAP_BOX);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-matter-section.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, returning);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, matter);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, matter_title);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, members);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, answer);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, answer_words);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, matter_buttons);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, proposals);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, proposal_list);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, link_chosen);
  gtk_widget_class_bind_template_child (widget_class, HutMatterSection, status);
}

static void
hut_matter_section_init (HutMatterSection *self)
{
  static const struct
  {
    const char *label;
    const char *action;
  } buttons[] = {
    { N_ ("Open the Matter"), "matter.page" },
    { N_ ("Assign Together…"), "matter.assign" },
    { N_ ("Show as a List"), "matter.show-list" },
    { N_ ("Unlink This Case"), "matter.unlink" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("The same matter"));
  hut_case_section_add_control (HUT_CASE_SECTION (self),
                                new_link (_ ("Link to Another Case…"), "matter.link-other"));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    hut_wrap_box_append (HUT_WRAP_BOX (self->matter_buttons),
                         new_link (_ (buttons[i].label), buttons[i].action));
}
