/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A mark from 1 to 5, or none yet: five buttons beside each other, of which one is pressed. With
 * the keyboard it is one stop: the digits 1 to 5 choose and 0 takes it back, the arrows go from one
 * to the other; the button that is pressed takes it back too. Main thread.
 *
 * Signal: changed, by a person. */
#define HUT_TYPE_MARK_SCALE (hut_mark_scale_get_type ())
G_DECLARE_FINAL_TYPE (HutMarkScale, hut_mark_scale, HUT, MARK_SCALE, GtkWidget)

/* @name: what is marked; its buttons are called "Timely 5". */
GtkWidget *hut_mark_scale_new (const char *name);

/* 0: none. */
void hut_mark_scale_set_mark (HutMarkScale *self, int mark);
int hut_mark_scale_get_mark (HutMarkScale *self);

G_END_DECLS
