/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A clock that counts to an instant, or from one: "11:14", "1:05:09", over its time "−08:14", from
 * a day on "2 d 3 h". It goes a second at a time, and only while it is seen. It has the role of a
 * timer; its name says what it counts, and changes only with the minute and when the time passes.
 * It looks as the style class of the caller's choice says ("hut-figure"), and has the class of its
 * tone beside it. Main thread.
 *
 * Signal: passed (): the instant that it counts to has come while it was seen. */
#define HUT_TYPE_COUNT_CLOCK (hut_count_clock_get_type ())
G_DECLARE_FINAL_TYPE (HutCountClock, hut_count_clock, HUT, COUNT_CLOCK, GtkWidget)

typedef enum
{
  HUT_COUNT_NOTHING, /* "–" */
  HUT_COUNT_TO,      /* an instant; from then on what it is over, with a minus */
  HUT_COUNT_SINCE,   /* an instant */
  HUT_COUNT_STANDS,  /* a length of time, that does not change */
} HutCount;

GtkWidget *hut_count_clock_new (const char *style);

/* @at: the instant, or the length. @what: what it counts, for who does not see the words beside it.
 * @tone: a style class, or NULL; counting to an instant that has passed it is "overdue". */
void hut_count_clock_set (HutCountClock *self, HutCount count, HutTime at, const char *what,
                          const char *tone);

/* A length of time as figures, as above; what is left (TO) is rounded up, all else down. Free with
 * g_free(). */
char *hut_count_figures (HutCount count, HutTime length);

/* The same in words, to the minute: "11 min", "2 h 5 min", "3 d 4 h"; what is over has no sign.
 * Translated; free with g_free(). */
char *hut_count_words (HutCount count, HutTime length);

G_END_DECLS
