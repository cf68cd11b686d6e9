/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl mine and task: what waits for a person, noted, handed over, done and taken back. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_init (fixture);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

/* The value of the text member @name of the last answer. */
static char *
member (HutTestCtl *fixture, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\":\"", name);
  const char *start = strstr (fixture->said, key);

  g_assert_nonnull (start);
  start += strlen (key);
  return g_strndup (start, strcspn (start, "\""));
}

static void
test_noted_handed_over_done_and_taken_back (HutTestCtl *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autofree char *batch = NULL;

  hut_test_ctl (fixture, "task add --title Look --assignee Li --due 2099-01-02 --json", 0);
  id = member (fixture, "id");
  hut_test_ctl (fixture, "mine --who Li --json", 0);
  hut_test_ctl_said (fixture, "\"kind\":\"noted\"");
  hut_test_ctl_said (fixture, "\"later\":1");
  words = g_strdup_printf ("task hand-over %s --assignee Wang", id);
  hut_test_ctl (fixture, words, 0);
  hut_test_ctl (fixture, "mine --who Li --json", 0);
  hut_test_ctl_said (fixture, "\"items\":[]");
  g_free (words);
  words = g_strdup_printf ("task done %s", id);
  hut_test_ctl (fixture, words, 1);
  hut_test_ctl_said (fixture, "A task is done with its result");
  g_free (words);
  words = g_strdup_printf ("task done %s --result Seen --json", id);
  hut_test_ctl (fixture, words, 0);
  batch = member (fixture, "batch");
  hut_test_ctl (fixture, "task list --json", 0);
  hut_test_ctl_said (fixture, "\"items\":[]");
  g_free (words);
  words = g_strdup_printf ("undo %s", batch);
  hut_test_ctl (fixture, words, 0);
  hut_test_ctl (fixture, "task list --who Wang", 0);
  hut_test_ctl_said (fixture, "Look");
  hut_test_ctl (fixture, "verify", 0);
}

static void
test_what_is_wrong_is_said (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "mine", 1);
  hut_test_ctl_said (fixture, "--who NAME");
  hut_test_ctl (fixture, "mine --who A --unit B", 2);
  hut_test_ctl (fixture, "task add --title Look", 1);
  hut_test_ctl_said (fixture, "Name a unit or a person");
  hut_test_ctl (fixture, "task add --title Look --assignee Li --due tomorrow", 1);
  hut_test_ctl (fixture, "task add --title Look --assignee Li --matter nothing", 1);
  hut_test_ctl (fixture, "task done 01a217a5-4916-7420-903d-c5b4d957dd9a --result R", 1);
  hut_test_ctl_said (fixture, "The task is not there any more.");
  hut_test_ctl (fixture, "task done nothing --result R", 2);
  hut_test_ctl (fixture, "task", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, HutTestCtl, NULL, set_up, func, tear_down)
  TEST ("/ctl-mine/noted-handed-over-done-and-taken-back",
        test_noted_handed_over_done_and_taken_back);
  TEST ("/ctl-mine/what-is-wrong-is-said", test_what_is_wrong_is_said);
  return g_test_run ();
}
