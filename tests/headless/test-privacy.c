/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a database file and its copies say of people to who only has the files: nothing. Every byte
 * of every file beside the database is searched for what the personal fields held, in UTF-8 and in
 * UTF-16. Text that is not personal by its kind (title, text, address) is not sealed: import warns
 * of telephone numbers in it, and that the search finds such a one shows that it can find. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"
#include "hut-test-store.h"

#include <string.h>

static const char *const secrets[] = {
  "13800139527",
  "13911287766",
  "010-62780001",
  "欧阳不平",
  "司马更名",
  "110108196403071234",
  "荷清苑九号楼四单元九零一",
};

/* Where @needle stands in the bytes of a file. */
static gboolean
holds (const char *bytes, gsize length, const char *needle)
{
  g_autofree gunichar2 *wide = NULL;
  glong n_wide;

  if (memmem (bytes, length, needle, strlen (needle)) != NULL)
    return TRUE;
  wide = g_utf8_to_utf16 (needle, -1, NULL, &n_wide, NULL);
  return memmem (bytes, length, wide, n_wide * sizeof *wide) != NULL;
}

/* How many files at and below @folder hold @needle; @n_files counts all that were read. */
static guint
count_files (const char *folder, const char *needle, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_found = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n_found += count_files (path, needle, n_files);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      (*n_files)++;
      if (holds (bytes, length, needle))
        {
          g_test_message ("%s holds %s", path, needle);
          n_found++;
        }
    }
  return n_found;
}

static void
write_now (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutUid
enter (HutTestStore *test, const char *title, const char *caller, const char *telephone)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "caller", caller);
  hut_record_set_text (record, "telephone", telephone);
  hut_record_set_text (record, "id_number", secrets[5]);
  hut_record_set_text (record, "home_address", secrets[6]);
  hut_write_create (write, record);
  write_now (test, write);
  return id;
}

/* All that happens to a case's personal fields: entered, corrected, taken back, voided. */
static void
live (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;
  HutUid first = enter (test, "楼道灯不亮", secrets[3], secrets[0]);
  HutUid second = enter (test, "井盖松动", secrets[3], secrets[2]);
  HutUid batch;
  HutWrite *write;

  hut_test_store_edit (test, &first, "telephone", secrets[1]);
  batch = hut_test_store_edit (test, &first, "caller", secrets[4]);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_case, &second, "重复登记");
  write_now (test, write);
  g_assert_true (hut_store_copy_if_due (test->store, &error));
  g_assert_no_error (error);
}

static void
assert_nothing_said (HutTestStore *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      guint n_files = 0;

      g_assert_cmpuint (count_files (test->folder, secrets[i], &n_files), ==, 0);
      g_assert_cmpuint (n_files, >=, 3);
    }
}

static void
test_files_say_nothing_of_people (HutTestStore *test, gconstpointer unused)
{
  live (test);
  /* With the write-ahead log, and without it. */
  assert_nothing_said (test);
  hut_test_store_reopen (test);
  assert_nothing_said (test);
}

static void
test_the_search_would_find_one (HutTestStore *test, gconstpointer unused)
{
  guint n_files = 0;

  live (test);
  hut_test_store_new_case (test, "请回电 13700001234");
  g_assert_cmpuint (count_files (test->folder, "13700001234", &n_files), >, 0);
}

/* What was deleted is overwritten, not only let go: long enough to leave whole pages. */
static void
test_what_is_withdrawn_leaves_no_trace (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new (), batch = hut_write_get_batch (write);
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  guint n_files = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "一句再也不会出现的话。");
  hut_record_set_text (record, "title", "路灯");
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "text", text->str);
  hut_write_create (write, record);
  write_now (test, write);
  hut_test_store_reopen (test);
  g_assert_cmpuint (count_files (test->folder, "再也不会出现", &n_files), >, 0);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  hut_test_store_reopen (test);
  g_assert_cmpuint (count_files (test->folder, "再也不会出现", &n_files), ==, 0);
}

#define TEST(name, func)                                                                           \
  g_test_add ("/privacy/" name, HutTestStore, NULL, hut_test_store_set_up, func,                   \
              hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("files-say-nothing-of-people", test_files_say_nothing_of_people);
  TEST ("the-search-would-find-one", test_the_search_would_find_one);
  TEST ("what-is-withdrawn-leaves-no-trace", test_what_is_withdrawn_leaves_no_trace);
  return g_test_run ();
}
