/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demo street: the same everywhere, its cases on paths that exist, its places inside it. */

#include "base/hut-json.h"
#include "base/hut-paths.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-operation.h"
#include "exchange/hut-demo-write.h"
#include "hut-test-data.h"
#include "store/hut-reader.h"

#include <math.h>
#include <string.h>

#define NOW "2026-11-23T14:30:00+08:00"
#define N_CASES 1000

static HutTime
now (void)
{
  HutTime time;

  g_assert_true (hut_time_parse (NOW, hut_time_zone (NULL), &time));
  return time;
}

static HutDemo *
open_demo (guint64 seed)
{
  g_autoptr (GError) error = NULL;
  HutDemo *demo = hut_demo_new (seed, now (), &error);

  g_assert_no_error (error);
  return demo;
}

static char *
print_case (HutDemoCase *demo_case)
{
  GString *out = g_string_new (NULL);
  g_autofree char *line = hut_record_dump_line (demo_case->record);

  g_string_append (out, line);
  for (guint i = 0; i < demo_case->events->len; i++)
    {
      g_autofree char *event = hut_record_dump_line (demo_case->events->pdata[i]);

      g_string_append (out, event);
    }
  return g_string_free (out, FALSE);
}

static void
test_determinism (void)
{
  g_autoptr (HutDemo) one = open_demo (7);
  g_autoptr (HutDemo) two = open_demo (7);
  g_autoptr (HutDemo) other = open_demo (8);
  guint n_same = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (HutDemoCase) a = hut_demo_make_case (one, i);
      g_autoptr (HutDemoCase) b = hut_demo_make_case (two, i);
      g_autoptr (HutDemoCase) c = hut_demo_make_case (other, i);
      g_autofree char *a_text = print_case (a);
      g_autofree char *b_text = print_case (b);
      HutUid id = hut_demo_case_id (one, i);

      g_assert_cmpstr (a_text, ==, b_text);
      g_assert_true (hut_uid_equal (&id, &a->record->id));
      n_same += g_str_equal (hut_record_get_text (a->record, "text"),
                             hut_record_get_text (c->record, "text"));
    }
  g_assert_cmpuint (n_same, <, 3);
}

/* Each state follows from the one before, and the record is in the last. */
static void
check_path (HutDemoCase *demo_case, HutTime end)
{
  const char *state = NULL;
  HutTime at = 0;

  for (guint i = 0; i < demo_case->events->len; i++)
    {
      HutRecord *event = demo_case->events->pdata[i];
      const char *next = hut_record_get_text (event, "state");

      g_assert_cmpint (hut_record_get_int (event, "at", 0), >=, at);
      at = hut_record_get_int (event, "at", 0);
      g_assert_cmpint (at, <=, end);
      if (next == NULL)
        continue;
      if (state == NULL)
        g_assert_cmpstr (next, ==, "received");
      else if (!hut_case_step_allowed (state, next))
        g_error ("no step from %s to %s", state, next);
      state = next;
    }
  if (demo_case->void_reason != NULL)
    g_assert_cmpstr (state, ==, "void");
  else
    g_assert_cmpstr (state, ==, hut_record_get_text (demo_case->record, "state"));
  g_assert_cmpstr (hut_record_get_text (demo_case->events->pdata[0], "code"), ==, "imported");
}

static void
test_paths (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  guint n_open = 0, n_overdue = 0, n_closed = 0, n_reopened = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (demo, i);
      const char *state = demo_case->void_reason != NULL
                              ? "void"
                              : hut_record_get_text (demo_case->record, "state");
      HutStanding standing = hut_case_standing (
          state, hut_record_get_int (demo_case->record, "due_at", 0), now (), hut_time_zone (NULL));

      check_path (demo_case, now ());
      g_assert_cmpint (hut_record_get_int (demo_case->record, "created_at", 0), <, now ());
      n_open += standing != HUT_STANDING_DONE;
      n_overdue += standing == HUT_STANDING_OVERDUE;
      n_closed += g_str_equal (state, "closed");
      n_reopened += hut_record_get_int (demo_case->record, "reopened", 0) > 0;
      if (g_str_equal (state, "closed"))
        g_assert_cmpint (hut_record_get_int (demo_case->record, "closed_at", 0), >,
                         hut_record_get_int (demo_case->record, "done_at", 0));
    }
  g_assert_cmpuint (n_open, >, N_CASES / 60);
  g_assert_cmpuint (n_open, <, N_CASES / 12);
  g_assert_cmpuint (n_overdue, >, 0);
  g_assert_cmpuint (n_overdue, <, n_open / 3);
  g_assert_cmpuint (n_closed, >, N_CASES * 8 / 10);
  g_assert_cmpuint (n_reopened, >, N_CASES / 100);
  g_assert_cmpuint (n_reopened, <, N_CASES / 10);
}

static HutTime
first_contact (HutDemoCase *demo_case)
{
  for (guint i = 0; i < demo_case->events->len; i++)
    {
      const HutRecord *event = demo_case->events->pdata[i];

      if (g_str_equal (hut_record_get_text (event, "code"), "caller-contact"))
        return hut_record_get_int (event, "at", 0);
    }
  return 0;
}

/* The case says when its caller was first reached as its history does. */
static void
test_contact (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  guint n_reached = 0, n_due = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (demo, i);
      HutTime at = first_contact (demo_case);

      g_assert_cmpint (hut_record_get_int (demo_case->record, "contacted_at", 0), ==, at);
      g_assert_true (hut_record_get_text (demo_case->record, "telephone") != NULL ||
                     hut_record_get_int (demo_case->record, "contact_due_at", 0) == 0);
      n_reached += at != 0;
      n_due += at == 0 && hut_record_get_text (demo_case->record, "telephone") != NULL;
    }
  g_assert_cmpuint (n_reached, >, N_CASES / 2);
  g_assert_cmpuint (n_due, >, 0);
}

static void
check_text (const HutRecord *record, const char *field, glong low, glong high)
{
  const char *text = hut_record_get_text (record, field);

  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (text, -1), >=, low);
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, high);
  g_assert_null (strpbrk (text, "{}[]|"));
}

static void
test_texts (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (demo, i);
      const HutRecord *record = demo_case->record;
      const char *telephone = hut_record_get_text (record, "telephone");

      check_text (record, "title", 5, 40);
      check_text (record, "text", 15, 200);
      for (guint j = 0; j < demo_case->events->len; j++)
        if (hut_record_get_text (demo_case->events->pdata[j], "words") != NULL)
          check_text (demo_case->events->pdata[j], "words", 3, 80);
      g_assert_true (telephone == NULL ||
                     (strlen (telephone) == 11 && g_str_has_prefix (telephone, "1380000")));
      g_hash_table_add (texts, g_strdup (hut_record_get_text (record, "text")));
      g_hash_table_add (titles, g_strdup (hut_record_get_text (record, "title")));
    }
  g_assert_cmpuint (g_hash_table_size (texts), >, N_CASES * 99 / 100);
  g_assert_cmpuint (g_hash_table_size (titles), >, N_CASES * 8 / 10);
}

static gboolean
has_unit (GPtrArray *records, const char *code)
{
  for (guint i = 0; i < records->len; i++)
    if (((HutRecord *)records->pdata[i])->kind == &hut_kind_unit &&
        g_str_equal (hut_record_get_text (records->pdata[i], "code"), code))
      return TRUE;
  return FALSE;
}

/* Every case passes what the writer checks, and its lead is one of the units. */
static void
test_rules (void)
{
  g_autoptr (HutDemo) demo = open_demo (3);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = hut_demo_street_records (demo, &error);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (demo, i);
      g_autoptr (HutOperation) create = hut_operation_new_create (demo_case->record);
      const char *lead = hut_record_get_text (demo_case->record, "lead");

      hut_operation_check (create, NULL, &(HutOperationContext){ .imported = TRUE }, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (lead == NULL || has_unit (records, lead));
      g_assert_true (g_hash_table_add (
          numbers, g_strdup (hut_record_get_text (demo_case->record, "order_number"))));
    }
}

static void
test_seasons (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  guint heating[2] = { 0 }, mosquitoes[2] = { 0 }, snow_in_summer = 0, graduation[2] = { 0 };
  guint at_night = 0, by_day = 0;

  for (guint i = 0; i < N_CASES * 4; i++)
    {
      HutDemoPlan plan = hut_demo_plan (demo, i);
      g_autofree char *month_text = hut_time_format (plan.created_at, hut_time_zone (NULL), "%m");
      g_autofree char *hour_text = hut_time_format (plan.created_at, hut_time_zone (NULL), "%H");
      int month = atoi (month_text), hour = atoi (hour_text);
      gboolean cold = month >= 11 || month <= 3;

      if (g_str_equal (plan.leaf->path[2], "室温低"))
        heating[cold]++;
      if (g_str_equal (plan.leaf->path[2], "蚊虫鼠蟑"))
        mosquitoes[month >= 5 && month <= 9]++;
      if (g_str_equal (plan.leaf->path[2], "毕业生弃置物"))
        graduation[month == 6 || month == 7]++;
      snow_in_summer += g_str_equal (plan.leaf->path[0], "冰雪应急") && month >= 5 && month <= 9;
      at_night += hour < 6;
      by_day += hour >= 9 && hour < 18;
    }
  g_assert_cmpuint (heating[TRUE], >, 100);
  g_assert_cmpuint (heating[FALSE], <, heating[TRUE] / 10);
  g_assert_cmpuint (mosquitoes[TRUE], >, mosquitoes[FALSE]);
  g_assert_cmpuint (graduation[TRUE], >, graduation[FALSE] * 3);
  g_assert_cmpuint (snow_in_summer, ==, 0);
  g_assert_cmpuint (at_night * 4, <, by_day);
}

/* A greater number of cases holds the smaller one; the order is that of receipt. */
static void
test_order (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  g_autoptr (GArray) order = hut_demo_order (demo, 500);
  HutTime last = 0;

  g_assert_cmpuint (order->len, ==, 500);
  for (guint i = 0; i < order->len; i++)
    {
      HutDemoPlan plan = hut_demo_plan (demo, g_array_index (order, guint, i));

      g_assert_cmpint (plan.created_at, >=, last);
      last = plan.created_at;
    }
}

/* Areas */

typedef struct
{
  double *points; /* lon, lat */
  guint n_points;
} Ring;

static void
ring_free (gpointer data)
{
  Ring *ring = data;

  g_free (ring->points);
  g_free (ring);
}

static Ring *
read_ring (JsonArray *array)
{
  Ring *ring = g_new0 (Ring, 1);

  ring->n_points = json_array_get_length (array);
  ring->points = g_new (double, ring->n_points * 2);
  for (guint i = 0; i < ring->n_points; i++)
    {
      HutPoint point;

      g_assert_true (hut_demo_read_point (json_array_get_element (array, i), &point));
      ring->points[2 * i] = hut_point_lon (point);
      ring->points[2 * i + 1] = hut_point_lat (point);
    }
  return ring;
}

static double
ring_area (const Ring *ring)
{
  double sum = 0;

  for (guint i = 0; i + 1 < ring->n_points; i++)
    sum += ring->points[2 * i] * ring->points[2 * i + 3] -
           ring->points[2 * i + 2] * ring->points[2 * i + 1];
  return fabs (sum / 2);
}

/* Even-odd; a point on an edge may fall to either side. */
static gboolean
ring_contains (const Ring *ring, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i + 1 < ring->n_points; i++)
    {
      const double *a = ring->points + 2 * i, *b = a + 2;

      if ((a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
        inside = !inside;
    }
  return inside;
}

static GHashTable *
read_areas (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = hut_demo_read_file (HUT_DEMO_STREET "-areas.json", &error);
  GHashTable *areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ring_free);
  g_autoptr (GList) codes = NULL;

  g_assert_no_error (error);
  codes = json_object_get_members (json_node_get_object (node));
  for (GList *at = codes; at != NULL; at = at->next)
    {
      JsonArray *rings = json_object_get_array_member (json_node_get_object (node), at->data);
      JsonNode *member = json_object_get_member (json_node_get_object (node), at->data);
      g_autofree char *text = hut_json_print (member);

      g_assert_cmpuint (json_array_get_length (rings), ==, 1);
      g_assert_cmpuint (strlen (text), <, HUT_JSON_MAX_VALUE);
      g_hash_table_insert (areas, g_strdup (at->data),
                           read_ring (json_array_get_array_element (rings, 0)));
    }
  return areas;
}

static Ring *
read_boundary (void)
{
  g_autofree char *path = hut_paths_data_file ("demo/" HUT_DEMO_STREET "-boundary.geojson");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *features, *outline;
  Ring *ring = g_new0 (Ring, 1);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "features");
  outline = json_array_get_array_element (
      json_object_get_array_member (
          json_object_get_object_member (json_array_get_object_element (features, 0), "geometry"),
          "coordinates"),
      0);
  ring->n_points = json_array_get_length (outline);
  ring->points = g_new (double, ring->n_points * 2);
  for (guint i = 0; i < ring->n_points; i++)
    for (guint k = 0; k < 2; k++)
      ring->points[2 * i + k] =
          json_array_get_double_element (json_array_get_array_element (outline, i), k);
  return ring;
}

static guint
count_areas (GHashTable *areas, double lon, double lat, const char **code)
{
  GHashTableIter iter;
  gpointer key, ring;
  guint n_found = 0;

  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, &key, &ring))
    if (ring_contains (ring, lon, lat))
      {
        *code = key;
        n_found++;
      }
  return n_found;
}

static void
test_areas (void)
{
  g_autoptr (GHashTable) areas = read_areas ();
  Ring *boundary = read_boundary ();
  GHashTableIter iter;
  gpointer ring;
  double sum = 0;
  HutDemoRandom random;
  const char *code;

  g_assert_cmpuint (g_hash_table_size (areas), ==, 10);
  g_hash_table_iter_init (&iter, areas);
  while (g_hash_table_iter_next (&iter, NULL, &ring))
    sum += ring_area (ring);
  g_assert_cmpfloat_with_epsilon (sum / ring_area (boundary), 1, 1e-5);

  /* With no overlap inside and the same size, they cover it. */
  hut_demo_random_init (&random, 1, 1);
  for (guint i = 0; i < 20000; i++)
    {
      double lon = 116.3 + hut_demo_random_unit (&random) * 0.04;
      double lat = 39.985 + hut_demo_random_unit (&random) * 0.035;

      g_assert_cmpuint (count_areas (areas, lon, lat, &code), ==,
                        ring_contains (boundary, lon, lat));
    }
  ring_free (boundary);
}

static void
check_cases_inside (HutDemo *demo)
{
  Ring *boundary = read_boundary ();

  for (guint i = 0; i < N_CASES; i++)
    {
      HutDemoPlan plan = hut_demo_plan (demo, i);

      g_assert_true (
          ring_contains (boundary, hut_point_lon (plan.point), hut_point_lat (plan.point)));
    }
  ring_free (boundary);
}

static void
test_places (void)
{
  g_autoptr (HutDemo) demo = open_demo (1);
  g_autoptr (GHashTable) areas = read_areas ();
  const HutDemoTables *tables = hut_demo_get_tables (demo);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint n_points = 0;

  for (guint i = 0; i < tables->places->len; i++)
    {
      const HutDemoPlace *place = tables->places->pdata[i];

      for (guint j = 0; j < place->points->len; j++, n_points++)
        {
          HutPoint point = g_array_index (place->points, HutPoint, j);
          const char *code = NULL;

          g_assert_cmpuint (
              count_areas (areas, hut_point_lon (point), hut_point_lat (point), &code), ==, 1);
          g_assert_cmpstr (code, ==, place->community);
        }
    }
  g_assert_cmpuint (n_points, >, 400);
  check_cases_inside (demo);

  records = hut_demo_street_records (demo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >, 25);
}

/* In a database */

/* A case that an import makes and changes in one group is tried first and written at the end. */
static void
test_numbers (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = open_demo (1);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HutStore *store = hut_demo_open_store (path, &error);
  g_autoptr (HutReader) reader = NULL;
  HutDemoResult result;
  guint n_void = 0;

  g_assert_no_error (error);
  hut_demo_write (demo, store, 300, &result, &error);
  g_assert_no_error (error);
  reader = hut_reader_new (store, &error);
  for (guint i = 0; i < 300; i++)
    {
      HutUid id = hut_demo_case_id (demo, i);
      g_autoptr (HutRecord) kept = hut_reader_get (reader, &hut_kind_case, &id, &error);

      g_assert_no_error (error);
      g_assert_nonnull (hut_record_get_text (kept, "number"));
      g_assert_true (g_hash_table_add (numbers, g_strdup (hut_record_get_text (kept, "number"))));
      n_void += g_str_equal (hut_record_get_text (kept, "state"), "void");
    }
  g_assert_cmpuint (n_void, >, 0);
  g_clear_pointer (&reader, hut_reader_free);
  hut_store_close (store);
  g_object_unref (store);
  hut_test_remove_dir (dir);
}

static void
test_database (void)
{
  char *dir = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = open_demo (5);
  HutStore *store = hut_demo_open_store (path, &error);
  HutDemoResult result;

  g_assert_no_error (error);
  hut_demo_write (demo, store, 150, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 150);
  g_assert_cmpuint (result.refused, ==, 0);
  g_assert_cmpint (hut_demo_present (store, 5, 1), ==, now ());
  g_assert_cmpint (hut_demo_present (store, 6, 1), ==, 1);

  hut_demo_write (demo, store, 200, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 50);
  g_assert_cmpuint (result.unchanged, ==, 150);
  g_assert_cmpuint (result.street, ==, 0);
  hut_store_verify (store, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (HutReader) reader = hut_reader_new (store, &error);
      HutUid id = hut_demo_case_id (demo, i);
      g_autoptr (HutRecord) kept = hut_reader_get (reader, &hut_kind_case, &id, &error);
      g_autoptr (HutDemoCase) made = hut_demo_make_case (demo, i);

      g_assert_no_error (error);
      g_assert_cmpstr (hut_record_get_text (kept, "title"), ==,
                       hut_record_get_text (made->record, "title"));
      g_assert_cmpstr (hut_record_get_text (kept, "state"), ==,
                       made->void_reason != NULL ? "void"
                                                 : hut_record_get_text (made->record, "state"));
      g_assert_cmpstr (hut_record_get_text (kept, "telephone"), ==,
                       hut_record_get_text (made->record, "telephone"));
    }
  hut_store_close (store);
  g_object_unref (store);
  hut_test_remove_dir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/same-seed-same-cases", test_determinism);
  g_test_add_func ("/demo/states-go-where-steps-lead", test_paths);
  g_test_add_func ("/demo/first-contact-is-on-the-case", test_contact);
  g_test_add_func ("/demo/texts-are-whole-and-differ", test_texts);
  g_test_add_func ("/demo/cases-keep-the-rules", test_rules);
  g_test_add_func ("/demo/cases-follow-the-seasons", test_seasons);
  g_test_add_func ("/demo/order-is-that-of-receipt", test_order);
  g_test_add_func ("/demo/communities-cover-the-street-once", test_areas);
  g_test_add_func ("/demo/places-lie-in-their-communities", test_places);
  g_test_add_func ("/demo/written-once", test_database);
  g_test_add_func ("/demo/every-number-is-given-once", test_numbers);
  return g_test_run ();
}
