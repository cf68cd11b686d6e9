/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decision rules, read from the office and checked. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision-rule.h"

#include "base/hut-json.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DAYS 365

/* clang-format off */
const HutCode hut_codes_decision_base[] = {
  { "residents",         N_("Residents of 18 and over, one of each household, or representatives of residents’ groups") },
  { "villagers",         N_("Villagers of 18 and over") },
  { "households",        N_("Households") },
  { "members",           N_("Members") },
  { "owners",            N_("Owners") },
  { "interested-owners", N_("Owners with an interest in it") },
  { NULL, NULL }
};

/* In the order of HutVoting. */
const HutCode hut_codes_decision_voting[] = {
  { "present",     N_("Those present") },
  { "taking-part", N_("Those whose ballot came in") },
  { "base",        N_("All who may vote") },
  { NULL, NULL }
};
/* clang-format on */

static gboolean
fail (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, what);
  return FALSE;
}

static const char *
find_base (const char *code)
{
  for (const HutCode *base = hut_codes_decision_base; base->code != NULL; base++)
    if (g_strcmp0 (base->code, code) == 0)
      return base->code;
  return NULL;
}

static gboolean
read_voting (HutDecisionRule *rule, JsonObject *value, GError **error)
{
  const char *code = hut_json_get_string (value, "voting");

  rule->base = find_base (hut_json_get_string (value, "base"));
  if (rule->base == NULL)
    return fail (error, _ ("It is not said who is counted"));
  for (guint i = 0; hut_codes_decision_voting[i].code != NULL; i++)
    if (g_strcmp0 (hut_codes_decision_voting[i].code, code) == 0)
      {
        rule->voting = (HutVoting)i;
        return TRUE;
      }
  return fail (error, _ ("It is not said of whom the share is needed"));
}

/* The count of people is the one that is always made: other measures only stand beside it. */
static gboolean
check_sides (const HutDecisionRule *rule, GError **error)
{
  if (rule->people.test == HUT_SHARE_NOT_ASKED && rule->area.test != HUT_SHARE_NOT_ASKED)
    return fail (error, _ ("A share of the people is needed beside that of the area"));
  if (rule->quorum_people.test == HUT_SHARE_NOT_ASKED &&
      (rule->quorum_area.test != HUT_SHARE_NOT_ASKED ||
       rule->quorum_representatives.test != HUT_SHARE_NOT_ASKED))
    return fail (error, _ ("A quorum of the people is needed beside the others"));
  return TRUE;
}

static gboolean
read_shares (HutDecisionRule *rule, JsonObject *value, GError **error)
{
  const struct
  {
    const char *part, *member, *what;
    HutShare *share;
  } shares[] = {
    { "quorum", "people", _ ("Quorum, people"), &rule->quorum_people },
    { "quorum", "area", _ ("Quorum, area"), &rule->quorum_area },
    { "quorum", "owner_representatives", _ ("Quorum, owners’ representatives"),
      &rule->quorum_representatives },
    { "decision", "people", _ ("Decision, people"), &rule->people },
    { "decision", "area", _ ("Decision, area"), &rule->area },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      JsonObject *part = hut_json_get_object (value, shares[i].part);
      JsonNode *node = part != NULL ? json_object_get_member (part, shares[i].member) : NULL;

      if (!hut_share_read (shares[i].share, node, shares[i].what, error))
        return FALSE;
    }
  rule->has_fractions = rule->people.test != HUT_SHARE_NOT_ASKED;
  return check_sides (rule, error);
}

static gboolean
read_days (JsonObject *part, const char *member, int *days, GError **error)
{
  gint64 number;

  if (part == NULL || !json_object_has_member (part, member))
    return TRUE;
  if (!hut_json_get_int (part, member, &number) || number < 1 || number > MAX_DAYS)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Days: a whole number from 1 to %d is needed"), MAX_DAYS);
      return FALSE;
    }
  *days = (int)number;
  return TRUE;
}

static gboolean
read_times (HutDecisionRule *rule, JsonObject *value, GError **error)
{
  JsonObject *publish = hut_json_get_object (value, "publish");
  const char *count = publish != NULL ? hut_json_get_string (publish, "count") : NULL;

  rule->publish_count =
      g_strcmp0 (count, "working") == 0 ? HUT_COUNT_WORKING_DAYS : HUT_COUNT_CALENDAR_DAYS;
  return read_days (hut_json_get_object (value, "notice"), "days", &rule->notice_days, error) &&
         read_days (publish, "within_days", &rule->publish_within_days, error) &&
         read_days (publish, "for_days", &rule->publish_for_days, error);
}

static gboolean
read_day (JsonObject *value, const char *member, gint64 *day, GError **error)
{
  const char *text = hut_json_get_string (value, member);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HutTime time;

  if (text == NULL)
    return TRUE;
  if (!hut_time_parse (text, utc, &time))
    return fail (error, _ ("The days from and to which it holds cannot be read"));
  *day = hut_time_day_number (time, utc);
  return TRUE;
}

static gboolean
read_validity (HutDecisionRule *rule, JsonObject *value, GError **error)
{
  rule->from = G_MININT64;
  rule->to = G_MAXINT64;
  if (!read_day (value, "from", &rule->from, error) || !read_day (value, "to", &rule->to, error))
    return FALSE;
  return rule->from <= rule->to || fail (error, _ ("It would end before it begins"));
}

static void
subject_free (gpointer data)
{
  HutDecisionSubject *subject = data;

  g_free (subject->id);
  g_free (subject->name);
  g_free (subject);
}

static gboolean
read_subject (HutDecisionRule *rule, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object != NULL ? hut_json_get_string (object, "id") : NULL;
  g_autofree char *name =
      object != NULL ? hut_rule_text (json_object_get_member (object, "name")) : NULL;
  HutDecisionSubject *subject;

  if (id == NULL || name == NULL)
    return fail (error, _ ("A subject needs an id and a name"));
  subject = g_new0 (HutDecisionSubject, 1);
  subject->id = g_strdup (id);
  subject->name = g_steal_pointer (&name);
  g_ptr_array_add (rule->subjects, subject);
  return TRUE;
}

static gboolean
read_subjects (HutDecisionRule *rule, JsonObject *value, GError **error)
{
  JsonArray *list = hut_json_get_array (value, "subjects");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!read_subject (rule, json_array_get_element (list, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_true (JsonObject *value, const char *member)
{
  JsonNode *node = json_object_get_member (value, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
read_value (HutDecisionRule *rule, JsonNode *node, GError **error)
{
  JsonObject *value =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (value == NULL)
    return fail (error, _ ("The decision rule cannot be read"));
  rule->name = hut_rule_text (json_object_get_member (value, "name"));
  if (rule->name == NULL)
    return fail (error, _ ("The decision rule has no name"));
  rule->opinion = is_true (value, "opinion");
  rule->proxy = is_true (value, "proxy");
  return read_voting (rule, value, error) && read_shares (rule, value, error) &&
         read_subjects (rule, value, error) && read_times (rule, value, error) &&
         read_validity (rule, value, error);
}

static HutDecisionRule *
rule_new (const char *id)
{
  HutDecisionRule *rule = g_new0 (HutDecisionRule, 1);

  rule->id = g_strdup (id);
  rule->subjects = g_ptr_array_new_with_free_func (subject_free);
  return rule;
}

HutDecisionRule *
hut_decision_rule_new (const char *id, JsonNode *value, GError **error)
{
  g_autoptr (HutDecisionRule) rule = rule_new (id);

  return read_value (rule, value, error) ? g_steal_pointer (&rule) : NULL;
}

gboolean
hut_decision_rule_check (JsonNode *value, GError **error)
{
  g_autoptr (HutDecisionRule) rule = hut_decision_rule_new (NULL, value, error);

  return rule != NULL;
}

/* An office signs fractions. What the law gives to whom, and that a council only advises, stays as
 * it is shipped. */
static gboolean
keep_bounds (HutDecisionRule *rule, JsonNode *shipped, GError **error)
{
  g_autoptr (HutDecisionRule) bounds = NULL;

  if (shipped == NULL)
    return TRUE;
  bounds = rule_new (rule->id);
  if (!read_value (bounds, shipped, error))
    return FALSE;
  rule->opinion |= bounds->opinion;
  g_clear_pointer (&rule->subjects, g_ptr_array_unref);
  rule->subjects = g_steal_pointer (&bounds->subjects);
  return TRUE;
}

/* A shipped rule is trusted by its standing, one of the office's own by its signature. */
static void
read_origin (HutDecisionRule *rule, const HutRuleOrigin *origin)
{
  rule->citation = g_strdup (origin->source);
  rule->verified_by = g_strdup (origin->verified_by);
  rule->verified_at = origin->verified_at;
  rule->trusted =
      rule->has_fractions &&
      (origin->own ? origin->verified_at != 0 : !g_str_equal (origin->standing, "unverified"));
}

HutDecisionRule *
hut_decision_rule_of (HutOffice *office, const char *id, GError **error)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);
  g_autoptr (HutDecisionRule) rule = rule_new (id);
  HutRuleOrigin origin;

  if (!hut_office_get_origin (office, name, &origin))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                   _ ("no decision rule of that name: %s"), id);
      return NULL;
    }
  if (!read_value (rule, hut_office_get_rule (office, name), error) ||
      (origin.own && !keep_bounds (rule, hut_office_get_shipped (office, name), error)))
    return NULL;
  read_origin (rule, &origin);
  rule->zone = g_time_zone_ref (hut_office_get_zone (office));
  return g_steal_pointer (&rule);
}

void
hut_decision_rule_free (HutDecisionRule *rule)
{
  if (rule == NULL)
    return;
  g_free (rule->id);
  g_free (rule->name);
  g_free (rule->citation);
  g_free (rule->verified_by);
  g_clear_pointer (&rule->subjects, g_ptr_array_unref);
  g_clear_pointer (&rule->zone, g_time_zone_unref);
  g_free (rule);
}

gboolean
hut_decision_rule_is_valid (const HutDecisionRule *rule, gint64 day)
{
  return day >= rule->from && day <= rule->to;
}

gboolean
hut_decision_rule_has_subject (const HutDecisionRule *rule, const char *id)
{
  for (guint i = 0; i < rule->subjects->len; i++)
    if (g_strcmp0 (((const HutDecisionSubject *)rule->subjects->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

HutDecisionRule *
hut_decision_rule_for (HutOffice *office, const char *id, gint64 day, GError **error)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);
  g_autoptr (HutDecisionRule) any = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, ids[i], NULL);

      if (rule == NULL || !hut_decision_rule_has_subject (rule, id))
        continue;
      if (hut_decision_rule_is_valid (rule, day))
        return g_steal_pointer (&rule);
      hut_decision_rule_free (any);
      any = g_steal_pointer (&rule);
    }
  if (any == NULL)
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                 _ ("no rule says who decides this: %s"), id);
  return g_steal_pointer (&any);
}

char **
hut_decision_rule_ids (HutOffice *office)
{
  const char *const *names = hut_office_get_names (office);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (; *names != NULL; names++)
    if (g_str_has_prefix (*names, HUT_DECISION_PREFIX))
      g_strv_builder_add (ids, *names + strlen (HUT_DECISION_PREFIX));
  return g_strv_builder_end (ids);
}

/* ---- For people ---- */

/* Takes over @part. */
static void
add_part (GString *words, char *part)
{
  if (words->len > 0)
    g_string_append (words, C_ ("between words", "; "));
  g_string_append (words, part);
  g_free (part);
}

static char *
people_words (const HutDecisionRule *rule)
{
  g_autofree char *share = hut_share_words (&rule->people);

  switch (rule->voting)
    {
    case HUT_VOTING_TAKING_PART:
      return g_strdup_printf (_ ("carried by %s of those who take part"), share);
    case HUT_VOTING_BASE:
      return g_strdup_printf (_ ("carried by %s of those who may vote"), share);
    case HUT_VOTING_PRESENT:
    default:
      return g_strdup_printf (_ ("carried by %s of those present"), share);
    }
}

static void
add_area (GString *words, const HutShare *share)
{
  g_autofree char *area = hut_share_words (share);

  if (share->test != HUT_SHARE_NOT_ASKED)
    add_part (words, g_strdup_printf (_ ("and of the area: %s"), area));
}

char *
hut_decision_rule_words (const HutDecisionRule *rule)
{
  g_autofree char *quorum = hut_share_words (&rule->quorum_people);
  g_autofree char *representatives = hut_share_words (&rule->quorum_representatives);
  GString *words;

  if (!rule->has_fractions)
    return g_strdup (_ ("No fractions are known: counted only"));
  words = g_string_new (NULL);
  if (rule->quorum_people.test != HUT_SHARE_NOT_ASKED)
    add_part (words, rule->voting == HUT_VOTING_TAKING_PART
                         ? g_strdup_printf (_ ("taking part: %s"), quorum)
                         : g_strdup_printf (_ ("quorum: %s"), quorum));
  add_area (words, &rule->quorum_area);
  if (rule->quorum_representatives.test != HUT_SHARE_NOT_ASKED)
    add_part (words,
              g_strdup_printf (_ ("and of the owners’ representatives: %s"), representatives));
  add_part (words, people_words (rule));
  add_area (words, &rule->area);
  return g_string_free (words, FALSE);
}
