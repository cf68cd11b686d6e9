/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of the roster, through the store: who is entered, what they take on and leave, who is
 * found, and what is known of one. */

#include "domain/hut-person-alike.h"
#include "domain/hut-person-lacks.h"
#include "domain/hut-person-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-change-set.h"
#include "store/hut-people-list.h"
#include "store/hut-person-dossier.h"

#include <string.h>

#define NOW "2026-11-26 18:00"

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk", hut_test_at (NOW) };
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

static HutUid
add_person (HutTestStore *test, const char *name, const char *telephone, const char *community)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_person);

  hut_record_set_text (said, "name", name);
  hut_record_set_text (said, "telephone", telephone);
  hut_record_set_text (said, "community", community);
  carry_out (test, hut_person_plan_add (&by, said, NULL));
  return said->id;
}

static HutRecord *
person_of (HutTestStore *test, const HutUid *id)
{
  HutRecord *person = hut_reader_get (test->reader, &hut_kind_person, id, NULL);

  g_assert_nonnull (person);
  return person;
}

static HutPersonDossier *
dossier_of (HutTestStore *test, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  HutPersonDossier *dossier = hut_person_dossier_read (test->reader, id, hut_test_at (NOW), &error);

  g_assert_no_error (error);
  g_assert_nonnull (dossier);
  return dossier;
}

static HutRecord *
said_role (const char *code, const char *lane, const char *from)
{
  HutRecord *said = hut_test_make (&hut_kind_role);

  hut_record_set_text (said, "code", code);
  hut_record_set_text (said, "lane", lane);
  if (from != NULL)
    hut_record_set_int (said, "from", hut_test_at (from));
  return said;
}

static void
give_role (HutTestStore *test, const HutUid *id, const char *code, const char *lane,
           const char *from)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutPersonDossier) dossier = dossier_of (test, id);
  g_autoptr (HutRecord) said = said_role (code, lane, from);

  carry_out (test, hut_role_plan_begin (&by, dossier->person, dossier->roles, said, NULL));
}

static guint
count (HutTestStore *test, const char *text, const char *role, const char *community,
       HutPeopleScope scope)
{
  const HutPeopleAsk ask = { text, role, community, scope, hut_test_at (NOW) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rowids = hut_reader_people (test->reader, &ask, &error);

  g_assert_no_error (error);
  return rowids->len;
}

/* ---- Entering ---- */

static void
test_who_is_entered_is_checked (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;

  assert_refused (hut_person_plan_add (&by, said, &error), &error);
  hut_record_set_text (said, "name", "张晓明");
  hut_record_set_text (said, "telephone", "1380");
  assert_refused (hut_person_plan_add (&by, said, &error), &error);
  hut_record_set_text (said, "telephone", "13800138000");
  hut_record_set_text (said, "id_number", "110108199001010017");
  assert_refused (hut_person_plan_add (&by, said, &error), &error);
  hut_record_set_text (said, "id_number", NULL);
  hut_record_set_int (said, "agreement_until", by.now);
  assert_refused (hut_person_plan_add (&by, said, &error), &error);
  hut_record_set_int (said, "agreement_from", by.now);
  assert_refused (hut_person_plan_add (&by, said, &error), &error);
  hut_record_set_int (said, "agreement_until", by.now + HUT_TIME_DAY);
  hut_record_set_int (said, "trained_at", by.now + HUT_TIME_DAY);
  assert_refused (hut_person_plan_add (&by, said, &error), &error);
}

static void
test_consent_has_its_day (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid id = add_person (test, "张晓明", NULL, NULL);
  g_autoptr (HutRecord) kept = person_of (test, &id);
  g_autoptr (HutRecord) said = hut_record_copy (kept);
  g_autoptr (HutRecord) given = NULL, again = NULL;

  hut_record_set_int (said, "consent_name", 1);
  hut_record_set_text (said, "note", "电话 13800138000 勿打");
  carry_out (test, hut_person_plan_change (&by, kept, said, NULL));
  given = person_of (test, &id);
  g_assert_cmpint (hut_record_get_int (given, "consented_at", 0), ==, by.now);
  g_assert_null (strstr (hut_record_get_text (given, "note"), "13800138000"));
  hut_record_set (said, "consent_name", (HutValue)HUT_VALUE_INIT);
  carry_out (test, hut_person_plan_change (&by, given, said, NULL));
  again = person_of (test, &id);
  g_assert_cmpint (hut_record_get_int (again, "consented_at", 0), ==, 0);
}

static void
test_who_may_be_known_is_proposed (HutTestStore *test, gconstpointer unused)
{
  HutUid known = add_person (test, "李明", "13800138000", "110108014001");
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_person);
  g_autoptr (GPtrArray) by_name = NULL, other = NULL, by_telephone = NULL, itself = NULL;
  g_autoptr (HutRecord) kept = person_of (test, &known);

  hut_record_set_text (said, "name", "李明");
  by_name = hut_reader_people_alike (test->reader, said, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  hut_record_set_text (said, "telephone", "13900139000");
  hut_record_set_text (said, "community", "110108014002");
  other = hut_reader_people_alike (test->reader, said, NULL);
  g_assert_cmpuint (other->len, ==, 0);
  hut_record_set_text (said, "name", "王小");
  hut_record_set_text (said, "telephone", "13800138000");
  by_telephone = hut_reader_people_alike (test->reader, said, NULL);
  g_assert_cmpuint (by_telephone->len, ==, 1);
  itself = hut_reader_people_alike (test->reader, kept, NULL);
  g_assert_cmpuint (itself->len, ==, 0);
}

static void
test_skills_are_a_sorted_list (void)
{
  g_autofree char *list = hut_person_read_skills ("木工、电工 ,木工/修锁");
  g_autofree char *words = hut_person_skill_words (list, "、");
  g_autofree char *none = hut_person_read_skills (" 、");
  g_autofree char *several = hut_person_read_skills ("First aid，木工 急救; first AID ");
  g_autofree char *elsewhere = hut_person_skill_words ("[1,\"急救\",null]", "、");

  g_assert_cmpstr (list, ==, "[\"修锁\",\"木工\",\"电工\"]");
  g_assert_cmpstr (words, ==, "修锁、木工、电工");
  g_assert_null (none);
  g_assert_null (hut_person_read_skills (NULL));
  g_assert_cmpstr (several, ==, "[\"First aid\",\"急救\",\"木工\"]");
  g_assert_cmpstr (elsewhere, ==, "急救");
  g_assert_true (hut_person_is_id_number ("11010519491231002X"));
  g_assert_false (hut_person_is_id_number ("110105194912310021"));
}

/* ---- Roles ---- */

static void
test_a_role_is_held_once_at_a_place (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid id = add_person (test, "李明", NULL, NULL);
  g_autoptr (HutRecord) nowhere = said_role ("steward", NULL, "2026-01-01");
  g_autoptr (HutRecord) timeless = said_role ("steward", "L1", NULL);
  g_autoptr (HutRecord) again = said_role ("steward", "L1", "2026-06-01");
  g_autoptr (HutPersonDossier) none = dossier_of (test, &id);
  g_autoptr (HutPersonDossier) one = NULL, two = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (hut_role_plan_begin (&by, none->person, none->roles, nowhere, &error), &error);
  assert_refused (hut_role_plan_begin (&by, none->person, none->roles, timeless, &error), &error);
  give_role (test, &id, "steward", "L1", "2026-01-01");
  one = dossier_of (test, &id);
  assert_refused (hut_role_plan_begin (&by, one->person, one->roles, again, &error), &error);
  give_role (test, &id, "steward", "L2", "2026-06-01");
  give_role (test, &id, "volunteer", NULL, "2026-06-01");
  two = dossier_of (test, &id);
  g_assert_cmpuint (two->roles->len, ==, 3);
  assert_refused (
      hut_role_plan_end (&by, one->roles->pdata[0], hut_test_at ("2025-01-01"), NULL, &error),
      &error);
  carry_out (test, hut_role_plan_end (&by, one->roles->pdata[0], hut_test_at ("2026-05-01"), "换巷",
                                      NULL));
  give_role (test, &id, "steward", "L1", "2026-06-01");
}

static void
test_who_leaves_ends_the_roles (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid id = add_person (test, "李明", NULL, NULL);
  g_autoptr (HutRecord) said = said_role ("volunteer", NULL, "2026-11-01");
  g_autoptr (HutPersonDossier) before = NULL, after = NULL, back = NULL;
  g_autoptr (GError) error = NULL;

  give_role (test, &id, "steward", "L1", "2026-01-01");
  before = dossier_of (test, &id);
  assert_refused (hut_person_plan_void (before->person, before->roles, 0, "误登记", &error),
                  &error);
  assert_refused (
      hut_person_plan_leave (&by, before->person, before->roles, by.now + HUT_TIME_DAY, &error),
      &error);
  assert_refused (hut_person_plan_leave (&by, before->person, before->roles,
                                         hut_test_at ("2025-12-31"), &error),
                  &error);
  carry_out (test, hut_person_plan_leave (&by, before->person, before->roles,
                                          hut_test_at ("2026-11-20"), NULL));
  after = dossier_of (test, &id);
  g_assert_cmpint (hut_record_get_int (after->roles->pdata[0], "until", 0), ==,
                   hut_test_at ("2026-11-20"));
  g_assert_cmpuint (count (test, NULL, NULL, NULL, HUT_PEOPLE_HERE), ==, 0);
  g_assert_cmpuint (count (test, NULL, NULL, NULL, HUT_PEOPLE_LEFT), ==, 1);
  assert_refused (hut_role_plan_begin (&by, after->person, after->roles, said, &error), &error);
  carry_out (test, hut_person_plan_return (&by, after->person, NULL));
  back = dossier_of (test, &id);
  g_assert_cmpint (hut_record_get_int (back->person, "left_at", 0), ==, 0);
  carry_out (test, hut_role_plan_begin (&by, back->person, back->roles, said, NULL));
}

/* ---- What the law asks ---- */

static void
test_what_the_law_asks_is_named (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid id = add_person (test, "李明", NULL, NULL);
  g_autoptr (HutPersonDossier) idle = dossier_of (test, &id);
  g_autoptr (HutPersonDossier) fresh = NULL, month = NULL;
  g_autoptr (HutRecord) said = NULL;

  g_assert_cmpuint (hut_person_lacks (idle->person, idle->roles, idle->services, by.now), ==, 0);
  give_role (test, &id, "steward", "L1", "2026-11-20");
  fresh = dossier_of (test, &id);
  g_assert_cmpuint (hut_person_lacks (fresh->person, fresh->roles, fresh->services, by.now), ==,
                    HUT_PERSON_LACKS_TRAINING | HUT_PERSON_LACKS_NUMBER);
  give_role (test, &id, "volunteer", NULL, "2026-10-01");
  month = dossier_of (test, &id);
  g_assert_cmpuint (hut_person_lacks (month->person, month->roles, month->services, by.now), ==,
                    HUT_PERSON_LACKS_AGREEMENT | HUT_PERSON_LACKS_TRAINING |
                        HUT_PERSON_LACKS_NUMBER);
  said = hut_record_copy (month->person);
  hut_record_set_text (said, "training", "街巷巡查");
  hut_record_set_text (said, "volunteer_number", "BJ1");
  hut_record_set_int (said, "agreement_from", hut_test_at ("2025-01-01"));
  g_assert_cmpuint (hut_person_lacks (said, month->roles, month->services, by.now), ==, 0);
  hut_record_set_int (said, "agreement_until", hut_test_at ("2026-01-01"));
  g_assert_cmpuint (hut_person_lacks (said, month->roles, month->services, by.now), ==,
                    HUT_PERSON_LACKS_AGREEMENT_NOW);
}

/* ---- Hours ---- */

static void
test_hours_taken_back_stay_in_view (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  HutUid id = add_person (test, "李明", NULL, NULL);
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_service);
  g_autoptr (HutPersonDossier) one = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  hut_record_set (said, "person", hut_value_uid (&id));
  hut_record_set_text (said, "how", "certified");
  hut_record_set_text (said, "certifier", "社区工作者");
  hut_record_set_int (said, "began_at", hut_test_at ("2026-11-20"));
  hut_record_set_int (said, "minutes", 150);
  carry_out (test, hut_service_plan_add (&by, said, NULL));
  one = dossier_of (test, &id);
  g_assert_cmpint (hut_person_dossier_record (one, &hut_test_measures).minutes, ==, 150);
  assert_refused (hut_service_plan_take_back (&by, one->services->pdata[0], " ", &error), &error);
  carry_out (test, hut_service_plan_take_back (&by, one->services->pdata[0], "没有来", NULL));
  none = dossier_of (test, &id);
  g_assert_cmpuint (none->services->len, ==, 2);
  g_assert_cmpint (hut_person_dossier_record (none, &hut_test_measures).minutes, ==, 0);
}

/* ---- Who is found ---- */

static void
test_people_are_found_as_typed (HutTestStore *test, gconstpointer unused)
{
  HutUid zhang = add_person (test, "张晓明", "13800138000", "110108014001");

  add_person (test, "李明", NULL, "110108014002");
  give_role (test, &zhang, "steward", "L1", "2026-01-01");
  g_assert_cmpuint (count (test, NULL, NULL, NULL, HUT_PEOPLE_HERE), ==, 2);
  g_assert_cmpuint (count (test, "晓明", NULL, NULL, HUT_PEOPLE_HERE), ==, 1);
  g_assert_cmpuint (count (test, "明", NULL, NULL, HUT_PEOPLE_HERE), ==, 2);
  g_assert_cmpuint (count (test, "ZX", NULL, NULL, HUT_PEOPLE_HERE), ==, 1);
  g_assert_cmpuint (count (test, "13800138000", NULL, NULL, HUT_PEOPLE_HERE), ==, 1);
  g_assert_cmpuint (count (test, "1380013800", NULL, NULL, HUT_PEOPLE_HERE), ==, 0);
  g_assert_cmpuint (count (test, NULL, "steward", NULL, HUT_PEOPLE_HERE), ==, 1);
  g_assert_cmpuint (count (test, "李", "steward", NULL, HUT_PEOPLE_HERE), ==, 0);
  g_assert_cmpuint (count (test, NULL, NULL, "110108014002", HUT_PEOPLE_ALL), ==, 1);
  g_assert_cmpuint (count (test, NULL, NULL, NULL, HUT_PEOPLE_LEFT), ==, 0);
}

typedef struct
{
  guint n, position, removed, added;
} Told;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  *told = (Told){ told->n + 1, position, removed, added };
}

static GArray *
ask_all (HutTestStore *test)
{
  const HutPeopleAsk ask = { .scope = HUT_PEOPLE_ALL, .now = hut_test_at (NOW) };

  return hut_reader_people (test->reader, &ask, NULL);
}

static void
test_the_list_reads_pages_and_tells_what_changed (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutPeopleList) list = hut_people_list_new ();
  g_autoptr (HutPersonItem) first = NULL;
  Told told = { 0 };
  HutUid id;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("成员%03u", i);

      id = add_person (test, name, NULL, NULL);
    }
  hut_people_list_set_reader (list, test->reader);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &told);
  hut_people_list_set_rowids (list, ask_all (test), hut_test_at (NOW));
  g_assert_cmpuint (told.added, ==, 100);
  first = g_list_model_get_item (G_LIST_MODEL (list), 99);
  for (guint i = 64; i < 100; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  g_assert_cmpuint (hut_people_list_get_n_fetches (list), ==, 0);
  for (guint i = 64; i < 100; i++)
    {
      g_autoptr (HutPersonItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (hut_person_item_get_entry (item)->name);
    }
  g_assert_cmpuint (hut_people_list_get_n_fetches (list), ==, 2);
  g_assert_true (hut_uid_equal (&hut_person_item_get_entry (first)->id, &id));
  /* One more at the end: nothing else is told of, and who is kept is as it is now. */
  give_role (test, &id, "steward", "L1", "2026-01-01");
  add_person (test, "周一", NULL, NULL);
  hut_people_list_set_rowids (list, ask_all (test), hut_test_at (NOW));
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (told.position, ==, 100);
  g_assert_cmpuint (told.removed, ==, 0);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpuint (hut_person_item_get_entry (first)->roles->len, ==, 1);
  g_assert_cmpuint (hut_people_list_find (list, hut_person_item_get_entry (first)->rowid), ==, 99);
  hut_people_list_set_reader (list, NULL);
}

static void
on_changed (HutStore *store, HutChangeSet *changes, gboolean *told)
{
  *told |= hut_change_set_has_kind (changes, &hut_kind_person);
}

/* Views that show people hear of a table that was written in pieces. */
static void
test_a_table_is_told_of (HutTestStore *test, gconstpointer unused)
{
  HutStaging *staging = hut_staging_begin (test->store, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  HutRecord *person = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;
  gboolean told = FALSE;

  g_signal_connect (test->store, "changed", G_CALLBACK (on_changed), &told);
  hut_record_set_text (person, "name", "李明");
  hut_write_create (write, person);
  hut_staging_add (staging, write, NULL, &error);
  g_assert_no_error (error);
  hut_staging_finish (staging, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/people/who-is-entered-is-checked", test_who_is_entered_is_checked);
  ADD ("/people/consent-has-its-day", test_consent_has_its_day);
  ADD ("/people/who-may-be-known-is-proposed", test_who_may_be_known_is_proposed);
  g_test_add_func ("/people/skills-are-a-sorted-list", test_skills_are_a_sorted_list);
  ADD ("/people/a-role-is-held-once-at-a-place", test_a_role_is_held_once_at_a_place);
  ADD ("/people/who-leaves-ends-the-roles", test_who_leaves_ends_the_roles);
  ADD ("/people/what-the-law-asks-is-named", test_what_the_law_asks_is_named);
  ADD ("/people/hours-taken-back-stay-in-view", test_hours_taken_back_stay_in_view);
  ADD ("/people/people-are-found-as-typed", test_people_are_found_as_typed);
  ADD ("/people/the-list-reads-pages", test_the_list_reads_pages_and_tells_what_changed);
  ADD ("/people/a-table-is-told-of", test_a_table_is_told_of);
  return g_test_run ();
}
