/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with visits. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-visit-plan.h"

#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TITLE_MOST 60 /* characters of an opinion that become the title of its case */

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

/* Stripped; NULL where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/* What all of the office reads: numbers of telephones are masked in it. */
static void
set_open_text (HutRecord *next, const HutRecord *said, const char *field)
{
  g_autofree char *text = clean (hut_record_get_text (said, field));
  g_autofree char *masked = hut_telephone_mask_in (text);

  hut_record_set_text (next, field, masked);
}

static void
set_personal (HutRecord *next, const HutRecord *said, const char *field)
{
  g_autofree char *text = clean (hut_record_get_text (said, field));

  hut_record_set_text (next, field, text);
}

static gboolean
has (const HutRecord *said, const char *field)
{
  g_autofree char *text = clean (hut_record_get_text (said, field));

  return text != NULL;
}

static gboolean
check (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  const char *subject = hut_record_get_text (said, "subject");
  HutTime at = hut_record_get_int (said, "at", 0);

  if (subject == NULL)
    return refuse (error, _ ("Who was visited: a shop, a unit or a resident?"));
  if (g_str_equal (subject, "resident") ? !has (said, "whom") && !has (said, "home_address")
                                        : !has (said, "unit"))
    return refuse (error, g_str_equal (subject, "resident")
                              ? _ ("Which resident? A name or an address is needed.")
                              : _ ("Which shop or unit? Its name is needed."));
  if (hut_record_get_text (said, "person") == NULL)
    return refuse (error, _ ("Who made the visit?"));
  if (at == 0)
    return refuse (error, _ ("When was it? A day is needed."));
  return at <= acting->now ||
         refuse (error, _ ("It has not taken place yet: only what was done counts."));
}

static void
take_over (HutRecord *next, const HutRecord *said)
{
  static const char *const plain[] = { "lane", "subject", "place", "at", "person" };

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    hut_record_set (next, plain[i], hut_value_copy (hut_record_get (said, plain[i])));
  set_open_text (next, said, "unit");
  set_open_text (next, said, "opinion");
  set_personal (next, said, "whom");
  set_personal (next, said, "home_address");
}

HutRecordPlan *
hut_visit_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *visit;

  if (!check (acting, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  visit = hut_record_plan_create (plan, &hut_kind_visit, NULL);
  take_over (visit, said);
  hut_record_set_text (visit, "entered_by", acting->account);
  return plan;
}

HutRecordPlan *
hut_visit_plan_edit (const HutRosterActing *acting, const HutRecord *kept, const HutRecord *said,
                     GError **error)
{
  HutRecordPlan *plan;

  if (!check (acting, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_change (plan, kept), said);
  return plan;
}

HutRecordPlan *
hut_visit_plan_void (const HutRecord *kept, const char *why, GError **error)
{
  g_autofree char *words = clean (why);
  HutRecordPlan *plan;

  if (words == NULL)
    {
      refuse (error, _ ("Say why it is taken off: it stays on record."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", words);
  return plan;
}

/* ---- What became of the opinion ---- */

static gboolean
check_opinion (const HutRecord *kept, GError **error)
{
  if (hut_record_get_text (kept, "opinion") == NULL)
    return refuse (error, _ ("Nobody had an opinion at this visit."));
  return hut_record_get_int (kept, "done_at", 0) == 0 ||
         refuse (error, _ ("This opinion was dealt with already."));
}

static char *
title_of (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", 2);

  return g_utf8_strlen (lines[0], -1) <= TITLE_MOST ? g_strdup (lines[0])
                                                    : g_utf8_substring (lines[0], 0, TITLE_MOST);
}

static char *
text_of (const HutRecord *kept, const HutRecord *lane)
{
  const char *name = lane != NULL ? hut_record_get_text (lane, "name") : NULL;
  const char *unit = hut_record_get_text (kept, "unit");
  g_autofree char *day =
      hut_time_format (hut_record_get_int (kept, "at", 0), hut_time_zone (NULL), "%Y-%m-%d");
  GString *text = g_string_new (hut_record_get_text (kept, "opinion"));

  g_string_append_c (text, '\n');
  /* Translators: a day. */
  g_string_append_printf (text, _ ("Heard at a visit on %s."), day);
  if (name != NULL)
    g_string_append_printf (text, " %s", name);
  if (unit != NULL)
    g_string_append_printf (text, " %s", unit);
  return g_string_free (text, FALSE);
}

/* A shop is where it is known to be; a resident lives somewhere. */
static void
set_whom (HutRecord *made, const HutRecord *kept)
{
  hut_record_set (made, "caller", hut_value_copy (hut_record_get (kept, "whom")));
  hut_record_set (made, "home_address", hut_value_copy (hut_record_get (kept, "home_address")));
}

HutRecordPlan *
hut_visit_plan_to_case (const HutRosterActing *acting, const HutRecord *kept, const HutRecord *lane,
                        GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  HutRecordPlan *plan;
  HutRecord *made, *next;

  if (!check_opinion (kept, error))
    return NULL;
  if (hut_record_get_text (kept, "case") != NULL)
    {
      refuse (error, _ ("This opinion is a case already."));
      return NULL;
    }
  title = title_of (hut_record_get_text (kept, "opinion"));
  text = text_of (kept, lane);
  plan = hut_record_plan_new ();
  made = hut_record_plan_create (plan, &hut_kind_case, NULL);
  hut_record_set_text (made, "title", title);
  hut_record_set_text (made, "text", text);
  hut_record_set_text (made, "channel", "patrol");
  hut_record_set_text (made, "state", "received");
  hut_record_set_int (made, "created_at", acting->now);
  hut_record_set (made, "place", hut_value_copy (hut_record_get (kept, "place")));
  hut_record_set (made, "lane", hut_value_copy (hut_record_get (kept, "lane")));
  if (lane != NULL)
    hut_record_set_text (made, "community", hut_record_get_text (lane, "community"));
  set_whom (made, kept);
  next = hut_record_plan_change (plan, kept);
  hut_record_set (next, "case", hut_value_uid (&made->id));
  hut_record_plan_expect (plan, next, "case");
  return plan;
}

HutRecordPlan *
hut_visit_plan_follow (const HutRosterActing *acting, const HutRecord *kept, const char *words,
                       gboolean done, GError **error)
{
  g_autofree char *said = clean (words);
  g_autofree char *masked = hut_telephone_mask_in (said);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_opinion (kept, error))
    return NULL;
  if (masked == NULL)
    {
      refuse (error, _ ("What was done? Say it in words."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "follow_up", masked);
  if (done)
    hut_record_set_int (next, "done_at", acting->now);
  hut_record_plan_expect (plan, next, "done_at");
  return plan;
}

HutRecordPlan *
hut_visit_plan_reopen (const HutRosterActing *acting, const HutRecord *kept, const char *why,
                       GError **error)
{
  g_autofree char *said = clean (why);
  g_autofree char *masked = hut_telephone_mask_in (said);
  HutRecordPlan *plan;
  HutRecord *next;

  if (masked == NULL || hut_record_get_int (kept, "done_at", 0) == 0)
    {
      refuse (error, masked == NULL ? _ ("Say why it is taken up again.")
                                    : _ ("This opinion is under way."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "follow_up", masked);
  hut_record_set (next, "done_at", (HutValue)HUT_VALUE_INIT);
  hut_record_set (next, "case", (HutValue)HUT_VALUE_INIT);
  hut_record_plan_expect (plan, next, "done_at");
  return plan;
}
