/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be written of the roster, through the store; and people are found by characters and by
 * letters. */

#include "base/hut-pinyin.h"
#include "base/hut-json.h"
#include "domain/hut-checklist-lines.h"
#include "domain/hut-checklist.h"
#include "domain/hut-coverage.h"
#include "domain/hut-match.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-roster-rules.h"
#include "hut-test-rates.h"
#include "hut-test-store.h"
#include "store/hut-reader-roster.h"

#include <string.h>

#define DAY (HUT_TIME_DAY)
#define NOW ((HutTime)1795305600 * G_USEC_PER_SEC)

/* A record of @kind of "field=value" words, as a person types them; a uid is "*". */
static HutRecord *
make (const char *kind, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (hut_kind_find (kind), &id, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      const HutField *field = hut_kind_field (record->kind, pair[0]);
      HutUid other = hut_uid_new ();
      HutValue value = HUT_VALUE_INIT;

      g_assert_nonnull (field);
      if (g_str_equal (pair[1], "*"))
        value = hut_value_uid (&other);
      else if (field->type == HUT_FIELD_TIME)
        value = hut_value_int (NOW + g_ascii_strtoll (pair[1], NULL, 10) * HUT_TIME_MINUTE);
      else
        g_assert_true (hut_field_from_text (field, pair[1], &value, NULL));
      hut_record_set (record, field->name, value);
    }
  return record;
}

static gboolean
write_one (HutTestStore *test, HutRecord *record, GError **error)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_create (write, record);
  return hut_store_write (test->store, write, error);
}

/* With the uid that its fields make, where they make one. */
static HutRecord *
keyed (HutTestStore *test, HutRecord *record)
{
  HutUid id = record->id;

  hut_roster_key (hut_store_get_stream (test->store), record, &id);
  record->id = id;
  return record;
}

/* kind, what it says, and the field at fault or NULL where it may be written. */
static const struct
{
  const char *kind;
  const char *words;
  const char *fault;
} rows[] = {
  { "shift", "lane=L1 person=* day=0", NULL },
  { "shift", "person=* day=0", "lane" },
  { "shift", "lane=L1 day=0", "person" },
  { "shift", "lane=L1 person=*", "day" },
  { "patrol", "lane=L1 person=* began_at=0 ended_at=30 at=40", NULL },
  { "patrol", "grid=G1 person=* began_at=0 at=0", NULL },
  { "patrol", "person=* began_at=0 ended_at=30 at=40", "lane" },
  { "patrol", "lane=L1 began_at=0 ended_at=30 at=40", "person" },
  { "patrol", "lane=L1 person=* began_at=30 ended_at=0 at=40", "ended_at" },
  { "patrol", "lane=L1 person=* began_at=0 ended_at=30 at=10", "ended_at" },
  { "patrol", "lane=L1 person=* began_at=30 at=10", "began_at" },
  { "patrol", "lane=L1 person=* began_at=0 ended_at=1441 at=2000", "ended_at" },
  { "patrol", "lane=L1 person=* began_at=0 at=0 replaces=*", "words" },
  { "patrol", "lane=L1 person=* began_at=0 at=0 replaces=* words=late", NULL },
  { "patrol", "lane=L1 person=* began_at=0 at=0 taken_back=true words=no", "replaces" },
  { "lane-check", "lane=L1 at=0 items={\"no-parking\":\"yes\"}", NULL },
  { "lane-check", "lane=L1 at=0 items={\"no-parking\":\"perhaps\"}", "items" },
  { "lane-check", "lane=L1 at=0 items=[\"no-parking\"]", "items" },
  { "lane-check", "lane=L1 at=0", "items" },
  { "service", "person=* how=check-in began_at=0 ended_at=60 at=60", NULL },
  { "service", "person=* how=check-in began_at=0 at=60", "ended_at" },
  { "service", "person=* how=check-in minutes=60 at=60", "began_at" },
  { "service", "person=* how=certified minutes=60 at=60", "certifier" },
  { "service", "person=* how=certified certifier=Li minutes=60 at=60", NULL },
  { "service", "person=* how=certified certifier=Li minutes=1441 at=60", "minutes" },
  { "service", "person=* how=certified certifier=Li minutes=0 at=60", "minutes" },
  { "service", "person=* how=check-in began_at=0 ended_at=60 at=60 replaces=*", "words" },
  { "role", "person=* code=steward lane=L1", NULL },
  { "role", "person=* code=steward", "lane" },
  { "role", "person=* code=grid-worker", "grid" },
  { "role", "person=* code=volunteer", NULL },
  { "role", "person=* code=volunteer from=10 until=0", "until" },
  { "rating", "lane=L1 month=2026-11 subject=cleaning score=5", NULL },
  { "rating", "lane=L1 month=2026-13 subject=cleaning score=5", "month" },
  { "rating", "lane=L9 month=2026-11 subject=cleaning score=6", "score" },
  { "rating", "lane=L8 month=2026-11 subject=cleaning", "score" },
  { "finding", "words=w at=0 state=open", NULL },
  { "finding", "words=w at=0", "state" },
  { "finding", "words=w at=0 state=done", "result" },
  { "entry", "list=need title=t state=open", NULL },
  { "entry", "list=need title=t state=closed", "state" },
  { "entry", "list=project title=t state=open progress=101", "progress" },
  { "entry", "list=resource title=t state=open capacity=-1", "capacity" },
  { "entry", "list=resource title=t state=open from=9 until=1", "until" },
  { "match", "need=* resource=* state=open", NULL },
  { "match", "need=* resource=* state=open need_rating=0", "need_rating" },
  { "match", "need=* resource=* state=open need_rating=3", "need_rating" },
  { "match", "need=* resource=* state=open need_collected_at=0 resource_collected_at=1", NULL },
  { "match", "need=* resource=* state=open need_offered_at=0", "need_offered_at" },
  { "match", "need=* resource=* state=open resource_collected_at=0 resource_talked_at=1",
    "resource_talked_at" },
  { "activity", "title=t state=open places=-1", "places" },
  { "activity", "title=t state=held", "state" },
  { "signup", "activity=* person=* state=signed", NULL },
  { "signup", "activity=* person=* state=came", "state" },
  { "check-in", "subject=unit unit=u task=thing", NULL },
  { "check-in", "subject=unit unit=u task=call", "task" },
  { "check-in", "subject=member person=* task=promise", NULL },
  { "check-in", "subject=member person=* task=thing", "task" },
  { "check-in", "subject=member task=call", "person" },
  { "check-in", "subject=unit task=thing", "unit" },
};

static void
test_what_may_be_written (HutTestStore *test, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean written = write_one (test, keyed (test, make (rows[i].kind, rows[i].words)), &error);

      g_test_message ("%s %s: %s", rows[i].kind, rows[i].words,
                      error != NULL ? error->message : "written");
      if (rows[i].fault == NULL)
        g_assert_no_error (error);
      else
        {
          g_autofree char *head = g_strconcat (rows[i].fault, ":", NULL);

          g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
          g_assert_true (g_str_has_prefix (error->message, head));
        }
      g_assert_cmpint (written, ==, rows[i].fault == NULL);
    }
}

/* The words of records that are there once, and whether one may also have a uid of its own. */
static const struct
{
  const char *kind, *words;
  gboolean own;
} once[] = {
  { "lane-profile", "lane=L1", FALSE },
  { "match", "need=* resource=* state=open", FALSE },
  { "signup", "activity=* person=* state=signed", FALSE },
  { "rating", "lane=L1 month=2026-11 subject=cleaning person=* score=4", FALSE },
  { "patrol", "lane=L1 person=* began_at=0 at=0", FALSE },
  { "patrol", "lane=L1 person=* began_at=0 at=0 replaces=* words=why", TRUE },
  { "role", "code=volunteer person=*", TRUE },
  { "shift", "lane=L1 person=* day=0", TRUE },
};

static void
test_what_is_there_once_has_the_uid_of_its_fields (HutTestStore *test, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (once); i++)
    {
      g_autoptr (GError) own = NULL, other = NULL, right = NULL;
      HutRecord *another = make (once[i].kind, once[i].words);

      g_test_message ("%s %s", once[i].kind, once[i].words);
      another->id = hut_uid_from_key ("street/110108014", once[i].kind, "something else");
      g_assert_false (write_one (test, another, &other));
      g_assert_error (other, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
      g_assert_nonnull (strstr (other->message, "the id is not the one that its fields make"));
      g_assert_true (write_one (test, make (once[i].kind, once[i].words), &own) == once[i].own);
      g_assert_true (write_one (test, keyed (test, make (once[i].kind, once[i].words)), &right));
      g_assert_no_error (right);
    }
}

/* What a match is of does not change under its uid. */
static void
test_a_match_stays_one_of_the_same_two (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutRecord *match = keyed (test, make ("match", "need=* resource=* state=open"));
  HutUid id = match->id, other = hut_uid_new ();
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_true (write_one (test, match, NULL));
  hut_write_update (write, &hut_kind_match, &id);
  hut_write_set (write, "resource", hut_value_uid (&other));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
}

static void
test_what_was_done_is_never_changed (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutRecord *patrol = keyed (test, make ("patrol", "lane=L1 person=* began_at=0 at=0"));
  HutUid id = patrol->id;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_true (write_one (test, patrol, NULL));
  hut_write_update (write, &hut_kind_patrol, &id);
  hut_write_set (write, "lane", hut_value_text ("L2"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
}

static void
test_no_other_step_exists (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const HutKind *kind;
    const char *from, *to;
  } steps[] = {
    { &hut_kind_activity, "open", "held" },      { &hut_kind_activity, "open", "cancelled" },
    { &hut_kind_activity, "held", "open" },      { &hut_kind_activity, "cancelled", "open" },
    { &hut_kind_entry, "open", "closed" },       { &hut_kind_entry, "closed", "open" },
    { &hut_kind_finding, "open", "done" },       { &hut_kind_finding, "done", "open" },
    { &hut_kind_match, "open", "done" },         { &hut_kind_match, "open", "dropped" },
    { &hut_kind_match, "dropped", "open" },      { &hut_kind_match, "done", "open" },
    { &hut_kind_signup, "signed", "came" },      { &hut_kind_signup, "signed", "absent" },
    { &hut_kind_signup, "signed", "withdrawn" }, { &hut_kind_signup, "came", "absent" },
    { &hut_kind_signup, "absent", "came" },      { &hut_kind_signup, "withdrawn", "signed" },
  };
  static const HutKind *const kinds[] = { &hut_kind_activity, &hut_kind_entry, &hut_kind_finding,
                                          &hut_kind_match, &hut_kind_signup };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const HutCode *states = hut_kind_field (kinds[k], "state")->codes;

      for (const HutCode *from = states; from->code != NULL; from++)
        for (const HutCode *to = states; to->code != NULL; to++)
          {
            gboolean wanted = FALSE;

            for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
              wanted |= steps[i].kind == kinds[k] && g_str_equal (steps[i].from, from->code) &&
                        g_str_equal (steps[i].to, to->code);
            g_assert_cmpint (hut_roster_step_allowed (kinds[k], from->code, to->code), ==, wanted);
          }
    }
}

/* ---- Rules of the office ---- */

static void
assert_bad (const char *rule, const char *member, const char *value)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autofree char *shipped = json_to_string (hut_office_get_rule (office, rule), FALSE);
  g_autoptr (JsonNode) node = json_from_string (shipped, NULL);
  g_autoptr (JsonNode) other = value != NULL ? json_from_string (value, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  HutRosterMeasures roster;
  HutMatchMeasures match;

  json_object_remove_member (json_node_get_object (node), member);
  if (other != NULL)
    json_object_set_member (json_node_get_object (node), member, g_steal_pointer (&other));
  if (g_str_equal (rule, "roster"))
    g_assert_false (hut_roster_measures_read (&roster, node, &error));
  else
    g_assert_false (hut_match_measures_read (&match, node, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, member));
}

static void
test_the_shipped_rules_are_read_and_others_checked (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutChecklist) list = hut_checklist_of (office);
  HutRosterMeasures measures, plain;
  HutMatchMeasures match, plain_match;

  hut_roster_measures_of (office, &measures);
  hut_roster_measures_of (NULL, &plain);
  g_assert_cmpmem (&measures, sizeof measures, &plain, sizeof plain);
  hut_match_measures_of (office, &match);
  hut_match_measures_of (NULL, &plain_match);
  g_assert_cmpmem (&match, sizeof match, &plain_match, sizeof plain_match);
  g_assert_cmpuint (list->noes->len, ==, 10);
  g_assert_cmpuint (list->haves->len, ==, 10);
  g_assert_cmpstr (list->version, ==, "2026-11");
  assert_bad ("roster", "stewards", "21");
  assert_bad ("roster", "working_days", "1");
  assert_bad ("roster", "star_2", "100");
  assert_bad ("roster", "check_days", NULL);
  assert_bad ("match", "tags", "101");
  assert_bad ("match", "far_metres", "500");
}

/* Who writes the check-list anew, line by line, keeps what the checks of before are told by. */
static void
test_a_checklist_is_written_in_lines (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (JsonNode) kept = hut_json_parse (
      "{\"noes\":[{\"code\":\"a\",\"name\":{\"en\":\"No cars\",\"zh_CN\":\"无乱停车\"}},"
      "{\"code\":\"own-1\",\"name\":\"No wires\"}],"
      "\"haves\":[{\"code\":\"b\",\"name\":\"A board\"}]}",
      -1, NULL);
  g_autofree char *noes = hut_checklist_lines (kept, "noes");
  g_autoptr (JsonNode) same = hut_checklist_from_lines (kept, noes, "A board\n\n");
  g_autoptr (JsonNode) next =
      hut_checklist_from_lines (kept, " No wires \n\nNo bicycles\nNo cars", "A sign");
  g_autoptr (HutChecklist) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = hut_json_print (kept), *after = hut_json_print (same);

  g_assert_cmpstr (noes, ==, "No cars\nNo wires");
  g_assert_cmpstr (after, ==, before);
  list = hut_checklist_new (next, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->noes->len, ==, 3);
  g_assert_cmpstr (((HutChecklistItem *)list->noes->pdata[0])->code, ==, "own-1");
  g_assert_cmpstr (((HutChecklistItem *)list->noes->pdata[1])->code, ==, "own-2");
  g_assert_cmpstr (((HutChecklistItem *)list->noes->pdata[2])->code, ==, "a");
  g_assert_cmpuint (list->haves->len, ==, 1);
  g_assert_cmpstr (((HutChecklistItem *)list->haves->pdata[0])->code, ==, "b");
  g_assert_cmpstr (((HutChecklistItem *)list->haves->pdata[0])->name, ==, "A sign");
}

static void
test_a_checklist_names_each_item_once (HutTestStore *test, gconstpointer unused)
{
  static const char *const bad[] = {
    "[]",
    "{\"noes\":[],\"haves\":[]}",
    "{\"noes\":[{\"code\":\"a\",\"name\":\"A\"}]}",
    "{\"noes\":[{\"code\":\"a\"}],\"haves\":[]}",
    "{\"noes\":[{\"code\":\"a\",\"name\":\"A\"}],\"haves\":[{\"code\":\"a\",\"name\":\"B\"}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (bad[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_checklist_new (node, NULL, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
}

/* ---- Finding people ---- */

static void
test_names_have_letters (HutTestStore *test, gconstpointer unused)
{
  static const char *const names[][2] = {
    { "张晓明", "zxm" },    { "单田芳", "stf" },    { "欧阳修", "oyx" },
    { "Li Ming", "lm" },    { "阿依古丽", "aygl" }, { "王单", "wd" },
    { "张单晓明", "zdxm" }, { "张", "z" },          { "李-四", "ls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *initials = hut_pinyin_initials (names[i][0]);

      g_assert_cmpstr (initials, ==, names[i][1]);
    }
  g_assert_null (hut_pinyin_initials (NULL));
  g_assert_null (hut_pinyin_initials (""));
  g_assert_null (hut_pinyin_initials ("……"));
}

static HutUid
add_person (HutTestStore *test, const char *name)
{
  HutUid id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);

  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "telephone", "13800005001");
  g_assert_true (write_one (test, person, NULL));
  return id;
}

static guint
count_found (HutTestStore *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = hut_reader_find_people (test->reader, text, 50, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
test_people_are_found_by_any_part (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    guint n;
  } asked[] = { { "张", 2 }, { "晓明", 1 }, { "明", 2 },   { "zxm", 1 }, { "ZX", 1 },
                { "xm", 1 }, { "zm", 1 },   { "ming", 1 }, { "li", 1 },  { "", 0 },
                { " ", 0 },  { "q", 0 },    { "%", 0 },    { "138", 0 } };

  add_person (test, "张晓明");
  add_person (test, "张明");
  add_person (test, "Li Ming");
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_test_message ("%s", asked[i].text);
      g_assert_cmpuint (count_found (test, asked[i].text), ==, asked[i].n);
    }
}

static void
test_a_name_that_changes_is_found_by_the_new_one (HutTestStore *test, gconstpointer unused)
{
  HutUid id = add_person (test, "张晓明");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_person, &id);
  hut_write_set (write, "name", hut_value_text ("王晓明"));
  g_assert_true (hut_store_write (test->store, write, NULL));
  g_assert_cmpuint (count_found (test, "zxm"), ==, 0);
  g_assert_cmpuint (count_found (test, "wxm"), ==, 1);
  g_assert_cmpuint (count_found (test, "王"), ==, 1);
}

static void
test_who_is_void_or_left_is_not_found (HutTestStore *test, gconstpointer unused)
{
  HutUid gone = add_person (test, "张晓明"), left = add_person (test, "张小明");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_void (write, &hut_kind_person, &gone, "twice");
  hut_write_update (write, &hut_kind_person, &left);
  hut_write_set (write, "left_at", hut_value_int (NOW));
  g_assert_true (hut_store_write (test->store, write, NULL));
  g_assert_cmpuint (count_found (test, "zxm"), ==, 0);
}

/* What damaged the names is found, and they are made anew from the people. */
static void
test_damaged_names_are_mended (HutTestStore *test, gconstpointer unused)
{
  static const char *const damages[] = {
    "DELETE FROM person_names WHERE part = '张晓明'",
    "INSERT INTO person_names SELECT '王', id FROM persons LIMIT 1",
  };

  add_person (test, "张晓明");
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      hut_test_store_change_behind (test->path, damages[i]);
      g_assert_false (hut_store_verify (test->store, &error));
      g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
      hut_store_mend (test->store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_found (test, "张晓明"), ==, 1);
      g_assert_cmpuint (count_found (test, "王"), ==, 0);
      g_assert_cmpuint (count_found (test, "xm"), ==, 1);
    }
}

/* A file whose people were written before letters were kept. */
static void
test_people_of_an_older_file_are_found (HutTestStore *test, gconstpointer unused)
{
  add_person (test, "张晓明");
  hut_reader_free (g_steal_pointer (&test->reader));
  hut_store_close (test->store);
  hut_test_store_change_behind (test->path, "UPDATE persons SET initials = NULL");
  hut_test_store_change_behind (
      test->path, "DROP TRIGGER person_names_insert; DROP TRIGGER person_names_update; "
                  "DROP TABLE person_names; DROP TABLE person_name_place; "
                  "DROP INDEX persons_name; DROP INDEX persons_telephone; "
                  "ALTER TABLE persons DROP COLUMN initials; "
                  "DROP INDEX attachments_check_in; DROP INDEX matches_project; "
                  "ALTER TABLE attachments DROP COLUMN check_in; "
                  "DROP INDEX attachments_lane_check; DROP INDEX attachments_finding; "
                  "ALTER TABLE attachments DROP COLUMN lane_check; "
                  "ALTER TABLE attachments DROP COLUMN item; "
                  "ALTER TABLE attachments DROP COLUMN finding; "
                  "PRAGMA user_version = 10");
  {
    static const char *const tables[] = { "activities",  "check_ins",     "entries",  "findings",
                                          "lane_checks", "lane_profiles", "matches",  "patrols",
                                          "ratings",     "roles",         "services", "shifts",
                                          "signups",     "visits" };
    static const char *const columns[] = {
      "skills",          "available",        "training",     "trained_at",        "agreement_from",
      "agreement_until", "volunteer_number", "consent_name", "consent_telephone", "consented_at",
      "left_at"
    };

    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
      {
        g_autofree char *sql = g_strconcat ("DROP TABLE ", tables[i], NULL);

        hut_test_store_change_behind (test->path, sql);
      }
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        g_autofree char *sql = g_strconcat ("ALTER TABLE persons DROP COLUMN ", columns[i], NULL);

        hut_test_store_change_behind (test->path, sql);
      }
  }
  hut_test_store_reopen (test);
  g_assert_cmpuint (count_found (test, "zxm"), ==, 1);
  g_assert_cmpuint (count_found (test, "晓明"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/roster/what-may-be-written", test_what_may_be_written);
  ADD ("/roster/what-is-there-once-has-the-uid-of-its-fields",
       test_what_is_there_once_has_the_uid_of_its_fields);
  ADD ("/roster/a-match-stays-one-of-the-same-two", test_a_match_stays_one_of_the_same_two);
  ADD ("/roster/what-was-done-is-never-changed", test_what_was_done_is_never_changed);
  ADD ("/roster/no-other-step-exists", test_no_other_step_exists);
  ADD ("/roster/rules-are-checked", test_the_shipped_rules_are_read_and_others_checked);
  ADD ("/checklist/is-written-in-lines", test_a_checklist_is_written_in_lines);
  ADD ("/checklist/names-each-item-once", test_a_checklist_names_each_item_once);
  ADD ("/people/names-have-letters", test_names_have_letters);
  ADD ("/people/found-by-any-part", test_people_are_found_by_any_part);
  ADD ("/people/found-by-the-new-name", test_a_name_that_changes_is_found_by_the_new_one);
  ADD ("/people/who-is-gone-is-not-found", test_who_is_void_or_left_is_not_found);
  ADD ("/people/damaged-names-are-mended", test_damaged_names_are_mended);
  ADD ("/people/of-an-older-file-are-found", test_people_of_an_older_file_are_found);
  return g_test_run ();
}
