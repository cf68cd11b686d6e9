/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be seen of personal values, and which numbers in a text are telephones. */

#include "domain/hut-kind.h"
#include "domain/hut-mask.h"
#include "domain/hut-telephone-scan.h"

#include <string.h>

static void
assert_mask (const char *name, const char *value, const char *expected)
{
  g_autofree char *masked = hut_mask_value (name, value);

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_personal_values_are_masked (void)
{
  assert_mask ("caller", "王小明", "王**");
  assert_mask ("caller", "Li", "L**");
  assert_mask ("caller", "王", "王**");
  assert_mask ("telephone", "13800000921", "138****0921");
  assert_mask ("telephone", "010-62770000", "010****0000");
  assert_mask ("telephone", "12345", "****");
  assert_mask ("id_number", "110108199001011234", "****");
  assert_mask ("home_address", "清华园1号", "****");
  assert_mask ("caller", NULL, NULL);
  assert_mask ("caller", "", NULL);
}

/* No personal field of any kind goes through its mask unchanged. */
static void
test_every_personal_field_has_a_mask (void)
{
  guint n_kinds, n_personal = 0;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const HutField *field = &kinds[i]->fields[j];
        g_autofree char *masked = NULL;

        if (field->privacy != HUT_PRIVACY_PERSONAL)
          continue;
        masked = hut_mask_value (field->name, "13911112222");
        g_assert_nonnull (strstr (masked, "**"));
        g_assert_null (strstr (masked, "1111"));
        n_personal++;
      }
  g_assert_cmpuint (n_personal, >, 0);
}

static void
test_telephones_in_a_text_are_masked (void)
{
  g_autofree char *masked = hut_mask_telephones (
      "工单2026112300001，打13800138000、１３９００１３９０００或010-62770000。");
  g_autofree char *same = hut_mask_telephones ("工单2026112300001，编号13800138000");

  g_assert_cmpstr (masked, ==,
                   "工单2026112300001，打138****8000、１３９****９０００或010****0000。");
  g_assert_cmpstr (same, ==, "工单2026112300001，编号13800138000");
  g_assert_null (hut_mask_telephones (NULL));
}

static void
assert_found (const char *text, const char *number)
{
  HutTelephoneSpan span;
  g_autofree char *found = NULL;

  if (hut_telephone_scan (text, 0, &span))
    found = g_strndup (text + span.start, span.end - span.start);
  g_assert_cmpstr (found, ==, number);
}

static void
test_telephones_are_found (void)
{
  assert_found ("请打13800138000", "13800138000");
  assert_found ("请回电138 0013 8000。", "138 0013 8000");
  assert_found ("电话138-0013-8000，急", "138-0013-8000");
  assert_found ("＋８６１３８００１３８０００", "＋８６１３８００１３８０００");
  assert_found ("+86 13800138000", "+86 13800138000");
  assert_found ("电话010-62770000。", "010-62770000");
  assert_found ("01062770000", "01062770000");
  assert_found ("（0755）8888888", "0755）8888888");
  assert_found ("固话：0551－62770000转3", "0551－62770000");
  assert_found ("call 410-555-0100", "410-555-0100");
  assert_found ("(410) 555-0100", "410) 555-0100");
  assert_found ("工单2026112300001，来电13800138000", "13800138000");
}

static void
test_other_numbers_are_left_alone (void)
{
  static const char *const others[] = {
    "工单2026112300001",
    "3号楼12单元",
    "138001380001",
    "2026-11-20",
    "100元",
    "",
    "110108199001011234",
    "编号13800138000",
    "单号：13800138000",
    "12345",
    "#13800138000",
    "2026-010-62770000",
    "A13800138000",
    "010-12770000",
    "2026-01-02 08:30",
    "0.1380013800",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_found (others[i], NULL);
  assert_found (NULL, NULL);
}

static void
test_every_telephone_is_found_in_turn (void)
{
  const char *text = "13800138000、13900139000和010-62770000";
  HutTelephoneSpan span;
  guint n = 0;

  for (gsize from = 0; hut_telephone_scan (text, from, &span); from = span.end)
    n++;
  g_assert_cmpuint (n, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/personal-values-are-masked", test_personal_values_are_masked);
  g_test_add_func ("/mask/every-personal-field-has-one", test_every_personal_field_has_a_mask);
  g_test_add_func ("/mask/telephones-in-a-text-are-masked", test_telephones_in_a_text_are_masked);
  g_test_add_func ("/telephone/is-found-in-text", test_telephones_are_found);
  g_test_add_func ("/telephone/other-numbers-are-left-alone", test_other_numbers_are_left_alone);
  g_test_add_func ("/telephone/every-one-is-found-in-turn", test_every_telephone_is_found_in_turn);
  return g_test_run ();
}
