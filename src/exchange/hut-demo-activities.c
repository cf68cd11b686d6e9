/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Posts and activities of the demo street. Pure but for its data. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-activities.h"

#include "base/hut-json.h"
#include "domain/hut-activity-plan.h"
#include "exchange/hut-demo-random.h"

#define STREAMS ((G_GUINT64_CONSTANT (1) << 42) + 70000000) /* past those of visits */
#define CERTIFIER "社区工作者"

typedef struct
{
  HutDemo *demo;
  JsonObject *of; /* the text */
  guint index;
  HutTime from, until;
  GPtrArray *records;
} Making;

static HutRecord *
new_record (Making *making, const HutKind *kind, const HutUid *id)
{
  HutRecord *record = hut_record_new (kind, id, hut_demo_get_stream (making->demo));

  g_ptr_array_add (making->records, record);
  return record;
}

static gint64
number_of (JsonObject *of, const char *member, gint64 fallback)
{
  gint64 number;

  return hut_json_get_int (of, member, &number) ? number : fallback;
}

static gboolean
is_over (Making *making)
{
  return making->until <= hut_demo_get_now (making->demo);
}

static HutRecord *
add_activity (Making *making, const HutRecord *lane)
{
  static const char *const texts[] = { "title", "kind", "address", "words" };
  g_autofree char *key = g_strdup_printf ("%u", making->index);
  HutUid id = hut_uid_from_key (hut_demo_get_stream (making->demo), "activity", key);
  HutRecord *activity = new_record (making, &hut_kind_activity, &id);
  const char *skill = hut_json_get_string (making->of, "skill");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hut_record_set_text (activity, texts[i], hut_json_get_string (making->of, texts[i]));
  hut_record_set_text (activity, "lane", hut_record_get_text (lane, "code"));
  hut_record_set_text (activity, "community", hut_record_get_text (lane, "community"));
  hut_record_set_int (activity, "from", making->from);
  hut_record_set_int (activity, "until", making->until);
  hut_record_set_int (activity, "places", number_of (making->of, "places", 0));
  if (skill != NULL)
    {
      g_autofree char *skills = g_strdup_printf ("[\"%s\"]", skill);

      hut_record_set_text (activity, "skills", skills);
    }
  hut_record_set_text (activity, "state", is_over (making) ? "held" : "open");
  return activity;
}

static void
certify (Making *making, const HutRecord *activity, const HutUid *person)
{
  g_autofree char *who = hut_uid_to_string (person);
  g_autofree char *key = g_strdup_printf ("activity %u\t%s", making->index, who);
  HutUid id = hut_uid_from_key (hut_demo_get_stream (making->demo), "service", key);
  HutRecord *service = new_record (making, &hut_kind_service, &id);

  hut_record_set (service, "person", hut_value_uid (person));
  hut_record_set (service, "activity", hut_value_uid (&activity->id));
  hut_record_set (service, "lane", hut_value_copy (hut_record_get (activity, "lane")));
  hut_record_set_int (service, "began_at", making->from);
  hut_record_set_int (service, "minutes", (making->until - making->from) / HUT_TIME_MINUTE);
  hut_record_set_text (service, "how", "certified");
  hut_record_set_text (service, "certifier", CERTIFIER);
  hut_record_set_text (service, "words", hut_record_get_text (activity, "title"));
  hut_record_set_int (service, "at", making->until);
}

/* Most of those who signed up came. */
static void
add_signup (Making *making, const HutRecord *activity, const HutRecord *person,
            HutDemoRandom *random)
{
  HutUid id = hut_signup_id (hut_demo_get_stream (making->demo), &activity->id, &person->id);
  HutRecord *signup = new_record (making, &hut_kind_signup, &id);
  gboolean came = is_over (making) && hut_demo_random_chance (random, 85);
  HutTime at = making->from - hut_demo_random_between (random, 1, 9) * HUT_TIME_DAY;

  hut_record_set (signup, "activity", hut_value_uid (&activity->id));
  hut_record_set (signup, "person", hut_value_uid (&person->id));
  hut_record_set_int (signup, "at", MIN (at, hut_demo_get_now (making->demo) - HUT_TIME_HOUR));
  hut_record_set_text (signup, "state", came ? "came" : is_over (making) ? "absent" : "signed");
  if (came)
    certify (making, activity, &person->id);
}

static void
make (Making *making, GPtrArray *lanes, GPtrArray *stewards)
{
  HutDemoRandom random;
  const HutRecord *activity;
  guint n = (guint)number_of (making->of, "signed", 0), first;

  hut_demo_random_init (&random, hut_demo_get_seed (making->demo), STREAMS + making->index);
  activity = add_activity (making, lanes->pdata[making->index * 3 % lanes->len]);
  first = hut_demo_random_below (&random, stewards->len);
  for (guint i = 0; i < MIN (n, stewards->len); i++)
    add_signup (making, activity, stewards->pdata[(first + i * 7) % stewards->len], &random);
}

GPtrArray *
hut_demo_activities (HutDemo *demo, JsonArray *texts, GPtrArray *lanes, GPtrArray *stewards,
                     GTimeZone *zone)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  guint n =
      texts != NULL && lanes->len > 0 && stewards->len > 0 ? json_array_get_length (texts) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *of = json_array_get_object_element (texts, i);
      HutTime day =
          hut_time_day_start (hut_demo_get_now (demo), zone, (int)number_of (of, "days", 0));
      HutTime from = day + number_of (of, "hour", 9) * HUT_TIME_HOUR;
      Making making = { demo,   of, i, from, from + number_of (of, "hours", 2) * HUT_TIME_HOUR,
                        records };

      make (&making, lanes, stewards);
    }
  return records;
}
