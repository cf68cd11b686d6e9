/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of a wall, held together. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall.h"

#include "council/hut-projector-keeper.h"
#include "council/hut-projector-panel.h"
#include "store/hut-store.h"

struct _HutWall
{
  HutProjector *projector;
  HutWallWindow *window;
  HutProjectorKeeper *keeper;
  GtkWidget *panel;
  HutMeetingDesk *desk;
  HutUid meeting; /* whose wall was put back; nil: none */
};

HutWall *
hut_wall_new (void)
{
  HutWall *wall = g_new0 (HutWall, 1);

  wall->projector = hut_projector_new ();
  wall->window = hut_projector_window_new (wall->projector, NULL);
  wall->keeper = hut_projector_keeper_new (wall->projector, wall->window);
  wall->panel = g_object_ref_sink (hut_projector_panel_new (wall->projector, wall->window));
  return wall;
}

void
hut_wall_free (HutWall *wall)
{
  if (wall == NULL)
    return;
  hut_wall_set_desk (wall, NULL);
  hut_projector_keeper_free (wall->keeper);
  g_object_unref (wall->panel);
  g_object_unref (wall->window);
  g_object_unref (wall->projector);
  g_free (wall);
}

GtkWidget *
hut_wall_get_panel (HutWall *wall)
{
  return wall->panel;
}

void
hut_wall_set_desk (HutWall *wall, HutMeetingDesk *desk)
{
  HutCaseBrowser *browser = desk != NULL ? hut_work_desk_get_browser (HUT_WORK_DESK (desk)) : NULL;
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  g_autofree char *map_path = reader != NULL ? hut_reader_get_setting (reader, "map") : NULL;
  g_autoptr (HutWallPictures) pictures =
      browser != NULL ? hut_wall_pictures_new (browser, map_path) : NULL;

  if (desk == NULL)
    {
      hut_projector_keeper_open (wall->keeper, NULL, NULL);
      hut_wall_window_set_on (wall->window, FALSE);
    }
  wall->meeting = (HutUid){ 0 };
  g_set_object (&wall->desk, desk);
  hut_projector_set_pictures (wall->projector, pictures);
  hut_projector_follow (wall->projector, desk);
}

void
hut_wall_meeting_read (HutWall *wall)
{
  const HutMeetingView *view = wall->desk != NULL ? hut_meeting_desk_get_view (wall->desk) : NULL;

  if (view == NULL || hut_uid_equal (&wall->meeting, &view->meeting->meeting->id))
    return;
  wall->meeting = view->meeting->meeting->id;
  hut_projector_keeper_open (wall->keeper, hut_work_desk_get_browser (HUT_WORK_DESK (wall->desk)),
                             &wall->meeting);
}
