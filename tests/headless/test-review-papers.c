/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers about many cases: what they count, where it comes to stand, and what they keep to
 * themselves. */

#include "hut-test-rates.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-review-papers.h"
#include "store/hut-reader-losses.h"
#include "store/hut-reader-period.h"
#include "store/hut-store-office.h"

#include <glib/gstdio.h>
#include <string.h>

#define SLACK 0.5
#define TELEPHONE "13800138000"

static HutTime
day (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

/* Every strip stands inside the margins, and the pages follow one another. */
static void
check_spots (HutPaper *paper)
{
  const HutPageSetup *setup = hut_paper_get_setup (paper);
  g_autoptr (GArray) spots = hut_paper_get_spots (paper);
  guint page = 0;

  g_assert_cmpuint (spots->len, >, 0);
  for (guint i = 0; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

      g_assert_cmpuint (spot->page, >=, page);
      g_assert_cmpuint (spot->page, <=, page + 1);
      page = spot->page;
      g_assert_cmpfloat (spot->y + spot->height, <=,
                         hut_page_setup_get_inner_height (setup) + SLACK);
      g_assert_cmpfloat (spot->right, <=, hut_page_setup_get_inner_width (setup) + SLACK);
    }
  g_assert_cmpuint (page + 1, ==, hut_paper_get_n_pages (paper));
}

/* The words of @paper as they stand in its PDF, without spaces and ends of lines; NULL where
 * nothing here reads one. */
static char *
words_of (HutTestStore *test, HutPaper *paper)
{
  g_autofree char *path = g_build_filename (test->folder, "paper.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  char *argv[] = { program, path, (char *)"-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);
  int status;

  g_assert_true (hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  if (program == NULL)
    return g_string_free (words, TRUE);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (words, *at);
  return g_string_free (words, FALSE);
}

/* The lost cases get a caller, and a text that runs over pages. */
static void
write_losses (HutTestStore *test, GPtrArray *losses)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("Call " TELEPHONE " about the stairs. ");

  for (guint i = 0; i < 900; i++)
    g_string_append (text, "楼道照明损坏无人修，");
  for (guint i = 0; i < losses->len; i++)
    {
      const HutLoss *loss = g_ptr_array_index (losses, i);

      hut_write_update (write, &hut_kind_case, &loss->id);
      hut_write_set (write, "telephone", hut_value_text (TELEPHONE));
      hut_write_set (write, "loss_reason", hut_value_text (i == 0 ? "reason-of-one" : "cold"));
      hut_write_set (write, "loss_lesson", hut_value_text ("ring-first"));
      if (i == 0)
        hut_write_set (write, "text", hut_value_text (text->str));
    }
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
}

static void
test_the_book_replays_what_was_lost (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (HutPaper) paper = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  HutRatePeriod period = hut_rate_rules_days (rules, day ("2026-02-01"), day ("2026-02-14"),
                                              hut_office_get_zone (office));

  hut_test_rates_fill (test, 7, 400);
  losses = hut_reader_losses (test->reader, rules, &period, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, >, 3);
  write_losses (test, losses);
  desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  paper = hut_loss_book_new (desk, test->reader, office, &period, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), >, losses->len / 4);
  check_spots (paper);

  words = words_of (test, paper);
  if (words == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (words, "reason-of-one"));
  g_assert_nonnull (strstr (words, "ring-first"));
  g_assert_nonnull (strstr (words, "1."));
  g_assert_null (strstr (words, TELEPHONE));
}

static void
test_a_period_without_losses_says_so (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  HutRatePeriod period = hut_rate_rules_days (rules, day ("2001-02-01"), day ("2001-02-28"),
                                              hut_office_get_zone (office));
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPaper) paper =
      hut_loss_book_new (desk, test->reader, office, &period, NULL, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 1);
  words = words_of (test, paper);
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Nofigure"));
  g_assert_null (strstr (words, "0.0%"));
}

static void
test_briefs_count_and_name_nobody (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  HutRatePeriod period = hut_rate_rules_days (rules, day ("2026-02-02"), day ("2026-02-08"),
                                              hut_office_get_zone (office));

  hut_test_rates_fill (test, 7, 400);
  losses = hut_reader_losses (test->reader, rules, &period, NULL, &error);
  g_assert_no_error (error);
  write_losses (test, losses);
  desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  for (HutBriefKind kind = HUT_BRIEF_DAILY; kind <= HUT_BRIEF_WEEKLY; kind++)
    {
      g_autoptr (HutPaper) paper =
          hut_brief_paper_new (kind, desk, test->reader, office, day ("2026-02-05"), NULL, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      check_spots (paper);
      g_assert_cmpuint (hut_paper_get_n_pages (paper), <=, 4);
      words = words_of (test, paper);
      if (words == NULL)
        continue;
      g_assert_nonnull (
          strstr (words, kind == HUT_BRIEF_DAILY ? "2026-02-05" : "2026-02-02to2026-02-08"));
      g_assert_null (strstr (words, TELEPHONE));
    }
}

/* Counted by hand: two received in the week, one the week before; one answered. */
static void
test_a_period_counts_what_happened_in_it (HutTestStore *test, gconstpointer unused)
{
  static const char *const received[] = { "2026-02-02 00:00", "2026-02-08 23:59",
                                          "2026-02-01 23:59", "2026-02-09 00:00" };
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *event;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  const HutPeriodShare *share;
  HutPeriodCounts counts;
  HutUid id, event_id = hut_uid_new ();

  for (guint i = 0; i < G_N_ELEMENTS (received); i++)
    {
      id = hut_test_store_add_case (write, "a case");
      hut_write_update (write, &hut_kind_case, &id);
      hut_write_set (write, "created_at", hut_value_int (day (received[i])));
      hut_write_set (write, "category", hut_value_text (i == 1 ? NULL : "heat"));
    }
  event = hut_record_new (&hut_kind_event, &event_id, NULL);
  hut_record_set (event, "case", hut_value_uid (&id));
  hut_record_set (event, "code", hut_value_text ("state"));
  hut_record_set (event, "state", hut_value_text ("awaiting-call-back"));
  hut_record_set (event, "at", hut_value_int (day ("2026-02-03 10:00")));
  hut_write_create (write, event);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);

  g_assert_true (hut_reader_period_counts (test->reader, day ("2026-02-02"), day ("2026-02-09"),
                                           &counts, &error));
  g_assert_cmpuint (counts.received, ==, 2);
  g_assert_cmpuint (counts.answered, ==, 1);
  g_assert_cmpuint (counts.closed, ==, 0);
  shares = hut_reader_period_shares (test->reader, HUT_PERIOD_BY_CATEGORY, day ("2026-01-26"),
                                     day ("2026-02-02"), day ("2026-02-09"), 8, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shares->len, ==, 2);
  for (guint i = 0; i < shares->len; i++)
    {
      share = g_ptr_array_index (shares, i);
      g_assert_cmpuint (share->now, ==, 1);
      g_assert_cmpuint (share->before, ==, share->key != NULL ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function)                                                                        \
  g_test_add ("/review-papers/" path, HutTestStore, NULL, hut_test_store_set_up, function,         \
              hut_test_store_tear_down)
  add ("the-book-replays-what-was-lost", test_the_book_replays_what_was_lost);
  add ("a-period-without-losses-says-so", test_a_period_without_losses_says_so);
  add ("briefs-count-and-name-nobody", test_briefs_count_and_name_nobody);
  add ("a-period-counts-what-happened-in-it", test_a_period_counts_what_happened_in_it);
  return g_test_run ();
}
