/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The order of the speakers' list. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-speakers.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SECONDS_LEAST 10
#define SECONDS_MOST 3600

static const char *const stand_codes[] = { "for", "against", "question", "order" };

/* ---- The rule ---- */

static gboolean
read_seconds (JsonObject *object, const char *name, int least, int most, int *seconds,
              GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Speakers: “%s” must be a whole number from %d to %d"), name, least, most);
      return FALSE;
    }
  *seconds = (int)value;
  return TRUE;
}

static gboolean
check_warning (const HutSpeakerRules *rules, GError **error)
{
  if (rules->warn_seconds <= rules->seconds)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("The warning comes before a speech of %d seconds ends: it cannot be earlier than "
                  "that"),
               rules->seconds);
  return FALSE;
}

static gboolean
read_switch (JsonObject *object, const char *name, gboolean *on, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Speakers: “%s” must be on or off"), name);
      return FALSE;
    }
  *on = json_node_get_boolean (node);
  return TRUE;
}

gboolean
hut_speaker_rules_read (HutSpeakerRules *rules, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  return read_seconds (object, "seconds", SECONDS_LEAST, SECONDS_MOST, &rules->seconds, error) &&
         read_seconds (object, "warn_seconds", 0, SECONDS_MOST, &rules->warn_seconds, error) &&
         check_warning (rules, error) &&
         read_switch (object, "least_first", &rules->least_first, error) &&
         read_switch (object, "alternate", &rules->alternate, error) &&
         read_switch (object, "first_time_first", &rules->first_time_first, error) &&
         read_switch (object, "chair_off", &rules->chair_off, error);
}

void
hut_speaker_rules_of (HutOffice *office, HutSpeakerRules *rules)
{
  g_autoptr (GError) error = NULL;

  /* The office has no other than what was checked; only a broken shipped file comes here. */
  if (!hut_speaker_rules_read (rules, hut_office_get_rule (office, "speakers"), &error))
    g_error ("The shipped rule cannot be read: %s", error->message);
}

/* ---- The order ---- */

static HutStand
other_side (HutStand stand)
{
  return stand == HUT_STAND_FOR       ? HUT_STAND_AGAINST
         : stand == HUT_STAND_AGAINST ? HUT_STAND_FOR
                                      : HUT_STAND_NONE;
}

/* Whether @a goes before @b, where neither waits for the other side. */
static gboolean
goes_before (const HutSpeaker *a, const HutSpeaker *b, const HutSpeakerRules *rules)
{
  if ((a->stand == HUT_STAND_ORDER) != (b->stand == HUT_STAND_ORDER))
    return a->stand == HUT_STAND_ORDER;
  if (a->stand == HUT_STAND_ORDER)
    return a->asked_at < b->asked_at;
  if (rules->first_time_first && (a->n_speeches == 0) != (b->n_speeches == 0))
    return a->n_speeches == 0;
  if (rules->least_first && a->n_speeches != b->n_speeches)
    return a->n_speeches < b->n_speeches;
  if (rules->least_first && a->spoken != b->spoken)
    return a->spoken < b->spoken;
  return a->asked_at < b->asked_at;
}

/* The next of those not @taken. Who is of the side that spoke last waits while the other side has
 * somebody. */
static guint
find_next (const HutSpeaker *waiting, guint n_waiting, const gboolean *taken, HutStand last,
           const HutSpeakerRules *rules)
{
  HutStand other = rules->alternate ? other_side (last) : HUT_STAND_NONE;
  gboolean answered = FALSE; /* the other side has somebody */
  guint best = n_waiting;

  for (guint i = 0; i < n_waiting; i++)
    answered |= !taken[i] && other != HUT_STAND_NONE && waiting[i].stand == other;
  for (guint i = 0; i < n_waiting; i++)
    if (!taken[i] && !(answered && waiting[i].stand == last) &&
        (best == n_waiting || goes_before (&waiting[i], &waiting[best], rules)))
      best = i;
  return best;
}

void
hut_speakers_order (const HutSpeaker *waiting, guint n_waiting, HutStand last,
                    const HutSpeakerRules *rules, guint *order)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_waiting);

  for (guint i = 0; i < n_waiting; i++)
    {
      order[i] = find_next (waiting, n_waiting, taken, last, rules);
      taken[order[i]] = TRUE;
      if (other_side (waiting[order[i]].stand) != HUT_STAND_NONE)
        last = waiting[order[i]].stand;
    }
}

gboolean
hut_speakers_may_ask (const HutSpeakerRules *rules, gboolean is_chair)
{
  return !is_chair || !rules->chair_off;
}

const char *
hut_stand_code (HutStand stand)
{
  return stand < HUT_STAND_NONE ? stand_codes[stand] : NULL;
}

gboolean
hut_stand_parse (const char *code, HutStand *stand)
{
  for (guint i = 0; i < G_N_ELEMENTS (stand_codes); i++)
    if (g_strcmp0 (stand_codes[i], code) == 0)
      {
        *stand = (HutStand)i;
        return TRUE;
      }
  return FALSE;
}
