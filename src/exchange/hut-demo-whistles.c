/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whistles of the demo street as their description goes: blown, each step at its minute, the end,
 * and what both say of it. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-whistles.h"

#include "base/hut-json.h"
#include "domain/hut-summons-plan.h"
#include "exchange/hut-demo-text.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"

#define FILE_NAME "whistles.json"
#define STREAMS (G_GUINT64_CONSTANT (1) << 41) /* of random numbers, past those of the council */
#define CALLS_MOST 10

/* One while it is made. */
typedef struct
{
  HutDemo *demo;
  HutWrite *write; /* gathers what is done */
  HutWhistleActing acting;
  HutWhistle *whistle; /* as it stands */
  HutTime blown;
} Making;

static int
number_of (JsonObject *object, const char *member)
{
  gint64 value = 0;

  hut_json_get_int (object, member, &value);
  return (int)CLAMP (value, 0, 1000000);
}

static void
at_minute (Making *making, int after)
{
  making->acting.now = making->blown + after * HUT_TIME_MINUTE;
}

/* Carries @taken out, upon what was done before; FALSE where it is NULL, with its error set. */
static gboolean
carry_out (Making *making, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  guint first = 0;

  if (plan == NULL)
    return FALSE;
  hut_write_plan (making->write, plan);
  if (making->whistle == NULL)
    making->whistle = hut_whistle_new (
        hut_record_copy (((HutPlannedRecord *)plan->records->pdata[first++])->next));
  for (guint i = first; i < plan->records->len; i++)
    hut_whistle_put (making->whistle, ((HutPlannedRecord *)plan->records->pdata[i])->next);
  return TRUE;
}

/* ---- Blowing ---- */

/* Where a case of the street is; it is about another thing. */
static void
set_place (Making *making, HutRecord *said, JsonObject *of)
{
  HutDemoPlan plan = hut_demo_plan (making->demo, (guint)number_of (of, "place_of"));
  g_autoptr (HutDemoText) text =
      hut_demo_text_new (hut_demo_get_tables (making->demo), &plan.random, plan.place->class, 1);
  const char *task = hut_json_get_string (of, "task");
  g_autofree char *filled = NULL;

  hut_demo_text_set (text, "p", plan.place->name);
  filled = hut_demo_text_fill (text, task != NULL ? task : "");
  hut_record_set_text (said, "task", filled);
  hut_record_set (said, "place", hut_value_point (plan.point));
  hut_record_set_text (said, "address", plan.place->name);
  hut_record_set_text (said, "community", plan.place->community);
  hut_record_set_text (said, "lane", plan.place->lane);
}

/* At "time" of the day "days" ago, or "minutes" ago. */
static HutTime
time_of (HutDemo *demo, JsonObject *of, GTimeZone *zone)
{
  HutTime now = hut_demo_get_now (demo), at;
  const char *time = hut_json_get_string (of, "time");
  g_autofree char *day = NULL, *text = NULL;

  if (time == NULL)
    return now - number_of (of, "minutes") * HUT_TIME_MINUTE;
  day = hut_time_format (hut_time_day_start (now, zone, -number_of (of, "days")), zone, "%Y-%m-%d");
  text = g_strconcat (day, " ", time, NULL);
  return hut_time_parse (text, zone, &at) ? at : now;
}

static gboolean
blow (Making *making, JsonObject *of, GError **error)
{
  JsonArray *array = hut_json_get_array (of, "calls");
  HutWhistleCall calls[CALLS_MOST];
  HutUid none = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &none, NULL);
  guint n_calls = array != NULL ? MIN (json_array_get_length (array), CALLS_MOST) : 0;

  for (guint i = 0; i < n_calls; i++)
    {
      JsonObject *call = json_array_get_object_element (array, i);

      calls[i] =
          (HutWhistleCall){ hut_json_get_string (call, "unit"), hut_json_get_string (call, "task"),
                            number_of (call, "answer"), number_of (call, "arrive") };
    }
  hut_record_set_text (said, "occasion", hut_json_get_string (of, "occasion"));
  set_place (making, said, of);
  return carry_out (making,
                    hut_whistle_plan_raise (&making->acting, said, calls, n_calls, 0, error));
}

/* ---- What came of it ---- */

static gboolean
do_act (Making *making, JsonObject *of, GError **error)
{
  const char *name = hut_json_get_string (of, "act");
  const HutSummonsSaid said = { .by = hut_json_get_string (of, "by"),
                                .words = hut_json_get_string (of, "words"),
                                .people = number_of (of, "people") };
  HutSummonsAct act;

  if (!hut_summons_act_parse (name, &act))
    {
      g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED,
                   "data/demo/" FILE_NAME ": there is no act %s", name != NULL ? name : "");
      return FALSE;
    }
  at_minute (making, number_of (of, "after"));
  return carry_out (making,
                    hut_summons_plan (&making->acting, making->whistle,
                                      hut_json_get_string (of, "unit"), act, &said, NULL, error));
}

static gboolean
give_marks (Making *making, JsonObject *of, GError **error)
{
  const HutWhistleMarks marks = { .timely = number_of (of, "timely"),
                                  .effective = number_of (of, "effective"),
                                  .attitude = number_of (of, "attitude") };

  return carry_out (making,
                    hut_whistle_plan_mark (&making->acting, making->whistle,
                                           hut_json_get_string (of, "unit"), &marks, error));
}

static gboolean
give_view (Making *making, JsonObject *of, GError **error)
{
  const HutWhistleViews views = { .needed = hut_json_get_string (of, "needed"),
                                  .clear = hut_json_get_string (of, "clear"),
                                  .by = hut_json_get_string (of, "by") };

  return carry_out (making,
                    hut_whistle_plan_view (&making->acting, making->whistle,
                                           hut_json_get_string (of, "unit"), &views, error));
}

static gboolean
each (Making *making, JsonObject *of, const char *member,
      gboolean (*function) (Making *making, JsonObject *one, GError **error), GError **error)
{
  JsonArray *array = hut_json_get_array (of, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!function (making, json_array_get_object_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
end (Making *making, JsonObject *of, GError **error)
{
  JsonObject *said = hut_json_get_object (of, "end");

  if (said == NULL)
    return TRUE;
  at_minute (making, number_of (said, "after"));
  return carry_out (making, hut_whistle_plan_end (&making->acting, making->whistle,
                                                  hut_json_get_string (said, "words"), error));
}

static gboolean
make (const Making *shared, JsonObject *of, guint n, GTimeZone *zone, GError **error)
{
  const char *const *staff = hut_demo_tables_words (hut_demo_get_tables (shared->demo), "staff");
  Making making = *shared;
  gboolean made;

  making.blown = time_of (making.demo, of, zone);
  making.acting.account = staff[n % g_strv_length ((char **)staff)];
  at_minute (&making, 0);
  made = blow (&making, of, error) && each (&making, of, "acts", do_act, error) &&
         end (&making, of, error) && each (&making, of, "marks", give_marks, error) &&
         each (&making, of, "views", give_view, error);
  hut_whistle_free (making.whistle);
  return made;
}

/* ---- All of them ---- */

static gboolean
make_all (const Making *shared, GTimeZone *zone, HutDemoResult *result, GError **error)
{
  g_autoptr (JsonNode) node = hut_demo_read_file (FILE_NAME, error);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? hut_json_get_array (json_node_get_object (node), "whistles")
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!make (shared, json_array_get_object_element (array, i), i, zone, error))
        return FALSE;
      result->whistles++;
    }
  return node != NULL;
}

static gboolean
has_whistles (HutReader *reader, gboolean *has, GError **error)
{
  const HutWhistleAsk ask = { .limit = 1 };
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (reader, &ask, error);

  *has = whistles != NULL && whistles->len > 0;
  return whistles != NULL;
}

gboolean
hut_demo_write_whistles (HutDemo *demo, HutStore *store, HutReader *reader, HutDemoResult *result,
                         GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_IMPORT);
  g_autoptr (GHashTable) departments = NULL;
  Making shared = { .demo = demo, .write = write };
  gboolean has;

  if (!has_whistles (reader, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  departments = hut_reader_departments (reader, error);
  if (departments == NULL)
    return FALSE;
  shared.acting = (HutWhistleActing){ .office = office,
                                      .stream = hut_demo_get_stream (demo),
                                      .departments = departments };
  return make_all (&shared, hut_office_get_zone (office), result, error) &&
         (result->whistles == 0 || hut_store_write (store, g_steal_pointer (&write), error));
}
