/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The clock of a speech: what is left, counting down, and over time with a minus. It has the role
 * of a timer, and its name changes only at a minute, at the warning and at the end; a bell sounds
 * at the last two. Main thread.
 *
 * Signal: rang (gboolean over): the warning (FALSE) or the end was reached while it ran. */
#define HUT_TYPE_CLOCK_LABEL (hut_clock_label_get_type ())
G_DECLARE_FINAL_TYPE (HutClockLabel, hut_clock_label, HUT, CLOCK_LABEL, GtkWidget)

/* @speech NULL: nobody speaks; it is copied. @warn_seconds before the end it warns. */
void hut_clock_label_set_speech (HutClockLabel *self, const HutRecord *speech, int warn_seconds);

G_END_DECLS
