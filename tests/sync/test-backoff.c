/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Waiting between tries, addresses, and words for people. */

#define G_LOG_DOMAIN "hutong-test"

#include "sync/hut-backoff.h"
#include "sync/hut-http.h"
#include "sync/hut-sync-error.h"

static void
test_doubles_up_to_five_minutes (void)
{
  HutBackoff backoff = { 0 };
  gint64 step = HUT_BACKOFF_FIRST;

  for (int i = 0; i < 40; i++)
    {
      gint64 wait = hut_backoff_fail (&backoff);

      g_assert_cmpint (wait, >=, step / 2);
      g_assert_cmpint (wait, <=, step);
      step = MIN (2 * step, HUT_BACKOFF_LAST);
    }
  g_assert_cmpint (step, ==, HUT_BACKOFF_LAST);
  hut_backoff_reset (&backoff);
  g_assert_cmpint (hut_backoff_fail (&backoff), <=, HUT_BACKOFF_FIRST);
}

static void
test_jitter_spreads (void)
{
  gint64 low = G_MAXINT64, high = 0;

  for (int i = 0; i < 1000; i++)
    {
      gint64 wait = hut_backoff_jitter (1000);

      low = MIN (low, wait);
      high = MAX (high, wait);
    }
  g_assert_cmpint (low, >=, 750);
  g_assert_cmpint (high, <=, 1250);
  g_assert_cmpint (high - low, >, 300);
}

static void
test_password_never_in_the_clear (void)
{
  static const char *const good[] = { "http://127.0.0.1:8080", "http://localhost:1/",
                                      "http://[::1]:5", "https://hutong.example.org" };
  static const char *const bad[] = { "http://192.168.1.5:8080",
                                     "http://hutong.example.org",
                                     "ftp://127.0.0.1",
                                     "127.0.0.1:8080",
                                     "http://u:p@127.0.0.1",
                                     "https://example.org/?a=b",
                                     "",
                                     "http://" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      hut_http_check_url (good[i], &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hut_http_check_url (bad[i], &error));
      g_assert_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_ADDRESS);
    }
}

static void
test_every_code_has_words (void)
{
  for (int code = 0; code <= HUT_SYNC_ERROR_ADDRESS; code++)
    {
      const char *words = hut_sync_error_words (code);

      g_assert_nonnull (words);
      g_assert_true (g_str_has_suffix (words, "."));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/backoff/doubles-up-to-five-minutes", test_doubles_up_to_five_minutes);
  g_test_add_func ("/sync/backoff/jitter-spreads", test_jitter_spreads);
  g_test_add_func ("/sync/address/password-never-in-the-clear", test_password_never_in_the_clear);
  g_test_add_func ("/sync/every-code-has-words", test_every_code_has_words);
  return g_test_run ();
}
