/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the frames of a window cost its main thread while a script works in it (hut-drive.h), told
 * on stderr. "Ours" is a frame from its beginning until its picture is put together, without GTK's
 * renderer after that, which often has no graphics card. It is measured thrice:
 *
 * - wall: by the clock;
 * - CPU: by what the system charged the thread, which other processes do not lengthen;
 * - run: of that, without what the thread stood still. A timer interrupts it every millisecond;
 *   where so much was charged in between that it must have fired in vain, nothing ran: the host
 *   had taken the processor away and the guest was told nothing, or the kernel did not let go.
 *
 * Main thread; one window at a time. */

/* Begins with the next frame but one, the first being all that is new. */
void hut_drive_frames_start (GtkWidget *window);

/* What is done from now on, for the lines about long frames. @what is static. */
void hut_drive_frames_note (const char *what);

/* Tells the figures of the frames since it was called last:
 * "drive NAME N median M most M99 longest M over N", milliseconds, the last of them those of more
 * than 16 ms; NAME is frames (with the renderer, CPU), wall, own (CPU) or run. */
void hut_drive_frames_tell (void);

G_END_DECLS
