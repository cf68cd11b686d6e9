/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is suggested below an entry, as answers come one after the other. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-suggest-entry.h"

/* The button of the suggestion @n, or NULL. */
static GtkWidget *
suggestion (HutSuggestEntry *entry, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (entry)));

  while (child != NULL && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
set (HutSuggestEntry *entry, const char *first, const char *second, const char *note)
{
  const char *words[] = { first, second, NULL };
  const char *notes[] = { "", note, NULL };

  hut_suggest_entry_set_noted (entry, words, notes);
}

static void
test_stays (void)
{
  HutSuggestEntry *entry = g_object_ref_sink (HUT_SUGGEST_ENTRY (hut_suggest_entry_new ()));
  GtkWidget *first, *second;

  set (entry, "学堂路", "成府路", "甲");
  first = suggestion (entry, 0);
  second = g_object_ref (suggestion (entry, 1));
  set (entry, "学堂路", "成府路", "甲");
  g_assert_true (suggestion (entry, 0) == first);
  g_assert_true (suggestion (entry, 1) == second);
  set (entry, "学堂路", "成府路", "乙");
  g_assert_true (suggestion (entry, 0) == first);
  g_assert_true (suggestion (entry, 1) != second);
  set (entry, "学堂路", NULL, NULL);
  g_assert_true (suggestion (entry, 0) == first);
  g_assert_null (suggestion (entry, 1));
  set (entry, NULL, NULL, NULL);
  g_assert_null (suggestion (entry, 0));
  g_object_unref (second);
  g_object_unref (entry);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest-entry/what-is-suggested-again-stays", test_stays);
  return g_test_run ();
}
