/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card in which patrols are entered. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-entry-private.h"

#include "domain/hut-patrol-said.h"
#include "roster/hut-roster-acting.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define DAYS 7

G_DEFINE_FINAL_TYPE (HutPatrolEntry, hut_patrol_entry, GTK_TYPE_WIDGET)

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
hut_patrol_entry_tell (HutPatrolEntry *self, const char *words)
{
  gtk_label_set_text (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

/* The zone of the office: its days count. */
GTimeZone *
hut_patrol_entry_zone (HutPatrolEntry *self)
{
  return hut_time_zone (NULL);
}

gint64
hut_patrol_entry_today (HutPatrolEntry *self)
{
  return hut_time_day_number (hut_roster_acting_of (self->browser).now,
                              hut_patrol_entry_zone (self));
}

/* ---- Where, and who ---- */

/* What follows is of no sheet. */
static void
leave_sheet (HutPatrolEntry *self)
{
  if (self->of_sheet)
    hut_code_drop_down_set_code (self->how, "desk");
  self->of_sheet = FALSE;
}

/* A grid is looked at for hazards, a lane for what its check-list says. */
static void
show_lists (HutPatrolEntry *self)
{
  const HutPatrolPost *post = hut_post_entry_get_post (self->place);
  gboolean of_grid = post != NULL && post->place->kind == &hut_kind_grid;
  const HutChecklist *list = self->posts == NULL ? NULL
                             : of_grid           ? self->posts->hazards
                                                 : self->posts->checklist;

  hut_patrol_findings_set_checklist (self->findings, list);
  hut_patrol_hazards_set_list (self->hazards, of_grid ? list : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hazards), of_grid && list != NULL);
}

static void
on_place_typed (HutPatrolEntry *self)
{
  leave_sheet (self);
  show_lists (self);
}

static void
on_place_chosen (HutPatrolEntry *self)
{
  hut_patrol_entry_tell (self, NULL);
  show_lists (self);
  hut_turn_entry_propose (self->who, hut_post_entry_get_post (self->place));
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

/* A sheet says the place, and a week: the day stays where it is one of it. */
static void
on_place_scanned (HutPatrolEntry *self, gint64 monday)
{
  gint64 day;

  on_place_chosen (self);
  self->of_sheet = TRUE;
  hut_code_drop_down_set_code (self->how, "sheet");
  if (!hut_day_read (gtk_editable_get_text (self->day), hut_patrol_entry_today (self), &day) ||
      day < monday || day >= monday + DAYS)
    hut_patrol_entry_set_day (self, monday);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
on_who_chosen (HutPatrolEntry *self)
{
  hut_patrol_entry_tell (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

/* ---- When ---- */

static void
on_day_entered (HutPatrolEntry *self)
{
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (self->day), hut_patrol_entry_today (self), &day))
    {
      hut_patrol_entry_tell (self, _ ("A day is typed as 27, 11-27 or 2026-11-27."));
      return;
    }
  hut_patrol_entry_set_day (self, day);
  hut_patrol_entry_tell (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->from));
}

static gboolean
tidy_clock (HutPatrolEntry *self, GtkEditable *entry)
{
  g_autofree char *clock = NULL;
  int minutes;

  if (!hut_clock_read (gtk_editable_get_text (entry), &minutes))
    {
      hut_patrol_entry_tell (self, _ ("A time is typed as 8:30 or 0830."));
      return FALSE;
    }
  clock = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  gtk_editable_set_text (entry, clock);
  hut_patrol_entry_tell (self, NULL);
  return TRUE;
}

static void
on_from_entered (HutPatrolEntry *self)
{
  if (tidy_clock (self, self->from))
    gtk_widget_grab_focus (GTK_WIDGET (self->until));
}

static void
on_until_entered (HutPatrolEntry *self)
{
  if (tidy_clock (self, self->until))
    gtk_widget_grab_focus (GTK_WIDGET (self->findings));
}

static void
on_findings_finished (HutPatrolEntry *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "patrol-entry.save", NULL);
}

/* ---- Clearing ---- */

/* The keyboard goes first: what has it may not vanish. */
void
hut_patrol_entry_clear (HutPatrolEntry *self)
{
  gtk_widget_grab_focus (self->of_sheet ? GTK_WIDGET (self->day) : GTK_WIDGET (self->place));
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->until, "");
  hut_patrol_findings_clear (self->findings);
  g_clear_pointer (&self->warned, g_free);
  hut_patrol_entry_tell (self, NULL);
  if (self->of_sheet)
    return;
  hut_patrol_hazards_clear (self->hazards);
  hut_post_entry_clear (self->place);
  show_lists (self);
  hut_turn_entry_clear (self->who);
}

static void
do_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolEntry *self = HUT_PATROL_ENTRY (widget);

  leave_sheet (self);
  hut_patrol_entry_clear (self);
}

static void
do_add_finding (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolEntry *self = HUT_PATROL_ENTRY (widget);

  hut_patrol_findings_add (self->findings);
}

/* ---- The widget ---- */

static gboolean
hut_patrol_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_PATROL_ENTRY (widget)->place));
}

static void
hut_patrol_entry_dispose (GObject *object)
{
  HutPatrolEntry *self = HUT_PATROL_ENTRY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->posts, hut_patrol_posts_free);
  g_clear_pointer (&self->warned, g_free);
  G_OBJECT_CLASS (hut_patrol_entry_parent_class)->dispose (object);
}

static void
hut_patrol_entry_class_init (HutPatrolEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrol_entry_dispose;
  widget_class->grab_focus = hut_patrol_entry_grab_focus;
  g_type_ensure (HUT_TYPE_POST_ENTRY);
  g_type_ensure (HUT_TYPE_TURN_ENTRY);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_PATROL_FINDINGS);
  g_type_ensure (HUT_TYPE_PATROL_HAZARDS);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "patrol-entry.save", NULL,
                                   hut_patrol_entry_do_save);
  gtk_widget_class_install_action (widget_class, "patrol-entry.clear", NULL, do_clear);
  gtk_widget_class_install_action (widget_class, "patrol-entry.add-finding", NULL, do_add_finding);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-patrol-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, box);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, place);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, who);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, day);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, from);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, until);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, how);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, hazards);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, findings);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_place_scanned);
  gtk_widget_class_bind_template_callback (widget_class, on_place_typed);
  gtk_widget_class_bind_template_callback (widget_class, hut_patrol_entry_tell);
  gtk_widget_class_bind_template_callback (widget_class, on_who_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_day_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_from_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_until_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_findings_finished);
}

static void
hut_patrol_entry_init (HutPatrolEntry *self)
{
  static const char *const hows[] = { "desk", "sheet", "telephone" };
  const HutField *how = hut_kind_field (&hut_kind_patrol, "how");

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (hows); i++)
    hut_code_drop_down_add (self->how, hows[i], hut_field_code_label (how, hows[i]));
  hut_code_drop_down_set_code (self->how, "desk");
  hut_code_drop_down_set_name (self->how, _ ("How the patrol is known"));
}

void
hut_patrol_entry_set_browser (HutPatrolEntry *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PATROL_ENTRY (self));

  g_set_object (&self->browser, browser);
  hut_turn_entry_set_browser (self->who, browser);
  gtk_widget_set_sensitive (GTK_WIDGET (self), browser != NULL);
}

void
hut_patrol_entry_set_posts (HutPatrolEntry *self, HutPatrolPosts *posts)
{
  g_autoptr (HutPatrolPosts) before = NULL;

  g_return_if_fail (HUT_IS_PATROL_ENTRY (self));

  before = self->posts;
  self->posts = posts;
  hut_post_entry_set_posts (self->place, posts);
  show_lists (self);
}

const HutPatrolPosts *
hut_patrol_entry_get_posts (HutPatrolEntry *self)
{
  return self->posts;
}

void
hut_patrol_entry_save (HutPatrolEntry *self)
{
  g_return_if_fail (HUT_IS_PATROL_ENTRY (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "patrol-entry.save", NULL);
}

void
hut_patrol_entry_set_day (HutPatrolEntry *self, gint64 day)
{
  g_autofree char *text = hut_day_print (day);

  gtk_editable_set_text (self->day, text);
}
