/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a street begins with, from the shipped files. */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-paths.h"
#include "domain/hut-street-seed.h"

static char *
read_shipped (const char *name)
{
  g_autofree char *path = hut_paths_data_file (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GPtrArray *
make_seed (const char *code, const char *areas, GError **error)
{
  g_autofree char *streets = read_shipped ("divisions/beijing-streets.csv");
  g_autofree char *villages = read_shipped ("divisions/beijing-villages.csv");
  g_autofree char *departments = read_shipped ("departments.json");

  return hut_street_seed (code, streets, villages, departments, areas, error);
}

static char *
print_seed (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (records, i);
      g_autofree char *line = hut_record_dump_line (record);

      g_string_append_printf (text, "%s %s\n", record->stream, line);
    }
  return g_string_free (text, FALSE);
}

static void
test_ten_communities_and_eleven_bodies (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = make_seed ("110108014", NULL, &error);
  g_autoptr (GPtrArray) again = make_seed ("110108014", NULL, NULL);
  guint communities = 0, departments = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (seed, i);

      g_assert_nonnull (hut_record_get_text (record, "name"));
      communities += record->kind == &hut_kind_community;
      departments += record->kind == &hut_kind_department;
    }
  g_assert_cmpuint (communities, ==, 10);
  g_assert_cmpuint (departments, ==, 11);

  g_autofree char *text = print_seed (seed);
  g_autofree char *same = print_seed (again);

  g_assert_cmpstr (text, ==, same);
}

static void
test_an_area_is_marked_approximate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed =
      make_seed ("110108014", "{\"110108014001\":[[[1,2],[3,4],[5,6],[1,2]]]}", &error);
  const HutRecord *first;

  g_assert_no_error (error);
  first = g_ptr_array_index (seed, 0);
  g_assert_cmpstr (hut_record_get_text (first, "area"), ==, "[[[1,2],[3,4],[5,6],[1,2]]]");
  g_assert_cmpint (hut_record_get_int (first, "approximate", 0), ==, 1);
}

static void
test_an_unknown_street_is_an_error (void)
{
  static const char *const codes[] = { "", "110108", "110108999", "11010801x", "../../../a" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (make_seed (codes[i], NULL, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
    }
}

static void
test_a_damaged_file_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (make_seed ("110108014", "[]", &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seed/ten-communities-and-eleven-bodies",
                   test_ten_communities_and_eleven_bodies);
  g_test_add_func ("/seed/an-area-is-marked-approximate", test_an_area_is_marked_approximate);
  g_test_add_func ("/seed/an-unknown-street-is-an-error", test_an_unknown_street_is_an_error);
  g_test_add_func ("/seed/a-damaged-file-is-an-error", test_a_damaged_file_is_an_error);
  return g_test_run ();
}
