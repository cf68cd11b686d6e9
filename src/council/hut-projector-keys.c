/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys of a projection: two controllers on a window, one before what is in it and one after. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-keys.h"

struct _HutProjectorKeys
{
  GtkWidget *window; /* not owned */
  const HutProjectorKeysOf *of;
  gpointer data;
  GtkEventController *before;
  GtkEventController *after;
  gboolean space_down;
  gboolean taken;     /* the last Space was something's in the window */
  gboolean was_taken; /* the one before it */
};

static gboolean
is_space (guint key)
{
  return key == GDK_KEY_space || key == GDK_KEY_KP_Space;
}

static gboolean
is_plain (GdkModifierType state)
{
  return (state & gtk_accelerator_get_default_mod_mask ()) == 0;
}

static GtkWidget *
focus_of (HutProjectorKeys *keys)
{
  return gtk_root_get_focus (GTK_ROOT (keys->window));
}

static gboolean
is_typing (HutProjectorKeys *keys)
{
  GtkWidget *focus = focus_of (keys);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* TRUE: it is held down, and what it was pressed for has had it. */
static gboolean
note_space (HutProjectorKeys *keys)
{
  gboolean held = keys->space_down;

  keys->space_down = TRUE;
  if (held)
    return !is_typing (keys);
  keys->was_taken = keys->taken;
  keys->taken = TRUE; /* until it comes out at the other end */
  return FALSE;
}

static gboolean
turn (HutProjectorKeys *keys, HutProjectorTurn what)
{
  keys->of->turn (keys->data, what);
  return GDK_EVENT_STOP;
}

static gboolean
on_before (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
           HutProjectorKeys *keys)
{
  if (!keys->of->ready (keys->data) || !is_plain (state))
    return GDK_EVENT_PROPAGATE;
  if (is_space (key))
    return note_space (keys);
  keys->taken = FALSE;
  if (key == GDK_KEY_F5)
    return turn (keys, HUT_PROJECTOR_GO_ON);
  if (!keys->of->projecting (keys->data))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    return turn (keys, HUT_PROJECTOR_PAGE_ON);
  if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    return turn (keys, HUT_PROJECTOR_PAGE_BACK);
  return GDK_EVENT_PROPAGATE;
}

static void
on_released (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             HutProjectorKeys *keys)
{
  if (is_space (key))
    keys->space_down = FALSE;
}

/* What nothing else in the window wanted. Where the last Space pressed a button that has gone by
 * it, a second one was meant for that button. */
static gboolean
on_after (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
          HutProjectorKeys *keys)
{
  if (!keys->of->ready (keys->data) || !is_plain (state))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    return turn (keys, HUT_PROJECTOR_PAGE_ON);
  if (!is_space (key))
    return GDK_EVENT_PROPAGATE;
  keys->taken = FALSE;
  if (keys->was_taken && focus_of (keys) == NULL)
    return GDK_EVENT_STOP;
  return turn (keys, HUT_PROJECTOR_GO_ON);
}

static GtkEventController *
add (HutProjectorKeys *keys, GtkPropagationPhase phase, GCallback pressed)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  g_signal_connect (controller, "key-pressed", pressed, keys);
  gtk_widget_add_controller (keys->window, controller);
  return controller;
}

HutProjectorKeys *
hut_projector_keys_new (GtkWidget *window, const HutProjectorKeysOf *of, gpointer data)
{
  HutProjectorKeys *keys = g_new0 (HutProjectorKeys, 1);

  keys->window = window;
  keys->of = of;
  keys->data = data;
  keys->before = add (keys, GTK_PHASE_CAPTURE, G_CALLBACK (on_before));
  g_signal_connect (keys->before, "key-released", G_CALLBACK (on_released), keys);
  keys->after = add (keys, GTK_PHASE_BUBBLE, G_CALLBACK (on_after));
  return keys;
}

void
hut_projector_keys_free (HutProjectorKeys *keys)
{
  if (keys == NULL)
    return;
  gtk_widget_remove_controller (keys->window, keys->before);
  gtk_widget_remove_controller (keys->window, keys->after);
  g_free (keys);
}

void
hut_projector_turn (HutProjector *projector, guint n_pages, HutProjectorTurn what)
{
  guint page = hut_projector_get_page (projector);

  if (what == HUT_PROJECTOR_PAGE_BACK)
    hut_projector_set_page (projector, page > 0 ? page - 1 : 0);
  else if (what == HUT_PROJECTOR_PAGE_ON && page + 1 < n_pages)
    hut_projector_set_page (projector, page + 1);
  else
    hut_projector_go (projector);
}
