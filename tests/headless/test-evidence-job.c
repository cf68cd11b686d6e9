/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A record is written with its photographs together or not at all, however many there are. */

#include "hut-test-store.h"

#include "domain/hut-record-plan.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-attach-sources.h"
#include "widgets/hut-evidence-job.h"

#include <string.h>

#define PDF "%PDF-1.4\n%%EOF\n"

typedef struct
{
  HutTestStore test;
  HutWrite *write; /* of a check of a lane */
  HutUid check;
  GPtrArray *sources;
  gboolean ended;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  HutRecord *check;

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->check = hut_uid_new ();
  check = hut_record_new (&hut_kind_lane_check, &fixture->check, NULL);
  hut_record_set_text (check, "lane", "L1");
  hut_record_set_int (check, "at", hut_time_now ());
  hut_record_set_text (check, "items", "{\"no-parking\":\"no\"}");
  fixture->write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_begin_group (fixture->write);
  hut_write_create (fixture->write, check);
  fixture->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_error (&fixture->error);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static void
give (Fixture *fixture, const char *text, const char *item)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  HutAttachSource *source = hut_attach_source_new_bytes (bytes, "photo.pdf");

  source->item = g_strdup (item);
  g_ptr_array_add (fixture->sources, source);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  hut_evidence_job_finish (result, &fixture->error);
  fixture->ended = TRUE;
}

static void
run (Fixture *fixture)
{
  hut_evidence_job_async (fixture->test.store, fixture->write, fixture->sources,
                          &hut_kind_lane_check, &fixture->check, NULL, on_ended, fixture);
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

static HutRecord *
read_check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HutRecord *check =
      hut_reader_get (fixture->test.reader, &hut_kind_lane_check, &fixture->check, &error);

  g_assert_no_error (error);
  return check;
}

static GPtrArray *
read_photos (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *photos = hut_reader_parts_of (fixture->test.reader, &hut_kind_attachment,
                                           &hut_kind_lane_check, &fixture->check, &error);

  g_assert_no_error (error);
  return photos;
}

static void
test_each_shows_its_item (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) check = NULL;
  g_autoptr (GPtrArray) photos = NULL;

  give (fixture, PDF, "no-parking");
  run (fixture);
  g_assert_no_error (fixture->error);
  check = read_check (fixture);
  g_assert_nonnull (check);
  photos = read_photos (fixture);
  g_assert_cmpuint (photos->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (photos->pdata[0], "item"), ==, "no-parking");
}

/* With the check one more than a group takes, and as many again. */
static void
test_more_than_a_group_takes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) photos = NULL;

  for (guint i = 0; i < 2 * HUT_RECORD_PLAN_MOST; i++)
    give (fixture, PDF, "no-parking");
  run (fixture);
  g_assert_no_error (fixture->error);
  photos = read_photos (fixture);
  g_assert_cmpuint (photos->len, ==, 2 * HUT_RECORD_PLAN_MOST);
}

static void
test_one_that_cannot_be_taken (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) check = NULL;
  g_autoptr (GPtrArray) photos = NULL;

  give (fixture, PDF, "no-parking");
  give (fixture, "nothing that we take", "no-wires");
  run (fixture);
  g_assert_error (fixture->error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  check = read_check (fixture);
  g_assert_null (check);
  photos = read_photos (fixture);
  g_assert_cmpuint (photos->len, ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/evidence/a-photograph-shows-its-item", test_each_shows_its_item);
  ADD ("/evidence/more-than-a-group-takes-is-written-too", test_more_than_a_group_takes);
  ADD ("/evidence/one-that-cannot-be-taken-leaves-nothing", test_one_that_cannot_be_taken);
  return g_test_run ();
}
