/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long what is personal is kept. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-people-retention.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define DAYS_MOST 36500

/* The note, in which anything may be written, comes last: it then says what was done. */
static const char *const wiped[] = {
  "telephone",    "id_number",         "home_address", "skills", "available",
  "consent_name", "consent_telephone", "consented_at", "note",
};

gboolean
hut_person_field_is_wiped (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wiped); i++)
    if (g_str_equal (wiped[i], field))
      return TRUE;
  return FALSE;
}

gboolean
hut_retention_read (HutRetention *retention, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  gint64 days;

  if (object == NULL || !hut_json_get_int (object, "people_days", &days) || days < 0 ||
      days > DAYS_MOST)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Retention: “%s” must be a whole number from %d to %d"), "people_days", 0,
                   DAYS_MOST);
      return FALSE;
    }
  retention->people_days = (int)days;
  return TRUE;
}

void
hut_retention_of (HutOffice *office, HutRetention *retention)
{
  if (office == NULL ||
      !hut_retention_read (retention, hut_office_get_rule (office, "retention"), NULL))
    retention->people_days = 365;
}

HutTime
hut_retention_before (const HutRetention *retention, HutTime now)
{
  return now - retention->people_days * HUT_TIME_DAY;
}

HutRecordPlan *
hut_person_plan_wipe (const HutRosterActing *acting, const HutRecord *kept,
                      const HutRetention *retention, GError **error)
{
  HutTime left = hut_record_get_int (kept, "left_at", G_MAXINT64);
  g_autofree char *day = hut_time_format (acting->now, hut_time_shown_zone (), "%Y-%m-%d");
  g_autofree char *words = g_strdup_printf (_ ("What was personal was wiped on %s."), day);
  HutRecordPlan *plan;
  HutRecord *next;

  if (left > hut_retention_before (retention, acting->now))
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           left == G_MAXINT64
                               ? _ ("This person has not left.")
                               : _ ("The time that the office keeps it is not over."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  for (gsize i = 0; i < G_N_ELEMENTS (wiped); i++)
    hut_record_set (next, wiped[i], (HutValue)HUT_VALUE_INIT);
  hut_record_set_text (next, "note", words);
  hut_record_plan_guard (plan, next, "left_at");
  return plan;
}
