/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl attach: what is attached is listed, saved byte for byte, removed; verify finds what is
 * missing or damaged. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <glib/gstdio.h>
#include <string.h>

#define PDF "%PDF-1.4\n%%EOF\n"

typedef struct
{
  HutTestCtl ctl;
  char *id; /* of a case */
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->ctl.dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* What follows @member in the last answer, up to the next quotation mark. */
static char *
find_member (Fixture *fixture, const char *member)
{
  const char *at = strstr (fixture->ctl.said, member);

  g_assert_nonnull (at);
  at += strlen (member);
  return g_strndup (at, strcspn (at, "\""));
}

static char *
first_case (Fixture *fixture)
{
  hut_test_ctl (&fixture->ctl, "cases --limit 1 --json", 0);
  return find_member (fixture, "\"id\":\"");
}

/* @format's %s is the case or the attachment. */
static void
run_with (Fixture *fixture, const char *format, const char *name, int code)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *words = g_strconcat (parts[0], name, parts[1], NULL);

  hut_test_ctl (&fixture->ctl, words, code);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  hut_test_ctl_set_up (&fixture->ctl);
  hut_test_ctl (&fixture->ctl, "demo --cases 3 --seed 1", 0);
  write_file (fixture, "回复.pdf", PDF);
  fixture->id = first_case (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (&fixture->ctl);
  g_free (fixture->id);
}

static char *
attach (Fixture *fixture)
{
  run_with (fixture, "attach %s 回复.pdf", fixture->id, 0);
  run_with (fixture, "attach list %s --json", fixture->id, 0);
  return find_member (fixture, "\"id\":\"");
}

static char *
content_path (Fixture *fixture)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autofree char *folder = g_strconcat (fixture->ctl.db, ".attachments", NULL);
  char part[] = { sum[0], sum[1], '\0' };

  return g_build_filename (folder, part, sum, NULL);
}

static void
test_saved_byte_for_byte (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture);
  g_autofree char *out = g_build_filename (fixture->ctl.dir, "out.pdf", NULL);
  g_autofree char *content = NULL;

  g_assert_nonnull (strstr (fixture->ctl.said, "\"name\":\"回复.pdf\""));
  run_with (fixture, "attach save %s --out out.pdf", id, 0);
  g_assert_true (g_file_get_contents (out, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PDF);
}

static void
test_removed_and_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture);
  g_autofree char *batch = NULL;

  run_with (fixture, "attach remove %s", id, 0);
  batch = g_strdup (g_strstrip (fixture->ctl.said));
  run_with (fixture, "attach list %s", fixture->id, 0);
  g_assert_cmpstr (fixture->ctl.said, ==, "");
  run_with (fixture, "attach save %s --out out.pdf", id, 1);
  run_with (fixture, "attach remove %s", id, 1);
  run_with (fixture, "undo %s", batch, 0);
  run_with (fixture, "attach save %s --out out.pdf", id, 0);
}

static void
test_one_bad_file_attaches_none (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.pdf", "#!/bin/sh");
  run_with (fixture, "attach %s 回复.pdf a.pdf", fixture->id, 1);
  g_assert_nonnull (strstr (fixture->ctl.said, "a.pdf"));
  run_with (fixture, "attach %s 回复.pdf none.pdf", fixture->id, 1);
  run_with (fixture, "attach list %s", fixture->id, 0);
  g_assert_cmpstr (fixture->ctl.said, ==, "");
}

static void
test_wrong_usage_is_told (Fixture *fixture, gconstpointer data)
{
  hut_test_ctl (&fixture->ctl, "attach", 2);
  run_with (fixture, "attach %s", fixture->id, 2);
  hut_test_ctl (&fixture->ctl, "attach list", 2);
  run_with (fixture, "attach save %s", fixture->id, 2);
  hut_test_ctl (&fixture->ctl, "attach no-such-case 回复.pdf", 1);
  run_with (fixture, "attach remove %s", fixture->id, 1);
}

static void
test_verify_finds_what_is_damaged_or_absent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture);
  g_autofree char *path = content_path (fixture);

  hut_test_ctl (&fixture->ctl, "verify", 0);
  g_assert_true (g_file_set_contents (path, "other", -1, NULL));
  hut_test_ctl (&fixture->ctl, "verify", 1);
  g_assert_nonnull (strstr (fixture->ctl.said, id));
  run_with (fixture, "attach save %s --out out.pdf", id, 1);
  g_unlink (path);
  hut_test_ctl (&fixture->ctl, "verify", 1);
  g_assert_nonnull (strstr (fixture->ctl.said, id));
  /* The same bytes make it whole. */
  run_with (fixture, "attach %s 回复.pdf", fixture->id, 0);
  hut_test_ctl (&fixture->ctl, "verify", 0);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

#define MEETING "第三次议事会"

/* A photograph of a topic: kept, marked, and shown as it was marked. */
static void
test_of_a_topic (Fixture *fixture, gconstpointer data)
{
  static const char png[] =
      "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\001\0\0\0\001\010\006\0\0\0\037\025"
      "\304\211\0\0\0\rIDATx\332cd\370\317P\017\0\003\206\001\200Z4}k\0\0\0\0IEND"
      "\256B`\202";
  g_autofree char *path = g_build_filename (fixture->ctl.dir, "现场.png", NULL);
  g_autofree char *topic = NULL;
  g_autofree char *photo = NULL;

  g_assert_true (g_file_set_contents (path, png, sizeof png - 1, NULL));
  hut_test_ctl (&fixture->ctl, "meeting new body=新组织 kind=council rule=council title=" MEETING,
                0);
  hut_test_ctl (&fixture->ctl, "meeting act " MEETING " topic title=充电棚 place=116.326,39.996",
                0);
  topic = g_strdup (g_strstrip (fixture->ctl.said));
  run_with (fixture, "attach %s 现场.png", topic, 0);
  run_with (fixture, "attach list %s --json", topic, 0);
  g_assert_nonnull (strstr (fixture->ctl.said, "\"name\":\"现场.png\""));
  g_assert_nonnull (strstr (fixture->ctl.said, "\"public\":false"));
  photo = find_member (fixture, "\"id\":\"");
  run_with (fixture, "attach list %s", fixture->id, 0);
  g_assert_cmpstr (fixture->ctl.said, ==, "");
  run_with (fixture, "meeting act " MEETING " show-photo attachment=%s", photo, 0);
  run_with (fixture, "meeting act " MEETING " date-photo moment=before attachment=%s", photo, 0);
  run_with (fixture, "meeting act " MEETING " date-photo moment=later attachment=%s", photo, 1);
  run_with (fixture, "attach list %s --json", topic, 0);
  g_assert_nonnull (strstr (fixture->ctl.said, "\"moment\":\"before\""));
  g_assert_nonnull (strstr (fixture->ctl.said, "\"public\":true"));
  run_with (fixture, "attach remove %s", photo, 0);
  run_with (fixture, "meeting act " MEETING " show-photo attachment=%s", photo, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-attach/saved-byte-for-byte", test_saved_byte_for_byte);
  ADD ("/ctl-attach/removed-and-taken-back", test_removed_and_taken_back);
  ADD ("/ctl-attach/one-bad-file-attaches-none", test_one_bad_file_attaches_none);
  ADD ("/ctl-attach/wrong-usage-is-told", test_wrong_usage_is_told);
  ADD ("/ctl-attach/verify-finds-what-is-damaged-or-absent",
       test_verify_finds_what_is_damaged_or_absent);
  ADD ("/ctl-attach/a-photograph-of-a-topic-is-shown-as-it-was-marked", test_of_a_topic);
  return g_test_run ();
}
