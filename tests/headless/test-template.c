/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts with fields: what is filled, what is refused, and what stays hidden. */

#include "hut-test-store.h"

#include "store/hut-templates.h"

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

  hut_templates_put (write, test->store, item, &error);
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

  g_assert_false (hut_templates_put (write, test->store, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN);
  g_clear_error (&error);
  item.text = (char *)"";
  g_assert_false (hut_templates_put (write, test->store, &item, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
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
  ADD ("/template/what-is-suggested-can-be-used-as-it-is",
       test_what_is_suggested_can_be_used_as_it_is);
  ADD ("/template/the-office-s-own-goes-before-the-suggestion",
       test_the_office_s_own_goes_before_the_suggestion);
  ADD ("/template/a-template-without-sense-is-not-kept", test_a_template_without_sense_is_not_kept);
  return g_test_run ();
}
