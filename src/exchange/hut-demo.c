/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The plan of the demo street's cases: what, where and when. A day is drawn by season and weekday,
 * a category by the month, an hour by the category; one in eleven cases takes its category and
 * place from an earlier one, some days after it. A few of the first stand for something that is
 * out of the ordinary this week: the water fails at one place. Any thread; immutable once made. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"

#define FOLLOW_PERCENT 9.0           /* of cases are about an earlier one's matter */
#define FOLLOW_REACH 30              /* which was planned at most so many cases before */
#define BURST 9                      /* cases of this week about the water at one place */
#define BURST_EVERY 29               /* so many others stand between two of them */
#define LATEST (3 * HUT_TIME_MINUTE) /* before now */

typedef struct
{
  HutTime start;
  guint month; /* 0 is January */
  guint weight;
} Day;

struct _HutDemo
{
  HutDemoTables *tables;
  guint64 seed;
  HutTime now;
  char *stream;
  GHashTable *names;       /* code: name, of units and communities */
  Day days[HUT_DEMO_DAYS]; /* the oldest first, the last is today */
  guint *day_weights;
  guint *leaf_weights[12]; /* by month */
};

const HutDemoTables *
hut_demo_get_tables (HutDemo *demo)
{
  return demo->tables;
}

guint64
hut_demo_get_seed (HutDemo *demo)
{
  return demo->seed;
}

HutTime
hut_demo_get_now (HutDemo *demo)
{
  return demo->now;
}

const char *
hut_demo_get_stream (HutDemo *demo)
{
  return demo->stream;
}

const char *
hut_demo_get_name (HutDemo *demo, const char *code)
{
  const char *name = g_hash_table_lookup (demo->names, code);

  return name != NULL ? name : code;
}

/* What one category weighs in a month. */
static guint
leaf_weight (const HutDemoLeaf *leaf, guint month)
{
  return leaf->weight * leaf->months[month];
}

/* Sunday to Saturday, per cent. */
static guint
weekday_weight (HutTime day)
{
  static const guint weights[8] = { 0, 118, 110, 104, 102, 108, 80, 76 };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (day / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, hut_time_zone (NULL));

  return weights[g_date_time_get_day_of_week (local)];
}

/* Per cent: the newest days are fuller, so that there is something on the desk. */
static guint
recent_weight (guint days_ago)
{
  return days_ago < 21 ? 100 + 10 * (21 - days_ago) : 100;
}

/* Of today only the hours that have passed. */
static void
weigh_days (HutDemo *demo)
{
  demo->day_weights = g_new0 (guint, HUT_DEMO_DAYS);
  for (guint month = 0; month < 12; month++)
    {
      demo->leaf_weights[month] = g_new0 (guint, demo->tables->leaves->len);
      for (guint i = 0; i < demo->tables->leaves->len; i++)
        demo->leaf_weights[month][i] = leaf_weight (demo->tables->leaves->pdata[i], month);
    }
  for (guint i = 0; i < HUT_DEMO_DAYS; i++)
    {
      Day *day = &demo->days[i];
      g_autofree char *month = NULL;
      guint64 weight = 0;

      day->start =
          hut_time_day_start (demo->now, hut_time_zone (NULL), (int)i - (HUT_DEMO_DAYS - 1));
      month = hut_time_format (day->start, hut_time_zone (NULL), "%m");
      day->month = g_ascii_strtoull (month, NULL, 10) - 1;
      for (guint leaf = 0; leaf < demo->tables->leaves->len; leaf++)
        weight += demo->leaf_weights[day->month][leaf];
      weight = weight * weekday_weight (day->start) / 10000;
      weight = weight * recent_weight (HUT_DEMO_DAYS - 1 - i) / 100;
      if (demo->now < day->start + HUT_TIME_DAY)
        weight = weight * (demo->now - day->start) / HUT_TIME_DAY;
      demo->day_weights[i] = weight;
    }
}

/* Planning */

static HutDemoRandom
random_for (HutDemo *demo, guint index, guint purpose)
{
  HutDemoRandom random;

  hut_demo_random_init (&random, demo->seed, (guint64)index * 4 + purpose);
  return random;
}

/* The earlier case whose matter this is to be about, or itself. */
static guint
root_of (HutDemo *demo, guint index)
{
  HutDemoRandom random = random_for (demo, index, 1);
  guint root;

  if (index == 0 || !hut_demo_random_chance (&random, FOLLOW_PERCENT))
    return index;
  root = index - 1 - hut_demo_random_below (&random, MIN (index, FOLLOW_REACH));
  return root_of (demo, root) == root ? root : index;
}

static HutTime
time_of_day (HutDemoRandom *random, const HutDemoLeaf *leaf)
{
  guint hour = hut_demo_random_weighted (random, leaf->hours, G_N_ELEMENTS (leaf->hours));

  return hour * HUT_TIME_HOUR + hut_demo_random_below (random, 3600) * G_USEC_PER_SEC;
}

static void
choose_place (HutDemo *demo, HutDemoPlan *plan)
{
  /* Of each class in HutDemoClass's order: where people live is what they call about. */
  static const guint shares[HUT_DEMO_N_CLASSES] = { 7, 5, 3, 2, 1, 1, 2, 1, 1, 1, 4, 2, 1 };
  guint weights[HUT_DEMO_N_CLASSES] = { 0 };
  GPtrArray *places;
  guint n_points = 0, at;

  for (guint i = 0; i < HUT_DEMO_N_CLASSES; i++)
    weights[i] = plan->leaf->classes & (1u << i) ? shares[i] : 0;
  places = demo->tables
               ->places_of[hut_demo_random_weighted (&plan->random, weights, HUT_DEMO_N_CLASSES)];
  for (guint i = 0; i < places->len; i++)
    n_points += ((HutDemoPlace *)places->pdata[i])->points->len;
  at = hut_demo_random_below (&plan->random, n_points);
  for (guint i = 0; i < places->len; i++)
    {
      HutDemoPlace *place = places->pdata[i];

      if (at < place->points->len)
        {
          plan->place = place;
          plan->point = g_array_index (place->points, HutPoint, at);
          plan->house = place->class == HUT_DEMO_ESTATE && place->points->len > 1 ? at + 1 : 0;
          return;
        }
      at -= place->points->len;
    }
}

/* Some metres beside it: two cases at one house are seldom at one point. */
static HutPoint
beside (HutPoint point, HutDemoRandom *random)
{
  point.lon += hut_demo_random_between (random, -470, 470);
  point.lat += hut_demo_random_between (random, -360, 360);
  return point;
}

/* Some people call often. */
static guint
choose_caller (HutDemoRandom *random)
{
  if (hut_demo_random_chance (random, 12))
    return hut_demo_random_below (random, 60);
  return hut_demo_random_below (random, 10000);
}

static const HutDemoLeaf *
burst_leaf (HutDemo *demo)
{
  for (guint i = 0; i < demo->tables->leaves->len; i++)
    {
      const HutDemoLeaf *leaf = demo->tables->leaves->pdata[i];

      if (g_str_equal (leaf->path[1], "供水"))
        return leaf;
    }
  return demo->tables->leaves->pdata[0];
}

/* One of the burst: spread over the last days at one place. */
static void
plan_burst (HutDemo *demo, HutDemoPlan *plan)
{
  HutDemoPlan where = { .random = random_for (demo, 0, 3), .leaf = burst_leaf (demo) };
  int days_ago = (int)(plan->index / BURST_EVERY) % 6;

  choose_place (demo, &where);
  plan->leaf = where.leaf;
  plan->place = where.place;
  plan->house = where.house;
  plan->point = beside (where.point, &plan->random);
  plan->created_at = hut_time_day_start (demo->now, hut_time_zone (NULL), -days_ago) +
                     time_of_day (&plan->random, plan->leaf);
  if (plan->created_at > demo->now - LATEST)
    plan->created_at -= HUT_TIME_DAY;
}

static gboolean
is_of_burst (guint index)
{
  return index % BURST_EVERY == 12 && index / BURST_EVERY < BURST;
}

/* A case by itself. */
static HutDemoPlan
plan_alone (HutDemo *demo, guint index)
{
  HutDemoPlan plan = { .index = index, .root = index, .random = random_for (demo, index, 0) };

  do
    {
      const Day *day =
          &demo->days[hut_demo_random_weighted (&plan.random, demo->day_weights, HUT_DEMO_DAYS)];
      guint leaf = hut_demo_random_weighted (&plan.random, demo->leaf_weights[day->month],
                                             demo->tables->leaves->len);

      plan.leaf = demo->tables->leaves->pdata[leaf];
      plan.created_at = day->start + time_of_day (&plan.random, plan.leaf);
    }
  while (plan.created_at > demo->now - LATEST);
  choose_place (demo, &plan);
  plan.point = beside (plan.point, &plan.random);
  plan.caller = choose_caller (&plan.random);
  if (is_of_burst (index))
    plan_burst (demo, &plan);
  return plan;
}

HutDemoPlan
hut_demo_plan (HutDemo *demo, guint index)
{
  HutDemoPlan plan = plan_alone (demo, index);
  guint root = root_of (demo, index);
  HutDemoPlan first;
  HutTime later;
  int days;

  if (root == index || is_of_burst (index))
    return plan;
  first = plan_alone (demo, root);
  days = 1 + (int)hut_demo_random_wait (&plan.random, 5);
  later = hut_time_day_start (first.created_at, hut_time_zone (NULL), days) +
          time_of_day (&plan.random, first.leaf);
  if (later > demo->now - LATEST)
    return plan;
  plan.root = root;
  plan.created_at = later;
  plan.leaf = first.leaf;
  plan.place = first.place;
  plan.point = first.point;
  plan.house = first.house;
  if (hut_demo_random_chance (&plan.random, 45))
    plan.caller = first.caller;
  return plan;
}

gboolean
hut_demo_has_matter (HutDemo *demo, const HutDemoPlan *plan)
{
  HutDemoRandom random = random_for (demo, plan->root, 2);

  /* Nobody has linked the others yet. */
  if (!hut_demo_random_chance (&random, 70))
    return FALSE;
  if (plan->root != plan->index)
    return TRUE;
  for (guint i = plan->index + 1; i <= plan->index + FOLLOW_REACH; i++)
    if (root_of (demo, i) == plan->index && hut_demo_plan (demo, i).root == plan->index)
      return TRUE;
  return FALSE;
}

char *
hut_demo_order_number (HutDemo *demo, const HutDemoPlan *plan)
{
  g_autofree char *date = hut_time_format (plan->created_at, hut_time_zone (NULL), "%Y%m%d");

  /* 7919 and a million have no common factor: each index has a serial of its own. */
  return g_strdup_printf ("%s%06" G_GUINT64_FORMAT, date,
                          (plan->index * G_GUINT64_CONSTANT (7919) + demo->seed * 104729) %
                              HUT_DEMO_MAX_CASES);
}

typedef struct
{
  HutTime created_at;
  guint index;
} Received;

static int
compare_received (gconstpointer a, gconstpointer b)
{
  const Received *first = a, *second = b;

  if (first->created_at != second->created_at)
    return first->created_at < second->created_at ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

GArray *
hut_demo_order (HutDemo *demo, guint n_cases)
{
  g_autofree Received *received = g_new (Received, MAX (n_cases, 1));
  GArray *indices = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_cases);

  for (guint i = 0; i < n_cases; i++)
    received[i] = (Received){ hut_demo_plan (demo, i).created_at, i };
  qsort (received, n_cases, sizeof *received, compare_received);
  for (guint i = 0; i < n_cases; i++)
    g_array_append_val (indices, received[i].index);
  return indices;
}

/* Making it */

static gboolean
read_names (HutDemo *demo, GError **error)
{
  g_autofree char *path = hut_paths_data_file ("divisions/beijing-villages.csv");
  g_autofree char *bytes = NULL;
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GPtrArray) records = hut_demo_street_records (demo, error);

  if (records == NULL || !g_file_get_contents (path, &bytes, NULL, error))
    return FALSE;
  communities = hut_divisions_communities (bytes, HUT_DEMO_STREET, NULL);
  g_ptr_array_extend_and_steal (records, g_steal_pointer (&communities));
  for (guint i = 0; i < records->len; i++)
    if (hut_kind_field (((HutRecord *)records->pdata[i])->kind, "code") != NULL)
      g_hash_table_replace (demo->names, g_strdup (hut_record_get_text (records->pdata[i], "code")),
                            g_strdup (hut_record_get_text (records->pdata[i], "name")));
  return TRUE;
}

HutDemo *
hut_demo_new (guint64 seed, HutTime now, GError **error)
{
  g_autoptr (HutDemo) demo = g_new0 (HutDemo, 1);

  demo->seed = seed;
  demo->now = now;
  demo->stream = hut_stream_for_home (HUT_HOME_STREET, HUT_DEMO_STREET, NULL);
  demo->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  demo->tables = hut_demo_tables_read (error);
  if (demo->tables == NULL || !read_names (demo, error))
    return NULL;
  weigh_days (demo);
  return g_steal_pointer (&demo);
}

void
hut_demo_free (HutDemo *demo)
{
  g_clear_pointer (&demo->tables, hut_demo_tables_free);
  g_hash_table_unref (demo->names);
  g_free (demo->stream);
  g_free (demo->day_weights);
  for (guint month = 0; month < 12; month++)
    g_free (demo->leaf_weights[month]);
  g_free (demo);
}
