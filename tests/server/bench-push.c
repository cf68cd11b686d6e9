/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How fast operations are judged and kept: bench-push [OPERATIONS]. Two creates and one edit in
 * turn, 500 to a push and a durable commit; then a whole load of the stream. Prints one line of
 * JSON. */

#define G_LOG_DOMAIN "hutong-bench"

#include "hut-test-office.h"

#include "protocol/hut-limits.h"
#include "server/hut-pull.h"
#include "server/hut-push.h"

#include <stdlib.h>

static HutOperation *
make_create (int i)
{
  g_autofree char *title = g_strdup_printf ("路灯不亮,第 %d 处,夜间无法通行", i);
  g_autofree char *phone = g_strdup_printf ("138%08d", i);
  HutOperation *create = hut_test_case (title, TEST_NOW + i);

  hut_test_set (create, "text",
                "居民反映小区东门外道路两侧路灯多日不亮,夜间出行不便,希望尽快修复。");
  hut_test_set (create, "category", "公共服务");
  hut_test_set (create, "category_2", "照明");
  hut_test_set (create, "community", "110108014001");
  hut_test_set (create, "channel", "hotline");
  hut_test_set (create, "address", "成府路 20 号院东门");
  hut_test_set (create, "telephone", phone);
  hut_operation_add (create, hut_kind_field (&hut_kind_case, "created_at"),
                     (HutValue)HUT_VALUE_INIT, hut_value_int (TEST_NOW + i));
  return create;
}

static double
push_all (HutTestOffice *office, const HutCaller *clerk, int operations)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  HutUid last = { { 0 } };
  gint64 spent = 0;

  for (int i = 0; i < operations; i++)
    {
      g_autoptr (HutOperation) operation =
          i % 3 < 2 ? make_create (i)
                    : hut_test_edit (&last, "category_2", "照明", "道路照明", TEST_NOW + i);

      last = operation->id;
      hut_test_log_add (log, operation);
      if ((i + 1) % HUT_PUSH_MAX_LINES == 0 || i + 1 == operations)
        {
          g_autoptr (HutPushAnswer) answer = NULL;
          g_autoptr (GError) error = NULL;
          gint64 start = g_get_monotonic_time ();

          answer = hut_push (&office->ledger, clerk, log->lines->str, log->lines->len, office->now,
                             office->now, &error);
          g_assert_no_error (error);
          g_assert_true (
              hut_data_dir_secure (office->dir, office->ledger.storage, answer->mark, &error));
          spent += g_get_monotonic_time () - start;
          g_string_truncate (log->lines, 0);
        }
    }
  return spent / (double)G_USEC_PER_SEC;
}

static double
pull_all (HutTestOffice *office, const HutCaller *clerk, gint64 end, gsize *bytes)
{
  static const HutUid none = { { 0 } };
  gint64 start = g_get_monotonic_time ();

  *bytes = 0;
  for (gint64 seq = 0; seq < end; seq += HUT_PULL_MAX_LINES)
    {
      g_autofree char *after = g_strdup_printf (TEST_STREET ":full:%" G_GINT64_FORMAT, seq);
      g_autoptr (GPtrArray) cursors = hut_cursors_parse (after, NULL);
      gboolean beyond = FALSE;
      GString *page;

      hut_storage_begin (office->ledger.storage, HUT_STORAGE_READ, NULL);
      page = hut_pull (&office->ledger, clerk, cursors, &none, HUT_PULL_MAX_LINES, &beyond, NULL);
      hut_storage_commit (office->ledger.storage, NULL, NULL);
      *bytes += page->len;
      g_string_free (page, TRUE);
    }
  return (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
}

int
main (int argc, char *argv[])
{
  int operations = argc > 1 ? atoi (argv[1]) : 100000;
  g_autoptr (HutTestOffice) office = hut_test_office_new ();
  g_autoptr (HutCaller) clerk = hut_test_caller_new (office, HUT_ROLE_CLERK);
  double pushed = push_all (office, clerk, operations);
  gint64 seq = hut_test_seq (office, TEST_STREET);
  gsize bytes;
  double pulled = pull_all (office, clerk, seq, &bytes);

  g_print (
      "{\"operations\":%d,\"push_seconds\":%.2f,\"push_per_second\":%.0f,\"seq\":%" G_GINT64_FORMAT
      ",\"pull_seconds\":%.2f,\"pull_bytes\":%" G_GSIZE_FORMAT "}\n",
      operations, pushed, operations / pushed, seq, pulled, bytes);
  return 0;
}
