/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Activities, and who takes part. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-activity-plan.h"

#include "domain/hut-person-alike.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-roster-rules.h"
#include "domain/hut-roster.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_state (const HutRecord *record, const char *state)
{
  return g_strcmp0 (hut_record_get_text (record, "state"), state) == 0;
}

/* Stripped, numbers of telephones masked; NULL where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? hut_telephone_mask_in (stripped) : NULL;
}

/* ---- Activities ---- */

static gboolean
check_activity (const HutRecord *said, GError **error)
{
  HutTime from = hut_record_get_int (said, "from", 0),
          until = hut_record_get_int (said, "until", 0);
  g_autofree char *title = clean (hut_record_get_text (said, "title"));

  if (title == NULL)
    return refuse (error, _ ("What is it called? A title is needed."));
  if (hut_record_get_text (said, "kind") == NULL)
    return refuse (error, _ ("Is it a post to be filled, or an activity?"));
  if (from != 0 && until != 0 && until < from)
    return refuse (error, _ ("It ends before it begins."));
  if (hut_record_get_int (said, "places", 0) < 0)
    return refuse (error, _ ("There cannot be fewer than no places."));
  return TRUE;
}

static void
take_over (HutRecord *next, const HutRecord *said)
{
  static const char *const fields[] = { "kind",  "lane",   "community", "place", "from",
                                        "until", "places", "skills",    "unit" };
  static const char *const texts[] = { "title", "address", "words" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (next, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = clean (hut_record_get_text (said, texts[i]));

      hut_record_set_text (next, texts[i], text);
    }
}

HutRecordPlan *
hut_activity_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_activity (said, error))
    return NULL;
  plan = hut_record_plan_new ();
  next = hut_record_plan_create (plan, &hut_kind_activity, NULL);
  take_over (next, said);
  hut_record_set_text (next, "state", "open");
  return plan;
}

HutRecordPlan *
hut_activity_plan_edit (const HutRosterActing *acting, const HutRecord *kept, const HutRecord *said,
                        GError **error)
{
  HutRecordPlan *plan;

  if (!check_activity (said, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_change (plan, kept), said);
  return plan;
}

HutRecordPlan *
hut_activity_plan_set_state (const HutRosterActing *acting, const HutRecord *kept,
                             const char *state, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (!hut_roster_step_allowed (&hut_kind_activity, hut_record_get_text (kept, "state"), state))
    {
      refuse (error, _ ("No such step can be taken now."));
      return NULL;
    }
  if (g_str_equal (state, "held") && hut_record_get_int (kept, "from", 0) > acting->now)
    {
      refuse (error, _ ("It has not begun yet: it cannot have been held."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

/* ---- Skills ---- */

static JsonArray *
array_of (const char *text, JsonNode **node)
{
  *node = text != NULL ? json_from_string (text, NULL) : NULL;
  return *node != NULL && JSON_NODE_HOLDS_ARRAY (*node) ? json_node_get_array (*node) : NULL;
}

static gboolean
has_skill (JsonArray *skills, const char *skill)
{
  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    {
      JsonNode *element = json_array_get_element (skills, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING &&
          hut_person_same_skill (json_node_get_string (element), skill))
        return TRUE;
    }
  return FALSE;
}

char *
hut_activity_lacks (const HutRecord *activity, const HutRecord *person)
{
  g_autoptr (JsonNode) asked_node = NULL;
  g_autoptr (JsonNode) has_node = NULL;
  JsonArray *asked = array_of (hut_record_get_text (activity, "skills"), &asked_node);
  JsonArray *has = array_of (hut_record_get_text (person, "skills"), &has_node);
  g_autoptr (GString) lacks = g_string_new (NULL);
  guint n = asked != NULL ? json_array_get_length (asked) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (asked, i);
      const char *skill = json_node_get_value_type (element) == G_TYPE_STRING
                              ? json_node_get_string (element)
                              : NULL;

      if (skill != NULL && !has_skill (has, skill))
        g_string_append_printf (lacks, "%s%s", lacks->len > 0 ? _ (", ") : "", skill);
    }
  if (n > 0 && hut_record_get_text (person, "training") == NULL)
    g_string_append_printf (lacks, "%s%s", lacks->len > 0 ? _ (", ") : "", _ ("training"));
  return lacks->len > 0 ? g_strdup (lacks->str) : NULL;
}

/* ---- Signing up ---- */

HutUid
hut_signup_id (const char *stream, const HutUid *activity, const HutUid *person)
{
  char first[HUT_UID_STRING_LEN + 1], second[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s", hut_uid_print (activity, first), hut_uid_print (person, second));

  return hut_uid_from_key (stream, hut_kind_signup.name, key);
}

static gboolean
counts (const HutRecord *signup)
{
  return is_state (signup, "signed") || is_state (signup, "came");
}

guint
hut_activity_count (GPtrArray *signups)
{
  guint n = 0;

  for (guint i = 0; i < signups->len; i++)
    n += counts (signups->pdata[i]);
  return n;
}

static const HutRecord *
find_signup (GPtrArray *signups, const HutUid *person)
{
  for (guint i = 0; i < signups->len; i++)
    {
      HutUid who = hut_roster_uid (signups->pdata[i], "person");

      if (hut_uid_equal (&who, person))
        return signups->pdata[i];
    }
  return NULL;
}

static gboolean
check_signing (const HutRecord *activity, const HutRecord *person, GPtrArray *signups,
               const HutRecord *kept, const char *words, GError **error)
{
  gint64 places = hut_record_get_int (activity, "places", 0);
  g_autofree char *lacks = hut_activity_lacks (activity, person);

  if (!is_state (activity, "open"))
    return refuse (error, _ ("It is not open for sign-up."));
  if (hut_record_get_int (person, "left_at", 0) != 0)
    return refuse (error, _ ("This person has left."));
  if (kept != NULL && !is_state (kept, "withdrawn"))
    return refuse (error, _ ("This person has signed up already."));
  if (places > 0 && hut_activity_count (signups) >= places)
    return refuse (error, _ ("All places are taken."));
  if (lacks != NULL && words == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   /* Translators: skills that lack. */
                   _ ("This person lacks: %s. Say why all the same."), lacks);
      return FALSE;
    }
  return TRUE;
}

HutRecordPlan *
hut_signup_plan_sign (const HutRosterActing *acting, const HutRecord *activity,
                      const HutRecord *person, GPtrArray *signups, const char *words,
                      GError **error)
{
  g_autofree char *why = clean (words);
  const HutRecord *kept = find_signup (signups, &person->id);
  HutUid id = hut_signup_id (acting->stream, &activity->id, &person->id);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_signing (activity, person, signups, kept, why, error))
    return NULL;
  plan = hut_record_plan_new ();
  next = kept != NULL ? hut_record_plan_change (plan, kept)
                      : hut_record_plan_create (plan, &hut_kind_signup, &id);
  if (kept != NULL)
    hut_record_plan_expect (plan, next, "state");
  hut_record_set (next, "activity", hut_value_uid (&activity->id));
  hut_record_set (next, "person", hut_value_uid (&person->id));
  hut_record_set_int (next, "at", acting->now);
  hut_record_set_text (next, "words", why);
  hut_record_set_text (next, "state", "signed");
  return plan;
}

static HutRecord *
step (HutRecordPlan *plan, const HutRecord *signup, const char *state, GError **error)
{
  HutRecord *next;

  if (!hut_roster_step_allowed (&hut_kind_signup, hut_record_get_text (signup, "state"), state))
    {
      refuse (error, _ ("No such step can be taken now."));
      return NULL;
    }
  next = hut_record_plan_change (plan, signup);
  hut_record_set_text (next, "state", state);
  hut_record_plan_expect (plan, next, "state");
  return next;
}

HutRecordPlan *
hut_signup_plan_withdraw (const HutRosterActing *acting, const HutRecord *signup, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();

  return step (plan, signup, "withdrawn", error) != NULL ? g_steal_pointer (&plan) : NULL;
}

/* ---- Who came ---- */

static void
certify (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *activity,
         const HutRecord *signup, const char *certifier, gint64 minutes)
{
  HutRecord *service = hut_record_plan_create (plan, &hut_kind_service, NULL);
  HutTime from = hut_record_get_int (activity, "from", 0);

  hut_record_set (service, "person", hut_value_copy (hut_record_get (signup, "person")));
  hut_record_set (service, "activity", hut_value_uid (&activity->id));
  hut_record_set (service, "lane", hut_value_copy (hut_record_get (activity, "lane")));
  if (from != 0)
    {
      hut_record_set_int (service, "began_at", from);
      hut_record_set_int (service, "ended_at", from + minutes * HUT_TIME_MINUTE);
    }
  hut_record_set_text (service, "how", "certified");
  hut_record_set_text (service, "certifier", certifier);
  hut_record_set_int (service, "minutes", minutes);
  hut_record_set_text (service, "words", hut_record_get_text (activity, "title"));
  hut_record_set_text (service, "entered_by", acting->account);
  hut_record_set_int (service, "at", acting->now);
}

GPtrArray *
hut_signup_plan_came (const HutRosterActing *acting, const HutRecord *activity, GPtrArray *signups,
                      const char *certifier, gint64 minutes, GError **error)
{
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_plan_free);
  HutRecordPlan *plan = NULL;
  g_autofree char *who = clean (certifier);
  HutTime from = hut_record_get_int (activity, "from", 0);

  if (from > acting->now)
    {
      refuse (error, _ ("It has not begun yet: nobody can have come."));
      return NULL;
    }
  if (is_state (activity, "cancelled"))
    {
      refuse (error, _ ("It was called off: nobody can have come."));
      return NULL;
    }
  if (who != NULL && (minutes < 1 || minutes > 1440))
    {
      refuse (error, _ ("From 1 to 1440 minutes are certified."));
      return NULL;
    }
  if (who != NULL && from != 0 && from + minutes * HUT_TIME_MINUTE > acting->now)
    {
      refuse (error, _ ("It has not lasted so long yet: only what was done is certified."));
      return NULL;
    }
  for (guint i = 0; i < signups->len; i++)
    {
      /* Who came stays with the hours of it. */
      if (plan == NULL || plan->records->len + 2 > HUT_RECORD_PLAN_MOST)
        {
          plan = hut_record_plan_new ();
          g_ptr_array_add (plans, plan);
        }
      if (step (plan, signups->pdata[i], "came", error) == NULL)
        return NULL;
      if (who != NULL)
        certify (plan, acting, activity, signups->pdata[i], who, minutes);
    }
  return g_steal_pointer (&plans);
}

/* A service is only added to: the new one names what it takes back, and says why. */
static void
take_back (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *service,
           const char *why)
{
  static const char *const fields[] = { "person",   "activity", "lane",      "began_at",
                                        "ended_at", "minutes",  "certifier", "how" };
  HutUid id = hut_correction_id (acting->stream, service->kind, &service->id);
  HutRecord *next = hut_record_plan_create (plan, &hut_kind_service, &id);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (next, fields[i], hut_value_copy (hut_record_get (service, fields[i])));
  hut_record_set (next, "replaces", hut_value_uid (&service->id));
  hut_record_set_int (next, "taken_back", 1);
  hut_record_set_text (next, "words", why);
  hut_record_set_text (next, "entered_by", acting->account);
  hut_record_set_int (next, "at", acting->now);
}

HutRecordPlan *
hut_signup_plan_absent (const HutRosterActing *acting, const HutRecord *activity,
                        const HutRecord *signup, GPtrArray *services, const char *why,
                        GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  g_autoptr (GPtrArray) standing = hut_roster_standing (services);
  g_autofree char *words = clean (why);
  HutUid person = hut_roster_uid (signup, "person");

  if (step (plan, signup, "absent", error) == NULL)
    return NULL;
  for (guint i = 0; i < standing->len; i++)
    {
      HutUid of = hut_roster_uid (standing->pdata[i], "activity");
      HutUid whose = hut_roster_uid (standing->pdata[i], "person");

      if (!hut_uid_equal (&of, &activity->id) || !hut_uid_equal (&whose, &person))
        continue;
      if (words == NULL)
        {
          refuse (error, _ ("Hours were certified for it: say why they are taken back."));
          return NULL;
        }
      take_back (plan, acting, standing->pdata[i], words);
    }
  return g_steal_pointer (&plan);
}
