/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was typed of a patrol is taken, planned and written. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-entry-private.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-said.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-write.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- What is said ---- */

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
      hut_patrol_entry_tell (self, _ ("A time is typed as 8:30 or 0830."));
      gtk_widget_grab_focus (GTK_WIDGET (entry));
      return FALSE;
    }
  *time = hut_roster_day_start (day, hut_patrol_entry_zone (self)) + minutes * HUT_TIME_MINUTE;
  return TRUE;
}

static gboolean
take_times (HutPatrolEntry *self, HutRecord *said)
{
  HutTime began, ended;
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (self->day), hut_patrol_entry_today (self), &day))
    {
      hut_patrol_entry_tell (self, _ ("A day is typed as 27, 11-27 or 2026-11-27."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return FALSE;
    }
  if (!read_moment (self, self->from, day, &began) || !read_moment (self, self->until, day, &ended))
    return FALSE;
  hut_record_set_int (said, "began_at",
                      began != 0 ? began
                                 : hut_roster_day_start (day, hut_patrol_entry_zone (self)));
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
  hut_patrol_entry_tell (self, self->warned);
  return FALSE;
}

/* ---- Writing ---- */

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
      g_signal_emit_by_name (self, "entered", saving->day);
      hut_patrol_entry_clear (self);
      return;
    }
  words = hut_error_words (error, HUT_WHILE_WRITING, _ ("A rule does not allow this patrol."));
  hut_patrol_entry_tell (self, words);
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
  saving->day = hut_time_day_number (began, hut_patrol_entry_zone (self));
  self->saving = TRUE;
  hut_write_plan (write, owned);
  hut_store_write_async (hut_case_browser_get_store (self->browser), write, NULL, on_written,
                         saving);
}

void
hut_patrol_entry_do_save (GtkWidget *widget, const char *name, GVariant *parameter)
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
    hut_patrol_entry_tell (self, error->message);
  else if (!is_meant (self, said))
    hut_record_plan_free (plan);
  else
    write_plan (self, plan, hut_record_get_int (said, "began_at", 0));
}
