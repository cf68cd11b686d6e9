/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A map file that a person chose, or opened from elsewhere, becomes the map of the street that is
 * open. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-map-file.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
on_map_used (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!hut_map_file_use_finish (result, &error))
    {
      g_message ("The map file is not used: %s", error->message);
      hut_window_tell (self, hut_map_file_words (error), _ ("Choose Another…"), "app.map-file");
      return;
    }
  if (self->desk != (HutDesk *)source)
    return;
  hut_desk_renew_map (self->desk);
  if (self->work != NULL)
    hut_work_page_renew_map (self->work);
  hut_window_tell (self, _ ("The map is shown from the chosen file"), NULL, NULL);
}

void
hut_window_use_map (HutWindow *self, const char *path)
{
  g_return_if_fail (HUT_IS_WINDOW (self));

  if (self->desk != NULL)
    hut_map_file_use_async (self->desk, path, on_map_used, g_object_ref (self));
  else
    {
      g_free (self->map_waiting);
      self->map_waiting = g_strdup (path);
    }
}

void
hut_window_use_waiting_map (HutWindow *self)
{
  g_autofree char *path = NULL;

  if (self->desk == NULL || self->map_waiting == NULL)
    return;
  path = g_steal_pointer (&self->map_waiting);
  hut_window_use_map (self, path);
}
