/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The keys of the hall, in the real window: which turn the screen, and which are of what has the
 * keyboard. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <string.h>

#define BODY "水磨社区居民议事会"
#define MEETING "第三次议事会"
#define MOST_TABS 20

static void
act (HutDeskStage *stage, const char *words)
{
  g_autofree char *line = g_strconcat ("meeting act " MEETING " ", words, NULL);

  g_free (hut_desk_stage_ctl (stage, line));
}

/* An open meeting: the window goes into its hall by itself. The title is on, and presence next. */
static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  g_free (hut_desk_stage_ctl (stage, "meeting new title=" MEETING " body=" BODY
                                     " kind=council rule=council place_name=活动室 "
                                     "starts_at=2026-12-08T19:00"));
  act (stage, "member number=1 name=赵和平 role=chair");
  act (stage, "member number=2 name=孙建国");
  act (stage, "topic title=充电棚选址 minutes=20");
  act (stage, "lead");
  act (stage, "arrive member=1");
  act (stage, "arrive member=2");
  act (stage, "open");
  hut_desk_stage_open (stage, "council");
  hut_desk_stage_press (stage, "切到下一屏");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "接下来：到会情况");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

static void
keys (HutDeskStage *stage, const char *key)
{
  hut_driver_type_keys (stage->driver, key);
}

/* The name of what is on, of what is or is not projected. */
static char *
on_wall (HutDeskStage *stage, const char *pattern)
{
  g_autoptr (HutNode) live = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, pattern);

  return hut_driver_name (live);
}

/* That it is another than @before, by the key @key. */
static void
assert_turns (HutDeskStage *stage, const char *key, const char *pattern)
{
  g_autofree char *before = on_wall (stage, pattern);
  g_autoptr (HutNode) live = NULL;

  keys (stage, key);
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, before);
  live = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, pattern);
}

static HutNode *
entry (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "发言人：*");
  return hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_TEXT, "登记发言*");
}

/* Who types goes on typing: F5 turns the screen, Space is a space. */
static void
test_while_somebody_types (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) typed = entry (stage);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hut_driver_type_text (stage->driver, typed, "9");
  assert_turns (stage, "F5", "未投影：*");
  before = on_wall (stage, "未投影：*");
  keys (stage, "space");
  hut_driver_wait_text (stage->driver, typed, "9 ");
  after = on_wall (stage, "未投影：*");
  g_assert_cmpstr (before, ==, after);
}

/* Walks on from the entry until the button @name has the keyboard. */
static void
tab_to (HutDeskStage *stage, const char *name)
{
  for (guint i = 0; i < MOST_TABS; i++)
    {
      g_autoptr (HutNode) focus = NULL;
      g_autofree char *found = NULL;

      keys (stage, "Tab");
      focus = hut_driver_find_focus (stage->driver, NULL, ATSPI_ROLE_INVALID, NULL);
      found = hut_driver_name (focus);
      if (g_str_equal (found, name))
        return;
    }
  g_error ("“%s” is not reached by Tab", name);
}

/* The button that has the keyboard is pressed: the projection begins, with the screen that was on.
 */
static void
test_space_presses_the_button (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) typed = entry (stage);

  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "未投影：第三次议事会");
  tab_to (stage, "投影");
  keys (stage, "space");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "投影");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "正在投影：第三次议事会");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "接下来：到会情况");
}

/* The projected window has the keyboard where the desktop gives it: a presenter's remote works. */
static void
test_remote_on_the_projected_window (HutDeskStage *stage, gconstpointer unused)
{
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, "投影");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "投影");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "正在投影：*");
  assert_turns (stage, "Page_Down", "正在投影：*");
  assert_turns (stage, "space", "正在投影：*");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/hall-keys/" path, HutDeskStage, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("f5-turns-while-somebody-types", test_while_somebody_types);
  ADD ("space-presses-the-button-that-has-the-keyboard", test_space_presses_the_button);
  ADD ("a-remote-turns-the-projected-window", test_remote_on_the_projected_window);
  return g_test_run ();
}
