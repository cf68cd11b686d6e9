/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The facts of a person: labels with values, two pairs in a row. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-facts.h"

#include "domain/hut-mask.h"
#include "domain/hut-person-alike.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-personal-sight.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPersonFacts
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GtkWidget *show; /* the button, in the first row of what is personal */
  HutPersonalSight *sight;
  HutRecord *person; /* or NULL */
  HutCaseBrowser *browser;
  guint n; /* pairs so far */
};

G_DEFINE_FINAL_TYPE (HutPersonFacts, hut_person_facts, GTK_TYPE_WIDGET)

/* ---- Pairs ---- */

static void
add_pair (HutPersonFacts *self, const char *label, const char *value)
{
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *words = hut_wrapped_label_new (value != NULL ? value : _ ("(not said)"),
                                            value != NULL ? NULL : "hut-dim");
  int column = self->n % 2 == 0 ? 0 : 2;
  int row = (int)(self->n / 2);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "hut-note");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, column, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), words, column + 1, row, 1, 1);
  self->n++;
}

static void
add_personal (HutPersonFacts *self, const char *label, const char *field)
{
  const char *value = hut_record_get_text (self->person, field);
  g_autofree char *masked =
      hut_personal_sight_is_open (self->sight) ? g_strdup (value) : hut_mask_value (field, value);

  add_pair (self, label, masked);
}

/* "2026-01-05 to 2026-12-31", or NULL. */
static char *
agreement_words (const HutRecord *person)
{
  HutTime from = hut_record_get_int (person, "agreement_from", 0);

  return from != 0 ? hut_person_span_words (from, hut_record_get_int (person, "agreement_until", 0))
                   : NULL;
}

static char *
training_words (const HutRecord *person)
{
  const char *words = hut_record_get_text (person, "training");
  g_autofree char *day = hut_roster_day_words (hut_record_get_int (person, "trained_at", 0));

  if (words != NULL && day != NULL)
    return g_strdup_printf (_ ("%s, on %s"), words, day);
  return words != NULL ? g_strdup (words) : g_steal_pointer (&day);
}

/* What may be published, and since when. */
static char *
consent_words (const HutRecord *person)
{
  gboolean name = hut_record_get_int (person, "consent_name", 0) != 0;
  gboolean telephone = hut_record_get_int (person, "consent_telephone", 0) != 0;
  g_autofree char *day = hut_roster_day_words (hut_record_get_int (person, "consented_at", 0));
  const char *what = name && telephone ? _ ("name and telephone")
                     : name            ? _ ("name")
                     : telephone       ? _ ("telephone")
                                       : NULL;

  if (what == NULL)
    return g_strdup (_ ("nothing: not on boards, not in lists that hang out"));
  return day != NULL ? g_strdup_printf (_ ("%s, since %s"), what, day) : g_strdup (what);
}

static gboolean
has_personal (const HutRecord *person)
{
  return hut_record_get_text (person, "telephone") != NULL ||
         hut_record_get_text (person, "id_number") != NULL ||
         hut_record_get_text (person, "home_address") != NULL;
}

static void
show_all (HutPersonFacts *self)
{
  const HutRecord *person = self->person;
  const char *community = hut_record_get_text (person, "community");
  const char *name =
      community != NULL ? hut_case_browser_community_name (self->browser, community) : NULL;
  g_autofree char *skills =
      hut_person_skill_words (hut_record_get_text (person, "skills"), _ (", "));
  g_autofree char *days = hut_person_weekday_words (hut_record_get_text (person, "available"));
  g_autofree char *training = training_words (person);
  g_autofree char *agreement = agreement_words (person);
  g_autofree char *consent = consent_words (person);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n = 0;
  add_pair (self, _ ("Unit"),
            hut_case_names_unit_words (hut_case_browser_get_names (self->browser),
                                       hut_record_get_text (person, "unit")));
  add_pair (self, _ ("Community"), name != NULL ? name : community);
  add_personal (self, _ ("Telephone"), "telephone");
  add_personal (self, _ ("Home address"), "home_address");
  add_personal (self, _ ("Identity number"), "id_number");
  add_pair (self, _ ("Volunteer number"), hut_record_get_text (person, "volunteer_number"));
  add_pair (self, _ ("Skills"), skills);
  add_pair (self, _ ("Free days"), days);
  add_pair (self, _ ("Training"), training);
  add_pair (self, C_ ("volunteer", "Agreement"), agreement);
  add_pair (self, _ ("May be published"), consent);
  add_pair (self, _ ("Note"), hut_record_get_text (person, "note"));
  gtk_widget_set_visible (self->show,
                          has_personal (person) && !hut_personal_sight_is_open (self->sight));
}

/* ---- What is personal ---- */

static void
do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPersonFacts *self = HUT_PERSON_FACTS (widget);

  hut_personal_sight_open (self->sight);
  if (self->person != NULL)
    show_all (self);
}

static void
on_sight_ended (HutPersonFacts *self)
{
  if (self->person != NULL)
    show_all (self);
}

/* ---- The widget ---- */

static void
hut_person_facts_dispose (GObject *object)
{
  HutPersonFacts *self = HUT_PERSON_FACTS (object);

  g_clear_object (&self->sight);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->show, gtk_widget_unparent);
  g_clear_pointer (&self->person, hut_record_free);
  G_OBJECT_CLASS (hut_person_facts_parent_class)->dispose (object);
}

static void
hut_person_facts_class_init (HutPersonFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_person_facts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "facts.show-personal", NULL, do_show);
}

static void
hut_person_facts_init (HutPersonFacts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 8, NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->show = gtk_button_new_with_label (_ ("Show Telephone, Address and Identity Number"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show), "facts.show-personal");
  gtk_widget_set_halign (self->show, GTK_ALIGN_START);
  gtk_widget_set_parent (self->show, GTK_WIDGET (self));
  self->sight = hut_personal_sight_new (HUT_PERSONAL_SIGHT_SECONDS);
  hut_personal_sight_watch (self->sight, GTK_WIDGET (self));
  g_signal_connect_object (self->sight, "ended", G_CALLBACK (on_sight_ended), self,
                           G_CONNECT_SWAPPED);
}

void
hut_person_facts_show (HutPersonFacts *self, const HutPersonDossier *dossier,
                       HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PERSON_FACTS (self));

  if (self->person == NULL || !hut_uid_equal (&self->person->id, &dossier->person->id))
    hut_personal_sight_close (self->sight);
  g_clear_pointer (&self->person, hut_record_free);
  self->person = hut_record_copy (dossier->person);
  g_set_object (&self->browser, browser);
  show_all (self);
}
