/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The double check-in, through the store: what people do with it, what comes of it, the papers, and
 * 100,000 members. */

#include "domain/hut-check-in-plan.h"
#include "exchange/hut-attachment.h"
#include "exchange/hut-lists-export.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "report/hut-check-in-papers.h"
#include "report/hut-paper-pdf.h"
#include "store/hut-case-names.h"
#include "store/hut-reader-check-in.h"
#include "store/hut-reader-entries.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-roster.h"

#include <string.h>

#define N_PEOPLE 100000
#define N_COMMUNITIES 20

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk",
                            hut_test_at ("2026-11-26 18:00") };
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static HutRecord *
get (HutTestStore *test, const HutRecord *record)
{
  g_autoptr (GError) error = NULL;
  HutRecord *kept = hut_reader_get (test->reader, record->kind, &record->id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

/* ---- Check-ins ---- */

static HutUid
add_member (HutTestStore *test, const char *name, const char *community, gboolean consents)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new (), role_id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);
  HutRecord *role = hut_record_new (&hut_kind_role, &role_id, NULL);

  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "community", community);
  if (consents)
    hut_record_set_int (person, "consent_name", 1);
  hut_record_set (role, "person", hut_value_uid (&id));
  hut_record_set_text (role, "code", "party-member");
  hut_write_create (write, person);
  hut_write_create (write, role);
  g_assert_true (hut_store_write (test->store, write, NULL));
  return id;
}

static HutRecord *
said_thing (const HutUid *person, const char *task)
{
  HutRecord *said = hut_test_make (&hut_kind_check_in);

  said->id = hut_uid_new ();
  hut_record_set_text (said, "subject", person != NULL ? "member" : "unit");
  if (person != NULL)
    hut_record_set (said, "person", hut_value_uid (person));
  else
    hut_record_set_text (said, "unit", "示例书店");
  hut_record_set_text (said, "task", task);
  hut_record_set_text (said, "words", "周末清扫");
  hut_record_set_int (said, "at", hut_test_at ("2026-11-25 10:00"));
  hut_record_set_text (said, "evidence", "签到表");
  return said;
}

static void
check_in (HutTestStore *test, const HutUid *person, const char *task)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_thing (person, task);

  carry_out (test, hut_check_in_plan_add (&by, said, NULL));
}

static HutCheckInRoll *
roll (HutTestStore *test, gboolean units, HutCheckInWho who, HutCheckInTask task,
      const char *community)
{
  const HutCheckInAsk ask = { .units = units,
                              .community = (char *)community,
                              .who = who,
                              .task = task,
                              .now = hut_test_at ("2026-11-26 18:00") };
  g_autoptr (GError) error = NULL;
  HutCheckInRoll *found = hut_reader_check_in_roll (test->reader, &ask, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* The number that is found. */
static guint
n_found (HutTestStore *test, gboolean units, HutCheckInWho who, HutCheckInTask task,
         const char *community)
{
  g_autoptr (HutCheckInRoll) found = roll (test, units, who, task, community);

  return found->marks->len;
}

static void
test_a_member_has_done_all_with_four_things (HutTestStore *test, gconstpointer unused)
{
  HutUid person = add_member (test, "严甲", "c1", FALSE);

  add_member (test, "何乙", "c2", FALSE);
  for (HutCheckInTask task = HUT_CHECK_IN_CALL; task < HUT_N_CHECK_IN_TASKS; task++)
    {
      g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, NULL), ==,
                        0);
      g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_NOT_DONE, task, NULL), ==, 2);
      check_in (test, &person, hut_check_in_task_name (task));
      g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_NOT_DONE, task, NULL), ==, 1);
    }
  g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, NULL), ==, 1);
  g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, "c2"), ==, 0);
  g_assert_cmpuint (n_found (test, FALSE, HUT_CHECK_IN_EVERYBODY, HUT_N_CHECK_IN_TASKS, NULL), ==,
                    2);
}

static void
test_a_member_is_found_by_letters (HutTestStore *test, gconstpointer unused)
{
  static const char *const words[] = { "晓明", "zxm", "XM", "例书" };

  add_member (test, "张晓明", "c1", FALSE);
  add_member (test, "何乙", "c1", FALSE);
  check_in (test, NULL, "thing");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const HutCheckInAsk ask = { .units = i == 3,
                                  .text = (char *)words[i],
                                  .task = HUT_N_CHECK_IN_TASKS,
                                  .now = hut_test_at ("2026-11-26 18:00") };
      g_autoptr (HutCheckInRoll) found = hut_reader_check_in_roll (test->reader, &ask, NULL, NULL);

      g_assert_cmpuint (found->marks->len, ==, 1);
    }
}

static void
test_what_lacks_proof_does_not_count_until_it_is_proven (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_thing (NULL, "thing");
  g_autoptr (HutRecord) kept = NULL, proven = NULL;
  g_autoptr (GError) error = NULL;

  hut_record_set_text (said, "evidence", NULL);
  carry_out (test, hut_check_in_plan_add (&by, said, NULL));
  g_assert_cmpuint (n_found (test, TRUE, HUT_CHECK_IN_UNPROVEN, HUT_N_CHECK_IN_TASKS, NULL), ==, 1);
  g_assert_cmpuint (n_found (test, TRUE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, NULL), ==, 0);
  kept = get (test, said);
  assert_refused (hut_check_in_plan_prove (&by, kept, 0, "照片", &error), &error);
  assert_refused (hut_check_in_plan_prove (&by, kept, by.now, "", &error), &error);
  assert_refused (hut_check_in_plan_prove (&by, kept, by.now + HUT_TIME_DAY, "照片", &error),
                  &error);
  carry_out (test, hut_check_in_plan_prove (&by, kept, by.now, "照片", NULL));
  g_assert_cmpuint (n_found (test, TRUE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, NULL), ==, 1);
  proven = get (test, said);
  assert_refused (hut_check_in_plan_void (&by, proven, NULL, &error), &error);
  carry_out (test, hut_check_in_plan_void (&by, proven, "登记有误", NULL));
  g_assert_cmpuint (n_found (test, TRUE, HUT_CHECK_IN_DONE, HUT_N_CHECK_IN_TASKS, NULL), ==, 0);
}

static void
test_each_has_things_of_its_own (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid person = hut_uid_new ();
  g_autoptr (HutRecord) of_unit = said_thing (NULL, "call");
  g_autoptr (HutRecord) of_member = said_thing (&person, "thing");
  g_autoptr (HutRecord) coming = said_thing (&person, "call");
  g_autoptr (HutRecord) silent = said_thing (&person, "call");
  g_autoptr (GError) error = NULL;

  hut_record_set_int (coming, "at", by.now + HUT_TIME_DAY);
  hut_record_set_text (silent, "words", " ");
  assert_refused (hut_check_in_plan_add (&by, of_unit, &error), &error);
  assert_refused (hut_check_in_plan_add (&by, of_member, &error), &error);
  assert_refused (hut_check_in_plan_add (&by, coming, &error), &error);
  assert_refused (hut_check_in_plan_add (&by, silent, &error), &error);
}

static const guint8 PNG[] = { 0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                              0x00, 0x0d, 'I',  'H',  'D',  'R',  0x00, 0x00, 0x00, 0x01,
                              0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
                              0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 'I',  'D',  'A',
                              'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00,
                              0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                              0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82 };

static void
test_a_photograph_is_evidence_of_a_check_in (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_thing (NULL, "thing");
  g_autoptr (HutRecordPlan) plan = hut_check_in_plan_add (&by, said, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (PNG, sizeof PNG);
  g_autoptr (HutAttachment) photo = hut_attachment_new (bytes, "现场.png", NULL);
  g_autoptr (GPtrArray) parts = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_write_plan (write, plan);
  g_assert_true (
      hut_attachment_keep (photo, test->store, write, &hut_kind_check_in, &said->id, &error));
  g_assert_true (hut_store_write (test->store, write, &error));
  parts = hut_reader_parts_of (test->reader, &hut_kind_attachment, &hut_kind_check_in, &said->id,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (parts->pdata[0], "name"), ==, "现场.png");
}

/* ---- Tables ---- */

static void
test_a_table_of_check_ins_says_what_is_open (HutTestStore *test, gconstpointer unused)
{
  HutUid person = add_member (test, "严甲", "c1", FALSE);
  const HutCheckInAsk ask = { .task = HUT_N_CHECK_IN_TASKS,
                              .now = hut_test_at ("2026-11-26 18:00") };
  HutCaseNames *names = hut_case_names_new ();
  g_autoptr (HutResults) table = NULL;
  const char *const *row;

  check_in (test, &person, "promise");
  table = hut_check_in_export_read (test->reader, names, &ask, NULL, NULL);
  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpuint (g_strv_length (table->headings), ==, 8);
  row = table->rows->pdata[0];
  g_assert_cmpstr (row[0], ==, "严甲");
  g_assert_cmpstr (row[3], ==, "open");
  g_assert_cmpstr (row[4], ==, "done");
  g_assert_cmpstr (row[7], ==, "2026-11-25");
  hut_case_names_free (names);
}

/* ---- Papers ---- */

static char *
text_of (HutPaper *paper, HutTestStore *test)
{
  g_autofree char *path = g_build_filename (test->folder, "paper.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error));
  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, &error));
  return text;
}

static HutPaper *
print (HutTestStore *test, HutCheckInPaper which, GError **error)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  const HutCheckInAsk ask = { .task = HUT_N_CHECK_IN_TASKS,
                              .now = hut_test_at ("2026-11-26 18:00") };

  return hut_check_in_paper_new (which, desk, test->reader, &ask, NULL, error);
}

/* Thanked in public is only who has done all, and agreed to be named; in the office's list stands
 * everybody. */
static void
test_thanked_is_only_who_agreed (HutTestStore *test, gconstpointer unused)
{
  HutUid named = add_member (test, "严甲", "c1", TRUE),
         shy = add_member (test, "何乙", "c1", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPaper) nobody = print (test, HUT_CHECK_IN_PAPER_THANKS, &error);
  g_autoptr (HutPaper) thanks = NULL, list = NULL;
  g_autofree char *thanked = NULL, *listed = NULL;

  g_assert_null (nobody);
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  add_member (test, "冯丙", "c1", TRUE);
  for (HutCheckInTask task = HUT_CHECK_IN_CALL; task < HUT_N_CHECK_IN_TASKS; task++)
    {
      check_in (test, &named, hut_check_in_task_name (task));
      check_in (test, &shy, hut_check_in_task_name (task));
    }
  thanks = print (test, HUT_CHECK_IN_PAPER_THANKS, NULL);
  list = print (test, HUT_CHECK_IN_PAPER_LIST, NULL);
  thanked = text_of (thanks, test);
  listed = text_of (list, test);
  g_assert_nonnull (strstr (thanked, "严甲"));
  g_assert_null (strstr (thanked, "何乙"));
  g_assert_null (strstr (thanked, "冯丙"));
  g_assert_nonnull (strstr (listed, "何乙"));
  g_assert_nonnull (strstr (listed, "冯丙"));
  g_assert_nonnull (strstr (listed, "not to be put up"));
  g_assert_null (strstr (thanked, "not to be put up"));
}

/* Units are kept by their code where it is known, and shown by their name. */
static void
test_a_unit_is_one_however_it_is_written (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid member = add_member (test, "严甲", "c1", FALSE);
  HutRecord *unit = hut_test_make (&hut_kind_unit);
  g_autoptr (HutRecord) person = NULL, of_unit = NULL;
  g_autoptr (HutRecord) said = said_thing (NULL, hut_check_in_task_name (HUT_CHECK_IN_THING));
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (HutCheckInRoll) units = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (HutPaper) list = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  HutCaseNames *names = hut_case_names_new ();
  const HutCheckInAsk ask = { .units = TRUE, .task = HUT_N_CHECK_IN_TASKS, .now = by.now };
  const HutCheckInMark *mark;

  hut_record_set_text (unit, "code", "u7");
  hut_record_set_text (unit, "name", "示例书店");
  hut_write_create (write, unit);
  person = hut_reader_get (test->reader, &hut_kind_person, &member, NULL);
  of_unit = hut_record_copy (person);
  hut_record_set_text (of_unit, "unit", "u7");
  hut_write_difference (write, person, of_unit);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  hut_case_names_read (names, test->reader);
  g_assert_cmpstr (hut_case_names_unit_kept (names, " 示例书店 "), ==, "u7");
  g_assert_cmpstr (hut_case_names_unit_kept (names, "别的书店"), ==, "别的书店");
  g_assert_cmpstr (hut_case_names_unit_words (names, "u7"), ==, "示例书店");
  g_assert_cmpstr (hut_case_names_unit_words (names, "别的书店"), ==, "别的书店");
  hut_case_names_free (names);
  /* The check-in says its name, as it did where the code was not known. */
  carry_out (test, hut_check_in_plan_add (&by, said, NULL));
  units = roll (test, TRUE, HUT_CHECK_IN_EVERYBODY, HUT_N_CHECK_IN_TASKS, NULL);
  g_assert_cmpuint (units->marks->len, ==, 1);
  mark = &g_array_index (units->marks, HutCheckInMark, 0);
  g_assert_cmpstr (mark->unit, ==, "u7");
  g_assert_cmpstr (mark->name, ==, "示例书店");
  g_assert_cmpuint (mark->n_members, ==, 1);
  g_assert_cmpuint (units->n_all, ==, 1);
  done = hut_reader_check_ins_of (test->reader, NULL, "u7", NULL);
  g_assert_cmpuint (done->len, ==, 1);
  desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  list = hut_check_in_paper_new (HUT_CHECK_IN_PAPER_LIST, desk, test->reader, &ask, NULL, NULL);
  text = text_of (list, test);
  g_assert_nonnull (strstr (text, "示例书店"));
  g_assert_null (strstr (text, "u7"));
}

static void
test_a_letter_says_what_was_done (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (test->store, test->reader, HUT_PAPER_MASKED);
  HutUid person = add_member (test, "严甲", "c1", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPaper) nothing =
      hut_check_in_letter_new (desk, test->reader, &person, NULL, &error);
  g_autoptr (HutPaper) letter = NULL;
  g_autofree char *text = NULL;

  g_assert_null (nothing);
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  check_in (test, &person, "call");
  letter = hut_check_in_letter_new (desk, test->reader, &person, NULL, NULL);
  g_assert_cmpuint (hut_paper_get_n_pages (letter), ==, 1);
  text = text_of (letter, test);
  g_assert_nonnull (strstr (text, "严甲"));
  g_assert_nonnull (strstr (text, "2026-11-25"));
  g_assert_nonnull (strstr (text, "周末清扫"));
}

/* ---- 100,000 members ---- */

/* What member @i did: bit n for task n; of three in four nothing. */
static guint
things_of (guint i)
{
  return i % 4 == 0 ? (i * 2654435761u >> 13) & 0x0f : 0;
}

static void
add_crowd_member (HutWrite *write, guint i)
{
  HutUid id = hut_uid_new (), role_id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);
  HutRecord *role = hut_record_new (&hut_kind_role, &role_id, NULL);
  g_autofree char *name = g_strdup_printf ("王%05u", i);
  g_autofree char *community = g_strdup_printf ("c%u", i % N_COMMUNITIES);

  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "community", community);
  hut_record_set (role, "person", hut_value_uid (&id));
  hut_record_set_text (role, "code", "party-member");
  hut_write_create (write, person);
  hut_write_create (write, role);
  for (guint n = 0; n < 4; n++)
    if ((things_of (i) >> n) & 1)
      {
        HutRecord *thing = said_thing (&id, hut_check_in_task_name (HUT_CHECK_IN_CALL + n));

        if (i % 10 == 0)
          hut_record_set_text (thing, "evidence", NULL);
        hut_write_create (write, thing);
      }
}

static void
add_crowd (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;
  HutStaging *staging = hut_staging_begin (test->store, &error);

  for (guint i = 0; i < N_PEOPLE;)
    {
      HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

      for (guint k = 0; k < 500 && i < N_PEOPLE; k++, i++)
        {
          if (k % 15 == 0)
            hut_write_begin_group (write);
          add_crowd_member (write, i);
        }
      g_assert_true (hut_staging_add (staging, write, NULL, &error));
    }
  g_assert_true (hut_staging_finish (staging, &error));
}

static void
assert_roll_is_right (const HutCheckInRoll *found)
{
  guint n_all = 0, n_unproven = 0, n_open[4] = { 0 };

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      guint done = i % 10 == 0 ? 0 : things_of (i);

      n_all += done == 0x0f;
      n_unproven += i % 10 == 0 && things_of (i) != 0;
      for (guint n = 0; n < 4; n++)
        n_open[n] += ((done >> n) & 1) == 0;
    }
  g_assert_cmpuint (found->n, ==, N_PEOPLE);
  g_assert_cmpuint (found->n_all, ==, n_all);
  g_assert_cmpuint (found->n_unproven, ==, n_unproven);
  for (guint n = 0; n < 4; n++)
    g_assert_cmpuint (found->n_open[HUT_CHECK_IN_CALL + n], ==, n_open[n]);
}

/* All of them are counted, one community is found, and a row is read in its time. */
static void
test_a_hundred_thousand_members_are_counted (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutCheckInRoll) all = NULL;
  g_autoptr (HutCheckInRoll) some = NULL;
  g_autoptr (GTimer) timer = NULL;
  double first, again, row;

  add_crowd (test);
  timer = g_timer_new ();
  all = roll (test, FALSE, HUT_CHECK_IN_EVERYBODY, HUT_N_CHECK_IN_TASKS, NULL);
  first = g_timer_elapsed (timer, NULL);
  assert_roll_is_right (all);
  g_timer_start (timer);
  some = roll (test, FALSE, HUT_CHECK_IN_NOT_DONE, HUT_CHECK_IN_PROMISE, "c7");
  again = g_timer_elapsed (timer, NULL);
  g_assert_cmpuint (some->n, ==, N_PEOPLE / N_COMMUNITIES);
  g_timer_start (timer);
  for (guint i = 0; i < 1000; i++)
    {
      HutCheckInName name;

      g_assert_true (hut_reader_check_in_name (
          test->reader, g_array_index (all->marks, HutCheckInMark, i * 97).rowid, &name, NULL));
      g_assert_nonnull (name.name);
      hut_check_in_name_clear (&name);
    }
  row = g_timer_elapsed (timer, NULL);
  g_test_message ("all in %.0f ms, one community in %.0f ms, a row in %.3f ms", first * 1000,
                  again * 1000, row);
  /* On a worker: nobody waits for it. A row is read for who looks. */
  g_assert_cmpfloat (first, <, 5);
  g_assert_cmpfloat (row, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/check-in/a-member-has-done-all-with-four-things",
       test_a_member_has_done_all_with_four_things);
  ADD ("/check-in/a-member-is-found-by-letters", test_a_member_is_found_by_letters);
  ADD ("/check-in/what-lacks-proof-does-not-count-until-it-is-proven",
       test_what_lacks_proof_does_not_count_until_it_is_proven);
  ADD ("/check-in/each-has-things-of-its-own", test_each_has_things_of_its_own);
  ADD ("/check-in/a-unit-is-one-however-it-is-written", test_a_unit_is_one_however_it_is_written);
  ADD ("/check-in/a-photograph-is-evidence", test_a_photograph_is_evidence_of_a_check_in);
  ADD ("/check-in/a-table-says-what-is-open", test_a_table_of_check_ins_says_what_is_open);
  ADD ("/check-in/thanked-is-only-who-agreed", test_thanked_is_only_who_agreed);
  ADD ("/check-in/a-letter-says-what-was-done", test_a_letter_says_what_was_done);
  ADD ("/check-in/a-hundred-thousand-members-are-counted",
       test_a_hundred_thousand_members_are_counted);
  return g_test_run ();
}
