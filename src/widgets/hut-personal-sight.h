/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long personal values that were asked for stand on the screen in full: they go again after a
 * while, when the page that shows them is left, and when the session is locked. Whoever shows them
 * masks them at the signal.
 *
 * Signal: ended: the values are to be masked again. Main thread. */
#define HUT_TYPE_PERSONAL_SIGHT (hut_personal_sight_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonalSight, hut_personal_sight, HUT, PERSONAL_SIGHT, GObject)

/* Seconds: long enough to dial a number, too short to be left standing. */
#define HUT_PERSONAL_SIGHT_SECONDS 60

HutPersonalSight *hut_personal_sight_new (guint seconds);

/* Ends it too when @widget is no longer mapped, or the desktop locks the session of the default
 * application. */
void hut_personal_sight_watch (HutPersonalSight *self, GtkWidget *widget);

/* Begins; where it is open, the time begins anew. */
void hut_personal_sight_open (HutPersonalSight *self);
gboolean hut_personal_sight_is_open (HutPersonalSight *self);

/* Ends it without the signal, for who masks by itself. */
void hut_personal_sight_close (HutPersonalSight *self);

G_END_DECLS
