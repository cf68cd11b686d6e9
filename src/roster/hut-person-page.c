/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of a person: all that is on record is one answer of a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-page.h"

#include "domain/hut-person-lacks.h"
#include "roster/hut-person-facts.h"
#include "roster/hut-person-act.h"
#include "roster/hut-person-form.h"
#include "roster/hut-person-lines.h"
#include "roster/hut-person-role-form.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-words.h"
#include "roster/hut-service-form.h"
#include "roster/hut-service-print.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-columns-layout.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPersonPage
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "nobody", "gone", "person" */
  GtkLabel *name;
  GtkMenuButton *more;
  HutWrapBox *chips;
  GtkBox *lacks;
  HutPersonFacts *facts;
  GtkGrid *figures;
  GtkLabel *way;
  HutLineList *roles, *places, *findings, *services, *chief;
  GtkWidget *roles_none, *places_none, *findings_none, *services_none;
  GtkWidget *chief_card;
  HutPageFeed *feed;
  HutPersonDossier *dossier; /* what is shown, or NULL */
  HutUid chosen;             /* nil: nobody */
  guint step;
};

G_DEFINE_FINAL_TYPE (HutPersonPage, hut_person_page, GTK_TYPE_WIDGET)

static HutCaseBrowser *
browser_of (HutPersonPage *self)
{
  return hut_page_feed_get_browser (self->feed);
}

/* ---- The answer ---- */

typedef struct
{
  HutUid id;
  HutTime now;
} Question;

typedef struct
{
  HutPersonDossier *dossier; /* NULL: gone */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  if (answer == NULL)
    return;
  g_clear_pointer (&answer->dossier, hut_person_dossier_free);
  g_free (answer);
}

static void *
make_question (GtkWidget *page)
{
  HutPersonPage *self = HUT_PERSON_PAGE (page);
  Question *question;

  if (hut_uid_is_nil (&self->chosen))
    return NULL;
  question = g_new0 (Question, 1);
  question->id = self->chosen;
  question->now = hut_time_now ();
  return question;
}

static void *
read_person (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (GError) failed = NULL;
  HutPersonDossier *dossier =
      hut_person_dossier_read (reader, &question->id, question->now, &failed);
  Answer *answer;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  answer = g_new0 (Answer, 1);
  answer->dossier = dossier;
  return answer;
}

/* ---- The head ---- */

static void
show_chips (HutPersonPage *self)
{
  const HutPersonDossier *dossier = self->dossier;
  g_autofree char *left = hut_roster_day_words (hut_record_get_int (dossier->person, "left_at", 0));

  hut_wrap_box_clear (self->chips);
  if (left != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Left on %s"), left);

      hut_wrap_box_append (self->chips, hut_chip_new (words, "hut-close-symbolic", "done"));
    }
  for (guint i = 0; i < dossier->roles->len; i++)
    {
      const HutRecord *role = dossier->roles->pdata[i];
      g_autofree char *words = NULL;

      if (!hut_role_is_held (role, dossier->now, dossier->now + 1))
        continue;
      words = hut_person_role_words (hut_record_get_text (role, "code"),
                                     hut_person_dossier_place (dossier, hut_roster_place (role)));
      hut_wrap_box_append (self->chips, hut_chip_new (words, "hut-person-symbolic", "good"));
    }
}

static void
show_lacks (HutPersonPage *self)
{
  guint lacks = hut_person_lacks (self->dossier->person, self->dossier->roles,
                                  self->dossier->services, self->dossier->now);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lacks))) != NULL)
    gtk_box_remove (self->lacks, child);
  for (guint bit = 1; bit <= HUT_PERSON_LACKS_NUMBER; bit <<= 1)
    if ((lacks & bit) != 0)
      {
        GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

        gtk_widget_add_css_class (row, "hut-notice");
        gtk_widget_add_css_class (row, "soon");
        gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("hut-overdue-symbolic"));
        gtk_box_append (GTK_BOX (row), hut_wrapped_label_new (hut_person_lack_words (bit), NULL));
        gtk_box_append (self->lacks, row);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), lacks != 0);
}

static void
show_menu (HutPersonPage *self)
{
  gboolean left = hut_record_get_int (self->dossier->person, "left_at", 0) != 0;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (left)
    g_menu_append (menu, _ ("_Is Here Again"), "person.return");
  else
    g_menu_append (menu, _ ("Has _Left…"), "person.leave");
  g_menu_append (menu, _ ("_Void…"), "person.void");
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
}

/* ---- The record ---- */

static void
add_figure (HutPersonPage *self, int column, const char *figure, const char *label)
{
  GtkWidget *number = gtk_label_new (figure);
  GtkWidget *words = gtk_label_new (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, figure);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (number, "hut-heading");
  gtk_widget_add_css_class (number, "hut-number");
  gtk_widget_add_css_class (words, "hut-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->figures, words, column, 0, 1, 1);
  gtk_grid_attach (self->figures, number, column, 1, 1, 1);
}

static void
add_count (HutPersonPage *self, int column, gint64 count, const char *label)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  add_figure (self, column, figure, label);
}

/* The way to the next star, and what was entered twice. */
static char *
way_words (const HutVolunteerRecord *record)
{
  GString *words = g_string_new (NULL);
  g_autofree char *missing = hut_roster_hours_words (record->next_star_minutes);
  g_autofree char *twice = hut_roster_hours_words (record->overlap_minutes);

  if (record->next_star_minutes > 0)
    g_string_append_printf (words, _ ("%s more to star %u."), missing, record->stars + 1);
  else
    g_string_append (words, _ ("All stars are reached."));
  if (record->overlap_minutes > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("%s were entered twice and count once: look at the hours."),
                              twice);
    }
  return g_string_free (words, FALSE);
}

static void
show_record (HutPersonPage *self)
{
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  HutRosterMeasures measures;
  HutVolunteerRecord record;
  g_autofree char *hours = NULL;
  g_autofree char *stars = NULL;
  g_autofree char *way = NULL;
  GtkWidget *child;

  hut_roster_measures_of (office, &measures);
  record = hut_person_dossier_record (self->dossier, &measures);
  hours = hut_roster_hours_words (record.minutes);
  stars = hut_person_star_signs (record.stars);
  way = way_words (&record);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_grid_remove (self->figures, child);
  add_figure (self, 0, hours, C_ ("figure", "Hours"));
  add_figure (self, 1, stars, C_ ("figure", "Stars"));
  add_count (self, 2, record.points, C_ ("figure", "Points"));
  add_count (self, 3, record.n_patrols, C_ ("figure", "Patrols"));
  add_count (self, 4, record.n_findings, _ ("Findings dealt with"));
  gtk_label_set_label (self->way, way);
}

/* ---- Lists ---- */

static void
show_lines (HutLineList *list, GtkWidget *none, GPtrArray *lines)
{
  gboolean any = lines->len > 0;

  hut_line_list_set_lines (list, lines);
  gtk_widget_set_visible (GTK_WIDGET (list), any);
  gtk_widget_set_visible (none, !any);
}

/* One card in a frame: each has rows to lay out. */
static gboolean
show_next (gpointer data)
{
  HutPersonPage *self = data;
  const HutPersonDossier *dossier = self->dossier;

  switch (self->step++)
    {
    case 0:
      show_record (self);
      return TRUE;
    case 1:
      show_lines (self->roles, self->roles_none, hut_person_lines_roles (dossier));
      return TRUE;
    case 2:
      show_lines (self->places, self->places_none, hut_person_lines_places (dossier));
      return TRUE;
    case 3:
      show_lines (self->findings, self->findings_none, hut_person_lines_findings (dossier));
      return TRUE;
    case 4:
      show_lines (self->services, self->services_none, hut_person_lines_services (dossier));
      return TRUE;
    default:
      gtk_widget_set_visible (self->chief_card, hut_person_is_chief (dossier));
      if (hut_person_is_chief (dossier))
        hut_line_list_set_lines (self->chief, hut_person_lines_chief (dossier));
      return FALSE;
    }
}

static void
on_answered (GtkWidget *page, void *data)
{
  HutPersonPage *self = HUT_PERSON_PAGE (page);
  Answer *answer = data;
  const char *name;

  hut_frame_steps_stop (page);
  g_clear_pointer (&self->dossier, hut_person_dossier_free);
  self->dossier = g_steal_pointer (&answer->dossier);
  answer_free (answer);
  if (self->dossier == NULL)
    {
      gtk_stack_set_visible_child_name (self->pages, "gone");
      return;
    }
  name = hut_record_get_text (self->dossier->person, "name");
  gtk_label_set_label (self->name, name != NULL ? name : "");
  show_chips (self);
  show_lacks (self);
  show_menu (self);
  hut_person_facts_show (self->facts, self->dossier, browser_of (self));
  self->step = 0;
  hut_frame_steps_start (page, show_next, self, NULL);
  gtk_stack_set_visible_child_name (self->pages, "person");
}

static void
on_failed (GtkWidget *page, const GError *error)
{
  HutPersonPage *self = HUT_PERSON_PAGE (page);

  if (self->dossier == NULL)
    gtk_stack_set_visible_child_name (self->pages, "gone");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  static const HutKind *const kinds[] = {
    &hut_kind_activity, &hut_kind_case,    &hut_kind_finding,    &hut_kind_lane,   &hut_kind_grid,
    &hut_kind_patrol,   &hut_kind_person,  &hut_kind_lane_check, &hut_kind_rating, &hut_kind_role,
    &hut_kind_rule,     &hut_kind_service, &hut_kind_visit,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (hut_change_set_has_kind (changes, kinds[i]))
      return TRUE;
  return FALSE;
}

static const HutPageQuestion question_of_person = {
  .question = make_question,
  .read = read_person,
  .free_question = g_free,
  .free_answer = answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

/* ---- Actions ---- */

static const HutRecord *
find (GPtrArray *records, const char *id)
{
  HutUid uid;

  if (!hut_uid_parse (id, &uid))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, &uid))
      return records->pdata[i];
  return NULL;
}

typedef void (*Ask) (GtkWidget *widget, HutCaseBrowser *browser, const HutPersonDossier *dossier);

static const struct
{
  const char *action;
  Ask ask;
} acts[] = {
  { "person.leave", hut_person_act_leave },
  { "person.void", hut_person_act_void },
  { "person.give-role", hut_person_role_form_open },
  { "person.enter-hours", hut_service_form_open },
  { "person.certificate", hut_service_print_open },
};

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPersonPage *self = HUT_PERSON_PAGE (widget);

  for (gsize i = 0; self->dossier != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].action, name))
      acts[i].ask (widget, browser_of (self), self->dossier);
}

static void
do_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPersonPage *self = HUT_PERSON_PAGE (widget);

  if (self->dossier == NULL)
    return;
  if (g_str_equal (name, "person.edit"))
    hut_person_form_open (widget, browser_of (self), self->dossier->person);
  else
    hut_person_act_return (widget, browser_of (self), self->dossier->person);
}

static void
do_role (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPersonPage *self = HUT_PERSON_PAGE (widget);
  const HutRecord *role = self->dossier != NULL
                              ? find (self->dossier->roles, g_variant_get_string (parameter, NULL))
                              : NULL;

  if (role == NULL)
    return;
  if (g_str_equal (name, "person.end-role"))
    hut_person_role_form_ask_end (widget, browser_of (self), role);
  else
    hut_person_role_form_ask_void (widget, browser_of (self), role);
}

static void
do_service (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPersonPage *self = HUT_PERSON_PAGE (widget);
  const HutRecord *service =
      self->dossier != NULL ? find (self->dossier->services, g_variant_get_string (parameter, NULL))
                            : NULL;

  if (service == NULL)
    return;
  if (g_str_equal (name, "person.correct-service"))
    hut_service_form_open_correct (widget, browser_of (self), self->dossier, service);
  else
    hut_service_form_ask_take_back (widget, browser_of (self), service);
}

static void
show_case (HutPersonPage *self, const char *id)
{
  const HutRecord *finding = self->dossier != NULL ? find (self->dossier->findings, id) : NULL;
  const char *text = finding != NULL ? hut_record_get_text (finding, "case") : NULL;

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s", text);
}

static void
do_show_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_case (HUT_PERSON_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_finding (HutPersonPage *self, const char *id)
{
  show_case (self, id);
}

static void
on_place (HutPersonPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-lane", "s", id);
}

/* ---- The widget ---- */

static void
hut_person_page_dispose (GObject *object)
{
  HutPersonPage *self = HUT_PERSON_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  hut_frame_steps_stop (GTK_WIDGET (self));
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->dossier, hut_person_dossier_free);
  G_OBJECT_CLASS (hut_person_page_parent_class)->dispose (object);
}

static void
hut_person_page_class_init (HutPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_person_page_dispose;
  g_type_ensure (HUT_TYPE_COLUMNS);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_PERSON_FACTS);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-person-page.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].action, NULL, do_act);
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, do_person);
  gtk_widget_class_install_action (widget_class, "person.return", NULL, do_person);
  gtk_widget_class_install_action (widget_class, "person.end-role", "s", do_role);
  gtk_widget_class_install_action (widget_class, "person.void-role", "s", do_role);
  gtk_widget_class_install_action (widget_class, "person.correct-service", "s", do_service);
  gtk_widget_class_install_action (widget_class, "person.take-back-service", "s", do_service);
  gtk_widget_class_install_action (widget_class, "person.show-case", "s", do_show_case);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, more);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, chips);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, lacks);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, facts);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, figures);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, way);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, roles);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, places);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, findings);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, services);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, chief);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, roles_none);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, places_none);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, findings_none);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, services_none);
  gtk_widget_class_bind_template_child (widget_class, HutPersonPage, chief_card);
  gtk_widget_class_bind_template_callback (widget_class, on_place);
  gtk_widget_class_bind_template_callback (widget_class, on_finding);
}

static void
hut_person_page_init (HutPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  gtk_label_set_label (GTK_LABEL (self->roles_none), _ ("No role yet: give one."));
  gtk_label_set_label (GTK_LABEL (self->places_none),
                       _ ("No patrol and no check of this person is on record."));
  gtk_label_set_label (GTK_LABEL (self->findings_none), _ ("No finding yet."));
  gtk_label_set_label (GTK_LABEL (self->services_none), _ ("No hours yet: enter some."));
  hut_line_list_set_name (self->roles, _ ("Roles"));
  hut_line_list_set_name (self->places, _ ("Where the person was"));
  hut_line_list_set_name (self->findings, _ ("Findings and what became of them"));
  hut_line_list_set_name (self->services, _ ("Hours of service"));
  hut_line_list_set_name (self->chief, _ ("As lane chief"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_person);
}

void
hut_person_page_set_browser (HutPersonPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PERSON_PAGE (self));

  hut_frame_steps_stop (GTK_WIDGET (self));
  self->chosen = (HutUid){ 0 };
  g_clear_pointer (&self->dossier, hut_person_dossier_free);
  gtk_stack_set_visible_child_name (self->pages, "nobody");
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_person_page_show (HutPersonPage *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_PERSON_PAGE (self));

  self->chosen = *id;
  if (hut_uid_is_nil (id))
    gtk_stack_set_visible_child_name (self->pages, "nobody");
  hut_page_feed_ask (self->feed);
}

gboolean
hut_person_page_is_filled (HutPersonPage *self)
{
  g_return_val_if_fail (HUT_IS_PERSON_PAGE (self), FALSE);

  return hut_uid_is_nil (&self->chosen) ||
         (hut_page_feed_is_answered (self->feed) && !hut_frame_steps_are_left (GTK_WIDGET (self)));
}
