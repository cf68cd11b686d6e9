/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts with fields: what is filled, what is refused, and what stays hidden. */

#include "hut-test-store.h"

#include "store/hut-templates.h"

#include <string.h>

static HutRecord *
new_record (void)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", "路灯不亮");
  hut_record_set_text (record, "number", "2026-000123");
  hut_record_set_text (record, "caller", "蒋某某");
  hut_record_set_text (record, "telephone", "13800138000");
  return record;
}

static char *
fill (const char *text, HutTemplatePrivacy privacy, GPtrArray *missing)
{
  g_autoptr (HutRecord) record = new_record ();
  HutTemplateFilling filling = { .record = record, .street = "清华园街道", .privacy = privacy };

  return hut_template_fill (text, &filling, missing);
}

static void
assert_filled (const char *text, const char *wanted)
{
  g_autofree char *filled = fill (text, HUT_TEMPLATE_MASKED, NULL);

  g_assert_cmpstr (filled, ==, wanted);
}

static void
test_fields_are_filled_by_either_name (void)
{
  assert_filled ("“{标题}”（{ 编号 }），{street}", "“路灯不亮”（2026-000123），清华园街道");
  assert_filled ("｛标题｝{number}", "路灯不亮2026-000123");
  assert_filled ("一对{{括号}}", "一对{括号}");
  assert_filled ("", "");
}

static void
test_personal_fields_are_masked_unless_chosen (void)
{
  g_autofree char *masked = fill ("{诉求人} {telephone}", HUT_TEMPLATE_MASKED, NULL);
  g_autofree char *full = fill ("{诉求人} {telephone}", HUT_TEMPLATE_PERSONAL, NULL);

  g_assert_cmpstr (masked, ==, "蒋** 138****8000");
  g_assert_cmpstr (full, ==, "蒋某某 13800138000");
  g_assert_true (hut_template_is_personal ("您好，{诉求人}"));
  g_assert_false (hut_template_is_personal ("{{诉求人}}{编号}"));
}

static void
test_what_the_case_lacks_is_seen (void)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *filled = fill ("到{地址}，{地址}，{办理期限}前", HUT_TEMPLATE_MASKED, missing);

  g_assert_cmpstr (filled, ==, "到〔地址〕，〔地址〕，〔办理期限〕前");
  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (missing->pdata[0], ==, "地址");
}

static void
assert_check (const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_template_check (text, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, code);
}

static void
test_braces_that_make_no_sense_are_refused (void)
{
  assert_check ("{身份证号}", HUT_DOMAIN_ERROR_UNKNOWN);
  assert_check ("{}", HUT_DOMAIN_ERROR_UNKNOWN);
  assert_check ("{编号", HUT_DOMAIN_ERROR_MALFORMED);
  assert_check ("编号}", HUT_DOMAIN_ERROR_MALFORMED);
  assert_check ("{编{号}", HUT_DOMAIN_ERROR_MALFORMED);
  assert_check ("｛", HUT_DOMAIN_ERROR_MALFORMED);
}

static void
assert_words (const char *text, const char *part)
{
  g_autoptr (GArray) marks = hut_template_marks (text);
  g_autofree char *words = NULL;

  g_assert_cmpuint (marks->len, ==, 1);
  words = hut_template_mark_words (text, &g_array_index (marks, HutTemplateMark, 0));
  g_assert_nonnull (words);
  if (strstr (words, part) == NULL)
    g_error ("“%s” is not in “%s”", part, words);
}

static void
test_a_wrong_field_is_marked_where_it_stands (void)
{
  const char *text = "您好，{诉求人}：{编号}由{承办单位}办理}";
  g_autoptr (GArray) marks = hut_template_marks (text);
  const HutTemplateMark *mark = (const HutTemplateMark *)marks->data;
  g_autofree char *third = NULL;

  g_assert_cmpuint (marks->len, ==, 4);
  g_assert_cmpint (mark[0].type, ==, HUT_TEMPLATE_MARK_FIELD);
  g_assert_true (mark[0].field->personal);
  g_assert_cmpint (mark[2].type, ==, HUT_TEMPLATE_MARK_UNKNOWN);
  third = g_strndup (text + mark[2].start, mark[2].end - mark[2].start);
  g_assert_cmpstr (third, ==, "{承办单位}");
  g_assert_cmpstr (mark[2].field->chinese, ==, "主办单位");
  g_assert_cmpint (mark[3].type, ==, HUT_TEMPLATE_MARK_LOOSE);
  g_assert_cmpuint (mark[3].end, ==, strlen (text));
  g_assert_null (hut_template_mark_words (text, &mark[0]));
}

static void
test_what_was_meant_is_named (void)
{
  assert_words ("{诉求人称呼}", "{caller}");
  assert_words ("{工单号}", "{order}");
  assert_words ("｛电话｝", "{telephone}");
  assert_words ("{身份证号}", "{身份证号}");
  assert_words ("{", "{");
}

static void
test_what_is_suggested_can_be_used_as_it_is (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hut_templates_read (test->reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >=, 8);
  for (guint i = 0; i < items->len; i++)
    {
      const HutTemplate *item = items->pdata[i];
      g_auto (HutValue) use = HUT_VALUE_INIT;

      hut_template_check (item->text, &error);
      g_assert_no_error (error);
      hut_field_from_text (hut_kind_field (&hut_kind_template, "use"), item->use, &use, &error);
      g_assert_no_error (error);
      g_assert_false (hut_template_is_personal (item->text));
    }
}

static void
put (HutTestStore *test, HutTemplate *item)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  hut_templates_put (write, test->reader, item, &error);
  g_assert_no_error (error);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
test_the_office_s_own_goes_before_the_suggestion (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = hut_templates_read (test->reader, "answer", NULL);
  HutTemplate *item = before->pdata[0];
  g_autoptr (HutTemplate) found = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) others = hut_templates_read (test->reader, "told-hotline", NULL);

  g_free (item->text);
  item->text = g_strdup ("已办：{编号}");
  put (test, item);
  after = hut_templates_read (test->reader, "answer", NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  found = hut_templates_find (test->reader, item->name, NULL);
  g_assert_false (hut_uid_is_nil (&found->id));
  g_assert_cmpstr (found->text, ==, "已办：{编号}");
  for (guint i = 0; i < others->len; i++)
    g_assert_cmpstr (((HutTemplate *)others->pdata[i])->use, ==, "told-hotline");
}

static void
test_a_template_without_sense_is_not_kept (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutTemplate item = { .name = (char *)"坏的", .text = (char *)"{不知道}" };
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_templates_put (write, test->reader, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
  g_clear_error (&error);
  item.text = (char *)"";
  g_assert_false (hut_templates_put (write, test->reader, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

static HutTemplate *
first_of (HutTestStore *test, const char *use, guint i)
{
  g_autoptr (GPtrArray) items = hut_templates_read (test->reader, use, NULL);

  return i < items->len ? g_ptr_array_steal_index (items, i) : NULL;
}

static gboolean
is_offered (HutTestStore *test, const char *name)
{
  g_autoptr (HutTemplate) found = hut_templates_find (test->reader, name, NULL);

  return found != NULL;
}

static void
commit (HutTestStore *test, HutWrite *write, HutUid *batch)
{
  g_autoptr (GError) error = NULL;

  *batch = hut_write_get_batch (write);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
undo (HutTestStore *test, const HutUid *batch)
{
  g_autoptr (GError) error = NULL;

  hut_store_undo (test->store, batch, &error);
  g_assert_no_error (error);
}

/* A suggestion, and what the office wrote: neither is offered again until it is used again. */
static void
test_what_is_put_away_is_offered_no_more (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutTemplate) item = first_of (test, "contact", 0);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const HutTemplate *last;
  HutUid batch;

  g_assert_true (hut_uid_is_nil (&item->id));
  hut_templates_put_away (write, test->reader, item, "本街道不用");
  commit (test, write, &batch);
  g_assert_false (is_offered (test, item->name));
  all = hut_templates_read_all (test->reader, NULL);
  last = all->pdata[all->len - 1];
  g_assert_cmpstr (last->name, ==, item->name);
  g_assert_cmpstr (last->void_reason, ==, "本街道不用");

  write = hut_write_new (HUT_WRITE_PERSON);
  hut_templates_use_again (write, test->reader, last, &error);
  g_assert_no_error (error);
  commit (test, write, &batch);
  g_assert_true (is_offered (test, item->name));
  undo (test, &batch);
  g_assert_false (is_offered (test, item->name));
}

static void
test_putting_away_is_undone_at_once (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutTemplate) item = first_of (test, "answer", 0);
  g_autoptr (HutTemplate) after = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch;

  hut_templates_put_away (write, test->reader, item, "不用");
  commit (test, write, &batch);
  undo (test, &batch);
  after = hut_templates_find (test->reader, item->name, NULL);
  g_assert_nonnull (after);
  g_assert_true (hut_uid_is_nil (&after->id));
}

static void
test_a_name_is_given_once (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutTemplate item = { .name = (char *)"短答", .text = (char *)"已办。" };
  g_autoptr (HutTemplate) kept = NULL;
  g_autoptr (GError) error = NULL;
  HutUid batch;

  put (test, &item);
  g_assert_false (hut_templates_put (write, test->reader, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  kept = hut_templates_find (test->reader, "短答", NULL);
  hut_templates_put_away (write, test->reader, kept, "不用");
  commit (test, g_steal_pointer (&write), &batch);
  /* What was put away is used again rather than written beside it. */
  item.text = (char *)"已办结。";
  put (test, &item);
  g_clear_pointer (&kept, hut_template_free);
  kept = hut_templates_find (test->reader, "短答", NULL);
  g_assert_cmpstr (kept->text, ==, "已办结。");
}

static void
test_too_long_a_text_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autofree char *text = g_strnfill (HUT_TEMPLATE_TEXT_MAX + 1, 'a');
  HutTemplate item = { .name = (char *)"长", .text = text };
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_templates_put (write, test->reader, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

static void
assert_order (HutTestStore *test, const char *const *names)
{
  g_autoptr (GPtrArray) items = hut_templates_read (test->reader, "contact", NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (((HutTemplate *)items->pdata[i])->name, ==, names[i]);
}

static void
test_the_office_orders_its_own (HutTestStore *test, gconstpointer unused)
{
  static const char *const names[] = { "一", "三", "二", NULL };
  static const char *const moved[] = { "二", "一", "三", NULL };
  g_autoptr (GPtrArray) items = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch;

  for (guint i = 0; names[i] != NULL; i++)
    {
      HutTemplate item = { .name = (char *)names[i],
                           .text = (char *)"好",
                           .use = (char *)"contact" };

      put (test, &item);
    }
  assert_order (test, names);
  items = hut_templates_read_all (test->reader, NULL);
  g_assert_false (hut_templates_move (write, items, items->pdata[0], -1));
  g_assert_true (hut_templates_move (write, items, items->pdata[2], -2));
  commit (test, write, &batch);
  assert_order (test, moved);
  undo (test, &batch);
  assert_order (test, names);
}

#define ADD(name, test)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, test, hut_test_store_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/fields-are-filled-by-either-name",
                   test_fields_are_filled_by_either_name);
  g_test_add_func ("/template/personal-fields-are-masked-unless-chosen",
                   test_personal_fields_are_masked_unless_chosen);
  g_test_add_func ("/template/what-the-case-lacks-is-seen", test_what_the_case_lacks_is_seen);
  g_test_add_func ("/template/braces-that-make-no-sense-are-refused",
                   test_braces_that_make_no_sense_are_refused);
  g_test_add_func ("/template/a-wrong-field-is-marked-where-it-stands",
                   test_a_wrong_field_is_marked_where_it_stands);
  g_test_add_func ("/template/what-was-meant-is-named", test_what_was_meant_is_named);
  ADD ("/template/what-is-put-away-is-offered-no-more", test_what_is_put_away_is_offered_no_more);
  ADD ("/template/putting-away-is-undone-at-once", test_putting_away_is_undone_at_once);
  ADD ("/template/a-name-is-given-once", test_a_name_is_given_once);
  ADD ("/template/too-long-a-text-is-refused", test_too_long_a_text_is_refused);
  ADD ("/template/the-office-orders-its-own", test_the_office_orders_its_own);
  ADD ("/template/what-is-suggested-can-be-used-as-it-is",
       test_what_is_suggested_can_be_used_as_it_is);
  ADD ("/template/the-office-s-own-goes-before-the-suggestion",
       test_the_office_s_own_goes_before_the_suggestion);
  ADD ("/template/a-template-without-sense-is-not-kept", test_a_template_without_sense_is_not_kept);
  return g_test_run ();
}
