/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card in which patrols are entered. Main thread; people are found by index. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-entry.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-code.h"
#include "domain/hut-patrol-said.h"
#include "roster/hut-patrol-findings.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-reader-roster.h"
#include "store/hut-write.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OFFERED 8
#define DAYS 7

struct _HutPatrolEntry
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutSuggestEntry *place;
  HutSuggestEntry *who;
  GtkEditable *day;
  GtkEditable *from;
  GtkEditable *until;
  HutCodeDropDown *how;
  HutPatrolFindings *findings;
  GtkLabel *trouble;
  HutCaseBrowser *browser;
  HutPatrolPosts *posts;    /* or NULL */
  char *code;               /* of the place that is chosen, or NULL */
  HutUid person;            /* nil: none is chosen */
  GPtrArray *offered_codes; /* char *: of the places that are proposed; the posts are read anew */
  GArray *offered_people;   /* HutUid */
  GPtrArray *offered_names; /* char *, of each */
  gboolean of_sheet;        /* it was scanned, and stays */
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

/* ---- Where ---- */

static const HutPatrolPost *
chosen_post (HutPatrolEntry *self)
{
  return self->posts != NULL && self->code != NULL ? hut_patrol_posts_of (self->posts, self->code)
                                                   : NULL;
}

static void
choose_person (HutPatrolEntry *self, const HutUid *id, const char *name)
{
  self->person = *id;
  hut_suggest_entry_set_text (self->who, name);
  hut_suggest_entry_set_suggestions (self->who, NULL);
}

static void
choose_post (HutPatrolEntry *self, const HutPatrolPost *post)
{
  g_autofree char *words = hut_patrol_post_words (post);

  g_free (self->code);
  self->code = g_strdup (hut_record_get_text (post->place, "code"));
  hut_suggest_entry_set_text (self->place, words);
  hut_suggest_entry_set_suggestions (self->place, NULL);
  tell (self, NULL);
  if (post->people->len > 0)
    {
      const HutPatrolPerson *first = post->people->pdata[0];

      choose_person (self, &first->id, first->name);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

/* A code of a sheet: its lane, and a day of its week. FALSE: it is none. */
static gboolean
take_scan (HutPatrolEntry *self, const char *text)
{
  g_autofree char *lane = NULL;
  gint64 monday, day;
  const HutPatrolPost *post;

  if (self->posts == NULL || !hut_patrol_code_read (text, &lane, &monday))
    return FALSE;
  post = hut_patrol_posts_of (self->posts, lane);
  if (post == NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("No lane has the code %s of this sheet."), lane);

      tell (self, words);
      return TRUE;
    }
  choose_post (self, post);
  self->of_sheet = TRUE;
  hut_code_drop_down_set_code (self->how, "sheet");
  if (!hut_day_read (gtk_editable_get_text (self->day), today_of (self), &day) || day < monday ||
      day >= monday + DAYS)
    hut_patrol_entry_set_day (self, monday);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return TRUE;
}

/* Owned array of HutPatrolPost, of the posts. */
static GPtrArray *
find_posts (HutPatrolEntry *self, const char *text)
{
  return self->posts != NULL ? hut_patrol_posts_find (self->posts, text, OFFERED)
                             : g_ptr_array_new ();
}

static void
offer_posts (HutPatrolEntry *self, GPtrArray *found)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_ptr_array_set_size (self->offered_codes, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const HutPatrolPost *post = found->pdata[i];
      g_autofree char *one = hut_patrol_post_words (post);

      g_ptr_array_add (self->offered_codes, g_strdup (hut_record_get_text (post->place, "code")));
      g_strv_builder_add (words, one);
    }
  all = g_strv_builder_end (words);
  hut_suggest_entry_set_suggestions (self->place, (const char *const *)all);
}

/* What follows is of no sheet. */
static void
leave_sheet (HutPatrolEntry *self)
{
  if (self->of_sheet)
    hut_code_drop_down_set_code (self->how, "desk");
  self->of_sheet = FALSE;
}

static void
on_place_typed (HutPatrolEntry *self, const char *text)
{
  g_autoptr (GPtrArray) found = find_posts (self, text);

  g_clear_pointer (&self->code, g_free);
  leave_sheet (self);
  offer_posts (self, found);
}

static void
on_place_chosen (HutPatrolEntry *self, guint index)
{
  const HutPatrolPost *post =
      self->posts != NULL && index < self->offered_codes->len
          ? hut_patrol_posts_of (self->posts, self->offered_codes->pdata[index])
          : NULL;

  if (post != NULL)
    choose_post (self, post);
  else
    tell (self, _ ("No lane or grid is called that."));
}

static void
on_place_entered (HutPatrolEntry *self)
{
  const char *text = hut_suggest_entry_get_text (self->place);
  g_autoptr (GPtrArray) found = NULL;

  if (take_scan (self, text))
    return;
  if (chosen_post (self) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->who));
      return;
    }
  found = find_posts (self, text);
  if (found->len == 1)
    choose_post (self, found->pdata[0]);
  else
    {
      tell (self, found->len == 0 ? _ ("No lane or grid is called that.")
                                  : _ ("More than one is called that: choose."));
      offer_posts (self, found);
    }
}

/* ---- Who ---- */

static void
offer_person (HutPatrolEntry *self, GStrvBuilder *words, GStrvBuilder *notes, const HutUid *id,
              const char *name, const char *note)
{
  for (guint i = 0; i < self->offered_people->len; i++)
    if (hut_uid_equal (&g_array_index (self->offered_people, HutUid, i), id))
      return;
  if (self->offered_people->len >= OFFERED)
    return;
  g_array_append_val (self->offered_people, *id);
  g_ptr_array_add (self->offered_names, g_strdup (name));
  g_strv_builder_add (words, name);
  g_strv_builder_add (notes, note);
}

/* Those of the place first, then all others of the roster. */
static void
offer_people (HutPatrolEntry *self, const char *text)
{
  const HutPatrolPost *post = chosen_post (self);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_autoptr (GPtrArray) found =
      hut_reader_find_people (hut_case_browser_get_reader (self->browser), text, OFFERED, NULL);
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) marks = NULL;

  g_array_set_size (self->offered_people, 0);
  g_ptr_array_set_size (self->offered_names, 0);
  for (guint i = 0; post != NULL && i < post->people->len; i++)
    {
      const HutPatrolPerson *person = post->people->pdata[i];

      if (strstr (person->name, text) != NULL)
        offer_person (self, words, notes, &person->id, person->name, post->name);
    }
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const HutPersonRow *row = found->pdata[i];

      offer_person (self, words, notes, &row->id, row->name, row->unit != NULL ? row->unit : "");
    }
  names = g_strv_builder_end (words);
  marks = g_strv_builder_end (notes);
  hut_suggest_entry_set_noted (self->who, (const char *const *)names, (const char *const *)marks);
}

static void
on_who_typed (HutPatrolEntry *self, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  self->person = (HutUid){ { 0 } };
  offer_people (self, typed);
}

static void
on_who_chosen (HutPatrolEntry *self, guint index)
{
  if (index >= self->offered_people->len)
    return;
  self->person = g_array_index (self->offered_people, HutUid, index);
  hut_suggest_entry_set_suggestions (self->who, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
on_who_entered (HutPatrolEntry *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->who)));

  if (hut_uid_is_nil (&self->person))
    {
      offer_people (self, typed);
      if (self->offered_people->len != 1)
        {
          tell (self, self->offered_people->len == 0 ? _ ("Nobody of this name is on the roster.")
                                                     : _ ("More than one is called that: choose."));
          return;
        }
      choose_person (self, &g_array_index (self->offered_people, HutUid, 0),
                     self->offered_names->pdata[0]);
    }
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
  const HutPatrolPost *post = chosen_post (self);

  if (post != NULL)
    hut_record_set_text (said, post->place->kind == &hut_kind_lane ? "lane" : "grid", self->code);
  if (!hut_uid_is_nil (&self->person))
    hut_record_set (said, "person", hut_value_uid (&self->person));
  hut_record_set_text (said, "how", hut_code_drop_down_get_code (self->how));
  return take_times (self, said) ? g_steal_pointer (&said) : NULL;
}

/* Nobody is in two places: told once, and taken where it is meant so. */
static gboolean
is_meant (HutPatrolEntry *self, const HutRecord *said)
{
  HutTime began = hut_record_get_int (said, "began_at", 0);
  HutTime ended = hut_record_get_int (said, "ended_at", began);
  g_autofree char *elsewhere = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!hut_reader_patrol_elsewhere (hut_case_browser_get_reader (self->browser), &self->person,
                                    self->code, began, ended, &elsewhere, &error))
    g_warning ("Cannot look for other patrols: %s", error->message);
  if (elsewhere == NULL)
    return TRUE;
  words = g_strdup_printf (
      _ ("%s was on patrol in %s at that time. Save again if it is right all the same."),
      hut_suggest_entry_get_text (self->who), elsewhere);
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
  hut_suggest_entry_set_text (self->place, NULL);
  hut_suggest_entry_set_suggestions (self->place, NULL);
  hut_suggest_entry_set_text (self->who, NULL);
  hut_suggest_entry_set_suggestions (self->who, NULL);
  g_clear_pointer (&self->code, g_free);
  self->person = (HutUid){ { 0 } };
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
  plan = hut_patrol_plan_add (&acting, said, findings, &error);
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
  g_clear_pointer (&self->offered_codes, g_ptr_array_unref);
  g_clear_pointer (&self->offered_people, g_array_unref);
  g_clear_pointer (&self->offered_names, g_ptr_array_unref);
  g_clear_pointer (&self->posts, hut_patrol_posts_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->warned, g_free);
  G_OBJECT_CLASS (hut_patrol_entry_parent_class)->dispose (object);
}

static void
hut_patrol_entry_class_init (HutPatrolEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrol_entry_dispose;
  widget_class->grab_focus = hut_patrol_entry_grab_focus;
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_PATROL_FINDINGS);
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
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, findings);
  gtk_widget_class_bind_template_child (widget_class, HutPatrolEntry, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_place_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_place_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_who_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_who_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_who_entered);
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

  self->offered_codes = g_ptr_array_new_with_free_func (g_free);
  self->offered_people = g_array_new (FALSE, FALSE, sizeof (HutUid));
  self->offered_names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (hows); i++)
    hut_code_drop_down_add (self->how, hows[i], hut_field_code_label (how, hows[i]));
  hut_code_drop_down_set_code (self->how, "desk");
  hut_code_drop_down_set_name (self->how, _ ("How the patrol is known"));
  hut_suggest_entry_set_name (self->place, _ ("Lane or grid of the patrol, or a scanned sheet"));
  hut_suggest_entry_set_placeholder (self->place, _ ("Number, letters, name; or scan a sheet"));
  hut_suggest_entry_set_name (self->who, _ ("Who patrolled"));
}

void
hut_patrol_entry_set_browser (HutPatrolEntry *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PATROL_ENTRY (self));

  g_set_object (&self->browser, browser);
  gtk_widget_set_sensitive (GTK_WIDGET (self), browser != NULL);
}

void
hut_patrol_entry_set_posts (HutPatrolEntry *self, HutPatrolPosts *posts)
{
  g_autoptr (HutPatrolPosts) before = NULL;

  g_return_if_fail (HUT_IS_PATROL_ENTRY (self));

  before = self->posts;
  self->posts = posts;
  hut_patrol_findings_set_checklist (self->findings, posts != NULL ? posts->checklist : NULL);
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
