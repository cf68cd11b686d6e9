/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patrols, findings and visits as they are listed and followed: what was put right is shown and
 * does not count, what went up stands as its case does, an opinion becomes a case and is followed
 * until done. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-patrol-said.h"
#include "domain/hut-visit-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-write.h"

#include <string.h>

#define TELEPHONE "13800138000"

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

static void
set_up (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *lane = hut_test_make (&hut_kind_lane), *person = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (test, NULL);
  hut_record_set_text (lane, "code", "L1");
  hut_record_set_text (lane, "name", "东一巷");
  hut_record_set_text (lane, "community", "110108014003");
  person->id = hut_test_person (1);
  hut_record_set_text (person, "name", "赵管家");
  hut_write_create (write, lane);
  hut_write_create (write, person);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutRecord *
said_patrol (const char *lane, const char *began, const char *ended)
{
  HutRecord *said = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "lane", lane);
  hut_record_set_int (said, "began_at", hut_test_at (began));
  hut_record_set_int (said, "ended_at", hut_test_at (ended));
  return said;
}

static void
enter_patrol (HutTestStore *test, const char *words, const char *route)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("L1", "2026-11-26 09:00", "2026-11-26 09:40");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  if (words != NULL)
    {
      g_ptr_array_add (findings, hut_test_make (&hut_kind_finding));
      hut_record_set_text (findings->pdata[0], "words", words);
      hut_record_set_text (findings->pdata[0], "route", route);
    }
  carry_out (test, hut_patrol_plan_add (&by, said, findings, NULL, NULL));
}

static GPtrArray *
patrols_of (HutTestStore *test, const char *day)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = hut_reader_patrols (test->reader, hut_test_at (day),
                                        hut_test_at (day) + HUT_TIME_DAY, &error);

  g_assert_no_error (error);
  return rows;
}

static GPtrArray *
findings_of (HutTestStore *test, const HutKind *kind, HutFindings which)
{
  const HutFindingAsk ask = { .which = which, .limit = 10 };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = kind == &hut_kind_finding ? hut_reader_findings (test->reader, &ask, &error)
                                              : hut_reader_visits (test->reader, &ask, &error);

  g_assert_no_error (error);
  return rows;
}

/* The only one of @which, and how it stands. */
static HutFindingRow *
only (HutTestStore *test, const HutKind *kind, HutFindings which, HutStand stand)
{
  g_autoptr (GPtrArray) rows = findings_of (test, kind, which);
  g_autoptr (GError) error = NULL;
  HutFindingRow *row;

  g_assert_cmpuint (rows->len, ==, 1);
  row = hut_reader_finding (test->reader, kind, &((HutFindingRow *)rows->pdata[0])->record->id,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (row->stand, ==, stand);
  return row;
}

/* What somebody did with the case of @row, which takes its many steps elsewhere. */
static void
close_case (HutTestStore *test, const HutFindingRow *row, const char *answer)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE cases SET state = 'closed', answer = '%s', closed_at = %" G_GINT64_FORMAT, answer,
      hut_test_at ("2026-11-26 17:00"));

  g_assert_nonnull (row->of_case);
  hut_test_store_change_behind (test->path, sql);
}

/* ---- Patrols ---- */

static void
test_a_day_shows_also_what_was_put_right (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GPtrArray) before = NULL, after = NULL, other = NULL;
  const HutPatrolRow *first;

  enter_patrol (test, "井盖松动", "up");
  before = patrols_of (test, "2026-11-26");
  g_assert_cmpuint (before->len, ==, 1);
  first = before->pdata[0];
  g_assert_true (first->stands);
  g_assert_cmpstr (first->place, ==, "东一巷");
  g_assert_cmpstr (first->person, ==, "赵管家");
  g_assert_cmpuint (first->n_findings, ==, 1);
  g_assert_cmpuint (first->n_open, ==, 1);
  carry_out (test, hut_patrol_plan_take_back (&by, first->patrol, "没有去", NULL));
  after = patrols_of (test, "2026-11-26");
  g_assert_cmpuint (after->len, ==, 2);
  for (guint i = 0; i < after->len; i++)
    g_assert_false (((HutPatrolRow *)after->pdata[i])->stands);
  other = patrols_of (test, "2026-11-25");
  g_assert_cmpuint (other->len, ==, 0);
}

/* The patrol of that morning is entered anew, with what is on record; NULL and *@error where it is
 * refused. */
static HutRecordPlan *
plan_again (HutTestStore *test, const char *began, const char *ended, GError **error)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("L1", began, ended);
  g_autoptr (GPtrArray) there = NULL;
  HutUid person = hut_test_person (1);

  there = hut_reader_patrols_like (test->reader, &person, hut_test_at (began), NULL);
  g_assert_nonnull (there);
  return hut_patrol_plan_add (&by, said, NULL, there, error);
}

/* The one that stands; there is one. */
static HutRecord *
standing_of (HutTestStore *test, const char *day)
{
  g_autoptr (GPtrArray) rows = patrols_of (test, day);
  HutRecord *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const HutPatrolRow *row = rows->pdata[i];

      if (!row->stands)
        continue;
      g_assert_null (found);
      found = hut_record_copy (row->patrol);
    }
  return found;
}

static void
test_what_was_taken_back_is_entered_again (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;

  enter_patrol (test, NULL, NULL);
  for (guint i = 0; i < HUT_PATROL_AGAIN_MOST; i++)
    {
      g_autoptr (HutRecord) stands = standing_of (test, "2026-11-26");
      g_autoptr (HutRecord) again = NULL;

      /* What stands is not there twice, and it is said. */
      assert_refused (plan_again (test, "2026-11-26 09:00", "2026-11-26 09:50", &error), &error);
      carry_out (test, hut_patrol_plan_take_back (&by, stands, "没有去", NULL));
      carry_out (test, plan_again (test, "2026-11-26 09:00", "2026-11-26 09:50", &error));
      again = standing_of (test, "2026-11-26");
      g_assert_false (hut_uid_equal (&again->id, &stands->id));
      g_assert_cmpint (hut_record_get_int (again, "ended_at", 0), ==,
                       hut_test_at ("2026-11-26 09:50"));
    }
  {
    g_autoptr (HutRecord) stands = standing_of (test, "2026-11-26");

    carry_out (test, hut_patrol_plan_take_back (&by, stands, "没有去", NULL));
  }
  assert_refused (plan_again (test, "2026-11-26 09:00", "2026-11-26 09:50", &error), &error);
  carry_out (test, plan_again (test, "2026-11-26 09:01", "2026-11-26 09:50", &error));
}

/* It was at ten, as was put right; and then there was one at nine all the same. */
static void
test_the_time_of_what_was_put_right_is_free (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("L1", "2026-11-26 10:00", "2026-11-26 10:40");
  g_autoptr (HutRecord) wrong = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_standing = 0;

  enter_patrol (test, NULL, NULL);
  wrong = standing_of (test, "2026-11-26");
  carry_out (test, hut_patrol_plan_correct (&by, wrong, said, NULL, "记错了", NULL));
  assert_refused (plan_again (test, "2026-11-26 10:00", "2026-11-26 10:40", &error), &error);
  carry_out (test, plan_again (test, "2026-11-26 09:00", "2026-11-26 09:40", &error));
  rows = patrols_of (test, "2026-11-26");
  for (guint i = 0; i < rows->len; i++)
    n_standing += ((HutPatrolRow *)rows->pdata[i])->stands;
  g_assert_cmpuint (n_standing, ==, 2);
}

/* As carry_out(); the batch, for an undo. */
static HutUid
carry_out_batch (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return batch;
}

/* Else both would count: the one that comes back, and the one that was entered in its place. */
static void
test_what_was_entered_again_is_undone_first (HutTestStore *test, gconstpointer how)
{
  HutRosterActing by = acting (test);
  gboolean moved = g_strcmp0 (how, "moved") == 0, put_right = g_strcmp0 (how, "put right") == 0;
  g_autoptr (HutRecord) said = said_patrol ("L1", "2026-11-26 10:00", "2026-11-26 10:40");
  g_autoptr (HutRecord) longer = said_patrol ("L1", "2026-11-26 09:00", "2026-11-26 09:45");
  g_autoptr (HutRecord) first = NULL, stands = NULL, back = NULL;
  g_autoptr (GError) error = NULL;
  HutUid away, again;

  enter_patrol (test, NULL, NULL);
  if (put_right)
    {
      g_autoptr (HutRecord) wrong = standing_of (test, "2026-11-26");

      carry_out (test, hut_patrol_plan_correct (&by, wrong, longer, NULL, "记错了", NULL));
    }
  first = standing_of (test, "2026-11-26");
  away = carry_out_batch (test,
                          moved ? hut_patrol_plan_correct (&by, first, said, NULL, "记错了", NULL)
                                : hut_patrol_plan_take_back (&by, first, "没有去", NULL));
  again = carry_out_batch (test, plan_again (test, "2026-11-26 09:00", "2026-11-26 09:50", NULL));
  g_assert_false (hut_store_undo (test->store, &away, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);
  if (!moved)
    stands = standing_of (test, "2026-11-26");
  g_assert_true (hut_store_undo (test->store, &again, &error));
  g_assert_true (hut_store_undo (test->store, &away, &error));
  g_assert_no_error (error);
  back = standing_of (test, "2026-11-26");
  g_assert_true (hut_uid_equal (&back->id, &first->id));
}

/* Of what was put right to a time of its own, too: there one was entered after it was taken back.
 */
static void
test_what_stands_in_its_place_is_undone_first (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("L1", "2026-11-26 10:00", "2026-11-26 10:40");
  g_autoptr (HutRecord) first = NULL, moved = NULL, alone = NULL;
  g_autoptr (GError) error = NULL;
  HutUid away;

  enter_patrol (test, NULL, NULL);
  first = standing_of (test, "2026-11-26");
  carry_out (test, hut_patrol_plan_correct (&by, first, said, NULL, "记错了", NULL));
  moved = standing_of (test, "2026-11-26");
  away = carry_out_batch (test, hut_patrol_plan_take_back (&by, moved, "没有去", NULL));
  carry_out (test, plan_again (test, "2026-11-26 10:00", "2026-11-26 10:30", NULL));
  g_assert_false (hut_store_undo (test->store, &away, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  alone = standing_of (test, "2026-11-26");
  g_assert_false (hut_uid_equal (&alone->id, &moved->id));
}

static void
test_a_person_in_two_places_is_found (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *place, *from, *until;
    gboolean clash;
  } spans[] = {
    { "L2", "2026-11-26 09:30", "2026-11-26 10:00", TRUE },
    { "L2", "2026-11-26 08:00", "2026-11-26 09:01", TRUE },
    { "L2", "2026-11-26 09:40", "2026-11-26 10:00", FALSE },
    { "L1", "2026-11-26 09:30", "2026-11-26 10:00", FALSE },
    { "L2", "2026-11-25 09:30", "2026-11-25 10:00", FALSE },
  };
  HutUid person = hut_test_person (1), other = hut_test_person (2);
  g_autofree char *nobody = NULL;

  enter_patrol (test, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *name = NULL;

      g_assert_true (hut_reader_patrol_elsewhere (test->reader, &person, spans[i].place,
                                                  hut_test_at (spans[i].from),
                                                  hut_test_at (spans[i].until), &name, NULL));
      g_assert_cmpstr (name, ==, spans[i].clash ? "东一巷" : NULL);
    }
  g_assert_true (hut_reader_patrol_elsewhere (test->reader, &other, "L2",
                                              hut_test_at ("2026-11-26 09:00"),
                                              hut_test_at ("2026-11-26 10:00"), &nobody, NULL));
  g_assert_null (nobody);
}

static void
test_days_and_times_are_read_as_they_are_typed (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1: none */
  } clocks[] = {
    { "8", 480 },      { "830", 510 }, { "0830", 510 }, { "8:30", 510 }, { "８：３０", 510 },
    { " 8.30 ", 510 }, { "24", 1440 }, { "0", 0 },      { "", -1 },      { "8:60", -1 },
    { "2401", -1 },    { "8:", -1 },   { "x", -1 },     { "8:3:0", -1 }, { "25", -1 },
    { "12345", -1 },   { "\xff", -1 }, { "-8", -1 },
  };
  static const struct
  {
    const char *text, *day; /* NULL: none */
  } days[] = {
    { "", "2026-11-26" },
    { "26", "2026-11-26" },
    { "27", "2026-10-27" },
    { "31", "2026-10-31" },
    { "11-20", "2026-11-20" },
    { "1127", "2025-11-27" },
    { "11.20", "2026-11-20" },
    { "20261101", "2026-11-01" },
    { "2026-12-01", "2026-12-01" },
    { "２０２６/1/5", "2026-01-05" },
    { "229", NULL },
    { "0229", "2024-02-29" },
    { "32", NULL },
    { "2026-13-01", NULL },
    { "99999999999", NULL },
    { "a", NULL },
    { "1-2-3-4", NULL },
  };
  gint64 today = hut_test_roster_day ("2026-11-26");

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      int minutes = -1;

      g_assert_true (hut_clock_read (clocks[i].text, &minutes) == (clocks[i].minutes >= 0));
      if (clocks[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, clocks[i].minutes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 day;
      gboolean read = hut_day_read (days[i].text, today, &day);
      g_autofree char *text = read ? hut_day_print (day) : NULL;

      g_assert_cmpstr (text, ==, days[i].day);
    }
}

/* ---- Findings ---- */

static void
test_what_went_up_stands_as_its_case_does (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutFindingRow) open = NULL, up = NULL, solved = NULL, done = NULL, again = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) none = NULL;
  guint n;

  enter_patrol (test, "井盖松动", "up");
  open = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  carry_out (test, hut_finding_plan_to_case (&by, open->record, NULL, "赵管家", NULL, NULL));
  up = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_CASE);
  g_assert_nonnull (up->of_case);
  close_case (test, up, "已更换井盖，联系 " TELEPHONE);
  none = findings_of (test, &hut_kind_finding, HUT_FINDINGS_OPEN);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (hut_reader_count_open (test->reader, &hut_kind_finding, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  solved = only (test, &hut_kind_finding, HUT_FINDINGS_SOLVED, HUT_STAND_SOLVED);
  words = hut_stand_case_words (solved->of_case);
  g_assert_nonnull (strstr (words, "2026-11-26"));
  g_assert_nonnull (strstr (words, "已更换井盖"));
  g_assert_null (strstr (words, TELEPHONE));
  carry_out (test, hut_finding_plan_done (&by, solved->record, "看过了", NULL, NULL));
  done = only (test, &hut_kind_finding, HUT_FINDINGS_DONE, HUT_STAND_DONE);
  /* Not so: it is open, though its old case is closed, and may become another. */
  carry_out (test, hut_finding_plan_reopen (&by, done->record, "又松了", NULL));
  again = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  g_assert_null (hut_record_get_text (again->record, "case"));
  carry_out (test, hut_finding_plan_to_case (&by, again->record, NULL, NULL, NULL, NULL));
}

static HutRecord *
add_photo (HutTestStore *test, const HutFindingRow *row, const char *moment)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *photo = hut_test_make (&hut_kind_attachment);
  HutRecord *copy;
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "photo", -1);
  g_autoptr (GError) error = NULL;

  hut_record_set (photo, "finding", hut_value_uid (&row->record->id));
  hut_record_set_text (photo, "name", "photo.jpg");
  hut_record_set_text (photo, "media_type", "image/jpeg");
  hut_record_set_text (photo, "sha256", sum);
  hut_record_set_int (photo, "size", 5);
  hut_record_set_text (photo, "moment", moment);
  copy = hut_record_copy (photo);
  hut_write_create (write, photo);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return copy;
}

static GPtrArray *
photos_of (HutTestStore *test, const HutKind *of, const HutUid *id)
{
  return hut_reader_parts_of (test->reader, &hut_kind_attachment, of, id, NULL);
}

static void
test_enforcement_is_shown_by_before_and_after (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutFindingRow) row = NULL, shown = NULL, done = NULL, open = NULL;
  g_autoptr (GPtrArray) one = NULL, both = NULL;
  g_autoptr (HutRecord) before = NULL, plain = NULL;
  g_autoptr (GError) error = NULL;

  enter_patrol (test, "占道经营", "enforcement");
  row = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  assert_refused (hut_finding_plan_done (&by, row->record, "已劝离", NULL, &error), &error);
  before = add_photo (test, row, "before");
  one = photos_of (test, &hut_kind_finding, &row->record->id);
  assert_refused (hut_finding_plan_done (&by, row->record, "已劝离", one, &error), &error);
  plain = add_photo (test, row, NULL);
  carry_out (test, hut_finding_plan_date_photo (row->record, plain, "after", NULL));
  shown = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  g_assert_cmpuint (shown->n_photos, ==, 2);
  g_assert_true (shown->before_and_after);
  both = photos_of (test, &hut_kind_finding, &row->record->id);
  carry_out (test, hut_finding_plan_done (&by, shown->record, "已劝离", both, NULL));
  done = only (test, &hut_kind_finding, HUT_FINDINGS_DONE, HUT_STAND_DONE);
  /* What shows it stays. */
  assert_refused (hut_finding_plan_date_photo (done->record, plain, NULL, &error), &error);
  assert_refused (hut_finding_plan_remove_photo (done->record, plain, &error), &error);
  carry_out (test, hut_finding_plan_reopen (&by, done->record, "又来了", NULL));
  open = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  carry_out (test, hut_finding_plan_remove_photo (open->record, plain, NULL));
}

/* Not even on the day on which it was found. */
static void
test_enforcement_is_not_done_as_it_is_entered (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_patrol ("L1", "2026-11-26 09:00", "2026-11-26 09:40");
  g_autoptr (HutRecord) finding = hut_test_make (&hut_kind_finding);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  hut_record_set_text (finding, "words", "占道经营");
  hut_record_set_text (finding, "route", "enforcement");
  hut_record_set_text (finding, "result", "已劝离");
  g_ptr_array_add (findings, finding);
  assert_refused (hut_patrol_plan_add (&by, said, findings, NULL, &error), &error);
  hut_record_set_text (finding, "route", "near");
  carry_out (test, hut_patrol_plan_add (&by, said, findings, NULL, NULL));
}

static void
test_the_photographs_of_a_finding_are_the_case_s_too (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutFindingRow) row = NULL, up = NULL, done = NULL, open = NULL, again = NULL;
  g_autoptr (GPtrArray) photos = NULL, of_case = NULL;
  g_autoptr (GPtrArray) of_first = NULL, of_second = NULL, of_finding = NULL;
  g_autoptr (HutRecord) photo = NULL;
  HutUid id, second;

  enter_patrol (test, "井盖松动", "near");
  row = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  photo = add_photo (test, row, "before");
  photos = photos_of (test, &hut_kind_finding, &row->record->id);
  carry_out (test, hut_finding_plan_to_case (&by, row->record, NULL, NULL, photos, NULL));
  up = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_CASE);
  g_assert_cmpstr (hut_record_get_text (up->record, "route"), ==, "up");
  id = hut_roster_uid (up->record, "case");
  of_case = photos_of (test, &hut_kind_case, &id);
  g_assert_cmpuint (of_case->len, ==, 1);
  g_assert_cmpuint (up->n_photos, ==, 1);
  g_assert_cmpstr (hut_record_get_text (of_case->pdata[0], "moment"), ==, "before");
  g_assert_cmpstr (hut_record_get_text (of_case->pdata[0], "sha256"), ==,
                   hut_record_get_text (photo, "sha256"));
  /* The case keeps its own when the finding becomes another, or loses it. */
  carry_out (test, hut_finding_plan_done (&by, up->record, "已修好", NULL, NULL));
  done = only (test, &hut_kind_finding, HUT_FINDINGS_DONE, HUT_STAND_DONE);
  carry_out (test, hut_finding_plan_reopen (&by, done->record, "又松了", NULL));
  open = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  carry_out (test, hut_finding_plan_to_case (&by, open->record, NULL, NULL, photos, NULL));
  again = only (test, &hut_kind_finding, HUT_FINDINGS_OPEN, HUT_STAND_CASE);
  second = hut_roster_uid (again->record, "case");
  g_assert_false (hut_uid_equal (&second, &id));
  carry_out (test, hut_finding_plan_remove_photo (again->record, photos->pdata[0], NULL));
  of_first = photos_of (test, &hut_kind_case, &id);
  of_second = photos_of (test, &hut_kind_case, &second);
  of_finding = photos_of (test, &hut_kind_finding, &again->record->id);
  g_assert_cmpuint (of_first->len, ==, 1);
  g_assert_cmpuint (of_second->len, ==, 1);
  g_assert_cmpuint (of_finding->len, ==, 0);
}

/* ---- Visits ---- */

static HutRecord *
said_visit (const char *subject, const char *opinion)
{
  HutRecord *said = hut_test_make (&hut_kind_visit);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, "subject", subject);
  hut_record_set_text (said, "lane", "L1");
  hut_record_set_int (said, "at", hut_test_at ("2026-11-26 10:00"));
  hut_record_set_text (said, "opinion", opinion);
  if (g_str_equal (subject, "resident"))
    hut_record_set_text (said, "whom", "钱居民 " TELEPHONE);
  else
    hut_record_set_text (said, "unit", "示例书店");
  return said;
}

static void
test_a_visit_says_whom_who_and_when (HutTestStore *test, gconstpointer unused)
{
  static const char *const needed[][2] = { { "shop", "unit" },   { "resident", "whom" },
                                           { "unit", "unit" },   { "shop", "subject" },
                                           { "shop", "person" }, { "shop", "at" } };
  HutRosterActing by = acting (test);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (HutRecord) said = said_visit (needed[i][0], NULL);
      HutRecordPlan *good = hut_visit_plan_add (&by, said, NULL);

      g_assert_nonnull (good);
      hut_record_plan_free (good);
      hut_record_set (said, needed[i][1], (HutValue)HUT_VALUE_INIT);
      assert_refused (hut_visit_plan_add (&by, said, &error), &error);
    }
  {
    g_autoptr (HutRecord) ahead = said_visit ("shop", NULL);

    hut_record_set_int (ahead, "at", by.now + HUT_TIME_DAY);
    assert_refused (hut_visit_plan_add (&by, ahead, &error), &error);
  }
}

static void
test_an_opinion_becomes_a_case_and_is_followed (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_visit ("resident", "楼前太暗，打 " TELEPHONE " 找我");
  g_autoptr (HutRecord) lane = hut_test_make (&hut_kind_lane);
  g_autoptr (HutFindingRow) open = NULL, up = NULL, solved = NULL, done = NULL, again = NULL;
  g_autoptr (HutRecord) made = NULL;
  g_autoptr (GError) error = NULL;
  HutUid id;

  hut_record_set_text (lane, "name", "东一巷");
  hut_record_set_text (lane, "community", "110108014003");
  carry_out (test, hut_visit_plan_add (&by, said, NULL));
  open = only (test, &hut_kind_visit, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
  carry_out (test, hut_visit_plan_to_case (&by, open->record, lane, NULL));
  up = only (test, &hut_kind_visit, HUT_FINDINGS_OPEN, HUT_STAND_CASE);
  assert_refused (hut_visit_plan_to_case (&by, up->record, lane, &error), &error);
  id = hut_roster_uid (up->record, "case");
  made = hut_reader_get (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpstr (hut_record_get_text (made, "community"), ==, "110108014003");
  g_assert_cmpstr (hut_record_get_text (made, "lane"), ==, "L1");
  /* Who said it is personal in the case as in the visit, and nowhere else. */
  g_assert_nonnull (strstr (hut_record_get_text (made, "caller"), "钱居民"));
  g_assert_null (strstr (hut_record_get_text (made, "text"), "钱居民"));
  g_assert_null (strstr (hut_record_get_text (made, "text"), TELEPHONE));
  g_assert_null (strstr (hut_record_get_text (made, "title"), TELEPHONE));
  close_case (test, up, "已加装路灯");
  solved = only (test, &hut_kind_visit, HUT_FINDINGS_SOLVED, HUT_STAND_SOLVED);
  assert_refused (hut_visit_plan_follow (&by, solved->record, " ", TRUE, &error), &error);
  carry_out (test, hut_visit_plan_follow (&by, solved->record, "已回访，满意", TRUE, NULL));
  done = only (test, &hut_kind_visit, HUT_FINDINGS_DONE, HUT_STAND_DONE);
  assert_refused (hut_visit_plan_follow (&by, done->record, "再办", TRUE, &error), &error);
  assert_refused (hut_visit_plan_reopen (&by, done->record, NULL, &error), &error);
  carry_out (test, hut_visit_plan_reopen (&by, done->record, "灯又灭了", NULL));
  again = only (test, &hut_kind_visit, HUT_FINDINGS_OPEN, HUT_STAND_OPEN);
}

static void
test_a_visit_without_an_opinion_is_not_followed (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_visit ("shop", "  ");
  g_autoptr (HutFindingRow) row = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;

  carry_out (test, hut_visit_plan_add (&by, said, NULL));
  open = findings_of (test, &hut_kind_visit, HUT_FINDINGS_OPEN);
  g_assert_cmpuint (open->len, ==, 0);
  row = only (test, &hut_kind_visit, HUT_FINDINGS_ALL, HUT_STAND_NONE);
  assert_refused (hut_visit_plan_to_case (&by, row->record, NULL, &error), &error);
  assert_refused (hut_visit_plan_follow (&by, row->record, "办了", TRUE, &error), &error);
  assert_refused (hut_visit_plan_void (row->record, " ", &error), &error);
  carry_out (test, hut_visit_plan_void (row->record, "重复录入", NULL));
  {
    g_autoptr (GPtrArray) none = findings_of (test, &hut_kind_visit, HUT_FINDINGS_ALL);

    g_assert_cmpuint (none->len, ==, 0);
  }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/patrols/" path, HutTestStore, NULL, set_up, test, hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-day-shows-also-what-was-put-right", test_a_day_shows_also_what_was_put_right);
  ADD ("what-was-taken-back-is-entered-again", test_what_was_taken_back_is_entered_again);
  ADD ("the-time-of-what-was-put-right-is-free", test_the_time_of_what_was_put_right_is_free);
  g_test_add ("/patrols/what-was-entered-again-is-undone-first", HutTestStore, NULL, set_up,
              test_what_was_entered_again_is_undone_first, hut_test_store_tear_down);
  g_test_add ("/patrols/what-was-entered-again-is-undone-first/moved", HutTestStore, "moved",
              set_up, test_what_was_entered_again_is_undone_first, hut_test_store_tear_down);
  g_test_add ("/patrols/what-was-entered-again-is-undone-first/put-right", HutTestStore,
              "put right", set_up, test_what_was_entered_again_is_undone_first,
              hut_test_store_tear_down);
  ADD ("what-stands-in-its-place-is-undone-first", test_what_stands_in_its_place_is_undone_first);
  ADD ("a-person-in-two-places-is-found", test_a_person_in_two_places_is_found);
  ADD ("days-and-times-are-read-as-they-are-typed", test_days_and_times_are_read_as_they_are_typed);
  ADD ("what-went-up-stands-as-its-case-does", test_what_went_up_stands_as_its_case_does);
  ADD ("enforcement-is-shown-by-before-and-after", test_enforcement_is_shown_by_before_and_after);
  ADD ("enforcement-is-not-done-as-it-is-entered", test_enforcement_is_not_done_as_it_is_entered);
  ADD ("the-photographs-of-a-finding-are-the-case-s-too",
       test_the_photographs_of_a_finding_are_the_case_s_too);
  ADD ("a-visit-says-whom-who-and-when", test_a_visit_says_whom_who_and_when);
  ADD ("an-opinion-becomes-a-case-and-is-followed", test_an_opinion_becomes_a_case_and_is_followed);
  ADD ("a-visit-without-an-opinion-is-not-followed",
       test_a_visit_without_an_opinion_is_not_followed);
  return g_test_run ();
}
