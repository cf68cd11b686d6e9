/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Canonical JSON: one form for what is let in, and nothing else is let in. */

#include "base/hut-json.h"

#include <string.h>

static void
assert_refused (const char *bytes, gssize length, HutJsonError code)
{
  g_autoptr (GError) error = NULL;

  if (hut_json_scan (bytes, length, &error))
    g_error ("let in: %s", bytes);
  g_assert_error (error, HUT_JSON_ERROR, (int)code);
}

static void
assert_canonical (const char *bytes, const char *canonical)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = hut_json_parse (bytes, -1, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = hut_json_print (node);
  g_assert_cmpstr (printed, ==, canonical);
}

static void
test_form_is_one (void)
{
  assert_canonical (" { \"b\" : 1 , \"a\" : [ true , false ] } ", "{\"a\":[true,false],\"b\":1}");
  assert_canonical ("{\"a\":null,\"b\":{}}", "{\"b\":{}}");
  assert_canonical ("[null]", "[null]");
  assert_canonical ("{\"水\":1,\"z\":2,\"Z\":3}", "{\"Z\":3,\"z\":2,\"水\":1}");
  assert_canonical ("\"a\\u000ab\\t\\\"\\\\\\/\"", "\"a\\u000ab\\u0009\\\"\\\\/\"");
  assert_canonical ("\"e\\u0301\"", "\"é\"");
  assert_canonical ("\"\\ud83d\\ude00\"", "\"😀\"");
  assert_canonical ("[0,-1,9223372036854775807,-9223372036854775808]",
                    "[0,-1,9223372036854775807,-9223372036854775808]");
  assert_canonical ("\"\x7f\"", "\"\x7f\"");
}

static void
test_printing_what_was_printed_changes_nothing (void)
{
  static const char *const texts[] = { "{\"a\":[1,{\"b\":\"\\u0001\"}]}", "\"\"", "[]", "-5" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_canonical (texts[i], texts[i]);
}

static void
test_what_json_glib_lets_in_is_refused (void)
{
  static const char *const refused[] = {
    "1.0",
    "1e3",
    "0.1",
    "18446744073709551615",
    "9223372036854775808",
    "-9223372036854775809",
    "{'a':1}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud800x\"",
    "\"\\udc00\"",
    "\"\\ud83d\\u0041\"",
    "01",
    "-0",
    "-",
    "+1",
    "[1,]",
    "{\"a\":1,}",
    "{\"a\"}",
    "{a:1}",
    "[1 2]",
    "",
    " ",
    "nul",
    "tru",
    "[",
    "{",
    "\"",
    "\"\\",
    "\"\\x\"",
    "\"\\u12\"",
    "1 2",
    "[1]]",
    "\"a\nb\"",
    "NaN",
    "Infinity",
    "// x\n1",
    "/* x */1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i], -1, HUT_JSON_ERROR_MALFORMED);
  assert_refused ("\"a\0b\"", 5, HUT_JSON_ERROR_MALFORMED);
  assert_refused ("\"\xff\"", 3, HUT_JSON_ERROR_MALFORMED);
  assert_refused ("\"\xed\xa0\x80\"", 5, HUT_JSON_ERROR_MALFORMED);
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_depth_is_bounded (void)
{
  g_autofree char *allowed = nested (HUT_JSON_MAX_DEPTH);
  g_autofree char *over = nested (HUT_JSON_MAX_DEPTH + 1);
  g_autofree char *absurd = nested (1000000);

  g_assert_true (hut_json_scan (allowed, -1, NULL));
  assert_refused (over, -1, HUT_JSON_ERROR_TOO_LARGE);
  assert_refused (absurd, -1, HUT_JSON_ERROR_TOO_LARGE);
}

static void
test_values_are_bounded (void)
{
  g_autofree char *inside = g_strnfill (HUT_JSON_MAX_VALUE, 'a');
  g_autofree char *allowed = g_strdup_printf ("\"%s\"", inside);
  g_autofree char *over = g_strdup_printf ("\"%sb\"", inside);

  g_assert_true (hut_json_scan (allowed, -1, NULL));
  assert_refused (over, -1, HUT_JSON_ERROR_TOO_LARGE);
}

/* Whatever the scan lets in, the parser takes and the printer prints; mutations of a real line. */
static void
test_random_bytes_never_surprise (void)
{
  static const char seed[] = "{\"fields\":{\"title\":[\"旧\",\"新\\u00e9\"]},\"n\":17,\"ok\":true}";
  GRand *random = g_rand_new_with_seed (7);
  guint n_let_in = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *bytes = g_strdup (seed);
      gsize length = sizeof seed - 1;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *printed = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        bytes[g_rand_int_range (random, 0, length)] =
            "{}[]\",:\\u0e1-nt \xe6\x97"[g_rand_int_range (random, 0, 18)];
      node = hut_json_parse (bytes, length, NULL);
      if (node == NULL)
        continue;
      n_let_in++;
      printed = hut_json_print (node);
      assert_canonical (printed, printed);
    }
  g_assert_cmpuint (n_let_in, >, 100);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/form-is-one", test_form_is_one);
  g_test_add_func ("/json/printing-what-was-printed-changes-nothing",
                   test_printing_what_was_printed_changes_nothing);
  g_test_add_func ("/json/what-json-glib-lets-in-is-refused",
                   test_what_json_glib_lets_in_is_refused);
  g_test_add_func ("/json/depth-is-bounded", test_depth_is_bounded);
  g_test_add_func ("/json/values-are-bounded", test_values_are_bounded);
  g_test_add_func ("/json/random-bytes-never-surprise", test_random_bytes_never_surprise);
  return g_test_run ();
}
