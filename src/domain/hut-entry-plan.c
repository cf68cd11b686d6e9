/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the three lists. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-entry-plan.h"

#include "domain/hut-person-alike.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutRecordPlan *
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return NULL;
}

static gboolean
is_in (const HutRecord *entry, const char *state)
{
  return g_strcmp0 (hut_record_get_text (entry, "state"), state) == 0;
}

static gboolean
is_project (const HutRecord *entry)
{
  return g_strcmp0 (hut_record_get_text (entry, "list"), "project") == 0;
}

/* ---- What was said ---- */

static const char *
fault_of (const HutRecord *said)
{
  g_autofree char *title = hut_roster_clean (hut_record_get_text (said, "title"));
  gint64 from = hut_record_get_int (said, "from", G_MININT64);
  gint64 until = hut_record_get_int (said, "until", G_MAXINT64);

  if (title == NULL)
    return _ ("What is it? A title is needed.");
  if (from > until)
    return _ ("It ends before it begins.");
  if (hut_record_get_int (said, "capacity", 1) < 1)
    return _ ("A capacity is 1 or more.");
  return NULL;
}

static void
take_over (HutRecord *next, const HutRecord *said)
{
  static const char *const own[] = { "tags", "place",  "community", "from",  "until",  "capacity",
                                     "unit", "person", "contact",   "level", "due_at", NULL };
  static const char *const masked[] = { "title", "category", "address", "words", NULL };

  for (guint i = 0; own[i] != NULL; i++)
    hut_record_set (next, own[i], hut_value_copy (hut_record_get (said, own[i])));
  for (guint i = 0; masked[i] != NULL; i++)
    {
      g_autofree char *text = hut_roster_clean (hut_record_get_text (said, masked[i]));

      hut_record_set_text (next, masked[i], text);
    }
}

HutRecordPlan *
hut_entry_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  const char *list = hut_record_get_text (said, "list");
  const char *fault = fault_of (said);
  HutRecordPlan *plan;
  HutRecord *entry;

  if (fault != NULL || list == NULL)
    return refuse (error, fault != NULL ? fault : _ ("Which of the three lists is it for?"));
  plan = hut_record_plan_new ();
  entry = hut_record_plan_create (plan, &hut_kind_entry, &said->id);
  take_over (entry, said);
  hut_record_set_text (entry, "list", list);
  hut_record_set_text (entry, "state", "open");
  hut_record_set_int (entry, "at", acting->now);
  hut_record_set_text (entry, "by", acting->account);
  if (is_project (said))
    hut_record_set_int (entry, "progress", 0);
  return plan;
}

HutRecordPlan *
hut_entry_plan_edit (const HutRosterActing *acting, const HutRecord *kept, const HutRecord *said,
                     GError **error)
{
  const char *fault = fault_of (said);
  HutRecordPlan *plan;

  if (fault != NULL)
    return refuse (error, fault);
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_change (plan, kept), said);
  return plan;
}

/* ---- States ---- */

static HutRecordPlan *
go (const HutRecord *kept, const char *state)
{
  HutRecordPlan *plan = hut_record_plan_new ();
  HutRecord *next = hut_record_plan_change (plan, kept);

  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_entry_plan_close (const HutRosterActing *acting, const HutRecord *kept, GError **error)
{
  return is_in (kept, "closed") ? refuse (error, _ ("It is closed already.")) : go (kept, "closed");
}

HutRecordPlan *
hut_entry_plan_reopen (const HutRosterActing *acting, const HutRecord *kept, GError **error)
{
  return is_in (kept, "closed") ? go (kept, "open") : refuse (error, _ ("It is open already."));
}

HutRecordPlan *
hut_entry_plan_progress (const HutRosterActing *acting, const HutRecord *kept, int progress,
                         const char *words, GError **error)
{
  g_autofree char *clean = hut_roster_clean (words);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!is_project (kept) || is_in (kept, "closed"))
    return refuse (error, _ ("Only a project that is open goes on."));
  if (progress < 0 || progress > 100)
    return refuse (error, _ ("Progress is from 0 to 100 per cent."));
  if (clean == NULL)
    return refuse (error, _ ("How far is it? Say it in words."));
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_int (next, "progress", progress);
  hut_record_set_text (next, "progress_words", clean);
  hut_record_plan_hold (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_entry_plan_void (const HutRosterActing *acting, const HutRecord *kept, const char *why,
                     GError **error)
{
  g_autofree char *words = hut_roster_clean (why);
  HutRecordPlan *plan;

  if (words == NULL)
    return refuse (error, _ ("Say why it is struck off: it stays on record."));
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", words);
  return plan;
}

/* ---- Tags ---- */

char *
hut_tags_from_words (const char *words)
{
  g_autofree char *masked = hut_roster_clean (words);

  return masked != NULL ? hut_person_read_skills (masked) : NULL;
}

char *
hut_tags_to_words (const char *tags)
{
  /* Translators: what stands between the words of a list. */
  return hut_person_skill_words (tags, _ (", "));
}
