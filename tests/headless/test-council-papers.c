/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a meeting, as they are read from the PDF. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-evening.h"
#include "hut-test-store.h"

#include "report/hut-council-papers.h"
#include "report/hut-paper-pdf.h"

#include <string.h>

typedef struct
{
  HutTestStore store;
  HutTestEvening *evening;
  HutPaperDesk *desk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  hut_test_store_set_up (&fixture->store, NULL);
  fixture->evening = hut_test_evening_new (fixture->store.store, data, 60);
  fixture->desk =
      hut_paper_desk_new (fixture->store.store, fixture->store.reader, HUT_PAPER_MASKED);
}

static void
set_up_evening (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  hut_test_evening_run (fixture->evening);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_paper_desk_free (fixture->desk);
  hut_test_evening_free (fixture->evening);
  hut_test_store_tear_down (&fixture->store, NULL);
}

static HutPaper *
make (Fixture *fixture, HutCouncilPaper which, GError **error)
{
  return hut_council_paper_new (which, fixture->desk, fixture->evening->meeting,
                                fixture->evening->office, NULL, error);
}

/* Without spaces and ends of lines: where a line is broken says nothing. */
static char *
joined (const char *text)
{
  GString *words = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (words, *at);
  return g_string_free (words, FALSE);
}

/* What can be read on @paper (taken over), joined; NULL where there is no pdftotext here. */
static char *
read_paper (Fixture *fixture, HutPaper *paper)
{
  g_autofree char *path = g_build_filename (fixture->store.folder, "paper.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const words[] = { "pdftotext", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  g_assert_nonnull (paper);
  hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hut_paper_free (paper);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  return joined (text);
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *needle = joined (words);

  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in: %.300s", words, text);
}

static void
assert_not_says (const char *text, const char *words)
{
  g_autofree char *needle = joined (words);

  if (strstr (text, needle) != NULL)
    g_error ("“%s” is in: %.300s", words, text);
}

/* Every member's name, wherever it could slip in. */
static void
assert_no_name (Fixture *fixture, const char *text)
{
  GPtrArray *members = fixture->evening->meeting->members;

  for (guint i = 0; i < members->len; i++)
    assert_not_says (text, hut_record_get_text (members->pdata[i], "name"));
  assert_not_says (text, HUT_TEST_EVENING_TELEPHONE);
  assert_not_says (text, "8000");
  assert_not_says (text, HUT_TEST_EVENING_ADDRESS);
  assert_not_says (text, "何静");
  assert_not_says (text, "郝明");
}

/* Somebody wrote a telephone and a flat into what is public. */
static void
write_private_words (Fixture *fixture)
{
  GPtrArray *topics = fixture->evening->meeting->topics;
  GPtrArray *motions = fixture->evening->meeting->motions;

  hut_record_set_text (topics->pdata[0], "text",
                       "联系 " HUT_TEST_EVENING_TELEPHONE "，" HUT_TEST_EVENING_ADDRESS);
  hut_record_set_text (motions->pdata[0], "title", "同意，电话 " HUT_TEST_EVENING_TELEPHONE);
}

static void
test_what_hangs_out_names_nobody (Fixture *fixture, gconstpointer data)
{
  static const HutCouncilPaper papers[] = { HUT_COUNCIL_PAPER_NOTICE, HUT_COUNCIL_PAPER_RESULT,
                                            HUT_COUNCIL_PAPER_SHEETS };
  g_autoptr (GError) error = NULL;

  write_private_words (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = read_paper (fixture, make (fixture, papers[i], &error));

      if (text == NULL)
        return;
      g_assert_no_error (error);
      assert_says (text, "杏花里社区议事会第四次会议");
      g_assert_cmpuint (strlen (text), >, 200);
      assert_not_says (text, HUT_TEST_EVENING_TELEPHONE);
      assert_not_says (text, "401");
      if (papers[i] != HUT_COUNCIL_PAPER_SHEETS)
        assert_not_says (text, "Printed by");
    }
}

static void
test_no_member_on_a_notice (Fixture *fixture, gconstpointer data)
{
  static const HutCouncilPaper papers[] = { HUT_COUNCIL_PAPER_NOTICE, HUT_COUNCIL_PAPER_RESULT };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = read_paper (fixture, make (fixture, papers[i], &error));

      if (text == NULL)
        return;
      assert_no_name (fixture, text);
    }
}

static void
test_a_council_only_advises_on_the_shed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = read_paper (fixture, make (fixture, HUT_COUNCIL_PAPER_NOTICE, &error));
  g_autofree char *result = read_paper (fixture, make (fixture, HUT_COUNCIL_PAPER_RESULT, &error));

  if (notice == NULL)
    return;
  assert_says (notice, "An opinion is heard here");
  assert_says (result, "To be put to");
  assert_says (result, "Opinion formed");
  assert_not_says (result, "Passed");
}

static void
test_everybody_is_on_the_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *members = fixture->evening->meeting->members;
  g_autofree char *text =
      read_paper (fixture, make (fixture, HUT_COUNCIL_PAPER_ATTENDANCE, &error));

  if (text == NULL)
    return;
  for (guint i = 0; i < members->len; i++)
    assert_says (text, hut_record_get_text (members->pdata[i], "name"));
  assert_not_says (text, HUT_TEST_EVENING_TELEPHONE);
}

/* ---- Ballots ---- */

static guint
count_of (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static char *
ballots_of (Fixture *fixture, const char *method)
{
  g_autoptr (GError) error = NULL;
  HutUid topic = hut_test_evening_add_topic (fixture->evening, "充电棚", NULL, "shared-use");
  HutPaper *paper;

  hut_test_evening_add_motion (fixture->evening, &topic, "同意建充电棚", method);
  paper = make (fixture, HUT_COUNCIL_PAPER_BALLOTS, &error);
  g_assert_no_error (error);
  return read_paper (fixture, paper);
}

static void
test_secret_ballots_are_alike (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = ballots_of (fixture, "secret");

  if (text == NULL)
    return;
  g_assert_cmpuint (count_of (text, "同意建充电棚"), ==, 59);
  assert_not_says (text, "Number:");
  assert_not_says (text, "Unit:");
  assert_no_name (fixture, text);
}

static void
test_owners_ballots_carry_unit_and_area (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = ballots_of (fixture, "consensus");

  if (text == NULL)
    return;
  assert_says (text, "Number: 1");
  assert_says (text, "1号楼101");
  assert_says (text, "60.00 m²");
  assert_says (text, "signature");
  assert_no_name (fixture, text);
}

static void
test_nothing_to_print_is_said (Fixture *fixture, gconstpointer data)
{
  static const HutCouncilPaper papers[] = { HUT_COUNCIL_PAPER_NOTICE, HUT_COUNCIL_PAPER_RESULT,
                                            HUT_COUNCIL_PAPER_BALLOTS, HUT_COUNCIL_PAPER_SHEETS };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (make (fixture, papers[i], &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
    }
}

/* ---- Layout ---- */

static void
test_long_texts_stay_on_their_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = g_strnfill (9000, 'w');
  g_autoptr (GError) error = NULL;
  HutUid topic = hut_test_evening_add_topic (fixture->evening, words, words, NULL);

  hut_test_evening_add_motion (fixture->evening, &topic, words, "secret");
  for (HutCouncilPaper which = 0; which < HUT_N_COUNCIL_PAPERS; which++)
    {
      g_autoptr (HutPaper) paper = NULL;
      g_autoptr (GArray) spots = NULL;
      const HutPageSetup *setup;

      if (which == HUT_COUNCIL_PAPER_RESULT)
        continue;
      paper = make (fixture, which, &error);
      g_assert_no_error (error);
      setup = hut_paper_get_setup (paper);
      spots = hut_paper_get_spots (paper);
      for (guint i = 0; i < spots->len; i++)
        {
          const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

          g_assert_cmpfloat (spot->y + spot->height, <=,
                             hut_page_setup_get_inner_height (setup) + 0.1);
          g_assert_cmpfloat (spot->right, <=, hut_page_setup_get_inner_width (setup) + 0.1);
        }
    }
}

/* Wherever the page ends: the lines to sign on are with what was approved and signed. */
static void
test_lines_to_sign_on_are_not_alone (Fixture *fixture, gconstpointer data)
{
  HutMeeting *meeting = fixture->evening->meeting;
  HutUid id = hut_uid_new ();
  g_autoptr (GString) text = g_string_new ("纪要\n");
  guint last_page = 0;

  g_clear_pointer (&meeting->minutes, hut_record_free);
  meeting->minutes = hut_record_new (&hut_kind_minutes, &id, NULL);
  hut_record_set_text (meeting->minutes, "log", "会议记录\n");
  hut_record_set_text (meeting->minutes, "state", "approved");
  hut_record_set_text (meeting->minutes, "approved_by", "张三");
  hut_record_set_int (meeting->minutes, "approved_at", fixture->evening->now);
  for (guint i = 0; i < 70; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HutPaper) paper = NULL;
      g_autoptr (GArray) spots = NULL;
      const HutPaperSpot *signing;

      g_string_append_printf (text, "第%u段。\n", i + 1);
      hut_record_set_text (meeting->minutes, "text", text->str);
      paper = make (fixture, HUT_COUNCIL_PAPER_MINUTES, &error);
      g_assert_no_error (error);
      spots = hut_paper_get_spots (paper);
      /* The last is the log's title, on a page of its own. */
      signing = &g_array_index (spots, HutPaperSpot, spots->len - 2);
      for (guint j = 0; j + 1 < spots->len; j++)
        if (g_array_index (spots, HutPaperSpot, j).block + 2 >= signing->block)
          g_assert_cmpuint (g_array_index (spots, HutPaperSpot, j).page, ==, signing->page);
      last_page = signing->page;
    }
  g_assert_cmpuint (last_page, >, 0);
}

#define ADD(name, rule, set_up, function)                                                          \
  g_test_add (name, Fixture, rule, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/council-papers/what-hangs-out-shows-no-telephone", "council", set_up_evening,
       test_what_hangs_out_names_nobody);
  ADD ("/council-papers/no-member-on-a-notice", "council", set_up_evening,
       test_no_member_on_a_notice);
  ADD ("/council-papers/a-council-only-advises-on-the-shed", "council", set_up_evening,
       test_a_council_only_advises_on_the_shed);
  ADD ("/council-papers/everybody-is-on-the-list", "council", set_up,
       test_everybody_is_on_the_list);
  ADD ("/council-papers/secret-ballots-are-alike", "owners-major", set_up,
       test_secret_ballots_are_alike);
  ADD ("/council-papers/owners-ballots-carry-unit-and-area", "owners-major", set_up,
       test_owners_ballots_carry_unit_and_area);
  ADD ("/council-papers/nothing-to-print-is-said", "council", set_up,
       test_nothing_to_print_is_said);
  ADD ("/council-papers/lines-to-sign-on-are-not-alone", "council", set_up,
       test_lines_to_sign_on_are_not_alone);
  ADD ("/council-papers/long-texts-stay-on-their-pages", "council", set_up,
       test_long_texts_stay_on_their_pages);
  return g_test_run ();
}
