/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month of a page: with which it begins, and how it goes on from there. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-cover-span.h"
#include "widgets/hut-month-switch.h"

typedef struct
{
  HutMonthSwitch *month;
  GTimeZone *zone;
  guint n_changed;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->month = g_object_ref_sink (g_object_new (HUT_TYPE_MONTH_SWITCH, NULL));
  fixture->zone = hut_time_zone ("Asia/Shanghai");
  g_signal_connect_swapped (fixture->month, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->month);
}

static HutTime
at (Fixture *fixture, const char *day)
{
  HutTime time = 0;

  g_assert_true (hut_time_parse (day, fixture->zone, &time));
  return time;
}

static void
assert_month (Fixture *fixture, const char *now, const char *expected)
{
  guint n_days = 0;
  gint64 first = hut_month_switch_take (fixture->month, at (fixture, now), fixture->zone, &n_days);
  g_autofree char *code = hut_month_code (first);

  g_assert_cmpstr (code, ==, expected);
  g_assert_cmpuint (n_days, >=, 28);
}

/* Back, forward and to the present one, in this order. */
static void
press (Fixture *fixture, guint which)
{
  GtkWidget *child =
      gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (fixture->month)));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && which-- == 0)
      {
        g_signal_emit_by_name (child, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static void
test_begins (Fixture *fixture, gconstpointer unused)
{
  hut_month_switch_begin (fixture->month, at (fixture, "2026-11-19"), fixture->zone, 20, 0);
  assert_month (fixture, "2026-11-19", "2026-11");
  hut_month_switch_begin (fixture->month, at (fixture, "2026-11-20"), fixture->zone, 20, 0);
  assert_month (fixture, "2026-11-20", "2026-11");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_begins_with_the_next (Fixture *fixture, gconstpointer unused)
{
  hut_month_switch_begin (fixture->month, at (fixture, "2026-12-20"), fixture->zone, 20, 0);
  assert_month (fixture, "2026-12-20", "2027-01");
}

static void
test_goes (Fixture *fixture, gconstpointer unused)
{
  press (fixture, 0);
  assert_month (fixture, "2027-01-31", "2026-12");
  press (fixture, 1);
  press (fixture, 1);
  assert_month (fixture, "2027-01-31", "2027-02");
  press (fixture, 2);
  assert_month (fixture, "2027-01-31", "2027-01");
  g_assert_cmpuint (fixture->n_changed, ==, 4);
  press (fixture, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 4);
}

static void
test_ends (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 30; i++)
    press (fixture, 0);
  assert_month (fixture, "2026-11-27", "2024-11");
  g_assert_cmpuint (fixture->n_changed, ==, 24);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/month-switch/begins-once", test_begins);
  ADD ("/month-switch/begins-with-the-next-when-this-one-ends", test_begins_with_the_next);
  ADD ("/month-switch/goes-back-forward-and-to-the-present", test_goes);
  ADD ("/month-switch/does-not-leave-two-years", test_ends);
  return g_test_run ();
}
