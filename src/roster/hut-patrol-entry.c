/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card in which patrols are entered. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-entry.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-said.h"
#include "roster/hut-patrol-findings.h"
#include "roster/hut-patrol-hazards.h"
#include "roster/hut-post-entry.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-turn-entry.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-write.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAYS 7

struct _HutPatrolEntry
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutPostEntry *place;
  HutTurnEntry *who;
  GtkEditable *day;
  GtkEditable *from;
  GtkEditable *until;
  HutCodeDropDown *how;
  HutPatrolHazards *hazards;
  HutPatrolFindings *findings;
  GtkLabel *trouble;
  HutCaseBrowser *browser;
  HutPatrolPosts *posts; /* or NULL */
  gboolean of_sheet;     /* it was scanned, and stays */
  gboolean saving;
  char *warned; /* what was warned of and is meant so; or NULL */
};

G_DEFINE_FINAL_TYPE (HutPatrolEntry, hut_patrol_entry, GTK_TYPE_WIDGET)

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (HutPatrolEntry *self, const char *words)
{
  gtk_label_set_text (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

/* The zone of the office: its days count. */
static GTimeZone *
zone_of (HutPatrolEntry *self)
{
  return hut_time_zone (NULL);
}

static gint64
today_of (HutPatrolEntry *self)
{
  return hut_time_day_number (hut_roster_acting_of (self->browser).now, zone_of (self));
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
  tell (self, NULL);
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
  if (!hut_day_read (gtk_editable_get_text (self->day), today_of (self), &day) || day < monday ||
      day >= monday + DAYS)
    hut_patrol_entry_set_day (self, monday);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
on_who_chosen (HutPatrolEntry *self)
{
  tell (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

/* ---- When ---- */

static void
on_day_entered (HutPatrolEntry *self)
{
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (self->day), today_of (self), &day))
    {
      tell (self, _ ("A day is typed as 27, 11-27 or 2026-11-27."));
      return;
    }
  hut_patrol_entry_set_day (self, day);
  tell (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->from));
}

static gboolean
tidy_clock (HutPatrolEntry *self, GtkEditable *entry)
{
  g_autofree char *clock = NULL;
  int minutes;

  if (!hut_clock_read (gtk_editable_get_text (entry), &minutes))
    {
      tell (self, _ ("A time is typed as 8:30 or 0830."));
      return FALSE;
    }
  clock = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  gtk_editable_set_text (entry, clock);
  tell (self, NULL);
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

/* ---- Saving ---- */

/* 0 where nothing is typed; FALSE, and told, where it says no time. */
static gboolean
read_moment (HutPatrolEntry *self, GtkEditable *entry, gint64 day, HutTime *time)
{
  int minutes;

  *time = 0;
  if (*gtk_editable_get_text (entry) == '\0')
    return TRUE;
  if (!hut_clock_read (gtk_editable_get_text (entry), &minutes))
    {
      tell (self, _ ("A time is typed as 8:30 or 0830."));
      gtk_widget_grab_focus (GTK_WIDGET (entry));
      return FALSE;
    }
  *time = hut_roster_day_start (day, zone_of (self)) + minutes * HUT_TIME_MINUTE;
  return TRUE;
}

static gboolean
take_times (HutPatrolEntry *self, HutRecord *said)
{
  HutTime began, ended;
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (self->day), today_of (self), &day))
    {
      tell (self, _ ("A day is typed as 27, 11-27 or 2026-11-27."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return FALSE;
    }
  if (!read_moment (self, self->from, day, &began) || !read_moment (self, self->until, day, &ended))
    return FALSE;
  hut_record_set_int (said, "began_at",
                      began != 0 ? began : hut_roster_day_start (day, zone_of (self)));
  if (ended != 0)
    hut_record_set_int (said, "ended_at", ended);
  return TRUE;
}

static HutRecord *
take_said (HutPatrolEntry *self)
{
  const HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_patrol, &fresh, NULL);
  const HutPatrolPost *post = hut_post_entry_get_post (self->place);
  g_autofree char *items = NULL;
  HutUid person;

  if (post != NULL)
    hut_record_set_text (said, post->place->kind == &hut_kind_lane ? "lane" : "grid",
                         hut_record_get_text (post->place, "code"));
  if (hut_turn_entry_get_person (self->who, &person))
    hut_record_set (said, "person", hut_value_uid (&person));
  hut_record_set_text (said, "how", hut_code_drop_down_get_code (self->how));
  items = hut_patrol_hazards_dup_items (self->hazards);
  hut_record_set_text (said, "items", items);
  return take_times (self, said) ? g_steal_pointer (&said) : NULL;
}

/* Nobody is in two places: told once, and taken where it is meant so. */
static gboolean
is_meant (HutPatrolEntry *self, const HutRecord *said)
{
  HutTime began = hut_record_get_int (said, "began_at", 0);
  HutTime ended = hut_record_get_int (said, "ended_at", began);
  HutUid person = hut_roster_uid (said, "person");
  g_autofree char *elsewhere = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!hut_reader_patrol_elsewhere (hut_case_browser_get_reader (self->browser), &person,
                                    hut_roster_place (said), began, ended, &elsewhere, &error))
    g_warning ("Cannot look for other patrols: %s", error->message);
  if (elsewhere == NULL)
    return TRUE;
  words = g_strdup_printf (
      _ ("%s was on patrol in %s at that time. Save again if it is right all the same."),
      hut_turn_entry_get_text (self->who), elsewhere);
  if (g_strcmp0 (words, self->warned) == 0)
    return TRUE;
  g_free (self->warned);
  self->warned = g_steal_pointer (&words);
  tell (self, self->warned);
  return FALSE;
}

/* The keyboard goes first: what has it may not vanish. */
static void
clear (HutPatrolEntry *self)
{
  gtk_widget_grab_focus (self->of_sheet ? GTK_WIDGET (self->day) : GTK_WIDGET (self->place));
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->until, "");
  hut_patrol_findings_clear (self->findings);
  g_clear_pointer (&self->warned, g_free);
  tell (self, NULL);
  if (self->of_sheet)
    return;
  hut_patrol_hazards_clear (self->hazards);
  hut_post_entry_clear (self->place);
  show_lists (self);
  hut_turn_entry_clear (self->who);
}

/* What is on its way. */
typedef struct
{
  GWeakRef entry;
  char *batch;
  gint64 day;
} Saving;

static void
saving_free (Saving *saving)
{
  g_weak_ref_clear (&saving->entry);
  g_free (saving->batch);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (HutPatrolEntry) self = g_weak_ref_get (&saving->entry);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean written = hut_store_write_finish (HUT_STORE (source), result, &error);

  if (self == NULL)
    return;
  self->saving = FALSE;
  if (written)
    {
      hut_page_tell (GTK_WIDGET (self), _ ("The patrol is on record"), saving->batch);
      g_signal_emit (self, signals[ENTERED], 0, saving->day);
      clear (self);
      return;
    }
  words = hut_error_words (error, HUT_WHILE_WRITING, _ ("A rule does not allow this patrol."));
  tell (self, words);
}

/* Takes over @plan. Until it is written no other is: Enter twice is one patrol. */
static void
write_plan (HutPatrolEntry *self, HutRecordPlan *plan, HutTime began)
{
  g_autoptr (HutRecordPlan) owned = plan;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  Saving *saving = g_new0 (Saving, 1);

  g_weak_ref_init (&saving->entry, self);
  saving->batch = hut_uid_to_string (&batch);
  saving->day = hut_time_day_number (began, zone_of (self));
  self->saving = TRUE;
  hut_write_plan (write, owned);
  hut_store_write_async (hut_case_browser_get_store (self->browser), write, NULL, on_written,
                         saving);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolEntry *self = HUT_PATROL_ENTRY (widget);
  g_autoptr (HutRecord) said = self->browser != NULL && !self->saving ? take_said (self) : NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  HutRosterActing acting;
  HutRecordPlan *plan;

  if (said == NULL)
    return;
  findings = hut_patrol_findings_dup (self->findings);
  acting = hut_roster_acting_of (self->browser);
  plan = hut_roster_plan_patrol (self->browser, &acting, said, findings, &error);
  if (plan == NULL)
    tell (self, error->message);
  else if (!is_meant (self, said))
    hut_record_plan_free (plan);
  else
    write_plan (self, plan, hut_record_get_int (said, "began_at", 0));
}

static void
do_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPatrolEntry *self = HUT_PATROL_ENTRY (widget);

  leave_sheet (self);
  clear (self);
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
  gtk_widget_class_install_action (widget_class, "patrol-entry.save", NULL, do_save);
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
  gtk_widget_class_bind_template_callback (widget_class, tell);
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
