/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the people of the roster. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-person-plan.h"

#include "domain/hut-person-alike.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What a form says of a person; left_at and void_reason have acts of their own. */
static const char *const fields[] = {
  "name",
  "unit",
  "community",
  "telephone",
  "id_number",
  "home_address",
  "skills",
  "available",
  "training",
  "trained_at",
  "agreement_from",
  "agreement_until",
  "volunteer_number",
  "consent_name",
  "consent_telephone",
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? hut_telephone_mask_in (stripped) : NULL;
}

static void
take_over (HutRecord *next, const HutRecord *said, const char *const *names, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hut_record_set (next, names[i], hut_value_copy (hut_record_get (said, names[i])));
}

static void
unset (HutRecord *record, const char *field)
{
  hut_record_set (record, field, (HutValue)HUT_VALUE_INIT);
}

/* ---- People ---- */

static gboolean
check_person (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  const char *telephone = hut_record_get_text (said, "telephone");
  const char *id_number = hut_record_get_text (said, "id_number");
  HutTime from = hut_record_get_int (said, "agreement_from", 0);
  HutTime until = hut_record_get_int (said, "agreement_until", 0);

  if (hut_record_get_text (said, "name") == NULL)
    return refuse (error, _ ("A person needs a name."));
  if (telephone != NULL && !hut_person_is_telephone (telephone))
    return refuse (error, _ ("This is no telephone number of 7 to 15 digits."));
  if (id_number != NULL && !hut_person_is_id_number (id_number))
    return refuse (error, _ ("This is no identity number: its digits do not agree."));
  if (until != 0 && from == 0)
    return refuse (error, _ ("From when does the agreement hold?"));
  if (until != 0 && until <= from)
    return refuse (error, _ ("The agreement ends before it begins."));
  return hut_record_get_int (said, "trained_at", 0) <= acting->now ||
         refuse (error, _ ("The training has not taken place yet."));
}

static gboolean
consents (const HutRecord *person)
{
  return hut_record_get_int (person, "consent_name", 0) != 0 ||
         hut_record_get_int (person, "consent_telephone", 0) != 0;
}

static gboolean
same_consent (const HutRecord *a, const HutRecord *b)
{
  return hut_value_equal (hut_record_get (a, "consent_name"), hut_record_get (b, "consent_name")) &&
         hut_value_equal (hut_record_get (a, "consent_telephone"),
                          hut_record_get (b, "consent_telephone"));
}

/* @kept NULL: of somebody new. */
static void
fill_person (const HutRosterActing *acting, HutRecord *next, const HutRecord *kept,
             const HutRecord *said)
{
  g_autofree char *note = clean (hut_record_get_text (said, "note"));

  take_over (next, said, fields, G_N_ELEMENTS (fields));
  hut_record_set_text (next, "note", note);
  if (!consents (next))
    unset (next, "consented_at");
  else if (kept == NULL || !same_consent (kept, next))
    hut_record_set_int (next, "consented_at", acting->now);
}

HutRecordPlan *
hut_person_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;

  if (!check_person (acting, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  fill_person (acting, hut_record_plan_create (plan, &hut_kind_person, &said->id), NULL, said);
  return plan;
}

HutRecordPlan *
hut_person_plan_change (const HutRosterActing *acting, const HutRecord *kept, const HutRecord *said,
                        GError **error)
{
  HutRecordPlan *plan;

  if (!check_person (acting, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  fill_person (acting, hut_record_plan_change (plan, kept), kept, said);
  return plan;
}

static gboolean
begins_after (GPtrArray *roles, HutTime when)
{
  for (guint i = 0; i < roles->len; i++)
    if (hut_record_get_int (roles->pdata[i], "from", G_MININT64) > when)
      return TRUE;
  return FALSE;
}

HutRecordPlan *
hut_person_plan_leave (const HutRosterActing *acting, const HutRecord *kept, GPtrArray *roles,
                       HutTime when, GError **error)
{
  HutRecordPlan *plan;

  if (hut_record_get_int (kept, "left_at", 0) != 0)
    {
      refuse (error, _ ("This person has left already."));
      return NULL;
    }
  if (when <= 0 || when > acting->now)
    {
      refuse (error, _ ("Give the day of leaving; it is not after today."));
      return NULL;
    }
  if (begins_after (roles, when))
    {
      refuse (error, _ ("A role began after that day: give a later one, or make the role void."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_int (hut_record_plan_change (plan, kept), "left_at", when);
  for (guint i = 0; i < roles->len; i++)
    if (hut_record_get_int (roles->pdata[i], "until", G_MAXINT64) > when)
      hut_record_set_int (hut_record_plan_change (plan, roles->pdata[i]), "until", when);
  return plan;
}

HutRecordPlan *
hut_person_plan_return (const HutRosterActing *acting, const HutRecord *kept, GError **error)
{
  HutRecordPlan *plan;

  if (hut_record_get_int (kept, "left_at", 0) == 0)
    {
      refuse (error, _ ("This person has not left."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  unset (hut_record_plan_change (plan, kept), "left_at");
  return plan;
}

HutRecordPlan *
hut_person_plan_void (const HutRecord *kept, GPtrArray *roles, guint done, const char *why,
                      GError **error)
{
  g_autofree char *words = clean (why);
  HutRecordPlan *plan;

  if (roles->len > 0 || done > 0)
    {
      refuse (error, _ ("This person has roles, or did something that is on record: enter that the "
                        "person left instead."));
      return NULL;
    }
  if (words == NULL)
    {
      refuse (error, _ ("Say why the entry is void."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", words);
  return plan;
}

/* ---- Roles ---- */

static gboolean
check_role_place (const HutRecord *said, GError **error)
{
  const char *code = hut_record_get_text (said, "code");

  if (code == NULL)
    return refuse (error, _ ("Which role?"));
  if ((g_str_equal (code, "steward") || g_str_equal (code, "lane-chief")) &&
      hut_record_get_text (said, "lane") == NULL)
    return refuse (error, _ ("Which lane? This role has one."));
  return !g_str_equal (code, "grid-worker") || hut_record_get_text (said, "grid") != NULL ||
         refuse (error, _ ("Which grid? This role has one."));
}

static gboolean
check_role (const HutRecord *person, GPtrArray *roles, const HutRecord *said, GError **error)
{
  HutTime from = hut_record_get_int (said, "from", 0);
  HutTime until = hut_record_get_int (said, "until", G_MAXINT64);

  if (hut_record_get_int (person, "left_at", 0) != 0)
    return refuse (error, _ ("This person has left; let the person come back first."));
  if (!check_role_place (said, error))
    return FALSE;
  if (from == 0)
    return refuse (error, _ ("From when? A day is needed."));
  if (until <= from)
    return refuse (error, _ ("It ends before it begins."));
  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (hut_record_get_text (roles->pdata[i], "code"),
                   hut_record_get_text (said, "code")) == 0 &&
        g_strcmp0 (hut_roster_place (roles->pdata[i]), hut_roster_place (said)) == 0 &&
        hut_role_is_held (roles->pdata[i], from, until))
      return refuse (error, _ ("The person has this role there at this time already."));
  return TRUE;
}

HutRecordPlan *
hut_role_plan_begin (const HutRosterActing *acting, const HutRecord *person, GPtrArray *roles,
                     const HutRecord *said, GError **error)
{
  static const char *const own[] = { "code", "lane", "grid", "unit", "community", "from", "until" };
  g_autofree char *words = clean (hut_record_get_text (said, "words"));
  HutRecordPlan *plan;
  HutRecord *role;

  if (!check_role (person, roles, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  /* The uid of said: one made of person, place and day would meet a role that was voided. */
  role = hut_record_plan_create (plan, &hut_kind_role, &said->id);
  take_over (role, said, own, G_N_ELEMENTS (own));
  hut_record_set (role, "person", hut_value_uid (&person->id));
  hut_record_set_text (role, "words", words);
  return plan;
}

HutRecordPlan *
hut_role_plan_end (const HutRosterActing *acting, const HutRecord *role, HutTime until,
                   const char *words, GError **error)
{
  g_autofree char *said = clean (words);
  HutRecordPlan *plan;
  HutRecord *next;

  if (until == 0)
    {
      refuse (error, _ ("Until when? A day is needed."));
      return NULL;
    }
  if (until < hut_record_get_int (role, "from", 0))
    {
      refuse (error, _ ("It ends before it begins."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, role);
  hut_record_set_int (next, "until", until);
  if (said != NULL)
    hut_record_set_text (next, "words", said);
  return plan;
}

HutRecordPlan *
hut_role_plan_void (const HutRecord *role, const char *why, GError **error)
{
  g_autofree char *words = clean (why);
  HutRecordPlan *plan;

  if (words == NULL)
    {
      refuse (error, _ ("Say why the role is void."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, role), "void_reason", words);
  return plan;
}
