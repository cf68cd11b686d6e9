/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases about one matter: how alike two are and why, which are found, linking and its way back. */

#define G_LOG_DOMAIN "hutong-test"

#include "insight/hut-same-matter.h"
#include "store/hut-matter-work.h"
#include "store/hut-office-load.h"
#include "store/hut-reader-alike.h"
#include "store/hut-reader-returning.h"

#include "hut-test-store.h"

#include <string.h>

#define NEAREST_HOURS 55 /* within which lie the 60 that are nearest in time, as placed below */
#define DAY (24 * 3600 * G_TIME_SPAN_SECOND)
#define HERE ((HutPoint){ 1163264000, 400030000 })

/* ---- How alike ---- */

typedef struct
{
  HutSameMatter *matter;
  HutMatterRules rules;
} Judge;

static void
judge_set_up (Judge *judge, gconstpointer unused)
{
  g_autoptr (GPtrArray) usual = g_ptr_array_new ();
  g_autoptr (HutOffice) office = hut_office_load (NULL, NULL);

  g_assert_nonnull (office);
  hut_matter_rules_of (office, &judge->rules);
  judge->matter = hut_same_matter_new (usual, &judge->rules);
}

static void
judge_tear_down (Judge *judge, gconstpointer unused)
{
  hut_same_matter_free (judge->matter);
}

static HutCaseBrief *
new_brief (const char *title, const char *text)
{
  HutCaseBrief *brief = g_new0 (HutCaseBrief, 1);

  brief->id = hut_uid_new ();
  brief->title = g_strdup (title);
  brief->text = g_strdup (text);
  return brief;
}

static HutCaseBrief *
new_lift_case (HutPoint place, HutTime at)
{
  HutCaseBrief *brief = new_brief ("三号楼电梯停运", "电梯停运三天，老人下不了楼。");

  brief->has_place = TRUE;
  brief->place = place;
  brief->created_at = at;
  brief->category = g_strdup ("物业管理");
  return brief;
}

static double
probability (Judge *judge, const HutCaseBrief *a, const HutCaseBrief *b)
{
  g_autoptr (HutLikeness) likeness = hut_same_matter_compare (judge->matter, a, b);

  return likeness->probability;
}

static char *
because (Judge *judge, const HutCaseBrief *a, const HutCaseBrief *b)
{
  g_autoptr (HutLikeness) likeness = hut_same_matter_compare (judge->matter, a, b);
  g_auto (GStrv) words = hut_likeness_because (likeness);

  return g_strjoinv ("|", words);
}

static void
test_near_and_alike_is_proposed_with_its_reasons (Judge *judge, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) a = new_lift_case (HERE, 100 * DAY);
  g_autoptr (HutCaseBrief) b = new_lift_case ((HutPoint){ HERE.lon, HERE.lat + 3400 }, 103 * DAY);
  g_autofree char *words = because (judge, a, b);

  g_assert_cmpfloat (probability (judge, a, b), >, 0.9);
  g_assert_nonnull (strstr (words, "The same place, 38 m"));
  g_assert_nonnull (strstr (words, "The same category: 物业管理"));
  g_assert_nonnull (strstr (words, "3 days apart"));
  g_assert_nonnull (strstr (words, "Texts 100 % alike"));
  g_assert_nonnull (strstr (words, "电梯停运"));
}

static void
test_each_part_tells_for_or_against (Judge *judge, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) a = new_lift_case (HERE, 100 * DAY);
  g_autoptr (HutCaseBrief) near = new_lift_case (HERE, 101 * DAY);
  g_autoptr (HutCaseBrief) far =
      new_lift_case ((HutPoint){ HERE.lon, HERE.lat + 200000 }, 101 * DAY);
  g_autoptr (HutCaseBrief) late = new_lift_case (HERE, 400 * DAY);
  g_autoptr (HutCaseBrief) other = new_lift_case (HERE, 101 * DAY);
  g_autoptr (HutLikeness) likeness = hut_same_matter_compare (judge->matter, a, far);
  g_auto (GStrv) but = hut_likeness_but (likeness);

  g_free (other->category);
  other->category = g_strdup ("噪声扰民");
  g_assert_cmpfloat (probability (judge, a, far), <, probability (judge, a, near));
  g_assert_cmpfloat (probability (judge, a, late), <, probability (judge, a, near));
  g_assert_cmpfloat (probability (judge, a, other), <, probability (judge, a, near));
  g_assert_cmpstr (but[0], ==, "2.2 km away");
  g_assert_null (but[1]);
}

static void
test_one_address_is_one_however_it_is_written (Judge *judge, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) a = new_brief ("灯不亮", NULL);
  g_autoptr (HutCaseBrief) b = new_brief ("路黑", NULL);
  g_autofree char *words = NULL;

  a->address = g_strdup ("东升路12号院３号楼");
  b->address = g_strdup ("东升路 12 号院 3 号楼");
  words = because (judge, a, b);
  g_assert_nonnull (strstr (words, "The same address"));
}

static void
test_what_has_nothing_in_common_is_not_proposed (Judge *judge, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) a = new_brief ("三号楼电梯停运", "电梯停运三天");
  g_autoptr (HutCaseBrief) b = new_brief ("夜里广场舞太吵", "音响很响");
  g_autoptr (HutCaseBrief) empty = new_brief (NULL, NULL);

  g_assert_cmpfloat (probability (judge, a, b), <, 0.1);
  g_assert_cmpfloat (probability (judge, a, empty), <, 0.1);
  g_assert_cmpfloat (probability (judge, empty, empty), <, 0.1);
}

static void
test_no_number_of_a_person_among_the_words (Judge *judge, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) a =
      new_brief ("电梯停运", "请打13800138000联系，身份证110108199001011234");
  g_autoptr (HutCaseBrief) b =
      new_brief ("电梯停运", "请打13800138000联系，身份证110108199001011234");
  g_autofree char *words = because (judge, a, b);
  g_auto (GStrv) terms = hut_same_matter_terms (judge->matter, a);

  g_assert_nonnull (strstr (words, "电梯停运"));
  g_assert_null (strstr (words, "13800"));
  g_assert_null (strstr (words, "8000"));
  g_assert_null (strstr (words, "11010"));
  for (guint i = 0; terms[i] != NULL; i++)
    g_assert_null (strpbrk (terms[i], "0123456789"));
}

static void
test_the_likeliest_comes_first_and_the_unlikely_not_at_all (Judge *judge, gconstpointer unused)
{
  g_autoptr (GPtrArray) others =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_brief_free);
  g_autoptr (HutCaseBrief) about = new_lift_case (HERE, 100 * DAY);
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (GPtrArray) one = NULL;

  g_ptr_array_add (others, new_brief ("夜里广场舞太吵", "音响很响"));
  g_ptr_array_add (others, new_lift_case (HERE, 160 * DAY));
  g_ptr_array_add (others, new_lift_case (HERE, 101 * DAY));
  ranked = hut_same_matter_rank (judge->matter, about, others, 10);
  g_assert_cmpuint (ranked->len, ==, 2);
  g_assert_cmpuint (((HutLikeness *)ranked->pdata[0])->index, ==, 2);
  g_assert_cmpuint (((HutLikeness *)ranked->pdata[1])->index, ==, 1);
  one = hut_same_matter_rank (judge->matter, about, others, 1);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_a_rule_that_cannot_be_read_is_named (void)
{
  static const struct
  {
    const char *value;
    const char *named;
  } broken[] = {
    { "[]", "“propose_from”" },
    { "{}", "“propose_from”" },
    { "{\"propose_from\":50,\"text_full\":0,\"time_days\":30,\"near_metres\":150,"
      "\"returning_days\":90,\"weights\":{}}",
      "“text_full”" },
    { "{\"propose_from\":50,\"text_full\":40,\"time_days\":30,\"near_metres\":150,"
      "\"returning_days\":90,\"weights\":{\"base\":-360,\"text\":99999}}",
      "“text”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (JsonNode) value = json_from_string (broken[i].value, NULL);
      g_autoptr (GError) error = NULL;
      HutMatterRules rules;

      g_assert_false (hut_matter_rules_read (&rules, value, &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, broken[i].named));
    }
}

/* ---- Which are found ---- */

static void
write_now (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutUid
new_case (HutTestStore *test, const char *title, const char *telephone, HutTime at)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "telephone", telephone);
  hut_record_set_int (record, "created_at", at);
  hut_write_create (write, record);
  write_now (test, write);
  return id;
}

static HutUid
new_placed_case (HutTestStore *test, const char *title, HutPoint place)
{
  HutUid id = new_case (test, title, NULL, 100 * DAY);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_case, &id);
  hut_write_set (write, "place", hut_value_point (place));
  write_now (test, write);
  return id;
}

static gboolean
finds (HutTestStore *test, const HutUid *about, const char *const *terms, const HutUid *other)
{
  g_autoptr (HutCaseBrief) brief = hut_reader_brief (test->reader, about, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_nonnull (brief);
  found = hut_reader_alike (test->reader, brief, terms, 200, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    if (hut_uid_equal (&((HutCaseBrief *)found->pdata[i])->id, other))
      return TRUE;
  return FALSE;
}

static const char *const lift[] = { "电梯", NULL };
static const char *const nothing[] = { NULL };

/* A street's worth of places around HERE, at times in no order. */
static HutPoint
place_around (guint i)
{
  return (HutPoint){ HERE.lon + ((gint32)(i % 11) - 5) * 9000,
                     HERE.lat + ((gint32)(i / 11 % 11) - 5) * 9000 };
}

static HutTime
time_around (guint i)
{
  return 100 * DAY + ((gint64)(i * 37 % 121) - 60) * HUT_TIME_HOUR;
}

static gboolean
is_near_here (HutPoint place)
{
  HutBox box = HUT_BOX_EMPTY;

  hut_box_add_point (&box, HERE);
  box = hut_box_grown (&box, 300);
  return hut_box_contains (&box, place);
}

/* Over the borders of cells: of all that are near, as many as are looked at, the nearest in time.
 */
static void
test_of_those_near_the_nearest_in_time_are_found (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutCaseBrief) about = new_brief ("井盖", "");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  guint n_near = 0;

  for (guint i = 0; i < 242; i++)
    {
      HutUid id = hut_uid_new ();
      HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

      hut_record_set_text (record, "title", "井盖");
      hut_record_set_text (record, "state", "received");
      hut_record_set (record, "place", hut_value_point (place_around (i)));
      hut_record_set_int (record, "created_at", time_around (i));
      hut_write_create (write, record);
      n_near += is_near_here (place_around (i)) &&
                ABS (time_around (i) - 100 * DAY) <= NEAREST_HOURS * HUT_TIME_HOUR;
    }
  write_now (test, write);
  about->has_place = TRUE;
  about->place = HERE;
  about->created_at = 100 * DAY;
  found = hut_reader_alike (test->reader, about, nothing, 200, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_near, <=, 60);
  g_assert_cmpuint (found->len, ==, 60);
  for (guint i = 0; i < found->len; i++)
    {
      const HutCaseBrief *brief = found->pdata[i];

      g_assert_true (is_near_here (brief->place));
      n_near -= ABS (brief->created_at - 100 * DAY) <= NEAREST_HOURS * HUT_TIME_HOUR;
    }
  g_assert_cmpuint (n_near, ==, 0);
}

static void
test_found_by_words_place_kin_and_caller (HutTestStore *test, gconstpointer unused)
{
  HutUid a = new_case (test, "三号楼电梯停运", "13800138000", 100 * DAY);
  HutUid words = new_case (test, "电梯又停了", NULL, 101 * DAY);
  HutUid caller = new_case (test, "路灯不亮", "13800138000", 102 * DAY);
  HutUid here = new_placed_case (test, "井盖破损", HERE);
  HutUid near = new_placed_case (test, "污水外溢", (HutPoint){ HERE.lon + 10000, HERE.lat });
  HutUid far = new_placed_case (test, "污水", (HutPoint){ HERE.lon + 100000, HERE.lat });
  HutUid north = new_placed_case (test, "污水", (HutPoint){ HERE.lon, HERE.lat + 100000 });

  g_assert_true (finds (test, &a, lift, &words));
  g_assert_true (finds (test, &words, lift, &a));
  g_assert_false (finds (test, &a, nothing, &words));
  g_assert_true (finds (test, &a, nothing, &caller));
  g_assert_true (finds (test, &here, nothing, &near));
  g_assert_false (finds (test, &here, nothing, &far));
  g_assert_false (finds (test, &here, nothing, &north));
  g_assert_false (finds (test, &a, lift, &a));

  hut_test_store_edit (test, &here, "community", "110108014001");
  hut_test_store_edit (test, &here, "category", "市容环境");
  hut_test_store_edit (test, &far, "community", "110108014001");
  g_assert_false (finds (test, &here, nothing, &far));
  hut_test_store_edit (test, &far, "category", "市容环境");
  g_assert_true (finds (test, &here, nothing, &far));
}

static void
test_a_void_case_is_not_found (HutTestStore *test, gconstpointer unused)
{
  HutUid a = new_case (test, "三号楼电梯停运", NULL, 100 * DAY);
  HutUid b = new_case (test, "电梯又停了", NULL, 101 * DAY);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_void (write, &hut_kind_case, &b, "重复登记");
  write_now (test, write);
  g_assert_false (finds (test, &a, lift, &b));
}

/* Nobody can read a caller from what is compared. */
static void
test_a_caller_is_only_a_digest (HutTestStore *test, gconstpointer unused)
{
  HutUid id = new_case (test, "三号楼电梯停运", "13800138000", 100 * DAY);
  g_autoptr (HutCaseBrief) brief = hut_reader_brief (test->reader, &id, NULL);

  g_assert_cmpuint (strlen (brief->caller), ==, 64);
  g_assert_null (strstr (brief->caller, "13800138000"));
}

/* ---- Returning ---- */

static HutCaseSet *
read_set (HutTestStore *test, const HutCaseFilter *filter)
{
  g_autofree char *json = hut_case_filter_to_json (filter);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) again = hut_case_filter_from_json (json, &error);
  HutCaseSet *set;

  g_assert_no_error (error);
  g_assert_true (hut_case_filter_equal (filter, again));
  set = hut_reader_cases (test->reader, again, 200 * DAY, NULL, &error);
  g_assert_no_error (error);
  return set;
}

static void
test_a_returning_caller_and_place_are_counted_as_the_list_shows (HutTestStore *test,
                                                                 gconstpointer unused)
{
  HutUid old = new_case (test, "一", "13800138000", 1 * DAY);
  HutUid first = new_case (test, "二", "13800138000", 50 * DAY);
  HutUid second = new_case (test, "三", "13800138000", 100 * DAY);
  HutUid later = new_case (test, "四", "13800138000", 101 * DAY);
  HutUid other = new_case (test, "五", "13900139000", 100 * DAY);
  HutUid here = new_placed_case (test, "六", HERE);
  HutUid near = new_placed_case (test, "七", (HutPoint){ HERE.lon + 2000, HERE.lat });
  HutUid far = new_placed_case (test, "八", (HutPoint){ HERE.lon + 20000, HERE.lat });
  g_autoptr (HutCaseBrief) caller = hut_reader_brief (test->reader, &second, NULL);
  g_autoptr (HutCaseBrief) place = hut_reader_brief (test->reader, &near, NULL);
  g_auto (HutReturning) of_caller = { 0 }, of_place = { 0 }, at = { 0 };
  g_autoptr (HutCaseBrief) addressed = NULL;
  g_autoptr (HutCaseSet) addresses = NULL;
  g_autoptr (HutCaseSet) callers = NULL;
  g_autoptr (HutCaseSet) places = NULL;

  g_assert_true (hut_reader_returning (test->reader, caller, 90, 50, NULL, &of_caller, NULL));
  g_assert_cmpuint (of_caller.n_caller, ==, 2);
  g_assert_cmpuint (of_caller.n_place, ==, 0);
  callers = read_set (test, of_caller.caller);
  g_assert_cmpuint (callers->n_marks, ==, 2);
  g_assert_cmpint (callers->marks[0].rowid, ==, hut_reader_case_rowid (test->reader, &second));
  g_assert_cmpint (callers->marks[1].rowid, ==, hut_reader_case_rowid (test->reader, &first));

  g_assert_true (hut_reader_returning (test->reader, place, 90, 50, NULL, &of_place, NULL));
  g_assert_cmpuint (of_place.n_place, ==, 2);
  g_assert_cmpuint (of_place.n_caller, ==, 0);
  places = read_set (test, of_place.place);
  g_assert_cmpuint (places->n_marks, ==, 2);

  /* Without a point, by the address. */
  hut_test_store_edit (test, &second, "address", "东升路12号院");
  hut_test_store_edit (test, &first, "address", "东升路12号院");
  hut_test_store_edit (test, &other, "address", "东升路12号院3号楼");
  g_assert_true (finds (test, &second, nothing, &first));
  addressed = hut_reader_brief (test->reader, &second, NULL);
  g_assert_true (hut_reader_returning (test->reader, addressed, 90, 50, NULL, &at, NULL));
  g_assert_cmpuint (at.n_place, ==, 2);
  addresses = read_set (test, at.place);
  g_assert_cmpuint (addresses->n_marks, ==, 2);
  (void)old, (void)later, (void)other, (void)here, (void)far;
}

static void
test_callers_who_are_back_are_found (HutTestStore *test, gconstpointer unused)
{
  HutUid first = new_case (test, "一", "13800138000", 10 * DAY);
  HutUid again = new_case (test, "二", "13800138000", 60 * DAY);
  HutUid late = new_case (test, "三", "13800138000", 190 * DAY);
  HutUid alone = new_case (test, "四", "13900139000", 60 * DAY);
  HutUid unknown = new_case (test, "五", NULL, 60 * DAY);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  filter->open = TRUE;
  filter->kin = (HutCaseKin){ .kin = HUT_KIN_CALLING_AGAIN, .days = 90 };
  set = read_set (test, filter);
  g_assert_cmpuint (set->n_marks, ==, 1);
  g_assert_cmpint (set->marks[0].rowid, ==, hut_reader_case_rowid (test->reader, &again));
  (void)first, (void)late, (void)alone, (void)unknown;
}

static void
test_a_filter_of_kin_that_is_none_is_refused (void)
{
  static const char *const broken[] = {
    "{\"kin\":{}}",
    "{\"kin\":{\"kin\":\"\"}}",
    "{\"kin\":{\"kin\":\"matter\"}}",
    "{\"kin\":{\"kin\":\"calling-again\"}}",
    "{\"kin\":{\"kin\":\"calling-again\",\"days\":0}}",
    "{\"kin\":{\"kin\":\"matter\",\"id\":\"x\"}}",
    "{\"kin\":{\"kin\":\"caller\",\"id\":\"56f24728-853a-8f88-b392-0bf0efbaed83\",\"from\":1}}",
    "{\"kin\":{\"kin\":\"place\",\"lon\":1,\"lat\":9999999999,\"metres\":5,\"from\":1,\"until\":2}"
    "}",
    "{\"kin\":{\"kin\":\"place\",\"lon\":1,\"lat\":1,\"metres\":0,\"from\":1,\"until\":2}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_case_filter_from_json (broken[i], &error));
      g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
    }
}

/* ---- Linking ---- */

static HutLinking
linking_of (HutTestStore *test)
{
  return (HutLinking){ hut_store_get_stream (test->store), "zhang", 200 * DAY };
}

static HutUid
link_cases (HutTestStore *test, const HutUid *ids, guint n)
{
  HutLinking linking = linking_of (test);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  g_autoptr (GError) error = NULL;

  hut_write_link (write, test->reader, &linking, ids, n, &error);
  g_assert_no_error (error);
  write_now (test, write);
  return batch;
}

static void
unlink_case (HutTestStore *test, const HutUid *id)
{
  HutLinking linking = linking_of (test);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_write_unlink (write, test->reader, &linking, id, &error);
  g_assert_no_error (error);
  write_now (test, write);
}

static HutUid
matter_of (HutTestStore *test, const HutUid *id)
{
  g_autoptr (HutCaseBrief) brief = hut_reader_brief (test->reader, id, NULL);

  return brief->matter;
}

static gboolean
same_matter (HutTestStore *test, const HutUid *a, const HutUid *b)
{
  HutUid left = matter_of (test, a), right = matter_of (test, b);

  return !hut_uid_is_nil (&left) && hut_uid_equal (&left, &right);
}

static gboolean
is_void (HutTestStore *test, const HutUid *matter)
{
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, &hut_kind_matter, matter, NULL);

  return record == NULL || hut_record_get_text (record, "void_reason") != NULL;
}

static void
test_linking_makes_a_matter_and_undo_takes_it_back (HutTestStore *test, gconstpointer unused)
{
  HutUid ids[] = { new_case (test, "电梯又停了", NULL, 101 * DAY),
                   new_case (test, "三号楼电梯停运", NULL, 100 * DAY) };
  HutUid batch = link_cases (test, ids, 2);
  HutUid matter = matter_of (test, &ids[0]);
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, &hut_kind_matter, &matter, NULL);
  g_autoptr (GPtrArray) members = hut_reader_matter_cases (test->reader, &matter, NULL);
  g_autoptr (GPtrArray) history = hut_reader_history (test->reader, &hut_kind_case, &ids[0], NULL);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (same_matter (test, &ids[0], &ids[1]));
  /* The oldest one gives it its name. */
  g_assert_cmpstr (hut_record_get_text (record, "title"), ==, "三号楼电梯停运");
  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "open");
  g_assert_cmpuint (members->len, ==, 2);
  g_assert_true (hut_uid_equal (&((HutCaseBrief *)members->pdata[0])->id, &ids[1]));
  g_assert_cmpuint (history->len, >, 0);
  g_assert_false (finds (test, &ids[0], lift, &ids[1]));
  filter->kin = (HutCaseKin){ .kin = HUT_KIN_MATTER, .id = matter };
  set = read_set (test, filter);
  g_assert_cmpuint (set->n_marks, ==, 2);

  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  g_assert_false (same_matter (test, &ids[0], &ids[1]));
  g_assert_true (is_void (test, &matter));
  g_assert_true (finds (test, &ids[0], lift, &ids[1]));
  /* And again, under the same name or another. */
  link_cases (test, ids, 2);
  g_assert_true (same_matter (test, &ids[0], &ids[1]));
}

static void
test_linking_two_matters_makes_one_of_them (HutTestStore *test, gconstpointer unused)
{
  HutUid left[] = { new_case (test, "甲", NULL, 1 * DAY), new_case (test, "乙", NULL, 2 * DAY) };
  HutUid right[] = { new_case (test, "丙", NULL, 3 * DAY), new_case (test, "丁", NULL, 4 * DAY) };
  HutUid ended, kept, batch;
  g_autoptr (GError) error = NULL;

  link_cases (test, left, 2);
  link_cases (test, right, 2);
  g_assert_false (same_matter (test, &left[0], &right[0]));
  kept = matter_of (test, &left[0]);
  ended = matter_of (test, &right[0]);

  batch = link_cases (test, (HutUid[]){ left[1], right[0] }, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (same_matter (test, &left[0], &left[i]));
      g_assert_true (same_matter (test, &left[0], &right[i]));
    }
  g_assert_false (is_void (test, &kept));
  g_assert_true (is_void (test, &ended));

  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  g_assert_true (same_matter (test, &right[0], &right[1]));
  g_assert_false (same_matter (test, &left[0], &right[0]));
  g_assert_false (is_void (test, &ended));
}

static void
test_unlinking_leaves_the_rest_and_is_remembered (HutTestStore *test, gconstpointer unused)
{
  HutUid ids[] = { new_case (test, "三号楼电梯停运", NULL, 1 * DAY),
                   new_case (test, "电梯停运", NULL, 2 * DAY),
                   new_case (test, "电梯又停了", NULL, 3 * DAY) };
  HutUid matter;

  link_cases (test, ids, 3);
  matter = matter_of (test, &ids[0]);
  unlink_case (test, &ids[1]);
  g_assert_true (same_matter (test, &ids[0], &ids[2]));
  g_assert_false (same_matter (test, &ids[0], &ids[1]));
  /* Neither side proposes it again. */
  g_assert_false (finds (test, &ids[1], lift, &ids[0]));
  g_assert_false (finds (test, &ids[1], lift, &ids[2]));
  g_assert_false (finds (test, &ids[0], lift, &ids[1]));

  g_assert_false (is_void (test, &matter));
  unlink_case (test, &ids[0]);
  unlink_case (test, &ids[2]);
  g_assert_true (is_void (test, &matter));
}

static void
test_what_a_person_found_to_be_another_is_not_proposed_again (HutTestStore *test,
                                                              gconstpointer unused)
{
  HutUid ids[] = { new_case (test, "三号楼电梯停运", NULL, 1 * DAY),
                   new_case (test, "电梯停运", NULL, 2 * DAY),
                   new_case (test, "电梯又停了", NULL, 3 * DAY),
                   new_case (test, "电梯门坏", NULL, 4 * DAY) };
  HutLinking linking = linking_of (test);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  link_cases (test, &ids[1], 2);
  g_assert_true (hut_write_not_same (write, test->reader, &linking, &ids[0], &ids[1], NULL));
  write_now (test, write);
  /* Neither it, nor the others of its matter, from neither side. */
  g_assert_false (finds (test, &ids[0], lift, &ids[1]));
  g_assert_false (finds (test, &ids[0], lift, &ids[2]));
  g_assert_false (finds (test, &ids[2], lift, &ids[0]));
  g_assert_true (finds (test, &ids[0], lift, &ids[3]));
  g_assert_true (finds (test, &ids[3], lift, &ids[0]));
  /* A person may link them all the same. */
  link_cases (test, ids, 2);
  g_assert_true (same_matter (test, &ids[0], &ids[2]));
}

static void
assert_refused (HutTestStore *test, const HutUid *ids, guint n)
{
  HutLinking linking = linking_of (test);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_write_link (write, test->reader, &linking, ids, n, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

static void
test_what_cannot_be_linked_is_refused_in_words (HutTestStore *test, gconstpointer unused)
{
  HutUid ids[] = { new_case (test, "甲", NULL, 1 * DAY), new_case (test, "乙", NULL, 2 * DAY),
                   new_case (test, "丙", NULL, 3 * DAY), hut_uid_new () };
  HutLinking linking = linking_of (test);
  g_autoptr (HutWrite) gathered = hut_write_new (HUT_WRITE_PERSON);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_write_unlink (gathered, test->reader, &linking, &ids[0], &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  assert_refused (test, ids, 1);
  assert_refused (test, (HutUid[]){ ids[0], ids[0] }, 2);
  assert_refused (test, (HutUid[]){ ids[0], ids[3] }, 2);
  link_cases (test, ids, 2);
  assert_refused (test, ids, 2);
  hut_write_void (write, &hut_kind_case, &ids[2], "重复登记");
  write_now (test, write);
  assert_refused (test, (HutUid[]){ ids[0], ids[2] }, 2);
}

/* Two desks that accept the same proposal make the same matter. */
static void
test_a_matter_is_named_by_its_oldest_case (void)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  HutUid one, other;

  for (guint i = 0; i < 2; i++)
    {
      HutUid id = hut_uid_new ();
      HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

      hut_record_set_int (record, "created_at", (10 - i) * DAY);
      g_ptr_array_add (cases, record);
    }
  one = hut_matter_plan_name (cases, "street/110108014");
  g_ptr_array_insert (cases, 0, g_ptr_array_steal_index (cases, 1));
  other = hut_matter_plan_name (cases, "street/110108014");
  g_assert_true (hut_uid_equal (&one, &other));
}

#define ADD_JUDGE(path, func)                                                                      \
  g_test_add ("/same-matter/" path, Judge, NULL, judge_set_up, func, judge_tear_down)
#define ADD_STORE(path, func)                                                                      \
  g_test_add ("/same-matter/" path, HutTestStore, NULL, hut_test_store_set_up, func,               \
              hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_JUDGE ("near-and-alike-is-proposed-with-its-reasons",
             test_near_and_alike_is_proposed_with_its_reasons);
  ADD_JUDGE ("each-part-tells-for-or-against", test_each_part_tells_for_or_against);
  ADD_JUDGE ("one-address-is-one-however-it-is-written",
             test_one_address_is_one_however_it_is_written);
  ADD_JUDGE ("what-has-nothing-in-common-is-not-proposed",
             test_what_has_nothing_in_common_is_not_proposed);
  ADD_JUDGE ("no-number-of-a-person-among-the-words", test_no_number_of_a_person_among_the_words);
  ADD_JUDGE ("the-likeliest-comes-first-and-the-unlikely-not-at-all",
             test_the_likeliest_comes_first_and_the_unlikely_not_at_all);
  g_test_add_func ("/same-matter/a-rule-that-cannot-be-read-is-named",
                   test_a_rule_that_cannot_be_read_is_named);
  ADD_STORE ("of-those-near-the-nearest-in-time-are-found",
             test_of_those_near_the_nearest_in_time_are_found);
  ADD_STORE ("found-by-words-place-kin-and-caller", test_found_by_words_place_kin_and_caller);
  ADD_STORE ("a-void-case-is-not-found", test_a_void_case_is_not_found);
  ADD_STORE ("a-caller-is-only-a-digest", test_a_caller_is_only_a_digest);
  ADD_STORE ("a-returning-caller-and-place-are-counted-as-the-list-shows",
             test_a_returning_caller_and_place_are_counted_as_the_list_shows);
  ADD_STORE ("callers-who-are-back-are-found", test_callers_who_are_back_are_found);
  g_test_add_func ("/same-matter/a-filter-of-kin-that-is-none-is-refused",
                   test_a_filter_of_kin_that_is_none_is_refused);
  ADD_STORE ("linking-makes-a-matter-and-undo-takes-it-back",
             test_linking_makes_a_matter_and_undo_takes_it_back);
  ADD_STORE ("linking-two-matters-makes-one-of-them", test_linking_two_matters_makes_one_of_them);
  ADD_STORE ("unlinking-leaves-the-rest-and-is-remembered",
             test_unlinking_leaves_the_rest_and_is_remembered);
  ADD_STORE ("what-a-person-found-to-be-another-is-not-proposed-again",
             test_what_a_person_found_to_be_another_is_not_proposed_again);
  ADD_STORE ("what-cannot-be-linked-is-refused-in-words",
             test_what_cannot_be_linked_is_refused_in_words);
  g_test_add_func ("/same-matter/a-matter-is-named-by-its-oldest-case",
                   test_a_matter_is_named_by_its_oldest_case);
  return g_test_run ();
}
