/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

G_BEGIN_DECLS

/* How a screen is put together, for the files that make one. What takes a `char *` takes it over,
 * and leaves out NULL. */

/* With nothing on it. */
HutScreen *hut_screen_alloc (HutScreenKind kind);

void hut_screen_take_paragraph (HutScreen *screen, char *words);
void hut_screen_take_why (HutScreen *screen, char *words);
void hut_screen_add_figure (HutScreen *screen, const char *label, gint64 amount,
                            HutScreenPattern pattern);
/* In 0.01 m². */
void hut_screen_add_area (HutScreen *screen, const char *label, gint64 area,
                          HutScreenPattern pattern);
/* Owned by the screen, until the next line. */
HutScreenLine *hut_screen_take_line (HutScreen *screen, char *words);

/* "Item 3" of @topic, or nothing. */
void hut_screen_set_item (HutScreen *screen, const HutMeetingView *view, const HutRecord *topic);

/* Of a motion; FALSE where there is none that may be shown (hut-screen-vote.c). */
gboolean hut_screen_build_motion (HutScreen *screen, const HutMeetingView *view,
                                  const HutScreenAsk *ask);
gboolean hut_screen_build_vote (HutScreen *screen, const HutMeetingView *view,
                                const HutScreenAsk *ask);
gboolean hut_screen_build_result (HutScreen *screen, const HutMeetingView *view,
                                  const HutScreenAsk *ask, HutScreenAudience audience);

/* The verdict on @motion as it is on record, in words; NULL before it was counted. Sets the tone.
 */
char *hut_screen_verdict (const HutMeetingView *view, const HutRecord *motion, HutScreenTone *tone);

/* Whom what was counted goes to, else by which article it holds: as short as it is read from afar;
 * the minutes and the notice have all of it. */
void hut_screen_take_articles (HutScreen *screen, const HutMeetingView *view,
                               const HutRecord *motion);

G_END_DECLS
