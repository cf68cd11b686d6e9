/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Contents on the server's disk: what becomes of those that are cut, crowded or left, and where
 * nothing can be kept. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-contents.h"

#include "server/hut-blob-shelf.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

static char *
half_path (HutTestContents *fixture, const HutTestPerson *person, const char *name)
{
  char uid[HUT_UID_STRING_LEN + 1];

  return g_build_filename (fixture->folder, hut_uid_print (&person->caller->account, uid), "half",
                           name, NULL);
}

static void
write_half (HutTestContents *fixture, const HutTestPerson *person, const char *name,
            GBytes *content, gsize size)
{
  g_autofree char *path = half_path (fixture, person, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, g_bytes_get_data (content, NULL), (gssize)size, &error);
  g_assert_no_error (error);
}

static void
test_a_content_goes_on_where_it_was_cut (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (14, 3000);
  g_autofree char *name = hut_test_content_name (content);
  g_autoptr (HutTestAnswer) first = NULL;
  g_autoptr (HutTestAnswer) rest = NULL;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 3000);
  first = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 1000);
  g_assert_cmpuint (first->status, ==, 204);
  hut_test_door_stop (fixture->door);
  hut_test_door_start (fixture->door);
  hut_test_assert_head (fixture, &fixture->clerk, name, 1000, 3000);
  rest = hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 2000);
  g_assert_cmpuint (rest->status, ==, 204);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
}

/* The server was killed between the last piece and what follows it. */
static void
test_what_was_all_there_when_it_was_cut_becomes_whole (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (15, 3000);
  g_autoptr (GBytes) other = hut_test_content_new (16, 3000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *damaged = hut_test_content_name (other);

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 3000);
  hut_test_attach_to_case (fixture, &fixture->clerk, damaged, 3000);
  write_half (fixture, &fixture->clerk, name, content, 3000);
  write_half (fixture, &fixture->clerk, damaged, content, 3000);
  hut_test_assert_content_absent (fixture, &fixture->leader, name);
  hut_test_assert_head (fixture, &fixture->clerk, name, 3000, 3000);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
  hut_test_assert_head (fixture, &fixture->clerk, damaged, 0, 3000);
  hut_test_assert_content_absent (fixture, &fixture->leader, damaged);
}

/* As another process holds it. */
static void
test_two_at_once_do_not_disturb_one_another (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (17, 3000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *path = half_path (fixture, &fixture->clerk, name);
  g_autoptr (HutTestAnswer) first = NULL;
  g_autoptr (HutTestAnswer) meanwhile = NULL;
  int fd;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 3000);
  first = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 1000);
  fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  meanwhile = hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 2000);
  hut_test_assert_problem (meanwhile, HUT_PROBLEM_BUSY);
  g_assert_cmpint (pwrite (fd, g_bytes_get_data (content, NULL), 1000, 0), ==, 1000);
  close (fd);
  {
    g_autoptr (HutTestAnswer) rest =
        hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 2000);

    g_assert_cmpuint (rest->status, ==, 204);
  }
  hut_test_assert_content (fixture, &fixture->leader, name, content);
}

static void
test_pieces_may_go_through_two_servers_on_one_folder (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (18, 5000);
  g_autofree char *name = hut_test_content_name (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDataDir) dir = hut_data_dir_open (fixture->door->office->path, &error);
  HutService *second = hut_service_new (dir, "127.0.0.1:0", &error);
  guint16 ports[2] = { fixture->door->port };

  g_assert_no_error (error);
  ports[1] = (guint16)atoi (strchr (hut_service_get_address (second), ':') + 1);
  hut_test_attach_to_case (fixture, &fixture->clerk, name, 5000);
  for (gsize i = 0; i < 5; i++)
    {
      g_autoptr (HutTestAnswer) answer = NULL;

      fixture->door->port = ports[i % 2];
      answer = hut_test_patch (fixture, &fixture->clerk, name, (gint64)(i * 1000), content,
                               i * 1000, 1000);
      g_assert_cmpuint (answer->status, ==, 204);
    }
  for (gsize i = 0; i < 2; i++)
    {
      fixture->door->port = ports[i];
      hut_test_assert_content (fixture, &fixture->leader, name, content);
    }
  fixture->door->port = ports[0];
  hut_service_free (second);
}

static guint
count_halves (HutTestContents *fixture, const HutTestPerson *person)
{
  g_autofree char *any = half_path (fixture, person, "any");
  g_autofree char *folder = g_path_get_dirname (any);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_what_is_begun_and_left_does_not_pile_up (HutTestContents *fixture, gconstpointer data)
{
  struct utimbuf old = { g_get_real_time () / G_USEC_PER_SEC - 2 * 24 * 3600,
                         g_get_real_time () / G_USEC_PER_SEC - 2 * 24 * 3600 };
  g_autofree char *last = NULL;
  g_autofree char *path = NULL;

  for (guint32 i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) content = hut_test_content_new (100 + i, 2000);
      g_autofree char *name = hut_test_content_name (content);
      g_autoptr (HutTestAnswer) answer = NULL;

      hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
      answer = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 1000);
      g_assert_cmpuint (answer->status, ==, 204);
      g_free (last);
      last = g_steal_pointer (&name);
    }
  g_assert_cmpuint (count_halves (fixture, &fixture->clerk), ==, 16);
  hut_test_assert_head (fixture, &fixture->clerk, last, 1000, 2000);
  path = half_path (fixture, &fixture->clerk, last);
  g_assert_cmpint (utime (path, &old), ==, 0);
  hut_blob_shelf_sweep (fixture->folder);
  g_assert_cmpuint (count_halves (fixture, &fixture->clerk), ==, 15);
  hut_test_assert_head (fixture, &fixture->clerk, last, 0, 2000);
}

static void
test_where_nothing_can_be_kept_records_and_reading_go_on (HutTestContents *fixture,
                                                          gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (19, 2000);
  g_autoptr (GBytes) earlier = hut_test_content_new (20, 2000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *earlier_name = hut_test_content_name (earlier);
  g_autofree char *aside = g_strconcat (fixture->folder, ".aside", NULL);
  g_autoptr (HutTestAnswer) refused = NULL;
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (HutOperation) operation = hut_test_case ("a lane", TEST_NOW);
  g_autoptr (HutTestAnswer) pushed = NULL;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  hut_test_attach_to_case (fixture, &fixture->clerk, earlier_name, 2000);
  hut_test_send_all (fixture, &fixture->clerk, earlier_name, earlier);
  /* A file in the place of the folder: what is to be written cannot be, whoever writes. */
  g_assert_cmpint (g_rename (fixture->folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  refused = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 2000);
  hut_test_assert_problem (refused, HUT_PROBLEM_FULL);
  hut_test_log_add (log, operation);
  pushed =
      hut_test_ask_as (fixture->door, fixture->clerk.access, "POST", "/v1/push", log->lines->str);
  g_assert_cmpuint (pushed->status, ==, 200);
  g_unlink (fixture->folder);
  g_assert_cmpint (g_rename (aside, fixture->folder), ==, 0);
  hut_test_assert_content (fixture, &fixture->leader, earlier_name, earlier);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
}

static void
test_damage_is_found (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (21, 2000);
  g_autofree char *name = hut_test_content_name (content);
  const HutUid *account = &fixture->clerk.caller->account;
  char uid[HUT_UID_STRING_LEN + 1];
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_blob_shelf_verify (fixture->folder, &error));
  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  g_assert_true (hut_blob_shelf_verify (fixture->folder, &error));
  path =
      g_strdup_printf ("%s/%s/%.2s/%s", fixture->folder, hut_uid_print (account, uid), name, name);
  g_assert_true (g_file_set_contents (path, "another", -1, NULL));
  g_assert_false (hut_blob_shelf_verify (fixture->folder, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_INTERNAL);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/blob-files/" name, HutTestContents, NULL, hut_test_contents_set_up, func, NULL)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("a-content-goes-on-where-it-was-cut", test_a_content_goes_on_where_it_was_cut);
  ADD ("what-was-all-there-when-it-was-cut-becomes-whole",
       test_what_was_all_there_when_it_was_cut_becomes_whole);
  ADD ("two-at-once-do-not-disturb-one-another", test_two_at_once_do_not_disturb_one_another);
  ADD ("pieces-may-go-through-two-servers-on-one-folder",
       test_pieces_may_go_through_two_servers_on_one_folder);
  ADD ("what-is-begun-and-left-does-not-pile-up", test_what_is_begun_and_left_does_not_pile_up);
  ADD ("where-nothing-can-be-kept-records-and-reading-go-on",
       test_where_nothing_can_be_kept_records_and_reading_go_on);
  ADD ("damage-is-found", test_damage_is_found);
  result = g_test_run ();
  hut_test_contents_end ();
  return result;
}
