/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The clock of the projected screen: what is left, in minutes and seconds. It has the accessible
 * role of a timer, and is one thing whose figures are drawn, not a label, so that what is read out
 * changes only at a minute, at the warning and at the end. It wakes up for each second while it
 * runs and is seen.
 *
 * Signal: turned (): it is in another stage. */
#define HUT_TYPE_WALL_CLOCK (hut_wall_clock_get_type ())
G_DECLARE_FINAL_TYPE (HutWallClock, hut_wall_clock, HUT, WALL_CLOCK, GtkWidget)

typedef enum
{
  HUT_CLOCK_RUNS,
  HUT_CLOCK_PAUSED,
  HUT_CLOCK_WARNS,
  HUT_CLOCK_OVER,
} HutClockStage;

GtkWidget *hut_wall_clock_new (void);

void hut_wall_clock_set_clock (HutWallClock *self, const HutScreenClock *clock);

HutClockStage hut_wall_clock_get_stage (HutWallClock *self);

/* As it is drawn, "2:41"; and as it is read out. Owned by the widget. */
const char *hut_wall_clock_get_words (HutWallClock *self);
const char *hut_wall_clock_get_name (HutWallClock *self);

/* The height of its type in its own pixels, for tests. */
double hut_wall_clock_get_type_height (HutWallClock *self);

/* The stage and what is left of @clock at @now in words that are read out: "2 minutes left". Free
 * with g_free(). */
char *hut_wall_clock_name (const HutScreenClock *clock, HutTime now);
HutClockStage hut_wall_clock_stage (const HutScreenClock *clock, HutTime now);

G_END_DECLS
