/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's ratings of the demo street as tables, against its records one by one; and out of
 * files again. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-demo-write.h"
#include "exchange/hut-row-reader.h"
#include "roster/hut-rating-table.h"
#include "store/hut-store-office.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  HutStore *store;
  HutReader *reader;
  HutRatingAnswer *answer;
} Fixture;

/* Of October 2026, looked at in November. */
static void
read_answer (Fixture *fixture)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (fixture->store);
  g_autoptr (GError) error = NULL;
  HutRatingQuestion question = { .office = office, .n_days = 31 };
  HutTime first;

  g_assert_true (hut_time_parse ("2026-10-01", hut_time_zone (NULL), &first));
  g_assert_true (hut_time_parse ("2026-11-23 14:00", hut_time_zone (NULL), &question.now));
  question.first = hut_time_day_number (first, hut_time_zone (NULL));
  fixture->answer = hut_rating_answer_read (fixture->reader, &question, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDemo) demo = NULL;
  g_autofree char *path = NULL;
  HutDemoResult result;
  HutTime now;

  fixture->folder = g_dir_make_tmp ("hutong-ratings.XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "street.db", NULL);
  g_assert_true (hut_time_parse ("2026-11-23 14:00", hut_time_zone (NULL), &now));
  fixture->store = hut_demo_open_store (path, &error);
  g_assert_no_error (error);
  demo = hut_demo_new (7, now, &error);
  g_assert_no_error (error);
  g_assert_true (hut_demo_write (demo, fixture->store, 10, &result, &error));
  fixture->reader = hut_reader_new (fixture->store, &error);
  g_assert_no_error (error);
  read_answer (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  hut_rating_answer_free (fixture->answer);
  hut_reader_free (fixture->reader);
  hut_store_close (fixture->store);
  g_object_unref (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* "4.25" of the scores of the lane in the month, added up here. */
static char *
mean_of (GPtrArray *ratings, const char *lane)
{
  int sum = 0, n = 0, hundredths;

  for (guint i = 0; i < ratings->len; i++)
    if (g_strcmp0 (hut_record_get_text (ratings->pdata[i], "lane"), lane) == 0 &&
        g_strcmp0 (hut_record_get_text (ratings->pdata[i], "month"), "2026-10") == 0)
      {
        sum += (int)hut_record_get_int (ratings->pdata[i], "score", 0);
        n++;
      }
  if (n == 0)
    return g_strdup ("–");
  hundredths = (200 * sum + n) / (2 * n);
  return g_strdup_printf ("%d.%02d", hundredths / 100, hundredths % 100);
}

static void
test_each_lane_has_its_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutResults) table = hut_rating_table_lanes (fixture->answer);
  g_autoptr (GPtrArray) lanes = hut_reader_list (fixture->reader, &hut_kind_lane, NULL);
  g_autoptr (GPtrArray) ratings = hut_reader_list (fixture->reader, &hut_kind_rating, NULL);
  guint n = g_strv_length (table->headings), n_rated = 0;

  g_assert_cmpuint (table->rows->len, ==, lanes->len);
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv row = table->rows->pdata[i];
      g_autofree char *mean = mean_of (ratings, hut_record_get_text (lanes->pdata[i], "code"));

      g_assert_cmpuint (g_strv_length (row), ==, n);
      g_assert_cmpstr (row[0], ==, hut_record_get_text (lanes->pdata[i], "name"));
      g_assert_cmpstr (row[n - 4], ==, mean);
      n_rated += g_strcmp0 (mean, "–") != 0;
    }
  g_assert_cmpuint (n_rated, >, 0);
  g_assert_cmpuint (n_rated, <, lanes->len);
}

static void
test_what_is_open_is_listed_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutResults) open = hut_rating_table_open (fixture->answer);
  g_autoptr (HutResults) chiefs = hut_rating_table_chiefs (fixture->answer);
  g_autoptr (HutResults) table = hut_rating_table_lanes (fixture->answer);
  g_autoptr (GPtrArray) findings = hut_reader_list (fixture->reader, &hut_kind_finding, NULL);
  guint n = 0, of_lanes = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (hut_record_get_text (findings->pdata[i], "route"), "up") == 0 &&
         g_strcmp0 (hut_record_get_text (findings->pdata[i], "state"), "open") == 0;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (open->rows->len, ==, n);
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv row = table->rows->pdata[i];

      of_lanes += (guint)atoi (row[g_strv_length (row) - 1]);
    }
  g_assert_cmpuint (of_lanes, ==, n);
  g_assert_cmpuint (chiefs->rows->len, >, 0);
}

static void
check_row (HutRowReader *reader, GStrv expected)
{
  g_autoptr (GError) error = NULL;
  HutRow row;

  g_assert_true (hut_row_reader_next (reader, &row, &error));
  g_assert_no_error (error);
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (hut_row_text (&row, i), ==, expected[i]);
}

/* Written, and read back cell by cell. */
static void
check_file (Fixture *fixture, const HutResults *table, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRowReader) reader = NULL;

  g_assert_true (hut_results_write (table, path, &error));
  g_assert_no_error (error);
  reader = hut_row_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (hut_row_reader_select (reader, 0, &error));
  check_row (reader, table->headings);
  for (guint i = 0; i < table->rows->len; i++)
    check_row (reader, table->rows->pdata[i]);
}

static void
test_tables_go_into_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutResults) lanes = hut_rating_table_lanes (fixture->answer);
  g_autoptr (HutResults) chiefs = hut_rating_table_chiefs (fixture->answer);

  check_file (fixture, lanes, "lanes.xlsx");
  check_file (fixture, lanes, "lanes.csv");
  check_file (fixture, chiefs, "chiefs.csv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function)                                                                        \
  g_test_add ("/ratings/" path, Fixture, NULL, set_up, function, tear_down)
  add ("each-lane-has-its-row", test_each_lane_has_its_row);
  add ("what-is-open-is-listed-once", test_what_is_open_is_listed_once);
  add ("tables-go-into-files", test_tables_go_into_files);
  return g_test_run ();
}
