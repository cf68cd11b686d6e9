/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What departments and communities are shown: what comes, what goes again, and how it is taken
 * over. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-shown.h"

#include "server/hut-filler.h"

#define STREET TEST_STREET

static void
set_up (HutTestShown **shown, gconstpointer data)
{
  *shown = hut_test_shown_new ();
}

static void
tear_down (HutTestShown **shown, gconstpointer data)
{
  static const char *const streams[] = { STREET,       TEST_STREET_2, TEST_FIRE, TEST_MARKET,
                                         TEST_HOUSING, TEST_EAST,     TEST_WEST };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      hut_ledger_verify (&(*shown)->office->ledger, streams[i], &error);
      g_assert_no_error (error);
    }
  hut_test_shown_free (*shown);
}

static void
assert_text (HutTestShown *shown, const char *stream, const HutKind *kind, const HutUid *id,
             const char *field, const char *expected)
{
  g_autofree char *text = hut_test_shown_text (shown, stream, kind, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_shown (HutTestShown *shown, const char *stream, const HutKind *kind, const HutUid *id,
              gboolean expected)
{
  g_test_message ("%s in %s", kind->name, stream);
  g_assert_cmpint (hut_test_is_shown (shown, stream, kind, id), ==, expected);
}

static gint64
count_in (HutTestShown *shown, const char *stream)
{
  HutStorage *storage = shown->office->ledger.storage;
  HutStreamState state;
  gboolean found;

  hut_storage_begin (storage, HUT_STORAGE_READ, NULL);
  hut_storage_stream_state (storage, stream, &state, &found, NULL);
  hut_storage_rollback (storage);
  g_assert_true (found);
  return state.count;
}

static HutOperation *
make_case (const char *title, const char *community)
{
  HutOperation *create =
      hut_test_create (&hut_kind_case, STREET, "title", title, "state", "received", "telephone",
                       "13900001111", "text", "what the caller said", NULL);

  if (community != NULL)
    hut_test_set (create, "community", community);
  return create;
}

static GArray *
list_of (const HutUid *first, const HutUid *second)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (HutUid));

  g_array_append_vals (cases, first, 1);
  if (second != NULL)
    g_array_append_vals (cases, second, 1);
  return cases;
}

/* ---- Departments ---- */

static void
test_a_department_is_shown_what_calls_it (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid of_case = hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014001"));
  HutUid aside = hut_test_do_it (shown, shown->clerk, make_case ("noise", "110108014001"));
  g_autoptr (GArray) cases = list_of (&of_case, NULL);
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", "market", NULL);
  HutUid fire = hut_test_summons_of (STREET, &whistle, "fire");
  HutUid market = hut_test_summons_of (STREET, &whistle, "market");

  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_whistle, &whistle, TRUE);
  assert_shown (shown, TEST_FIRE, &hut_kind_summons, &fire, TRUE);
  assert_shown (shown, TEST_FIRE, &hut_kind_summons, &market, FALSE);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &of_case, TRUE);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &aside, FALSE);
  assert_shown (shown, TEST_HOUSING, &hut_kind_whistle, &whistle, FALSE);
  /* Its own record, the whistle, its summons, the case; the others only their own record. */
  g_assert_cmpint (count_in (shown, TEST_FIRE), ==, 4);
  g_assert_cmpint (count_in (shown, TEST_HOUSING), ==, 1);
  /* What is marked for it, and nothing else. */
  assert_text (shown, TEST_FIRE, &hut_kind_case, &of_case, "title", "\"smoke\"");
  assert_text (shown, TEST_FIRE, &hut_kind_case, &of_case, "text", NULL);
  assert_text (shown, TEST_FIRE, &hut_kind_case, &of_case, "telephone", NULL);
  assert_text (shown, TEST_FIRE, &hut_kind_whistle, &whistle, "contact", "\"the desk\"");
}

static void
test_a_voided_summons_takes_everything_along (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid of_case = hut_test_do_it (shown, shown->clerk, make_case ("smoke", NULL));
  g_autoptr (GArray) cases = list_of (&of_case, NULL);
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", "market", NULL);
  HutUid fire = hut_test_summons_of (STREET, &whistle, "fire");

  hut_test_fill (shown);
  hut_test_do_it (shown, shown->clerk, hut_test_void (&hut_kind_summons, STREET, &fire));
  hut_test_fill (shown);
  g_assert_cmpint (count_in (shown, TEST_FIRE), ==, 1);
  g_assert_cmpint (count_in (shown, TEST_MARKET), ==, 4);
  /* And the whistle that is voided is nobody's. */
  hut_test_do_it (shown, shown->clerk, hut_test_void (&hut_kind_whistle, STREET, &whistle));
  hut_test_fill (shown);
  g_assert_cmpint (count_in (shown, TEST_MARKET), ==, 1);
}

static void
test_a_case_comes_and_goes_with_its_whistle (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, NULL, "fire", NULL);
  HutUid of_case = hut_test_do_it (shown, shown->clerk, make_case ("smoke", NULL));
  g_autofree char *list = NULL;
  char id[HUT_UID_STRING_LEN + 1];

  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &of_case, FALSE);
  list = g_strdup_printf ("[\"%s\"]", hut_uid_print (&of_case, id));
  hut_test_do_it (shown, shown->clerk,
                  hut_test_update (&hut_kind_whistle, STREET, &whistle, "cases", NULL, list));
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &of_case, TRUE);
  assert_text (shown, TEST_FIRE, &hut_kind_whistle, &whistle, "cases", list);
  /* Voided it goes, also out of the list. */
  hut_test_do_it (shown, shown->clerk, hut_test_void (&hut_kind_case, STREET, &of_case));
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &of_case, FALSE);
  assert_text (shown, TEST_FIRE, &hut_kind_whistle, &whistle, "cases", NULL);
}

/* A whistle may list a case that comes later: another desk made it. */
static void
test_a_case_that_comes_later_is_shown (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutOperation *late = make_case ("smoke", NULL);
  HutUid id = late->id;
  g_autoptr (GArray) cases = list_of (&id, NULL);

  hut_test_raise (shown, shown->clerk, STREET, cases, "fire", NULL);
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &id, FALSE);
  hut_test_do_it (shown, shown->clerk, late);
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_case, &id, TRUE);
}

static HutUid
enter (HutTestShown *shown, const HutUid *whistle, const char *unit, const char *code)
{
  HutUid summons = hut_test_summons_of (STREET, whistle, unit);
  HutOperation *step = hut_test_create (&hut_kind_whistle_step, STREET, "unit", unit, "code", code,
                                        "how", "telephone", NULL);

  hut_test_set_uid (step, "whistle", whistle);
  hut_test_set_uid (step, "summons", &summons);
  hut_test_set_int (step, "at", TEST_NOW);
  return hut_test_do_it (shown, shown->clerk, step);
}

static HutOperation *
attach (const char *name)
{
  return hut_test_create (&hut_kind_attachment, STREET, "name", name, "sha256", name, NULL);
}

static void
test_evidence_is_of_its_own_steps_and_public_of_its_cases (HutTestShown **fixture,
                                                           gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid of_case = hut_test_do_it (shown, shown->clerk, make_case ("smoke", NULL));
  g_autoptr (GArray) cases = list_of (&of_case, NULL);
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", "market", NULL);
  HutUid reminded = enter (shown, &whistle, "fire", "reminded");
  HutOperation *own = attach ("own"), *of_caller = attach ("letter"), *photo = attach ("photo");
  HutUid own_id = own->id, letter = of_caller->id, photo_id = photo->id;

  hut_test_set_uid (own, "whistle", &whistle);
  hut_test_set_uid (own, "step", &reminded);
  hut_test_set_uid (of_caller, "case", &of_case);
  hut_test_set_uid (photo, "case", &of_case);
  hut_test_set_int (photo, "public", 1);
  hut_test_do_it (shown, shown->clerk, own);
  hut_test_do_it (shown, shown->clerk, of_caller);
  hut_test_do_it (shown, shown->clerk, photo);
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_whistle_step, &reminded, TRUE);
  assert_shown (shown, TEST_MARKET, &hut_kind_whistle_step, &reminded, FALSE);
  assert_shown (shown, TEST_FIRE, &hut_kind_attachment, &own_id, TRUE);
  assert_shown (shown, TEST_MARKET, &hut_kind_attachment, &own_id, FALSE);
  assert_shown (shown, TEST_MARKET, &hut_kind_attachment, &photo_id, TRUE);
  assert_shown (shown, TEST_MARKET, &hut_kind_attachment, &letter, FALSE);
}

/* Of members and units of the street, public or not. */
static void
test_evidence_of_a_check_in_is_shown_to_no_department (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid check_in = hut_uid_new ();
  HutOperation *photo = attach ("photo");
  HutUid photo_id = photo->id;

  hut_test_raise (shown, shown->clerk, STREET, NULL, "fire", NULL);
  hut_test_set_uid (photo, "check_in", &check_in);
  hut_test_set_int (photo, "public", 1);
  hut_test_do_it (shown, shown->clerk, photo);
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_attachment, &photo_id, FALSE);
}

static void
test_a_department_hears_of_every_street (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid first = hut_test_raise (shown, shown->clerk, STREET, NULL, "fire", NULL);
  HutUid second = hut_test_raise (shown, shown->clerk_2, TEST_STREET_2, NULL, "fire", NULL);
  g_autoptr (GPtrArray) lines = NULL;
  guint homes[2] = { 0 };

  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_whistle, &first, TRUE);
  assert_shown (shown, TEST_FIRE, &hut_kind_whistle, &second, TRUE);
  lines = hut_test_pull (shown, shown->fire, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const HutPullLine *line = lines->pdata[i];

      homes[0] += g_strcmp0 (line->home, STREET) == 0;
      homes[1] += g_strcmp0 (line->home, TEST_STREET_2) == 0;
      if (line->type == HUT_PULL_PUT)
        g_assert_cmpstr (line->stream, ==, TEST_FIRE);
    }
  g_assert_cmpuint (homes[0], ==, 2);
  g_assert_cmpuint (homes[1], ==, 2);
}

/* Neither a seq nor a ver says that something happened which is not shown. */
static void
test_what_is_not_shown_leaves_no_trace (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid of_case = hut_test_do_it (shown, shown->clerk, make_case ("smoke", NULL));
  g_autoptr (GArray) cases = list_of (&of_case, NULL);
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", "market", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 seq;

  hut_test_fill (shown);
  before = hut_test_dump (shown->office, TEST_FIRE);
  seq = hut_test_seq (shown->office, TEST_FIRE);
  hut_test_do_it (shown, shown->clerk,
                  hut_test_update (&hut_kind_case, STREET, &of_case, "text", "what the caller said",
                                   "and more"));
  hut_test_do_group (shown, shown->market,
                     hut_test_step (STREET, &whistle, "market", "called", "accepted", "accepted"));
  hut_test_fill (shown);
  after = hut_test_dump (shown->office, TEST_FIRE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (hut_test_seq (shown->office, TEST_FIRE), ==, seq);
  /* And what is, counts by one. */
  hut_test_do_it (shown, shown->clerk,
                  hut_test_update (&hut_kind_case, STREET, &of_case, "title", "smoke", "fire"));
  hut_test_fill (shown);
  g_assert_cmpint (hut_test_seq (shown->office, TEST_FIRE), ==, seq + 1);
}

/* ---- Communities ---- */

static void
test_a_community_is_shown_its_own (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid own = hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014001"));
  HutOperation *task = hut_test_create (&hut_kind_task, STREET, "role", "task", "title", "look",
                                        "assignee", "Zhang", NULL);
  HutUid body =
      hut_test_do_it (shown, shown->clerk,
                      hut_test_create (&hut_kind_body, STREET, "name", "council", "kind", "council",
                                       "community", "110108014001", "note", "ask Zhang", NULL));
  HutOperation *meeting = hut_test_create (&hut_kind_meeting, STREET, "title", "the shed", "kind",
                                           "council", "state", "draft", "recorder", "Zhang", NULL);
  HutOperation *topic =
      hut_test_create (&hut_kind_topic, STREET, "title", "where", "state", "planned", NULL);
  HutUid task_id = task->id, meeting_id = meeting->id, topic_id = topic->id;

  hut_test_set_uid (task, "case", &own);
  hut_test_do_it (shown, shown->clerk, task);
  hut_test_set_uid (meeting, "body", &body);
  hut_test_do_it (shown, shown->clerk, meeting);
  hut_test_set_uid (topic, "meeting", &meeting_id);
  hut_test_do_it (shown, shown->clerk, topic);
  hut_test_fill (shown);
  assert_text (shown, TEST_EAST, &hut_kind_case, &own, "text", "\"what the caller said\"");
  assert_text (shown, TEST_EAST, &hut_kind_task, &task_id, "title", "\"look\"");
  assert_text (shown, TEST_EAST, &hut_kind_task, &task_id, "assignee", NULL);
  assert_text (shown, TEST_EAST, &hut_kind_meeting, &meeting_id, "title", "\"the shed\"");
  assert_text (shown, TEST_EAST, &hut_kind_meeting, &meeting_id, "recorder", NULL);
  assert_shown (shown, TEST_EAST, &hut_kind_topic, &topic_id, TRUE);
  /* Of the other: its own record. */
  g_assert_cmpint (count_in (shown, TEST_WEST), ==, 1);
  /* The body moves, with its meetings; the case moves, with its task. */
  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_body, STREET, &body, "community", "110108014001", "110108014002"));
  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_case, STREET, &own, "community", "110108014001", "110108014002"));
  hut_test_fill (shown);
  g_assert_cmpint (count_in (shown, TEST_EAST), ==, 1);
  g_assert_cmpint (count_in (shown, TEST_WEST), ==, 6);
}

/* The list of a whistle names no case of another community. */
static void
test_a_community_is_named_none_of_anothers (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid own = hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014001"));
  HutUid others = hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014002"));
  g_autoptr (GArray) cases = list_of (&own, &others);
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, cases, "fire", NULL);
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *expected = g_strdup_printf ("[\"%s\"]", hut_uid_print (&own, id));
  g_autofree char *both = NULL;

  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_whistle, STREET, &whistle, "community", NULL, "110108014001"));
  hut_test_fill (shown);
  assert_text (shown, TEST_EAST, &hut_kind_whistle, &whistle, "cases", expected);
  assert_text (shown, TEST_EAST, &hut_kind_whistle, &whistle, "contact", NULL);
  assert_shown (shown, TEST_WEST, &hut_kind_whistle, &whistle, FALSE);
  /* It moves there: then both are named. */
  hut_test_do_it (shown, shown->clerk,
                  hut_test_update (&hut_kind_case, STREET, &others, "community", "110108014002",
                                   "110108014001"));
  hut_test_fill (shown);
  both = hut_test_shown_text (shown, TEST_EAST, &hut_kind_whistle, &whistle, "cases");
  g_assert_cmpuint (strlen (both), ==, 2 * (2 + HUT_UID_STRING_LEN) + 3);
}

/* ---- Pulling and taking over ---- */

static const HutPullLine *
line_of (GPtrArray *lines, const HutUid *id)
{
  for (guint i = 0; i < lines->len; i++)
    if (hut_uid_equal (&((HutPullLine *)lines->pdata[i])->id, id))
      return lines->pdata[i];
  return NULL;
}

static void
test_what_goes_is_said_to_who_knew_it (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid own = hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014001"));
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  gint64 seq;

  hut_test_fill (shown);
  seq = hut_test_seq (shown->office, TEST_EAST);
  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_case, STREET, &own, "community", "110108014001", "110108014002"));
  hut_test_fill (shown);
  known = hut_test_pull (shown, shown->east, seq);
  g_assert_cmpuint (known->len, ==, 2);
  g_assert_nonnull (line_of (known, &own));
  g_assert_cmpint (line_of (known, &own)->type, ==, HUT_PULL_GONE);
  /* Who never had it does not hear that it was there. */
  fresh = hut_test_pull (shown, shown->east, 0);
  g_assert_null (line_of (fresh, &own));
  /* Back again it counts on: nothing that a client holds is newer. */
  hut_test_do_it (
      shown, shown->clerk,
      hut_test_update (&hut_kind_case, STREET, &own, "community", "110108014002", "110108014001"));
  hut_test_fill (shown);
  g_ptr_array_unref (known);
  known = hut_test_pull (shown, shown->east, seq);
  g_assert_cmpint (line_of (known, &own)->type, ==, HUT_PULL_PUT);
  g_assert_cmpint (line_of (known, &own)->ver, ==, 3);
}

static void
test_what_belongs_together_comes_in_one_page (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  gint64 seq = hut_test_seq (shown->office, TEST_FIRE);
  g_autoptr (HutFiller) filler = hut_filler_new (shown->office->dir);
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  gint64 *head;

  hut_test_raise (shown, shown->clerk, STREET, NULL, "fire", "market", NULL);
  g_assert_cmpint (hut_test_seq (shown->office, TEST_FIRE), ==, seq);
  hut_filler_run (filler, &shown->office->ledger, heads, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (heads), ==, 2);
  head = g_hash_table_lookup (heads, TEST_FIRE);
  g_assert_cmpint (*head, ==, seq + 2);
}

/* A crash between taking over and striking out: it is taken over again, and nothing happens. */
static void
test_taking_over_twice_has_its_effect_once (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutUid whistle = hut_test_raise (shown, shown->clerk, STREET, NULL, "fire", NULL);
  HutUid fire = hut_test_summons_of (STREET, &whistle, "fire");
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  gint64 seq;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (HutFiller) crashing = hut_filler_new (shown->office->dir);
      g_autoptr (GError) error = NULL;

      hut_filler_run (crashing, &shown->office->ledger, heads, &error);
      g_assert_no_error (error);
      if (i > 0)
        break;
      seq = hut_test_seq (shown->office, TEST_FIRE);
      once = hut_test_dump (shown->office, TEST_FIRE);
      hut_test_office_close (shown->office);
      hut_test_office_open (shown->office);
    }
  twice = hut_test_dump (shown->office, TEST_FIRE);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpint (hut_test_seq (shown->office, TEST_FIRE), ==, seq);
  /* Also in its order: what is old does not come back. */
  hut_test_do_it (shown, shown->clerk, hut_test_void (&hut_kind_summons, STREET, &fire));
  hut_test_fill (shown);
  assert_shown (shown, TEST_FIRE, &hut_kind_summons, &fire, FALSE);
}

static void
test_a_refused_group_is_shown_to_nobody (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  HutOperation *good = make_case ("smoke", "110108014001");
  g_autoptr (HutOperation) bad = hut_test_create (&hut_kind_case, STREET, "title", "x", NULL);
  HutUid id = good->id;
  g_autoptr (GPtrArray) results = NULL;

  good->group = bad->group = hut_uid_new ();
  hut_test_log_add (log, good);
  hut_test_log_add (log, bad);
  hut_operation_free (good);
  results = hut_test_push (shown->office, shown->clerk, log);
  g_assert_cmpint (((HutResultLine *)results->pdata[0])->result, ==, HUT_RESULT_REFUSED);
  hut_test_fill (shown);
  assert_shown (shown, TEST_EAST, &hut_kind_case, &id, FALSE);
}

/* An account that is made later is shown what was there before. */
static void
test_who_comes_later_is_shown_the_same (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutCaller *police = NULL;
  g_autofree char *later = NULL;

  for (int i = 0; i < 700; i++)
    hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014003"));
  hut_test_raise (shown, shown->clerk, STREET, NULL, "police", "fire", NULL);
  hut_test_raise (shown, shown->clerk_2, TEST_STREET_2, NULL, "police", NULL);
  police = hut_test_department_new (shown->office, "police");
  hut_caller_free (hut_test_community_new (shown->office, "110108014003"));
  hut_test_fill (shown);
  g_assert_cmpint (count_in (shown, "dept/110108-police"), ==, 5);
  g_assert_cmpint (count_in (shown, "community/110108014003"), ==, 701);
  hut_caller_free (police);
}

static void
test_nothing_is_queued_for_who_is_not_there (HutTestShown **fixture, gconstpointer data)
{
  HutTestShown *shown = *fixture;
  HutStorage *storage = shown->office->ledger.storage;
  g_autoptr (GPtrArray) waiting = NULL;

  hut_test_raise (shown, shown->clerk, STREET, NULL, "greening", NULL);
  hut_test_do_it (shown, shown->clerk, make_case ("smoke", "110108014009"));
  hut_storage_begin (storage, HUT_STORAGE_READ, NULL);
  waiting = hut_storage_queue_waiting (storage, NULL);
  hut_storage_rollback (storage);
  g_assert_cmpuint (waiting->len, ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/projection/" name, HutTestShown *, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-department-is-shown-what-calls-it", test_a_department_is_shown_what_calls_it);
  ADD ("a-voided-summons-takes-everything-along", test_a_voided_summons_takes_everything_along);
  ADD ("a-case-comes-and-goes-with-its-whistle", test_a_case_comes_and_goes_with_its_whistle);
  ADD ("a-case-that-comes-later-is-shown", test_a_case_that_comes_later_is_shown);
  ADD ("evidence-is-of-its-own-steps-and-public-of-its-cases",
       test_evidence_is_of_its_own_steps_and_public_of_its_cases);
  ADD ("evidence-of-a-check-in-is-shown-to-no-department",
       test_evidence_of_a_check_in_is_shown_to_no_department);
  ADD ("a-department-hears-of-every-street", test_a_department_hears_of_every_street);
  ADD ("what-is-not-shown-leaves-no-trace", test_what_is_not_shown_leaves_no_trace);
  ADD ("a-community-is-shown-its-own", test_a_community_is_shown_its_own);
  ADD ("a-community-is-named-none-of-anothers", test_a_community_is_named_none_of_anothers);
  ADD ("what-goes-is-said-to-who-knew-it", test_what_goes_is_said_to_who_knew_it);
  ADD ("what-belongs-together-comes-in-one-page", test_what_belongs_together_comes_in_one_page);
  ADD ("taking-over-twice-has-its-effect-once", test_taking_over_twice_has_its_effect_once);
  ADD ("a-refused-group-is-shown-to-nobody", test_a_refused_group_is_shown_to_nobody);
  ADD ("who-comes-later-is-shown-the-same", test_who_comes_later_is_shown_the_same);
  ADD ("nothing-is-queued-for-who-is-not-there", test_nothing_is_queued_for_who_is_not_there);
  return g_test_run ();
}
