/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The machine of a case: every act in every state, and 100,000 at random. */

#include "hut-test-acts.h"

#include "domain/hut-case-rules.h"
#include "domain/hut-telephone.h"

static const char *const all_states[] = { "received",    "accepted",           "assigned",
                                          "in-progress", "awaiting-call-back", "closed",
                                          "disputed",    "returned",           "void" };

/* DOMAIN 2 once more, by hand: where an act may be done (r a s p w c d t: the states above but
 * void), and why it is refused there all the same with an order of the hotline that was brought
 * there in the shortest way. */
static const struct
{
  const char *act;
  const char *states;
  const char *shut;    /* states of these in which the record does not allow it */
  const char *missing; /* what is named in the states that are left */
} table[] = {
  { "accept", "r", "", NULL },
  { "dispute", "ra", "", NULL },
  { "settle", "d", "", NULL },
  { "route", "rasp", "", NULL },
  { "assign", "a", "", NULL },
  { "level", "raspd", "", NULL },
  { "take-back", "s", "", NULL },
  { "hand-over", "sp", "", NULL },
  { "start", "s", "", NULL },
  { "contact", "raspwcd", "", NULL },
  { "attempt", "raspwcd", "", NULL },
  { "add-unit", "sp", "", NULL },
  { "interim", "sp", "", NULL },
  { "answer-unit", "spwc", "spwc", NULL },
  { "add-task", "asp", "", NULL },
  { "finish-task", "spwc", "spwc", NULL },
  { "extend", "raspd", "", NULL },
  { "shelve", "p", "", NULL },
  { "resume", "pwc", "pwc", NULL },
  { "mediate", "asp", "", NULL },
  { "follow-up", "spwc", "spwc", NULL },
  { "tell-caller", "pwc", "", NULL },
  { "tell-hotline", "pwc", "", NULL },
  { "answer", "p", "", "The result told to the hotline" },
  { "close", "w", "", "The result of the call-back" },
  { "call-back", "wc", "", NULL },
  { "reopen", "wc", "", NULL },
  { "exclude", "raspwcdt", "", NULL },
  { "include", "raspwcdt", "raspwcdt", NULL },
  { "note", "raspwcdt", "", NULL },
  { "void", "raspwcdt", "", NULL },
};

static void
assert_table_row (guint row, guint state)
{
  static const char letters[] = "raspwcdtv";
  gboolean in_states = strchr (table[row].states, letters[state]) != NULL;
  gboolean shut = strchr (table[row].shut, letters[state]) != NULL;
  gboolean allowed = in_states && !shut && table[row].missing == NULL;
  g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);
  const HutCaseAct *act = hut_case_act_find (table[row].act);
  g_autoptr (GError) error = NULL;
  HutActing acting;
  gboolean done;

  hut_test_case_bring (work, all_states[state], "lin");
  acting = hut_test_case_acting (work, "lin");
  g_assert_cmpint (hut_case_act_open (act, &acting), ==, in_states && !shut);
  done = hut_test_case_do (work, table[row].act, "lin", NULL, &error);
  if (done != allowed)
    g_error ("%s in %s: %s", table[row].act, all_states[state], done ? "was done" : error->message);
  if (done)
    return;
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpuint (strlen (error->message), >, 10);
  if (in_states && !shut)
    g_assert_nonnull (strstr (error->message, table[row].missing));
}

static void
test_every_act_in_every_state (void)
{
  guint n_acts;

  hut_case_acts (&n_acts);
  g_assert_cmpuint (n_acts, ==, G_N_ELEMENTS (table));
  for (guint row = 0; row < n_acts; row++)
    for (guint state = 0; state < G_N_ELEMENTS (all_states); state++)
      assert_table_row (row, state);
}

/* What a round of work must have on record, counted anew. */
static guint
count_since_reopened (HutTestCase *work, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < work->events->len; i++)
    {
      const HutRecord *event = work->events->pdata[i];

      if (g_strcmp0 (hut_record_get_text (event, "state"), "in-progress") == 0 && i > 0)
        {
          const char *before = NULL;

          for (guint j = i; j-- > 0 && before == NULL;)
            before = hut_record_get_text (work->events->pdata[j], "state");
          if (g_strcmp0 (before, "awaiting-call-back") == 0 || g_strcmp0 (before, "closed") == 0)
            n = 0;
        }
      n += g_strcmp0 (hut_record_get_text (event, "code"), code) == 0;
    }
  return n;
}

static void
assert_answered_properly (HutTestCase *work)
{
  gboolean hotline = hut_case_is_hotline (work->record);
  gboolean reachable = hut_case_is_reachable (work->record);
  guint attempts = count_since_reopened (work, "attempt");

  g_assert_true (!hotline || count_since_reopened (work, "told-hotline") > 0);
  g_assert_true (!reachable || attempts >= 2 || count_since_reopened (work, "told-caller") > 0);
  g_assert_true (!reachable || attempts >= 2 || count_since_reopened (work, "caller-contact") > 0);
  g_assert_nonnull (hut_record_get_text (work->record, "answer"));
  for (guint i = 0; i < work->tasks->len; i++)
    if (g_str_equal (hut_record_get_text (work->tasks->pdata[i], "role"), "co-unit"))
      g_assert_cmpstr (hut_record_get_text (work->tasks->pdata[i], "state"), !=, "open");
}

static void
assert_step (HutTestCase *work, const char *from, const char *act)
{
  const char *to = hut_record_get_text (work->record, "state");

  if (g_str_equal (from, to))
    return;
  if (!hut_case_step_allowed (from, to))
    g_error ("%s led from %s to %s", act, from, to);
  g_assert_cmpstr (work->facts.last_state, ==, to);
  if (g_str_equal (to, "awaiting-call-back"))
    assert_answered_properly (work);
  if (g_str_equal (to, "closed") && hut_case_is_hotline (work->record))
    g_assert_cmpuint (count_since_reopened (work, "call-back"), >, 0);
}

static void
walk (GRand *random, guint n_steps, guint *n_done, guint *n_refused)
{
  static const char *const channels[] = { "hotline", "counter", "patrol" };
  static const char *const accounts[] = { "lin", "wang" };
  g_autoptr (HutTestCase) work =
      hut_test_case_new (channels[g_rand_int_range (random, 0, 3)], g_rand_boolean (random));
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  for (guint i = 0; i < n_steps; i++)
    {
      const HutCaseAct *act = &acts[g_rand_int_range (random, 0, n_acts)];
      g_autofree char *from = g_strdup (hut_record_get_text (work->record, "state"));
      g_autoptr (GError) error = NULL;

      /* The end of the way, reached too soon, would leave most of it untrodden. */
      if (g_str_equal (act->name, "void") && g_rand_int_range (random, 0, 20) > 0)
        continue;
      if (hut_test_case_do (work, act->name, accounts[g_rand_int_range (random, 0, 2)], NULL,
                            &error))
        {
          assert_step (work, from, act->name);
          ++*n_done;
          continue;
        }
      g_assert_true (error->domain == HUT_DOMAIN_ERROR);
      g_assert_cmpstr (hut_record_get_text (work->record, "state"), ==, from);
      ++*n_refused;
    }
}

static void
test_no_walk_leaves_the_machine (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  guint n_done = 0, n_refused = 0;

  while (n_done + n_refused < 100000)
    walk (random, 60, &n_done, &n_refused);
  g_test_message ("%u acts done, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 25000);
  g_assert_cmpuint (n_refused, >, 25000);
}

static void
do_act (HutTestCase *work, const char *act, const char *account)
{
  g_autoptr (GError) error = NULL;

  hut_test_case_do (work, act, account, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (HutTestCase *work, const char *act, const char *account, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_test_case_do (work, act, account, NULL, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  if (strstr (error->message, why) == NULL)
    g_error ("%s is refused with: %s", act, error->message);
}

static void
test_reopening_starts_a_new_round (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);

  hut_test_case_bring (work, "closed", "lin");
  do_act (work, "reopen", "lin");
  g_assert_cmpint (hut_record_get_int (work->record, "reopened", 0), ==, 1);
  g_assert_cmpint (hut_record_get_int (work->record, "done_at", 0), ==, 0);
  assert_refused (work, "answer", "lin", "Contact with the caller");
  assert_refused (work, "answer", "lin", "The result told to the caller");
  assert_refused (work, "answer", "lin", "The result told to the hotline");
  do_act (work, "contact", "lin");
  do_act (work, "tell-caller", "lin");
  do_act (work, "tell-hotline", "lin");
  do_act (work, "answer", "lin");
  /* The call-back of the first round is none of this one. */
  assert_refused (work, "close", "lin", "The result of the call-back");
  do_act (work, "call-back", "lin");
  g_assert_cmpstr (hut_record_get_text (work->record, "state"), ==, "closed");
}

static void
test_taking_back_is_for_who_assigned (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);

  hut_test_case_bring (work, "assigned", "lin");
  assert_refused (work, "take-back", "wang", "Only who assigned it");
  assert_refused (work, "take-back", NULL, "Only who assigned it");
  do_act (work, "take-back", "lin");
  g_assert_null (hut_record_get_text (work->record, "lead"));
  do_act (work, "assign", "wang");
  do_act (work, "contact", "lin");
  assert_refused (work, "take-back", "wang", "Something followed");
}

static void
test_attempts_stand_in_for_the_caller (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("counter", TRUE);

  hut_test_case_bring (work, "in-progress", "lin");
  do_act (work, "attempt", "lin");
  assert_refused (work, "answer", "lin", "Contact with the caller");
  do_act (work, "attempt", "lin");
  do_act (work, "answer", "lin");
}

/* Who was reached can be told: attempts before that stand in for nothing. */
static void
test_a_contact_ends_the_attempts (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("counter", TRUE);

  hut_test_case_bring (work, "in-progress", "lin");
  do_act (work, "attempt", "lin");
  do_act (work, "attempt", "lin");
  do_act (work, "contact", "lin");
  assert_refused (work, "answer", "lin", "The result told to the caller");
}

static void
test_nobody_is_told_who_is_not_there (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("patrol", FALSE);

  hut_test_case_bring (work, "in-progress", "lin");
  do_act (work, "answer", "lin");
  do_act (work, "close", "lin");
}

static void
test_each_co_unit_answers_or_reports (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("patrol", FALSE);
  HutActing acting;

  hut_test_case_bring (work, "in-progress", "lin");
  do_act (work, "add-unit", "lin");
  do_act (work, "add-unit", "lin");
  assert_refused (work, "answer", "lin", "each co-unit");
  do_act (work, "interim", "lin");
  assert_refused (work, "answer", "lin", "each co-unit");
  acting = hut_test_case_acting (work, "lin");
  g_assert_cmpstr (hut_case_act_next (&acting)->name, ==, "answer-unit");
  do_act (work, "answer-unit", "lin");
  do_act (work, "answer-unit", "lin");
  do_act (work, "answer", "lin");
}

static void
test_an_extension_is_told (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);
  const HutCaseAct *act = hut_case_act_find ("extend");
  g_autoptr (HutActValues) values = hut_act_values_new (act);
  g_autoptr (GError) error = NULL;
  HutTime due = hut_record_get_int (work->record, "due_at", 0);

  hut_act_values_set (values, "due_at", hut_value_int (due + HUT_TIME_DAY));
  g_assert_false (hut_test_case_do (work, "extend", "lin", values, &error));
  g_assert_cmpstr (error->message, ==, "Missing: Reason");
  g_clear_error (&error);
  hut_act_values_set (values, "reason", hut_value_text ("Parts are awaited"));
  g_assert_false (hut_test_case_do (work, "extend", "lin", values, &error));
  g_assert_nonnull (strstr (error->message, "the caller was told of the extension"));
  g_assert_nonnull (strstr (error->message, "the hotline was told of the extension"));
  hut_act_values_set (values, "caller_told", hut_value_int (TRUE));
  hut_act_values_set (values, "hotline_told", hut_value_int (TRUE));
  g_assert_true (hut_test_case_do (work, "extend", "lin", values, NULL));
  g_assert_cmpint (hut_record_get_int (work->record, "due_at", 0), ==, due + HUT_TIME_DAY);
  g_assert_cmpstr (hut_record_get_text (work->record, "due_source"), ==, "extension");
}

/* Rules of an office, as data/rules/office.json has them. */
static HutOffice *
make_office (void)
{
  static const char rules[] =
      "{\"steps\":{\"value\":{\"attempts\":1},\"standing\":\"default\",\"source\":\"x\","
      "\"version\":\"1\"},\"duties\":{\"value\":[\"A/B\"],\"standing\":\"default\","
      "\"source\":\"x\",\"version\":\"1\"},\"powers\":{\"value\":[\"C\"],"
      "\"standing\":\"default\",\"source\":\"x\",\"version\":\"1\"}}";
  g_autoptr (GBytes) shipped = g_bytes_new_static (rules, strlen (rules));
  g_autoptr (HutCalendar) calendar = hut_calendar_new (
      "{\"holidays\":{\"2026-01-01\":\"x,x,1\"},\"workdays\":{},\"inLieuDays\":{}}", -1, NULL);
  g_autoptr (GError) error = NULL;
  HutOffice *office = hut_office_new (shipped, NULL, NULL, calendar, hut_time_zone (NULL), &error);

  g_assert_no_error (error);
  return office;
}

static HutCasePlan *
plan_assignment (HutTestCase *work, HutOffice *office, const char *lead, GError **error)
{
  const HutCaseAct *act = hut_case_act_find ("assign");
  HutActing acting = hut_test_case_acting (work, "lin");
  g_autoptr (HutActValues) values = hut_act_values_new (act);

  acting.office = office;
  hut_act_values_set (values, "lead", hut_value_text (lead));
  return hut_case_act_plan (act, &acting, values, error);
}

static void
test_off_its_list_a_community_needs_a_reason (void)
{
  static const struct
  {
    const char *category, *category_2, *lead;
    gboolean allowed;
  } rows[] = {
    { "A", "B", "110108014001", TRUE },   { "A", "BB", "110108014001", FALSE },
    { "A", NULL, "110108014001", FALSE }, { "A", "BB", "110108-s1", TRUE },
    { NULL, NULL, "110108014001", TRUE },
  };
  g_autoptr (HutOffice) office = make_office ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);
      g_autoptr (GError) error = NULL;
      g_autoptr (HutCasePlan) plan = NULL;

      hut_test_case_bring (work, "accepted", "lin");
      hut_record_set_text (work->record, "category", rows[i].category);
      hut_record_set_text (work->record, "category_2", rows[i].category_2);
      plan = plan_assignment (work, office, rows[i].lead, &error);
      g_assert_cmpint (plan != NULL, ==, rows[i].allowed);
      if (!rows[i].allowed)
        g_assert_nonnull (strstr (error->message, "not on its list of duties"));
    }
}

static void
test_a_regrade_changes_only_what_is_given (void)
{
  g_autoptr (HutTestCase) work = hut_test_case_new ("hotline", TRUE);
  g_autoptr (HutActValues) values = hut_act_values_new (hut_case_act_find ("call-back"));

  hut_test_case_bring (work, "closed", "lin");
  g_assert_true (hut_act_values_set_text (values, "satisfaction", "dissatisfied", NULL));
  g_assert_true (hut_test_case_do (work, "call-back", "lin", values, NULL));
  g_assert_cmpstr (hut_record_get_text (work->record, "satisfaction"), ==, "dissatisfied");
  g_assert_cmpint (hut_record_get_int (work->record, "resolved", -1), ==, 1);
  g_assert_cmpstr (hut_record_get_text (work->record, "state"), ==, "closed");
}

static void
test_numbers_of_telephones_do_not_go_on_record (void)
{
  static const char *const masked[][2] = {
    { "已电话联系13800138000，约明日上门", "已电话联系138****8000，约明日上门" },
    { "138-0013-8000 2", "138-****-8000 2" },
    { "010-62785001", "010-****5001" },
    { "62785001", "627*5001" },
    { "20261123 2026112300001 110108014", "20261123 2026112300001 110108014" },
    { "1380013800", "1380013800" },
    { "2026-11-23 09:05:33", "2026-11-23 09:05:33" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (masked); i++)
    {
      g_autofree char *got = hut_telephone_mask_in (masked[i][0]);

      g_assert_cmpstr (got, ==, masked[i][1]);
    }
}

static void
test_a_key_that_is_none_names_those_that_are (void)
{
  g_autoptr (HutActValues) values = hut_act_values_new (hut_case_act_find ("extend"));
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_act_values_set_text (values, "until", "x", &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "due_at, reason, caller_told, hotline_told"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/acts/every-act-in-every-state", test_every_act_in_every_state);
  g_test_add_func ("/acts/no-walk-leaves-the-machine", test_no_walk_leaves_the_machine);
  g_test_add_func ("/acts/reopening-starts-a-new-round", test_reopening_starts_a_new_round);
  g_test_add_func ("/acts/taking-back-is-for-who-assigned", test_taking_back_is_for_who_assigned);
  g_test_add_func ("/acts/attempts-stand-in-for-the-caller", test_attempts_stand_in_for_the_caller);
  g_test_add_func ("/acts/a-contact-ends-the-attempts", test_a_contact_ends_the_attempts);
  g_test_add_func ("/acts/nobody-is-told-who-is-not-there", test_nobody_is_told_who_is_not_there);
  g_test_add_func ("/acts/each-co-unit-answers-or-reports", test_each_co_unit_answers_or_reports);
  g_test_add_func ("/acts/an-extension-is-told", test_an_extension_is_told);
  g_test_add_func ("/acts/off-its-list-a-community-needs-a-reason",
                   test_off_its_list_a_community_needs_a_reason);
  g_test_add_func ("/acts/a-regrade-changes-only-what-is-given",
                   test_a_regrade_changes_only_what_is_given);
  g_test_add_func ("/acts/numbers-of-telephones-do-not-go-on-record",
                   test_numbers_of_telephones_do_not_go_on_record);
  g_test_add_func ("/acts/a-key-that-is-none-names-those-that-are",
                   test_a_key_that_is_none_names_those_that_are);
  return g_test_run ();
}
