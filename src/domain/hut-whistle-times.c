/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of whistles. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle-times.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ANSWER_MOST (7 * 24 * 60)
#define ARRIVE_MOST (30 * 24 * 60)

static gboolean
read_number (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Whistles: “%s” must be a whole number from %d to %d"), name, least, most);
      return FALSE;
    }
  *number = (int)value;
  return TRUE;
}

/* "key-work" is written key_work in the names of members. */
static char *
member_of (const char *occasion, const char *what)
{
  return g_strdelimit (g_strdup_printf ("%s_%s", occasion, what), "-", '_');
}

static gboolean
read_template (JsonObject *object, const char *occasion, HutWhistleTemplate *out, GError **error)
{
  g_autofree char *answer = member_of (occasion, "answer");
  g_autofree char *arrive = member_of (occasion, "arrive");

  if (!read_number (object, answer, 1, ANSWER_MOST, &out->answer, error))
    return FALSE;
  return read_number (object, arrive, out->answer, ARRIVE_MOST, &out->arrive, error);
}

gboolean
hut_whistle_times_read (HutWhistleTimes *times, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    if (!read_template (object, hut_codes_occasion[i].code, &times->templates[i], error))
      return FALSE;
  return read_number (object, "remind_before", 0, 1440, &times->remind_before, error) &&
         read_number (object, "gauge_low", 0, 1000, &times->gauge_low, error) &&
         read_number (object, "gauge_high", times->gauge_low, 1000, &times->gauge_high, error);
}

void
hut_whistle_times_of (HutOffice *office, HutWhistleTimes *times)
{
  /* As shipped, for a file without an office. */
  static const HutWhistleTimes plain = {
    { { 240, 1440 }, { 240, 2880 }, { 120, 1440 }, { 10, 30 } }, 10, 5, 100
  };

  if (office == NULL ||
      !hut_whistle_times_read (times, hut_office_get_rule (office, "whistle"), NULL))
    *times = plain;
}

const HutWhistleTemplate *
hut_whistle_template (const HutWhistleTimes *times, const char *occasion)
{
  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    if (g_strcmp0 (hut_codes_occasion[i].code, occasion) == 0)
      return &times->templates[i];
  return &times->templates[0];
}
