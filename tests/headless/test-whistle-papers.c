/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a whistle, as they are read from the PDF. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-whistle.h"

#include "domain/hut-whistle-plan.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-whistle-papers.h"
#include "store/hut-store-error.h"

#include <string.h>

typedef struct
{
  HutTestWhistle whistle;
  HutPaperDesk *desk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  hut_test_whistle_set_up (&fixture->whistle, NULL);
  fixture->desk = hut_paper_desk_new (fixture->whistle.store.store, fixture->whistle.store.reader,
                                      HUT_PAPER_MASKED);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_paper_desk_free (fixture->desk);
  hut_test_whistle_tear_down (&fixture->whistle, NULL);
}

/* ---- Making and reading ---- */

/* Printed now, by the test's time. */
static HutPaper *
make (Fixture *fixture, const HutWhistlePaperAsk *ask, GError **error)
{
  fixture->desk->printed_at = fixture->whistle.now;
  return hut_whistle_paper_new (ask, fixture->desk, fixture->whistle.store.reader,
                                fixture->whistle.whistle, fixture->whistle.office, error);
}

static HutPaper *
make_of (Fixture *fixture, HutWhistlePaper which, const char *unit)
{
  const HutWhistlePaperAsk ask = { .which = which, .unit = unit };
  g_autoptr (GError) error = NULL;
  HutPaper *paper = make (fixture, &ask, &error);

  g_assert_no_error (error);
  return paper;
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

/* What can be read on @paper (taken over), joined; NULL where there is no pdftotext here. @option:
 * of that, in which order. */
static char *
read_as (Fixture *fixture, HutPaper *paper, const char *option)
{
  g_autofree char *path = g_build_filename (fixture->whistle.store.folder, "paper.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const words[] = { "pdftotext", option, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (paper);
  hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hut_paper_free (paper);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return joined (text);
}

static char *
read_paper (Fixture *fixture, HutPaper *paper)
{
  return read_as (fixture, paper, "-q");
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *needle = joined (words);

  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in: %.3000s", words, text);
}

static void
assert_not_says (const char *text, const char *words)
{
  g_autofree char *needle = joined (words);

  if (strstr (text, needle) != NULL)
    g_error ("“%s” is in: %.3000s", words, text);
}

static void
at (Fixture *fixture, const char *time)
{
  hut_test_whistle_at (&fixture->whistle, time);
}

static void
say (Fixture *fixture, const char *unit, HutSummonsAct act, const char *words)
{
  hut_test_whistle_say (&fixture->whistle, unit, act, words);
}

/* ---- The call ---- */

static void
test_a_sheet_of_its_own_is_one_page (Fixture *fixture, gconstpointer unused)
{
  const HutWhistlePaperAsk each = { .which = HUT_WHISTLE_PAPER_CALL, .each = TRUE };
  g_autoptr (HutPaper) paper = make (fixture, &each, NULL);
  g_autofree char *text =
      read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_CALL, "traffic"));

  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 3);
  if (text == NULL)
    return;
  assert_says (text, "区交通支队");
  assert_says (text, "疏导交通");
  assert_not_says (text, "关阀抢修");
  assert_says (text, "2026-11-27 00:00");
  assert_says (text, "2026-11-27 00:20");
  assert_says (text, "学堂路南口");
  assert_says (text, HUT_TEST_WHISTLE_CONTACT);
  assert_says (text, "2026-哨-0001");
  assert_says (text, "Return slip");
}

static void
test_one_sheet_for_all_names_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutPaper) paper = make_of (fixture, HUT_WHISTLE_PAPER_CALL, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 1);
  text = read_paper (fixture, g_steal_pointer (&paper));
  if (text == NULL)
    return;
  assert_says (text, "供热公司");
  assert_says (text, "区交通支队");
  assert_says (text, "区城市管理委员会");
  assert_says (text, "关阀抢修");
}

/* ---- Evidence ---- */

/* That the content "here" is on this computer, and no other. */
static cairo_surface_t *
load_photo (const char *database, const char *content, int side, GError **error)
{
  if (g_str_equal (content, "here"))
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 30);
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "absent");
  return NULL;
}

/* An attachment of the last step of @unit. */
static void
attach (Fixture *fixture, const char *unit, const char *name, const char *media_type,
        const char *content, const char *words)
{
  GPtrArray *steps = fixture->whistle.whistle->steps;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, NULL);
  const HutRecord *step = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (hut_record_get_text (steps->pdata[i], "unit"), unit) == 0)
      step = steps->pdata[i];
  g_assert_nonnull (step);
  hut_record_set (record, "whistle", hut_value_uid (&fixture->whistle.id));
  hut_record_set (record, "step", hut_value_uid (&step->id));
  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "media_type", media_type);
  hut_record_set_text (record, "sha256", content);
  hut_record_set_text (record, "words", words);
  hut_record_set_int (record, "at", fixture->whistle.now);
  hut_write_create (write, record);
  hut_store_write (fixture->whistle.store.store, write, &error);
  g_assert_no_error (error);
}

static void
test_the_record_shows_the_evidence (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *named = NULL;
  g_autofree char *shown = NULL;

  at (fixture, "2026-11-27 00:18:00");
  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_ARRIVE, NULL);
  attach (fixture, "heating", "IMG_1.jpg", "image/jpeg", "here", "阀门已关，联系13910027744");
  attach (fixture, "heating", "IMG_2.jpg", "image/jpeg", "elsewhere", NULL);
  attach (fixture, "heating", "承诺书.pdf", "application/pdf", "other", "书面承诺");
  named = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_RECORD, NULL));
  fixture->desk->load = load_photo;
  shown = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_RECORD, NULL));
  if (named == NULL || shown == NULL)
    return;
  /* Where nothing reads photographs they are named. */
  assert_says (named, "IMG_1.jpg");
  assert_says (named, "承诺书.pdf");
  assert_not_says (named, "Photograph 1");
  assert_says (shown, "Photograph 1, 2026-11-27 00:18:00: 供热公司, Arrived: 阀门已关");
  assert_says (shown, "Photograph 2, 2026-11-27 00:18:00: 供热公司, Arrived: IMG_2.jpg");
  assert_says (shown, "This photograph is not on this computer.");
  assert_says (shown, "书面承诺");
  assert_not_says (shown, HUT_TEST_WHISTLE_TELEPHONE);
  assert_not_says (named, HUT_TEST_WHISTLE_TELEPHONE);
}

/* ---- The record ---- */

static void
run_course (Fixture *fixture)
{
  const HutTime told = fixture->whistle.now + 5 * HUT_TIME_MINUTE;
  const HutSummonsSaid answer = { .by = "张伟", .how = "telephone", .at = told };
  const HutSummonsSaid arrive = { .by = "张伟", .how = "on-site", .people = 6 };

  at (fixture, "2026-11-26 23:58:00");
  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_ANSWER, &answer);
  at (fixture, "2026-11-27 00:21:07");
  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_ARRIVE, &arrive);
  say (fixture, "heating", HUT_SUMMONS_REPORT, "关阀完成");
}

static void
test_the_record_says_all_that_happened (Fixture *fixture, gconstpointer unused)
{
  static const char *const units[] = { "heating", "traffic", "district-urban-management" };
  g_autofree char *draft = NULL;
  g_autofree char *text = NULL;

  run_course (fixture);
  draft = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_RECORD, NULL));
  at (fixture, "2026-11-27 02:00:00");
  for (guint i = 1; i < G_N_ELEMENTS (units); i++)
    hut_test_whistle_act (&fixture->whistle, units[i], HUT_SUMMONS_ARRIVE, NULL);
  say (fixture, "heating", HUT_SUMMONS_DONE, "换管完毕");
  say (fixture, "traffic", HUT_SUMMONS_DONE, "恢复通行");
  say (fixture, "district-urban-management", HUT_SUMMONS_RELEASE, "不再需要");
  hut_test_whistle_end (&fixture->whistle, "两小时内恢复供暖");
  text = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_RECORD, NULL));
  if (text == NULL)
    return;
  assert_says (draft, "Draft");
  assert_says (draft, "2026-11-26 23:55:00");
  assert_says (draft, "Told by telephone: 张伟; entered 2026-11-26 23:58");
  assert_says (draft, "Seen on the spot: 张伟");
  assert_says (draft, "6 people");
  assert_says (draft, "late by 1 min 7 s");
  assert_says (draft, "关阀完成");
  assert_not_says (text, "Draft");
  assert_says (text, "换管完毕");
  assert_says (text, "不再需要");
  assert_says (text, "两小时内恢复供暖");
  assert_says (text, "Signature");
  assert_says (text, "2026-000001");
}

/* ---- Supervision ---- */

static void
test_who_never_answers_ends_in_the_right_paper (Fixture *fixture, gconstpointer unused)
{
  const HutWhistlePaperAsk all = { .which = HUT_WHISTLE_PAPER_SUPERVISION };
  HutWhistlePaperAsk ask = all;
  g_autoptr (HutPaper) paper = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  run_course (fixture);
  at (fixture, "2026-11-27 00:22:00");
  say (fixture, "traffic", HUT_SUMMONS_REMIND, "请尽快应答");
  at (fixture, "2026-11-27 01:04:50");
  paper = make (fixture, &all, NULL);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 2); /* those who never came */
  ask.unit = "traffic";
  text = read_paper (fixture, make (fixture, &ask, NULL));
  hut_test_whistle_act (&fixture->whistle, "traffic", HUT_SUMMONS_SUPERVISE, NULL);
  again = read_paper (fixture, make (fixture, &ask, NULL));
  if (text == NULL)
    return;
  assert_says (text, "区交通支队");
  assert_says (text, "2026-11-27 00:00:00");
  assert_says (text, "1 h 4 min 50 s"); /* the answer */
  assert_says (text, "44 min 50 s");    /* the arrival */
  assert_says (text, "请尽快应答");
  assert_says (text, "articles 5 and 11");
  assert_says (text, "2026-11-27 01:14"); /* the ten minutes of an emergency's answer */
  assert_not_says (text, "Supervision report issued");
  assert_says (again, "Supervision report issued");
}

static void
test_a_company_is_no_department (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *late = NULL;
  g_autofree char *refused = NULL;

  at (fixture, "2026-11-27 00:30");
  late = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_SUPERVISION, "heating"));
  say (fixture, "heating", HUT_SUMMONS_REFUSE, "不来");
  refused = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_REPORT, "heating"));
  if (late == NULL)
    return;
  assert_not_says (late, "articles 5 and 11");
  assert_says (late, "article 45");
  assert_not_says (refused, "article 44");
  assert_says (refused, "article 45");
}

static void
test_what_is_asked_until_when_is_the_streets_choice (Fixture *fixture, gconstpointer unused)
{
  HutWhistlePaperAsk ask = { .which = HUT_WHISTLE_PAPER_SUPERVISION,
                             .unit = "traffic",
                             .words = "请带拖车，电话 " HUT_TEST_WHISTLE_TELEPHONE };
  g_autofree char *text = NULL;

  at (fixture, "2026-11-27 00:30");
  ask.by = fixture->whistle.now + 95 * HUT_TIME_MINUTE;
  text = read_paper (fixture, make (fixture, &ask, NULL));
  if (text == NULL)
    return;
  assert_says (text, "2026-11-27 02:05");
  assert_says (text, "请带拖车");
  assert_not_says (text, HUT_TEST_WHISTLE_TELEPHONE);
}

/* ---- Reports ---- */

static void
test_a_refusal_is_reported_with_the_record (Fixture *fixture, gconstpointer unused)
{
  const HutWhistlePaperAsk ask = { .which = HUT_WHISTLE_PAPER_REPORT,
                                   .unit = "traffic",
                                   .words = "已三次电话联系" };
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;

  run_course (fixture);
  at (fixture, "2026-11-27 00:25:00");
  say (fixture, "traffic", HUT_SUMMONS_REFUSE, "今晚不去");
  text = read_paper (fixture, make (fixture, &ask, NULL));
  say (fixture, "traffic", HUT_SUMMONS_REPORT_UP, "已三次电话联系");
  later = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_REPORT, "traffic"));
  if (text == NULL)
    return;
  assert_says (text, "海淀区");
  assert_says (text, "今晚不去");
  assert_says (text, "article 44");
  assert_says (text, "已三次电话联系");
  assert_says (text, "late by 5 min 0 s");
  assert_says (text, "关阀完成"); /* of the record */
  assert_not_says (text, "To be filled in by the district");
  assert_says (later, "已三次电话联系"); /* as it was reported */
}

static void
test_a_dispute_goes_to_be_settled (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  at (fixture, "2026-11-26 23:55");
  say (fixture, "traffic", HUT_SUMMONS_DISPUTE, "校内道路由学校管养");
  at (fixture, "2026-11-27 03:00");
  text = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_REPORT, NULL));
  if (text == NULL)
    return;
  assert_says (text, "校内道路由学校管养");
  assert_says (text, "To be filled in by the district");
  assert_not_says (text, "article 44");
  assert_not_says (text, "refuses");
}

/* ---- What none may do ---- */

static void
test_nothing_to_print_is_said (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    HutWhistlePaper which;
    const char *unit;
  } asked[] = {
    { HUT_WHISTLE_PAPER_SUPERVISION, NULL }, { HUT_WHISTLE_PAPER_SUPERVISION, "heating" },
    { HUT_WHISTLE_PAPER_REPORT, NULL },      { HUT_WHISTLE_PAPER_REPORT, "traffic" },
    { HUT_WHISTLE_PAPER_CALL, "gas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const HutWhistlePaperAsk ask = { .which = asked[i].which, .unit = asked[i].unit };
      g_autoptr (GError) error = NULL;

      g_assert_null (make (fixture, &ask, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
    }
}

/* All papers as soon as there is something for each. */
static void
for_all (Fixture *fixture, void (*check) (Fixture *fixture, HutPaper *paper))
{
  static const HutWhistlePaperAsk asks[] = {
    { .which = HUT_WHISTLE_PAPER_CALL },   { .which = HUT_WHISTLE_PAPER_CALL, .each = TRUE },
    { .which = HUT_WHISTLE_PAPER_RECORD }, { .which = HUT_WHISTLE_PAPER_SUPERVISION },
    { .which = HUT_WHISTLE_PAPER_REPORT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;
      HutPaper *paper = make (fixture, &asks[i], &error);

      g_assert_no_error (error);
      check (fixture, paper);
    }
}

static void
check_names_nobody (Fixture *fixture, HutPaper *paper)
{
  g_autofree char *text = read_paper (fixture, paper);

  if (text == NULL)
    return;
  assert_says (text, "供暖主管爆裂");
  assert_not_says (text, HUT_TEST_WHISTLE_CALLER);
  assert_not_says (text, HUT_TEST_WHISTLE_TELEPHONE);
}

static void
test_no_caller_on_any_paper (Fixture *fixture, gconstpointer unused)
{
  at (fixture, "2026-11-27 00:30");
  say (fixture, "heating", HUT_SUMMONS_REFUSE, "不来，有事打 " HUT_TEST_WHISTLE_TELEPHONE);
  for_all (fixture, check_names_nobody);
}

static void
check_stays_on_its_pages (Fixture *fixture, HutPaper *paper)
{
  g_autoptr (GArray) spots = hut_paper_get_spots (paper);
  const HutPageSetup *setup = hut_paper_get_setup (paper);

  g_assert_cmpuint (spots->len, >, 0);
  for (guint i = 0; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

      g_assert_cmpfloat (spot->y + spot->height, <=, hut_page_setup_get_inner_height (setup) + 0.1);
      g_assert_cmpfloat (spot->right, <=, hut_page_setup_get_inner_width (setup) + 0.1);
    }
  hut_paper_free (paper);
}

static void
test_long_texts_and_many_units_stay_on_their_pages (Fixture *fixture, gconstpointer unused)
{
  static const char *const more[] = { "housing",  "market", "fire", "police",
                                      "greening", "water",  "gas",  "power" };
  g_autofree char *letters = g_strnfill (3000, 'w');
  g_autoptr (GString) words = g_string_new (letters);

  for (guint i = 0; i < 1500; i++)
    g_string_append (words, "管");
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    hut_test_whistle_call (&fixture->whistle, more[i], 30, words->str);
  at (fixture, "2026-11-27 00:10");
  say (fixture, "heating", HUT_SUMMONS_REFUSE, words->str);
  say (fixture, "traffic", HUT_SUMMONS_DISPUTE, words->str);
  at (fixture, "2026-11-27 00:30");
  for (guint i = 0; i < 12; i++)
    say (fixture, "police", HUT_SUMMONS_REMIND, i % 2 == 0 ? "请尽快" : words->str);
  for_all (fixture, check_stays_on_its_pages);
}

static void
test_times_are_the_offices_wherever_one_looks_from (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  hut_time_set_shown_zone ("Europe/Berlin");
  at (fixture, "2026-11-27 00:30");
  text = read_paper (fixture, make_of (fixture, HUT_WHISTLE_PAPER_SUPERVISION, "traffic"));
  hut_time_set_shown_zone (NULL);
  if (text == NULL)
    return;
  assert_says (text, "2026-11-27 00:20:00");
  assert_says (text, "2026-11-27 00:40");
  assert_not_says (text, "17:20");
}

/* ---- The month ---- */

static HutPaper *
make_month (Fixture *fixture, const char *from, const char *until)
{
  HutTime first, end;
  g_autoptr (GError) error = NULL;
  HutPaper *paper;

  g_assert_true (hut_time_parse (from, hut_time_zone (NULL), &first));
  g_assert_true (hut_time_parse (until, hut_time_zone (NULL), &end));
  fixture->desk->printed_at = fixture->whistle.now;
  paper = hut_whistle_month_new (fixture->desk, fixture->whistle.store.reader,
                                 fixture->whistle.office, first, end, &error);
  g_assert_no_error (error);
  return paper;
}

static void
test_the_month_counts_what_was_blown_in_it (Fixture *fixture, gconstpointer unused)
{
  const HutWhistleMarks marks = { .timely = 4, .effective = 5, .attitude = 3 };
  HutWhistleActing acting;
  g_autofree char *text = NULL;

  run_course (fixture);
  at (fixture, "2026-11-27 01:00:00");
  say (fixture, "heating", HUT_SUMMONS_DONE, "换管完毕");
  acting = hut_test_whistle_acting (&fixture->whistle);
  hut_test_whistle_write (
      &fixture->whistle,
      hut_whistle_plan_mark (&acting, fixture->whistle.whistle, "heating", &marks, NULL));
  at (fixture, "2026-11-30 23:59:00");
  hut_test_whistle_raise (&fixture->whistle, "demand", 60);
  at (fixture, "2026-12-01 00:00:00");
  hut_test_whistle_raise (&fixture->whistle, "key-work", 60);
  at (fixture, "2026-12-10 10:00:00");
  text = read_as (fixture, make_month (fixture, "2026-11-01", "2026-12-01"), "-layout");
  if (text == NULL)
    return;
  assert_says (text, "2026-11-01 to 2026-11-30");
  assert_says (text, "Emergency: 1");
  assert_says (text, "Residents’ demand: 1");
  assert_not_says (text, "Key work: 1");
  assert_says (text, "200.000"); /* two whistles, one case */
  assert_says (text, "above the upper wall");
  assert_says (text, "walls: 0.5 and 10.0");
  /* called, answered and come in time, minutes, done, marks */
  assert_says (text, "供热公司 1 1/1 0/1 31 1 0 0 0 0 0 4.00 5.00 3.00 – 0");
}

static void
test_a_month_without_whistles_has_no_figures (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_paper (fixture, make_month (fixture, "2026-10-01", "2026-11-01"));

  if (text == NULL)
    return;
  assert_says (text, "No whistle was blown in this period.");
  assert_says (text, "no case was received");
  assert_not_says (text, "0.000");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();

  ADD ("/whistle-papers/a-sheet-of-its-own-is-one-page", test_a_sheet_of_its_own_is_one_page);
  ADD ("/whistle-papers/one-sheet-for-all-names-all", test_one_sheet_for_all_names_all);
  ADD ("/whistle-papers/the-record-says-all-that-happened", test_the_record_says_all_that_happened);
  ADD ("/whistle-papers/the-record-shows-the-evidence", test_the_record_shows_the_evidence);
  ADD ("/whistle-papers/who-never-answers-ends-in-the-right-paper",
       test_who_never_answers_ends_in_the_right_paper);
  ADD ("/whistle-papers/a-company-is-no-department", test_a_company_is_no_department);
  ADD ("/whistle-papers/what-is-asked-until-when-is-the-street-s-choice",
       test_what_is_asked_until_when_is_the_streets_choice);
  ADD ("/whistle-papers/a-refusal-is-reported-with-the-record",
       test_a_refusal_is_reported_with_the_record);
  ADD ("/whistle-papers/a-dispute-goes-to-be-settled", test_a_dispute_goes_to_be_settled);
  ADD ("/whistle-papers/nothing-to-print-is-said", test_nothing_to_print_is_said);
  ADD ("/whistle-papers/no-caller-on-any-paper", test_no_caller_on_any_paper);
  ADD ("/whistle-papers/long-texts-and-many-units-stay-on-their-pages",
       test_long_texts_and_many_units_stay_on_their_pages);
  ADD ("/whistle-papers/times-are-the-office-s-wherever-one-looks-from",
       test_times_are_the_offices_wherever_one_looks_from);
  ADD ("/whistle-papers/the-month-counts-what-was-blown-in-it",
       test_the_month_counts_what_was_blown_in_it);
  ADD ("/whistle-papers/a-month-without-whistles-has-no-figures",
       test_a_month_without_whistles_has_no_figures);
  return g_test_run ();
}
