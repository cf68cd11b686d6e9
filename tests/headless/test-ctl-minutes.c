/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl minutes, and print of the papers of a meeting. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"
#include "hut-test-evening.h"

#include "store/hut-store.h"

#define MEETING "杏花里社区议事会第四次会议"

typedef enum
{
  PREPARED,
  HELD,
} Meeting;

/* A file with one meeting. */
static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutStore) store = NULL;
  HutTestEvening *evening;

  hut_test_ctl_set_up (fixture);
  hut_store_create (fixture->db, "110108014", NULL, &error);
  g_assert_no_error (error);
  store = hut_store_open (fixture->db, &error);
  g_assert_no_error (error);
  evening = hut_test_evening_new (store, "council", 60);
  if (GPOINTER_TO_INT (data) == HELD)
    hut_test_evening_run (evening);
  hut_test_evening_free (evening);
  hut_store_close (store);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
assert_begins (HutTestCtl *fixture, const char *name, const char *magic)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, magic));
}

static void
assert_absent (HutTestCtl *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_drafted_approved_signed (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "minutes " MEETING " --out before.pdf", 0);
  assert_begins (fixture, "before.pdf", "%PDF-");
  hut_test_ctl (fixture, "minutes " MEETING " --out before.odt", 0);
  assert_begins (fixture, "before.odt", "PK");
  hut_test_ctl (fixture, "minutes " MEETING " --sign 召集人", 1);
  hut_test_ctl_said (fixture, "No minutes were drafted yet");
  hut_test_ctl (fixture, "minutes " MEETING " --draft", 0);
  hut_test_ctl (fixture, "minutes " MEETING " --approve 召集人", 0);
  hut_test_ctl (fixture, "minutes " MEETING " --sign 召集人 --out signed.pdf", 0);
  assert_begins (fixture, "signed.pdf", "%PDF-");
  hut_test_ctl (fixture, "minutes " MEETING " --draft", 1);
  hut_test_ctl_said (fixture, "The minutes are signed");
  hut_test_ctl (fixture, "minutes " MEETING " --addendum 更正一处 --out more.pdf", 0);
}

static void
test_every_paper_is_a_pdf (HutTestCtl *fixture, gconstpointer data)
{
  static const char *const papers[] = { "meeting-notice", "result-notice", "attendance-list",
                                        "opinion-sheets", "minutes" };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *words = g_strdup_printf ("print %s " MEETING " --out a.pdf", papers[i]);

      hut_test_ctl (fixture, words, 0);
      hut_test_ctl_said (fixture, "page");
      assert_begins (fixture, "a.pdf", "%PDF-");
    }
  hut_test_ctl (fixture, "print ballot-papers " MEETING " --out b.pdf", 1);
  hut_test_ctl (fixture, "print ballot-papers " MEETING " --of 同意试行分时停车三个月 --out b.pdf",
                0);
  assert_begins (fixture, "b.pdf", "%PDF-");
}

static void
test_what_cannot_be_makes_no_file (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "minutes nothing --out no.pdf", 1);
  hut_test_ctl_said (fixture, "there is no meeting nothing");
  hut_test_ctl (fixture, "minutes " MEETING, 2);
  hut_test_ctl (fixture, "minutes " MEETING " --draft --sign x", 2);
  hut_test_ctl (fixture, "minutes " MEETING " --out no.doc", 2);
  hut_test_ctl (fixture, "minutes " MEETING " --out no/such/folder/no.pdf", 1);
  hut_test_ctl_said (fixture, "no/such/folder");
  hut_test_ctl (fixture, "minutes " MEETING " --out no/such/folder/no.odt", 1);
  hut_test_ctl_said (fixture, "no/such/folder");
  hut_test_ctl (fixture, "print result-notice " MEETING " --out no.pdf", 1);
  hut_test_ctl_said (fixture, "No result was announced yet");
  hut_test_ctl (fixture, "print opinion-sheets " MEETING " --of nothing --out no.pdf", 1);
  hut_test_ctl_said (fixture, "nothing called nothing");
  hut_test_ctl (fixture, "print attendance-list --out no.pdf", 2);
  assert_absent (fixture, "no.pdf");
  assert_absent (fixture, "no.doc");
}

#define ADD(name, state, function)                                                                 \
  g_test_add (name, HutTestCtl, GINT_TO_POINTER (state), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-minutes/drafted-approved-signed", HELD, test_drafted_approved_signed);
  ADD ("/ctl-minutes/every-paper-is-a-pdf", HELD, test_every_paper_is_a_pdf);
  ADD ("/ctl-minutes/what-cannot-be-makes-no-file", PREPARED, test_what_cannot_be_makes_no_file);
  return g_test_run ();
}
