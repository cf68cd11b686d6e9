/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two settings of the file: "wall", the meeting's uid and the projector's text, and "wall-screen".
 * Main thread, but for the writing. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-keeper.h"

#include "store/hut-reader.h"

#include <string.h>

#define SOON 300 /* ms */
#define WALL "wall"
#define SCREEN "wall-screen"

struct _HutProjectorKeeper
{
  HutProjector *projector;
  HutWallWindow *window;
  HutStore *store; /* NULL: none */
  HutUid meeting;
  guint source;
  gboolean restoring;
};

typedef struct
{
  char *wall, *screen;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->wall);
  g_free (kept->screen);
  g_free (kept);
}

static void
write_kept (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Kept *kept = data;
  g_autoptr (GError) error = NULL;

  if (!hut_store_set_setting (source, WALL, kept->wall, &error) ||
      !hut_store_set_setting (source, SCREEN, kept->screen, &error))
    g_warning ("what is projected could not be kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
keep (HutProjectorKeeper *keeper)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *text = NULL;
  char id[HUT_UID_STRING_LEN + 1];
  Kept *kept;

  g_clear_handle_id (&keeper->source, g_source_remove);
  if (keeper->store == NULL || hut_uid_is_nil (&keeper->meeting))
    return;
  kept = g_new0 (Kept, 1);
  text = hut_projector_save (keeper->projector);
  kept->wall = g_strconcat (hut_uid_print (&keeper->meeting, id), " ", text, NULL);
  kept->screen = g_strdup (hut_wall_window_get_place (keeper->window));
  task = g_task_new (keeper->store, NULL, NULL, NULL);
  g_task_set_task_data (task, kept, kept_free);
  g_task_run_in_thread (task, write_kept);
}

static gboolean
on_soon (gpointer data)
{
  HutProjectorKeeper *keeper = data;

  keeper->source = 0;
  keep (keeper);
  return G_SOURCE_REMOVE;
}

static void
on_changed (HutProjectorKeeper *keeper)
{
  if (!keeper->restoring && keeper->source == 0 && keeper->store != NULL)
    keeper->source = g_timeout_add (SOON, on_soon, keeper);
}

HutProjectorKeeper *
hut_projector_keeper_new (HutProjector *projector, HutWallWindow *window)
{
  HutProjectorKeeper *keeper = g_new0 (HutProjectorKeeper, 1);

  keeper->projector = g_object_ref (projector);
  keeper->window = g_object_ref (window);
  g_signal_connect_swapped (projector, "changed", G_CALLBACK (on_changed), keeper);
  g_signal_connect_swapped (window, "notify::standing", G_CALLBACK (on_changed), keeper);
  return keeper;
}

void
hut_projector_keeper_free (HutProjectorKeeper *keeper)
{
  if (keeper == NULL)
    return;
  if (keeper->source != 0)
    keep (keeper);
  g_signal_handlers_disconnect_by_data (keeper->projector, keeper);
  g_signal_handlers_disconnect_by_data (keeper->window, keeper);
  g_clear_object (&keeper->projector);
  g_clear_object (&keeper->window);
  g_clear_object (&keeper->store);
  g_free (keeper);
}

/* What follows the uid of the meeting, or NULL where it is of another. */
static const char *
text_of (const char *wall, const HutUid *meeting)
{
  char id[HUT_UID_STRING_LEN + 1];

  hut_uid_print (meeting, id);
  return wall != NULL && g_str_has_prefix (wall, id) && wall[HUT_UID_STRING_LEN] == ' '
             ? wall + HUT_UID_STRING_LEN + 1
             : NULL;
}

void
hut_projector_keeper_open (HutProjectorKeeper *keeper, HutCaseBrowser *browser, const HutUid *id)
{
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  g_autofree char *wall = reader != NULL ? hut_reader_get_setting (reader, WALL) : NULL;
  g_autofree char *screen = reader != NULL ? hut_reader_get_setting (reader, SCREEN) : NULL;
  const char *text;

  if (keeper->source != 0)
    keep (keeper);
  g_clear_object (&keeper->store);
  if (browser != NULL)
    keeper->store = g_object_ref (hut_case_browser_get_store (browser));
  keeper->meeting = id != NULL ? *id : (HutUid){ 0 };
  keeper->restoring = TRUE;
  if (screen != NULL)
    hut_wall_window_set_place (keeper->window, screen);
  text = text_of (wall, &keeper->meeting);
  if (text != NULL)
    hut_projector_restore (keeper->projector, text);
  keeper->restoring = FALSE;
}
