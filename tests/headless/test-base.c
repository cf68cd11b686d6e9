/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What base/ promises of times, clocks, uids and sealing. */

#include "base/hut-clock.h"
#include "base/hut-time.h"
#include "base/hut-uid.h"
#include "base/hut-vault.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_time (const char *text, const char *zone, const char *iso)
{
  HutTime time;
  g_autofree char *printed = NULL;

  if (!hut_time_parse (text, hut_time_zone (zone), &time))
    g_error ("not read: %s", text);
  printed = hut_time_format_iso (time, hut_time_zone (zone));
  g_assert_cmpstr (printed, ==, iso);
}

static void
test_every_form_of_a_time_is_read (void)
{
  static const char *const forms[] = {
    "2026-11-23 09:05",          "2026/11/23 9:05",        "2026.11.23 09:05:00",
    "2026年11月23日 9时5分",     "2026-11-23T09:05:00",    "2026-11-23T01:05:00Z",
    "2026-11-23T02:05:00+01:00", "20261123 0905",          "20261123090500",
    " 2026-11-23  09:05 ",       "11/23/2026 09:05:00 AM",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    assert_time (forms[i], NULL, "2026-11-23T09:05:00+08:00");
  assert_time ("2026-11-23", NULL, "2026-11-23T00:00:00+08:00");
  assert_time ("04/12/2018 12:45:48 PM", "America/New_York", "2018-04-12T12:45:48-04:00");
  assert_time ("04/12/2018 12:05:00 AM", "America/New_York", "2018-04-12T00:05:00-04:00");
  assert_time ("01/12/2018 11:11:26 PM", "America/New_York", "2018-01-12T23:11:26-05:00");
}

static void
test_what_is_no_time_is_refused (void)
{
  static const char *const wrong[] = { "",
                                       "  ",
                                       "abc",
                                       "2026",
                                       "2026-13-01",
                                       "2026-02-30",
                                       "2026-11-23 25:00",
                                       "2026-11-23 09:61",
                                       "2026-11-23 09:05 x",
                                       "13:05",
                                       "2026-11-23 09",
                                       "1/2/3",
                                       "2026-11-23T09:05:00+99:00",
                                       "13/13/2026" };
  HutTime time;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (hut_time_parse (wrong[i], NULL, &time))
      g_error ("read: '%s'", wrong[i]);
}

static void
test_a_local_time_that_comes_twice_is_the_first (void)
{
  assert_time ("2018-11-04 01:30", "America/New_York", "2018-11-04T01:30:00-04:00");
  assert_time ("2018-03-11 02:30", "America/New_York", "2018-03-11T03:00:00-04:00");
}

static void
test_the_day_begins_at_local_midnight (void)
{
  HutTime before, at;
  g_autofree char *today = NULL;
  g_autofree char *tomorrow = NULL;

  g_assert_true (hut_time_parse ("2026-11-23 23:59:59", NULL, &before));
  g_assert_true (hut_time_parse ("2026-11-24 00:00", NULL, &at));
  today = hut_time_format_iso (hut_time_day_start (before, NULL, 0), NULL);
  tomorrow = hut_time_format_iso (hut_time_day_start (before, NULL, 1), NULL);
  g_assert_cmpstr (today, ==, "2026-11-23T00:00:00+08:00");
  g_assert_cmpstr (tomorrow, ==, "2026-11-24T00:00:00+08:00");
  g_assert_cmpint (hut_time_day_start (at, NULL, 0), ==, at);
}

static void
test_the_clock_never_stands_still (void)
{
  HutClock clock = { 0 };
  gint64 last = hut_clock_tick (&clock), now = g_get_real_time ();

  for (int i = 0; i < 1000; i++)
    {
      gint64 next = hut_clock_tick (&clock);

      g_assert_cmpint (next, >, last);
      last = next;
    }
  hut_clock_observe (&clock, now + HUT_TIME_HOUR, now);
  last = hut_clock_tick (&clock);
  g_assert_cmpint (last, >, now + 59 * G_USEC_PER_SEC);
  g_assert_cmpint (last, <, now + 61 * G_USEC_PER_SEC);
}

static void
test_uids_have_one_text (void)
{
  HutUid fresh = hut_uid_new (), read;
  g_autofree char *text = hut_uid_to_string (&fresh);

  g_assert_true (hut_uid_parse (text, &read));
  g_assert_true (hut_uid_equal (&fresh, &read));
  g_assert_cmpint (text[14], ==, '7');
  text[14] = 'g';
  g_assert_false (hut_uid_parse (text, &read));
  g_assert_false (hut_uid_parse ("0553b7aa-2c4c-800d-b674-26c6d05f034", &read));
  g_assert_false (hut_uid_parse ("0553b7aa2c4c-800d-b674-26c6d05f0345x", &read));
}

/* Computed with another program: the first 16 bytes of SHA-256, version and variant set. */
static void
test_a_key_gives_the_same_uid_everywhere (void)
{
  HutUid a = hut_uid_from_key ("street/110108014", "community", "110108014008");
  g_autofree char *text = hut_uid_to_string (&a);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  static const guchar bytes[] = "street/110108014\0community\0"
                                "110108014008";
  HutUid other = hut_uid_from_key ("street/110108014", "communit", "y110108014008");

  g_checksum_update (sum, bytes, sizeof bytes - 1);
  g_assert_cmpint (memcmp (g_checksum_get_string (sum), text, 8), ==, 0);
  g_assert_cmpint (text[14], ==, '8');
  g_assert_false (hut_uid_equal (&a, &other));
}

static void
test_sealed_opens_only_where_it_belongs (void)
{
  g_autoptr (HutVault) vault = hut_vault_new ();
  g_autoptr (HutVault) stranger = hut_vault_new ();
  g_autoptr (GBytes) sealed = hut_vault_seal (vault, "case", "id", "caller", "王女士");
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  g_autofree char *text = hut_vault_open (vault, "case", "id", "caller", bytes, length, NULL);
  g_autofree guint8 *bent = g_memdup2 (bytes, length);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "王女士");
  g_assert_null (hut_vault_open (vault, "case", "id", "telephone", bytes, length, NULL));
  g_assert_null (hut_vault_open (vault, "case", "other", "caller", bytes, length, NULL));
  g_assert_null (hut_vault_open (stranger, "case", "id", "caller", bytes, length, NULL));
  g_assert_null (hut_vault_open (vault, "case", "id", "caller", bytes, 10, NULL));
  bent[length - 1] ^= 1;
  g_assert_null (hut_vault_open (vault, "case", "id", "caller", bent, length, &error));
  g_assert_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG);
}

static void
test_a_wrapped_key_needs_its_password (void)
{
  g_autoptr (HutVault) vault = hut_vault_new ();
  g_autoptr (GBytes) wrapped = hut_vault_wrap (vault, "correct horse");
  g_autoptr (HutVault) again = hut_vault_unwrap (wrapped, "correct horse", NULL);
  g_autoptr (GBytes) sealed = hut_vault_seal (vault, "k", "i", "f", "text");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (again);
  text = hut_vault_open (again, "k", "i", "f", g_bytes_get_data (sealed, NULL),
                         g_bytes_get_size (sealed), NULL);
  g_assert_cmpstr (text, ==, "text");
  g_assert_null (hut_vault_unwrap (wrapped, "wrong", &error));
  g_assert_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG);
}

static void
test_a_key_file_is_for_its_owner_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hutong-key-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutVault) vault = NULL;
  GStatBuf status;

  g_assert_null (hut_vault_open_file (path, FALSE, &error));
  g_assert_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_LOCKED);
  g_clear_error (&error);
  vault = hut_vault_open_file (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_file_set_contents (path, "not a key", -1, NULL);
  g_assert_null (hut_vault_open_file (path, TRUE, &error));
  g_assert_error (error, HUT_VAULT_ERROR, HUT_VAULT_ERROR_WRONG);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/every-form-is-read", test_every_form_of_a_time_is_read);
  g_test_add_func ("/time/what-is-none-is-refused", test_what_is_no_time_is_refused);
  g_test_add_func ("/time/twice-is-the-first", test_a_local_time_that_comes_twice_is_the_first);
  g_test_add_func ("/time/the-day-begins-at-local-midnight", test_the_day_begins_at_local_midnight);
  g_test_add_func ("/clock/never-stands-still", test_the_clock_never_stands_still);
  g_test_add_func ("/uid/one-text", test_uids_have_one_text);
  g_test_add_func ("/uid/a-key-gives-the-same-everywhere",
                   test_a_key_gives_the_same_uid_everywhere);
  g_test_add_func ("/vault/sealed-opens-only-where-it-belongs",
                   test_sealed_opens_only_where_it_belongs);
  g_test_add_func ("/vault/a-wrapped-key-needs-its-password",
                   test_a_wrapped_key_needs_its_password);
  g_test_add_func ("/vault/a-key-file-is-for-its-owner-only",
                   test_a_key_file_is_for_its_owner_only);
  return g_test_run ();
}
