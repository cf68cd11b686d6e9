/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One step in a frame; see the header. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-frame-steps.h"

#define KEY "hut-frame-steps" /* of a widget: GUINT_TO_POINTER of its tick callback */

typedef struct
{
  HutFrameStep step;
  gpointer data;
  GDestroyNotify destroy;
} Steps;

static void
steps_free (gpointer data)
{
  Steps *steps = data;

  if (steps->destroy != NULL)
    steps->destroy (steps->data);
  g_free (steps);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Steps *steps = data;

  if (steps->step (steps->data))
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
  return G_SOURCE_REMOVE;
}

void
hut_frame_steps_start (GtkWidget *widget, HutFrameStep step, gpointer data, GDestroyNotify destroy)
{
  Steps *steps;
  guint id;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (step != NULL);

  hut_frame_steps_stop (widget);
  steps = g_new0 (Steps, 1);
  *steps = (Steps){ step, data, destroy };
  if (!step (data))
    {
      steps_free (steps);
      return;
    }
  id = gtk_widget_add_tick_callback (widget, on_tick, steps, steps_free);
  g_object_set_data (G_OBJECT (widget), KEY, GUINT_TO_POINTER (id));
}

void
hut_frame_steps_stop (GtkWidget *widget)
{
  guint id;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  id = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (widget), KEY));
  if (id != 0)
    gtk_widget_remove_tick_callback (widget, id);
}

gboolean
hut_frame_steps_are_left (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY) != NULL;
}
