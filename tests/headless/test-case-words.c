/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What pages say of a case: masks, what is missing, what a form takes. */

#include "cases/hut-case-check.h"
#include "cases/hut-case-missing.h"
#include "cases/hut-case-words.h"
#include "domain/hut-case-act.h"

#include "hut-test-data.h"

#include <string.h>

static void
test_value_is_masked_unless_shown (void)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "telephone");
  g_auto (HutValue) value = hut_value_text ("13800000921");
  g_autofree char *masked = hut_case_value_words (NULL, field, &value, FALSE);
  g_autofree char *shown = hut_case_value_words (NULL, field, &value, TRUE);

  g_assert_cmpstr (masked, ==, "138****0921");
  g_assert_cmpstr (shown, ==, "13800000921");
}

static HutRecord *
new_record (const char *state, const char *channel, const char *telephone)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "state", state);
  hut_record_set_text (record, "channel", channel);
  hut_record_set_text (record, "telephone", telephone);
  return record;
}

static void
add_event (HutCaseFacts *facts, const char *code)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) event = hut_record_new (&hut_kind_event, &id, NULL);

  hut_record_set_text (event, "code", code);
  hut_case_facts_add_event (facts, event);
}

static void
test_answer_needs_what_the_channel_asks (void)
{
  static const struct
  {
    const char *channel;
    const char *telephone;
    guint n_missing;
  } rows[] = {
    { "hotline", "13800000921", 3 },
    { "hotline", NULL, 1 },
    { "counter", "13800000921", 2 },
    { "patrol", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HutRecord) record = new_record ("in-progress", rows[i].channel, rows[i].telephone);
      g_auto (HutCaseFacts) facts = { 0 };
      const HutActing acting = { .record = record, .facts = &facts };
      g_autoptr (GPtrArray) missing = hut_case_missing (&acting);
      g_autoptr (GPtrArray) left = NULL;

      g_assert_cmpuint (missing->len, ==, rows[i].n_missing);
      add_event (&facts, "caller-contact");
      add_event (&facts, "told-caller");
      add_event (&facts, "told-hotline");
      left = hut_case_missing (&acting);
      g_assert_cmpuint (left->len, ==, 0);
    }
}

static void
test_work_needs_lead_and_place (void)
{
  g_autoptr (HutRecord) record = new_record ("received", "counter", NULL);
  const HutCaseFacts facts = { 0 };
  const HutActing acting = { .record = record, .facts = &facts };
  g_autoptr (GPtrArray) missing = hut_case_missing (&acting);
  g_autoptr (GPtrArray) done = NULL;

  g_assert_cmpuint (missing->len, ==, 3);
  hut_record_set_text (record, "state", "closed");
  done = hut_case_missing (&acting);
  g_assert_cmpuint (done->len, ==, 0);
}

static void
test_form_says_what_is_wrong (void)
{
  static const struct
  {
    const char *field;
    const char *text;
    gboolean right;
  } rows[] = {
    { "title", "", FALSE },
    { "title", "楼道灯不亮", TRUE },
    { "telephone", "", TRUE },
    { "telephone", "010-6278 0000", TRUE },
    { "telephone", "+86 138 0000 0921", TRUE },
    { "telephone", "一三八", FALSE },
    { "telephone", "12", FALSE },
    { "telephone", "123456789012345678901", FALSE },
    { "due_at", "", TRUE },
    { "due_at", "2026-11-23 17:00", TRUE },
    { "due_at", "2026-02-30 17:00", FALSE },
    { "due_at", "明天", FALSE },
    { "place", "116.326000, 40.003000", TRUE },
    { "place", "116.326", FALSE },
    { "place", "216.3, 40.0", FALSE },
    { "kind", "complaint", TRUE },
    { "kind", "nonsense", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (HutValue) value = HUT_VALUE_INIT;
      const char *wrong =
          hut_case_check (hut_kind_field (&hut_kind_case, rows[i].field), rows[i].text, &value);

      g_test_message ("%s: %s", rows[i].field, rows[i].text);
      g_assert_cmpint (wrong == NULL, ==, rows[i].right);
      g_assert_true (wrong == NULL || value.type == HUT_VALUE_NONE);
    }
}

/* An act that leads from @from to @next; settling a dispute leads to more than one state. */
static gboolean
has_act (const char *from, const char *next)
{
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  for (guint i = 0; i < n_acts; i++)
    if (g_strv_contains (acts[i].from, from) &&
        (g_strcmp0 (acts[i].to, next) == 0 || g_str_equal (acts[i].name, "settle")))
      return TRUE;
  return FALSE;
}

static void
test_every_step_is_an_act_with_a_label (void)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "state");
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  for (guint i = 0; i < n_acts; i++)
    g_assert_nonnull (strchr (hut_case_act_label (&acts[i]), '_'));
  for (const HutCode *at = field->codes; at->code != NULL; at++)
    for (const char *const *next = hut_case_next_states (at->code); *next != NULL; next++)
      {
        g_test_message ("%s to %s", at->code, *next);
        g_assert_true (has_act (at->code, *next));
      }
}

/* The letter that a label marks. */
static char
mnemonic_of (const HutCaseAct *act)
{
  const char *mark = strchr (hut_case_act_label (act), '_');

  g_assert_nonnull (mark);
  return g_ascii_toupper (mark[1]);
}

static void
test_no_letter_does_two_acts (void)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "state");
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  for (const HutCode *at = field->codes; at->code != NULL; at++)
    for (guint i = 0; i < n_acts; i++)
      for (guint j = i + 1; j < n_acts; j++)
        if (g_strv_contains (acts[i].from, at->code) && g_strv_contains (acts[j].from, at->code))
          {
            g_test_message ("%s: %s and %s", at->code, acts[i].name, acts[j].name);
            g_assert_cmpint (mnemonic_of (&acts[i]), !=, mnemonic_of (&acts[j]));
          }
}

/* In Chinese the same letter stands behind the words: "签收(_A)". */
static void
test_the_letters_are_the_same_in_chinese (void)
{
  g_autofree char *path = hut_test_source_file ("po/zh_CN.po");
  g_autofree char *po = NULL;
  g_autoptr (GError) error = NULL;
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);

  g_file_get_contents (path, &po, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_acts; i++)
    {
      g_autofree char *id = g_strdup_printf ("\nmsgid \"%s\"\nmsgstr \"", acts[i].label);
      g_autofree char *letter = g_strdup_printf ("(_%c)", mnemonic_of (&acts[i]));
      const char *at = strstr (po, id);
      g_autofree char *line = NULL;

      g_test_message ("%s", acts[i].label);
      g_assert_nonnull (at);
      line = g_strndup (at + strlen (id), strcspn (at + strlen (id), "\n"));
      g_assert_nonnull (strstr (line, letter));
    }
}

static void
test_times_are_said_against_today (void)
{
  HutTime now, time;
  g_autofree char *today = NULL;
  g_autofree char *yesterday = NULL;
  g_autofree char *other = NULL;

  g_assert_true (hut_time_parse ("2026-11-23 09:30", NULL, &now));
  g_assert_true (hut_time_parse ("2026-11-23 00:00", NULL, &time));
  today = hut_case_when_words (time, now);
  yesterday = hut_case_when_words (time - 1, now);
  other = hut_case_when_words (time - 400 * HUT_TIME_DAY, now);
  g_assert_cmpstr (today, ==, "Today 00:00");
  g_assert_cmpstr (yesterday, ==, "Yesterday 23:59");
  g_assert_true (g_str_has_suffix (other, "2025, 00:00"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-words/a-value-is-masked-unless-shown", test_value_is_masked_unless_shown);
  g_test_add_func ("/case-words/an-answer-needs-what-the-channel-asks",
                   test_answer_needs_what_the_channel_asks);
  g_test_add_func ("/case-words/work-needs-lead-and-place", test_work_needs_lead_and_place);
  g_test_add_func ("/case-words/the-form-says-what-is-wrong", test_form_says_what_is_wrong);
  g_test_add_func ("/case-words/every-step-is-an-act-with-a-label",
                   test_every_step_is_an_act_with_a_label);
  g_test_add_func ("/case-words/no-letter-does-two-acts", test_no_letter_does_two_acts);
  g_test_add_func ("/case-words/the-letters-are-the-same-in-chinese",
                   test_the_letters_are_the_same_in_chinese);
  g_test_add_func ("/case-words/times-are-said-against-today", test_times_are_said_against_today);
  return g_test_run ();
}
