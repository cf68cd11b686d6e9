/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print, export and template: files for people, from the command line. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#define TOO_MANY 2001

/* A file that begins as one of its kind does. */
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
set_up (HutTestCtl *fixture, gconstpointer data)
{
  static const char orders[] = "工单编号,标题,来电时间,来电人,联系电话,办理状态\n"
                               "20261123001,灯坏了,2026-11-23 09:05,蒋某某,13800138000,待签收\n"
                               "20261124002,漏水,2026-11-24 09:05,,,待签收\n";

  hut_test_ctl_init_with (fixture, orders);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_each_paper_is_a_pdf (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "print receipt 20261123001 --out receipt.pdf", 0);
  hut_test_ctl_said (fixture, "1 page");
  assert_begins (fixture, "receipt.pdf", "%PDF-");
  hut_test_ctl (fixture, "print work-order 20261123001 20261124002 --out order.pdf", 0);
  hut_test_ctl_said (fixture, "2 pages");
  hut_test_ctl (fixture, "print call-sheet --out blank.pdf", 0);
  assert_begins (fixture, "blank.pdf", "%PDF-");
  hut_test_ctl (fixture, "print case-list 20261123001 20261124002 --out list.pdf --personal", 0);
  assert_begins (fixture, "list.pdf", "%PDF-");
}

static void
test_a_map_has_layers_and_heat (HutTestCtl *fixture, gconstpointer data)
{
  static const char print[] = "print map --out map.pdf --view 116.32,40,15 ";
  static const struct
  {
    const char *options;
    int code;
  } runs[] = {
    { "--heat poem", 2 },
    { "--layers poem", 2 },
    { "--layers lanes,", 2 },
    { "--layers lanes,grids,communities,posts --heat count", 0 },
    { "--page a3 --heat lateness", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *words = g_strconcat (print, runs[i].options, NULL);

      hut_test_ctl (fixture, words, runs[i].code);
      if (runs[i].code == 0)
        assert_begins (fixture, "map.pdf", "%PDF-");
      else
        assert_absent (fixture, "map.pdf");
    }
}

static void
test_what_cannot_be_printed_makes_no_file (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "print receipt nothing --out none.pdf", 1);
  hut_test_ctl_said (fixture, "there is no case nothing");
  hut_test_ctl (fixture, "print poem 20261123001 --out none.pdf", 2);
  hut_test_ctl (fixture, "print receipt --out none.pdf", 2);
  assert_absent (fixture, "none.pdf");
}

static void
test_too_many_are_for_the_ledger (HutTestCtl *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new ("print case-list --out many.pdf");

  for (guint i = 0; i < TOO_MANY; i++)
    g_string_append (words, " 20261123001");
  hut_test_ctl (fixture, words->str, 1);
  hut_test_ctl_said (fixture, "2001");
  hut_test_ctl_said (fixture, "ledger");
  assert_absent (fixture, "many.pdf");
}

static void
test_the_ledger_is_a_workbook_of_chosen_columns (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "export ledger --out all.xlsx", 0);
  hut_test_ctl_said (fixture, "2 cases written");
  assert_begins (fixture, "all.xlsx", "PK");
  hut_test_ctl (fixture,
                "export ledger --out some.xlsx --columns order_number,title --from 2026-11-24", 0);
  hut_test_ctl_said (fixture, "1 case written");
  hut_test_ctl (fixture, "export ledger --out none.xlsx --columns order_number,poem", 1);
  hut_test_ctl_said (fixture, "poem");
  hut_test_ctl (fixture, "export ledger", 2);
  assert_absent (fixture, "none.xlsx");
}

static void
test_a_template_is_kept_and_filled (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "template set 短答 --text '{诉求人}：{标题}已办，{地址}。' --use answer",
                0);
  hut_test_ctl (fixture, "template list", 0);
  hut_test_ctl_said (fixture, "短答\tanswer\tthe office’s own");
  hut_test_ctl_said (fixture, "suggested by the project");
  hut_test_ctl (fixture, "template fill 短答 20261123001", 0);
  hut_test_ctl_said (fixture, "蒋**：灯坏了已办，〔地址〕。");
  hut_test_ctl_said (fixture, "地址");
  hut_test_ctl (fixture, "template fill 短答 20261123001 --personal", 0);
  hut_test_ctl_said (fixture, "蒋某某：灯坏了已办");
  hut_test_ctl (fixture, "template set 短答 --text '{不知道}'", 1);
  hut_test_ctl (fixture, "template set 短答 --use poem", 1);
  hut_test_ctl (fixture, "template remove 短答 --reason 不用了", 0);
  hut_test_ctl (fixture, "template fill 短答 20261123001", 1);
  hut_test_ctl (fixture, "template restore 短答", 0);
  hut_test_ctl (fixture, "template fill 短答 20261123001", 0);
  hut_test_ctl (fixture, "template restore 短答", 1);
}

#define ADD(name, test) g_test_add (name, HutTestCtl, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl-papers/each-paper-is-a-pdf", test_each_paper_is_a_pdf);
  ADD ("/ctl-papers/a-map-has-layers-and-heat", test_a_map_has_layers_and_heat);
  ADD ("/ctl-papers/what-cannot-be-printed-makes-no-file",
       test_what_cannot_be_printed_makes_no_file);
  ADD ("/ctl-papers/too-many-are-for-the-ledger", test_too_many_are_for_the_ledger);
  ADD ("/ctl-papers/the-ledger-is-a-workbook-of-chosen-columns",
       test_the_ledger_is_a_workbook_of_chosen_columns);
  ADD ("/ctl-papers/a-template-is-kept-and-filled", test_a_template_is_kept_and_filled);
  return g_test_run ();
}
