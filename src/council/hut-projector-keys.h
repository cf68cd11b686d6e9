/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-projector.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys by which a projection goes on, wherever in a window the keyboard is:
 *
 *   F5                  the next screen; always
 *   Page Down, Page Up  what a presenter's remote sends: the next page of what is on, and after the
 *                       last the next screen; the page before. While something is projected they
 *                       are nobody else's.
 *   Space               the next screen, where nothing in the window takes it: a button that has
 *                       the keyboard is pressed. A key that is held down, and one that follows on
 *                       a button which has gone by being pressed, turn nothing.
 *
 * Modifiers held with them mean something else. Main thread. */
typedef enum
{
  HUT_PROJECTOR_GO_ON,
  HUT_PROJECTOR_PAGE_ON,
  HUT_PROJECTOR_PAGE_BACK,
} HutProjectorTurn;

typedef struct
{
  /* Whether keys are for the projection now: it is in sight. */
  gboolean (*ready) (gpointer data);
  gboolean (*projecting) (gpointer data);
  void (*turn) (gpointer data, HutProjectorTurn turn);
} HutProjectorKeysOf;

typedef struct _HutProjectorKeys HutProjectorKeys;

/* Listens on @window until it is freed, before the window goes. @of is static. */
HutProjectorKeys *hut_projector_keys_new (GtkWidget *window, const HutProjectorKeysOf *of,
                                          gpointer data);
void hut_projector_keys_free (HutProjectorKeys *keys);

/* Turns what @projector has on, of which there are @n_pages pages: after the last comes the next
 * screen, before the first nothing. */
void hut_projector_turn (HutProjector *projector, guint n_pages, HutProjectorTurn what);

G_END_DECLS
