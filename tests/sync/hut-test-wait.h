/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gboolean
hut_test_wait_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @holds; fails the test after @patience microseconds. */
#define HUT_TEST_WAIT(holds, patience)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until_ = g_get_monotonic_time () + (patience);                                          \
    guint tick_ = g_timeout_add (20, hut_test_wait_tick, NULL);                                    \
                                                                                                   \
    while (!(holds))                                                                               \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, until_);                                      \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
    g_source_remove (tick_);                                                                       \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
