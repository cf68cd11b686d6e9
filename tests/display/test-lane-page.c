/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of a lane offers each role just what the store takes from it. */

#define PATIENCE (20 * G_USEC_PER_SEC)
#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-roster.h"
#include "hut-test-store.h"

#include "roster/hut-lane-page.h"
#include "store/hut-write.h"

#define NOW "2026-11-26T15:10:00+08:00"
#define CODE "L1"

typedef struct
{
  HutTestStore test;
  HutUid lane;
  HutCaseBrowser *browser;
  HutLanePage *page;
  GtkWindow *window;
} Fixture;

static gboolean
write_it (Fixture *fixture, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  if (hut_store_write (fixture->test.store, write, &error))
    return TRUE;
  /* By the role, and by no other rule. */
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  return FALSE;
}

/* ---- What the store takes ---- */

static gboolean
takes_check (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *check = hut_test_make (&hut_kind_lane_check);

  hut_record_set_text (check, "lane", CODE);
  hut_record_set_int (check, "at", hut_test_at ("2026-11-26 10:00"));
  hut_record_set_text (check, "items", "{}");
  hut_write_create (write, check);
  return write_it (fixture, write);
}

static gboolean
takes_field (Fixture *fixture, const char *field, const char *value)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_lane, &fixture->lane);
  hut_write_set (write, field, hut_value_text (value));
  return write_it (fixture, write);
}

static gboolean
takes_line (Fixture *fixture)
{
  return takes_field (fixture, "line", "[[1163300000,400000000],[1163310000,400000000]]");
}

/* The lane itself, or what its profile says. */
static gboolean
takes_edit (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_lane_profile_id (hut_store_get_stream (fixture->test.store), CODE);
  HutRecord *profile = hut_record_new (&hut_kind_lane_profile, &id, NULL);
  gboolean lane = takes_field (fixture, "name", "东一巷北段");

  hut_record_set_text (profile, "lane", CODE);
  hut_record_set_text (profile, "greening", "绿化队");
  hut_write_create (write, profile);
  return write_it (fixture, write) || lane;
}

static gboolean
takes_void (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_void (write, &hut_kind_lane, &fixture->lane, "已并入西二巷");
  return write_it (fixture, write);
}

static const struct
{
  const char *action;
  gboolean (*takes) (Fixture *fixture);
} acts[] = {
  { "lane.check", takes_check },
  { "lane.edit", takes_edit },
  { "lane.line", takes_line },
  { "lane.void", takes_void }, /* the last: nothing is left to be done with it */
};

/* ---- What the page offers ---- */

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

static gboolean
offers (Fixture *fixture, const char *action)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->page), action);

  g_assert_nonnull (button);
  return gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static gboolean
is_shown (Fixture *fixture)
{
  GtkWidget *check = find_button (GTK_WIDGET (fixture->page), "lane.check");

  return hut_lane_page_is_filled (fixture->page) && check != NULL && gtk_widget_get_mapped (check);
}

static void
wait_shown (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!is_shown (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up (Fixture *fixture, gconstpointer role)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *lane = hut_test_make (&hut_kind_lane);
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->lane = lane->id;
  hut_record_set_text (lane, "code", CODE);
  hut_record_set_text (lane, "name", "东一巷");
  hut_write_create (write, lane);
  g_assert_true (write_it (fixture, write));
  if (role != NULL)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT OR REPLACE INTO setting VALUES ('role', '%s')", (const char *)role);

      hut_test_store_change_behind (fixture->test.path, sql);
    }
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
  fixture->page = g_object_new (HUT_TYPE_LANE_PAGE, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  hut_lane_page_set_browser (fixture->page, fixture->browser);
  hut_lane_page_show (fixture->page, CODE, FALSE);
  wait_shown (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static void
test_offers (Fixture *fixture, gconstpointer role)
{
  gboolean offered[G_N_ELEMENTS (acts)];

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    offered[i] = offers (fixture, acts[i].action);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gboolean taken = acts[i].takes (fixture);

      g_test_message ("%s: %s, %s", acts[i].action, offered[i] ? "offered" : "not offered",
                      taken ? "taken" : "refused");
      g_assert_cmpint (offered[i], ==, taken);
    }
  /* A clerk checks lanes and does not draw them. */
  if (g_strcmp0 (role, "clerk") == 0)
    {
      g_assert_true (offered[0] && offered[1]);
      g_assert_false (offered[2] || offered[3]);
    }
}

#define ADD(name, role)                                                                            \
  g_test_add ("/lane-page/offers-" name, Fixture, role, set_up, test_offers, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("HUTONG_NOW", NOW, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-clerk-what-is-taken", "clerk");
  ADD ("a-leader-what-is-taken", "leader");
  ADD ("an-administrator-what-is-taken", "admin");
  ADD ("all-in-a-file-without-a-server", NULL);
  return g_test_run ();
}
