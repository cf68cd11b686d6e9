/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From parts to a value and back. Each part is judged by hut_decision_rule_check() alone, in a rule
 * that has nothing else: a form and whoever reads a file of rules hear the same. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision-entry.h"

#include "base/hut-json.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DIGITS 9 /* more than any number of a rule has */

/* Where each part stands in the value. */
static const struct
{
  const char *object, *member;
} places[HUT_N_PARTS] = {
  [HUT_PART_QUORUM_PEOPLE] = { "quorum", "people" },
  [HUT_PART_QUORUM_AREA] = { "quorum", "area" },
  [HUT_PART_QUORUM_REPRESENTATIVES] = { "quorum", "owner_representatives" },
  [HUT_PART_PEOPLE] = { "decision", "people" },
  [HUT_PART_AREA] = { "decision", "area" },
  [HUT_PART_NOTICE] = { "notice", "days" },
  [HUT_PART_WITHIN] = { "publish", "within_days" },
  [HUT_PART_FOR] = { "publish", "for_days" },
};

/* All members that an entry asks for. */
static const char *const asked[] = { "base",   "voting",  "quorum", "decision", "proxy",
                                     "notice", "publish", "from",   "to" };

/* ---- From a value ---- */

static char *
number_text (gint64 number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static char *
day_text (gint64 day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return day > G_MININT64 && day < G_MAXINT64
             ? hut_time_format (day * HUT_TIME_DAY, utc, "%Y-%m-%d")
             : g_strdup ("");
}

static void
fill (HutDecisionEntry *entry, const HutDecisionRule *rule)
{
  const HutShare *shares[HUT_N_TYPED_SHARES] = { &rule->quorum_people, &rule->quorum_area,
                                                 &rule->quorum_representatives, &rule->people,
                                                 &rule->area };

  entry->base = g_intern_string (rule->base);
  entry->voting = g_intern_string (hut_codes_decision_voting[rule->voting].code);
  for (guint i = 0; i < HUT_N_TYPED_SHARES; i++)
    entry->shares[i] = (HutTypedShare){ shares[i]->test, number_text (shares[i]->part),
                                        number_text (shares[i]->whole) };
  entry->notice = number_text (rule->notice_days);
  entry->within = number_text (rule->publish_within_days);
  entry->for_days = number_text (rule->publish_for_days);
  entry->count = rule->publish_count == HUT_COUNT_WORKING_DAYS ? "working" : "calendar";
  entry->proxy = rule->proxy;
  entry->from = day_text (rule->from);
  entry->to = day_text (rule->to);
}

HutDecisionEntry *
hut_decision_entry_new (JsonNode *value)
{
  g_autoptr (HutDecisionRule) rule = hut_decision_rule_new (NULL, value, NULL);
  HutDecisionEntry *entry;

  g_return_val_if_fail (rule != NULL, NULL);

  entry = g_new0 (HutDecisionEntry, 1);
  entry->begin = json_node_copy (value);
  entry->citation = g_strdup ("");
  entry->signer = g_strdup ("");
  fill (entry, rule);
  return entry;
}

HutDecisionEntry *
hut_decision_entry_of (HutOffice *office, const char *id, GError **error)
{
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);
  g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, id, error);
  HutDecisionEntry *entry;
  HutRuleOrigin origin;

  if (rule == NULL || !hut_office_get_origin (office, name, &origin))
    return NULL;
  entry = hut_decision_entry_new (hut_office_get_rule (office, name));
  if (rule->citation != NULL)
    hut_decision_entry_take (&entry->citation, rule->citation);
  if (!origin.own && g_str_equal (origin.standing, "unverified"))
    entry->bare = g_strdup (rule->citation);
  return entry;
}

void
hut_decision_entry_free (HutDecisionEntry *entry)
{
  if (entry == NULL)
    return;
  json_node_unref (entry->begin);
  for (guint i = 0; i < HUT_N_TYPED_SHARES; i++)
    {
      g_free (entry->shares[i].part);
      g_free (entry->shares[i].whole);
    }
  g_free (entry->notice);
  g_free (entry->within);
  g_free (entry->for_days);
  g_free (entry->from);
  g_free (entry->to);
  g_free (entry->citation);
  g_free (entry->bare);
  g_free (entry->signer);
  g_free (entry);
}

void
hut_decision_entry_take (char **place, const char *typed)
{
  char *kept = g_strstrip (g_strdup (typed));

  g_free (*place);
  *place = kept;
}

/* ---- To a value ---- */

/* Digits of any width, as Chinese input gives them; anything else stays a text, which no rule takes
 * for a number. */
static JsonNode *
number_node (const char *typed)
{
  gint64 number = 0;
  guint n = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit < 0 || n == MAX_DIGITS)
        return json_node_init_string (json_node_alloc (), typed);
      number = number * 10 + digit;
    }
  return n > 0 ? json_node_init_int (json_node_alloc (), number)
               : json_node_init_string (json_node_alloc (), typed);
}

/* NULL where it is not asked. */
static JsonNode *
share_node (const HutTypedShare *share)
{
  JsonObject *object;
  JsonArray *pair;

  if (share->test == HUT_SHARE_NOT_ASKED)
    return NULL;
  object = json_object_new ();
  pair = json_array_new ();
  json_array_add_element (pair, number_node (share->part));
  json_array_add_element (pair, number_node (share->whole));
  json_object_set_array_member (
      object, share->test == HUT_SHARE_MORE_THAN ? "more_than" : "at_least", pair);
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
part_node (const HutDecisionEntry *entry, HutDecisionPart part)
{
  const char *typed = part == HUT_PART_NOTICE   ? entry->notice
                      : part == HUT_PART_WITHIN ? entry->within
                                                : entry->for_days;

  if (part >= HUT_PART_QUORUM_PEOPLE && part <= HUT_PART_AREA)
    return share_node (&entry->shares[part - HUT_PART_QUORUM_PEOPLE]);
  return *typed != '\0' ? number_node (typed) : NULL;
}

/* Puts the part where it belongs, unless it is not asked. */
static void
add_part (JsonObject *value, const HutDecisionEntry *entry, HutDecisionPart part)
{
  JsonNode *node = part_node (entry, part);
  JsonObject *object;

  if (node == NULL)
    return;
  object = hut_json_get_object (value, places[part].object);
  if (object == NULL)
    {
      object = json_object_new ();
      json_object_set_object_member (value, places[part].object, object);
    }
  json_object_set_member (object, places[part].member, node);
}

/* As it is kept; what cannot be read stays as it was typed. */
static void
add_day (JsonObject *value, const char *member, const char *typed)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *day = NULL;
  HutTime time;

  if (*typed == '\0')
    return;
  if (hut_time_parse (typed, utc, &time))
    day = day_text (hut_time_day_number (time, utc));
  json_object_set_string_member (value, member, day != NULL ? day : typed);
}

static void
add_code (JsonObject *value, const char *member, const char *code)
{
  if (code != NULL)
    json_object_set_string_member (value, member, code);
}

static JsonNode *
build (const HutDecisionEntry *entry)
{
  JsonObject *value = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *old;

  json_object_iter_init (&iter, json_node_get_object (entry->begin));
  while (json_object_iter_next (&iter, &member, &old))
    json_object_set_member (value, member, json_node_copy (old));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    json_object_remove_member (value, asked[i]);
  add_code (value, "base", entry->base);
  add_code (value, "voting", entry->voting);
  for (guint part = HUT_PART_QUORUM_PEOPLE; part <= HUT_PART_FOR; part++)
    add_part (value, entry, part);
  /* Only what stays up for days counts them in a way. */
  if (*entry->for_days != '\0' && g_str_equal (entry->count, "working"))
    json_object_set_string_member (hut_json_get_object (value, "publish"), "count", "working");
  if (entry->proxy)
    json_object_set_boolean_member (value, "proxy", TRUE);
  add_day (value, "from", entry->from);
  add_day (value, "to", entry->to);
  return json_node_init_object (json_node_alloc (), value);
}

/* ---- What is wrong ---- */

/* A rule that has nothing but what every rule has. */
static JsonObject *
bare_rule (void)
{
  JsonObject *value = json_object_new ();

  json_object_set_string_member (value, "name", "-");
  json_object_set_string_member (value, "base", "members");
  json_object_set_string_member (value, "voting", "present");
  return value;
}

/* Judges @value, which it takes, for @part. */
static void
judge (JsonObject *value, HutDecisionPart part, HutDecisionFaults *faults)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), value);
  g_autoptr (GError) error = NULL;

  json_object_unref (value);
  if (faults->parts[part] == NULL && !hut_decision_rule_check (node, &error))
    faults->parts[part] = g_strdup (error->message);
}

static gboolean
is_asked (const HutDecisionEntry *entry, HutDecisionPart part)
{
  return entry->shares[part - HUT_PART_QUORUM_PEOPLE].test != HUT_SHARE_NOT_ASKED;
}

/* Each share beside one of the people that is right. */
static void
judge_share (const HutDecisionEntry *entry, HutDecisionPart part, HutDecisionFaults *faults)
{
  static const HutShare half = { HUT_SHARE_MORE_THAN, 1, 2 };
  JsonObject *value = bare_rule ();
  JsonObject *people = json_object_new ();

  json_object_set_member (people, "people", hut_share_to_json (&half));
  json_object_set_object_member (value, places[part].object, people);
  add_part (value, entry, part);
  judge (value, part, faults);
}

static void
judge_shares (const HutDecisionEntry *entry, HutDecisionFaults *faults)
{
  JsonObject *quorum = bare_rule ();

  for (guint part = HUT_PART_QUORUM_PEOPLE; part <= HUT_PART_AREA; part++)
    judge_share (entry, part, faults);
  for (guint part = HUT_PART_QUORUM_PEOPLE; part <= HUT_PART_QUORUM_REPRESENTATIVES; part++)
    if (faults->parts[part] == NULL)
      add_part (quorum, entry, part);
  judge (quorum, HUT_PART_QUORUM_PEOPLE, faults);
  if (!is_asked (entry, HUT_PART_PEOPLE))
    faults->parts[HUT_PART_PEOPLE] =
        g_strdup (_ ("Without the share that carries there is no verdict"));
}

static void
judge_times (const HutDecisionEntry *entry, HutDecisionFaults *faults)
{
  JsonObject *value;

  for (guint part = HUT_PART_NOTICE; part <= HUT_PART_FOR; part++)
    {
      value = bare_rule ();
      add_part (value, entry, part);
      judge (value, part, faults);
    }
  value = bare_rule ();
  add_day (value, "from", entry->from);
  judge (value, HUT_PART_FROM, faults);
  value = bare_rule ();
  if (faults->parts[HUT_PART_FROM] == NULL)
    add_day (value, "from", entry->from);
  add_day (value, "to", entry->to);
  judge (value, HUT_PART_TO, faults);
}

static void
judge_codes (const HutDecisionEntry *entry, HutDecisionFaults *faults)
{
  JsonObject *value = bare_rule ();

  json_object_set_string_member (value, "base", entry->base != NULL ? entry->base : "");
  judge (value, HUT_PART_BASE, faults);
  value = bare_rule ();
  json_object_set_string_member (value, "voting", entry->voting != NULL ? entry->voting : "");
  judge (value, HUT_PART_VOTING, faults);
}

static void
judge_signature (const HutDecisionEntry *entry, HutDecisionFaults *faults)
{
  if (*entry->citation == '\0')
    faults->parts[HUT_PART_CITATION] = g_strdup (_ ("The law and the article are needed"));
  else if (g_strcmp0 (entry->citation, entry->bare) == 0)
    faults->parts[HUT_PART_CITATION] =
        g_strdup (_ ("This names the law only: add the article that you read"));
  if (*entry->signer == '\0')
    faults->parts[HUT_PART_SIGNER] = g_strdup (_ ("Who verified it has to sign by name"));
  if (!entry->read)
    faults->parts[HUT_PART_READ] =
        g_strdup (_ ("It can be signed by who read the article: confirm it"));
}

JsonNode *
hut_decision_entry_read (const HutDecisionEntry *entry, HutDecisionFaults *faults)
{
  g_autoptr (JsonNode) value = build (entry);

  judge_codes (entry, faults);
  judge_shares (entry, faults);
  judge_times (entry, faults);
  judge_signature (entry, faults);
  return hut_decision_rule_check (value, NULL) ? g_steal_pointer (&value) : NULL;
}

gboolean
hut_decision_faults_none (const HutDecisionFaults *faults)
{
  for (guint i = 0; i < HUT_N_PARTS; i++)
    if (faults->parts[i] != NULL)
      return FALSE;
  return TRUE;
}

void
hut_decision_faults_clear (HutDecisionFaults *faults)
{
  for (guint i = 0; i < HUT_N_PARTS; i++)
    g_clear_pointer (&faults->parts[i], g_free);
}
