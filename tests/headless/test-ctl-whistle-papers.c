/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print of the papers of whistles. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

static void
assert_there (HutTestCtl *fixture, const char *name, gboolean there)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *bytes = NULL;

  g_assert_cmpint (g_file_get_contents (path, &bytes, NULL, NULL), ==, there);
  if (there)
    g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

/* Called at 10 o'clock; the traffic police was to answer by 10:10 and to be there by 10:30. */
static void
set_up (HutTestCtl *fixture, gconstpointer unused)
{
  hut_test_ctl_init (fixture);
  g_setenv ("HUTONG_NOW", "2026-11-26T10:00:00+08:00", TRUE);
  hut_test_ctl (fixture,
                "whistle raise --occasion emergency --task 抢修 --call traffic=10/30 "
                "--call heating=30",
                0);
  g_setenv ("HUTONG_NOW", "2026-11-26T11:00:00+08:00", TRUE);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer unused)
{
  g_unsetenv ("HUTONG_NOW");
  hut_test_ctl_tear_down (fixture);
}

static void
test_each_paper_is_a_pdf (HutTestCtl *fixture, gconstpointer unused)
{
  hut_test_ctl (fixture, "print whistle-call 2026-哨-0001 --out call.pdf", 0);
  hut_test_ctl_said (fixture, "1 page");
  assert_there (fixture, "call.pdf", TRUE);
  hut_test_ctl (fixture, "print whistle-call 2026-哨-0001 --each --out each.pdf", 0);
  hut_test_ctl_said (fixture, "2 pages");
  hut_test_ctl (fixture, "print whistle-call 2026-哨-0001 --unit traffic --out one.pdf", 0);
  hut_test_ctl_said (fixture, "1 page");
  hut_test_ctl (fixture, "print joint-record 2026-哨-0001 --out record.pdf", 0);
  assert_there (fixture, "record.pdf", TRUE);
  hut_test_ctl (fixture, "print supervision 2026-哨-0001 --by '2026-11-26 12:00' --out s.pdf", 0);
  hut_test_ctl_said (fixture, "2 pages");
  hut_test_ctl (fixture, "whistle act 2026-哨-0001 traffic refuse words=不来", 0);
  hut_test_ctl (fixture, "print district-report 2026-哨-0001 --words 急需 --out report.pdf", 0);
  assert_there (fixture, "report.pdf", TRUE);
  hut_test_ctl (fixture, "print whistle-month --from 2026-11-01 --to 2026-11-30 --out m.pdf", 0);
  assert_there (fixture, "m.pdf", TRUE);
}

static void
test_only_what_is_issued_is_on_record (HutTestCtl *fixture, gconstpointer unused)
{
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_said (fixture, "\"papers\":[\"supervision\"]");
  hut_test_ctl (fixture, "print supervision 2026-哨-0001 --unit traffic --out s.pdf", 0);
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_not_said (fixture, "supervised");
  hut_test_ctl (fixture,
                "print supervision 2026-哨-0001 --unit traffic --words 请带拖车 --issue "
                "--out s.pdf",
                0);
  hut_test_ctl (fixture, "print supervision 2026-哨-0001 --issue --out s.pdf", 0);
  hut_test_ctl_said (fixture, "1 page"); /* to the other alone */
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_said (fixture, "supervised");
  hut_test_ctl_said (fixture, "请带拖车");
  hut_test_ctl_not_said (fixture, "\"papers\":[\"supervision\"]");
  hut_test_ctl (fixture, "whistle act 2026-哨-0001 traffic dispute reason=不归我们", 0);
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_said (fixture, "\"papers\":[\"dispute-report\"]");
  hut_test_ctl (fixture, "print district-report 2026-哨-0001 --issue --out d.pdf", 0);
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_said (fixture, "\"reported\"");
  hut_test_ctl_not_said (fixture, "dispute-report");
}

static void
test_what_cannot_be_printed_makes_no_file (HutTestCtl *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *words;
    int code;
  } runs[] = {
    { "print district-report 2026-哨-0001 --out none.pdf", 1 },
    { "print district-report 2026-哨-0001 --issue --out none.pdf", 1 },
    { "print whistle-call 2026-哨-0009 --out none.pdf", 1 },
    { "print whistle-call 2026-哨-0001 --unit gas --out none.pdf", 1 },
    { "print supervision 2026-哨-0001 --by sometime --out none.pdf", 2 },
    { "print joint-record 2026-哨-0001 --unit traffic --out none.pdf", 2 },
    { "print joint-record 2026-哨-0001 --issue --out none.pdf", 2 },
    { "print whistle-call 2026-哨-0001 --unit traffic --each --out none.pdf", 2 },
    { "print whistle-call --out none.pdf", 2 },
    { "print whistle-call 2026-哨-0001", 2 },
    { "print whistle-month --from 2026-11-30 --to 2026-11-01 --out none.pdf", 2 },
    { "print whistle-month --from 2026-11-01 --out none.pdf", 2 },
    { "print whistle-month 2026-哨-0001 --from 2026-11-01 --to 2026-11-30 --out none.pdf", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      hut_test_ctl (fixture, runs[i].words, runs[i].code);
      assert_there (fixture, "none.pdf", FALSE);
    }
  hut_test_ctl (fixture, "print supervision 2026-哨-0001 --issue --out /nowhere/none.pdf", 1);
  hut_test_ctl (fixture, "whistle show 2026-哨-0001 --json", 0);
  hut_test_ctl_not_said (fixture, "supervised"); /* what was not made is not issued */
}

#define ADD(path, function) g_test_add (path, HutTestCtl, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-whistle-papers/each-paper-is-a-pdf", test_each_paper_is_a_pdf);
  ADD ("/ctl-whistle-papers/only-what-is-issued-is-on-record",
       test_only_what_is_issued_is_on_record);
  ADD ("/ctl-whistle-papers/what-cannot-be-printed-makes-no-file",
       test_what_cannot_be_printed_makes_no_file);
  return g_test_run ();
}
